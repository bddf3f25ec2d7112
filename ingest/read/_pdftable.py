"""Ruled tables of PDF pages, by `pdfplumber`: their rows stand where their lines stood."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ingest.read._cjk import unwrap
from ingest.read._normal import clean
from ingest.read._paragraphs import Line, Page
from kb.errors import SourceDamaged


def with_tables(source: str, data: bytes, pages: Sequence[Page], ruled: Sequence[int]) -> list[Page]:
    """The pages, those of the indexes `ruled` with their tables found. Raises `SourceDamaged`."""
    import pdfplumber  # slow to import; most documents have no ruled page

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # pdfium has judged the file already

    out = list(pages)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for number in ruled:
                page = document.pages[number]
                for table in page.find_tables():
                    out[number] = _placed(source, out[number], table)
                page.close()
    except Exception as e:  # pdfminer raises whatever a broken page makes it stumble over
        raise SourceDamaged(source, f"a table of page {number + 1} cannot be read ({e})", "Print it to a new PDF.") from e
    return out


def _placed(source: str, page: Page, table: Any) -> Page:
    rows = tuple(tuple(clean(source, unwrap(cell or "")) for cell in row) for row in table.extract())
    if sum(1 for row in rows if sum(bool(c.strip()) for c in row) > 1) < 2:
        return page
    left, top, right, bottom = table.bbox
    box = Line("", left, page.height - bottom, right, page.height - top, 0.0, rows)
    lines: list[Line] = []
    placed = False
    for line in page.lines:
        middle = (line.top + line.bottom) / 2
        inside = box.bottom - 1 <= middle <= box.top + 1 and line.right > box.left and line.left < box.right
        if not placed and (inside or middle < box.bottom):
            lines.append(box)
            placed = True
        if not inside:
            lines.append(line)
    return replace(page, lines=tuple(lines if placed else [*lines, box]))
