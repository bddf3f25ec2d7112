"""The divisions of today, from `data/divisions.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_PEOPLES = (
    "壮族|回族|维吾尔|藏族|羌族|彝族|苗族|侗族|土家族|布依族|傣族|景颇族|傈僳族|白族|哈尼族|朝鲜族|蒙古族|蒙古|哈萨克|柯尔克孜|土族|撒拉族|裕固族|"
    "满族|瑶族|黎族|畲族|仡佬族|水族|纳西族|拉祜族|佤族|布朗族|独龙族|怒族|普米族|达斡尔族|鄂温克族|鄂伦春族|东乡族|保安族|塔吉克|锡伯|仫佬族|毛南族|各族"
)
_TAIL = re.compile(rf"(?:{_PEOPLES})*(?:自治区|自治州|自治县|自治旗|特别行政区|地区|林区|特区|省|市|盟|县|区|旗)$")
_SHORT = {
    "内蒙古自治区": "内蒙古",
    "浦东新区": "浦东",
    "锡林郭勒盟": "锡林郭勒",
    "巴音郭楞蒙古自治州": "巴音郭楞",
    "博尔塔拉蒙古自治州": "博尔塔拉",
}
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


def short_name(name: str) -> str:
    """The name without its generic ending and the names of peoples; names of two characters stay."""
    short = _SHORT.get(name) or _TAIL.sub("", name)
    return short if len(short) >= 2 else name


@cache
def abbreviated(use: str) -> tuple[tuple[str, str], ...]:
    """Characters that stand for divisions, with the adcode, from `data/initials.csv`.

    `use` is `abbreviation` (the one character of a province, as on number plates, or of a city),
    `other` (older or looser ones: 陇, 蜀) or `row` (only among others, in the name of a line or a park).
    """
    with (files("kb.gazetteer") / "data" / "initials.csv").open(encoding="utf-8") as file:
        return tuple((row["initial"], row["adcode"]) for row in csv.DictReader(file) if row["use"] == use)


@cache
def divisions() -> Mapping[str, Division]:
    """All divisions by adcode."""
    with (files("kb.gazetteer") / "data" / "divisions.csv").open(encoding="utf-8") as file:
        rows = {row["adcode"]: row for row in csv.DictReader(file)}
    abbreviations = {adcode: initial for initial, adcode in abbreviated("abbreviation")}
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
