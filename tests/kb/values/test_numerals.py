"""Numerals: every written form means one number, and what is no numeral is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import ValueParseError
from kb.values import format_numeral, parse_numeral

NUMERALS = [
    ("二十七", 27),
    ("两千", 2000),
    ("一百零五", 105),
    ("二〇二一", 2021),
    ("3.5万亿", 3.5e12),
    ("１，２００", 1200),
    ("两万三", 23000),
    ("千亿", 1e11),
    ("万亿", 1e12),
    ("九点五", 9.5),
    ("十", 10),
    ("三亿零四万", 300_040_000),
]
REFUSED = ["", "十五五", "百千", "三三十", "人口", "点五", "五点", "万万亿x"]


@pytest.mark.parametrize(("text", "value"), NUMERALS)
def test_numerals(text: str, value: float) -> None:
    assert parse_numeral(text) == pytest.approx(value)


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    with pytest.raises(ValueParseError):
        parse_numeral(text)


@given(st.integers(0, 10**16 - 1))
def test_there_and_back(number: int) -> None:
    assert parse_numeral(format_numeral(number)) == number


@pytest.mark.parametrize("number", [-1, 10**16])
def test_out_of_range(number: int) -> None:
    with pytest.raises(ValueParseError):
        format_numeral(number)


@given(st.text(alphabet="零一二三十百千万亿点〇两0123456789.,", max_size=12))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        assert parse_numeral(text) >= 0
    except ValueParseError as e:
        assert "numeral" in str(e)
