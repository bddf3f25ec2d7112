"""Keep what is derived in step with a change of statements, in the transaction of the change.

Only what the change touches is derived anew: the facts of the statements that came, went or
were judged, and those whose policy is now known under another key. A property that a new
document only confirms is not worked out again from all documents that ever stated it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kb.graph import Transaction
from kb.identity import fact
from kb.store import _write
from kb.store._derive import Derived, Properties, derive, fixed, grown
from kb.store._rows import Stored, Triple
from kb.store._titles import PREFIX, Titles, titles
from kb.vocabulary import RELATIONS

Value = tuple[str, str]
"""A property: the entity's key and the property's name."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """What statements take part in: relations, properties, and the entities they name."""

    triples: set[Triple] = field(default_factory=set)
    values: set[Value] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, statements: Iterable[Stored], *resolutions: Titles) -> _Scope:
        scope = cls()
        for triple in {s.triple for s in statements}:
            is_relation = triple[1] in RELATIONS
            for by in resolutions:
                subject, predicate, object = by.triple(triple, is_relation)
                if is_relation:
                    scope.triples.add((subject, predicate, object))
                    scope.entities.update((subject, object))
                else:
                    scope.values.add((subject, predicate))
                    scope.entities.add(subject)
        scope.entities.difference_update([key for key in scope.entities if key.startswith("Document:")])
        return scope


def known_titles(tx: Transaction, statements: Iterable[Stored]) -> Titles:
    """How the policies that the statements name resolve, by what is in the graph now.

    A policy with a number or a date also brings in the titles that other documents give it, so
    that statements about those titles are counted with its own.
    """
    policies: set[str] = set()
    slugs: set[str] = set()
    for s in statements:
        if s.slug:
            slugs.add(s.slug)
        ends = (s.subject, s.object) if s.predicate in RELATIONS else (s.subject,)
        policies |= {key for key in ends if key.startswith(PREFIX)}
    if not policies:
        return Titles()
    slugs |= {key.removeprefix(PREFIX) for key in policies}
    policies |= set(titles(_write.claims(tx, slugs)).resolved.values())
    slugs |= _write.slugs_of(tx, policies)
    return titles(_write.claims(tx, slugs), slugs)


def settle(tx: Transaction, added: list[Stored], changed: list[Stored], before: Titles) -> None:
    """Derive anew what the statements take part in that were `added`, or taken away or judged (`changed`).

    `before` is how titles resolved before the change, asked with the same statements.
    """
    after = known_titles(tx, [*changed, *added])
    before = before.filled(after)
    moved = {key for key in before.resolved.keys() | after.resolved.keys() if before(key) != after(key)}
    if moved:
        changed = changed + _write.by(tx, "subject", moved) + _write.by(tx, "object", moved)
        after = known_titles(tx, [*changed, *added])
        before = before.filled(after)
    scope = _Scope.of([*changed, *added], before, after)
    there = _write.held(tx, scope.entities)
    sure = _confirmed(added, after, there, _Scope.of(changed, before, after).values)
    facts = _facts(scope.triples, scope.values - sure.keys(), after)
    derived = derive(_write.by(tx, "fact", facts), after)
    named = _Scope.of((s for s in added if s.counts), after).entities | derived.entities.keys()
    asked = {raw for key in scope.entities - named for raw in after.sources(key)}
    named |= {after(key) for key in _write.named(tx, asked)}
    _bring(tx, scope, derived, sure, named, there)


def _confirmed(added: list[Stored], now: Titles, there: Mapping[str, Properties], unsure: set[Value]) -> dict[Value, Any]:
    """The properties whose value follows from the value that is there and what was added."""
    groups: dict[Value, list[Stored]] = {}
    for s in added:
        if s.predicate not in RELATIONS:
            groups.setdefault((now(s.subject), s.predicate), []).append(s)
    found: dict[Value, Any] = {}
    for (key, name), group in groups.items():
        if (key, name) not in unsure:
            certain, value = grown(key, name, there.get(key, {}).get(name), [s for s in group if s.relates])
            if certain:
                found[key, name] = value
    return found


def _facts(triples: set[Triple], values: set[Value], now: Titles) -> set[str]:
    wanted = {fact(s, p, o) for subject, p, object in triples for s in now.sources(subject) for o in now.sources(object)}
    return wanted | {fact(s, name, "") for subject, name in values for s in now.sources(subject)}


def _bring(
    tx: Transaction,
    scope: _Scope,
    derived: Derived,
    sure: Mapping[Value, Any],
    named: set[str],
    there: Mapping[str, Properties],
) -> None:
    """Make the touched entities and relations what they are to be."""
    rows: dict[str, Properties] = {key: fixed(key) for key in scope.entities & named}
    for key, name in scope.values:
        if key in rows:
            rows[key][name] = sure[key, name] if (key, name) in sure else derived.entities.get(key, {}).get(name)
    gone = scope.entities - named
    wanted = {t: p for t, p in derived.relations.items() if t in scope.triples}
    _write.drop_relations(tx, {t for t in scope.triples - wanted.keys() if t[2] not in gone and t[0] not in gone})
    _write.drop_entities(tx, gone)
    _write.entities(tx, rows, there)
    _write.relations(tx, wanted)
