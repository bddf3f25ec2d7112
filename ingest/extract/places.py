"""Places that the text names, and which division belongs to which where it says so.

A mention is stated for each name that resolves. `PART_OF` between divisions is stated only where
the text writes the path (四川省成都市); the order of divisions is the gazetteer's to know.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from ingest.extract._draft import Draft
from ingest.extract._home import speaks_for
from ingest.extract._registry import extractor
from ingest.resolve import Place, clipped, heads, home, in_company, line_ends, nicknames, own_levels, resolve
from kb.gazetteer import Match, areas_by_key, divisions, lookup, scan
from kb.vocabulary import AREAS, PLACES

_Name = TypeVar("_Name", Match, Place)
_BRACKET = re.compile(r"[(（][^()（）\n]{4,1000}[)）]")
_CIRCLE = re.compile(r"(?<=[\u4e00-\u9fff])都市圈")
"""Where a name ends inside of it."""
_BYLINE = re.compile(
    r"(?:新华社|中新社|中新网|中国新闻网|新华网|人民网|央视网|光明网|本报|本社|本网)(?P<from>[\u4e00-\u9fff]{2,6}?)(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:专?电|讯)(?:\s?[(（](?:记者|通讯员)?\s?(?P<by>[\u4e00-\u9fff]{2,4})[)）])?"
    r"|(?:报|社|网|海外版)(?P<sent>[\u4e00-\u9fff]{2,6}?)(?:专?电|讯)\s?[(（](?:见习|实习)?记者"
    r"|(?<=[日\u4e00-\u9fff])(?:专?电|讯)\s?[(（](?P<who>[\u4e00-\u9fff]{2,4})[)）]"
)
"""Where a report was sent from; nothing is said of that place."""
_HOUSE = re.compile("(?:国际)?机场|校区|分校")
"""What a county gives its name to behind that of its city or of a university."""
_LINE = re.compile("(?:城际|高铁|铁路|高速|客专|大道|公路|大桥)(?!网|圈|一体|协同)")
"""Behind initials that also go for an area: what is named is a line (甲乙丙城际铁路)."""
_CITED = re.compile(r".+[,，]\s?(?:19|20)\d{2}[a-z]?\s*$")
"""An author and a year in a scholarly text: a body that is cited is no place that is spoken of."""


@extractor("places", version=2)
def places(draft: Draft) -> None:
    """Add the places and known areas that the document names."""
    about = draft.context.about
    listed = heads(draft.text)
    matches = _outside(listed, _spoken(draft.text, scan(draft.text)))
    own = about.place or home(matches)
    found, _ = resolve(matches, own, about.year, draft.text)
    more = _outside(found, in_company(draft.text, found))
    more += _outside([*found, *more, *listed], clipped(draft.text, own))
    last: Place | None = None
    for place in sorted([*found, *more, *listed], key=lambda p: p.start):
        if place.key.startswith("MetroArea") and place.end - place.start <= 4 and _LINE.match(draft.text, place.end):
            continue
        draft.mention(place.key, place.start, place.end)
        if place.key.partition(":")[0] in PLACES:
            if last is not None and last.end == place.start:
                _path(draft, last, place)
            last = place
        else:
            _area(draft, place)
    taken = {i for p in found for i in range(p.start, p.end) if p.key.partition(":")[0] in PLACES}
    for place in (*nicknames(draft.text, own), *line_ends(draft.text, own)):
        if place.start not in taken:
            draft.mention(place.key, place.start, place.end)
    for place in own_levels(draft.text, own, draft.keys(PLACES)):
        draft.mention(place.key, place.start, place.end)
    _name(draft)
    draft.home = speaks_for(draft)


def _name(draft: Draft) -> None:
    """A known area that the document never calls by its full name is called as it calls it most."""
    for key in draft.keys(AREAS):
        if draft.property(key, "name") is None:
            spans = draft.spans_of(key)
            said = Counter(draft.text[start:end] for start, end in spans)
            name = max(said, key=lambda surface: (said[surface], len(surface)))
            start, end = next(span for span in spans if draft.text[slice(*span)] == name)
            draft.describe(key, "name", name, start, end, by=draft.by("called"), confidence=0.9)


def _spoken(text: str, matches: Sequence[Match]) -> list[Match]:
    """Without the names in brackets that cite works (甲市统计局，2020；乙，2021)."""
    brackets = (m for m in _BRACKET.finditer(text) if all(_CITED.match(part) for part in re.split("[;；]", m[0][1:-1])))
    kept, bracket = list[Match](), next(brackets, None)
    sent = {i for m in _BYLINE.finditer(text) for group in m.groupdict() for i in range(*m.span(group))}
    for match in matches:
        if any(m.start() < match.end < m.end() for m in _CIRCLE.finditer(text, max(match.end - 3, 0), match.end + 3)):
            continue  # 昌都市 in 南昌都市圈
        if match.start in sent or (match.form == "county" and _named_after(text, match, kept)):
            continue
        while bracket is not None and bracket.end() <= match.start:
            bracket = next(brackets, None)
        if bracket is None or match.start < bracket.start():
            kept.append(match)
    return kept


def _named_after(text: str, county: Match, before: Sequence[Match]) -> bool:
    """Is it the name of an airport behind its city's, or of a university's campus: 甲市乙机场, 甲大学乙校区?"""
    house = _HOUSE.match(text, county.end)
    behind = (before and before[-1].end == county.start) or text[max(0, county.start - 2) : county.start] in ("大学", "学院")
    return house is not None and bool(behind)


def _outside(taken: Sequence[Place], names: Sequence[_Name]) -> list[_Name]:
    """Without the names that share a character with one of `taken`: 甲省 in 甲省沿江、乙城市群."""
    at = {i for p in taken for i in range(p.start, p.end)}
    return [m for m in names if at.isdisjoint(range(m.start, m.end))]


def _path(draft: Draft, above: Place, below: Place) -> None:
    division = divisions()[below.key.partition(":")[2]]
    if division.parent is not None and divisions()[division.parent].key == above.key:
        draft.state(below.key, "PART_OF", above.key, above.start, below.end, by=draft.by("path"), confidence=0.97)


def _area(draft: Draft, place: Place) -> None:
    area = areas_by_key()[place.key]
    if area.label == "Zone":
        _inside(draft, place)
    surface = draft.text[place.start : place.end]
    if place.form == "head":
        draft.describe(place.key, "name", area.name, place.start, place.end, by=draft.by("head"), confidence=0.85)
        surface = area.name if area.label == "MetroArea" else surface
    if draft.context.about.english or surface == area.name:
        name = area.name if draft.context.about.english else surface
        draft.describe(place.key, "name", name, place.start, place.end, by=draft.by("area"), confidence=0.95)
    if surface != area.name:
        draft.describe(place.key, "aliases", surface, place.start, place.end, by=draft.by("area"), confidence=0.95)


def _inside(draft: Draft, zone: Place) -> None:
    """A zone's name that begins with a division's names that too: 兰州新区."""
    text = draft.text[zone.start : zone.end]
    for cut in range(len(text) - 2, 1, -1):
        key = lookup(text[:cut], ("Province", "City")).key
        if key is not None:
            draft.mention(key, zone.start, zone.start + cut)
            return
