"""The Cypher that writes: documents with their parts, and what is derived.

Batches go through `UNWIND $rows`; names of labels and relations in a query come from the
vocabulary, everything else is a parameter. Rows are in the order of their keys, so that two
writers take locks in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kb import identity
from kb.graph import Transaction
from kb.model import Extraction, Review
from kb.store._derive import Properties
from kb.store._rows import RETURN, Stored, Triple, stored
from kb.vocabulary import RELATIONS, SPATIAL

CROWDED = SPATIAL | {"Organization", "Indicator", "Field", "Mechanism"}
"""Labels whose nodes gather relations from many documents."""


def rename(tx: Transaction, document: str, sources: list[str]) -> None:
    query = "MATCH (d:Document {id: $id}) SET d.sources = $sources, d.source = $first, d.shared = $shared"
    tx.rows(query, {"id": document, "sources": sources, "first": sources[0], "shared": len(sources) > 1})


def document(tx: Transaction, extraction: Extraction, sources: list[str], load: str | None, now: str) -> None:
    d = extraction.document
    properties: dict[str, Any] = {
        "id": d.id,
        "title": d.title or d.source,
        "source": sources[0],
        "sources": sources,
        "shared": len(sources) > 1,
        "format": d.format,
        "chars": len(d.text),
        "text": d.text,
        "date": d.date,
        "kind": d.kind,
        "place": d.place,
        "layout": [f"{offset} {name}" for offset, name in d.layout],
        "extractor": d.extractor,
        "loaded_at": now,
    }
    tx.rows("CREATE (d:Document {id: $id}) SET d += $p", {"id": d.id, "p": {k: v for k, v in properties.items() if v is not None}})
    if load is not None:
        tx.rows("MATCH (d:Document {id: $id}) MATCH (l:Load {id: $load}) MERGE (d)-[:LOADED_BY]->(l)", {"id": d.id, "load": load})


def passages(tx: Transaction, extraction: Extraction) -> None:
    d = extraction.document
    rows = [
        {
            "id": identity.passage_id(d.id, p.start, p.end),
            "d": d.id,
            "p": {"text": d.text[p.start : p.end], "start": p.start, "end": p.end, "kind": p.kind, "section": p.section},
        }
        for p in extraction.passages
    ]
    tx.each("UNWIND $rows AS r MATCH (d:Document {id: r.d}) CREATE (p:Passage {id: r.id}) SET p += r.p CREATE (p)-[:PASSAGE_OF]->(d)", rows)


def statements(tx: Transaction, extraction: Extraction, ordered: Sequence[Stored]) -> None:
    """Create the extraction's statements, ascending by `start`, each tied to the passage that its words begin in."""
    document, parts = extraction.document.id, extraction.passages
    rows, at = [], 0
    for one in ordered:
        while at + 1 < len(parts) and parts[at + 1].start <= one.start:
            at += 1
        passage = identity.passage_id(document, parts[at].start, parts[at].end)
        rows.append({"id": one.id, "passage": passage, "p": {k: v for k, v in one.row().items() if v is not None and k != "id"}})
    query = "UNWIND $rows AS r MATCH (p:Passage {id: r.passage}) CREATE (s:Statement {id: r.id}) SET s += r.p CREATE (s)-[:STATED_IN]->(p)"
    tx.each(query, rows)


def remove(tx: Transaction, document: str) -> None:
    """Delete a document with its passages, statements and relations."""
    tx.rows("MATCH (s:Statement {document: $id}) DETACH DELETE s", {"id": document})
    tx.rows("MATCH (:Document {id: $id})<-[:PASSAGE_OF]-(p:Passage) DETACH DELETE p", {"id": document})
    tx.rows("MATCH (d:Document {id: $id}) DETACH DELETE d", {"id": document})


def by(tx: Transaction, name: str, values: Iterable[str], size: int = 2000) -> list[Stored]:
    """Statements whose indexed property `name` (id, fact, subject, object, slug) has one of the values."""
    wanted, found = sorted(set(values)), {}
    for start in range(0, len(wanted), size):
        query = f"UNWIND $values AS v MATCH (s:Statement {{{name}: v}}) RETURN {RETURN}"
        for row in tx.rows(query, {"values": wanted[start : start + size]}):
            found[row["id"]] = stored(row)
    return list(found.values())


def claims(tx: Transaction, slugs: Iterable[str]) -> list[tuple[str, str]]:
    """Which policies claim the titles, as `_titles.claims` gives them."""
    query = "UNWIND $slugs AS g MATCH (s:Statement {slug: g}) WHERE s.status <> $rejected RETURN DISTINCT g AS slug, s.subject AS key"
    rows = tx.rows(query, {"slugs": sorted(set(slugs)), "rejected": str(Review.REJECTED)})
    return [(r["slug"], r["key"]) for r in rows]


