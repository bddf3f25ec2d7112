"""How far the figures would move with other documents: the percentile bootstrap over documents.

Documents are drawn with replacement, as many as there are, and the figures made anew from their
sums. The 95% interval is what lies between the 2.5th and the 97.5th percentile. A draw in which
a kind does not occur says nothing of that kind. Time grows with documents × draws; the same
seed gives the same intervals. (B. Efron, R. J. Tibshirani: An Introduction to the Bootstrap,
1993, chapter 13.)
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles

from ingest.evaluate._figures import Counts, by_kind, row
from ingest.evaluate._kinds import KINDS, Kind
from ingest.evaluate._run import Unit

RESAMPLES = 1000
SEED = 1
LEVEL = 0.95
_PERCENTILES = 40
"""Cut points are multiples of 2.5%."""


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Intervals:
    """Intervals at `LEVEL`, None where nothing was drawn to make one of."""

    precision: Mapping[Kind, Interval | None]
    recall: Mapping[Kind, Interval | None]
    f1: Mapping[Kind, Interval | None]
    macro_f1: Interval | None
    resamples: int
    seed: int
    level: float = LEVEL


@dataclass(frozen=True, slots=True)
class Difference:
    """F1 after less F1 before, by kind and of the mean, from the same draws for both runs."""

    f1: Mapping[Kind, Interval | None]
    macro_f1: Interval | None
    resamples: int
    seed: int
    level: float = LEVEL


def intervals(units: Sequence[Unit], resamples: int = RESAMPLES, seed: int = SEED) -> Intervals:
    """Intervals of the figures of a run."""
    rows = [row(unit) for unit in units]
    whole = by_kind(rows)
    drawn = [by_kind(rows) for rows in _draws(rows, resamples, seed)]
    return Intervals(
        {kind: _interval([c[kind].precision for c in drawn if c[kind].found]) for kind in KINDS},
        {kind: _interval([c[kind].recall for c in drawn if c[kind].gold]) for kind in KINDS},
        {kind: _interval([c[kind].f1 for c in drawn if c[kind].occurs]) for kind in KINDS},
        _interval([_macro(c, whole) for c in drawn]),
        resamples,
        seed,
    )


def differences(before: Sequence[Unit], after: Sequence[Unit], resamples: int = RESAMPLES, seed: int = SEED) -> Difference:
    """Intervals of the differences of two runs on the same documents in the same order."""
    half = len(KINDS) * 3
    rows = [row(b) + row(a) for b, a in zip(before, after, strict=True)]
    whole = by_kind(r[:half] for r in rows), by_kind(r[half:] for r in rows)
    drawn = [(by_kind([r[:half] for r in sums]), by_kind([r[half:] for r in sums])) for sums in _draws(rows, resamples, seed)]
    return Difference(
        {kind: _interval([a[kind].f1 - b[kind].f1 for b, a in drawn if b[kind].occurs or a[kind].occurs]) for kind in KINDS},
        _interval([_macro(a, whole[1]) - _macro(b, whole[0]) for b, a in drawn]),
        resamples,
        seed,
    )


def _draws(rows: Sequence[tuple[int, ...]], resamples: int, seed: int) -> Iterator[list[tuple[int, ...]]]:
    """For each draw its sums, as a list of one row."""
    draw: Callable[..., list[tuple[int, ...]]] = random.Random(seed).choices  # noqa: S311 - sampling, not secrets
    for _ in range(resamples):
        yield [tuple(sum(column) for column in zip(*draw(rows, k=len(rows)), strict=True))]


def _macro(drawn: Mapping[Kind, Counts], whole: Mapping[Kind, Counts]) -> float:
    """The mean over the kinds that a draw has; kinds that no document has count as 0, as they do in the figure itself."""
    had = [c.f1 for c in drawn.values() if c.occurs]
    share = sum(c.occurs for c in whole.values()) / len(whole)
    return share * sum(had) / len(had) if had else 0.0


def _interval(values: list[float]) -> Interval | None:
    if not values:
        return None
    if len(values) == 1:
        return Interval(values[0], values[0])
    cuts = quantiles(values, n=_PERCENTILES, method="inclusive")
    return Interval(cuts[0], cuts[-1])
