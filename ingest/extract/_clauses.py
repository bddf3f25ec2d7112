"""Parts of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import Passage

_PART = re.compile(r"[；;]")


def sentence_lead(text: str, passage: Passage) -> Iterator[tuple[int, int]]:
    """The parts between semicolons."""
    at = passage.start
    for m in _PART.finditer(text, passage.start, passage.end):
        yield at, m.start()
        at = m.end()
    if at < passage.end:
        yield at, passage.end
