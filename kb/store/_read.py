"""What the store tells of itself: documents, numbers, an entity, the words behind statements."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kb.errors import GraphError
from kb.graph import Reader
from kb.store._pages import Rows
from kb.vocabulary import LABELS, RELATIONS


@dataclass(frozen=True, slots=True)
class Known:
    """A loaded document as a loader needs to know it."""

    id: str
    sources: tuple[str, ...]
    extractor: str


@dataclass(frozen=True, slots=True)
class Held:
    """A loaded document as a person needs to know it. `chars` are code points."""

    id: str
    source: str
    title: str
    format: str
    date: str | None
    place: str | None
    chars: int
    statements: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is loaded: by node label, by relation, and statements by predicate."""

    nodes: dict[str, int]
    relations: dict[str, int]
    statements: dict[str, int]

    @property
    def documents(self) -> int:
        return self.nodes.get("Document", 0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words behind a statement. `quote` is the document's text between `start` and `end`, `passage` the
    sentence or row that it begins in, itself beginning at `passage_start`, `where` its page or paragraph if known."""

    statement: str
    document: str
    source: str
    title: str
    date: str | None
    start: int
    end: int
    quote: str
    passage: str
    passage_start: int
    section: str
    where: str
    subject: str
    predicate: str
    object: str
    confidence: float
    modality: str
    status: str
    extractor: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An entity: its properties, and its relations as (direction, relation, other's key, other's name, properties)."""

    key: str
    label: str
    properties: dict[str, Any]
    relations: tuple[tuple[str, str, str, str, dict[str, Any]], ...]
    documents: int


def known(rows: Rows) -> list[Known]:
    found = rows("MATCH (d:Document) RETURN d.id AS id, d.sources AS sources, d.extractor AS extractor ORDER BY id")
    return [Known(r["id"], tuple(r["sources"]), r["extractor"] or "") for r in found]


def holders(rows: Rows, document: str, source: str) -> dict[str, list[str]]:
    """The document with this id and those that hold this source: id → sources.

    A document under several sources (`shared`) is found by any of them, others by their one: so
    each part of the query has an index.
    """
    parts = ("(d:Document {id: $id})", "(d:Document {source: $source})", "(d:Document {shared: true}) WHERE $source IN d.sources")
    query = " UNION ".join(f"MATCH {part} RETURN d.id AS id, d.sources AS sources" for part in parts)
    return {r["id"]: [str(s) for s in r["sources"]] for r in rows(query, {"id": document, "source": source})}


def find_document(reader: Reader, text: str) -> str:
    """The id of the document with this id or any source of this name. Raises `GraphError` when there is none."""
    found = holders(reader.rows, text, text)
    if not found:
        raise GraphError(f"no document {text!r} is loaded. `kb documents` lists them.")
    return text if text in found else next(iter(found))


def documents(reader: Reader) -> list[Held]:
    """All documents, by source."""
    said = {r["id"]: r["n"] for r in reader.rows("MATCH (s:Statement) RETURN s.document AS id, count(s) AS n")}
    query = (
        "MATCH (d:Document) RETURN d.id AS id, d.source AS source, d.title AS title, d.format AS format, d.date AS date, "
        "d.place AS place, d.chars AS chars ORDER BY source"
    )
    return [Held(**r, statements=said.get(r["id"], 0)) for r in reader.rows(query)]


def counts(reader: Reader) -> Counts:
    nodes = {}
    for label in LABELS:
        [row] = reader.rows(f"MATCH (n:{label}) RETURN count(n) AS n")
        nodes[label] = row["n"]
    relations = {}
    for name in RELATIONS:
        [row] = reader.rows(f"MATCH ()-[x:{name}]->() RETURN count(x) AS n")
        relations[name] = row["n"]
    said = reader.rows("MATCH (s:Statement) WITH s.predicate AS predicate, count(s) AS n RETURN predicate, n ORDER BY predicate")
    return Counts(nodes, relations, {r["predicate"]: r["n"] for r in said})


def show(reader: Reader, key: str) -> Shown | None:
    """One entity with its relations to others, or None when the graph has no such key."""
    found = reader.rows("MATCH (n:Entity {key: $key}) RETURN properties(n) AS p", {"key": key})
    if not found:
        return None
    name = "coalesce(o.name, o.title, o.id) AS name"
    out = reader.rows(
        f"MATCH (:Entity {{key: $key}})-[x]->(o:Entity) RETURN type(x) AS t, o.key AS o, {name}, properties(x) AS p ORDER BY t, o",
        {"key": key},
    )
    into = reader.rows(
        f"MATCH (:Entity {{key: $key}})<-[x]-(o:Entity) RETURN type(x) AS t, o.key AS o, {name}, properties(x) AS p ORDER BY t, o",
        {"key": key},
    )
    [mentions] = reader.rows("MATCH (:Entity {key: $key})<-[x:MENTIONS]-(d:Document) RETURN count(d) AS n", {"key": key})
    rows = [("→", r["t"], r["o"], str(r["name"]), dict(r["p"])) for r in out] + [
        ("←", r["t"], r["o"], str(r["name"]), dict(r["p"])) for r in into
    ]
    return Shown(key, key.partition(":")[0], dict(found[0]["p"]), tuple(rows), mentions["n"])


_EVIDENCE = (
    "MATCH (s)-[:STATED_IN]->(p:Passage)-[:PASSAGE_OF]->(d:Document) RETURN s.id AS statement, d.id AS document, d.source AS source, d.title AS title, "
    "d.date AS date, s.start AS start, s.end AS end, substring(d.text, s.start, s.end - s.start) AS quote, p.text AS passage, p.start AS passage_start, p.section AS section, "
    "s.subject AS subject, s.predicate AS predicate, s.object AS object, s.confidence AS confidence, s.modality AS modality, "
    "s.status AS status, s.extractor AS extractor"
)


def evidence(reader: Reader, statements: Iterable[str]) -> list[Evidence]:
    """The words behind the statements, by id, in the order given; ids that are not there are left out."""
    wanted = list(dict.fromkeys(statements))
    found = reader.rows(f"UNWIND $ids AS id MATCH (s:Statement {{id: id}}) {_EVIDENCE}", {"ids": wanted})
    by_id = {r["statement"]: r for r in found}
    return _evidence(reader, [by_id[i] for i in wanted if i in by_id])


def evidence_of(reader: Reader, key: str, predicate: str | None = None) -> list[Evidence]:
    """The words behind all statements that name the entity, `MENTIONS` left out, best first."""
    keep = "s.predicate = $predicate" if predicate else "s.predicate <> 'MENTIONS'"
    rows: dict[str, dict[str, Any]] = {}
    for end in ("subject", "object"):
        query = f"MATCH (s:Statement {{{end}: $key}}) WHERE {keep} {_EVIDENCE}"
        rows |= {r["statement"]: r for r in reader.rows(query, {"key": key, "predicate": predicate})}
    ordered = sorted(rows.values(), key=lambda r: (-r["confidence"], r["source"], r["start"], r["statement"]))
    return _evidence(reader, ordered)


def evidence_in(reader: Reader, document: str, predicate: str | None = None) -> list[Evidence]:
    """The words behind all statements of a document (by id), `MENTIONS` left out, in the order of the text."""
    keep = "s.predicate = $predicate" if predicate else "s.predicate <> 'MENTIONS'"
    query = f"MATCH (s:Statement {{document: $document}}) WHERE {keep} {_EVIDENCE}"
    rows = reader.rows(query, {"document": document, "predicate": predicate})
    return _evidence(reader, sorted(rows, key=lambda r: (r["start"], r["end"], r["predicate"], r["statement"])))


def surroundings(reader: Reader, e: Evidence) -> tuple[str, str]:
    """The sentences before and after the words, within their section; empty where there is none."""
    near = "MATCH (:Document {id: $document})<-[:PASSAGE_OF]-(p:Passage {section: $section, kind: 'sentence'}) WHERE"
    values = {"document": e.document, "section": e.section, "start": e.passage_start, "end": e.end}
    before = reader.rows(f"{near} p.end <= $start RETURN p.text AS text, p.start AS at ORDER BY at DESC LIMIT 1", values)
    after = reader.rows(f"{near} p.start >= $end RETURN p.text AS text, p.start AS at ORDER BY at LIMIT 1", values)
    return (before[0]["text"] if before else "", after[0]["text"] if after else "")


def _evidence(reader: Reader, rows: list[dict[str, Any]]) -> list[Evidence]:
    """The rows with the page or paragraph of each: a document's layout is long, so it is fetched once and not with each row."""
    layouts = _layouts(reader, {r["document"] for r in rows})
    made = []
    for r in rows:
        offsets, names = layouts[r["document"]]
        at = bisect_right(offsets, r["start"])
        made.append(Evidence(**r, where=names[at - 1] if at else ""))
    return made


def _layouts(reader: Reader, documents: set[str]) -> dict[str, tuple[list[int], list[str]]]:
    """For each document where its pages or paragraphs begin, ascending, and their names."""
    found = reader.rows("UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN id AS id, d.layout AS layout", {"ids": sorted(documents)})
    made = {}
    for r in found:
        entries = [entry.partition(" ") for entry in r["layout"] or []]
        made[r["id"]] = [int(offset) for offset, _, _ in entries], [name for _, _, name in entries]
    return made
