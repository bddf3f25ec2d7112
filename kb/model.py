"""What passes between the packages: documents, passages, entities, statements.

Frozen values without behaviour beyond what their own fields say. `ingest` makes them, the
store takes them and gives them back; offsets are code points into `Document.text`, end
exclusive, everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kb import identity

Span = tuple[int, int]
Literal = str | float | bool


class Modality(StrEnum):
    """How a text puts a fact. Only the first two make a domain relation."""

    HOLDS = "holds"
    PLANNED = "planned"
    SUGGESTED = "suggested"
    ENDED = "ended"
    DENIED = "denied"

    @property
    def relates(self) -> bool:
        return self in (Modality.HOLDS, Modality.PLANNED)


class Review(StrEnum):
    """What a person decided about a statement."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Document:
    """A source as it was read. `id` is the SHA-256 of its bytes; `source` its path relative to
    the load's root; `layout` maps offsets to pages or paragraphs, as `[[start, "p. 2"], …]`;
    `date` and `place` (a key) are what 今年 and 全市 in it mean."""

    id: str
    source: str
    format: str
    text: str
    title: str | None = None
    date: str | None = None
    kind: str | None = None
    place: str | None = None
    layout: tuple[tuple[int, str], ...] = ()
    extractor: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, heading or table row. `section` is the path of headings above it, joined by ` › `."""

    start: int
    end: int
    kind: str = "sentence"
    section: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that a document speaks of, with what this document says of it and where."""

    label: str
    id: str
    properties: Mapping[str, Literal | tuple[str, ...]] = field(default_factory=dict)
    mentions: tuple[Span, ...] = ()

    @property
    def key(self) -> str:
        return identity.key(self.label, self.id)


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact with the place of the exact words. `object` is a key, or for a property the
    literal's text (`kb.vocabulary.literal_to_text`)."""

    subject: str
    predicate: str
    object: str
    start: int
    end: int
    confidence: float
    extractor: str
    modality: Modality = Modality.HOLDS
    properties: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fact(self) -> str:
        return identity.fact(self.subject, self.predicate, self.object)

    def id_in(self, document: str) -> str:
        return identity.statement_id(document, self.subject, self.predicate, self.object, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document gave. Statements include those of properties, `MENTIONS` and
    `TEXT_OF`; `this` is the key of the policy, agreement or work that the document is the text of."""

    document: Document
    passages: tuple[Passage, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    this: str | None = None
