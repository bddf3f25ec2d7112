"""Places behind single characters: 渝昆, 长赣, 湘琼. What is not certain is left out.

The table of customary initials is general usage (abbreviations of provinces, former names of
large cities that lines and joint parks are named by). Other characters are read as the first
character of a city: of the document's own province, else of the only such city in the country.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kb.gazetteer import Division, divisions

PROVINCES: dict[str, str] = dict(
    pair.split(":")
    for pair in [
        "京:110000",
        "津:120000",
        "冀:130000",
        "晋:140000",
        "蒙:150000",
        "辽:210000",
        "吉:220000",
        "黑:230000",
        "沪:310000",
        "苏:320000",
        "浙:330000",
        "皖:340000",
        "闽:350000",
        "赣:360000",
        "鲁:370000",
        "豫:410000",
        "鄂:420000",
        "湘:430000",
        "粤:440000",
        "桂:450000",
        "琼:460000",
        "渝:500000",
        "川:510000",
        "黔:520000",
        "滇:530000",
        "藏:540000",
        "陕:610000",
        "甘:620000",
        "青:630000",
        "宁:640000",
        "新:650000",
        "疆:650000",
        "台:710000",
        "港:810000",
        "澳:820000",
    ]
)
"""Abbreviation → adcode, as on number plates (疆 for 新疆 as in 疆电)."""

_CITIES: dict[str, str] = dict(
    pair.split(":")
    for pair in [
        "京:110000",
        "津:120000",
        "沪:310000",
        "渝:500000",
        "港:810000",
        "澳:820000",
        "甬:330200",
        "杭:330100",
        "穗:440100",
        "广:440100",
        "深:440300",
        "珠:440400",
        "佛:440600",
        "莞:441900",
        "厦:350200",
        "榕:350100",
        "蓉:510100",
        "成:510100",
        "昆:530100",
        "筑:520100",
        "贵:520100",
        "邕:450100",
        "汉:420100",
        "武:420100",
        "郑:410100",
        "洛:410300",
        "兰:620100",
        "银:640100",
        "乌:650100",
        "呼:150100",
        "太:140100",
        "石:130100",
        "济:370100",
        "沈:210100",
        "哈:230100",
        "合:340100",
        "苏:320500",
        "锡:320200",
        "绍:330600",
        "温:330300",
        "赣:360700",
        "株:430200",
        "潭:430300",
        "邢:130500",
        "邯:130400",
        "渝:500000",
        "达:511700",
        "遵:520300",
    ]
)
"""Initial of a line's name → the city it customarily stands for."""


@cache
def _by_first() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for d in divisions().values():
        if d.label == "City":
            found.setdefault(d.short[0], []).append(d)
    return {c: tuple(cities) for c, cities in found.items()}


def city_of(initial: str, province: str | None = None, near: Iterable[str] = ()) -> str | None:
    """Key of the city that an initial of a line's name stands for; None where it is not certain.

    `province` is the two digits of the document's own; `near` are keys of places that the
    passage names in full, which decide before anything else.
    """
    named = [k for k in near if _short(k).startswith(initial)]
    if len(set(named)) == 1:
        return named[0]
    cities = _by_first().get(initial, ())
    own = [d for d in cities if province and d.adcode.startswith(province)]
    if initial not in _CITIES and len(own) == 1:
        return own[0].key
    if initial in _CITIES:
        customary = divisions().get(_CITIES[initial])
        if customary is None or (own and customary not in own):
            return own[0].key if len(own) == 1 else None
        return customary.key
    return cities[0].key if len(cities) == 1 else None


def own_cities(text: str, province: str | None) -> tuple[str, ...]:
    """Keys of the cities that a row of at least three initials at the beginning of `text` stands for.

    Every character must be the first of exactly one city of the province (its two digits), so
    that an ordinary word is not taken for a row; the row ends before the first that is not.
    """
    found: list[str] = []
    for c in text[:6] if province else "":
        own = [d for d in _by_first().get(c, ()) if d.adcode.startswith(province or "-")]
        if len(own) != 1:
            break
        found.append(own[0].key)
    return tuple(found) if len(found) >= 3 and len(set(found)) == len(found) else ()


def province_of(initial: str) -> str | None:
    """Key of the province or municipality that an abbreviation stands for."""
    found = divisions().get(PROVINCES.get(initial, ""))
    return found.key if found else None


def may_be_initial(character: str) -> bool:
    """Can a division's name begin or be abbreviated by this character?"""
    return character in PROVINCES or character in _CITIES or character in _firsts()


@cache
def _firsts() -> frozenset[str]:
    return frozenset(d.short[0] for d in divisions().values() if d.short)


def _short(key: str) -> str:
    found = divisions().get(key.partition(":")[2])
    return found.short if found else ""
