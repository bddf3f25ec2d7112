"""A place by what a person types: name, short name, abbreviation, former name, adcode, key or path."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from kb.gazetteer._divisions import divisions
from kb.gazetteer._tables import history
from kb.vocabulary import PLACES

NEAREST = 5


@dataclass(frozen=True, slots=True)
class Lookup:
    """`key` where the name means one division; else what it may mean, and names close to it."""

    key: str | None
    candidates: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    names: dict[str, set[str]] = {}
    for d in divisions().values():
        for name in (d.name, d.short, d.adcode, d.key, d.path, d.abbr):
            if name:
                names.setdefault(name, set()).add(d.key)
    for name, (_, keys) in history().items():
        names.setdefault(name, set()).update(keys)
    return {name: tuple(sorted(keys)) for name, keys in names.items()}


def lookup(name: str, labels: Collection[str] = PLACES) -> Lookup:
    """A division of one of the labels by any of its names.

    A province or city goes before counties of the same name only as 朝阳市 before 朝阳区, that is
    when the full name was given, or when it is the only one of its level.
    """
    keys = tuple(k for k in _names().get(name.strip(), ()) if k.partition(":")[0] in labels)
    if len(keys) == 1:
        return Lookup(keys[0], keys)
    full = tuple(k for k in keys if divisions()[k.partition(":")[2]].name == name)
    if len(full) == 1:
        return Lookup(full[0], keys)
    if keys:
        provinces = tuple(k for k in keys if k.startswith("Province"))
        return Lookup(provinces[0] if len(provinces) == 1 else None, keys)
    names = division_names(frozenset(labels))
    found = [n for n in names if name and name in n][:NEAREST]
    found += difflib.get_close_matches(name, names, NEAREST, 0.5)
    return Lookup(None, (), tuple(dict.fromkeys(found))[:NEAREST])


@cache
def division_names(labels: frozenset[str]) -> tuple[str, ...]:
    """Official names of the divisions of these labels, each once: by adcode, those of counties last."""
    ordered = sorted((d for d in divisions().values() if d.label in labels), key=lambda d: (d.label == "District", d.adcode))
    return tuple(dict.fromkeys(d.name for d in ordered))
