"""Fields of integration by words of a name, else of the clause around it."""

import pytest

from ingest.extract._fields import field_of, fields_of
from kb.vocabulary import FIELDS

CASES = [
    ("甲乙两市轨道交通一体化协议", "", ("transport",)),
    ("异地就医直接结算合作协议", "", ("public-service", "finance")),
    ("大气污染联防联控机制", "", ("environment",)),
    ("文旅联盟", "", ("culture-tourism",)),
    ("甲乙输电工程", "", ("other",)),
    ("合作备忘录", "共同推进科技创新平台建设", ("innovation",)),
    ("合作备忘录", "", ("other",)),
]


@pytest.mark.parametrize(("name", "clause", "expected"), CASES)
def test_fields(name: str, clause: str, expected: tuple[str, ...]) -> None:
    assert fields_of(name, clause) == expected
    assert field_of(name, clause) == expected[0]


def test_every_field_found_is_declared_and_a_clause_gives_at_most_three() -> None:
    clause = "交通、产业、科技、教育、生态、市场、治理、文化、城乡、金融"
    assert set(fields_of(clause)) == set(FIELDS) - {"other"}
    assert len(fields_of("", clause)) == 3
