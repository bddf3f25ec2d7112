"""What a work is to the readers of names, and the works whose names say nothing of their ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.gazetteer import works


@dataclass(frozen=True, slots=True)
class Work:
    """`name` is the full form, `forms` other ways to write it; the words stand at `start`–`end`;
    `keys` are the places that the name itself gives with certainty."""

    start: int
    end: int
    name: str
    keys: tuple[str, ...]
    forms: tuple[str, ...] = ()


WORKS = works()
"""Name → adcodes of the divisions that a work is publicly known to join; none where it serves many provinces."""
WORK = re.compile("|".join(sorted(map(re.escape, WORKS), key=len, reverse=True)))
