"""Quantities: number, scale and unit to the base unit, at their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.values import quantities

ONE = [
    ("投资3.2万亿元。", 3.2e12, "CNY", "3.2万亿元"),
    ("进出口80亿美元", 8e9, "USD", "80亿美元"),
    ("人口1200.5万人，", 12_005_000, "person", "1200.5万人"),
    ("里程5100公里", 5100, "km", "5100公里"),
    ("面积1.2万平方公里", 12000, "km2", "1.2万平方公里"),
    ("耕地300万亩", 2000, "km2", "300万亩"),
    ("产粮500万吨", 5e6, "t", "500万吨"),
    ("粮食700亿斤", 3.5e7, "t", "700亿斤"),
    ("占比41.5%。", 41.5, "percent", "41.5%"),
    ("占百分之五十", 50, "percent", "百分之五十"),
    ("提高0.6个百分点", 0.6, "percentage-point", "0.6个百分点"),
    ("吞吐量4000万标箱", 4e7, "TEU", "4000万标箱"),
    ("装机90万千瓦", 9e5, "kW", "90万千瓦"),
    ("外送电量12亿千瓦时", 1.2e9, "kWh", "12亿千瓦时"),
    ("企业1.3万家。", 13000, "count", "1.3万家"),
    ("增长3倍。", 3, "times", "3倍"),
    ("invested 2 billion yuan", 2e9, "CNY", "2 billion yuan"),
]
NONE = ["第三方", "一体化发展", "十五五规划", "2024年12月8日", "元旦和元素", "人民群众"]


@pytest.mark.parametrize(("text", "value", "unit", "words"), ONE)
def test_one(text: str, value: float, unit: str, words: str) -> None:
    [q] = quantities(text)
    assert q.value == pytest.approx(value)
    assert (q.unit, text[q.start : q.end]) == (unit, words)


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize("text", ["约300公里", "近300公里", "超300公里", "300多公里", "300公里左右", "300公里以上", "不少于300公里"])
def test_inexact(text: str) -> None:
    [q] = quantities(text)
    assert (q.value, q.exact) == (300, False)


def test_range() -> None:
    [q] = quantities("增长4%—5%。")
    assert (q.value, q.upper, q.unit) == (4, 5, "percent")


def test_bounds_are_kept() -> None:
    text = "甲地10公里，乙地20公里，丙地30公里"
    assert [q.value for q in quantities(text, text.index("乙"), text.index("丙"))] == [20]


@given(st.text(alphabet="约超1234567890.,万亿元人公里%％个 —至十百千第家户", max_size=60))
def test_spans_lie_in_order_inside_the_text(text: str) -> None:
    found = quantities(text)
    ends = [0]
    for q in found:
        assert ends[-1] <= q.start < q.end <= len(text)
        assert q.upper is None or q.upper >= q.value
        ends.append(q.end)
