"""Places that a chain's name begins with in short: initials of cities (甲乙丙化工), a county's short name, a nickname in quotes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ingest.extract._chainname import Item, longer
from ingest.extract._draft import Draft
from ingest.extract._names import quoted_before
from kb.gazetteer import Division, divisions, words
from kb.gazetteer.initials import cities_of, city_of, customary, may_be_city, nickname, own_cities
from kb.model import Passage
from kb.vocabulary import PLACES

_ROW, _LONGEST = 3, 6
"""Fewer initials are too often a word, more no row."""
_ORDINARY = re.compile(
    "黄金|珠宝|金银|白银|通信|海上|河海|安防|银杏|南海|东海|大连|长江|黄河|三文|石林|大理|海南|西南|新能|南阳|阳江|金属|铜铝|海洋|三江|武术|文化|信阳"
)
"""Words that are made of characters with which cities' names begin."""


def rows(draft: Draft, passage: Passage, item: Item, home_key: str | None) -> Item:
    """甲乙丙化工产业集群, 甲乙丙 being initials of places that the sentence names or of cities of the document's own province."""
    text = draft.text
    if item.keys:
        return item
    quoted = quoted_before(text, item.start, 8)
    if quoted is not None:
        return replace(
            item,
            keys=tuple(filter(None, nickname(text[slice(*quoted)], home_key.partition(":")[2][:2] if home_key else None))),
            shown=quoted[0],
        )
    county = _county(draft, item.industry, home_key)
    if county is not None:
        short, key = county
        return replace(item, start=item.start + len(short), industry=item.industry[len(short) :], keys=(key,))
    province = home_key.partition(":")[2][:2] if home_key else None
    row = _spelt(draft, passage.start, item) or own_cities(item.industry, province)
    size, keys = (len(row), row) if row else _across(draft, item.industry, province)
    rest = item.industry[size:]
    return replace(item, start=item.start + size, industry=rest, keys=keys) if size and len(rest) >= 2 else item


def _across(draft: Draft, industry: str, province: str | None) -> tuple[int, tuple[str, ...]]:
    """How long a row of initials of cities of several provinces (甲乙丙装备) is, and the cities, () unless all are certain: the only
    one of the initial that the document names, else by custom or of the own province. 0 where it may be an ordinary word."""
    size = next((n for n, c in enumerate(industry) if not may_be_city(c)), len(industry))
    row = industry[:size]
    if not _ROW <= size <= _LONGEST or len(set(row)) < size or not any(map(customary, row)) or _ORDINARY.search(row):
        return 0, ()
    named = [[k for k in cities_of(c) if draft.names(k, c)] for c in row]
    keys = [those[0] if len(those) == 1 else city_of(c, province, those, local=True) for c, those in zip(row, named, strict=True)]
    for n in range(size, _ROW - 1, -1):
        certain = tuple(k for k in keys[:n] if k)
        if len(set(certain)) == n:
            return n, certain
    return size, ()


def pair_of_cities(industry: str) -> bool:
    """甲乙 alone before 产业带: the initials of two neighbours, and no industry."""
    return len(industry) == 2 and all(map(may_be_city, industry)) and any(map(customary, industry))


def _spelt(draft: Draft, begin: int, item: Item) -> tuple[str, ...]:
    """The places of the sentence whose names begin with the first three or more characters of the industry."""
    by: dict[str, set[str]] = {}
    for k in draft.mentions_in(begin, item.start, PLACES):
        if k.end - k.start > 1:
            by.setdefault(draft.text[k.start], set()).add(k.key)
    found: list[str] = []
    for c in item.industry[:6]:
        if len(by.get(c, ())) != 1:
            break
        found.append(next(iter(by[c])))
    return tuple(found) if len(found) >= _ROW and len(set(found)) == len(found) else ()


def _county(draft: Draft, industry: str, home_key: str | None) -> tuple[str, str] | None:
    """甲乙产业链, 甲 being the short name of a county that the document names in full, or of one of its own city."""
    for size in (4, 3, 2):
        short = industry[:size]
        if len(industry) < size + 2 or short in words().never or industry[: size + 1] in longer():
            continue
        fits = [d for d in _by_short().get(short, ()) if draft.names(d.key) or (home_key and d.parent == home_key.partition(":")[2])]
        if len(fits) == 1 and industry[size] in "市县区" and len(industry) > size + 2:
            return short + industry[size], fits[0].key
        if len(fits) == 1 and industry[size] not in "市县区镇乡村":
            return short, fits[0].key
    return None


@cache
def _by_short() -> dict[str, list[Division]]:
    found: dict[str, list[Division]] = {}
    for d in divisions().values():
        if d.label == "District":
            found.setdefault(d.short, []).append(d)
    return found
