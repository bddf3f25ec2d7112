"""One entry of a reference list: who, when, what, where.

Reads GB/T 7714 (numeric and author–year), the forms of Chinese journals (题名 in 《》), APA,
Harvard, Chicago, and their kin. An entry that is not surely a reference gives nothing: it
has a mark such as [J], or authors, a year and a place of publication in one of these forms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract._authors import YEAR, Authors, authors, surname
from ingest.extract._entrytitle import OPENS, title
from ingest.extract._flat import Flat, flat
from ingest.extract._published import doi, venue, year
from kb.model import Span

MARK = re.compile(r"\s*\[\s*(?P<mark>(?:[MJNDRSPCGAZK]|EB|DB|CP|CM|DS)(?:\s*/\s*(?:OL|CD|DK|MT))?)\s*\]", re.IGNORECASE)
"""The kind of a publication in GB/T 7714: [J], [M], [EB/OL] …"""
_YEAR_IN = re.compile(rf"\s*[.,]?\s*\(\s*(?P<year>{YEAR})(?P<letter>[a-z])?(?:[,-/ ][^()]{{0,30}})?\)\s*(?P<stop>[.,:]?)\s*")
_YEAR_AT = re.compile(rf"\s*[.,:]?\s*(?P<year>{YEAR})(?P<letter>[a-z])?(?P<stop>\s*[.,:]\s*|\s+)(?!\d)")
_STOP = re.compile(r"\s*[.:,]\s*(?=\S)|(?<=\.)\s*(?=\S)|\s*(?=《)")
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
    what the first author is cited by; `others` that there are more than the
    entry names; `mark` is the kind as the entry gives it."""

    authors: tuple[Value, ...]
    first: str
    others: bool
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
    by, at, when, letter = _begun(folded)
    mark = MARK.search(folded, at)
    found = title(folded, at, mark)
    if found is None or (by is None and mark is None):
        return None
    name, after = found
    when = when or year(folded, after)
    where = venue(folded, after, mark["mark"].upper() if mark else None)
    if not _sure(folded, by, when, where, mark, at):
        return None
    given = tuple(_value(line, s) for s in by.names) if by else ()
    number = doi(folded)
    return Entry(
        authors=tuple(Value(re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", v.text), v.start, v.end) for v in given),
        first=surname(given[0].text, by.body) if by else "",
        others=by is not None and by.others,
        year=_value(line, when) if when else None,
        letter=letter,
        title=_value(line, name),
        venue=_value(line, where) if where else None,
        doi=_value(line, number) if number else None,
        mark=mark["mark"].upper() if mark else None,
    )


def opens(text: str, start: int, end: int) -> bool:
    """Does a reference begin at `start`, by its authors and what follows them? For lists without numbers."""
    folded = flat(text, start, end).folded
    by, at, when, _ = _begun(folded)
    return by is not None and (when is not None or (by.sure and year(folded, at) is not None))


def _begun(folded: str) -> tuple[Authors | None, int, Span | None, str]:
    """The authors, where the title begins, and the year with its letter where it stands before the title."""
    by = authors(folded)
    if by is None:
        return None, 0, None, ""
    dated = _YEAR_IN.match(folded, by.end) or _YEAR_AT.match(folded, by.end)
    if dated is not None and not _told(folded, dated, by):
        return by, dated.end(), dated.span("year"), dated["letter"] or ""
    stop = _STOP.match(folded, by.end)
    if stop is None or dated is not None:
        return None, 0, None, ""
    return by, stop.end(), None, ""


def _value(line: Flat, span: Span) -> Value:
    return Value(line.text[slice(*span)], *line.span(*span))


def _told(folded: str, found: re.Match[str], by: Authors) -> bool:
    """Does prose go on behind the year: 某局（2020）公布的…, Smith (2010) argues …?"""
    if found["stop"].strip():
        return False
    after = folded[found.end() : found.end() + 1]
    return not (after in OPENS or after == "[" or (after.isupper() and by.sure))


def _sure(folded: str, by: Authors | None, when: Span | None, where: Span | None, mark: re.Match[str] | None, at: int) -> bool:
    if mark is not None:
        return by is not None or when is not None
    if by is None or when is None:
        return False
    framed = folded[at : at + 1] in OPENS
    return (by.sure or when[0] < at) and (where is not None or (doi(folded) is not None)) and (framed or len(folded) > 20)
