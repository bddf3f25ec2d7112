"""The texts that measurements of extraction run on: the plain texts, Markdown files and pages of a folder."""

from __future__ import annotations

from pathlib import Path

from ingest.read import ReadText, Source, sources

_SUFFIXES = (".txt", ".md", ".html")


def texts_in(corpus: Path) -> list[Source]:
    """Files whose reading costs little beside extraction, in order."""
    return [s for s in sources([corpus]).sources if s.path.suffix in _SUFFIXES]


def repeated(text: ReadText, times: int) -> ReadText:
    """The text `times` times after itself: the same words at `times` times the length."""
    if times == 1:
        return text
    step = len(text.text) + 1
    tables = tuple(tuple((a + i * step, b + i * step) for a, b in table) for i in range(times) for table in text.tables)
    return ReadText(text.source, text.sha256, text.format, "\n".join([text.text] * times), text.marked, (), tables)
