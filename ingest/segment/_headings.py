"""Headings and the sections that they open.

A heading begins a line: Markdown's `#`, 第…编/篇/章/节/条, 一、 （一） 1. (1), and in English
`Chapter 1`, `I.`, `1.`. A section runs from its heading to the next of the same or a higher
rank. Ranks order the ways of numbering; `Section.level` is the depth that results, from 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SEPARATOR = " › "
_HEADING_LENGTH = 40
_LINE_LENGTH = 60

_NUMERAL = "[一二三四五六七八九十百千零〇两0-9０-９]"
_HEAD = re.compile(
    rf"""(?mx)^[^\S\n]*(?:
      (?P<mark>\#{{1,6}})[^\S\n]+(?=\S)
    | (?P<book>第{_NUMERAL}{{1,5}}[编篇]|Part\ +[IVX\d]+\b)(?![^\s：:—-])
    | (?P<chapter>第{_NUMERAL}{{1,5}}章|Chapter\ +[IVX\d]+\b)
    | (?P<part>第{_NUMERAL}{{1,5}}节|Section\ +[IVX\d]+\b)
    | (?P<article>第{_NUMERAL}{{1,7}}条(?:之{_NUMERAL}{{1,2}})?|Article\ +\d+\b)(?=[\s：:【])
    | (?P<first>[一二三四五六七八九十]{{1,3}}[、．.]|[IVX]{{1,5}}\.[^\S\n]+(?=[A-Z]))
    | (?P<second>[（(][一二三四五六七八九十]{{1,3}}[）)])
    | (?P<third>[0-9０-９]{{1,2}}(?:[、．]|\.(?![0-9])))(?=[^\n]*[^\W\d])
    | (?P<fourth>[（(][0-9０-９]{{1,2}}[）)])
    )"""
)
_RANK = {"book": 10, "chapter": 11, "part": 12, "article": 13, "first": 14, "second": 15, "third": 16, "fourth": 17}
_STOP = re.compile(r"[。：:；;！？!?\n\t|]|\.\s")
_SENTENCE_END = re.compile(r"[。；;！？!?，,：:]$|[a-z]\.$")


@dataclass(frozen=True, slots=True)
class Section:
    """From the start of its heading's line to the next section that is not within it."""

    start: int
    end: int
    level: int
    heading: str


@dataclass(frozen=True, slots=True)
class Headings:
    """What `find` found: sections in order, the path of each, and the lines that are headings whole."""

    sections: tuple[Section, ...]
    paths: tuple[str, ...]
    lines: frozenset[int]
    """Offsets of the first characters of lines that are headings and nothing else."""


def find(text: str) -> Headings:
    """All headings of the text, in time linear to its length."""
    opened: list[tuple[int, int, int, str]] = []  # start, rank, level, heading
    ends: dict[int, int] = {}
    stack: list[int] = []
    paths: list[str] = []
    lines: set[int] = set()
    for m in _HEAD.finditer(text):
        kind = m.lastgroup or ""
        first = m.start(kind)
        rank = len(m["mark"]) if kind == "mark" else _RANK[kind]
        stop = text.find("\n", first, first + 4 * _LINE_LENGTH)
        line = text[first : stop if stop >= 0 else first + 4 * _LINE_LENGTH].rstrip()
        while stack and opened[stack[-1]][1] >= rank:
            ends[stack.pop()] = first
        heading = _heading(line, m.end() - first if kind == "mark" else 0, len(m[kind]))
        stack.append(len(opened))
        opened.append((first, rank, len(stack), heading))
        paths.append(SEPARATOR.join(opened[i][3] for i in stack))
        if kind == "mark" or (len(line) <= _LINE_LENGTH and not _SENTENCE_END.search(line) and "\t" not in line and "。" not in line):
            lines.add(first)
    sections = (Section(start, ends.get(i, len(text)), level, heading) for i, (start, _, level, heading) in enumerate(opened))
    return Headings(tuple(sections), tuple(paths), frozenset(lines))


def _heading(line: str, skip: int, number: int) -> str:
    """The heading's words: up to the first stop, at most 40 characters; the number always."""
    stop = _STOP.search(line, max(skip, number))
    return " ".join(line[skip : stop.start() if stop else len(line)].split())[:_HEADING_LENGTH].rstrip()
