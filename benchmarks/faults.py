"""What kills and crowds do to a graph: nothing may be lost, torn or doubled.

- The loader is killed (SIGKILL) at random moments, and begun again.
- The local graph's server is killed while a load runs, and a load is begun again.
- Two loaders load the same folder at once.
- Four readers read while a loader loads.

After each: every document is there whole or not at all; at the end the export is the same,
to the byte, as that of one undisturbed load.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks._homes import Whole, export, home, run, start, whole
from kb.errors import KBError
from kb.graph import connect_reader, local_graph
from kb.settings import Settings

SEED = 20260101


def torn(settings: Settings, expected: Whole) -> int:
    """Documents that are there, but not whole."""
    return sum(expected.get(document) != parts for document, parts in whole(settings).items())


def kill_loaders(settings: Settings, corpus: Path, expected: Whole, times: int, longest: float) -> int:
    """Kill a loader `times` times; the number of documents found torn in all."""
    chance, found = random.Random(SEED), 0
    for _ in range(times):
        loader = start(settings, ["load", str(corpus), "--workers", "1"])
        time.sleep(chance.uniform(0.5, longest))
        loader.kill()
        loader.wait()
        found += torn(settings, expected)
    return found


def kill_servers(settings: Settings, corpus: Path, expected: Whole, times: int, longest: float) -> int:
    """Kill the server `times` times under a load; the number of documents found torn in all."""
    chance, found = random.Random(SEED + 1), 0
    for _ in range(times):
        run(settings, ["graph", "up"])
        loader = start(settings, ["load", str(corpus), "--workers", "1", "--again"])
        time.sleep(chance.uniform(0.5, longest))
        status = local_graph.status(settings)
        if status.pid is not None:
            os.kill(status.pid, signal.SIGKILL)
        loader.wait(timeout=300)
        found += torn(settings, expected)
    return found


@dataclass(slots=True)
class Seen:
    """What one reader, or all of them, saw."""

    reads: int = 0
    errors: int = 0
    torn: int = 0

    def __add__(self, other: Seen) -> Seen:
        return Seen(self.reads + other.reads, self.errors + other.errors, self.torn + other.torn)


class Crowd:
    """Readers that read until the block ends; `seen` then holds what they saw in all.

    Each counts for itself. What ends a reader before its time is raised again at the end of the
    block: a crowd that fell silent has seen nothing torn, but nothing whole either.
    """

    def __init__(self, settings: Settings, expected: Whole, readers: int) -> None:
        self.settings, self.expected = settings, expected
        self.seen = Seen()
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(readers)
        self._readers = readers
        self._running: list[Future[Seen]] = []

    def __enter__(self) -> Crowd:
        self._running = [self._pool.submit(self._read) for _ in range(self._readers)]
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._pool.shutdown()
        self.seen = sum((future.result() for future in self._running), Seen())

    def _read(self) -> Seen:
        query = (
            "MATCH (d:Document) OPTIONAL MATCH (d)<-[:PASSAGE_OF]-(p:Passage) "
            "WITH d, count(p) AS passages RETURN d.id AS id, passages ORDER BY id LIMIT 20"
        )
        seen = Seen()
        with connect_reader(self.settings) as reader:
            while not self._stop.is_set():
                try:
                    rows = reader.rows(query)
                except KBError:
                    seen.errors += 1
                    continue
                seen.reads += 1
                seen.torn += sum(self.expected.get(r["id"], (-1,))[0] != r["passages"] for r in rows)
        return seen


def crowd(settings: Settings, corpus: Path, expected: Whole, seconds: float, readers: int = 4) -> Seen:
    """A loader that loads the corpus again and again for `seconds`, beside `readers` readers."""
    end = time.monotonic() + seconds
    with Crowd(settings, expected, readers) as beside:
        while time.monotonic() < end:
            loader = start(settings, ["load", str(corpus), "--again", "--workers", "1"])
            while loader.poll() is None and time.monotonic() < end:
                time.sleep(0.1)
            if loader.poll() is None:
                loader.terminate()
                loader.wait()
    return beside.seen


def two_loaders(settings: Settings, corpus: Path) -> int:
    """Two loaders of one folder at once; how many of them failed."""
    run(settings, ["graph", "up"])
    both = [start(settings, ["load", str(corpus), "--workers", "1"]) for _ in range(2)]
    return sum(loader.wait() != 0 for loader in both)


def measure(corpus: Path, *, loader_kills: int = 20, server_kills: int = 10, seconds: float = 60.0) -> dict[str, float]:
    """All four, with the numbers of what was lost, torn or different: zeros are right."""
    with home() as settings:
        began = time.monotonic()
        run(settings, ["load", str(corpus)])
        longest = time.monotonic() - began
        expected, right = whole(settings), export(settings)
    figures = _told({"documents": len(expected)})
    with home() as settings:
        found = kill_loaders(settings, corpus, expected, loader_kills, longest)
        run(settings, ["load", str(corpus)])
        differs = export(settings) != right
        figures |= _told({"loaders killed": loader_kills, "loaders killed: torn": found, "loaders killed: export differs": differs})
        found = kill_servers(settings, corpus, expected, server_kills, longest)
        run(settings, ["load", str(corpus)])
        differs = export(settings) != right
        figures |= _told({"servers killed": server_kills, "servers killed: torn": found, "servers killed: export differs": differs})
        seen = crowd(settings, corpus, expected, seconds)
        figures |= _told({"reads beside a loader": seen.reads, "reads: errors": seen.errors, "reads: torn": seen.torn})
    with home() as settings:
        failed = two_loaders(settings, corpus)
        figures |= _told({"two loaders: failed": failed, "two loaders: export differs from one's": export(settings) != right})
    return figures


def _told(figures: dict[str, int]) -> dict[str, float]:
    """The figures of a phase that has ended, on stderr as well: the whole takes minutes."""
    sys.stderr.write("".join(f"  {what}: {figure:,d}\n" for what, figure in figures.items()))
    sys.stderr.flush()
    return {what: float(figure) for what, figure in figures.items()}
