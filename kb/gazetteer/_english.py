"""Names of places in English texts: provinces, prefecture-level cities and the great regions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kb.gazetteer._tables import english, english_areas

_LATIN = 0.6
_HEAD = 5000
"""Code points at the beginning of a text that tell its script."""


def mostly_latin(text: str) -> bool:
    """Is the text in English, by the letters that it begins with? A handful of letters is not."""
    letters = [c for c in text[:_HEAD] if c.isalpha()]
    return len(letters) > 20 and sum(c.isascii() for c in letters) > _LATIN * len(letters)


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted([*english_areas(), *english()], key=len, reverse=True)
    return re.compile(r"(?<![A-Za-z])(?:" + "|".join(map(re.escape, names)) + r")(?![a-z])")


def scan_english(text: str) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    """Start, end, keys and form of each name."""
    for m in _pattern().finditer(text):
        if m[0] in english_areas():
            yield m.start(), m.end(), (english_areas()[m[0]],), "area"
        else:
            yield m.start(), m.end(), english()[m[0]], "english"
