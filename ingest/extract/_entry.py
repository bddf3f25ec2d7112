"""One entry of a reference list: who, when, what, where.

Reads GB/T 7714 (numeric and author–year), the forms of Chinese journals (题名 in 《》), APA,
Harvard, Chicago, and their kin. An entry that is not surely a reference gives nothing: it
has a mark such as [J], or authors, a year and a place of publication in one of these forms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract._authors import YEAR, Authors, authors, surname
from ingest.extract._flat import Flat, flat
from ingest.extract._published import doi, venue, year
from kb.model import Span

MARK = re.compile(r"\s*\[\s*(?P<mark>(?:[MJNDRSPCGAZK]|EB|DB|CP|CM|DS)(?:\s*/\s*(?:OL|CD|DK|MT))?)\s*\]", re.IGNORECASE)
"""The kind of a publication in GB/T 7714: [J], [M], [EB/OL] …"""
_YEAR_IN = re.compile(rf"\s*[.,]?\s*\(\s*(?P<year>{YEAR})(?P<letter>[a-z])?(?:[,-/ ][^()]{{0,30}})?\)\s*(?P<stop>[.,:]?)\s*")
_YEAR_AT = re.compile(rf"\s*[.,:]?\s*(?P<year>{YEAR})(?P<letter>[a-z])?(?P<stop>\s*[.,:]\s*|\s+)(?!\d)")
_STOP = re.compile(r"\s*[.:,]\s*|(?<=\.)\s*")
_OPENS = {"《": "》", '"': '"', "'": "'"}
_CLOSED = re.compile(r"(?P<stop>[.,?!]?)(?P<quote>[\"'])(?=\s*(?:[.,;(\[:]|$)|\s+[A-Z\u4e00-\u9fff]|\s+in\b)")
_END = re.compile(r"[?!.](?=\s|$|[\u4e00-\u9fff])|[?!](?=\S)|[()]")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:vs|St|Mt|No|Vol|cf|etc|ca|al))$")
_EDITION = re.compile(r"\s*\((?:\d+\w*|[Rr]ev\w*\.?|第?\S{1,3}版)\s*(?:ed\w*\.?)?\)$")
_CJK = re.compile(r"[\u4e00-\u9fff]")
_BIG = 3000


@dataclass(frozen=True, slots=True)
class Value:
    """A piece of an entry: what it says, and the span of its words."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says. `letter` tells works of one author and year apart (2020a); `first` is
    what the first author is cited by; `mark` is the kind as the entry gives it."""

    authors: tuple[Value, ...]
    first: str
    year: Value | None
    letter: str
    title: Value
    venue: Value | None
    doi: Value | None
    mark: str | None

    @property
    def surnames(self) -> tuple[str, ...]:
        return (self.first, *(surname(a.text) for a in self.authors[1:]))


def parse(text: str, start: int, end: int) -> Entry | None:
    """The reference in `start`–`end` of the text, its number already taken off; None where it is none."""
    line = flat(text, start, min(end, start + _BIG))
    folded = line.folded
    by = authors(folded)
    mark = MARK.search(folded, by.end if by else 0)
    at, when, letter = by.end if by else 0, None, ""
    if by is not None:
        found = _YEAR_IN.match(folded, at) or _YEAR_AT.match(folded, at)
        if found is not None and not _told(folded, found, by):
            at, when, letter = found.end(), found.span("year"), found["letter"] or ""
        elif (stop := _STOP.match(folded, at)) and stop.end() > 0 and (folded[at : stop.end()].strip() or folded[at - 1] == "." or folded[stop.end()] == "《"):
            at = stop.end()
        else:
            by, at = None, 0
    title = _title(folded, at, mark)
    if title is None or (by is None and mark is None):
        return None
    (a, b), after = title
    when = when or year(folded, after)
    where = venue(folded, after, mark["mark"].upper() if mark else None)
    if not _sure(folded, by, when, where, mark, at):
        return None
    given = tuple(_value(line, s) for s in by.names) if by else ()
    number = doi(folded)
    return Entry(
        authors=tuple(Value(re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", v.text), v.start, v.end) for v in given),
        first=surname(given[0].text, by.body) if by else "",
        year=_value(line, when) if when else None,
        letter=letter,
        title=_value(line, (a, b)),
        venue=_value(line, where) if where else None,
        doi=_value(line, number) if number else None,
        mark=mark["mark"].upper() if mark else None,
    )


def opens(text: str, start: int, end: int) -> bool:
    """Does a reference begin at `start`, by its authors and what follows them? For lists without numbers."""
    folded = flat(text, start, end).folded
    by = authors(folded)
    if by is None:
        return False
    if (found := _YEAR_IN.match(folded, by.end) or _YEAR_AT.match(folded, by.end)) is not None:
        return not _told(folded, found, by)
    stop = _STOP.match(folded, by.end)
    return by.sure and stop is not None and stop.end() < len(folded) and year(folded, stop.end()) is not None


def _value(line: Flat, span: Span) -> Value:
    return Value(line.text[slice(*span)], *line.span(*span))


def _told(folded: str, found: re.Match[str], by: Authors) -> bool:
    """Does prose go on behind the year: 某局（2020）公布的…, Smith (2010) argues …?"""
    if found["stop"].strip():
        return False
    after = folded[found.end() : found.end() + 1]
    return not (after in _OPENS or after == "[" or (after.isupper() and by.sure))


def _sure(folded: str, by: Authors | None, when: Span | None, where: Span | None, mark: re.Match[str] | None, at: int) -> bool:
    if mark is not None:
        return by is not None or when is not None
    if by is None or when is None:
        return False
    framed = folded[at : at + 1] in _OPENS
    return (by.sure or when[0] < at) and (where is not None or (doi(folded) is not None)) and (framed or len(folded) > 20)


def _title(folded: str, at: int, mark: re.Match[str] | None) -> tuple[Span, int] | None:
    """Span of the title that begins at `at`, and where what follows it begins."""
    if mark is not None:
        if mark.start() < at:
            return None
        return _framed(folded, at, mark.start(), mark.end())
    if at >= len(folded):
        return None
    if (close := _OPENS.get(folded[at])) is not None:
        end = _close(folded, at, close)
        return _kept(folded, at + 1, end[0], end[1]) if end else None
    end = _plain(folded, at)
    return _kept(folded, at, *end) if end else None


def _framed(folded: str, start: int, end: int, after: int) -> tuple[Span, int] | None:
    """A title before its mark, without 《》 or quotation marks around it."""
    while start < end and folded[start] in " .,:":
        start += 1
    if start < end and _OPENS.get(folded[start]) == folded[end - 1] and folded.count(folded[start], start, end) <= 2:
        start, end = start + 1, end - 1
    return _kept(folded, start, end, after)


def _close(folded: str, at: int, close: str) -> tuple[int, int] | None:
    if close == "》":
        depth = 0
        for i in range(at, len(folded)):
            depth += (folded[i] == "《") - (folded[i] == "》")
            if depth == 0:
                return i, i + 1
        return None
    for m in _CLOSED.finditer(folded, at + 2):
        if m["quote"] == close:
            return (m.end() - 1 if m["stop"] in "?!" else m.start(), m.end())
    return None


def _plain(folded: str, at: int) -> tuple[int, int] | None:
    """Up to the stop that ends the title; in Chinese, where there is none, up to a comma."""
    depth = 0
    for m in _END.finditer(folded, at):
        if m[0] in "()":
            depth = max(0, depth + (1 if m[0] == "(" else -1))
        elif depth:
            continue
        elif m[0] == ".":
            rest = folded[m.end() :].lstrip()
            if not (_ABBREVIATED.search(folded, at, m.start()) or rest[:1].islower()):
                return m.start(), m.end()
        elif not re.match(r"[^.?!]{0,120}\?", folded[m.end() :]):
            return m.end(), m.end()
    comma = folded.find(",", at)
    return (comma, comma + 1) if comma > at and _CJK.match(folded, at) else None


def _kept(folded: str, start: int, end: int, after: int) -> tuple[Span, int] | None:
    while start < end and folded[start] == " ":
        start += 1
    end = start + len(folded[start:end].rstrip(" ,.:;"))
    if edition := _EDITION.search(folded, start, end):
        end = edition.start()
    words = folded[start:end]
    fits = len(_CJK.findall(words)) >= 2 or len(re.findall(r"[^\W\d_]", words)) >= 3
    return ((start, end), after) if fits and len(words) <= 400 else None
