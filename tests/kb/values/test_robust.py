"""What a scan over running text must bear: any length in linear time, and figures that only look alike."""

import time
from collections.abc import Callable

import pytest

from kb.values import dates, document_number, document_numbers, quantities

PIECES = [
    "一",
    "千",
    "1",
    "1,",
    "111,",
    "万亿",
    "1.",
    "5—",
    "百分之",
    "三分",
    "1万",
    "几",
    "-",
    "2021年",
    "二〇",
    "十五",
    "发〔2018〕",
    "国",
]


@pytest.mark.parametrize("scan", [quantities, dates, document_numbers])
@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_length_alone(scan: Callable[[str], list[object]], piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        began = time.process_time()
        scan(text)
        return time.process_time() - began

    scan(piece)
    assert min(seconds(20_000) for _ in range(3)) < 20 * max(min(seconds(2_500) for _ in range(3)), 1e-3)


@pytest.mark.parametrize(
    ("text", "value", "unit", "exact"),
    [
        ("招聘350多万人", 3.5e6, "person", False),
        ("自然增长率-1.5‰", -0.15, "percent", True),
        ("占全国三分之一", 100 / 3, "percent", True),
        ("１．５万亿元", 1.5e12, "CNY", True),
        ("人均GDP9.5万元", 95_000.0, "CNY", True),
        ("over US$5 billion in trade", 5e9, "USD", True),
        ("通过30家", 30.0, "count", True),
    ],
)
def test_one_figure(text: str, value: float, unit: str, exact: bool) -> None:
    [found] = quantities(text)
    assert found.value == pytest.approx(value)
    assert (found.unit, found.exact) == (unit, exact)


@pytest.mark.parametrize("text", ["几百家", "数千元", "每万人", "第3名", "PM2.5", "1.2.3", "三位一体", "七成立"])
def test_no_figure(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"), [("增长5-6%", 5.0, 6.0), ("招收5—6万人", 50_000.0, 60_000.0), ("招收5万至6万人", 50_000.0, 60_000.0)]
)
def test_a_range_lends_its_unit_to_both_ends(text: str, low: float, high: float) -> None:
    [found] = quantities(text)
    assert (found.value, found.upper) == (low, high)


def test_from_and_to_are_two_figures() -> None:
    assert [q.value for q in quantities("从5%到6%")] == [5.0, 6.0]


@pytest.mark.parametrize("text", ["2021年2月30日", "12021年", "2021件"])
def test_no_date(text: str) -> None:
    assert dates(text, "2026") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("国发〔二〇二一〕5号", "国发〔2021〕5号"),
        ("国经贸发〔2003〕12号", "国经贸发〔2003〕12号"),
        ("工信部联装〔2021〕0086号", "工信部联装〔2021〕86号"),
    ],
)
def test_one_form(text: str, number: str) -> None:
    assert document_number(text) == number


def test_words_that_lead_to_a_number_are_not_of_it() -> None:
    text = "现将豫政办〔2019〕8号转发给你们"
    assert [text[start:end] for _, start, end in document_numbers(text)] == ["豫政办〔2019〕8号"]
