"""Places that the text names, and which division belongs to which where it says so.

A mention is stated for each name that resolves. `PART_OF` between divisions is stated only where
the text writes the path (四川省成都市); the order of divisions is the gazetteer's to know.
"""

from __future__ import annotations

import re

from ingest.extract._draft import Draft
from ingest.extract._registry import extractor
from ingest.resolve import Place, home, nicknames, resolve
from kb.gazetteer import areas, divisions, gazetteer
from kb.vocabulary import PLACES

_CITED = re.compile(r"[(（](?:[^()（）\n]{1,80}[,，]\s?(?:19|20)\d{2}[a-z]?[;；]?\s?)+[)）]")
"""Authors and years in a scholarly text: a body that is cited is no place that is spoken of."""
_AREAS = {area.key: area for area in areas().values()}


@extractor("places", version=1)
def places(draft: Draft) -> None:
    """Add the places and known areas that the document names."""
    about = draft.context.about
    cited = [m.span() for m in _CITED.finditer(draft.text)]
    matches = [m for m in gazetteer().scan(draft.text) if not any(s < m.start < e for s, e in cited)]
    own = about.place or home(matches)
    found, _ = resolve(matches, own, about.year, draft.text)
    last: Place | None = None
    for place in found:
        draft.mention(place.key, place.start, place.end)
        if place.key.partition(":")[0] in PLACES:
            if last is not None and last.end == place.start:
                _path(draft, last, place)
            last = place
        else:
            _area(draft, place)
    taken = {i for p in found for i in range(p.start, p.end) if p.key.partition(":")[0] in PLACES}
    for place in nicknames(draft.text, own):
        if place.start not in taken:
            draft.mention(place.key, place.start, place.end)


def _path(draft: Draft, above: Place, below: Place) -> None:
    division = divisions()[below.key.partition(":")[2]]
    if division.parent is not None and divisions()[division.parent].key == above.key:
        draft.state(below.key, "PART_OF", above.key, above.start, below.end, by="places/path@1", confidence=0.97)


def _area(draft: Draft, place: Place) -> None:
    area = _AREAS[place.key]
    if area.label == "Zone":
        _inside(draft, place)
    surface = draft.text[place.start : place.end]
    if draft.context.about.english or surface == area.name:
        name = area.name if draft.context.about.english else surface
        draft.describe(place.key, "name", name, place.start, place.end, by="places/area@1", confidence=0.95)
    if surface != area.name:
        draft.describe(place.key, "aliases", surface, place.start, place.end, by="places/area@1", confidence=0.95)


def _inside(draft: Draft, zone: Place) -> None:
    """A zone's name that begins with a division's names that too: 兰州新区."""
    text = draft.text[zone.start : zone.end]
    for cut in range(len(text) - 2, 1, -1):
        key = gazetteer().lookup(text[:cut], ("Province", "City")).key
        if key is not None:
            draft.mention(key, zone.start, zone.start + cut)
            return
