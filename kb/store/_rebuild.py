"""Derive everything again from the statements, and mend what differs from what is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kb.graph import Transaction
from kb.store import _write
from kb.store._derive import Derived, Properties, derive
from kb.store._pages import pages
from kb.store._rows import RETURN, Stored, Triple, stored
from kb.store._titles import titles
from kb.vocabulary import RELATIONS

Rows = Callable[[str, dict[str, Any]], list[dict[str, Any]]]
DERIVED = tuple(sorted(name for name, relation in RELATIONS.items() if relation.statement))


@dataclass(frozen=True, slots=True)
class Differences:
    """What a rebuild found and mended; `entities` and `relations` are how many there are now."""

    statements: int
    entities: int
    relations: int
    entities_mended: int
    relations_mended: int


def all_statements(rows: Rows) -> list[Stored]:
    return [stored(r) for r in pages(rows, "MATCH (s:Statement)", "s.id", RETURN)]


def all_entities(rows: Rows) -> dict[str, Properties]:
    found = pages(rows, "MATCH (n:Entity)", "n.key", "properties(n) AS p")
    return {r["_key"]: dict(r["p"]) for r in found}


def all_relations(rows: Rows) -> dict[Triple, Properties]:
    found: dict[Triple, Properties] = {}
    for start, prefix in (("Entity {key: k}", ""), ("Document {id: k}", "Document:")):
        label, key = ("Entity", "key") if not prefix else ("Document", "id")
        keys = [r["_key"] for r in pages(rows, f"MATCH (n:{label})", f"n.{key}", "1 AS one")]
        for at in range(0, len(keys), 500):
            query = f"UNWIND $keys AS k MATCH (:{start})-[x]->(b:Entity) RETURN k AS k, type(x) AS t, b.key AS o, properties(x) AS p"
            for r in rows(query, {"keys": keys[at : at + 500]}):
                found[(prefix + r["k"], r["t"], r["o"])] = dict(r["p"])
    return found


def wanted(statements: list[Stored]) -> Derived:
    return derive(statements, titles(statements))


def rebuild(tx: Transaction) -> Differences:
    statements = all_statements(tx.rows)
    right = wanted(statements)
    entities, relations = all_entities(tx.rows), all_relations(tx.rows)
    wrong = {key: p for key, p in right.entities.items() if entities.get(key) != p}
    for key, p in wrong.items():
        wrong[key] = dict.fromkeys(entities.get(key, {})) | p
    lost = {t: p for t, p in right.relations.items() if relations.get(t) != p}
    extra = entities.keys() - right.entities.keys()
    untrue = {t for t in relations.keys() - right.relations.keys() if t[0] not in extra and t[2] not in extra}
    _write.drop_relations(tx, untrue)
    _write.drop_entities(tx, extra)
    _write.entities(tx, wrong)
    _write.relations(tx, lost)
    return Differences(len(statements), len(right.entities), len(right.relations), len(wrong) + len(extra), len(lost) + len(untrue))
