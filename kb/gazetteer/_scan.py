"""Interim scan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from kb.gazetteer._divisions import Division, divisions
from kb.gazetteer._lookup import Lookup, lookup

_AREAS = {
    "CityCluster": [
        "京津冀",
        "长三角",
        "长江三角洲",
        "粤港澳大湾区",
        "大湾区",
        "成渝地区双城经济圈",
        "双城经济圈",
        "川渝",
        "长江经济带",
        "黄河流域",
        "东北地区",
        "中部地区",
        "西部地区",
        "东部地区",
        "长江中游城市群",
        "关中平原城市群",
    ],
    "MetroArea": ["成都都市圈", "重庆都市圈", "武汉都市圈", "南京都市圈", "西安都市圈", "长株潭都市圈", "福州都市圈", "沈阳都市圈"],
    "Zone": ["雄安新区", "天府新区", "两江新区", "西咸新区", "浦东新区", "滨海新区"],
}
_STOP = frozenset(["合作", "东方", "白银", "和平", "朝阳", "大理", "互助", "通道", "新民", "中山"]) - {"中山", "大理"}


@dataclass(frozen=True, slots=True)
class Match:
    start: int
    end: int
    surface: str
    keys: tuple[str, ...]
    form: str


class Gazetteer:
    def __init__(self) -> None:
        names: dict[str, set[tuple[str, str]]] = {}
        for d in divisions().values():
            names.setdefault(d.name, set()).add((d.key, "full"))
            if d.short not in _STOP and d.label != "District":
                names.setdefault(d.short, set()).add((d.key, "short"))
        for label, areas in _AREAS.items():
            for area in areas:
                names.setdefault(area, set()).add((f"{label}:{area}", "area"))
        self._names = [(n, tuple(sorted(k for k, _ in v)), min(f for _, f in v)) for n, v in sorted(names.items())]
        self._automaton = ahocorasick_rs.AhoCorasick([n for n, _, _ in self._names], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def scan(self, text: str) -> list[Match]:
        return [
            Match(s, e, *(self._names[i][0], self._names[i][1], self._names[i][2]))
            for i, s, e in self._automaton.find_matches_as_indexes(text)
        ]

    def lookup(self, name: str, labels: Collection[str]) -> Lookup:
        return lookup(name, labels)

    def division(self, adcode: str) -> Division | None:
        return divisions().get(adcode)


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


def describe(key: str) -> Mapping[str, str | float] | None:
    found = divisions().get(key.partition(":")[2])
    if found is None:
        return None
    values = {n: getattr(found, n) for n in ("name", "short", "abbr", "level", "parent", "path", "lon", "lat")}
    return {n: v for n, v in values.items() if v is not None}
