"""Parts of free-trade zones: 自贸试验区甲片区, 乙、丙片区, where the sentence speaks of such a zone.

片区 alone is any part of a town; only the zone before it, or named earlier in the sentence, makes it one.
"""

from __future__ import annotations

import re

from ingest.extract._draft import Draft
from ingest.extract._found import Found
from ingest.extract._names import bracketed_before
from ingest.extract._zones import Ending
from kb.vocabulary import PLACES

_OWN = r"[\u4e00-\u9fff]{2,10}?"
SECTION = re.compile(rf"{_OWN}片区")
_ZONE = re.compile(r"(?:自由贸易|自贸)[试实]验区|自贸区")
_SEVERAL = re.compile("片区|[、和与及]")
_REACH = 80


def sections(draft: Draft, begin: int, end: int, ending: Ending, floor: int) -> list[Found]:
    """The parts whose shared 片区 stands at `begin`–`end`, none where no free-trade zone is spoken of."""
    text = draft.text
    low = max(floor, begin - _REACH)
    zones = list(_ZONE.finditer(text, low, begin))
    if not zones:
        return []
    zone = zones[-1]
    between = text[zone.end() : begin]
    if re.fullmatch(_OWN, between) and not _SEVERAL.search(between):
        return [_of_zone(draft, zone, end, ending, floor)]
    found: list[Found] = []
    start = max(zone.end(), *(text.rfind(mark, low, begin) + 1 for mark in "，；：。"))
    for k in draft.mentions_in(start, begin, PLACES):
        rest = re.match("片区|(?=[、和与及])", text[k.end : begin + len(ending.word)])
        if rest is not None and (found or k.start == start or text[k.start - 1] in "、和与及推动快进持" or k.start == zone.end()):
            stop = end if k.end == begin else k.end + len(rest[0])
            found.append(Found(k.start, stop, text[k.start : k.end] + ending.word, ending, placed=True))
    return found if found and found[-1].end == end else []


def _of_zone(draft: Draft, zone: re.Match[str], end: int, ending: Ending, floor: int) -> Found:
    """The part with the zone's own name before it: 中国（甲）自由贸易试验区乙片区, 甲自贸试验区乙片区."""
    text, start = draft.text, zone.start()
    bracket = bracketed_before(text, start)
    if bracket is not None and bracket >= floor:
        start = bracket
    else:
        before = [k for k in draft.mentions_in(max(floor, start - 12), start, PLACES) if k.end == start]
        start = before[0].start if before else start
    return Found(start, end, text[start:end], ending, placed=True)
