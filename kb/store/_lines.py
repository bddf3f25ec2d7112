"""The lines of an export file: how each is written, and held against what it has to be when read.

A document's line is followed by those of its passages and statements; after the last document
come entities and relations, which are there to be compared and not read; the last line tells how
many there are, so that a file that was cut off is seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kb import vocabulary
from kb.errors import ExchangeError, VocabularyError
from kb.identity import statement_id
from kb.model import Modality, Passage, Review, Statement

HEAD = {"kind": "kb-export", "version": 1}
COMPARED = ("entity", "relation", "load", "loaded")
Offset = Annotated[int, Field(ge=0)]
Text = Annotated[str, Field(min_length=1)]


class _Line(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class DocumentLine(_Line):
    """A document with its whole text. `type` is its kind, `layout` as `["0 p. 1", …]`."""

    kind: Literal["document"] = "document"
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    source: Text
    sources: Annotated[list[Text], Field(min_length=1)]
    format: Text
    title: Text
    text: Text
    date: str | None = None
    type: str | None = None
    place: str | None = None
    layout: list[Annotated[str, Field(pattern=r"^\d+ ")]] = []


class PassageLine(_Line):
    """A passage; `passage` is its kind."""

    kind: Literal["passage"] = "passage"
    document: str
    start: Offset
    end: Offset
    passage: Text
    section: str


class StatementLine(_Line):
    """A statement with what was decided about it."""

    kind: Literal["statement"] = "statement"
    id: Text
    document: str
    subject: Text
    predicate: Text
    object: Text
    start: Offset
    end: Offset
    confidence: Annotated[float, Field(ge=0, le=1)]
    extractor: str
    modality: Annotated[Modality, Field(strict=False)]
    status: Annotated[Review, Field(strict=False)]
    properties: dict[str, Any]

    def statement(self) -> Statement:
        return Statement(
            self.subject,
            self.predicate,
            self.object,
            self.start,
            self.end,
            self.confidence,
            self.extractor,
            self.modality,
            self.properties,
        )


@dataclass(slots=True)
class Parts:
    """A document with all that its lines gave. `line` is where it begins in the file."""

    document: DocumentLine
    line: int
    passages: dict[tuple[int, int], Passage] = field(default_factory=dict)
    statements: dict[str, StatementLine] = field(default_factory=dict)

    @property
    def statuses(self) -> dict[str, Review]:
        return {s.id: s.status for s in self.statements.values()}

    def take(self, line: dict[str, Any]) -> None:
        """A line of a passage or statement. Raises `ValueError` or `VocabularyError`."""
        if line.get("document") != self.document.id:
            raise ValueError(f"it belongs to document {line.get('document')!r}, but stands below {self.document.id}")
        if line["kind"] == "passage":
            p = PassageLine(**line)
            self._inside(p.start, p.end)
            if (p.start, p.end) in self.passages:
                raise ValueError(f"the passage {p.start}–{p.end} is there twice")
            self.passages[p.start, p.end] = Passage(p.start, p.end, p.passage, p.section)
            return
        s = StatementLine(**line)
        self._inside(s.start, s.end)
        vocabulary.check_statement(s.subject, s.predicate, s.object, s.properties)
        if s.id != statement_id(s.document, s.subject, s.predicate, s.object, s.start, s.end):
            raise ValueError(f"the statement's id {s.id!r} is not that of its parts")
        if not self.passages or s.id in self.statements:
            raise ValueError("the statement is there twice" if self.passages else "its document has no passage")
        self.statements[s.id] = s

    def _inside(self, start: int, end: int) -> None:
        if not start < end <= len(self.document.text):
            raise ValueError(f"{start}–{end} is no span of its document")


def read(path: Path) -> Iterator[Parts]:
    """The documents of a file, each held against what it has to be.

    Only when the last has been taken is the whole file known to be right. Raises `ExchangeError`
    with the line.
    """
    now: Parts | None = None
    sources: set[str] = set()
    number, ended = 0, False
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            try:
                line = _object(raw)
                if number == 1:
                    if line != HEAD:
                        raise ValueError("this is not an export of kb, or of another version")
                elif ended:
                    raise ValueError("a line stands after the end")
                elif line.get("kind") == "document":
                    if now is not None:
                        yield now
                    now = Parts(_document(line, sources), number)
                elif line.get("kind") in ("passage", "statement"):
                    if now is None:
                        raise ValueError(f"no document stands above; {line.get('document')!r} is not known")
                    now.take(line)
                elif line.get("kind") == "end":
                    if line != {"kind": "end", "lines": number}:
                        raise ValueError(f"the file has {number} lines, not {line.get('lines')!r}: some are missing")
                    ended = True
                elif line.get("kind") not in COMPARED:
                    raise ValueError(f"lines of the kind {line.get('kind')!r} are not known")
            except (ValueError, VocabularyError) as error:
                raise ExchangeError(str(path), number, _said(error)) from error
    if not ended:
        raise ExchangeError(str(path), number + 1, "the file ends too early" if number else "the file is empty")
    if now is not None:
        yield now


def _object(raw: bytes) -> dict[str, Any]:
    try:
        line = json.loads(raw.decode("utf-8"))
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    if not isinstance(line, dict):
        raise ValueError("an object is expected")  # noqa: TRY004 - what is wrong is the file
    return line


def _document(line: dict[str, Any], sources: set[str]) -> DocumentLine:
    document = DocumentLine(**line)
    twice = sources.intersection(document.sources)
    if twice:
        raise ValueError(f"the source {min(twice)!r} belongs to another document above")
    sources.update(document.sources)
    return document


def _said(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
