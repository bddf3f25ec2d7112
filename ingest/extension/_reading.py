"""A document as an extractor of others sees it: its text, parts, entities and itself.

A value without a way back: it is a copy in another process, and nothing that is done to it
reaches the document that is being extracted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ingest.extension._facts import Quote
from ingest.extract import About, Draft, Mention
from kb.gazetteer import describe
from kb.model import Passage, Span
from kb.vocabulary import ENTITIES

ENOUGH = 2
"""Places where words stand that are looked for, before they are ambiguous."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that kb found: its key, its name (of a division the official one), other names, where it is named."""

    key: str
    name: str | None
    aliases: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def label(self) -> str:
        return self.key.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """One document. Offsets are code points of `text`, end exclusive.

    `id` is the SHA-256 of the source's bytes, `passages` its sentences, headings and table rows in
    order, each with the path of headings above it; `found` the entities by key; `this` the key of
    what the document is the text of; `seconds` the time that the extractor has.
    """

    id: str
    source: str
    text: str
    about: About
    passages: tuple[Passage, ...]
    found: tuple[Found, ...]
    this: str | None
    seconds: float
    mentions: tuple[Mention, ...] = field(init=False, repr=False, compare=False)
    """Where entities are named, in the order of the text."""

    def __post_init__(self) -> None:
        named = sorted(Mention(start, end, f.key) for f in self.found for start, end in f.spans)
        object.__setattr__(self, "mentions", tuple(named))

    @property
    def key(self) -> str:
        """The key of the document itself, as the subject of `ADDRESSES`."""
        return f"Document:{self.id}"

    def within(self, passage: Passage | Span, labels: Collection[str] | None = None) -> tuple[Mention, ...]:
        """The mentions inside a passage or span, only of `labels` where given."""
        start, end = (passage.start, passage.end) if isinstance(passage, Passage) else passage
        low, high = (bisect_left(self.mentions, Mention(at, -1, "")) for at in (start, end))
        return tuple(m for m in self.mentions[low:high] if m.end <= end and (labels is None or m.label in labels))

    def quote(self, start: int, end: int) -> Quote:
        """The words between two offsets."""
        return Quote(self.text[start:end], start)

    def find(self, words: str, start: int = 0, end: int | None = None) -> Quote | None:
        """The one place where the words stand between two offsets; None when they stand nowhere or twice."""
        places: list[int] = []
        for at in self._places(words, start, len(self.text) if end is None else end):
            places.append(at)
            if len(places) == ENOUGH:
                return None
        return Quote(words, places[0]) if places else None

    def _places(self, words: str, start: int, end: int) -> Iterator[int]:
        at = self.text.find(words, start, end) if words else -1
        while at >= 0:
            yield at
            at = self.text.find(words, at + 1, end)


def reading(draft: Draft, seconds: float) -> Reading:
    """What kb has found in a document, as others may see it."""
    read, context = draft.context.read, draft.context
    keys = sorted(draft.keys(ENTITIES))
    found = tuple(Found(key, _name(draft, key), _aliases(draft, key), tuple(draft.spans_of(key))) for key in keys)
    return Reading(read.sha256, read.source, read.text, context.about, context.passages, found, draft.this, seconds)


def _name(draft: Draft, key: str) -> str | None:
    fixed = describe(key)
    given = fixed["name"] if fixed and "name" in fixed else draft.property(key, "name") or draft.property(key, "title")
    return given if isinstance(given, str) else None


def _aliases(draft: Draft, key: str) -> tuple[str, ...]:
    given = draft.property(key, "aliases")
    return given if isinstance(given, tuple) else ()
