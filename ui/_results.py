"""Words behind statements as columns, and an answer with them as rows: the same for every output."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kb.store import Evidence
    from queries import Result

SENTENCE = ("sentence", "section", "document", "start", "end")
"""After an answer's own columns, for its best sentence; the section of a table's row holds the heads of its columns."""
WHOLE = (
    "document",
    "start",
    "end",
    "quote",
    "sentence",
    "section",
    "subject",
    "predicate",
    "object",
    "confidence",
    "modality",
    "status",
    "statement",
)
"""Of each statement, where statements themselves are asked for."""
OBJECT = ("source", "title", "start", "end", "quote", "passage", "section", "where", "confidence", "statement")
"""Of each of an answer's sentences, in JSON."""
_FIELDS = {"document": "source", "sentence": "passage"}
"""Columns that people know by another name than the field's."""


def projected(e: Evidence, columns: Sequence[str]) -> tuple[Any, ...]:
    """The values of the columns: each a field of `Evidence`, or `document` (its source) or `sentence`."""
    return tuple(getattr(e, _FIELDS.get(name, name)) for name in columns)


def cited(result: Result) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Columns and rows; after the query's own, those of `SENTENCE`, empty for a row without words."""
    none = (None,) * len(SENTENCE)
    rows = [(*row, *(projected(words[0], SENTENCE) if words else none)) for row, words in zip(result.rows, result.evidence, strict=True)]
    return (*result.columns, *SENTENCE), rows
