"""A run as values: what became of every fact of every document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.evaluate._kinds import Kind, Verdict
from kb.model import Span


@dataclass(frozen=True, slots=True)
class Judged:
    """One fact and its verdict: `hit`, `missed` (annotated, not found), `spurious` (found, not annotated).

    `shown` says the fact: of hits and missed ones as the annotation has it, of spurious ones as
    the extraction has it. `spans` are where it stands in the text, empty where that is not
    known: of found facts the words that the extraction gives, of missed ones those of the
    quote. `confidences` are those of the statements that make a found fact.
    """

    kind: Kind
    verdict: Verdict
    shown: str
    spans: tuple[Span, ...] = ()
    confidences: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """One document. `name` is its path in the folder without the ending; `document` and `gold` are SHA-256
    of the document's bytes and of the annotation's content; `text` is None in a run that was saved."""

    name: str
    document: str
    gold: str
    chars: int
    wrong_quotes: int
    judged: tuple[Judged, ...]
    text: str | None = None

    def of(self, kind: Kind, verdict: Verdict) -> Iterator[Judged]:
        return (j for j in self.judged if j.kind == kind and j.verdict == verdict)


@dataclass(frozen=True, slots=True)
class Run:
    """All documents of a folder, by name. `extractors` is the version of the rules."""

    units: tuple[Unit, ...]
    extractors: str

    @property
    def wrong_quotes(self) -> int:
        """Statements whose quote is not the text at their offsets."""
        return sum(unit.wrong_quotes for unit in self.units)
