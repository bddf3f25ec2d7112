"""Every query of the library gives the same rows on the local graph and on Neo4j."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from kb.graph import Reader, connect_reader
from kb.settings import Settings
from queries import run
from tests.queries.test_library import CASES, fill
from tests.servers import neo4j as server

pytestmark = [pytest.mark.graph, pytest.mark.slow]


@pytest.fixture(scope="module")
def neo4j_reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader on Neo4j Community that holds the small graph; skipped where there is no Java or Maven, but not in CI."""
    reason = server.missing()
    if reason is not None:
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with server.running(tmp_path_factory.mktemp("neo4j")) as running:
        settings = Settings(
            home=tmp_path_factory.mktemp("unused"), graph_uri=running.uri, graph_user=running.user, graph_password=running.password
        )
        fill(settings)
        with connect_reader(settings) as reader:
            yield reader


@pytest.mark.parametrize(("name", "given", "rows"), CASES, ids=lambda v: v if isinstance(v, str) else None)
def test_neo4j_gives_the_rows_worked_out_by_hand(
    neo4j_reader: Reader, name: str, given: dict[str, str], rows: list[tuple[object, ...]]
) -> None:
    result = run(neo4j_reader, name, given)
    assert list(result.rows) == rows
    assert all(result.evidence)
