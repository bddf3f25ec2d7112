"""Figures in tables that a page's text gives as lines: a name and its numbers, parted by spaces.

The line above heads the columns from the right. A column has the unit that its head or the lines
above state, or that in which the text itself states one of its numbers; without one it is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract._draft import Draft
from ingest.extract._measure import Measure
from ingest.extract._subjects import places_in
from kb.model import Span
from kb.values import dates, quantities

_NUMBER = r"-?\d{1,12}(?:\.\d{1,6})?"
_ROW = re.compile(
    rf"(?m)^[ \t\u3000]*(?:[*\d]{{1,4}}[.、]?[ \t\u3000]+)?(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff \u3000]{{0,20}}?)(?P<cells>(?:[ \t\u3000]+{_NUMBER}){{2,16}})[ \t\u3000]*$"
)
_CELL = re.compile(_NUMBER)
_UNIT = re.compile(r"(?:[（(]|单位[：:]\s*)(?P<unit>[\u4e00-\u9fff%％/]{1,8})[)）]?")
_NO_LEVEL = re.compile("[增±]|同比|上年|排名|位次|名次|序号")
"""Heads of columns that state no level of the indicator that they name."""
_CONTESTED = re.compile("队名|球队|车队|代表队|胜率|负场|净胜|车次|站名|航班|选手")
"""Heads of tables of teams and trains, whose rows are called like places."""
_WHOLE = re.compile(r"全\s*[省市区县州]")
_YEAR = re.compile(r"(?:19|20)\d\d年?(?:末|底)?")
_LEAST_ROWS, _ABOVE, _BEFORE = 3, 60, 4000
_NEAR = 14


@dataclass(frozen=True, slots=True)
class _Table:
    """`columns` are the spans of the heads; each row has the span of its name and as many of its numbers."""

    columns: tuple[Span, ...]
    start: int
    rows: tuple[tuple[Span, tuple[Span, ...]], ...]


def lined(draft: Draft, own: str | None) -> Iterator[tuple[str, str | None, Measure]]:
    """Place, period and figure of each number whose unit is known; `own` is the place of a row of the whole."""
    read = [rows[0][0] for rows in draft.context.read.tables if rows]
    for table in _tables(draft.text):
        heads = draft.text[draft.text.rfind("\n", 0, table.columns[0][0]) + 1 : table.start]
        if any(table.columns[0][0] <= at <= table.start for at in read) or _CONTESTED.search(heads):
            continue
        years = {d.iso for d in dates(draft.text, None, table.columns[0][0], table.start) if d.kind == "year"}
        units = _units(draft.text, table)
        for name, cells in table.rows:
            place = _whose(draft, name, own)
            for column, cell, unit in zip(table.columns, cells, units, strict=True):
                if place is None or unit is None or _NO_LEVEL.search(draft.text, *column):
                    continue
                said = [d.iso for d in dates(draft.text, None, *column) if d.kind == "year"]
                period = said[0] if said else min(years) if len(years) == 1 else None
                [q] = quantities(draft.text[slice(*cell)] + unit)
                title = _YEAR.sub("", _UNIT.sub("", draft.text[slice(*column)]))
                yield place, period, Measure(title, name[0], name[0], q.value, q.unit, None, name[0], cell[1], exact=True)


def _tables(text: str) -> Iterator[_Table]:
    """Runs of rows with as many numbers each, below a line of as many heads at least."""
    run: list[re.Match[str]] = []
    for row in [*_ROW.finditer(text), None]:
        wide = row is not None and run and len(_CELL.findall(row["cells"])) == len(_CELL.findall(run[0]["cells"]))
        if row is not None and (not run or (wide and not text[run[-1].end() : row.start()].strip())):
            run.append(row)
            continue
        if len(run) >= _LEAST_ROWS and (table := _headed(text, run)) is not None:
            yield table
        run = [row] if row is not None else []


def _headed(text: str, run: list[re.Match[str]]) -> _Table | None:
    above = text[: run[0].start()].rstrip("\n").rfind("\n") + 1
    heads = [(m.start() + above, m.end() + above) for m in re.finditer(r"\S+", text[above : run[0].start()])]
    wide = len(_CELL.findall(run[0]["cells"]))
    columns = tuple(heads[-wide:])
    if len(heads) <= wide or any(text[a].isdigit() and not _YEAR.match(text, a) for a, _ in columns):
        return None
    rows = tuple((row.span("name"), tuple(m.span() for m in _CELL.finditer(text, *row.span("cells")))) for row in run)
    return _Table(columns, run[0].start(), rows)


def _units(text: str, table: _Table) -> list[str | None]:
    """The unit of each column: its head's, that of the lines above, or the text's for a number of it or of its kind."""
    begin = table.columns[0][0]
    over = _UNIT.search(text, max(0, begin - _ABOVE), begin)
    found = [m["unit"] if (m := _UNIT.search(text, *column)) else over["unit"] if over else None for column in table.columns]
    told = _told(text, begin)
    for i, (_, b) in enumerate(table.columns):
        numbers = [text[slice(*cells[i])] for _, cells in table.rows] if found[i] is None else []
        found[i] = found[i] or next(
            (u for n in numbers for u, at in told.get(n, ()) if text[b - 2 : b] in text[max(0, at - _NEAR) : at]), None
        )
    kinds = {text[b - 2 : b]: unit for (_, b), unit in zip(table.columns, found, strict=True) if unit}
    units = [unit or kinds.get(text[b - 2 : b]) for (_, b), unit in zip(table.columns, found, strict=True)]
    return [unit if unit and len(quantities("1" + unit)) == 1 else None for unit in units]


def _told(text: str, end: int) -> dict[str, list[tuple[str, int]]]:
    """The numbers of three characters at least that the text before gives a unit to, each with its units and places."""
    told: dict[str, list[tuple[str, int]]] = {}
    for q in quantities(text, max(0, end - _BEFORE), end):
        number = _CELL.match(text, q.start, q.end)
        if number is not None and len(number[0]) > 2:
            told.setdefault(number[0], []).append((text[number.end() : q.end], q.start))
    return told


def _whose(draft: Draft, name: Span, own: str | None) -> str | None:
    if _WHOLE.fullmatch(draft.text[slice(*name)]):
        return own
    named = [x for x in places_in(draft, *name) if x.start == name[0] and x.end >= name[1] - 1]
    return named[0].key if named else None
