"""Rows of initials that are generally known to stand for places: of a line (沪昆高铁), of neighbours (广佛).

From `data/rows.csv`. A row is read only where it can be meant so: that of a line before 高铁,
铁路, 高速 …, in a list that ends there (沪渝、沪蓉等高速) or as a section (沪渝段); that of
neighbours in quotation marks or before a word of partners (一体化, 协同, 三地). Anywhere else
the same characters are two ordinary words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import ahocorasick_rs

from kb.gazetteer._data import table
from kb.gazetteer._divisions import divisions
from kb.gazetteer._tables import words

Row = tuple[str | None, ...]

_HEAD = "高铁|高速|铁路|公路|线(?![上下索性路程条])|城际|客专|客运专线|动车|复线|大?通道|中线"
_MIDDLE = "中线|[东南西北]线|二线|第二|新|沿江|客运专线|跨海"
_LINE = re.compile(
    rf"(?:[、和与及](?:(?![和与及])[\u4e00-\u9fff]){{2,4}}){{0,8}}?(?:等(?:[\d一二三四五六七八九十两]+[条项])?)?(?:{_MIDDLE})?(?:{_HEAD})"
)
_SECTION = re.compile(r"段(?![时落])")
_SECTIONED = re.compile(r"(?:高铁|铁路|高速|公路|城际)[（(]?$")
_GROUP = re.compile(
    r"[”“\"]|[一二三四五六七八两][地市城](?![区方面])|一体化|(?:产业)?协[同作]|联动|合作|融合|共建|毗邻|跨界|互联|[^，。、]{0,10}走廊"
)
_PRODUCTS = re.compile("[^，。、；]{2,10}(?:产业链|产业集群|产业带|产业圈|集群)")
"""What neighbours make, before whose name three initials or more can be no word's part."""
_QUOTES = '“”"'


@cache
def rows() -> Mapping[str, Mapping[str, Row]]:
    """Kind (`line`, `group`) → row → the key behind each of its initials, None where it is no division's. A row
    longer than its keys ends in the word of a line (西成高铁), which makes it certain by itself."""
    found: dict[str, dict[str, Row]] = {"line": {}, "group": {}}
    for r in table("rows.csv"):
        found[r["kind"]][r["name"]] = tuple(None if a == "-" else divisions()[a].key for a in r["adcodes"].split())
    return found


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    names = tuple(sorted({n for kind in rows().values() for n in kind}))
    return ahocorasick_rs.AhoCorasick(list(names), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), names


def _of_line(text: str, start: int, end: int, name: str) -> Row | None:
    row = rows()["line"].get(name)
    if row is None:
        return None
    section = _SECTION.match(text, end) and _SECTIONED.search(text[max(0, start - 3) : start])
    return row if len(name) > len(row) or section or _LINE.match(text, end) else None


def _of_group(text: str, start: int, end: int, name: str) -> Row | None:
    row, m = rows()["group"].get(name), _GROUP.match(text, end) or (_PRODUCTS.match(text, end) if len(name) > 2 else None)
    quoted = start > 0 and text[start - 1] in _QUOTES
    return row if row is not None and m is not None and (quoted or m[0] not in _QUOTES) else None


def rows_in(text: str) -> Iterator[tuple[int, Row]]:
    """Each row that means places: where it begins, the key behind each of its characters. Descending, apart.

    A row that another follows at once is read with it (two pairs make four).
    """
    automaton, names = _automaton()
    straddles = words().straddles
    joined = -1
    for pattern, start, end in reversed(automaton.find_matches_as_indexes(text)):
        name = names[pattern]
        row = _of_line(text, start, end, name)
        if row is None:
            row = rows()["group"].get(name, rows()["line"].get(name)) if end == joined else _of_group(text, start, end, name)
            joined = start if row is not None else -1
        if row is not None and not (start and text[start - 1] + text[start] in straddles):
            yield start, row
