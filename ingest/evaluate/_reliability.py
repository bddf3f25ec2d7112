"""What the confidence of statements is worth: of those that say 0.8, are four in five right?

A statement is right when the fact that it makes is annotated. Counted are the statements of
scored relations, and of entities the one that gives the name (of an observation the one that
gives its place). Places are left out: a name in the text is no estimate.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ingest.evaluate._kinds import KINDS, Kind
from ingest.evaluate._run import Unit

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements with a confidence from `low` to below `high`; the last bin has its end too."""

    low: float
    high: float
    statements: int
    right: int
    confidence: float
    """The mean of theirs."""

    @property
    def share(self) -> float:
        """Of them, how many are right."""
        return self.right / self.statements


@dataclass(frozen=True, slots=True)
class Reliability:
    """Bins that hold a statement, ascending. `gap` is the mean distance of confidence and share over
    statements (expected calibration error), None when there are none."""

    bins: tuple[Bin, ...]
    statements: int
    gap: float | None


def reliability(units: Iterable[Unit], kinds: Collection[Kind] = KINDS, bins: int = BINS) -> Reliability:
    """The reliability table of statements of some kinds, in `bins` of one width."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for unit in units:
        for j in unit.judged:
            if j.kind in kinds:
                for confidence in j.confidences:
                    at = min(int(confidence * bins + 1e-9), bins - 1)
                    held.setdefault(at, []).append((confidence, j.verdict == "hit"))
    made = tuple(_bin(at, bins, held[at]) for at in sorted(held))
    total = sum(b.statements for b in made)
    gap = sum(abs(b.confidence - b.share) * b.statements for b in made) / total if total else None
    return Reliability(made, total, gap)


def _bin(at: int, bins: int, held: list[tuple[float, bool]]) -> Bin:
    right = sum(hit for _, hit in held)
    return Bin(at / bins, (at + 1) / bins, len(held), right, sum(c for c, _ in held) / len(held))
