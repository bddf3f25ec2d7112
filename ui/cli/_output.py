"""Tables for people, plain text for pipes, and errors on the error stream.

On a terminal a table is drawn; in a pipe it is tab-separated with a line of column names.
CSV, JSON and JSON lines are the same everywhere.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text


class Format(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


def out() -> Console:
    return Console(highlight=False, soft_wrap=True)


def err() -> Console:
    return Console(stderr=True, highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """A sentence beside the result: on the error stream, so that pipes get the result alone."""
    err().print(Text(text))


def plain(value: Any) -> str:
    """A value as one cell of text: lists joined by 、, no line breaks, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是 yes" if value else "否 no"
    if isinstance(value, (list, tuple)):
        return "、".join(plain(v) for v in value)
    if isinstance(value, float):
        return f"{value:,.0f}".replace(",", "") if value.is_integer() and abs(value) < 1e15 else f"{value:g}"
    return " ".join(str(value).split())


def emit(columns: Sequence[str], rows: Iterable[Sequence[Any]], format: Format, title: str = "") -> None:
    """Write a table to standard output in the format asked for."""
    if format is Format.JSON:
        sys.stdout.write(json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=2) + "\n")
    elif format is Format.JSONL:
        for row in rows:
            sys.stdout.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")
    elif format is Format.CSV:
        sys.stdout.write(to_csv(columns, rows))
    elif sys.stdout.isatty():
        _draw(columns, rows, title)
    else:
        for row in [columns, *rows]:
            sys.stdout.write("\t".join(plain(value) for value in row) + "\n")


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """RFC 4180 with `\\n`; a cell that a spreadsheet would run as a formula begins with an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_harmless(plain(value)) for value in row] for row in rows)
    return buffer.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in "=+-@" and not cell.lstrip("+-").replace(".", "", 1).isdigit() else cell


def _draw(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str) -> None:
    table = Table(title=Text(title) if title else None, title_justify="left", header_style="bold", expand=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(value)) for value in row))
    out().print(table)
