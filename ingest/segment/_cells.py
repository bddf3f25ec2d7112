"""The cells of a table row. Rows come from two worlds: TAB between cells, or Markdown's `|`."""

from __future__ import annotations

import re

from kb.model import Span

_BAR = re.compile(r"(?<=\|)(?:[^|\\]|\\.)*(?=\|)")


def cells(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The spans of the cells of the row at `start`–`end`, trimmed; an empty cell is an empty span.

    A row that holds a TAB is split at TABs, one that begins with `|` at bars.
    """
    lead = text.rfind("\n", 0, start) + 1
    if not text[lead:start].strip():
        start = lead  # a passage begins at its first word; the cells before it are empty ones
    row = text[start:end]
    if "\t" not in row and row.lstrip().startswith("|"):
        found = [m.span() for m in _BAR.finditer(row if row.rstrip().endswith("|") else row + "|")]
    else:
        found = []
        at = 0
        for part in row.split("\t"):
            found.append((at, at + len(part)))
            at += len(part) + 1
    return tuple(_trim(row, a, b, start) for a, b in found)


def _trim(row: str, a: int, b: int, base: int) -> Span:
    part = row[a:b]
    left = len(part) - len(part.lstrip())
    kept = len(part.strip())
    return (base + a + left, base + a + left + kept) if kept else (base + a, base + a)
