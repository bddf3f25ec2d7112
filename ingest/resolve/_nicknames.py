"""Nicknames of neighbouring cities: each character the first of a city's name (“武鄂黄黄”).

Read only where it can be meant so: in quotation marks, or before 都市圈, 城市群, 一体化,
同城化, 走廊, 协同; and only when every character is certain among the document's own province.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.resolve._places import Place
from kb.gazetteer import Division, divisions, initials

_LEAST = 3
"""Fewer characters are too often the first of two counties."""
_QUOTED = re.compile(r"[“\"]([\u4e00-\u9fff]{2,6})[”\"]")
_BEFORE = re.compile(
    r"(?:建设|推进|打造|融入|推动|支持|加快|实施|深化|构建|做强|(?<![\u4e00-\u9fff]))([\u4e00-\u9fff]{2,6})(?=都市圈|城市群|一体化|同城化|[^，。]{0,8}走廊)"
)

_TIES = "(?=等?(?:一体化|同城化|协[同作]|产业带|产业走廊|科创|工业|创新|融合|联动))"
"""What ties neighbours whom a row of pairs names (甲乙、甲丙协同), each pair with the province's capital first."""


def nicknames(text: str, home: str | None) -> list[Place]:
    """Places that the characters of nicknames stand for, ascending; none without a home."""
    if home is None:
        return []
    province = home.partition(":")[2][:2]
    found: dict[int, Place] = {}
    for pattern in (_QUOTED, _BEFORE):
        for m in pattern.finditer(text):
            keys = [k for k in initials.nickname(m[1], province) if k]
            if pattern is _QUOTED and len(keys) != len(m[1]) >= _LEAST:
                keys = _of_one_city(m[1], province)
            for i, key in enumerate(keys if len(keys) == len(m[1]) else ()):
                found.setdefault(m.start(1) + i, Place(m.start(1) + i, m.start(1) + i + 1, key, "nickname", 0.8))
    for at, key in _pairs(text, province):
        found.setdefault(at, Place(at, at + 1, key, "nickname", 0.75))
    return [found[at] for at in sorted(found)]


def _pairs(text: str, province: str) -> Iterator[tuple[int, str]]:
    """Where each initial of a pair stands, and its key."""
    capital = divisions().get(province + "0100")
    if capital is None:
        return
    first = capital.short[0]
    for m in re.finditer(rf"(?:{first}[\u4e00-\u9fff][、和与]?)+{_TIES}", text):
        for pair in re.finditer(rf"{first}[\u4e00-\u9fff]", m[0]):
            keys = initials.nickname(pair[0], province)
            if len(keys) == 2 and all(keys):
                yield from ((m.start() + pair.start() + i, key) for i, key in enumerate(keys) if key)


def _of_one_city(name: str, province: str) -> list[str]:
    """Keys of the counties of one city of the province whose names hold the characters, each the only one of the city; none if two cities fit."""
    fits = [found for below in _counties(province) if (found := _each(name, below))]
    return fits[0] if len(fits) == 1 else []


def _each(name: str, below: Sequence[Division]) -> list[str]:
    keys = []
    for c in name:
        first = [d.key for d in below if d.short.startswith(c)]
        if len(first) != 1:
            return []
        keys += first
    return keys if len(set(keys)) == len(keys) else []


@cache
def _counties(province: str) -> tuple[tuple[Division, ...], ...]:
    by: dict[str, list[Division]] = {}
    for d in divisions().values():
        if d.label == "District" and d.parent and d.adcode.startswith(province):
            by.setdefault(d.parent, []).append(d)
    return tuple(map(tuple, by.values()))
