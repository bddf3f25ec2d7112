"""Which places belong to which area, and which are its core, where the text says so in words.

Never from a name alone: that 甲乙丙 is made of initials states nothing. A list's part is the
part of each of its items.
"""

from __future__ import annotations

import re

from ingest.extract._draft import Draft, Mention
from ingest.extract._lists import PlaceList, lists
from ingest.extract._membership_centres import as_centre, centre_of_these, elided, of_its_own
from ingest.extract._membership_chained import chained, headed
from ingest.extract._membership_extents import ENDPOINTS, also, bracketed, core_of_title, counted, goes_on, scope, within_it
from ingest.extract._membership_groups import fellows, groups, its_cities
from ingest.extract._membership_reference import own_place, references
from ingest.extract._membership_rules import RULES, Rule, is_made
from ingest.extract._membership_stated import stated
from ingest.extract._membership_told import told
from ingest.extract._modality import modality_between
from ingest.extract._registry import extractor
from kb.gazetteer import divisions
from kb.gazetteer.initials import province_of
from kb.model import Passage, Span
from kb.vocabulary import AREAS

_REACH = 64
_BY_BUILDING = ("supported", "joint", "together")
_APART = re.compile("[市省区县州]?[与同]")
_LOCATED = ("位于", "坐落于", "坐落在", "地处")


@extractor("membership", version=3)
def membership(draft: Draft) -> None:
    """State `PART_OF` from places to areas, with the role that the words give."""
    at = 0
    areas = sorted([*draft.mentions_in(0, len(draft.text), AREAS), *references(draft)])
    while at < len(areas):
        passage = draft.context.passage_at(areas[at].start)
        stop = at
        while stop < len(areas) and areas[stop].start < passage.end:
            stop += 1
        found = lists(draft, passage.start, passage.end)
        found = sorted([*found, *groups(draft, passage, found), *_own(draft, passage)], key=lambda x: x.start)
        for area in areas[at:stop]:
            told(draft, area, passage.end)
            headed(draft, area, passage)
            bracketed(draft, area, passage.end)
            counted(draft, area, passage.end)
            elided(draft, area, passage)
            of_its_own(draft, area, passage)
            its_cities(draft, area, passage.end)
            stated(draft, area, passage)
            _around(
                draft, area, [x for x in found if area.start - _REACH < x.end and x.start < area.end + _REACH], passage.start, passage.end
            )
        at = max(stop, at + 1)
    scope(draft)
    also(draft)
    core_of_title(draft)
    goes_on(draft)
    within_it(draft)
    chained(draft)
    as_centre(draft)
    centre_of_these(draft)
    fellows(draft)


def _own(draft: Draft, passage: Passage) -> list[PlaceList]:
    return [PlaceList((m,)) for m in own_place(draft, passage.start, passage.end)]


def _around(draft: Draft, area: Mention, near: list[PlaceList], begin: int, end: int) -> None:
    row = _row(draft, area, begin, end) if near else (area.start, area.end)
    for place_list in near:
        if any(m.start < area.end and area.start < m.end for m in place_list.items):
            continue
        for rule in RULES:
            if _fits(draft, rule, place_list, area, row if rule.order == "place-area" else (area.start, area.end), begin, end):
                _state(draft, rule, place_list, area)
                break
        else:
            _located(draft, area, place_list)


def _fits(draft: Draft, rule: Rule, places: PlaceList, area: Mention, row: Span, begin: int, end: int) -> bool:
    text = draft.text
    first, last = (places, area) if rule.order == "place-area" else (area, places)
    if first.end > last.start or not rule.least <= max(len(places.items), len(_several(draft, places))) <= rule.most:
        return False
    if rule.name in _BY_BUILDING and is_made(draft.text, area):
        return False
    if rule.name in ("lies", "belongs-of") and area.label == "Zone":
        return False
    if rule.places_only and places.items[0].label in AREAS:
        return False
    between = text[first.end : min(last.start, row[0])] if first is places else text[first.end : last.start]
    if rule.between.fullmatch(between) is None:
        return False
    if rule.before.pattern and not rule.before.search(text[max(begin, first.start - 6) : first.start].rstrip("“‘")):
        return False
    if rule.after.pattern and not rule.after.search(text[max(last.end, row[1]) : min(end, max(last.end, row[1]) + 40)]):
        return False
    return not rule.eponym or all(_eponym(text[area.start : area.end], key) for key in places.keys)


def _row(draft: Draft, area: Mention, begin: int, end: int) -> Span:
    """From the first to the last of the areas that stand with it: 甲圈和乙圈的成员."""
    near = lists(draft, max(begin, area.start - 40), min(end, area.end + 40), AREAS)
    row = next((x for x in near if area in x.items), None)
    return (row.start, row.end) if row else (area.start, area.end)


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
    return found is not None and (found.short in name or (name.endswith("区") and found.short[0] in name))


def _state(draft: Draft, rule: Rule, places: PlaceList, area: Mention) -> None:
    start, end = min(places.start, area.start), max(places.end, area.end)
    first, last = sorted(((places.start, places.end), (area.start, area.end)))
    said = modality_between(draft.text, first, last)
    keys = _several(draft, places) or places.keys
    if rule.name == "such-of" and _APART.match(draft.text, places.items[0].end) and len(keys) > 2:
        keys = keys[1:]  # 甲与乙、丙等圈内城市
    for key in keys:
        if (key.partition(":")[0], area.label) in ENDPOINTS and key != area.key:
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
            if (area.label, key.partition(":")[0]) in ENDPOINTS:
                draft.state(area.key, "PART_OF", key, area.start, places.end, by=draft.by("located"), confidence=0.9)
