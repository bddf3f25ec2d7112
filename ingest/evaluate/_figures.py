"""Precision, recall and F1 of each kind over all documents, and their mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.evaluate._kinds import KINDS, VERDICTS, Kind
from ingest.evaluate._run import Unit


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts of a kind were found, missed, made up. A ratio of nothing to nothing is 0."""

    hits: int = 0
    missed: int = 0
    spurious: int = 0

    @property
    def gold(self) -> int:
        """Annotated facts."""
        return self.hits + self.missed

    @property
    def found(self) -> int:
        """Extracted facts."""
        return self.hits + self.spurious

    @property
    def occurs(self) -> bool:
        """Is there any fact of the kind, on either side?"""
        return bool(self.gold or self.found)

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def row(unit: Unit) -> tuple[int, ...]:
    """One document's numbers: hits, missed, spurious of each kind in turn."""
    numbers = {(kind, verdict): 0 for kind in KINDS for verdict in VERDICTS}
    for j in unit.judged:
        numbers[j.kind, j.verdict] += 1
    return tuple(numbers.values())


def by_kind(rows: Iterable[tuple[int, ...]]) -> dict[Kind, Counts]:
    """The sums of rows as counts."""
    sums = [sum(column) for column in zip(*rows, strict=True)] or [0] * (len(KINDS) * 3)
    return {kind: Counts(*sums[3 * i : 3 * i + 3]) for i, kind in enumerate(KINDS)}


def counts(units: Iterable[Unit]) -> dict[Kind, Counts]:
    """The counts of each kind, over all facts of all documents."""
    return by_kind(row(unit) for unit in units)


def macro_f1(kinds: Mapping[Kind, Counts]) -> float:
    """The mean of F1 over the kinds; one that does not occur counts as 0."""
    return sum(c.f1 for c in kinds.values()) / len(kinds)
