"""What a work is to the readers of names, and the works whose names say nothing of their ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.gazetteer import works
from kb.model import Span


@dataclass(frozen=True, slots=True)
class Work:
    """`name` is the full form, `forms` other ways to write it; the words stand at `start`–`end`;
    `keys` are the places that the name, or what is told of it, gives with certainty. `shown` are the words that tell of
    them where those are not in the name; `shared` that the name alone does not say which work it is (a 产业园 of those places)."""

    start: int
    end: int
    name: str
    keys: tuple[str, ...]
    forms: tuple[str, ...] = ()
    shown: Span | None = None
    shared: bool = False


WORKS = works()
"""Name → adcodes of the divisions that a work is publicly known to join; none where it serves many provinces."""
WORK = re.compile("|".join(sorted(map(re.escape, WORKS), key=len, reverse=True)))
