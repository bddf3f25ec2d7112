"""Clipped names of prefectures and banners: the first of the name with its level (锡盟, 巴州, 莫旗, 鄂温克旗).

Read only within the document's own province, where one division alone begins and ends so; never
where the clipped form is some place's own name (德州).
"""

from __future__ import annotations

import re
from functools import cache

from ingest.resolve._places import Place
from kb.gazetteer import ancestors, divisions

_LEVEL = re.compile("[盟州旗](?![区县市人籍])")
_LONGEST = 3


@cache
def _beginnings(province: str) -> dict[str, str]:
    """Clipped form → key, those that two divisions share left out."""
    found: dict[str, set[str]] = {}
    for d in divisions().values():
        if d.adcode.startswith(province) and d.name[-1] in "盟州旗":
            for size in range(1, min(_LONGEST, len(d.name) - 2) + 1):
                found.setdefault(d.name[:size] + d.name[-1], set()).add(d.key)
    names = {d.name for d in divisions().values()}
    names |= {d.short for d in divisions().values() if d.label != "District" or d.adcode.startswith(province)}
    return {form: next(iter(keys)) for form, keys in found.items() if len(keys) == 1 and form not in names}


def clipped(text: str, home: str | None) -> list[Place]:
    """The clipped names in the text, ascending; none without a home."""
    top = ancestors(home)[-1:] or (home,) if home else ()
    if not top or not top[0]:
        return []
    known = _beginnings(top[0].partition(":")[2][:2])
    found = []
    for m in _LEVEL.finditer(text) if known else ():
        for size in range(_LONGEST, 0, -1):
            start = m.start() - size
            key = known.get(text[start : m.end()]) if start >= 0 else None
            if key is not None:
                found.append(Place(start, m.end(), key, "county", 0.8))
                break
    return found
