"""Figures in tables: a row for a place, a column for an indicator.

The first row heads the columns, with units in brackets; a unit for the whole table may stand in
the line above it (单位：亿元). A cell is a figure only with a unit, its own or its column's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract._draft import Draft
from ingest.extract._measures import Measure
from ingest.extract._subjects import places_in
from ingest.segment import cells
from kb.model import Span
from kb.values import dates, quantities

_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")
_UNIT = re.compile(r"[（(]\s*(?:单位[：:])?\s*(?P<unit>[^）()（]{1,12})\s*[)）]")
_WHOLE = re.compile(r"单位\s*[：:]\s*(?P<unit>[\u4e00-\u9fff%％/]{1,8})")
_GROWTH = re.compile(r"增长|增速|增幅|同比|±%")
_PUBLISHED = re.compile(r"[^，。；\n]*(?:公布|发布|印发|来源)[^，。；\n]*")
"""Words of a caption that tell of the publication, not of the figures."""
_CAPTION = 120


def tabled(draft: Draft, own: str | None) -> Iterator[tuple[str, str | None, Measure]]:
    """Place, period and figure of each cell that states one; `own` is the place of rows that name none."""
    for rows in draft.context.read.tables:
        if len(rows) < 2:
            continue
        head = cells(draft.text, *rows[0])
        caption = draft.text[max(0, rows[0][0] - _CAPTION) : rows[0][0]]
        for row in rows[1:]:
            yield from _row(draft, head, caption, row, own)


def _row(draft: Draft, head: tuple[Span, ...], caption: str, row: Span, own: str | None) -> Iterator[tuple[str, str | None, Measure]]:
    """A row of a place gives one figure a column; a row of an indicator, of the document's own place, its first figure."""
    parts = cells(draft.text, *row)
    first = next(((a, b) for a, b in parts if b > a and not _NUMBER.fullmatch(draft.text[a:b])), None)
    if first is None:
        return
    named = [x for x in places_in(draft, *first) if x.end - x.start >= first[1] - first[0] - 1]
    for (a, b), (c, d) in zip(parts, head, strict=False):
        number = _NUMBER.fullmatch(draft.text[a:b])
        if number is None:
            continue
        title = draft.text[c:d] if named else draft.text[first[0] : first[1]]
        place = named[0].key if named else own
        measure = _cell(title, draft.text[c:d], caption, number[0], first[0], b)
        if place and measure:
            yield place, _year(draft, draft.text[c:d], caption), measure


def _cell(title: str, column: str, caption: str, number: str, start: int, end: int) -> Measure | None:
    unit = _UNIT.search(title) or _UNIT.search(column) or _WHOLE.search(caption)
    name = re.sub(r"\s|(?:19|20)\d\d年?", "", _UNIT.sub("", title))
    read = quantities(number + unit["unit"]) if unit else []
    if len(read) != 1 or len(name) < 2:
        return None
    q = read[0]
    if q.unit == "percent" and _GROWTH.search(name):
        of = _GROWTH.sub("", name).strip("率（）()%")
        if len(of) < 2:
            return None  # growth of what, the column does not say
        return Measure(of, start, start, None, "percent", q.value, start, end, exact=True)
    return Measure(name, start, start, q.value, q.unit, None, start, end, exact=True)


def _year(draft: Draft, column: str, caption: str) -> str | None:
    """The period that the column states, else the document's title, else the caption; None where none does.

    The day on which a page was published says nothing of the figures in it.
    """
    about = draft.context.about
    for text in (column, about.title or "", _PUBLISHED.sub("", caption)):
        found = {d.iso for d in dates(text) if d.kind in ("year", "part", "month")}
        if len(found) == 1:
            return found.pop()
    return None
