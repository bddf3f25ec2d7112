"""How a statement is kept in the graph, and comes back.

Every statement that is written has passed `to_store`, so that nothing is stored that the
vocabulary does not declare, whoever made it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb import identity, vocabulary
from kb.model import Modality, Review, Statement
from kb.store._pages import Rows

FIELDS = (
    "id",
    "document",
    "subject",
    "predicate",
    "object",
    "fact",
    "slug",
    "properties",
    "confidence",
    "extractor",
    "modality",
    "status",
    "start",
    "end",
)
RETURN = ", ".join(f"s.{name} AS {name}" for name in FIELDS)
"""The columns of a statement `s`, as `stored` reads them."""

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Stored:
    """A statement of the graph. `properties` is its JSON text; `slug` is set on titles only."""

    id: str
    document: str
    subject: str
    predicate: str
    object: str
    fact: str
    slug: str | None
    properties: str
    confidence: float
    extractor: str
    modality: str
    status: str
    start: int
    end: int

    @property
    def triple(self) -> Triple:
        return self.subject, self.predicate, self.object

    @property
    def counts(self) -> bool:
        """Whether entities and relations follow from it."""
        return self.status != Review.REJECTED

    @property
    def relates(self) -> bool:
        return self.counts and Modality(self.modality).relates

    def row(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in FIELDS}


def stored(row: Mapping[str, Any]) -> Stored:
    return Stored(**{name: row[name] for name in FIELDS})


def of_document(rows: Rows, document: str) -> list[Stored]:
    """The statements of a document, in no order."""
    return [stored(r) for r in rows(f"MATCH (s:Statement {{document: $id}}) RETURN {RETURN}", {"id": document})]


def to_store(document: str, s: Statement) -> Stored:
    """A statement of a document as it is to be kept, not yet reviewed. Raises `VocabularyError` for one that is not declared."""
    vocabulary.check_statement(s.subject, s.predicate, s.object, s.properties)
    return Stored(
        id=s.id_in(document),
        document=document,
        subject=s.subject,
        predicate=s.predicate,
        object=s.object,
        fact=s.fact,
        slug=identity.slug(s.object) if s.predicate == "title" and s.subject.startswith("Policy:") else None,
        properties=json.dumps(dict(s.properties), ensure_ascii=False, sort_keys=True),
        confidence=float(s.confidence),
        extractor=s.extractor,
        modality=str(s.modality),
        status=str(Review.PROPOSED),
        start=s.start,
        end=s.end,
    )
