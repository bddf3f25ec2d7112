"""Plain text: the file is the text. Lines with TABs that follow each other are a table."""

from __future__ import annotations

import re

from ingest.read import _marked
from ingest.read._normal import decode
from ingest.read._values import Limits, Parts
from kb.model import Span

_TABBED = re.compile(r"(?m)^[^\n\t]*\S[^\n\t]*\t[^\n]*$")


def read(source: str, data: bytes, limits: Limits) -> Parts:
    """Raises `EncodingUnknown`, `SourceDamaged`."""
    text = decode(source, data)
    return Parts(text, _marked.from_head(text), tables=tabbed(text) if "\t" in text else ())


def tabbed(text: str) -> tuple[tuple[Span, ...], ...]:
    """Runs of two or more lines with the same number of TABs, at least one, as tables."""
    tables: list[list[Span]] = []
    cells = 0
    for m in _TABBED.finditer(text):
        count = m.group().count("\t")
        if tables and tables[-1][-1][1] + 1 == m.start() and count == cells:
            tables[-1].append(m.span())
        else:
            tables.append([m.span()])
            cells = count
    return tuple(tuple(table) for table in tables if len(table) > 1)
