"""Groups of places that a text speaks of again: 两市, 三地, 双方, 川渝两地."""

from __future__ import annotations

import re

from ingest.extract._draft import Draft
from kb.gazetteer import ancestors, areas
from kb.vocabulary import PLACES

GROUP = re.compile(
    r"(?P<count>[两二双三四五六七八九十]|\d{1,2})(?P<what>省一?市|省区|地|市|方|省|县|区|城|州)(?:[（(]?[两二三四]?[省市区]?[）)]?)?(?![级内外委政府属直区场])"
)
_COUNT = {"两": 2, "双": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
REACH = 500
_MEMBERS = {a.key: tuple(m.key for m in a.members) for a in areas().values()}


def count_of(m: re.Match[str]) -> int:
    """How many the group has: 三地 three, 三省一市 four."""
    n = int(m["count"]) if m["count"].isdigit() else _COUNT[m["count"]]
    return n + 1 if "一" in m["what"] else n


def resolve_group(draft: Draft, offset: int, count: int) -> list[str]:
    """The `count` places that a group at `offset` means: those of an area named right before it
    that has as many members, else the nearest list of as many, else the last named; [] if none fit."""
    named = draft.mentions_in(max(0, offset - REACH), offset)
    if named and offset - named[-1].end <= 1 and len(_MEMBERS.get(named[-1].key, ())) == count:
        return list(_MEMBERS[named[-1].key])
    places = [m for m in named if m.label in PLACES]
    run: list[str] = []
    end = offset
    for m in reversed(places):
        if run and end - m.end > 12:
            if len(run) == count:
                return run[::-1]
            run = []
        if m.key not in run and not any(m.key in ancestors(k) for k in run):
            run.append(m.key)
        end = m.start
    if len(run) == count:
        return run[::-1]
    distinct: list[str] = []
    for m in reversed(places):
        if m.key not in distinct and not any(m.key in ancestors(k) for k in distinct):
            distinct.append(m.key)
        if len(distinct) == count:
            return distinct[::-1]
    for m in reversed(named):
        if len(_MEMBERS.get(m.key, ())) == count:
            return list(_MEMBERS[m.key])
    return []
