"""Interim lookup."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from kb.gazetteer._divisions import divisions


@dataclass(frozen=True, slots=True)
class Lookup:
    key: str | None
    candidates: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


@cache
def _names() -> dict[str, tuple[str, ...]]:
    names: dict[str, set[str]] = {}
    for d in divisions().values():
        for n in (d.name, d.short, d.adcode, d.key, d.path):
            names.setdefault(n, set()).add(d.key)
    return {n: tuple(sorted(k)) for n, k in names.items()}


def lookup(name: str, labels: Collection[str]) -> Lookup:
    keys = tuple(k for k in _names().get(name, ()) if k.partition(":")[0] in labels)
    upper = tuple(k for k in keys if not k.startswith("District"))
    if len(keys) == 1 or len(upper) == 1:
        return Lookup((upper or keys)[0], keys)
    return Lookup(None, keys, tuple(difflib.get_close_matches(name, _names(), 5)))
