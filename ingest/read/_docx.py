"""Word documents: paragraphs in order with the tables among them.

Text that a tracked change deleted is left out, inserted text is in; text boxes are read where
they are anchored. Numbers that Word makes up for lists are not in the file's text.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from lxml import etree

from ingest.read import _marked, _zip
from ingest.read._bytes import too_large
from ingest.read._lines import Lines
from ingest.read._normal import clean
from ingest.read._values import Limits, Marked, Parts
from kb.errors import SourceDamaged

_OLE = b"\xd0\xcf\x11\xe0"
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_TEXT, _TAB, _BREAKS = qn("w:t"), qn("w:tab"), (qn("w:br"), qn("w:cr"))
_LEFT_OUT = frozenset({qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})
_HOLDERS = frozenset(qn(t) for t in ("w:sdt", "w:sdtContent", "w:body", "w:ins", "w:customXml", "w:smartTag"))


def read(source: str, data: bytes, limits: Limits) -> Parts:
    """Raises `SourceDamaged` (truncated, encrypted, no Word file), `SourceTooLarge`."""
    if data.startswith(_OLE):
        raise SourceDamaged(source, "it is encrypted or in the old .doc format", "Save it as .docx without a password.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _zip.check(source, archive, limits)
            too_large(source, max((i.file_size for i in archive.infolist() if i.filename.endswith(".xml")), default=0), limits.bytes)
        document = docx.Document(io.BytesIO(data))
        properties = Marked((document.core_properties.title or "").strip() or None)
        lines = _lines(source, document.element.body)
    except (*_zip.DAMAGE, OSError, KeyError, AttributeError, etree.LxmlError) as e:
        raise SourceDamaged(source, f"it is no Word document or is damaged ({e})", "Open it in Word and save it again as .docx.") from e
    return lines.parts(_marked.from_head(lines.text()).filled(properties))


def _lines(source: str, body: etree._Element) -> Lines:
    lines = Lines()
    number = 0
    for block in _blocks(body):
        if block.tag == _TABLE:
            lines.table([[clean(source, cell) for cell in row] for row in _rows(block)])
            continue
        number += 1
        text = clean(source, _text(block))
        if text.strip():
            lines.mark(f"¶ {number}")
        for line in text.split("\n"):
            lines.line(line.replace("\t", " "))
        for box in block.iter(qn("w:txbxContent")):
            if not any(a.tag in _LEFT_OUT for a in box.iterancestors()):
                for inner in box.iter(_PARAGRAPH):
                    lines.line(clean(source, _text(inner)).replace("\t", " ").replace("\n", " "))
    return lines


def _blocks(holder: etree._Element) -> Iterator[etree._Element]:
    for child in holder:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag in _HOLDERS:
            yield from _blocks(child)


def _text(paragraph: etree._Element) -> str:
    """The text of the paragraph itself: neither of deleted runs nor of text boxes within it."""
    pieces: list[str] = []
    skip: etree._Element | None = None
    for event, e in etree.iterwalk(paragraph, events=("start", "end")):
        if skip is not None:
            if event == "end" and e is skip:
                skip = None
        elif event == "start":
            if e.tag in _LEFT_OUT or e.tag == qn("w:txbxContent"):
                skip = e
            elif e.tag == _TEXT:
                pieces.append(e.text or "")
            elif e.tag == _TAB and e.getparent() is not None and e.getparent().tag == qn("w:r"):
                pieces.append("\t")
            elif e.tag in _BREAKS:
                pieces.append("\n")
    return "".join(pieces)


def _rows(table: etree._Element) -> list[list[str]]:
    """Rows of cells; a cell merged downwards is repeated, one merged to the right is followed by empty ones."""
    rows: list[list[str]] = []
    for tr in table.iter(_ROW):
        if next(tr.iterancestors(_TABLE), None) is not table:
            continue
        row: list[str] = []
        for tc in (c for holder in (tr, *tr.iter(qn("w:sdtContent"))) for c in holder if c.tag == _CELL):
            text = " ".join(filter(None, (_text(p).strip() for p in tc.iter(_PARAGRAPH))))
            merge = tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            if merge is not None and merge.get(qn("w:val")) != "restart" and rows and len(row) < len(rows[-1]):
                text = rows[-1][len(row)]
            span = tc.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            row += [text, *[""] * (min(int(span.get(qn("w:val"), "1")), 200) - 1 if span is not None else 0)]
        rows.append(row)
    return rows
