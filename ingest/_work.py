"""One source read and extracted, in this process or in a worker.

A worker is a process of its own: a file that brings its reader down takes only that worker
along, is named as failed, and the others go on.
"""

from __future__ import annotations

import multiprocessing
import time
import traceback
from collections.abc import Collection, Generator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from ingest.extension import NONE, Chosen, Heard, close, extract_with
from ingest.read import Source, content, read_bytes
from kb.errors import ReadError
from kb.model import Extraction

_ROOT = Path(__file__).parents[1]
_OURS = ("ingest", "kb")

AHEAD = 2
"""Sources in hand for each worker: enough to keep it busy, few enough to bound memory."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one source: an extraction, a known document's id, or a message; `heard` is what
    became of the proposals of others."""

    source: Source
    extraction: Extraction | None = None
    known: str | None = None
    message: str = ""
    seconds: float = 0.0
    heard: tuple[Heard, ...] = ()


def work(source: Source, known: Collection[str], chosen: Chosen = NONE) -> Done:
    """Read and extract one source; `known` are the ids of the documents loaded under its name."""
    began = time.perf_counter()
    try:
        found = content(source)
        if found.sha256 in known:
            return Done(source, known=found.sha256)
        extraction, heard = extract_with(read_bytes(source, found), chosen)
    except ReadError as error:
        return Done(source, message=str(error))
    except Exception as error:  # a fault of ours in one file must not stop the others
        what = f"{type(error).__name__}: {error}; {_where(error)}"
        return Done(source, message=f"{source.name}: cannot be extracted ({what}). Please report it with the file.")
    return Done(source, extraction, seconds=time.perf_counter() - began, heard=heard)


def _where(error: Exception) -> str:
    """The last place in the project's own code that the error went through: `ingest/read/_plain.py:17 in read`."""
    frames = traceback.extract_tb(error.__traceback__)
    last = next(f for f in reversed(frames) if any(Path(f.filename).is_relative_to(_ROOT / package) for package in _OURS))
    return f"{Path(last.filename).relative_to(_ROOT).as_posix()}:{last.lineno} in {last.name}"


def work_all(
    sources: Sequence[Source], known: Mapping[str, Collection[str]], workers: int, chosen: Chosen = NONE
) -> Generator[Done, None, None]:
    """`work` for each source, as they are done; with one worker in this process and in order.

    `known` maps names of sources to the ids of the documents loaded under them.
    """
    if workers <= 1 or len(sources) <= 1:
        try:
            for source in sources:
                yield work(source, known.get(source.name, ()), chosen)
        finally:
            close()
        return
    waiting = list(reversed(sources))
    while waiting:
        suspects: list[Source] = []
        yield from _pooled(waiting, known, workers, chosen, suspects)
        for source in suspects:
            yield _alone(source, known.get(source.name, ()), chosen)


def _pooled(
    waiting: list[Source], known: Mapping[str, Collection[str]], workers: int, chosen: Chosen, suspects: list[Source]
) -> Generator[Done, None, None]:
    """Work through `waiting` from its end; when a worker dies, leave what was in hand in `suspects`."""
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"))
    running: dict[Future[Done], Source] = {}
    try:
        while waiting or running:
            while waiting and len(running) < workers * AHEAD:
                source = waiting[-1]
                running[pool.submit(work, source, known.get(source.name, ()), chosen)] = source
                waiting.pop()
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                result = future.result()
                del running[future]
                yield result
    except BrokenProcessPool:
        suspects.extend(running.values())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(source: Source, known: Collection[str], chosen: Chosen) -> Done:
    """One source in a worker of its own, to find out whether it is the one that kills."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        try:
            return pool.submit(work, source, known, chosen).result()
        except BrokenProcessPool:
            return Done(source, message=f"{source.name}: reading it ended the reader (out of memory or a damaged file). Try it alone.")
