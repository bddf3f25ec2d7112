"""Character recognition, by the optional extra `kb[ocr]` (`rapidocr`, models in its wheel).

Imported at the first scan only: it takes a second and 200 MB.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any

from ingest.read._paragraphs import Line
from kb.errors import ExtraMissing, SourceDamaged

_LEAST_SCORE = 0.5
_NUMBER_GAP = re.compile(r"^第[一二三四五六七八九十百零]{1,5}[编章节条](?=[^\s、，。；的规款项])")
"""The gap behind 第…条 is seen on the page; the engine leaves it out."""


def lines(source: str, image: Any) -> tuple[Line, ...]:
    """The lines of an image (PIL, RGB) in pixels from its top left: `bottom` and `top` as in the image.

    Raises `ExtraMissing` where the extra is not installed, `SourceDamaged` where it fails.
    """
    import numpy as np

    engine = _engine(source)
    try:
        result = engine(np.asarray(image))
    except Exception as e:  # the engine raises whatever its runtimes raise
        raise SourceDamaged(source, f"character recognition failed ({e})", "Scan the page again at 200 to 300 dpi.") from e
    if result.boxes is None or result.txts is None:
        return ()
    scores = result.scores if result.scores is not None else [1.0] * len(result.txts)
    found = []
    for box, text, score in zip(result.boxes, result.txts, scores, strict=True):
        xs, ys = [float(p[0]) for p in box], [float(p[1]) for p in box]
        if score >= _LEAST_SCORE and text.strip():
            found.append(Line(text, min(xs), max(ys), max(xs), min(ys), max(ys) - min(ys)))
    return tuple(_rows(found))


@cache
def _load() -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.WARNING)
    return RapidOCR(params={"Global.log_level": "warning"})


def _engine(source: str) -> Any:
    try:
        return _load()
    except ImportError as e:
        raise ExtraMissing(source, "it is a scan, and character recognition is not installed", "Run: pip install 'kb[ocr]'") from e


def _rows(found: list[Line]) -> list[Line]:
    """Boxes on one height put together from left to right, rows from top to bottom."""
    rows: list[list[Line]] = []
    for line in sorted(found, key=lambda x: (x.top + x.bottom) / 2):
        middle = (line.top + line.bottom) / 2
        if rows and abs(middle - (rows[-1][0].top + rows[-1][0].bottom) / 2) < 0.5 * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    out = []
    for row in rows:
        row.sort(key=lambda x: x.left)
        text = _NUMBER_GAP.sub(r"\g<0> ", "  ".join(x.text for x in row))  # two spaces: a gap that typesetting did not make
        size = max(x.size for x in row)
        out.append(Line(text, row[0].left, max(x.bottom for x in row), max(x.right for x in row), min(x.top for x in row), size))
    return out
