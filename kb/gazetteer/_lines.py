"""Railways and motorways by the initials of their ends, where a document's province decides whose initials they are.

From `data/lines.csv`. The same two initials belong to several lines (合安高速 is Hefei–Anqing in
Anhui, Hechuan–Anyue in Chongqing): a line is read only in a document of a province that one of
its ends lies in, and only where no second line of that province is written so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import ahocorasick_rs

from kb.gazetteer._data import table
from kb.gazetteer._divisions import divisions
from kb.gazetteer.initials import section_end

_HEADS = {"rail": "高铁|高速铁路|铁路|城际|客运专线|客专|动车", "road": "高速(?!铁路)|快速|公路"}
_BETWEEN = r"(?:[、和与及](?:(?![和与及])[\u4e00-\u9fff至—-]){2,8}){0,8}?(?:等(?:\s?[\d一二三四五六七八九十两]+\s?[条项个])?)?(?:中线|[东南西北]线|二线|[一二三四]{2}线|旅游|扩容|复线)?"
_NEXT = {kind: re.compile(f"{_BETWEEN}(?:{heads})") for kind, heads in _HEADS.items()}

_SECTION = re.compile(
    r"(?:铁路|高铁|城际|客专|高速公路|高速)[（(]?((?:(?![东南西北中首前后上下一二三四五六七八九十境省市路主]|两个)[\u4e00-\u9fff]){2,3})段(?![时落])"
)
"""A section by initials: 甲乙铁路（甲丙段）."""

Ends = tuple[str | None, ...]


@cache
def lines() -> dict[str, tuple[tuple[str, Ends], ...]]:
    """Row of initials → the lines written so: `rail`, `road` or both (empty), and the key behind each initial, None where it is no division's."""
    found: dict[str, list[tuple[str, Ends]]] = {}
    for r in table("lines.csv"):
        ends = tuple(None if a == "-" else divisions()[a].key for a in r["adcodes"].split())
        found.setdefault(r["name"], []).append((r["kind"], ends))
    return {name: tuple(those) for name, those in found.items()}


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    names = tuple(sorted(lines()))
    return ahocorasick_rs.AhoCorasick(list(names), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), names


def ends_of(name: str, kind: str, province: str | None) -> Ends:
    """The keys behind the initials of a line; empty where no line of the province, or more than one, is written so.

    `kind` is `rail` or `road`: a line of the other kind counts where there is none of this one.
    `province` is the first two digits of an adcode.
    """
    here = [(k, ends) for k, ends in lines().get(name, ()) if _of(ends, province)]
    of_kind = {ends for k, ends in here if k in ("", kind)} or {ends for _, ends in here}
    return of_kind.pop() if len(of_kind) == 1 else ()


def _of(ends: Ends, province: str | None) -> bool:
    return any(key is not None and key.partition(":")[2][:2] == province for key in ends)


def lines_in(text: str, province: str | None) -> Iterator[tuple[int, Ends]]:
    """Each line that is written before its head (高铁, 高速 …) or in a list that ends there, and each section by initials:
    where it begins, the key behind each initial."""
    if province is None:
        return
    for m in _SECTION.finditer(text):
        ends = tuple(section_end(c, province) for c in m[1])
        if all(ends):
            yield m.start(1), ends
    automaton, names = _automaton()
    for pattern, start, end in automaton.find_matches_as_indexes(text):
        for kind, following in _NEXT.items():
            if following.match(text, end) and (ends := ends_of(names[pattern], kind, province)):
                yield start, ends
                break
