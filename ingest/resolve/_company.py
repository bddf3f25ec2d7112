"""Counties whose short names are ordinary words (无为, 兴山), where a list of places shows that they are meant.

In 甲、兴山、乙等县 the item beside a county, or beside a city's name in a list, is one of the same
province or none at all. Read item by item outwards from the places that are certain. So is the
other end of a line (甲至富裕铁路) where one county alone is called so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.resolve._places import Place
from kb.gazetteer import ancestors, divisions, words

_JOINT = re.compile("[、和与及]|以及")
_CLOSE = re.compile(r"[、，。；）)\n]|[和与及等]|[两三四五六七八九十\d]+[个]?[市县区地]|按|$")
_LONGEST = 4
_LINED = re.compile("的?(?:(?:高速|城际|快速)?(?:铁路|公路)|高铁|高速|城际|客专|[^，。；、]{0,3}大桥|段(?![时落]))")
_GOVERNS = re.compile(
    "(?:支持|推[动进]|促进|加快|建设|依托|覆盖|包括|打造|统筹|引导|带动|连接|串联|辐射|沟通|途经|贯穿|围绕|发展|联动|培育|鼓励|做强|涉及|分布于?|位于)$"
)
"""What a list of places stands behind."""


@cache
def _ordinary() -> dict[str, tuple[str, ...]]:
    """Short name → keys of the counties that it may be."""
    found: dict[str, list[str]] = {}
    for d in divisions().values():
        if d.label == "District" and d.short in words().never and not d.name.endswith("区"):
            found.setdefault(d.short, []).append(d.key)
    return {name: tuple(keys) for name, keys in found.items()}


def in_company(text: str, places: Sequence[Place]) -> list[Place]:
    """The counties beside `places` in lists, ascending."""
    certain = [p for p in places if p.key.startswith("District:")]
    found = {p.start: p for place in certain for p in [*_walk(text, place, forward=True), *_walk(text, place, forward=False)]}
    for place in places:
        if place.key.startswith(("City", "District")) and (end := _other_end(text, place)) is not None:
            found.setdefault(end.start, end)
    return [found[at] for at in sorted(found)]


def _walk(text: str, place: Place, *, forward: bool) -> Iterator[Place]:
    tops = ancestors(place.key)[-1:]
    start, end = place.start, place.end
    while True:
        span = _after(text, end) if forward else _before(text, start)
        if span is None:
            return
        start, end = span
        keys = [k for k in _ordinary()[text[start:end]] if ancestors(k)[-1:] == tops]
        if len(keys) != 1:
            return
        yield Place(start, end, keys[0], "county", 0.8)


def _other_end(text: str, place: Place) -> Place | None:
    """What a line that begins or ends at `place` has at its other end: 甲至富裕铁路, 富裕至甲铁路."""
    for size in range(_LONGEST, 1, -1):
        after, before = (place.end + 1, place.end + 1 + size), (place.start - 1 - size, place.start - 1)
        if text[place.end : place.end + 1] in ("至", "到") and _LINED.match(text, after[1]):
            span = after
        elif before[0] >= 0 and text[place.start - 1] in ("至", "到") and _LINED.match(text, place.end):
            span = before
        else:
            continue
        keys = _ordinary().get(text[slice(*span)], ())
        if len(keys) == 1:
            return Place(*span, keys[0], "county", 0.8)
    return None


def _after(text: str, at: int) -> tuple[int, int] | None:
    joint = _JOINT.match(text, at)
    if joint is None:
        return None
    for size in range(_LONGEST, 1, -1):
        end = joint.end() + size
        if text[joint.end() : end] in _ordinary() and _CLOSE.match(text, end):
            return joint.end(), end
    return None


def _before(text: str, at: int) -> tuple[int, int] | None:
    if at < 3 or text[at - 1] not in "、和与及":
        return None
    for size in range(_LONGEST, 1, -1):
        start = at - 1 - size
        opened = start > 0 and (text[start - 1] in "、，。；（括含为即在和与及" or _GOVERNS.search(text, max(0, start - 4), start))
        if opened and text[start : at - 1] in _ordinary():
            return start, at - 1
    return None
