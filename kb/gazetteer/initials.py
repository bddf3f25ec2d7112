"""Divisions behind single characters: 渝昆, 长赣, 湘琼. What is not certain is left out.

A character is an abbreviation of a province or of a large city (`data/initials.csv`), or else the
first of a name: of a city of the own province, or, for lines between large cities, of the only
such city in the country. Whether a character is meant so at all is for the caller to know.

`province` is everywhere the first two digits of the adcode of the document's own province.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from kb.gazetteer._divisions import Division, by_initial, divisions


@cache
def _by_first(label: str) -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for d in divisions().values():
        if d.label == label:
            found.setdefault(d.short[0], []).append(d)
    return {c: tuple(those) for c, those in found.items()}


def _of(label: str, initial: str, province: str | None) -> list[Division]:
    return [d for d in _by_first(label).get(initial, ()) if province and d.adcode.startswith(province)]


def province_of(initial: str) -> str | None:
    """Key of the province or municipality that an abbreviation stands for."""
    return by_initial("province").get(initial)


def cities_of(initial: str) -> tuple[str, ...]:
    """Keys of all the cities whose names begin with the character, and of the one that it customarily stands for."""
    meant = by_initial("city").get(initial)
    begin = tuple(d.key for d in _by_first("City").get(initial, ()))
    return begin if meant is None or meant in begin else (meant, *begin)


def city_of(initial: str, province: str | None = None, near: Iterable[str] = (), *, local: bool = False) -> str | None:
    """Key of the city that an initial of a line's name stands for; None where it is not certain.

    `near` are keys of places that the passage names in full, which decide before anything else.
    A `local` line (a motorway, a branch railway) also ends in counties: a county of the same
    initial makes it uncertain, and no city of another province is meant by an initial that is
    not customary.
    """
    named = {k for k in near if _short(k).startswith(initial)}
    if len(named) == 1:
        return named.pop()
    own = [d.key for d in _of("City", initial, province)]
    counties = [d for d in _of("District", initial, province) if not d.name.endswith("区")]
    meant = by_initial("city").get(initial)
    if meant is not None:
        doubtful = local and meant in own and counties
        return meant if (not own or meant in own) and not doubtful else None
    if len(own) == 1 and not (local and counties):
        return own[0]
    if own or local:
        return None
    cities = _by_first("City").get(initial, ())
    if len(cities) == 1:
        return cities[0].key
    return _inside(initial, province) if not cities else None


def _inside(initial: str, province: str | None) -> str | None:
    found = [d for d in divisions().values() if d.label == "City" and province and d.adcode.startswith(province) and initial in d.short[1:]]
    return found[0].key if len(found) == 1 else None


def section_end(initial: str, province: str | None) -> str | None:
    """Key of the place that an initial of a line's section (成隆段) stands for: a city of the province, else the only county
    of the province that begins so, else what it customarily stands for; None where two do."""
    cities, counties = _of("City", initial, province), [d for d in _of("District", initial, province) if not d.name.endswith("区")]
    for those in (cities, counties):
        if those:
            return those[0].key if len(those) == 1 else city_of(initial, province) if those is cities else None
    return city_of(initial, province) or province_of(initial)


def own_cities(text: str, province: str | None) -> tuple[str, ...]:
    """Keys of the cities that a row of at least three initials at the beginning of `text` stands for.

    Every character must be the first of exactly one city of the province, so that an ordinary
    word is not taken for a row; the row ends before the first that is not.
    """
    found: list[str] = []
    for c in text[:6] if province else "":
        own = _own(c, province)
        if len(own) != 1:
            break
        found.append(own[0])
    return tuple(found) if len(found) >= 3 and len(set(found)) == len(found) else ()


def nickname(name: str, province: str | None) -> Sequence[str | None]:
    """The key behind each character of a nickname (武鄂黄黄), None for those that are not certain.

    An initial that n cities share is certain if it stands n times. Empty unless every character
    is the initial of a city, or of a county directly under the province.
    """
    options = {c: _own(c, province) for c in name}
    if province is None or not 2 <= len(name) <= 8 or not all(options.values()):
        return ()
    left = {c: list(keys) for c, keys in options.items()}
    return [left[c].pop(0) if len(options[c]) == name.count(c) else None for c in name]


def _own(initial: str, province: str | None) -> Sequence[str]:
    """Keys of the cities of the province that the initial may stand for, else of counties directly under it."""
    customary = by_initial("city").get(initial, "")
    if province and customary.partition(":")[2].startswith(province):
        return (customary,)
    cities = [d.key for d in _of("City", initial, province)]
    return cities or [d.key for d in _of("District", initial, province) if d.parent == f"{province}0000"]


def partners_of(pair: str, province: str | None = None) -> tuple[str, str] | None:
    """Keys of the two that a joint park's name begins with (湘琼, 沪明), provinces before cities.

    One at least is customary; the other may be a city of the document's own province if the
    first is not of it.
    """
    if len(pair) != 2 or pair[0] in by_initial("vague") or not customary(pair[0]):
        return None
    first = province_of(pair[0]) or city_of(pair[0], province, local=True)
    second = province_of(pair[1]) if pair[1] not in by_initial("vague") else None
    if second is None and first and province and first.partition(":")[2][:2] != province:
        own = _of("City", pair[1], province)
        second = own[0].key if len(own) == 1 else _inside(pair[1], province)
    return (first, second) if first and second and first != second else None


def customary(initial: str) -> bool:
    """Does it stand for a province or a city anywhere?"""
    return initial in by_initial("province") or initial in by_initial("city")


def may_be_initial(character: str) -> bool:
    """Can a division's name begin or be abbreviated by this character?"""
    return may_be_city(character) or character in _by_first("District") or character in _by_first("Province")


def may_be_city(character: str) -> bool:
    """Can a city's name begin or be abbreviated by this character?"""
    return customary(character) or character in _by_first("City")


def begins_here(character: str, province: str | None) -> bool:
    """Does a city or county of the province begin with it, or is it customary?"""
    return customary(character) or any(_of(label, character, province) for label in ("City", "District"))


def _short(key: str) -> str:
    found = divisions().get(key.partition(":")[2])
    return found.short if found else ""
