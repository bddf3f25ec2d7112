"""The vocabulary: its tables hold together, and let through only what they declare."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import VocabularyError
from kb.vocabulary import (
    AREAS,
    ENTITIES,
    FIELDS,
    LABELS,
    MECHANISM_GROUPS,
    MECHANISMS,
    MECHANISMS_EN,
    PLACES,
    RELATIONS,
    check_entity,
    check_statement,
    literal_to_text,
    text_to_literal,
)


def test_endpoints_are_declared_labels() -> None:
    for relation in RELATIONS.values():
        for start, end in relation.endpoints:
            assert start in LABELS
            assert end in LABELS


def test_every_entity_label_can_be_named_and_identified() -> None:
    for name in ENTITIES:
        label = LABELS[name]
        assert label.property("id") is not None
        assert name == "Observation" or label.property("name") or label.property("title")


def test_fixed_lists() -> None:
    assert len(FIELDS) == 11
    assert len(MECHANISMS) == 13
    assert {group for group, _ in MECHANISMS.values()} == set(MECHANISM_GROUPS) == {"conditions", "drivers", "goals", "safeguards"}
    assert set(MECHANISMS_EN) == set(MECHANISMS)
    assert len(PLACES) == len(AREAS) == 3


@pytest.mark.parametrize(
    ("subject", "predicate", "object", "properties"),
    [
        ("City:510100", "PART_OF", "MetroArea:成都都市圈", {"role": "core"}),
        ("Province:510000", "PARTY_TO", "Agreement:x", {}),
        ("Policy:x", "REFERS_TO", "Policy:y", {"kind": "replaces"}),
        ("Policy:x", "issued", "2021-12", {}),
        ("Observation:1", "value", "6250000000000.0", {}),
        ("Observation:1", "target", "true", {}),
        ("Document:ab", "MENTIONS", "City:510100", {"count": 2, "spans": [0, 2, 5, 7]}),
    ],
)
def test_declared_statements_pass(subject: str, predicate: str, object: str, properties: dict[str, object]) -> None:
    assert check_statement(subject, predicate, object, properties) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize(
    ("subject", "predicate", "object", "properties"),
    [
        ("City:510100", "PART_OF", "Policy:x", {}),
        ("City:510100", "PART_OF", "MetroArea:x", {"role": "king"}),
        ("City:510100", "PART_OF", "MetroArea:x", {"colour": "red"}),
        ("City:510100", "name", "成都", {}),
        ("Town:1", "PART_OF", "City:1", {}),
        ("Policy:x", "issued", "last year", {}),
        ("Policy:x", "signed", "2021", {}),
        ("Observation:1", "value", "many", {}),
        ("Observation:1", "target", "yes", {}),
        ("Statement:1", "STATED_IN", "Passage:1", {}),
        ("Policy:x", "LIKES", "Policy:y", {}),
    ],
)
def test_undeclared_statements_are_refused(subject: str, predicate: str, object: str, properties: dict[str, object]) -> None:
    with pytest.raises(VocabularyError):
        check_statement(subject, predicate, object, properties)


@pytest.mark.parametrize("key", ["City", "City:", "Town:1", "Document:1", ":1", ""])
def test_keys_without_a_declared_label_are_refused(key: str) -> None:
    with pytest.raises(VocabularyError):
        check_entity(key)


@given(st.floats(allow_nan=False, allow_infinity=False) | st.booleans())
def test_literals_come_back_as_they_went(value: float | bool) -> None:
    name = "target" if isinstance(value, bool) else "value"
    declared = LABELS["Observation"].property(name)
    assert declared is not None
    assert text_to_literal(declared, literal_to_text(value)) == value


def test_the_page_on_the_vocabulary_is_current() -> None:
    made = subprocess.run([sys.executable, "-m", "kb.vocabulary"], capture_output=True, text=True, check=True).stdout
    assert made == (Path(__file__).parents[2] / "docs" / "ontology.md").read_text("utf-8")
    assert set(LABELS) | set(RELATIONS) | set(FIELDS) | set(MECHANISMS) <= set(re.findall(r"`([^`]+)`", made))
