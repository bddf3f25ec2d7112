"""Graphs of their own for measurements: a `KB_HOME` in a temporary folder, and `kb` run in it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from kb.graph import connect_reader, local_graph
from kb.settings import Settings

KB = (sys.executable, "-m", "ui.cli")
Whole = dict[str, tuple[int, int]]
"""Document id → numbers of its passages and statements."""


@contextmanager
def home() -> Iterator[Settings]:
    """Settings for a fresh local graph, which is stopped and removed afterwards."""
    with TemporaryDirectory(prefix="kb-measure-") as folder:
        settings = Settings(home=Path(folder), graph_uri=None)
        try:
            yield settings
        finally:
            local_graph.down(settings)


def environment(settings: Settings) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("KB_")}
    return kept | {"KB_HOME": str(settings.home), "NO_COLOR": "1"}


def start(settings: Settings, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    """`kb` in the background, its output thrown away."""
    return subprocess.Popen([*KB, *arguments], env=environment(settings), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def run(settings: Settings, arguments: Sequence[str]) -> None:
    """`kb` to its end; raises `CalledProcessError` unless it exits with 0."""
    subprocess.run([*KB, *arguments], env=environment(settings), check=True, capture_output=True)


def export(settings: Settings) -> bytes:
    """The graph's content as `kb graph export` writes it."""
    path = settings.home / "measure.jsonl"
    run(settings, ["graph", "export", str(path)])
    return path.read_bytes()


def whole(settings: Settings) -> Whole:
    """What the graph holds of each document."""
    with connect_reader(settings) as reader:
        documents = {r["id"]: 0 for r in reader.rows("MATCH (d:Document) RETURN d.id AS id")}
        passages = reader.rows("MATCH (p:Passage)-[:PASSAGE_OF]->(d:Document) RETURN d.id AS id, count(p) AS n")
        statements = reader.rows("MATCH (s:Statement) RETURN s.document AS id, count(s) AS n")
    p, s = ({r["id"]: r["n"] for r in rows} for rows in (passages, statements))
    return {d: (p.get(d, 0), s.get(d, 0)) for d in documents | p | s}
