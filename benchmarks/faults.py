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
import threading
import time
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


class Crowd:
    """Readers that read until told to stop, and count what they saw."""

    def __init__(self, settings: Settings, expected: Whole, readers: int) -> None:
        self.settings, self.expected = settings, expected
        self.reads = self.errors = self.torn = 0
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._read) for _ in range(readers)]

    def __enter__(self) -> Crowd:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _read(self) -> None:
        query = (
            "MATCH (d:Document) OPTIONAL MATCH (d)<-[:PASSAGE_OF]-(p:Passage) "
            "WITH d, count(p) AS passages RETURN d.id AS id, passages ORDER BY id LIMIT 20"
        )
        with connect_reader(self.settings) as reader:
            while not self._stop.is_set():
                try:
                    rows = reader.rows(query)
                except KBError:
                    self.errors += 1
                    continue
                self.reads += 1
                self.torn += sum(self.expected[r["id"]][0] != r["passages"] for r in rows)


def crowd(settings: Settings, corpus: Path, expected: Whole, seconds: float, readers: int = 4) -> Crowd:
    """A loader that loads the corpus again and again for `seconds`, beside `readers` readers."""
    end = time.monotonic() + seconds
    with Crowd(settings, expected, readers) as seen:
        while time.monotonic() < end:
            loader = start(settings, ["load", str(corpus), "--again", "--workers", "1"])
            while loader.poll() is None and time.monotonic() < end:
                time.sleep(0.1)
            if loader.poll() is None:
                loader.terminate()
                loader.wait()
    return seen


def measure(corpus: Path, *, loader_kills: int = 20, server_kills: int = 10, seconds: float = 60.0) -> dict[str, float]:
    """All four, with the numbers of what was lost, torn or different: zeros are right."""
    with home() as settings:
        began = time.monotonic()
        run(settings, ["load", str(corpus)])
        longest = time.monotonic() - began
        expected, right = whole(settings), export(settings)
    figures: dict[str, float] = {"documents": float(len(expected))}
    with home() as settings:
        figures |= {"loader killed": loader_kills, "… torn": kill_loaders(settings, corpus, expected, loader_kills, longest)}
        run(settings, ["load", str(corpus)])
        figures["… export differs after one more load"] = float(export(settings) != right)
        figures |= {"server killed": server_kills, "… torn  ": kill_servers(settings, corpus, expected, server_kills, longest)}
        run(settings, ["load", str(corpus)])
        figures["… export differs after one more load "] = float(export(settings) != right)
        seen = crowd(settings, corpus, expected, seconds)
        figures |= {"reads beside a loader": seen.reads, "… errors": seen.errors, "… torn ": seen.torn}
    with home() as settings:
        run(settings, ["graph", "up"])
        both = [start(settings, ["load", str(corpus), "--workers", "1"]) for _ in range(2)]
        figures["two loaders: failed"] = float(sum(loader.wait() != 0 for loader in both))
        figures["two loaders: export differs from one's"] = float(export(settings) != right)
    return figures
