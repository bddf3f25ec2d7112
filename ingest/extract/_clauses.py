"""Parts of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import Passage, Span

SIGNS = "●○◆◇◎■□▪▲△▼▽▶►➤❖★☆•※✓✔√→\\u200b-\\u200d\\u2060\\ufe0f\\u2600-\\u27bf\\U0001f000-\\U0001faff"
"""Signs that open a line and say nothing (bullets, ticks, emoji), as the inside of a pattern's brackets."""
_PART = re.compile(r"[；;]")

PARAGRAPH = 800


def clause_begin(text: str, floor: int, at: int, marks: str) -> int:
    """Where the stretch begins that runs up to `at`: behind the last of the marks, `floor` at the least."""
    return max(floor, *(text.rfind(mark, floor, at) + 1 for mark in marks))


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


def paragraph_before(text: str, at: int) -> int:
    """Where the paragraph of `at` begins, at most `PARAGRAPH` characters before it: what a sentence goes on from."""
    floor = max(0, at - PARAGRAPH)
    return max(floor, text.rfind("\n", floor, at) + 1)
