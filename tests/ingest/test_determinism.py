"""The same files give the same facts, to the byte: in any process, with any hash seed, by any number of workers.

What the command prints is compared, with what the loader's workers give beside it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest._work import work_all
from ingest.extract import to_json
from ingest.read import Source, sources

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def files() -> tuple[Source, ...]:
    """Samples of each format but pdf, of which the scan takes long: the rules see a text."""
    found = tuple(s for s in sources([SAMPLES]).sources if s.path.suffix in (".txt", ".md", ".html", ".docx"))
    assert len({s.path.suffix for s in found}) == 4
    return found


def command(files: tuple[Source, ...], seed: str) -> list[str]:
    """The lines that `kb extract` prints in a process of that hash seed."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("KB_")} | {"PYTHONHASHSEED": seed}
    asked = [sys.executable, "-m", "ui.cli", "extract", *(str(s.path) for s in files), "--format", "jsonl"]
    done = subprocess.run(asked, env=environment, cwd=SAMPLES.parent, capture_output=True, check=True, encoding="utf-8")
    return done.stdout.splitlines()


def worked(files: tuple[Source, ...], workers: int) -> list[str]:
    """The lines by so many workers, in the order of the files: the workers' own is that in which they are done."""
    done = {d.source.name: d for d in work_all(files, {}, workers)}
    extractions = [done[s.name].extraction for s in files]
    return [to_json(e) for e in extractions if e is not None]


def test_hash_seeds_workers_and_what_was_read_before_change_nothing(files: tuple[Source, ...]) -> None:
    """Workers have hash seeds of their own. Nothing that one text leaves behind (caches, known names) may change another."""
    first = command(files, "0")
    assert len(first) == len(files)
    assert sum(line.count('"predicate"') for line in first) > 100
    assert command(files, "1") == first
    assert worked(files, 1) == first
    assert worked(files, 2) == first
    assert worked(tuple(reversed(files)), 1)[::-1] == first
