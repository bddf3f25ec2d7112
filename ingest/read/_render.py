"""An element of a web page as lines and tables, as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from ingest.read._cjk import unwrap
from ingest.read._screen import is_screen

_INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label",
        "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
        "o:p", "st1:chsdate",
    )
)  # fmt: skip
_NEW_HEADING = re.compile(r"第[一二三四五六七八九十百\d]+[章节条编篇]|附[件录表]|[一二三四五六七八九十]{1,3}、")
_LARGE = re.compile(r"font-size\s*:\s*(?:1[6-9]|[2-9]\d)(?:\.\d+)?pt|font-size\s*:\s*(?:2[1-9]|[3-9]\d)(?:\.\d+)?px")
_CENTRED = re.compile(r"text-align\s*:\s*center")
_LONGEST_CELL = 1500

Piece = str | list[list[str]]


@dataclass(frozen=True, slots=True)
class Rendered:
    """Lines and tables (rows of cells) in order."""

    pieces: tuple[Piece, ...]

    @property
    def lines(self) -> list[str]:
        """All as lines, cells joined by TAB."""
        return [line for p in self.pieces for line in ([p] if isinstance(p, str) else ["\t".join(row) for row in p])]

    def mended(self, title: str | None) -> Iterator[Piece]:
        """The pieces with a title that was broken over lines or spread with spaces put together again."""
        pieces = self.pieces
        wanted = re.sub(r"\s", "", title or "")
        for first in range(min(6, len(pieces))):
            joined = ""
            for last in range(first, min(first + 6, len(pieces))):
                piece = pieces[last]
                joined += re.sub(r"\s", "", piece) if isinstance(piece, str) else "\t"
                if wanted and joined == wanted:
                    pieces = (*pieces[:first], title or "", *pieces[last + 1 :])
                    yield from pieces
                    return
        yield from pieces


def rendered(block: html.HtmlElement) -> Rendered:
    """Block elements and `<br>` end lines; tables of data become rows, tables of layout lines."""
    tables = {t for t in block.iter("table") if t is not block and is_data(t)}
    pieces: list[Piece] = []
    run: list[str] = []
    heading: str | None = None
    skipping: html.HtmlElement | None = None

    def flush(joined: bool = False) -> None:
        text = unwrap("".join(run)).strip(" \u3000\xa0")
        run.clear()
        if not text or is_screen(text):
            return
        if joined and pieces and isinstance(pieces[-1], str) and not _NEW_HEADING.match(text):
            pieces[-1] += text
        else:
            pieces.append(text)

    joining = False
    for event, e in etree.iterwalk(block, events=("start", "end")):
        inline = not isinstance(e.tag, str) or e.tag in _INLINE
        if skipping is not None:
            if event == "end" and e is skipping:
                skipping = None
                run.append(e.tail or "")
            continue
        if event == "start":
            if e in tables:
                flush(joining)
                joining, heading, skipping = False, None, e
                pieces.append(_rows(e))
                continue
            if not inline:
                flush(joining)
                joining = False
                if e.tag != "br":
                    style = _heading_style(e)
                    joining, heading = style is not None and style == heading, style
            run.append(e.text or "")
        else:
            if not inline:
                flush(joining)
                joining = False
            if e is not block:
                run.append(e.tail or "")
    flush()
    return Rendered(tuple(pieces))


def _heading_style(e: html.HtmlElement) -> str | None:
    """How a large centred line is set; lines that follow each other in one style are one heading."""
    if e.tag not in ("p", "div") or not (_CENTRED.search(e.get("style") or "") or e.get("align") == "center"):
        return None
    span = next((s for s in e.iter("span", "font", "b", "strong") if (s.text or "").strip()), None)
    style = span.get("style") or "" if span is not None else ""
    return f"{e.get('style')}|{style}" if _LARGE.search(style) else None


def is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds data: two or more rows of several short cells, and no table within."""
    if table.find(".//table") is not None:
        return False
    rows = [row for row in table.iter("tr") if row.find("td") is not None or row.find("th") is not None]
    wide = [row for row in rows if len(row) > 1]
    return len(wide) > 1 and all(len(cell.text_content()) <= _LONGEST_CELL for row in wide for cell in row if isinstance(cell.tag, str))


def _rows(table: html.HtmlElement) -> list[list[str]]:
    """Rows of cells; a cell over several rows is repeated in each, one over several columns is followed by empty ones."""
    rows: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}
    for tr in table.iter("tr"):
        row: list[str] = []
        cells = [c for c in tr if c.tag in ("td", "th")]
        while cells or len(row) in hanging:
            if len(row) in hanging:
                left, text = hanging.pop(len(row))
                if left > 1:
                    hanging[len(row)] = (left - 1, text)
                row.append(text)
                continue
            cell = cells.pop(0)
            text = " ".join(unwrap(_cell_text(cell)).split())
            for i in range(_span(cell, "colspan")):
                if _span(cell, "rowspan") > 1:
                    hanging[len(row)] = (_span(cell, "rowspan") - 1, "" if i else text)
                row.append("" if i else text)
        rows.append(row)
    return rows


def _cell_text(cell: html.HtmlElement) -> str:
    for e in cell.iter("br", "p", "div"):
        e.tail = "\n" + (e.tail or "")
    return str(cell.text_content())


def _span(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name) or "1"
    return min(int(value), 200) if value.isdigit() and value != "0" else 1
