"""Where and when a reference says that its work was published: the words behind the title."""

from __future__ import annotations

import re

from ingest.extract._authors import YEAR, authors
from kb.model import Span

DOI = re.compile(r"\b10\.\d{4,9}/[^\s,;<>\"'《》\u4e00-\u9fff]+")
_LINK = re.compile(r"(?:https?://|www\.|doi:)\S+", re.IGNORECASE)
_HELD = re.compile(r"\[[^\[\]]*\]")
_YEAR = re.compile(rf"(?<![\d:/.-])(?<!: )(?<!pp\. )(?<!pp\.)(?P<year>{YEAR})(?P<letter>[a-z])?(?![\d]|\s*-\s*\d{{4}})")
_CONTAINER = re.compile(r"\s*(?://|\.?\s*\b[Ii]n:?\s+(?=[A-Z\"'])|,\s*载|,?\s*见《?)")
_EDITED = re.compile(r"^(?P<who>.{3,160}?)\s*,?\s*\([Ee]ds?\.?\)[.,]?\s*")
_STOP = re.compile(r"\.(?!\S)|\.(?=[\u4e00-\u9fff])|,?\s*\(?(?:pp?\.|Vol\.?|vol\.?)\s|\(|$")
_JOURNAL = re.compile(
    rf"\s*(?:[.,;]\s*(?=\(?{YEAR})|[.,]?\s*(?=\d)|[.,]?\s*\b(?=[Vv]ol\b|[Vv]ol\.|[Nn]o\.|第\d)|[.,]?\s*(?=\[|\()|;|[.,]\s*$|$)"
)
_DATED = re.compile(rf"[.,]\s*(?={YEAR}(?:[a-z]|年|-\d|\(|[.,:;\s]|$))")
_PLACE = re.compile(r"(?P<place>[^:《》]{2,40}?):\s*(?=\S)")
_TRANSLATED = re.compile(r"^.*?(?:[译校编]|[Ee]dn?\.|[Tt]rans(?:lated)?\b[^.]*|第?\d*[一二三四五六七八九十]*版|\d+\w* ed)\s*[.,]\s*")
_TAIL = re.compile(r"[\s,.:;(]+$")


def doi(folded: str) -> Span | None:
    """The DOI in the line, without the stop that ends the sentence or a bracket that it did not open."""
    m = DOI.search(folded)
    if m is None:
        return None
    end = m.end()
    while folded[end - 1] in ".:]" or (folded[end - 1] == ")" and folded.count("(", m.start(), end) < folded.count(")", m.start(), end)):
        end -= 1
    return (m.start(), end) if end > m.start() + 8 else None


def year(folded: str, start: int) -> Span | None:
    """The first year behind `start` that is a date: not a day of access in [], a page, a part of a link."""
    hidden = [m.span() for pattern in (_LINK, _HELD) for m in pattern.finditer(folded, start)]
    for m in _YEAR.finditer(folded, start):
        if not any(a <= m.start() < b for a, b in hidden):
            return m.span("year")
    return None


def venue(folded: str, start: int, mark: str | None) -> Span | None:
    """The journal, publisher, newspaper, university or containing book named behind `start`."""
    kind = (mark or "").partition("/")[0]
    if container := _CONTAINER.match(folded, start):
        return _within(folded, container.end())
    at = _skip(folded, start)
    if at >= len(folded) or _LINK.match(folded, at):
        return None
    if folded[at] == "《":
        end = folded.find("》", at)
        return _trimmed(folded, at + 1, end) if end > at else None
    if kind in ("J", "N"):
        return _journal(folded, at)
    if mark is None and (found := _journal(folded, at, numbered=True)):
        return found
    return _publisher(folded, at)


def _skip(folded: str, at: int) -> int:
    while at < len(folded) and (folded[at] in " .,:;" or _HELD.match(folded, at)):
        held = _HELD.match(folded, at)
        at = held.end() if held else at + 1
    return at


def _journal(folded: str, at: int, *, numbered: bool = False) -> Span | None:
    """The words up to the year or the first number; with `numbered`, only where a volume follows."""
    dated = None if numbered else _DATED.search(folded, at)
    end = dated.start() if dated else None
    if end is None or re.search(r"[.,]\s*\d", folded[at:end]):
        first = next((m for m in _JOURNAL.finditer(folded, at + 1) if m.start() > at), None)
        if first is None:
            return None
        if numbered and not re.match(r"\(?\d+[a-z]?\s*(?:[(:;,.]|$)|[Vv]ol\b|[Nn]o\.|第\d", folded[first.end() :]):
            return None
        if numbered and re.search(r"[.:] ", folded[at : first.start()]):
            return None
        end = first.start()
    return _trimmed(folded, at, end)


def _publisher(folded: str, at: int) -> Span | None:
    """The house that published it: behind the place and a colon, before the year."""
    when = year(folded, at)
    stop = next((m.start() for m in (_LINK.search(folded, at), _HELD.search(folded, at)) if m), len(folded))
    end = min(when[0] if when else len(folded), stop)
    while skipped := _TRANSLATED.match(folded[at:end]):
        at += skipped.end()
    if place := _PLACE.match(folded, at, end):
        at = place.end()
        cut = re.search(r",\s|\.\s", folded[at:end]) if not when else None
        end = at + cut.start() if cut else end
    elif not when:
        cut = re.search(r",\s|\.\s|\.$", folded[at:end])
        end = at + cut.start() if cut else end
    return _trimmed(folded, at, end)


def _within(folded: str, at: int) -> Span | None:
    """The title of the book that holds a chapter, without its editors."""
    if edited := _EDITED.match(folded[at:]):
        at += edited.end()
    elif (by := authors(folded[at:])) is not None and by.sure and re.match(r"\s*[.,:]?\s*\S", folded[at + by.end :]) and folded[at] != "《":
        at += by.end
    at = _skip(folded, at)
    if at < len(folded) and folded[at] == "《":
        end = folded.find("》", at)
        return _trimmed(folded, at + 1, end) if end > at else None
    stop = _STOP.search(folded, at)
    end = stop.start() if stop else len(folded)
    when = year(folded, at)
    return _trimmed(folded, at, min(end, when[0]) if when else end)


def _trimmed(folded: str, start: int, end: int) -> Span | None:
    """Without the white space and stops around; None for what has no word in it."""
    while start < end and folded[start] == " ":
        start += 1
    tail = _TAIL.search(folded, start, end)
    end = tail.start() if tail else end
    return (start, end) if end - start >= 2 and re.search(r"[^\W\d]{2}", folded[start:end]) else None
