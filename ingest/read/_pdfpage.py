"""The lines of one PDF page, in the order in which a reader meets them.

pdfium gives characters in the order of the content stream, which is not that of reading in
pages printed from a browser: blocks that lie wholly above what precedes them are moved up.
Blocks side by side (columns) keep their order.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium_c

_RULES = 4
_SOFT_BREAK = 2  # pdfium's code for a hyphen at the end of a line


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line of text with its box (left, bottom, right, top) in points from the bottom left, and its size."""

    text: str
    box: tuple[float, float, float, float]
    size: float


def lines(page: Any) -> list[RawLine]:
    """The page's lines of text in reading order."""
    textpage = page.get_textpage()
    try:
        found = _lines(textpage)
    finally:
        textpage.close()
    return _ordered(found)


def has_image(page: Any) -> bool:
    return next(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=4), None) is not None


def is_ruled(page: Any) -> bool:
    """Whether the page has drawn lines enough for a table."""
    paths = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=3)
    return sum(1 for _ in islice(paths, _RULES)) == _RULES


def _lines(textpage: Any) -> list[RawLine]:
    raw = textpage.raw
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    found: list[RawLine] = []
    words: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    count = pdfium_c.FPDFText_CountChars(raw)
    for i in range(count + 1):
        code = pdfium_c.FPDFText_GetUnicode(raw, i) if i < count else 10
        if code not in (10, 13):
            words.append("-" if code == _SOFT_BREAK else chr(code))
            if pdfium_c.FPDFText_GetCharBox(raw, i, left, right, bottom, top) and right.value > left.value:
                boxes.append((left.value, bottom.value, right.value, top.value))
        elif words:
            line = "".join(words).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
            if line.strip() and boxes:
                box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
                found.append(RawLine(line, box, box[3] - box[1]))
            words.clear()
            boxes.clear()
    return found


def _ordered(found: list[RawLine]) -> list[RawLine]:
    blocks: list[list[RawLine]] = []
    for line in found:
        if blocks and line.box[3] <= blocks[-1][-1].box[3] + 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    order: list[list[RawLine]] = []
    for block in blocks:
        place = len(order)
        while place and min(x.box[1] for x in block) >= max(x.box[3] for x in order[place - 1]) - 2:
            place -= 1
        order.insert(place, block)
    return [line for block in order for line in block]
