"""What a second process brings: reading and extraction of a folder by 1 and by 2 workers, by the clock.

A worker is a process that starts anew and builds its automata first, so that a folder which one
process reads in seconds gains little: the folder is measured once and several times over.
"""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks._texts import texts_in
from ingest._work import work_all
from ingest.read import Source


def _clock(found: list[Source], workers: int) -> float:
    began = time.perf_counter()
    for done in work_all(found, {}, workers):
        if done.extraction is None:
            raise RuntimeError(done.message)
    return time.perf_counter() - began


def measure(corpus: Path, *, repeats: tuple[int, ...] = (1, 8)) -> dict[str, float]:
    """Seconds by 1 and 2 workers, and how many times as fast 2 are, with the folder's files so many times over."""
    found = texts_in(corpus)
    _clock(found[:1], 1)
    figures: dict[str, float] = {}
    for times in repeats:
        one, two = (_clock(found * times, workers) for workers in (1, 2))
        figures |= {f"{times}×, 1 worker, seconds": one, f"{times}×, 2 workers, seconds": two, f"{times}×, speed-up": one / two}
    return figures
