"""What an extractor may know of a document before it begins: its text, parts and itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.read import ReadText
from ingest.segment import Segmented
from kb.model import Passage, Span


@dataclass(frozen=True, slots=True)
class About:
    """What the document says of itself.

    `place` is the key of the place that 全省, 全市, 本市 mean in it; `date` ISO as precise as
    known; `kind` one of `report`, `plan`, `notice`, `opinion`, `law`, `reply`, `agreement`,
    `news`, `review`, `table`, or None; `official` says that it is a document of a state organ,
    so that what it cites is cited by a policy (`THIS`). Spans are where the text shows it.
    """

    title: str | None = None
    title_span: Span | None = None
    date: str | None = None
    date_span: Span | None = None
    number: str | None = None
    number_span: Span | None = None
    issuer: str | None = None
    issuer_span: Span | None = None
    place: str | None = None
    kind: str | None = None
    official: bool = False
    english: bool = False

    @property
    def year(self) -> int | None:
        return int(self.date[:4]) if self.date else None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger word found by the scan: `kind` is the extractor that asked for it."""

    start: int
    end: int
    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Context:
    """One document, ready to be extracted from."""

    read: ReadText
    segmented: Segmented
    about: About
    triggers: dict[str, tuple[Trigger, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.read.text

    @property
    def passages(self) -> tuple[Passage, ...]:
        return self.segmented.passages

    def passage_at(self, offset: int) -> Passage:
        return self.passages[self.segmented.at(offset)]

    def marked(self, kind: str) -> Iterator[tuple[Passage, tuple[Trigger, ...]]]:
        """The passages that hold a trigger of `kind`, in order, each with its triggers."""
        found = self.triggers.get(kind, ())
        i = 0
        while i < len(found):
            passage = self.passage_at(found[i].start)
            j = i
            while j < len(found) and found[j].start < passage.end:
                j += 1
            yield passage, found[i : max(j, i + 1)]
            i = max(j, i + 1)
