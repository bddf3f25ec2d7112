"""Which places belong to which area, and which are its core, where the text says so in words.

Never from a name alone: that 甲乙丙 is made of initials states nothing. A list's part is the
part of each of its items.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from ingest.extract._draft import Draft, Mention
from ingest.extract._extent import Item, extent
from ingest.extract._lists import PlaceList, lists, outermost
from ingest.extract._membership_rules import RULES, Rule
from ingest.extract._modality import modality_between
from ingest.extract._registry import extractor
from kb.gazetteer import divisions
from kb.gazetteer.initials import province_of
from kb.model import Passage
from kb.vocabulary import AREAS, PLACES, RELATIONS, SPATIAL

_REACH = 64
_ENDPOINTS = RELATIONS["PART_OF"].endpoints
_OVER = "(?:包括|涵盖|包含|覆盖|涉及|辖|囊括)"
_GOES_ON = re.compile(rf"[，；](?:(?:规划|空间|其|实施|总体)*范围(?:主要|具体)?(?:{_OVER}|为|是)|(?:主要|共)?(?:{_OVER}|含))(?:了)?[：:]?")
"""A clause of the area that its sentence began with."""
_ALSO_IS = re.compile(r"[，；](?:也|还|又|更|同时|并且)?(?:是|为|系|属于|隶属于?)[“‘]?$")
_CENTRAL = re.compile(r"[”’]?的?[^，。；、]{0,6}(?:核心|中心|龙头|极核|引领)[^，。；、]{0,6}(?:[，。；]|$)")
_AS_CENTRE = re.compile(r"(?:市|区)?(?:作为|是|为)(?:其|该区域|区域|圈内|群内)?的?(?:唯一|双)?(?:核心|龙头|中心|极核|引领)城市(?![的群])")
_AREA = "(?:空间|规划|实施|地域|国土)?(?:范围|区域|成员城市|成员单位|成员市|成员|地域)"
_SCOPE = re.compile(rf"范围(?:主要|具体)?(?:{_OVER}|为|是|有)(?:了)?[：:]?")
_EXTENDS = re.compile(
    rf"[”’》]?(?:[（(](?:以下|又称|简称)[^（）()]{{2,20}}[）)])?的?(?:[两三四五六七八九十]+[省市县区])?"
    rf"(?:{_AREA}(?:主要|具体|共)?(?:{_OVER}|为|是|有)|(?:主要|共|总共)?{_OVER}|(?P<of>(?:主要|共同)?由))(?:了)?[：:]?"
)
_FORMED = re.compile("(?:共同)?(?:组成|构成)")
_ALSO = re.compile(r"(?:都|均|也|亦|全部|同样)+(?:被?(?:包括|纳入|包含|覆盖|位列))?在?(?:其中|其内|其列|内)")
_LOCATED = ("位于", "坐落于", "坐落在", "地处")
_CENTRE_OF_THESE = re.compile("其中[，：]?(?:以)?(?P<of>)")
_IS_CENTRE = re.compile("市?(?:是|为|作为)(?:其|该(?:区域|都市圈|城市群))?的?(?:唯一|双)?(?:核心|中心|龙头|极核)(?:城市)?(?:[，。；、]|$)")


@extractor("membership", version=1)
def membership(draft: Draft) -> None:
    """State `PART_OF` from places to areas, with the role that the words give."""
    at = 0
    areas = draft.mentions_in(0, len(draft.text), AREAS)
    while at < len(areas):
        passage = draft.context.passage_at(areas[at].start)
        stop = at
        while stop < len(areas) and areas[stop].start < passage.end:
            stop += 1
        found = lists(draft, passage.start, passage.end)
        for area in areas[at:stop]:
            _extends(draft, area, passage.end)
            _elided(draft, area, passage)
            _around(
                draft, area, [x for x in found if area.start - _REACH < x.end and x.start < area.end + _REACH], passage.start, passage.end
            )
        at = max(stop, at + 1)
    _scope(draft)
    _also(draft)
    _goes_on(draft)
    _as_centre(draft)
    _centre_of_these(draft)


def _extends(draft: Draft, area: Mention, stop: int) -> None:
    """甲圈包括乙市、丙市; 甲圈由乙、丙组成: the places after the words, to the end of the passage."""
    said = _EXTENDS.match(draft.text, area.end, stop)
    if said is None:
        return
    items = extent(draft, said.end(), stop)
    if items and (said["of"] is None or _FORMED.match(draft.text, items[-1].end, stop)):
        _members(draft, area.key, items, area.start, said, "extent")


def _elided(draft: Draft, area: Mention, passage: Passage) -> None:
    """甲市是省会，也是乙城市群的中心城市: of the place that the sentence began with."""
    is_ = _ALSO_IS.search(draft.text, max(passage.start, area.start - 10), area.start)
    central = _CENTRAL.match(draft.text, area.end, passage.end) if is_ else None
    subject = _subject(draft, passage, PLACES) if central else None
    if subject is not None and central is not None and subject.end < area.start:
        _members(draft, area.key, [Item(subject, area.end, True)], subject.start, central, "elided", role="core")


def _subject(draft: Draft, passage: Passage, labels: Collection[str]) -> Mention | None:
    """What the passage begins with, of one of the labels."""
    first = next(iter(outermost(draft.mentions_in(passage.start, min(passage.end, passage.start + 24)))), None)
    return first if first is not None and first.label in labels and not draft.text[passage.start : first.start].strip("　 “（《") else None


def _goes_on(draft: Draft) -> None:
    """甲圈以乙市为核心，含丙、丁: the clause says what the area extends over that the sentence began with."""
    for m in _GOES_ON.finditer(draft.text):
        passage = draft.context.passage_at(m.start())
        area = _subject(draft, passage, AREAS)
        if area is None and "范围" in m[0]:
            area = next(iter(draft.mentions_in(passage.start, m.start(), AREAS)[-1:]), None)
        if area is not None and area.end <= m.start() and not draft.mentions_in(area.end, m.start(), AREAS):
            _members(draft, area.key, extent(draft, m.end(), passage.end), area.start, m, "goes-on")


def _as_centre(draft: Draft) -> None:
    """甲市作为龙头城市: of the circle that the paragraph spoke of last."""
    for m in _AS_CENTRE.finditer(draft.text):
        begin = draft.text.rfind("\n", 0, m.start()) + 1
        near = outermost(draft.mentions_in(begin, m.start(), SPATIAL))
        areas = [x for x in near if x.label in ("MetroArea", "CityCluster")]
        if areas and near[-1].end == m.start() and near[-1].label in PLACES:
            _members(draft, areas[-1].key, [Item(near[-1], m.end(), True)], near[-1].start, m, "as-centre", role="core")


def _scope(draft: Draft) -> None:
    """规划范围包括甲市、乙市, in the plan of an area: the area is that of the title."""
    title = draft.context.about.title_span
    own = draft.mentions_in(*title, AREAS) if title else []
    if not own:
        return
    for m in _SCOPE.finditer(draft.text):
        passage = draft.context.passage_at(m.start())
        if not draft.mentions_in(max(passage.start, m.start() - 12), m.start(), AREAS):
            _members(draft, own[0].key, extent(draft, m.end(), passage.end), m.start(), m, "scope")


def _also(draft: Draft) -> None:
    """丙、丁等3市也在其中: of the area that was spoken of last in the paragraph."""
    for m in _ALSO.finditer(draft.text):
        passage = draft.context.passage_at(m.start())
        before = draft.mentions_in(draft.text.rfind("\n", 0, m.start()) + 1, m.start(), SPATIAL)
        areas = [x for x in before if x.label in AREAS]
        listed = [x for x in before if areas and x.start >= max(areas[-1].end, passage.start)]
        for first in listed:
            items = extent(draft, first.start, passage.end)
            if items and items[-1].end == m.start():
                _members(draft, areas[-1].key, items, first.start, m, "also")
                break


def _centre_of_these(draft: Draft) -> None:
    """其中甲市为核心城市: of the area that was spoken of last in the paragraph."""
    for m in _CENTRE_OF_THESE.finditer(draft.text):
        passage = draft.context.passage_at(m.start())
        before = draft.mentions_in(draft.text.rfind("\n", 0, m.start()) + 1, m.start(), AREAS)
        items = extent(draft, m.start("of"), passage.end) if before else []
        if items and _IS_CENTRE.match(draft.text, items[-1].end):
            _members(draft, before[-1].key, items, m.start(), m, "centre", role="core")


def _members(draft: Draft, area: str, items: list[Item], start: int, said: re.Match[str], rule: str, role: str = "member") -> None:
    end = max([said.end(), *(item.end for item in items)])
    for item in items:
        key = item.mention.key
        if (key.partition(":")[0], area.partition(":")[0]) in _ENDPOINTS and key != area:
            span = sorted([said.span(), (item.mention.start, item.mention.end)])
            draft.state(
                key,
                "PART_OF",
                area,
                start,
                end,
                by=draft.by(rule),
                confidence=0.93 if item.whole else 0.7,
                modality=modality_between(draft.text, span[0], span[1]),
                role=role,
            )


def _around(draft: Draft, area: Mention, near: list[PlaceList], begin: int, end: int) -> None:
    for place_list in near:
        if any(m.start < area.end and area.start < m.end for m in place_list.items):
            continue
        for rule in RULES:
            if _fits(draft, rule, place_list, area, begin, end):
                _state(draft, rule, place_list, area)
                break
        else:
            _located(draft, area, place_list)


def _fits(draft: Draft, rule: Rule, places: PlaceList, area: Mention, begin: int, end: int) -> bool:
    text = draft.text
    first, last = (places, area) if rule.order == "place-area" else (area, places)
    if first.end > last.start or not rule.least <= max(len(places.items), len(_several(draft, places))) <= rule.most:
        return False
    if rule.places_only and places.items[0].label in AREAS:
        return False
    between = text[first.end : last.start]
    if rule.between.fullmatch(between) is None:
        return False
    if rule.before.pattern and not rule.before.search(text[max(begin, first.start - 6) : first.start].rstrip("“‘")):
        return False
    if rule.after.pattern and not rule.after.search(text[last.end : min(end, last.end + 40)]):
        return False
    return not rule.eponym or _eponym(text[area.start : area.end], places.items[0].key)


def _several(draft: Draft, places: PlaceList) -> tuple[str, ...]:
    """甲乙两地, where 甲乙 is known as a region: the provinces behind its initials."""
    only = places.items[0]
    name = draft.text[only.start : only.end]
    if (
        len(places.items) != 1
        or only.label not in AREAS
        or draft.text[places.end : places.end + 1] != "  两三四五六"[len(name) : len(name) + 1]
    ):
        return ()
    keys = tuple(filter(None, map(province_of, name)))
    return keys if len(keys) == len(name) else ()


def _eponym(name: str, key: str) -> bool:
    found = divisions().get(key.partition(":")[2])
    return found is not None and found.short in name


def _state(draft: Draft, rule: Rule, places: PlaceList, area: Mention) -> None:
    start, end = min(places.start, area.start), max(places.end, area.end)
    first, last = sorted(((places.start, places.end), (area.start, area.end)))
    said = modality_between(draft.text, first, last)
    for key in _several(draft, places) or places.keys:
        if (key.partition(":")[0], area.label) in _ENDPOINTS and key != area.key:
            draft.state(
                key,
                "PART_OF",
                area.key,
                start,
                end,
                by=draft.by(rule.name),
                confidence=rule.confidence,
                modality=said,
                role=rule.role,
            )


def _located(draft: Draft, area: Mention, places: PlaceList) -> None:
    """甲区位于乙市: a zone's own place."""
    if area.label == "Zone" and area.end <= places.start and draft.text[area.end : places.start] in _LOCATED:
        for key in places.keys:
            if (area.label, key.partition(":")[0]) in _ENDPOINTS:
                draft.state(area.key, "PART_OF", key, area.start, places.end, by=draft.by("located"), confidence=0.9)
