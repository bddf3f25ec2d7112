"""What tests share: a real local graph, emptied between tests, and small documents for it."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kb.graph import Reader, Writer, connect_reader, connect_writer, local_graph
from kb.settings import Settings
from kb.store import Store
from tests.extractors import chosen, package
from tests.servers.engines import ENGINES, LOCAL, Engines, empty

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
SHARED = ROOT.parent / "shared"
__all__ = ["ROOT", "SAMPLES", "SHARED", "chosen", "package", "sha256"]


@pytest.fixture(scope="session", autouse=True)
def no_settings_from_outside() -> None:
    """A developer's own graph is never touched."""
    for name in [n for n in os.environ if n.startswith("KB_")]:
        del os.environ[name]


@pytest.fixture(scope="session")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """The engines by name, each started when it is first asked for."""
    with ExitStack() as stopping:
        yield Engines(tmp_path_factory.mktemp, stopping)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Who runs what, among several workers."""
    from tests.servers.schedule import OneServerEach

    return OneServerEach(config, log)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test marked `engines` runs on each engine, or on those that the mark names."""
    mark = metafunc.definition.get_closest_marker("engines")
    if mark and "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", mark.args or ENGINES, indirect=True, scope="session")


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    """The name of the engine that the test runs on: the local graph, unless it is marked `engines`."""
    return str(getattr(request, "param", LOCAL))


@pytest.fixture(scope="session")
def settings(engine: str, engines: Engines) -> Settings:
    """Settings of the engine's graph, which lives for the session."""
    return engines[engine]


@pytest.fixture(scope="session")
def _writer(settings: Settings) -> Iterator[Writer]:
    with connect_writer(settings) as writer:
        yield writer


@pytest.fixture
def writer(_writer: Writer) -> Writer:
    """A writer on an empty graph."""
    empty(_writer)
    return _writer


@pytest.fixture
def store(settings: Settings, writer: Writer) -> Store:
    return Store.at(settings, writer)


@pytest.fixture
def reader(settings: Settings, writer: Writer) -> Iterator[Reader]:
    with connect_reader(settings) as reader:
        yield reader


@pytest.fixture(scope="session")
def samples_graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of a local graph with the samples loaded; tests only read it."""
    from ingest.load import load

    made = Settings(home=tmp_path_factory.mktemp("samples"), graph_uri=None, graph_memory="512m")
    with connect_writer(made) as writer:
        assert load([SAMPLES], Store.at(made, writer), workers=1).exit_status == 0
    yield made
    local_graph.down(made)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path. Without one the test is skipped, but fails in CI."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed")
        pytest.skip("chromium is not installed (Debian: apt-get install chromium)")
    return found


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
