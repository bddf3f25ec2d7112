"""One document judged: its extraction against its annotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from ingest.evaluate._agreements import match_agreements
from ingest.evaluate._annotation import Annotation
from ingest.evaluate._extracted import extracted
from ingest.evaluate._found import Found
from ingest.evaluate._item import Item, Matched, match, titled
from ingest.evaluate._kinds import KINDS, Kind
from ingest.evaluate._locate import Locator
from ingest.evaluate._run import Judged, Unit
from ingest.evaluate._said import said
from kb.gazetteer import divisions
from kb.model import Extraction

NoticeKind = Literal["quote-not-in-text", "no-such-place", "no-document", "no-annotation", "passed-over"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to look at that does not stop the evaluation: the file, what, and the words it is about."""

    file: str
    what: NoticeKind
    kind: Kind | None = None
    words: str = ""


def judge(name: str, extraction: Extraction, annotation: Annotation) -> Unit:
    """Every fact of either side with its verdict."""
    found = Found(extraction)
    gold = said(annotation)
    titles = frozenset(handle for e in annotation.entries["policies"] for handle in titled(e["title"]))
    facts = extracted(found, titles)
    matched: dict[Kind, Matched] = {
        kind: match_agreements(annotation.entries[kind], found) if kind == "agreements" else match(gold[kind], facts[kind])
        for kind in KINDS
    }
    locator = Locator(found.text)
    judged = tuple(j for kind in KINDS for j in _judged(kind, matched[kind], locator))
    document = extraction.document
    return Unit(name, document.id, annotation.sha256, len(document.text), found.wrong_quotes, judged, document.text)


def _judged(kind: Kind, matched: Matched, locator: Locator) -> Iterator[Judged]:
    for gold, found in matched.hits:
        yield Judged(kind, "hit", gold.shown, found.spans, found.confidences)
    for gold in matched.missed:
        yield Judged(kind, "missed", gold.shown, _stands(kind, gold, locator))
    for found in matched.spurious:
        yield Judged(kind, "spurious", found.shown, found.spans, found.confidences)


def _stands(kind: Kind, gold: Item, locator: Locator) -> tuple[tuple[int, int], ...]:
    return locator.place(gold.shown) if kind == "places" else locator.first(gold.clues)


def notices(annotation: Annotation, text: str) -> Iterator[Notice]:
    """What in an annotation can hardly be right: quotes that the text does not have, paths that no place of today has."""
    locator = Locator(text)
    for kind in KINDS:
        for entry in annotation.entries[kind]:
            if kind == "places":
                if entry not in _paths():
                    yield Notice(annotation.name, "no-such-place", kind, entry)
            elif (quote := _quote(entry)) and locator.words(quote) is None:
                yield Notice(annotation.name, "quote-not-in-text", kind, quote)


def _quote(entry: Any) -> str:
    return entry.get("quote") or ""


@cache
def _paths() -> frozenset[str]:
    return frozenset(d.path for d in divisions().values())
