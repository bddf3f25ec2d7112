"""Passages with their sections: headings, sentences and table rows of one text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.segment._headings import SEPARATOR, Headings, Section, find
from ingest.segment._sentences import sentences
from kb.model import Passage, Span

_TITLE_LENGTH = 60
_HEAD_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Segmented:
    """Sections and passages of one text; passages are sorted and do not overlap."""

    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    _starts: tuple[int, ...] = field(repr=False, compare=False, default=())
    _sections: tuple[int, ...] = field(repr=False, compare=False, default=())

    def at(self, offset: int) -> int:
        """The index of the passage that holds `offset`; between two, of the earlier; before the first, 0.

        Raises `IndexError` if the text has no passage.
        """
        if not self.passages:
            raise IndexError("the text has no passage")
        return max(0, bisect_right(self._starts, offset) - 1)

    def section_of(self, index: int) -> Section | None:
        """The innermost section of the passage of that index; None before the first heading."""
        at = self._sections[index]
        return self.sections[at] if at >= 0 else None


def segment(text: str, tables: Sequence[Sequence[Span]] = ()) -> Segmented:
    """Segment `text`; the spans in `tables` become one passage a row, as they are.

    The section of a row ends with its table's first row, which says what the columns are.
    Source: the marks of the text itself. Time is linear in the length of the text.
    """
    headings = find(text)
    rows = sorted(row for table in tables for row in table)
    heads = dict(_heads(text, tables))
    passages: list[Passage] = []
    sections: list[int] = []
    current = -1
    for start, end, kind in _parts(text, rows, headings):
        while current + 1 < len(headings.sections) and headings.sections[current + 1].start < end:
            current += 1
        path = (headings.paths[current] if current >= 0 else "", heads.get(start, "") if kind == "row" else "")
        passages.append(Passage(start, end, kind, SEPARATOR.join(filter(None, path))))
        sections.append(current)
    return Segmented(headings.sections, tuple(passages), tuple(p.start for p in passages), tuple(sections))


def _heads(text: str, tables: Sequence[Sequence[Span]]) -> Iterator[tuple[int, str]]:
    """Where each row but the first of a table begins, with the first row's words."""
    for table in tables:
        head = " ".join(text[slice(*table[0])].split())[:_HEAD_LENGTH] if table else ""
        for a, b in table[1:]:
            yield a + len(text[a:b]) - len(text[a:b].lstrip()), head


def _parts(text: str, rows: Sequence[Span], headings: Headings) -> Iterator[tuple[int, int, str]]:
    title = _title(text)
    at = 0
    for a, b in [*rows, (len(text), len(text))]:
        start = max(a, at)
        yield from _running(text, at, start, headings, title)
        row = text[start:b].rstrip()
        kept = len(row.lstrip())
        if kept:
            yield start + len(row) - kept, start + len(row), "row"
        at = max(at, b)


def _running(text: str, start: int, end: int, headings: Headings, title: Span | None) -> Iterator[tuple[int, int, str]]:
    """Sentences of running text; a line that is a heading whole is one passage."""
    skip = -1
    for a, b in sentences(text, start, end):
        if b <= skip:
            continue
        if a in headings.lines:
            stop = text.find("\n", a, end)
            skip = a + len(text[a : stop if stop >= 0 else end].rstrip())
            yield a, skip, "heading"
        else:
            yield a, b, "heading" if (a, b) == title else "sentence"


def _title(text: str) -> Span | None:
    """The first line, where it is short, stands above others and does not end as a sentence does."""
    start = len(text) - len(text.lstrip())
    stop = text.find("\n", start, start + _TITLE_LENGTH + 20)
    line = text[start:stop].rstrip() if stop >= 0 else ""
    return (start, start + len(line)) if 0 < len(line) <= _TITLE_LENGTH and line[-1] not in "。；，：,;:." else None
