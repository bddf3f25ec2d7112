"""A text in pieces: where which facts are, from the left to the right.

A piece carries the kinds and verdicts of the facts over it, not the facts, so that the page grows
with the text and its facts, however they overlap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.evaluate import Judged, Kind, Verdict

Over = tuple["Verdict", "Kind"]


@dataclass(frozen=True, slots=True)
class Piece:
    """The text from `start` to `end`: `over` is what lies over all of it; `begins` are the facts, as
    positions in the unit, whose first span begins here."""

    start: int
    end: int
    over: tuple[Over, ...]
    begins: tuple[int, ...]


def pieces(length: int, judged: Sequence[Judged]) -> Iterator[Piece]:
    """The whole text of `length` code points, cut where any span begins or ends."""
    opens: dict[int, list[Over]] = {}
    closes: dict[int, list[Over]] = {}
    begins: dict[int, list[int]] = {}
    for i, j in enumerate(judged):
        for start, end in j.spans:
            opens.setdefault(start, []).append((j.verdict, j.kind))
            closes.setdefault(end, []).append((j.verdict, j.kind))
        if j.spans:
            begins.setdefault(min(j.spans)[0], []).append(i)
    over: Counter[Over] = Counter()
    cuts = sorted({0, length, *opens, *closes})
    for start, end in pairwise(cuts):
        for each in closes.get(start, ()):
            over[each] -= 1
            if not over[each]:
                del over[each]
        over.update(opens.get(start, ()))
        yield Piece(start, end, tuple(sorted(over)), tuple(begins.get(start, ())))
