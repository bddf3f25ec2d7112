"""Paragraphs out of the lines of pages: for PDF and for scans.

Dropped: page numbers, and running heads and feet that repeat. Joined: a line that reaches the
right margin with the one that continues it (no space between CJK characters), a large centred
title over several lines, a bracket 《 or （ that is still open at the end of a line. Tables
that stand among the lines of a page pass through as rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.read._cjk import CJK, joint
from ingest.read._lines import Lines

_PAGE_NUMBER = re.compile(
    r"[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–－·\s]*|[Pp]age\s+\d+.{0,12}"
)
_NUMBERED = re.compile(
    r"[\s\u3000]*(?:第[一二三四五六七八九十百零〇\d]+[编篇章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|附[件表录])"
)
_ENDED = re.compile(r"[。！？!?：:；;]”?$")
_SPREAD = re.compile(rf"(?<=[{CJK}]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%％‰]) (?=[{CJK}])(?![{CJK}]{{2,6}}[：:])")
_JUSTIFIED = re.compile(rf"[{CJK}](?: [{CJK}]){{4,}}")
_NUMBER_WORD = re.compile(r"第[一二三四五六七八九十百零〇\d]+[编篇章节条款]$")
_BRACKETS = {"《": "》", "（": "）", "“": "”"}
_TITLE_SIZE = 1.12
_LONGEST_TITLE = 200
_EDGE_LINES = 2
_TAIL = 80


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its box in points, from the bottom left of the page; or a table in its place."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def indented(self) -> bool:
        return self.text[:1] in "\u3000 "

    def scaled(self, by: float, height: float) -> Line:
        """From pixels counted from the top to points counted from the bottom."""
        return Line(self.text, self.left * by, height - self.bottom * by, self.right * by, height - self.top * by, self.size * by)


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    height: float
    lines: tuple[Line, ...]


class _Paragraph:
    """Lines that make a paragraph so far, each with its page; of its text the end and the length, which say what goes on with it."""

    def __init__(self) -> None:
        self.lines: list[tuple[Line, int]] = []
        self.tail = ""
        self.length = 0

    def add(self, line: Line, number: int) -> None:
        self.lines.append((line, number))
        self.tail = (self.tail + line.text)[-_TAIL:]
        self.length += len(line.text)

    def joined(self) -> tuple[str, list[tuple[int, int]]]:
        """The text, and the pages that begin in it: each number with its offset."""
        text = ""
        marks: list[tuple[int, int]] = []
        for line, number in self.lines:
            words = line.text.strip()
            hyphened = text.endswith("-") and words[:1].islower()
            text = text[:-1] if hyphened else text + joint(text, words)
            if not marks or marks[-1][0] != number:
                marks.append((number, len(text)))
            text += words
        return text, marks


def flow(pages: Sequence[Page]) -> Lines:
    """The pages as one text; `layout` marks where each begins, within a paragraph if need be."""
    out = Lines()
    running = _running(pages)
    kept = [replace(page, lines=tuple(_body(page, running))) for page in pages]
    margins = _Margins([line for page in kept for line in page.lines if not line.rows])
    paragraph = _Paragraph()
    seen: set[int] = set()
    for page in kept:
        for line in page.lines:
            if line.rows:
                _write(out, paragraph, seen)
                paragraph = _Paragraph()
                if page.number not in seen:
                    seen.add(page.number)
                    out.mark(f"p. {page.number}")
                out.table([list(row) for row in line.rows])
                continue
            if paragraph.lines and not margins.continues(paragraph, line):
                _write(out, paragraph, seen)
                paragraph = _Paragraph()
            paragraph.add(line, page.number)
    _write(out, paragraph, seen)
    return out


def _write(out: Lines, paragraph: _Paragraph, seen: set[int]) -> None:
    """One paragraph; pages that begin within it are marked at their first character."""
    text, marks = paragraph.joined()
    tidy = tighten(text)
    places = _places(text, tidy, [at for _, at in marks])
    new = [(number, at) for (number, _), at in zip(marks, places, strict=True) if number not in seen]
    seen.update(number for number, _ in new)
    for number, _ in (mark for mark in new if not mark[1]):
        out.mark(f"p. {number}")
    out.line(tidy)
    for number, at in (mark for mark in new if mark[1]):
        out.mark(f"p. {number}", back=len(tidy) - at)


def _places(text: str, tidy: str, offsets: Sequence[int]) -> list[int]:
    """Where ascending offsets of `text` lie in `tidy`, which differs from it by spaces left out."""
    places: list[int] = []
    at = before = 0
    for offset in offsets:
        for _ in range(offset - before - sum(map(str.isspace, text[before:offset]))):
            at = _word(tidy, at) + 1
        before = offset
        places.append(_word(tidy, at) if at else 0)
    return places


def _word(text: str, at: int) -> int:
    """The first place from `at` on that is not white space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def tighten(text: str) -> str:
    """Without the spaces that typesetting makes: between CJK and Latin characters (those after
    第…条 stay), and within CJK text that is stretched to the margin."""
    text = _JUSTIFIED.sub(lambda m: m.group().replace(" ", ""), text.strip())
    return _SPREAD.sub(lambda m: " " if _NUMBER_WORD.search(text, max(0, m.start() - 8), m.start()) else "", text)


