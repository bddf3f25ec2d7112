"""Lines of a laid-out document put together to text, with the offsets of rows and of marks.

Readers of formats with a layout append lines, rows and marks in order; `parts` gives the text
without blank lines, and all offsets at once.
"""

from __future__ import annotations

from ingest.read._values import Marked, Parts
from kb.model import Span


class Lines:
    """Text under construction. A line never holds a line end."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0
        self._layout: list[tuple[int, str]] = []
        self._tables: list[list[Span]] = []

    def mark(self, label: str, back: int = 0) -> None:
        """What follows is on this page or paragraph; `back` moves the mark into the last line, from its end."""
        at = self._length - 1 - back if back else self._length
        if self._layout and self._layout[-1][0] == at:
            self._layout.pop()
        self._layout.append((at, label))

    def line(self, text: str) -> None:
        """One line; white space at its ends goes, an empty one is left out."""
        text = text.strip()
        if text:
            self._add(text)

    def table(self, rows: list[list[str]]) -> None:
        """Rows of cells, joined by TAB; rows without any text are left out."""
        spans: list[Span] = []
        for cells in rows:
            row = "\t".join(" ".join(cell.split()) for cell in cells)
            if row.strip():
                row = row.rstrip("\t ")
                spans.append((self._length, self._length + len(row)))
                self._add(row)
        if spans:
            self._tables.append(spans)

    def _add(self, line: str) -> None:
        self._lines.append(line)
        self._length += len(line) + 1

    def text(self) -> str:
        return "\n".join(self._lines)

    def parts(self, marked: Marked, *, scanned: bool = False) -> Parts:
        text = self.text()
        layout = tuple((at, label) for at, label in self._layout if at < len(text))
        return Parts(text, marked, layout, tuple(tuple(t) for t in self._tables), scanned)
