"""`python -m ingest.extract`: a line for each file, what failed on stderr, the exit status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("names", "status", "told"),
    [
        (("a.txt",), 0, ()),
        (("a.txt", "empty.txt", "no.txt"), 1, ("empty.txt", "no.txt")),
        (("empty.txt",), 2, ("empty.txt",)),
        ((), 2, ()),
    ],
)
def test_what_is_printed_and_how_it_ends(tmp_path: Path, names: tuple[str, ...], status: int, told: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text("成都市与重庆市签署合作协议。\n", "utf-8")
    (tmp_path / "empty.txt").touch()
    paths = [str(tmp_path / name) for name in names]
    done = subprocess.run([sys.executable, "-m", "ingest.extract", *paths], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == status, done.stderr
    assert len([json.loads(line) for line in done.stdout.splitlines()]) == ("a.txt" in names)
    lines = done.stderr.splitlines()
    assert len(lines) == len(told)
    assert all(any(name in line for line in lines) for name in told)
