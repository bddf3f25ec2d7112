"""Values as cells of text, and tables as CSV: what the command line and the explorer share."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any


def plain(value: Any) -> str:
    """A value as one cell of text: lists joined by 、, no line breaks, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是 yes" if value else "否 no"
    if isinstance(value, (list, tuple)):
        return "、".join(plain(v) for v in value)
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:g}"
    return " ".join(str(value).split())


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """RFC 4180 with `\\n`; a cell that a spreadsheet would run as a formula begins with an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_harmless(plain(value)) for value in row] for row in rows)
    return buffer.getvalue()


def _harmless(cell: str) -> str:
    number = cell.lstrip("+-").replace(".", "", 1).replace("e", "", 1).replace("+", "", 1).isdigit()
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") and not number else cell
