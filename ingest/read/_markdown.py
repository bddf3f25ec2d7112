"""Markdown: the file is the text. Pipe tables are tables; front matter and the first `#` mark the title."""

from __future__ import annotations

import re

from ingest.read import _marked
from ingest.read._normal import decode
from ingest.read._values import Limits, Marked, Parts
from kb.model import Span

_ROW = re.compile(r"(?m)^[ \t]*\|[^\n]*\|[ \t]*$")
_RULE = re.compile(r"[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*")
_FRONT = re.compile(r"\A---[ \t]*\n(.{0,4000}?)\n---[ \t]*\n", re.DOTALL)
_ENTRY = re.compile(r"(?m)^(title|date|issuer|number)[ \t]*:[ \t]*(.+?)[ \t]*$")
_FIRST_HEADING = re.compile(r"\s*#[ \t]+([^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)")


def read(source: str, data: bytes, limits: Limits) -> Parts:
    """Raises `EncodingUnknown`, `SourceDamaged`."""
    text = decode(source, data)
    front = _FRONT.match(text)
    heading = _FIRST_HEADING.match(text, front.end() if front else 0)
    marked = _marked.from_head(text).filled(_entries(front[1] if front else "")).filled(Marked(heading[1] if heading else None))
    return Parts(text, marked, tables=piped(text))


def _entries(front: str) -> Marked:
    given = {name: value.strip("\"'") for name, value in _ENTRY.findall(front)}
    return Marked(given.get("title"), _marked.iso(given.get("date", "")), given.get("issuer"), given.get("number"))


def piped(text: str) -> tuple[tuple[Span, ...], ...]:
    """Pipe tables: a row, a rule (`|---|`), rows. The rule is no row."""
    tables: list[list[Span]] = []
    before: Span | None = None
    end = -1
    for m in _ROW.finditer(text):
        follows = before is not None and before[1] + 1 == m.start()
        if _RULE.fullmatch(m.group()):
            if follows and before is not None and before[1] != end:
                tables.append([before])
                end = m.end()
        elif follows and before is not None and before[1] == end:
            tables[-1].append(m.span())
            end = m.end()
        before = m.span()
    return tuple(tuple(table) for table in tables)
