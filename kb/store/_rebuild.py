"""Derive everything again from the statements, and mend what differs from what is there."""

from __future__ import annotations

from dataclasses import dataclass

from kb.graph import Reader, Transaction
from kb.store import _write
from kb.store._derive import Derived, Properties, derive
from kb.store._pages import Rows, pages
from kb.store._rows import RETURN, Stored, Triple, stored
from kb.store._titles import claims, titles


@dataclass(frozen=True, slots=True)
class Differences:
    """What a rebuild found and mended, or a check found; `entities` and `relations` are how many there are now."""

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
    return derive(statements, titles(claims(statements)))


@dataclass(frozen=True, slots=True)
class _Compared:
    """What is there held against what the statements say."""

    statements: int
    right: Derived
    entities: dict[str, Properties]
    wrong: dict[str, Properties]
    lost: dict[Triple, Properties]
    extra: set[str]
    untrue: set[Triple]

    @property
    def differences(self) -> Differences:
        counts = len(self.wrong) + len(self.extra), len(self.lost) + len(self.untrue)
        return Differences(self.statements, len(self.right.entities), len(self.right.relations), *counts)


def _compare(rows: Rows) -> _Compared:
    statements = all_statements(rows)
    right = wanted(statements)
    entities, relations = all_entities(rows), all_relations(rows)
    wrong = {key: p for key, p in right.entities.items() if entities.get(key) != p}
    lost = {t: p for t, p in right.relations.items() if relations.get(t) != p}
    extra = entities.keys() - right.entities.keys()
    untrue = {t for t in relations.keys() - right.relations.keys() if t[0] not in extra and t[2] not in extra}
    return _Compared(len(statements), right, entities, wrong, lost, extra, untrue)


def check(reader: Reader) -> Differences:
    """What `rebuild` would mend; nothing is written. While a load runs it may see the graph between two of its pages."""
    return _compare(reader.rows).differences


def rebuild(tx: Transaction) -> Differences:
    found = _compare(tx.rows)
    wrong = {key: dict.fromkeys(found.entities.get(key, {})) | p for key, p in found.wrong.items()}
    _write.drop_relations(tx, found.untrue)
    _write.drop_entities(tx, found.extra)
    _write.entities(tx, wrong, found.entities)
    _write.relations(tx, found.lost)
    return found.differences
