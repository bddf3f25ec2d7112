"""Nicknames of neighbouring cities: each character the first of a city's name (“武鄂黄黄”).

Read only where it can be meant so: in quotation marks, or before 都市圈, 城市群, 一体化,
同城化, 走廊; and only when every character is certain among the document's own province.
"""

from __future__ import annotations

import re

from ingest.resolve._places import Place
from kb.gazetteer import initials

_QUOTED = re.compile(r"[“\"]([\u4e00-\u9fff]{2,6})[”\"]")
_BEFORE = re.compile(
    r"(?:建设|推进|打造|融入|推动|支持|加快|实施|深化|构建|做强|(?<![\u4e00-\u9fff]))([\u4e00-\u9fff]{2,6})(?=都市圈|城市群|一体化|同城化|[^，。]{0,8}走廊)"
)


def nicknames(text: str, home: str | None) -> list[Place]:
    """Places that the characters of nicknames stand for, ascending; none without a home."""
    if home is None:
        return []
    province = home.partition(":")[2][:2]
    found: dict[int, Place] = {}
    for pattern in (_QUOTED, _BEFORE):
        for m in pattern.finditer(text):
            keys = [k for k in initials.nickname(m[1], province) if k]
            for i, key in enumerate(keys if len(keys) == len(m[1]) else ()):
                found.setdefault(m.start(1) + i, Place(m.start(1) + i, m.start(1) + i + 1, key, "nickname", 0.8))
    return [found[at] for at in sorted(found)]
