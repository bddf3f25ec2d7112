"""Figures in tables: a row for a place, a column for an indicator.

The first row heads the columns, with units in brackets; a unit for the whole table may stand in
the line above it (单位：亿元). A cell is a figure only with a unit, its own or its column's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.extract import _indicators as words
from ingest.extract._draft import Draft
from ingest.extract._measure import Measure
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
_SUM = re.compile("合计|总计|小计|平均|共计")
_OF_INDICATORS = re.compile(r"指标|项目(?!名)|内容|类别|[Ii]ndicator|^\s*$")
"""How the first column of a table is headed whose rows are indicators."""
_OF_OTHERS = re.compile(r"队|俱乐部|公司|企业|学校|院校|医院|选手|姓名|车[次站]|站[名点]|[出到]发|航班|岗位|职位|景[点区]")
"""How it is headed where rows are of teams, firms, trains and the like, also those that go by a place's name."""
_WORK = re.compile("(?:铁路|高铁|快线|城际|公路|高速|大桥|隧道|段|机场|港|园|公司|集团)$")
_GROWN = re.compile(r"(?:同比|比上年|较上年)?(?:增长|增速|增幅|±)率?(?:[（(]?[%％][)）]?)?")
_CAPTION, _NOTE = 120, 400


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
    """A row of a place gives one figure a column, with the growth that the next column states; a row of
    an indicator, of the document's own place, its first figures."""
    text = draft.text
    parts = cells(text, *row)
    first = next(((a, b) for a, b in parts if b > a and not _NUMBER.fullmatch(text[a:b])), None)
    place = _whose(draft, first, head, own) if first is not None else None
    if first is None or place is None:
        return
    key, named = place
    kept: tuple[str | None, Measure] | None = None
    for (a, b), (c, d) in zip(parts, head, strict=False):
        number, column = _NUMBER.fullmatch(text[a:b]), text[c:d]
        if number is None:
            continue
        if kept is not None and kept[1].value is not None and _GROWN.fullmatch(column.strip()):
            kept = kept[0], replace(kept[1], change=float(number[0].replace(",", "")), end=b)
            continue
        measure = _cell(column if named else text[slice(*first)], column, caption, number[0], first[0], b)
        if measure is not None:
            if kept is not None:
                yield key, *kept
            kept = _year(draft, column, caption, row[0]), measure
    if kept is not None:
        yield key, *kept


def _whose(draft: Draft, first: Span, head: tuple[Span, ...], own: str | None) -> tuple[str, bool] | None:
    """Whose figures a row's are: of the place that it is called after, or of `own` where its rows are
    indicators (then False). None for a sum of other rows, and for a row of a line, a firm or the like."""
    label = draft.text[slice(*first)].strip()
    headed = next((draft.text[a:b] for a, b in head if b > a), "")
    if _SUM.fullmatch(label) or _OF_OTHERS.search(headed):
        return None
    named = [x for x in places_in(draft, *first) if x.end - x.start >= first[1] - first[0] - 1]
    if named:
        return named[0].key, True
    of_indicators = not head or _OF_INDICATORS.search(draft.text[slice(*head[0])])
    return (own, False) if own is not None and of_indicators and not _WORK.search(label) else None


def _cell(title: str, column: str, caption: str, number: str, start: int, end: int) -> Measure | None:
    unit = _UNIT.search(title) or _UNIT.search(column) or _WHOLE.search(caption)
    name = re.sub(r"\s|(?:19|20)\d\d年?", "", _UNIT.sub("", title))
    read = quantities(number + unit["unit"]) if unit else []
    if len(read) != 1 or len(name) < 2:
        return None
    q = read[0]
    if q.unit in words.UNMEASURED or words.UNCOUNTED.search(name):
        return None
    if q.unit == "percent" and _GROWTH.search(name):
        of = _GROWTH.sub("", name).strip("率（）()%")
        if len(of) < 2:
            return None  # growth of what, the column does not say
        return Measure(of, start, start, None, "percent", q.value, start, end, exact=True)
    return Measure(name, start, start, q.value, q.unit, None, start, end, exact=True)


def _year(draft: Draft, column: str, caption: str, at: int) -> str | None:
    """The period that the column states, else the document's title, the caption, the note above; None where none does.

    The day on which a page was published says nothing of the figures in it.
    """
    about = draft.context.about
    for text in (column, about.title or "", _PUBLISHED.sub("", caption)):
        found = {d.iso for d in dates(text) if d.kind in ("year", "part", "month")}
        if len(found) == 1:
            return found.pop()
    note = _PUBLISHED.sub("", draft.text[max(0, at - _NOTE) : at])
    noted = {d.iso for d in dates(note) if d.kind == "year"}
    return noted.pop() if len(noted) == 1 else None