def slugs_of(tx: Transaction, policies: Iterable[str]) -> set[str]:
    """The titles that the policies are given, by any statement."""
    facts = sorted({identity.fact(key, "title", "") for key in policies})
    query = "UNWIND $facts AS f MATCH (s:Statement {fact: f}) WITH DISTINCT s.slug AS slug WHERE slug IS NOT NULL RETURN slug"
    return {r["slug"] for r in tx.rows(query, {"facts": facts})}


def named(tx: Transaction, keys: Iterable[str]) -> set[str]:
    """Those of the keys that a statement that is not rejected names."""
    wanted = sorted(set(keys))
    there: set[str] = set()
    for name in ("subject", "object"):
        named = f"EXISTS {{ MATCH (s:Statement {{{name}: k}}) WHERE s.status <> $rejected }}"
        query = f"UNWIND $keys AS k WITH k WHERE {named} RETURN k AS k"
        there |= {r["k"] for r in tx.rows(query, {"keys": wanted, "rejected": str(Review.REJECTED)})}
        wanted = [key for key in wanted if key not in there]
    return there


def entities(tx: Transaction, rows: Mapping[str, Properties], there: Mapping[str, Properties]) -> None:
    """Create or change nodes: a property given as None is taken away. `there` is what is `held`.

    No `MERGE`: on two labels it looks at every node of the label on the local graph, and most
    entities of a document are there already and stay as they are.
    """
    fresh: dict[str, list[dict[str, Any]]] = {}
    changed: list[dict[str, Any]] = []
    for key, p in sorted(rows.items()):
        now = there.get(key)
        if now is None:
            properties = {name: value for name, value in p.items() if value is not None}
            fresh.setdefault(key.partition(":")[0], []).append({"key": key, "p": properties})
        elif any(now.get(name) != value for name, value in p.items()):
            changed.append({"key": key, "p": p})
    for label, batch in sorted(fresh.items()):
        tx.each(f"UNWIND $rows AS r CREATE (n:Entity:{label} {{key: r.key}}) SET n += r.p", batch)
    tx.each("UNWIND $rows AS r MATCH (n:Entity {key: r.key}) SET n += r.p", changed)


def held(tx: Transaction, keys: Iterable[str], size: int = 2000) -> dict[str, Properties]:
    """The properties of those entities that are there."""
    wanted = sorted(set(keys))
    found: dict[str, Properties] = {}
    for start in range(0, len(wanted), size):
        query = "UNWIND $keys AS k MATCH (n:Entity {key: k}) RETURN k AS k, properties(n) AS p"
        found |= {r["k"]: dict(r["p"]) for r in tx.rows(query, {"keys": wanted[start : start + size]})}
    return found


def drop_entities(tx: Transaction, keys: Iterable[str]) -> None:
    tx.each("UNWIND $rows AS r MATCH (n:Entity {key: r.key}) DETACH DELETE n", [{"key": key} for key in sorted(keys)])


Group = tuple[str, str, str, bool]
"""Name of the relation, how its start and its end are found, and whether the end has fewer relations."""


def _grouped(triples: Iterable[Triple]) -> dict[Group, list[tuple[Triple, str]]]:
    groups: dict[Group, list[tuple[Triple, str]]] = {}
    for triple in sorted(triples):
        (start, _, id), name, end = triple[0].partition(":"), RELATIONS[triple[1]].name, triple[2].partition(":")[0]
        of_document = start == "Document"
        found = "(a:Document {id: r.s})" if of_document else "(a:Entity {key: r.s})"
        crowded = start in CROWDED and end not in CROWDED
        groups.setdefault((name, found, "(b:Entity {key: r.o})", crowded), []).append((triple, id if of_document else triple[0]))
    return groups


def _path(name: str, from_end: bool) -> str:
    """The relation, written from the end that has fewer: the local graph walks all relations of the first node."""
    return f"(b)<-[x:{name}]-(a)" if from_end else f"(a)-[x:{name}]->(b)"


def relations(tx: Transaction, rows: Mapping[Triple, Properties]) -> None:
    """Create or replace relations, all properties with them."""
    for (name, start, end, from_end), group in _grouped(rows).items():
        batch = [{"s": value, "o": triple[2], "p": rows[triple]} for triple, value in group]
        merge = f"MERGE {_path(name, from_end)} ON CREATE SET x = r.p ON MATCH SET x = r.p"
        tx.each(f"UNWIND $rows AS r MATCH {start} MATCH {end} {merge}", batch)


def drop_relations(tx: Transaction, triples: Iterable[Triple]) -> None:
    for (name, start, end, from_end), group in _grouped(triples).items():
        batch = [{"s": value, "o": triple[2]} for triple, value in group]
        tx.each(f"UNWIND $rows AS r MATCH {start} MATCH {end} MATCH {_path(name, from_end)} DELETE x", batch)
