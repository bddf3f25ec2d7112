"""Dates: as precise as the text; relative ones only with a reference."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.values import dates, five_year_plan, is_date

ABSOLUTE = [
    ("2021年12月8日", "2021-12-08", "day"),
    ("2021-12-08", "2021-12-08", "day"),
    ("2021年3月", "2021-03", "month"),
    ("二〇二一年", "2021", "year"),
    ("二〇二一年十月十二日", "2021-10-12", "day"),
    ("到2027年", "2027", "year"),
    ("2021—2025年", "2021/2025", "span"),
    ("2023年上半年", "2023-H1", "part"),
    ("2023年一季度", "2023-Q1", "part"),
    ("2023年前三季度", "2023-01/2023-09", "part"),
    ("“十四五”时期", "2021/2025", "span"),
    ("“十五五”末", "2026/2030", "span"),
]
RELATIVE = [
    ("今年", "2026", "year"),
    ("去年", "2025", "year"),
    ("明年", "2027", "year"),
    ("过去五年", "2021/2025", "span"),
    ("未来五年", "2026/2030", "span"),
    ("上半年", "2026-H1", "part"),
    ("去年一季度", "2025-Q1", "part"),
    ("一季度", "2026-Q1", "part"),
]


@pytest.mark.parametrize(("text", "iso", "kind"), ABSOLUTE)
def test_absolute(text: str, iso: str, kind: str) -> None:
    [d] = dates(text)
    assert (d.iso, d.kind, d.relative) == (iso, kind, False)


@pytest.mark.parametrize(("text", "iso", "kind"), RELATIVE)
def test_relative(text: str, iso: str, kind: str) -> None:
    [d] = dates(text, "2026-01-20")
    assert (d.iso, d.kind, d.relative) == (iso, kind, True)
    assert dates(text) == []


@pytest.mark.parametrize("text", ["100年", "百年大计", "三年行动", "2025—2021年"])
def test_none(text: str) -> None:
    assert dates(text) == []


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2050, 12, 31)), st.text("甲乙，", max_size=5))
def test_every_day_is_found_where_it_stands(day: date, before: str) -> None:
    written = f"{day.year}年{day.month}月{day.day}日"
    [d] = dates(before + written + "讯")
    assert d.iso == str(day)
    assert (before + written)[d.start : d.end] == written


@given(st.integers(1, 20))
def test_plans_follow_each_other(number: int) -> None:
    first, last = five_year_plan(number)
    assert last == first + 4
    if number > 3:
        assert five_year_plan(number - 1)[1] == first - 1


def test_the_fourteenth() -> None:
    assert five_year_plan(14) == (2021, 2025)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2021", True),
        ("2021-12", True),
        ("2021-12-08", True),
        ("2021-1", False),
        ("2021-12-08 ", False),
        ("2021/2025", False),
        ("2021-H1", False),
        ("2021年", False),
        ("", False),
    ],
)
def test_the_form_in_which_dates_are_kept(text: str, right: bool) -> None:
    assert is_date(text) == right
