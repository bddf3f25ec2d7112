"""Keep what is derived in step with a change of statements, in the transaction of the change.

Only what the change touches is derived anew: the facts of the statements that came, went or
were judged, and those whose policy is now known under another key.
"""

from __future__ import annotations

from collections.abc import Iterable

from kb.graph import Transaction
from kb.identity import fact
from kb.store import _write
from kb.store._derive import Properties, derive, fixed
from kb.store._rows import Stored, Triple
from kb.store._titles import PREFIX, Titles, titles
from kb.vocabulary import RELATIONS


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
    policies |= set(titles(_write.by(tx, "slug", slugs)).resolved.values())
    slugs |= {s.slug for s in _write.by(tx, "fact", {fact(key, "title", "") for key in policies}) if s.slug}
    return titles(_write.by(tx, "slug", slugs), slugs)


def settle(tx: Transaction, touched: list[Stored], before: Titles) -> None:
    """Derive anew what `touched` statements (that came, went or changed) take part in.

    `before` is how titles resolved before the change, asked with the same statements.
    """
    after = known_titles(tx, touched)
    before = before.filled(after)
    moved = {key for key in before.resolved.keys() | after.resolved.keys() if before(key) != after(key)}
    if moved:
        touched = touched + _write.by(tx, "subject", moved) + _write.by(tx, "object", moved)
        after = known_titles(tx, touched)
        before = before.filled(after)
    raw = {s.triple: s for s in touched}
    triples: set[Triple] = set()
    ends: set[str] = set()
    values: set[tuple[str, str]] = set()
    for triple in raw:
        is_relation = triple[1] in RELATIONS
        for by in (before, after):
            subject, predicate, object = by.triple(triple, is_relation)
            ends.add(subject)
            if is_relation:
                ends.add(object)
                triples.add((subject, predicate, object))
            else:
                values.add((subject, predicate))
    facts = _facts(triples, values, after)
    derived = derive(_write.by(tx, "fact", facts), after)
    _bring(tx, derived.relations, triples, values, derived.entities, {e for e in ends if not e.startswith("Document:")}, after)


def _facts(triples: set[Triple], values: set[tuple[str, str]], now: Titles) -> set[str]:
    wanted = {fact(s, p, o) for subject, p, object in triples for s in now.sources(subject) for o in now.sources(object)}
    return wanted | {fact(s, name, "") for subject, name in values for s in now.sources(subject)}


def _bring(
    tx: Transaction,
    relations: dict[Triple, Properties],
    triples: set[Triple],
    values: set[tuple[str, str]],
    found: dict[str, Properties],
    ends: set[str],
    now: Titles,
) -> None:
    """Make the touched entities and relations what they are to be."""
    still = {now(key) for key in _write.named(tx, {raw for key in ends for raw in now.sources(key)})}
    rows: dict[str, Properties] = {}
    for key in ends & still:
        rows[key] = fixed(key)
    for key, name in values:
        if key in rows:
            rows[key][name] = found.get(key, {}).get(name)
    gone = ends - still
    wanted = {t: p for t, p in relations.items() if t in triples}
    _write.drop_relations(tx, {t for t in triples - wanted.keys() if t[2] not in gone and t[0] not in gone})
    _write.drop_entities(tx, gone)
    _write.entities(tx, rows)
    _write.relations(tx, wanted)
