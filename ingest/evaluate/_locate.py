"""Where words of an annotation stand in the document's text.

A quote is looked for to the letter, then without regard to white space, which a page's layout
changes. Of several places the first is meant.
"""

from __future__ import annotations

from functools import cached_property

from kb.gazetteer import divisions, scan
from kb.model import Span


class Locator:
    """One text, asked for words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: dict[str, Span | None] = {}

    def words(self, words: str) -> Span | None:
        """The first place of the words."""
        if words not in self._known:
            self._known[words] = self._found(words)
        return self._known[words]

    def _found(self, words: str) -> Span | None:
        start = self.text.find(words)
        if start >= 0:
            return start, start + len(words)
        bare, offsets = self._bare
        wanted = "".join(words.split())
        at = bare.find(wanted) if wanted else -1
        return (offsets[at], offsets[at + len(wanted) - 1] + 1) if at >= 0 else None

    def first(self, clues: tuple[str, ...]) -> tuple[Span, ...]:
        """The place of the first of the clues that is in the text; a place's path is looked for by its names."""
        for clue in clues:
            if (found := self.words(clue)) is not None:
                return (found,)
            if found_all := self.place(clue):
                return found_all
        return ()

    def place(self, path: str) -> tuple[Span, ...]:
        """Where the text has a name that may mean the division of the path."""
        named = self._places.get(path)
        if named:
            return named
        found = self.words(path.rpartition("/")[2])
        return (found,) if found else ()

    @cached_property
    def _bare(self) -> tuple[str, list[int]]:
        offsets = [i for i, c in enumerate(self.text) if not c.isspace()]
        return "".join(self.text[i] for i in offsets), offsets

    @cached_property
    def _places(self) -> dict[str, tuple[Span, ...]]:
        spans: dict[str, list[Span]] = {}
        for m in scan(self.text):
            for key in m.keys:
                division = divisions().get(key.partition(":")[2])
                if division is not None:
                    spans.setdefault(division.path, []).append((m.start, m.end))
        return {path: tuple(at) for path, at in spans.items()}
