"""PDF: the text of each page in reading order, wrapped lines joined, running heads dropped.

A page that shows an image and has no text is read by character recognition (`_ocr`); where
most pages are such, the document's format is `scan`.
"""

from __future__ import annotations

from threading import Lock
from typing import Any

import pypdfium2 as pdfium

from ingest.read import _marked, _ocr, _pdfpage, _pdftable
from ingest.read._normal import clean
from ingest.read._paragraphs import Line, Page, flow
from ingest.read._screen import is_screen
from ingest.read._values import Limits, Marked, Parts
from kb.errors import SourceDamaged, SourceTooLarge

_LOCK = Lock()  # pdfium may not run in two threads of one process
_SCAN_DPI = 200
_TAIL = 4096
_FEW_CHARACTERS = 8


def read(source: str, data: bytes, limits: Limits) -> Parts:
    """Raises `SourceDamaged` (truncated, encrypted, no PDF), `SourceTooLarge`, `ExtraMissing`."""
    if b"%%EOF" not in data[-_TAIL:]:  # pdfium would mend it and leave out the rest without a word
        raise SourceDamaged(source, "it is truncated or no PDF", "Download it again.")
    try:
        with _LOCK, pdfium.PdfDocument(data) as document:
            return _read(source, data, document, limits)
    except pdfium.PdfiumError as e:
        encrypted = "password" in str(e).lower() or "security" in str(e).lower()
        what = "it is encrypted" if encrypted else f"it is no PDF or is damaged ({e})"
        advice = "Save a copy without a password." if encrypted else "Download it again, or open it and print it to a new PDF."
        raise SourceDamaged(source, what, advice) from e


def _read(source: str, data: bytes, document: Any, limits: Limits) -> Parts:
    if len(document) > limits.pages:
        raise SourceTooLarge(source, f"it has {len(document):,} pages, over the limit of {limits.pages:,}", "Split it.")
    pages: list[Page] = []
    ruled: list[int] = []
    scanned: list[int] = []
    for number in range(len(document)):
        page = document[number]
        lines = _pdfpage.lines(page)
        if sum(len(line.text) for line in lines) < _FEW_CHARACTERS and _pdfpage.has_image(page):
            scanned.append(number)
        elif _pdfpage.is_ruled(page):
            ruled.append(number)
        pages.append(
            Page(number + 1, page.get_height(), tuple(Line(clean(source, x.text), *x.box, x.size) for x in lines if not is_screen(x.text)))
        )
        page.close()
    if len(scanned) > limits.scans:
        raise SourceTooLarge(source, f"{len(scanned)} of its pages are scans, over the limit of {limits.scans}", "Split it.")
    for number in scanned:
        page = document[number]
        pages[number] = Page(number + 1, page.get_height(), _scan(source, page, limits))
        page.close()
    if ruled:
        pages = _pdftable.with_tables(source, data, pages, ruled)
    flowed = flow(pages)
    text = flowed.text()
    title = (document.get_metadata_value("Title") or "").strip()
    in_text = title and "".join(title.split()) in "".join(text[:2000].split())  # programs that print to PDF put any name there
    marked = _marked.from_head(text).filled(Marked(title if in_text else None))
    return flowed.parts(marked, scanned=len(scanned) * 2 > len(pages))


def _scan(source: str, page: Any, limits: Limits) -> tuple[Line, ...]:
    width, height = page.get_size()
    scale = min(_SCAN_DPI / 72, (limits.pixels / max(1.0, width * height)) ** 0.5)
    image = page.render(scale=scale).to_pil().convert("RGB")
    return tuple(line.scaled(1 / scale, height) for line in _ocr.lines(source, image))
