"""Hold an entity or a statement against the tables before it is stored."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kb.errors import VocabularyError
from kb.values import is_date
from kb.vocabulary._labels import ENTITIES, LABELS, Property
from kb.vocabulary._relations import RELATIONS

Literal_ = str | float | bool

_PERIOD = re.compile(r"\d{4}(-\d{2}(-\d{2})?|-Q[1-4]|-H[12])?(/\d{4}(-\d{2})?)?")


def label_of(key: str) -> str:
    """The label in a key such as `City:510100`."""
    return key.partition(":")[0]


def literal_to_text(value: Literal_) -> str:
    """A literal as a statement's `object` keeps it: flags `true`/`false`, numbers shortest."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(float(value))
    return value


def text_to_literal(declared: Property, text: str) -> Literal_:
    """The reverse of `literal_to_text`, by the property's declared type."""
    if declared.type == "flag":
        return text == "true"
    if declared.type == "number":
        return float(text)
    return text


def check_entity(key: str) -> None:
    """Raise `VocabularyError` unless `key` is `Label:id` with a declared entity label."""
    label, colon, identity = key.partition(":")
    if label not in ENTITIES or not colon or not identity:
        raise VocabularyError(f"{key!r} is not the key of an entity: a declared label, a colon and an id are needed")


def check_statement(subject: str, predicate: str, object: str, properties: Mapping[str, object]) -> None:
    """Raise `VocabularyError` unless the statement is one that the vocabulary declares.

    `predicate` is a relation's name, then `object` is a key; or the name of a stated property
    of the subject's label, then `object` is the literal's text.
    """
    start = label_of(subject)
    if start not in LABELS or ":" not in subject:
        raise VocabularyError(f"subject {subject!r} has no declared label")
    relation = RELATIONS.get(predicate)
    if relation is None:
        _check_property(start, predicate, object)
        return
    if not relation.statement or (start, label_of(object)) not in relation.endpoints:
        raise VocabularyError(f"{predicate} does not go from {subject!r} to {object!r}")
    unknown = set(properties) - set(relation.properties)
    if unknown:
        raise VocabularyError(f"{predicate} has no property {', '.join(sorted(unknown))}")
    word = properties.get("role", properties.get("kind"))
    if relation.values and word is not None and word not in relation.values:
        raise VocabularyError(f"{predicate} does not know the word {word!r}; it knows {', '.join(relation.values)}")


def _check_property(label: str, name: str, text: str) -> None:
    declared = LABELS[label].property(name)
    if declared is None or not declared.stated:
        raise VocabularyError(f"{label} has neither a relation nor a stated property {name!r}")
    try:
        right = _fits(declared, text)
    except ValueError:
        right = False
    if not right:
        raise VocabularyError(f"{label}.{name} cannot be {text!r}: a {declared.type} is needed")


def _fits(declared: Property, text: str) -> bool:
    if declared.type == "number":
        return isinstance(text_to_literal(declared, text), float)
    if declared.type == "flag":
        return text in ("true", "false")
    if declared.type == "date":
        return is_date(text)
    if declared.type == "period":
        return _PERIOD.fullmatch(text) is not None
    return bool(text)
