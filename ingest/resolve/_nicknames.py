"""Nicknames of neighbouring cities: each character the first of a city's name (“武鄂黄黄”).

Read only where it can be meant so: in quotation marks, or before 都市圈, 城市群, 一体化,
同城化, 走廊; and only when every character begins a city of the document's own province,
a character that stands twice two of them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ingest.resolve._places import Place
from kb.gazetteer import divisions

_QUOTED = re.compile(r"[“\"]([\u4e00-\u9fff]{2,6})[”\"]")
_BEFORE = re.compile(
    r"(?:建设|推进|打造|融入|推动|支持|加快|实施|深化|构建|做强|(?<![\u4e00-\u9fff]))([\u4e00-\u9fff]{2,6})(?=都市圈|城市群|一体化|同城化|[^，。]{0,8}走廊)"
)


@cache
def _initials(province: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for d in divisions().values():
        direct = d.label == "District" and d.parent == province
        if d.adcode[:2] == province[:2] and (d.label == "City" or direct):
            found.setdefault(d.short[0], []).append(d.key)
    return {c: tuple(sorted(keys)) for c, keys in found.items()}


def nicknames(text: str, home: str | None) -> list[Place]:
    """Places that the characters of nicknames stand for, ascending; none without a home."""
    if home is None:
        return []
    initials = _initials(home.partition(":")[2][:2] + "0000")
    found: dict[int, Place] = {}
    for pattern in (_QUOTED, _BEFORE):
        for m in pattern.finditer(text):
            for place in _decode(m[1], m.start(1), initials):
                found.setdefault(place.start, place)
    return [found[at] for at in sorted(found)]


def _decode(name: str, at: int, initials: dict[str, tuple[str, ...]]) -> list[Place]:
    if any(c not in initials for c in name):
        return []
    seen: Counter[str] = Counter()
    places = []
    for i, c in enumerate(name):
        keys = initials[c]
        if name.count(c) > 1 and len(keys) < name.count(c):
            return []
        if name.count(c) == 1 and len(keys) > 1:
            keys = tuple(k for k in keys if k.startswith("City")) or keys
        if name.count(c) == 1 and len(keys) != 1:
            return []
        places.append(Place(at + i, at + i + 1, keys[seen[c]], "nickname", 0.8))
        seen[c] += 1
    return places
