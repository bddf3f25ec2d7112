"""Every engine gives the same: the bytes of an export, the rows of each query in their order, the words behind them.

Each release of Neo4j is held against the local graph, with the samples and with documents made to
be odd. The parameters are what the graph holds: all that a query could be asked, up to a bound.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ingest._work import work_all
from ingest.read import sources
from kb.graph import Reader, connect_reader, connect_writer
from kb.model import Extraction
from kb.settings import Settings
from kb.store import Store, counts, documents, evidence_in, evidence_of, export, show, surroundings
from kb.vocabulary import FIELDS, MECHANISMS, PLACES
from queries import catalogue, run
from queries._parameters import names
from tests.conftest import SAMPLES, SHARED
from tests.queries.odd import CHENGDU, NAMES, odd
from tests.servers.engines import LOCAL, Engines, empty
from tests.servers.neo4j import RELEASES

pytestmark = [pytest.mark.graph, pytest.mark.slow, pytest.mark.engines(*RELEASES)]
VALUES = 40
"""Values tried for a parameter, at most."""
PLACES_PAIRED = 12
ASKED_WHOLE = 4
UNKNOWN = "City:659012"
"""A place that nothing is said about."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A reader of the local graph and one of a Neo4j, with the same loaded."""

    local: Reader
    neo4j: Reader

    def rows(self, query: str, values: dict[str, Any]) -> list[dict[str, Any]]:
        """The rows of both, which must be the same in the same order."""
        here, there = (reader.rows(query, values) for reader in (self.local, self.neo4j))
        assert there == here, values
        return here


def loaded(settings: Settings, extractions: list[Extraction]) -> None:
    with connect_writer(settings) as writer:
        empty(writer)
        store = Store.at(settings, writer)
        for extraction in extractions:
            assert store.load(extraction) == "new"


def extracted(folder: Path) -> list[Extraction]:
    return [done.extraction for done in work_all(sources([folder]).sources, {}, 1) if done.extraction is not None]


@pytest.fixture(scope="session")
def extractions() -> list[Extraction]:
    return [*extracted(SAMPLES), *odd()]


@pytest.fixture(scope="module")
def pair(engine: str, engines: Engines, extractions: list[Extraction]) -> Iterator[Pair]:
    settings = engines[LOCAL], engines[engine]
    for one in settings:
        loaded(one, extractions)
    with ExitStack() as open_:
        yield Pair(*(open_.enter_context(connect_reader(one)) for one in settings))


def keys(reader: Reader, kind: str) -> list[str]:
    """What a parameter of the type may be, as the query takes it."""
    if kind in ("Field", "Mechanism"):
        return [f"{kind}:{code}" for code in (FIELDS if kind == "Field" else MECHANISMS)]
    if kind == "Document":
        return [r["id"] for r in reader.rows("MATCH (d:Document) RETURN d.id AS id ORDER BY id")]
    if kind == "Text":
        return [r["p"] for r in reader.rows("MATCH (o:Observation) RETURN DISTINCT o.period AS p ORDER BY p") if r["p"]]
    labels = {"Place": PLACES, "Area": ("MetroArea", "CityCluster", "Zone"), "Chain": ("IndustryChain",)}.get(kind, (kind,))
    if kind == "Writing":
        return [*keys(reader, "Policy"), *keys(reader, "Agreement"), *(f"Document:{i}" for i in keys(reader, "Document"))]
    query = "MATCH (n:{}) OPTIONAL MATCH (n)-[x]-() WITH n.key AS key, count(x) AS n RETURN key ORDER BY n DESC, key"
    return [r["key"] for label in sorted(labels) for r in reader.rows(query.format(label))]


