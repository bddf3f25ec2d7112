"""What the servers of the tests promise where they cannot be had, and who runs which test."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.servers.engines import Engines
from tests.servers.neo4j import RELEASES, Missing, jars, java
from tests.servers.schedule import group

LTS = RELEASES["neo4j-5.26"]


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without Java, Maven and what was fetched before."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_what_is_missing_is_said_with_how_to_get_it(bare: Path) -> None:
    with pytest.raises(Missing, match="default-jre-headless"):
        java(LTS)
    with pytest.raises(Missing, match="apt-get install maven"):
        jars(LTS)


def test_without_java_a_test_is_skipped_but_fails_in_ci(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as stopping:
        engines = Engines(lambda name: bare / name, stopping)
        monkeypatch.delenv("CI", raising=False)
        with pytest.raises(pytest.skip.Exception, match="needs Java"):
            engines["neo4j-5.26"]
        monkeypatch.setenv("CI", "true")
        with pytest.raises(pytest.fail.Exception, match="needs Java"):
            engines["neo4j-5.26"]


def test_tests_of_one_release_are_one_group() -> None:
    for name in RELEASES:
        assert group(f"tests/a.py::test_x[{name}]") == group(f"tests/b.py::T::test_y[{name}-a-[x]]") == name
    for test in ("tests/a.py::test_x[local]", "tests/a.py::test_x", "tests/a.py::test_x[local-neo4j-5.26]"):
        assert group(test) == test
