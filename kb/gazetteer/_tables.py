"""The tables beside the divisions: former names, areas, words that are no places."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kb import identity
from kb.gazetteer._divisions import divisions

_DATA = files("kb.gazetteer") / "data"


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
    end in a name's first character.
    """

    never: frozenset[str]
    weak: frozenset[str]
    before: Mapping[str, re.Pattern[str]]
    after: Mapping[str, re.Pattern[str]]
    tails: re.Pattern[str]
    straddles: frozenset[str]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


@cache
def history() -> Mapping[str, tuple[int, tuple[str, ...]]]:
    """Former name → last year of use, keys of the divisions that took it over."""
    return {r["name"]: (int(r["until"]), tuple(divisions()[a].key for a in r["adcodes"].split())) for r in _rows("history.csv")}


@cache
def english() -> Mapping[str, tuple[str, ...]]:
    """English name → keys of divisions."""
    return {r["name"]: tuple(divisions()[a].key for a in r["adcodes"].split()) for r in _rows("english.csv")}


@cache
def areas() -> Mapping[str, Area]:
    """Known areas by canonical name."""
    listed: dict[str, list[Member]] = {}
    for r in _rows("members.csv"):
        if r["role"] in ("核心", "成员"):
            role = "core" if r["role"] == "核心" else "member"
            listed.setdefault(r["area"], []).append(Member(divisions()[r["adcode"]].key, role, r["source"]))
    made = {}
    for r in _rows("areas.csv"):
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
    return {r["name"]: tuple(r["adcodes"].split()) for r in _rows("works.csv")}


def _beside(text: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, _, pattern in (entry.partition(":") for entry in text.split())}


@cache
def words() -> Words:
    by_kind = {r["kind"]: r["words"] for r in _rows("words.csv")}
    straddles = (_DATA / "straddles.txt").read_text(encoding="utf-8").split()
    return Words(
        frozenset(by_kind["never"].split()),
        frozenset(by_kind["weak"].split()),
        _beside(by_kind["before"]),
        _beside(by_kind["after"]),
        re.compile(by_kind["tails"]),
        frozenset(straddles) | frozenset(by_kind["straddles"].split()),
    )
