"""The tables beside the divisions: former names, areas, words that are no places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kb import identity
from kb.gazetteer._data import DATA, pairs, table, wording
from kb.gazetteer._divisions import divisions


@dataclass(frozen=True, slots=True)
class Member:
    """A division that belongs to an area; `role` is `core` or `member`; `source` names the document."""

    key: str
    role: str
    source: str


@dataclass(frozen=True, slots=True)
class Area:
    """A known metropolitan area, city cluster, region or zone, with the names it goes by."""

    name: str
    label: str
    aliases: tuple[str, ...]
    kind: str
    members: tuple[Member, ...]
    source: str

    @property
    def key(self) -> str:
        return identity.area_key(self.label, self.name)


@dataclass(frozen=True, slots=True)
class Words:
    """What keeps a name from being a place.

    `never`: short names that are ordinary words. `weak`: short names that need company: their
    parent, or other places beside them. `before`, `after`: by name, what must not stand beside
    it. `tails`: what makes a longer proper name of any name. `straddles`: frequent words that
    end in a name's first character. `runs`: initials of provinces that customarily stand side by
    side though each begins ordinary words. `begins`: ordinary words, or their first two
    characters, that begin with such an initial.
    """

    never: frozenset[str]
    weak: frozenset[str]
    before: Mapping[str, re.Pattern[str]]
    after: Mapping[str, re.Pattern[str]]
    tails: re.Pattern[str]
    straddles: frozenset[str]
    runs: frozenset[str]
    begins: frozenset[str]


@cache
def history() -> Mapping[str, tuple[int, tuple[str, ...]]]:
    """Former name → last year of use, keys of the divisions that took it over."""
    return {r["name"]: (int(r["until"]), tuple(divisions()[a].key for a in r["adcodes"].split())) for r in table("history.csv")}


@cache
def english() -> Mapping[str, tuple[str, ...]]:
    """English name → keys of divisions."""
    return {r["name"]: tuple(divisions()[a].key for a in r["adcodes"].split()) for r in table("english.csv")}


@cache
def english_areas() -> Mapping[str, str]:
    """English name → key of a known area."""
    return {r["name"]: areas()[r["area"]].key for r in table("english_areas.csv")}


@cache
def areas() -> Mapping[str, Area]:
    """Known areas by canonical name."""
    listed: dict[str, list[Member]] = {}
    for r in table("members.csv"):
        if r["role"] in ("核心", "成员"):
            role = "core" if r["role"] == "核心" else "member"
            listed.setdefault(r["area"], []).append(Member(divisions()[r["adcode"]].key, role, r["source"]))
    made = {}
    for r in table("areas.csv"):
        members = tuple(Member(divisions()[a].key, "member", r["source"]) for a in r["members"].split()) or tuple(listed.get(r["name"], ()))
        made[r["name"]] = Area(r["name"], r["label"], tuple(r["aliases"].split()), r["kind"], members, r["source"])
    return made


@cache
def areas_by_key() -> Mapping[str, Area]:
    return {area.key: area for area in areas().values()}


@cache
def _areas_by_name() -> Mapping[str, Area]:
    named = {name: area for area in areas().values() for name in (identity.slug(area.name), *area.aliases)}
    return named | dict(areas_by_key()) | dict(areas())


def area(name: str) -> Area | None:
    """A known area by its canonical name, one of its other names, its slug or its key."""
    return _areas_by_name().get(name)


@cache
def works() -> Mapping[str, tuple[str, ...]]:
    """Works whose names say nothing of their ends: name → adcodes of the divisions that they join."""
    return {r["name"]: tuple(r["adcodes"].split()) for r in table("works.csv")}


def _beside(kind: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in pairs(kind)}


@cache
def words() -> Words:
    by_kind = wording()
    straddles = (DATA / "straddles.txt").read_text(encoding="utf-8").split()
    return Words(
        frozenset(by_kind["never"].split()),
        frozenset(by_kind["weak"].split()),
        _beside("before"),
        _beside("after"),
        re.compile(by_kind["tails"]),
        frozenset(straddles) | frozenset(by_kind["straddles"].split()),
        frozenset(by_kind["runs"].split()),
        frozenset(by_kind["begins"].split()),
    )
