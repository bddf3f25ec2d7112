"""The divisions of today, from `data/divisions.csv`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kb.gazetteer._data import pairs, table, wording

_LABELS = {"province": "Province", "municipality": "City", "prefecture": "City", "county": "District"}


@dataclass(frozen=True, slots=True)
class Division:
    """A division of today. `parent` is an adcode; `path` official names from the province down."""

    adcode: str
    label: str
    name: str
    short: str
    abbr: str | None
    level: str
    parent: str | None
    path: str
    lon: float | None
    lat: float | None

    @property
    def key(self) -> str:
        return f"{self.label}:{self.adcode}"


@cache
def _tail() -> re.Pattern[str]:
    """What a name's short form leaves out: names of peoples and the generic ending."""
    peoples = "|".join(wording()["peoples"].split())
    return re.compile(rf"(?:{peoples})*(?:自治区|自治州|自治县|自治旗|特别行政区|地区|林区|特区|省|市|盟|县|区|旗)$")


@cache
def _irregular() -> Mapping[str, str]:
    return dict(pairs("short"))


def short_name(name: str) -> str:
    """The name without its generic ending and the names of peoples; names of two characters stay."""
    short = _irregular().get(name) or _tail().sub("", name)
    return short if len(short) >= 2 else name


def _initials(use: str) -> Iterator[tuple[str, str]]:
    return ((row["initial"], row["adcode"]) for row in table("initials.csv") if use in row["uses"].split())


@cache
def by_initial(use: str) -> Mapping[str, str]:
    """Initial → key of what it stands for in a `use`, as `data/README.md` tells them."""
    return {initial: divisions()[adcode].key for initial, adcode in _initials(use)}


@cache
def divisions() -> Mapping[str, Division]:
    """All divisions by adcode."""
    rows = {row["adcode"]: row for row in table("divisions.csv")}
    abbreviations = {adcode: initial for initial, adcode in _initials("abbr")}
    made: dict[str, Division] = {}
    for adcode, row in rows.items():
        path, parent = row["name"], row["parent"]
        while parent:
            path, parent = f"{rows[parent]['name']}/{path}", rows[parent]["parent"]
        lon, lat = (float(row[c]) if row[c] else None for c in ("lon", "lat"))
        made[adcode] = Division(
            adcode,
            _LABELS[row["level"]],
            row["name"],
            short_name(row["name"]),
            abbreviations.get(adcode),
            row["level"],
            row["parent"] or None,
            path,
            lon,
            lat,
        )
    return made


@cache
def ancestors(key: str) -> tuple[str, ...]:
    """Keys of the divisions that a division belongs to, nearest first; none for other keys."""
    division = divisions().get(key.partition(":")[2])
    above: list[str] = []
    while division is not None and division.parent:
        division = divisions()[division.parent]
        above.append(division.key)
    return tuple(above)
