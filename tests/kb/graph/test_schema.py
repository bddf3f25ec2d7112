"""The schema and the two handles on every engine: guarded, made once, kept from readers."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from kb.errors import GraphError, GraphReadOnly, GraphRefused, SchemaDamaged, SchemaTooNew
from kb.graph import MIGRATIONS, Reader, Writer, connect_reader, connect_writer
from kb.settings import Settings
from kb.store import Store
from tests.kb.store.documents import document
from tests.servers.neo4j import RELEASES

pytestmark = [pytest.mark.graph, pytest.mark.engines]


def test_a_reader_reads_and_the_engine_refuses_its_writes(reader: Reader, writer: Writer) -> None:
    writer.rows("CREATE (:Load {id: 'x'})")
    for query in (
        "CREATE (:Load {id: 'y'})",
        "MATCH (l:Load) SET l.version = '2'",
        "MATCH (l:Load) DETACH DELETE l",
        "MERGE (:Load {id: 'z'})",
        "CREATE INDEX spoon IF NOT EXISTS FOR (n:Load) ON (n.version)",
    ):
        with pytest.raises(GraphReadOnly):
            reader.rows(query)
    assert reader.rows("MATCH (l:Load) RETURN l.id AS id, l.version AS version") == [{"id": "x", "version": None}]
    assert not hasattr(reader, "write")


def test_a_newer_or_changed_schema_is_refused(settings: Settings, writer: Writer) -> None:
    writer.rows("CREATE (:Migration {version: 99, checksum: 'x'})")
    try:
        for connect in (connect_writer, connect_reader):
            with pytest.raises(SchemaTooNew, match="99"):
                connect(settings)
    finally:
        writer.rows("MATCH (m:Migration {version: 99}) DETACH DELETE m")
    checksum = MIGRATIONS[0].checksum
    writer.rows("MATCH (m:Migration {version: 1}) SET m.checksum = 'other'")
    try:
        with pytest.raises(SchemaDamaged):
            connect_writer(settings)
    finally:
        writer.rows("MATCH (m:Migration {version: 1}) SET m.checksum = $c", {"c": checksum})


def test_migrations_are_numbered_without_gaps_and_recorded(reader: Reader) -> None:
    assert [m.version for m in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))
    recorded = {r["v"]: r["c"] for r in reader.rows("MATCH (m:Migration) RETURN m.version AS v, m.checksum AS c")}
    assert recorded == {m.version: m.checksum for m in MIGRATIONS}


@pytest.mark.engines(*RELEASES)
class TestWithoutSchema:
    """A Neo4j database that nothing was done to yet."""

    @pytest.fixture
    def bare(self, settings: Settings, writer: Writer) -> Iterator[Settings]:
        """The settings, after taking all that a migration makes away; it is made again at the end."""
        for kind, every in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
            for row in writer.read(f"SHOW {every} YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
                writer.schema(f"DROP {kind} `{row['name']}` IF EXISTS")
        writer.rows("MATCH (m:Migration) DELETE m")
        yield settings
        connect_writer(settings).close()

    def test_a_reader_is_told_to_prepare_it(self, bare: Settings) -> None:
        with pytest.raises(GraphRefused, match="kb graph up"):
            connect_reader(bare)

    def test_writers_that_begin_at_once_make_one_schema(self, bare: Settings) -> None:
        with ThreadPoolExecutor(4) as pool:
            for begun in [pool.submit(connect_writer, bare) for _ in range(4)]:
                begun.result(60).close()
        with connect_reader(bare) as reader:
            assert reader.rows("MATCH (m:Migration) RETURN m.version AS v ORDER BY v") == [{"v": m.version} for m in MIGRATIONS]
            made = {r["name"] for r in reader.rows("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name")}
            assert {"entity_key", "statement_fact", "document_source", "passage_text"} <= made
            with pytest.raises(GraphReadOnly):
                reader.rows("CREATE (:Load {id: 'x'})")


def test_two_nodes_of_one_identity_are_refused(writer: Writer) -> None:
    writer.rows("CREATE (:Entity:City {key: 'City:510100', id: '510100'})")
    for query in ("CREATE (:Entity {key: 'City:510100'})", "CREATE (:City {id: '510100'})"):
        with pytest.raises(GraphError):
            writer.rows(query)


def test_passages_are_found_by_words_within_them(store: Store, reader: Reader) -> None:
    store.load(document("a.txt", [("City:510100", "PARTY_TO", "Agreement:甲")], text="两市共建轨道交通。\n另有安排。\n"))
    query = "CALL db.index.fulltext.queryNodes('passage_text', $words) YIELD node RETURN node.text AS text"
    assert reader.rows(query, {"words": "轨道交通"}) == [{"text": "两市共建轨道交通。"}]
    assert reader.rows(query, {"words": "港口"}) == []


def test_a_read_is_bounded_in_rows_and_time(settings: Settings, writer: Writer) -> None:
    writer.rows("UNWIND range(1, 400) AS i CREATE (:Load {id: toString(i)})")
    with connect_reader(settings.model_copy(update={"graph_row_limit": 50})) as reader:
        rows, cut = reader.some("MATCH (l:Load) RETURN l.id AS id", limit=10)
        assert (len(rows), cut) == (10, True)
        with pytest.raises(GraphError, match="KB_GRAPH_ROW_LIMIT"):
            reader.rows("MATCH (l:Load) RETURN l.id AS id")
        counted = "MATCH (l:Load) WITH l.id AS id ORDER BY id RETURN count(id) AS n"
        assert reader.rows(counted) == [{"n": 400}], "a limit of rows must not change what is counted"


@pytest.mark.engines(*RELEASES)
def test_a_read_that_takes_too_long_is_ended_by_the_server(settings: Settings, writer: Writer) -> None:
    """The local graph has its limit of time from its start: see `test_graph`."""
    writer.rows("UNWIND range(1, 400) AS i CREATE (:Load {id: toString(i)})")
    long = "MATCH (a:Load), (b:Load), (c:Load), (d:Load) WHERE a.id + b.id + c.id + d.id = 'x' RETURN count(*) AS n"
    with (
        connect_reader(settings.model_copy(update={"graph_read_timeout": 1.0})) as reader,
        pytest.raises(GraphError, match="KB_GRAPH_READ_TIMEOUT"),
    ):
        reader.rows(long)
