"""Parts of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import Passage, Span

_PART = re.compile(r"[；;]")


def sentence_lead(text: str, passage: Passage) -> Iterator[Span]:
    """The parts of a passage between semicolons."""
    return parts(text, passage.start, passage.end)


def parts(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts of a span between semicolons."""
    at = start
    for m in _PART.finditer(text, start, end):
        yield at, m.start()
        at = m.end()
    if at < end:
        yield at, end
