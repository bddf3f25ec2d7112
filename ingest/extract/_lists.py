"""Coordination: places and areas that a text strings together (甲、乙和丙) as one list.

Divisions written one inside the other (甲省乙市丙区) are one item, the innermost; initials
written side by side (甲乙丙) are items of one list.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from ingest.extract._draft import Draft, Mention
from kb.gazetteer import divisions
from kb.vocabulary import AREAS, PLACES, SPATIAL

_JOINT = re.compile(
    r"(?:[市省县区]|全域|全境|市域|市区|主城区|中心城区|城区|部分(?:地区|区域|县))?(?:、|和|与|及|以及|，和|/|—)|(?:[市县区])?（[^（）]{0,12}）(?:、|和|与|及)?"
)


@dataclass(frozen=True, slots=True)
class PlaceList:
    """Items in order of the text, each with its own span; the list is from the first to the last."""

    items: tuple[Mention, ...]

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.key for m in self.items))


def lists(draft: Draft, start: int, end: int, labels: Collection[str] = SPATIAL) -> list[PlaceList]:
    """The lists within the span, in order; a place that stands alone is a list of one."""
    groups: list[list[Mention]] = []
    for item in _items(draft.mentions_in(start, end, labels)):
        joint = draft.text[groups[-1][-1].end : item.start] if groups else None
        if joint is not None and (_JOINT.fullmatch(joint) or (joint == "" and _initials(groups[-1][-1], item))):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [PlaceList(tuple(g)) for g in groups]


def outermost(mentions: list[Mention]) -> list[Mention]:
    """Without mentions that a longer one covers or cuts; of two over the same words the area."""
    kept: list[Mention] = []
    for m in mentions:
        last = kept[-1] if kept else None
        if last is None or m.start >= last.end:
            kept.append(m)
        elif (m.end - m.start, m.label in AREAS) > (last.end - last.start, last.label in AREAS):
            kept[-1] = m
    return kept


def _items(mentions: list[Mention]) -> list[Mention]:
    """Nested divisions side by side joined to the innermost."""
    items: list[Mention] = []
    for m in outermost(mentions):
        last = items[-1] if items else None
        if last is not None and m.start == last.end and within(m.key, last.key):
            items[-1] = Mention(last.start, m.end, m.key)
        else:
            items.append(m)
    return items


def _initials(a: Mention, b: Mention) -> bool:
    return a.end - a.start == 1 and b.end - b.start == 1


def within(inner: str, outer: str) -> bool:
    """Is the division `inner` a part of `outer`? Both are keys."""
    if inner.partition(":")[0] not in PLACES or outer.partition(":")[0] not in PLACES or inner == outer:
        return False
    known = divisions()
    at = known.get(inner.partition(":")[2])
    target = outer.partition(":")[2]
    while at is not None and at.parent:
        if at.parent == target:
            return True
        at = known.get(at.parent)
    return False
