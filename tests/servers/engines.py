"""The engines that hold the graph in the tests: the local graph and two releases of Neo4j.

A test that asks for `engine`, itself or through `settings`, `writer`, `store` or `reader`, and is
marked `engines` runs once on each. Each server is started when the first test needs it and is
ended with the session; tests of one release are given to one worker (`schedule`), so that there is
one server of each.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from kb.graph import Writer, local_graph
from kb.settings import Settings
from tests.servers.neo4j import RELEASES, Missing, running

LOCAL = "local"
ENGINES = (LOCAL, *RELEASES)
LABELS = ("Statement", "Passage", "Document", "Entity", "Load")


class Engines:
    """Settings of each engine's graph, by name. What it starts is ended by `stopping`."""

    def __init__(self, folder: Callable[[str], Path], stopping: ExitStack) -> None:
        self._folder = folder
        self._stopping = stopping
        self._known: dict[str, Settings] = {}
        self._missing: dict[str, str] = {}

    def __getitem__(self, name: str) -> Settings:
        """Where a release cannot be had the test is skipped with the reason, but fails in CI."""
        if name not in self._known and name not in self._missing:
            try:
                self._known[name] = self._local() if name == LOCAL else self._neo4j(name)
            except Missing as missing:
                self._missing[name] = str(missing)
        if name in self._missing:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(self._missing[name])
        return self._known[name]

    def _local(self) -> Settings:
        made = Settings(home=self._folder("home"), graph_uri=None, graph_memory="512m")
        self._stopping.callback(local_graph.down, made)
        return made

    def _neo4j(self, name: str) -> Settings:
        server = self._stopping.enter_context(running(RELEASES[name], self._folder(name)))
        return Settings(home=self._folder("unused"), graph_uri=server.uri, graph_user=server.user, graph_password=server.password)


def empty(writer: Writer) -> None:
    """Take everything away but the schema."""
    for label in LABELS:
        while writer.rows(f"MATCH (n:{label}) WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS n")[0]["n"]:
            pass
