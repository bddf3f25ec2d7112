"""Places behind single characters: 渝昆, 长赣, 湘琼. What is not certain is left out.

The tables of customary initials are general usage (abbreviations of provinces, former names of
large cities that lines and joint parks are named by). Any other character is read as the first
of a city's name: of the document's own province, else, for lines between large cities, of the
only such city in the country.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kb.gazetteer import Division, divisions


def _table(pairs: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in pairs.split())


PROVINCES = _table(
    "京:110000 津:120000 冀:130000 晋:140000 蒙:150000 辽:210000 吉:220000 黑:230000 沪:310000 苏:320000 浙:330000 皖:340000 闽:350000 "
    "赣:360000 鲁:370000 豫:410000 鄂:420000 湘:430000 粤:440000 桂:450000 琼:460000 渝:500000 川:510000 黔:520000 滇:530000 藏:540000 "
    "陕:610000 甘:620000 青:630000 宁:640000 新:650000 疆:650000 台:710000 港:810000 澳:820000"
)
"""Abbreviation → adcode, as on number plates (疆 for 新疆 as in 疆电)."""

_CUSTOMARY = _table(
    "京:110000 津:120000 沪:310000 渝:500000 港:810000 澳:820000 甬:330200 杭:330100 穗:440100 广:440100 深:440300 珠:440400 佛:440600 "
    "莞:441900 厦:350200 榕:350100 蓉:510100 成:510100 昆:530100 筑:520100 贵:520100 邕:450100 汉:420100 郑:410100 沈:210100 哈:230100 "
    "兰:620100 银:640100 锡:320200 绍:330600 温:330300"
)
"""Initial of a line's or park's name → the city that it stands for in any province."""

_AMBIGUOUS = frozenset("新青吉黑台宁甘蒙")
"""Abbreviations of provinces that begin ordinary words: not enough to make a pair of partners."""


@cache
def _by_first(label: str) -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for d in divisions().values():
        if d.label == label:
            found.setdefault(d.short[0], []).append(d)
    return {c: tuple(cities) for c, cities in found.items()}


def city_of(initial: str, province: str | None = None, near: Iterable[str] = (), *, local: bool = False) -> str | None:
    """Key of the city that an initial of a line's name stands for; None where it is not certain.

    `province` is the two digits of the document's own; `near` are keys of places that the
    passage names in full, which decide before anything else. A `local` line (a motorway, a
    branch railway) also ends in counties: a county of the same initial makes it uncertain, and
    no city of another province is meant by an initial that is not customary.
    """
    named = {k for k in near if _short(k).startswith(initial)}
    if len(named) == 1:
        return named.pop()
    cities = _by_first("City").get(initial, ())
    own = [d for d in cities if province and d.adcode.startswith(province)]
    counties = [
        d for d in _by_first("District").get(initial, ()) if province and d.adcode.startswith(province) and not d.name.endswith("区")
    ]
    if initial in _CUSTOMARY:
        meant = divisions()[_CUSTOMARY[initial]]
        doubtful = local and meant in own and counties
        return meant.key if (not own or meant in own) and not doubtful else None
    if len(own) == 1 and not (local and counties):
        return own[0].key
    if own or local:
        return None
    if len(cities) == 1:
        return cities[0].key
    return _inside(initial, province) if not cities else None


def _inside(initial: str, province: str | None) -> str | None:
    found = [d for d in divisions().values() if d.label == "City" and province and d.adcode.startswith(province) and initial in d.short[1:]]
    return found[0].key if len(found) == 1 else None


def own_cities(text: str, province: str | None) -> tuple[str, ...]:
    """Keys of the cities that a row of at least three initials at the beginning of `text` stands for.

    Every character must be the first of exactly one city of the province (its two digits), so
    that an ordinary word is not taken for a row; the row ends before the first that is not.
    """
    found: list[str] = []
    for c in text[:6] if province else "":
        own = _own(c, province)
        if len(own) != 1:
            break
        found.append(own[0])
    return tuple(found) if len(found) >= 3 and len(set(found)) == len(found) else ()


def nickname(text: str, province: str | None) -> tuple[str, ...]:
    """Keys of the cities of the province behind a nickname of initials (武鄂黄黄), those that are certain.

    An initial shared by n cities is certain if it stands n times. Empty unless every character
    is the initial of a city of the province.
    """
    options = {c: _own(c, province) for c in text}
    if province is None or not 2 <= len(text) <= 8 or not all(options.values()):
        return ()
    return tuple(dict.fromkeys(k for c in text for k in options[c] if len(options[c]) == text.count(c)))


def _own(initial: str, province: str | None) -> tuple[str, ...]:
    customary = _CUSTOMARY.get(initial, "")
    if province and customary.startswith(province):
        return (divisions()[customary].key,)
    return tuple(d.key for d in _by_first("City").get(initial, ()) if province and d.adcode.startswith(province))


def partners_of(pair: str, province: str | None = None) -> tuple[str, str] | None:
    """Keys of the two that a joint park's name begins with (湘琼, 沪明), provinces before cities.

    One at least is customary; the other may be a city of the document's own province if the
    first is not of it.
    """
    if len(pair) != 2 or pair[0] in _AMBIGUOUS:
        return None
    first = province_of(pair[0]) or city_of(pair[0], province, local=True)
    second = province_of(pair[1]) if pair[1] not in _AMBIGUOUS else None
    if second is None and first and province and first.partition(":")[2][:2] != province:
        own = [d for d in _by_first("City").get(pair[1], ()) if d.adcode.startswith(province)]
        second = own[0].key if len(own) == 1 else _inside(pair[1], province)
    if not first or not second or first == second or not (pair[0] in PROVINCES or pair[0] in _CUSTOMARY):
        return None
    return first, second


def province_of(initial: str) -> str | None:
    """Key of the province or municipality that an abbreviation stands for."""
    found = divisions().get(PROVINCES.get(initial, ""))
    return found.key if found else None


def may_be_initial(character: str) -> bool:
    """Can a division's name begin or be abbreviated by this character?"""
    return character in PROVINCES or character in _CUSTOMARY or character in _firsts()


def may_be_city(character: str) -> bool:
    """Can a city's name begin or be abbreviated by this character?"""
    return customary(character) or character in _by_first("City")


def customary(initial: str) -> bool:
    """Does it stand for a province or a city anywhere?"""
    return initial in PROVINCES or initial in _CUSTOMARY


def begins_here(character: str, province: str | None) -> bool:
    """Does a city or county of the province (its two digits) begin with it, or is it customary?"""
    if character in PROVINCES or character in _CUSTOMARY:
        return True
    return province is not None and any(
        d.adcode.startswith(province) for label in ("City", "District") for d in _by_first(label).get(character, ())
    )


@cache
def _firsts() -> frozenset[str]:
    return frozenset(d.short[0] for d in divisions().values() if d.short)


def _short(key: str) -> str:
    found = divisions().get(key.partition(":")[2])
    return found.short if found else ""
