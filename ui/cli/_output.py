"""Tables for people, plain text for pipes, and errors on the error stream.

On a terminal a table is drawn; in a pipe it is tab-separated with a line of column names.
CSV, JSON and JSON lines are the same everywhere.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ui._tables import plain, to_csv


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


def emit(columns: Sequence[str], rows: Iterable[Sequence[Any]], format: Format, title: str = "", *, bom: bool = False) -> None:
    """Write a table to standard output in the format asked for; `bom` puts a byte order mark before CSV."""
    if format is Format.JSON:
        sys.stdout.write(json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=2) + "\n")
    elif format is Format.JSONL:
        for row in rows:
            sys.stdout.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")
    elif format is Format.CSV:
        sys.stdout.write(("\ufeff" if bom else "") + to_csv(columns, rows))
    elif sys.stdout.isatty():
        _draw(columns, rows, title)
    else:
        for row in [columns, *rows]:
            sys.stdout.write("\t".join(plain(value) for value in row) + "\n")


def _draw(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str) -> None:
    table = Table(title=Text(title) if title else None, title_justify="left", header_style="bold", expand=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(value)) for value in row))
    out().print(table)
