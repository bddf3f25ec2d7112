"""Packages with an extractor, made on the spot: a module and what an installer leaves beside it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from ingest.extension import Chosen, choose, close

Package = Callable[..., str]
_NUMBERS = itertools.count()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Package]:
    """`package(name, body)` installs an extractor whose `extract(self, document)` has the body; its module's name."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))

    def make(
        name: str, body: str = "return ()", *, version: str = "'1'", states: str = "('Agreement', 'LINKS', 'Project')", top: str = ""
    ) -> str:
        module = f"made_{next(_NUMBERS)}"
        lines = ["from ingest.extension import *", "from kb.model import Modality", dedent(top), "class Made:"]
        lines += [f"    version = {version}", f"    states = {states}", "    def extract(self, document):"]
        lines += [f"        {line}" for line in dedent(body).strip().splitlines()]
        (folder / f"{module}.py").write_text("\n".join(lines) + "\n", "utf-8")
        info = folder / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[kb.extractors]\n{name} = {module}:Made\n", "utf-8")
        monkeypatch.syspath_prepend(str(folder))
        return module

    yield make
    close()


@pytest.fixture
def chosen(package: Package) -> Callable[..., Chosen]:
    """`chosen(body, …)` installs an extractor `test-one` and switches it on."""

    def on(body: str = "return ()", *, seconds: float = 20.0, **more: str) -> Chosen:
        package("test-one", body, **more)
        return choose(["test-one"], seconds)

    return on
