"""Groups that stand for places named before: 三市将共建甲带, 甲圈四市, 等其他成员市.

Only places that the text itself names count: what is known of an area elsewhere says nothing here.
"""

from __future__ import annotations

import re

from ingest.extract._anaphora import GROUP, count_of, resolve_group
from ingest.extract._clauses import paragraph_before
from ingest.extract._draft import Draft, Mention
from ingest.extract._extent import Item, extent
from ingest.extract._lists import PlaceList, lists
from ingest.extract._membership_extents import members
from ingest.extract._membership_reference import CIRCLES
from kb.model import Passage
from kb.vocabulary import AREAS, PLACES

_WITH = re.compile("[与和同]$")
_FELLOWS = re.compile("等?(?:地|市)?(?P<other>其他|其余)?(?:各)?成员(?:城市|市|地区|县市|区县)(?![^，。；]{0,4}(?:联盟|协会))")
_COMPANY = re.compile("[，]?[^，。；]{0,6}(?:与|和|同|以及|及)$")
_ENDED = ("圈", "群", "带", "区", "走廊")
"""What an area's name ends in that is more than the initials of those it is made of: 甲乙两地 are 甲 and 乙."""
_ABOVE = re.compile("(?:上述|以上|前述)$")
_OF = re.compile("[”’]?的?(?:其他|其余|内地)?(?=[\\d两二三四五六七八九十])")


def groups(draft: Draft, passage: Passage, found: list[PlaceList]) -> list[PlaceList]:
    """The groups of the passage (三市, 两地) as lists of those that they mean, with the list that a 与 ties to it."""
    made: list[PlaceList] = []
    for m in GROUP.finditer(draft.text, passage.start, passage.end):
        if any(x.end >= m.start() > x.start for x in found):
            continue
        keys = meant(draft, m)
        tied = next((x for x in found if x.end == m.start() - 1 and _WITH.search(draft.text, x.end, m.start())), None)
        items = [*(tied.items if tied else ()), *(Mention(m.start(), m.end(), key) for key in keys)]
        if len(keys) > 1:
            made.append(PlaceList(tuple(items)))
    return made


def meant(draft: Draft, m: re.Match[str]) -> list[str]:
    """Those of the group that the text named before; none where it cannot be told, or where one was not named."""
    n = count_of(m)
    if _ABOVE.search(draft.text, max(0, m.start() - 2), m.start()) and m[0].endswith("市"):
        cities = dict.fromkeys(k.key for k in draft.mentions_in(paragraph_before(draft.text, m.start()), m.start(), ("City",)))
        if len(cities) == n:
            return list(cities)
    keys = resolve_group(draft, m.start(), n, m[0])
    return keys if all(k.partition(":")[0] in PLACES and draft.spans_of(k) and draft.spans_of(k)[0][0] < m.start() for k in keys) else []


def _spoken_of(draft: Draft, area: Mention) -> bool:
    """Does the document speak of the area elsewhere too, so that the cities that it lists may be the area's?"""
    return len(draft.spans_of(area.key)) > 1


def its_cities(draft: Draft, area: Mention, stop: int) -> None:
    """甲圈四市: the four that the text listed before."""
    said = _OF.match(draft.text, area.end, stop) if draft.text.endswith(_ENDED, area.start, area.end) else None
    m = GROUP.match(draft.text, said.end(), stop) if said else None
    if m is None or said is None:
        return
    behind = extent(draft, m.end(), stop)
    if len(behind) == count_of(m):  # 甲圈三市乙、丙、丁
        members(draft, area.key, behind, area.start, m, "its-cities")
        return
    keys = meant(draft, m)
    passage = draft.context.passage_at(m.start())
    if not _spoken_of(draft, area) and not all(any(passage.start <= s < m.start() for s, _ in draft.spans_of(k)) for k in keys):
        return
    members(draft, area.key, [Item(Mention(m.start(), m.end(), k), m.end(), True) for k in keys], area.start, m, "its-cities")


_OTHER_BODY = re.compile("论坛|联盟|协会|组织|大会")
"""Between an area and those who are called members: a body of its own, whose members they are."""


def fellows(draft: Draft) -> None:
    """甲、乙等成员市: of the circle that was spoken of last in the paragraph."""
    text = draft.text
    for m in _FELLOWS.finditer(text):
        passage = draft.context.passage_at(m.start())
        found = lists(draft, passage.start, m.end(), PLACES)
        at = next((i for i, x in enumerate(found) if x.end == m.start()), None)
        areas = [
            x
            for x in draft.mentions_in(paragraph_before(text, m.start()), m.start(), AREAS)
            if (x.label in CIRCLES or text.endswith("区", x.start, x.end)) and not _OTHER_BODY.search(text, x.end, m.start())
        ]
        if at is None or not areas:
            continue
        named = list(found[at].items)
        if m["other"] and at and _COMPANY.search(text, found[at - 1].end, found[at].start):
            named = [*found[at - 1].items, *named]
        start = min(named[0].start, areas[-1].start)
        members(draft, areas[-1].key, [Item(k, k.end, True) for k in named], start, m, "fellows")