class _Margins:
    """The margins and the size of running text, and of columns narrower than it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        long = sorted(lines, key=lambda x: len(x.text))[len(lines) // 3 :] or list(lines)
        sizes = Counter(round(x.size) for x in long)
        self.size = float(max(sizes, key=lambda s: (sizes[s], s))) if sizes else 10.0
        body = sorted(x.right for x in long if abs(x.size - self.size) <= 0.15 * self.size + 1)
        self.right = body[int(len(body) * 0.8)] if body else 0.0
        starts = Counter(round(x.left / 3) for x in long)
        self.left = 3.0 * max(starts, key=lambda s: (starts[s], -s)) if starts else 0.0
        columns: dict[int, list[float]] = {}
        for line in lines:
            columns.setdefault(round(line.left / 4), []).append(line.right)
        self.columns = {left: max(rights) for left, rights in columns.items() if _flush_right(rights, self.size)}

    def continues(self, paragraph: _Paragraph, line: Line) -> bool:
        """Whether `line` goes on with the paragraph."""
        last, tail = paragraph.lines[-1][0], paragraph.tail
        larger = max(last.size, line.size)
        same_size = abs(last.size - line.size) <= 0.25 * larger + 0.5
        gap = last.bottom - line.top
        if line.indented or not same_size or gap > 2.2 * larger:
            return False
        if _NUMBERED.match(line.text):
            return tail.endswith("第")
        if line.size >= _TITLE_SIZE * self.size and last.size >= _TITLE_SIZE * self.size and paragraph.length <= _LONGEST_TITLE:
            return abs((last.left + last.right) - (line.left + line.right)) < 6 * line.size and not _ENDED.search(tail)
        slack = (1.6 if _ENDED.search(tail) else 3.0) * last.size
        starts = line.left <= self.left + 1.2 * line.size
        if (last.right >= self.right - slack and starts) or (_open(tail) and starts and paragraph.length <= _LONGEST_TITLE):
            return True
        column = self.columns.get(round(line.left / 4))
        return column is not None and abs(line.left - last.left) < line.size and last.right >= column - 1.6 * last.size


def _flush_right(rights: Sequence[float], size: float) -> bool:
    """Whether lines that begin at one place also end at one: at least three, most of them within a character."""
    edge = max(rights)
    return len(rights) >= 3 and sum(r >= edge - 1.6 * size for r in rights) * 2 > len(rights)


def _open(tail: str) -> str | None:
    """An opening bracket that is not closed at the end of a paragraph."""
    return next((a for a, b in _BRACKETS.items() if tail.rfind(a) > tail.rfind(b)), None)


def _running(pages: Sequence[Page]) -> frozenset[str]:
    """Heads and feet: texts, without digits, that stand at the edge of several pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(line.text) for line in _edges(page)})
    least = max(2, (len(pages) + 1) // 2)
    return frozenset(shape for shape, n in counts.items() if n >= least and shape)


def _edges(page: Page) -> Iterator[Line]:
    by_height = sorted((x for x in page.lines if not x.rows), key=lambda x: -x.top)
    for line in {*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]}:
        if line.bottom > 0.88 * page.height or line.top < 0.12 * page.height:
            yield line


def _shape(text: str) -> str:
    return re.sub(r"[\d\s]+", "", text)


def _body(page: Page, running: frozenset[str]) -> Iterator[Line]:
    edges = set(_edges(page))
    for line in page.lines:
        if line not in edges or not (_PAGE_NUMBER.fullmatch(line.text.strip()) or _shape(line.text) in running):
            yield line