def asked(reader: Reader, name: str) -> Iterator[dict[str, Any]]:
    """The parameters that the query is tried with."""
    parameters = catalogue()[name].parameters
    needed = [p for p in parameters if not p.optional]
    if len(needed) == 2:
        often = "MATCH (p:Entity)-[x]-() WHERE p:City OR p:Province OR p:District WITH p.key AS key, count(x) AS n RETURN key ORDER BY n DESC, key"
        places = [r["key"] for r in reader.some(often, limit=PLACES_PAIRED)[0]]
        pairs = [*itertools.combinations(places, 2), (places[0], places[0]), (places[0], UNKNOWN)]
        yield from ({needed[0].name: a, needed[1].name: b} for a, b in pairs)
        return
    bases = [{p.name: key} for p in needed for key in [*keys(reader, p.type)[:VALUES], f"{p.type}:没有"]] or [{}]
    choices = [[None, *keys(reader, p.type)[:3]] for p in parameters if p.optional]
    for base in bases if not choices else bases[: VALUES // 4]:
        for chosen in itertools.product(*choices):
            yield base | dict(zip((p.name for p in parameters if p.optional), chosen, strict=True))


def test_an_export_is_the_same_to_the_byte(pair: Pair, tmp_path: Path) -> None:
    paths = [tmp_path / "local.jsonl", tmp_path / "neo4j.jsonl"]
    for reader, path in zip((pair.local, pair.neo4j), paths, strict=True):
        assert export(reader, path) > 2000
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_a_query_gives_the_same_rows_in_the_same_order(pair: Pair, name: str) -> None:
    """In whole and by the page; then as it is run for a person, with the words behind each row."""
    text = catalogue()[name].text
    answered: list[dict[str, Any]] = []
    empty_too = False
    for values in asked(pair.local, name):
        rows = pair.rows(text, values | {"skip": 0, "limit": 1000})
        empty_too = empty_too or not rows
        if rows:
            answered.append(values)
        if len(rows) > 2:
            paged = [row for at in range(0, len(rows) + 1, 2) for row in pair.neo4j.rows(text, values | {"skip": at, "limit": 2})]
            assert paged == rows, "pages"
    assert answered, "the query was never answered"
    assert empty_too or not catalogue()[name].parameters
    for values in answered[:ASKED_WHOLE]:
        for skip in (0, 1):
            here, there = (run(reader, name, values, limit=3, skip=skip) for reader in (pair.local, pair.neo4j))
            assert here == there


def test_what_the_store_tells_is_the_same(pair: Pair) -> None:
    assert counts(pair.local) == counts(pair.neo4j)
    held = documents(pair.local)
    assert documents(pair.neo4j) == held
    for document in held:
        words = evidence_in(pair.local, document.id)
        assert evidence_in(pair.neo4j, document.id) == words
        for e in words[:5]:
            assert surroundings(pair.local, e) == surroundings(pair.neo4j, e)
    for key in keys(pair.local, "Place")[:VALUES] + keys(pair.local, "Policy")[:VALUES]:
        assert show(pair.local, key) == show(pair.neo4j, key)
        assert evidence_of(pair.local, key) == evidence_of(pair.neo4j, key)
    for label in ("Organization", "Policy", "Document", "Agreement"):
        assert names(pair.local, frozenset({label})) == names(pair.neo4j, frozenset({label}))


def test_names_stand_in_the_order_of_their_code_points(pair: Pair) -> None:
    """Not of UTF-16, in which what is beyond the basic plane comes before full-width letters."""
    for reader in (pair.local, pair.neo4j):
        told = [row[0] for row in run(reader, "issuers", {}, limit=1000).rows]
        assert told == sorted(told)
        assert [name for name in told if name in NAMES] == sorted(NAMES)


def test_a_date_that_is_missing_comes_last_and_a_finer_one_first(pair: Pair) -> None:
    for reader in (pair.local, pair.neo4j):
        rows = run(reader, "agreements-between", {"a": CHENGDU, "b": "City:510600"}, limit=1000).rows
        assert [row[2] for row in rows if row[0].startswith("约") or row[0] == "无日期的约"] == [
            "2020-02",
            "2020-01-05",
            "2020-01",
            "2020",
            "2019-12-31",
            None,
        ]


@pytest.mark.corpus
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the corpus is not beside the checkout")
def test_the_corpus_is_exported_the_same_to_the_byte(engine: str, engines: Engines, tmp_path: Path) -> None:
    """Long; `pytest -m corpus` runs it."""
    made = extracted(SHARED / "corpus")
    written = []
    for settings in (engines[LOCAL], engines[engine]):
        loaded(settings, made)
        with connect_reader(settings) as reader:
            export(reader, tmp_path / "out.jsonl")
            assert run(reader, "issuers", {}).rows
        written.append((tmp_path / "out.jsonl").read_bytes())
    assert written[0] == written[1]
