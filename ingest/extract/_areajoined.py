"""Areas' names with more than one part in them: topics that 与 joins, pairs of places that share an ending, parks of two."""

from __future__ import annotations

import re

from ingest.extract._draft import Draft, Mention
from ingest.extract._found import Found
from ingest.extract._generic import proper
from ingest.extract._names import run_before
from ingest.extract._ownname import TOPIC_KINDS
from ingest.extract._zones import Ending
from kb.gazetteer.initials import customary, may_be_city, may_be_initial
from kb.vocabulary import SPATIAL

_REACH = 22
_JOINTLY = re.compile("合办|共建|合作|合建|联合|携手|联手")


def of_two(draft: Draft, first: int, floor: int) -> bool:
    """甲市与乙市合办的甲乙光电产业园: does the name begin with the initials of two that the clause says make it together?"""
    low = max(floor, first - 100)
    said = _JOINTLY.search(draft.text, low, first)
    initials = [draft.text[k.start] for k in draft.mentions_in(low, first, SPATIAL) if k.end - k.start > 1]
    pair = draft.text[first : first + 2]
    return said is not None and pair[0] in initials and pair[1] in initials and pair[0] != pair[1]


_AND = re.compile("[和与及、]")
_LAND = re.compile("^[江河湖]?(?:流域|沿岸|沿线|库区|湖区)?")


def of_topics(text: str, known: list[Mention], begin: int, end: int, ending: Ending, floor: int) -> list[Found]:
    """甲河流域生态保护与绿色发展示范区: a place or a river's basin, topics that 与 joins, and the ending."""
    if ending.kind not in TOPIC_KINDS:
        return []
    place = next((k for k in reversed(known) if k.end < begin), None)
    basin = text.rfind("流域", max(floor, begin - _REACH), begin)
    start, own = (place.start, text[place.end : begin]) if place else (begin, "")
    if basin >= 0 and (place is None or basin >= place.end - 2):
        start, own = run_before(text, basin, known, floor).start, text[basin + 2 : begin]
    named = start < begin and len(own) > 2 and not own.startswith(("片区", "新区", "园区", "城区")) and own.replace("、", "").isalpha()
    return (
        [Found(start, end, text[start:end], ending, placed=True)]
        if named and _AND.search(own[1:]) and not proper(_AND.sub("", own))
        else []
    )


_DASH = re.compile("[—–－-]+")
_PAIRED = re.compile("(?:等)?(?:[两二三四五六七八九十]个)?(?P<of>[\u4e00-\u9fff]{0,16})$")


def pairs(text: str, known: list[Mention], begin: int, end: int, word: str, ending: Ending) -> list[Found]:
    """甲—乙、丙—丁两个一体化发展示范区: at least two pairs of places that share the ending."""
    places: list[tuple[int, int]] = []
    for k in known:
        if k.end <= begin:
            places.append((places.pop()[0] if places and places[-1][1] == k.start else k.start, k.end))
    tail = _PAIRED.fullmatch(text, places[-1][1], begin) if places else None
    if tail is None or proper(tail["of"]):
        return []
    found: list[Found] = []
    backwards = places[::-1]
    for last, first in zip(backwards[::2], backwards[1::2], strict=False):
        if not _DASH.fullmatch(text, first[1], last[0]) or (found and text[last[1] : found[-1].start] not in ("、", "和", "与")):
            break
        found.append(Found(first[0], last[1], text[first[0] : last[1]] + tail["of"] + word, ending, placed=True))
    return found if len(found) > 1 else []


_ROW = re.compile(
    "(?P<items>[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,4}){1,6})(?:等(?:[\\d两二三四五六七八九十]+[个条大])?|[\\d两二三四五六七八九十]+[个条大])$"
)
_OF_ROWS = ("都市圈", "城市群", "经济圈", "经济带", "产业带", "走廊", "大走廊")


def initials_listed(text: str, begin: int, word: str, ending: Ending, floor: int) -> list[Found]:
    """甲乙、丙丁等产业带: rows of cities' initials that share the ending."""
    if word not in _OF_ROWS:
        return []
    m = _ROW.search(text, max(floor, begin - 44), begin)
    if m is None:
        return []
    found: list[Found] = []
    at = m.end("items")
    for own in reversed(m["items"].split("、")):
        start = at - len(own)
        begins = run_before(text, at, (), floor).start if start == m.start() else start
        row = text[begins:at]
        if not 2 <= len(row) <= 4 or not may_be_city(row[0]) or not all(map(may_be_initial, row)):
            return []
        found.append(Found(begins, at, row + word, ending, placed=True))
        at = start - 1
    return found if any(customary(f.name[0]) for f in found) else []
