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
_ABBREVIATIONS = dict(
    zip(
        [
            "110000",
            "120000",
            "130000",
            "140000",
            "150000",
            "210000",
            "220000",
            "230000",
            "310000",
            "320000",
            "330000",
            "340000",
            "350000",
            "360000",
            "370000",
            "410000",
            "420000",
            "430000",
            "440000",
            "450000",
            "460000",
            "500000",
            "510000",
            "520000",
            "530000",
            "540000",
            "610000",
            "620000",
            "630000",
            "640000",
            "650000",
            "710000",
            "810000",
            "820000",
        ],
        "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新台港澳",
        strict=True,
    )
) | dict(
    pair.split(":")
    for pair in [
        "510100:蓉",
        "440100:穗",
        "440300:深",
        "330100:杭",
        "330200:甬",
        "420100:汉",
        "320100:宁",
        "350200:厦",
        "350100:榕",
        "530100:昆",
        "520100:筑",
        "450100:邕",
        "410100:郑",
        "320500:苏",
        "320200:锡",
    ]
)
"""Adcode → the one character that stands for it: of provinces those on number plates, of cities those in customary use."""

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
def divisions() -> Mapping[str, Division]:
    """All divisions by adcode."""
    with (files("kb.gazetteer") / "data" / "divisions.csv").open(encoding="utf-8") as file:
        rows = {row["adcode"]: row for row in csv.DictReader(file)}
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
            _ABBREVIATIONS.get(adcode),
            row["level"],
            row["parent"] or None,
            path,
            lon,
            lat,
        )
    return made
