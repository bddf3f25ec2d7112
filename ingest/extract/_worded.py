"""Figures that are said in words: 持平, 翻一番, 占一半, 人口75万."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract._measure import Measure
from ingest.extract._phrases import names
from kb.values import Quantity

_PEOPLE = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<scale>[万亿])(?=[，。；、,;）)和与]|左右|以上|大关|余|多|$)")
_OF_PEOPLE = re.compile(r"人口[^，。；、\d]{0,10}$")
_HALF = re.compile(r"一半|半壁江山|半数")
_OF_WHOLE = re.compile(r"占(?:[了据到](?=[^近超]))?[^，。；、\d了]{2,14}?(?:近|超|逾|约|接近|超过|的)*$")
_GROWN = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Z（）“”]{2,20}?)(?:总体|基本|大体|实现|已|将|要|均|同比|[与比较](?:上年|去年)(?:同期)?|再)*"
    r"(?P<how>持平|翻一番|翻了?一番|翻两番|增长一倍|翻番|倍增)(?=[，。；,;]|$)"
)
_CHANGES = {"持平": 0.0, "翻两番": 300.0}
_DOUBLED = 100.0
_MEASURED = re.compile(r"(?:指数|投资|收入|总额|产值|增加值|规模|数量?|总量|额|资金|产量|人口|里程|[^实]利润|销量|面积|价格|水平)$")
"""What is said to have stayed the same or doubled, where it is a statistic."""


def worded(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Numbers of people without their unit, and a half of a whole."""
    for m in _PEOPLE.finditer(text, start, end):
        if _OF_PEOPLE.search(text, max(start, m.start() - 14), m.start()):
            yield Quantity(round(float(m["number"]) * (1e4 if m["scale"] == "万" else 1e8), 6), "person", m.start(), m.end())
    for m in _HALF.finditer(text, start, end):
        if _OF_WHOLE.search(text, max(start, m.start() - 20), m.start()):
            yield Quantity(50.0, "percent", m.start(), m.end())


def unnumbered(text: str, start: int, end: int) -> Iterator[Measure]:
    """Growth that no number tells: 价格指数与上年持平, 经营主体数量翻一番."""
    for m in _GROWN.finditer(text, start, end):
        change = _CHANGES.get(m["how"], _DOUBLED)
        for name, where in names(m["name"], m.start()):
            if _MEASURED.search(name):
                yield Measure(name, where, start, None, "percent", change, where, m.end(), exact=True)
