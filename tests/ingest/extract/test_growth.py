"""The time of extraction is in proportion to the text, whatever it is made of."""

import pytest

from benchmarks.sentences import KINDS, growth


@pytest.mark.timeout(120)
@pytest.mark.parametrize("kind", list(KINDS))
def test_time_grows_with_the_number_of_sentences(kind: str) -> None:
    found = growth(KINDS[kind])
    if 1.3 <= found < 1.6:  # what else the machine does may spoil a measurement, though not by a power
        found = growth(KINDS[kind])
    assert found < 1.3


def test_sentences_of_a_kind_differ_and_their_rows_are_exact() -> None:
    for kind in KINDS.values():
        text = kind.text(3)
        assert text.text == kind.before + "".join(kind.sentence(i) for i in range(3))
        assert [text.text[a:b] for rows in text.tables for a, b in rows] == (
            [kind.sentence(i).rstrip() for i in range(3)] if kind.rows else []
        )
