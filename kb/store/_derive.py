"""From statements to entities and relations: one pure function for loading and for rebuilding.

Deterministic in the set of statements, whatever their order:

- An entity is there when a statement that is not rejected names it.
- A property has the value of most confidence, then of most documents, then (a date) the most
  precise, then the least; a list
  property collects all values, sorted.
- A relation is there when a statement relates its ends (`holds` or `planned`). It counts its
  statements, has the best confidence, `holds` before `planned`, names the best twenty as
  evidence, and takes each further property from the best statement that has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kb import vocabulary
from kb.errors import VocabularyError
from kb.gazetteer import describe
from kb.model import Modality
from kb.store._rows import Stored, Triple
from kb.store._titles import Titles

EVIDENCE = 20
Properties = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Derived:
    """Entities: key → properties; relations: (subject, predicate, object) → properties."""

    entities: dict[str, Properties] = field(default_factory=dict)
    relations: dict[Triple, Properties] = field(default_factory=dict)


def derive(statements: Iterable[Stored], titles: Titles) -> Derived:
    """All that follows from the statements. Keys of documents are no entities."""
    relations: dict[Triple, list[Stored]] = {}
    values: dict[tuple[str, str], list[Stored]] = {}
    keys: set[str] = set()
    for s in statements:
        if not s.counts:
            continue
        subject, predicate, object = titles.triple(s.triple, s.predicate in vocabulary.RELATIONS)
        keys.add(subject)
        if predicate not in vocabulary.RELATIONS:
            if s.relates:
                values.setdefault((subject, predicate), []).append(s)
            continue
        keys.add(object)
        if s.relates:
            relations.setdefault((subject, predicate, object), []).append(s)
    entities = {key: fixed(key) for key in sorted(keys) if not key.startswith("Document:")}
    for (subject, name), group in sorted(values.items()):
        entities[subject][name] = value_of(subject, name, group)
    return Derived(entities, {triple: relation_of(triple[1], group) for triple, group in sorted(relations.items())})


def fixed(key: str) -> Properties:
    """What belongs to an entity's identity: key, id, and what the gazetteer or a fixed list says."""
    label, _, identity = key.partition(":")
    properties: Properties = {"key": key, "id": identity}
    if label == "Field":
        properties["name"] = vocabulary.FIELDS.get(identity, identity)
    elif label == "Mechanism":
        properties["group"], properties["name"] = vocabulary.MECHANISMS.get(identity, ("", identity))
        properties["english"] = vocabulary.MECHANISMS_EN.get(identity, identity)
    return properties | dict(describe(key) or {})


def value_of(key: str, name: str, group: list[Stored]) -> Any:
    """The value of one property, from all statements of it. Empty groups are not asked for."""
    declared = vocabulary.LABELS[key.partition(":")[0]].property(name)
    if declared is None:
        raise VocabularyError(f"{key} has no property {name!r}")
    if declared.type == "texts":
        return sorted({s.object for s in group})
    by_value: dict[str, list[Stored]] = {}
    for s in group:
        by_value.setdefault(s.object, []).append(s)
    precision = len if declared.type == "date" else _same
    best = min(
        by_value,
        key=lambda v: (-max(s.confidence for s in by_value[v]), -len({s.document for s in by_value[v]}), -precision(v), v),
    )
    return vocabulary.text_to_literal(declared, best)


def grown(key: str, name: str, value: Any, more: list[Stored]) -> tuple[bool, Any]:
    """Whether the property's value is certain when the statements `more` are added to those that
    gave `value` (None: there were none), and that value.

    A list grows by what it does not hold; one more statement of the value that won lets it win
    again; against a statement of another value everything has to be weighed.
    """
    declared = vocabulary.LABELS[key.partition(":")[0]].property(name)
    if not more:
        return True, value
    if value is None:
        return True, value_of(key, name, more)
    if declared is not None and declared.type == "texts":
        return True, sorted({*value, *(s.object for s in more)})
    return declared is not None and all(vocabulary.text_to_literal(declared, s.object) == value for s in more), value


def _same(_: str) -> int:
    return 0


def relation_of(predicate: str, group: list[Stored]) -> Properties:
    """The properties of one relation, from all statements of it."""
    best = sorted(group, key=lambda s: (-s.confidence, s.modality != Modality.HOLDS, s.id))
    properties: Properties = {}
    for s in reversed(best):
        properties |= json.loads(s.properties)
    holds = any(s.modality == Modality.HOLDS for s in group)
    return properties | {
        "statements": len(group),
        "confidence": best[0].confidence,
        "modality": str(Modality.HOLDS if holds else Modality.PLANNED),
        "evidence": [s.id for s in best[:EVIDENCE]],
    }
