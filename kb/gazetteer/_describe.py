"""The fixed properties of a division's node."""

from __future__ import annotations

from collections.abc import Mapping

from kb.gazetteer._divisions import divisions
from kb.vocabulary import PLACES

_NAMES = ("name", "short", "abbr", "level", "parent", "path", "lon", "lat")


def describe(key: str) -> Mapping[str, str | float] | None:
    """Name, short name, level, parent's adcode, path, point (degrees) of a division's key; None for other keys."""
    label, _, adcode = key.partition(":")
    found = divisions().get(adcode) if label in PLACES else None
    if found is None:
        return None
    values = {name: getattr(found, name) for name in _NAMES}
    return {name: value for name, value in values.items() if value is not None}
