"""Two runs on the same annotated documents: what was gained and what was lost.

Only documents that are in both runs with the same annotation are compared; the others are named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ingest.evaluate._bootstrap import RESAMPLES, SEED, Difference, differences
from ingest.evaluate._figures import Counts, counts
from ingest.evaluate._kinds import KINDS, Kind, Verdict
from ingest.evaluate._run import Run, Unit
from kb.errors import RunInvalid

Turn = Literal["gained", "lost", "spurious-gone", "spurious-new"]
_TURNS: tuple[tuple[Turn, Verdict, bool], ...] = (
    ("gained", "hit", True),
    ("lost", "hit", False),
    ("spurious-gone", "spurious", False),
    ("spurious-new", "spurious", True),
)


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that one run has and the other has not. `gained` and `lost` are annotated facts; the
    others are in no annotation."""

    unit: str
    kind: Kind
    turn: Turn
    shown: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`before` and `after` count the documents that are compared; `left_out` names the rest."""

    before: Mapping[Kind, Counts]
    after: Mapping[Kind, Counts]
    difference: Difference
    changes: tuple[Change, ...]
    compared: int
    left_out: tuple[str, ...]


def compare(before: Run, after: Run, name: str, resamples: int = RESAMPLES, seed: int = SEED) -> Comparison:
    """What changed from `before`, called `name` in messages. Raises `RunInvalid` when no document is in both."""
    old = {unit.name: unit for unit in before.units}
    pairs = [(old[unit.name], unit) for unit in after.units if unit.name in old and old[unit.name].gold == unit.gold]
    if not pairs:
        what = f"none of its {len(old)} documents is here with the same annotation"
        raise RunInvalid(name, what, "Compare runs on one folder; save a run of this one with --save.")
    olds, news = [b for b, _ in pairs], [a for _, a in pairs]
    left = (old.keys() | {unit.name for unit in after.units}) - {unit.name for unit in news}
    changes = tuple(change for b, a in pairs for change in _changes(b, a))
    return Comparison(counts(olds), counts(news), differences(olds, news, resamples, seed), changes, len(pairs), tuple(sorted(left)))


def _changes(before: Unit, after: Unit) -> Iterator[Change]:
    for kind in KINDS:
        for turn, verdict, new in _TURNS:
            old, now = (Counter(j.shown for j in unit.of(kind, verdict)) for unit in (before, after))
            more = now - old if new else old - now
            yield from (Change(after.name, kind, turn, shown) for shown in sorted(more.elements()))
