"""Where the reference lists of a text are, and their entries.

A list stands under a heading (参考文献, References, 注释 …), or is a run of lines that each
carry the mark of GB/T 7714 or the number of a footnote. Numbered entries run from number to
number, whatever lines and pages break them; others begin at a line that begins with authors.
Only the triggers' lines are looked at, so that a text without a list costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.extract._entry import MARK, opens, parse
from kb.model import Span

HEADINGS = (
    "参考文献", "参 考 文 献", "参　考　文　献", "参考资料", "参考书目", "引用文献", "征引文献", "注释", "注 释", "注　释",
    "References", "REFERENCES", "Reference", "Bibliography", "BIBLIOGRAPHY", "Works Cited", "Works cited", "Literature Cited",
    "Literature cited", "Notes", "NOTES",
)  # fmt: skip
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
MARKS = ("[J", "[M]", "[D]", "[R", "[C]", "[N]", "[EB/OL]", "［J］", "［M］", "［EB/OL］", "［Ｊ］", "［Ｍ］")
_HEAD = re.compile(
    r"[#\s*【（(>]*(?:第?[一二三四五六七八九十]{1,3}[、.．章\s]\s*|[IVX]{1,4}\.\s*|\d{1,2}[.、\s]\s*)?(?:主要|引用)?"
    r"(?:参\s*考\s*文\s*献|参考资料|参考书目|引用文献|征引文献|注\s*释(?:[与和及]参考文献)?"
    r"|References?(?: [Cc]ited)?|REFERENCES?|Bibliography|BIBLIOGRAPHY|(?:Works|Literature) [Cc]ited|Notes|NOTES)"
    r"\s*(?:[（(/|]?\s*(?:References?|REFERENCES?)\s*[)）]?)?[】）)*]*\s*[:：]?[*]*[^\S\n]*(?:\n|$|(?=[\[［]\s*[1１]\s*[\]］]))"
)
_TAIL = re.compile(
    r"\s*(?:#|[(（\[【*]*\s*(?:责任编[辑校]|本文编辑|编辑[:：]|作者(?:简介|单位|信息)|收稿日期|基金项目|致谢|附录|附件|摘\s*要|关键词|Abstract\b|ABSTRACT\b"
    r"|Key ?[Ww]ords|Appendix|Acknowledg|About the [Aa]uthors?|通[讯信]作者))"
)
_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "bracket",
        re.compile(r"(?:^[^\S\n]*(?:[-*•][^\S\n]+)?|(?<=[.。．\s]))[\[［〔【]\s*(?P<n>[\d０-９]{1,3})\s*[\]］〕】]\s*", re.MULTILINE),
    ),
    (
        "plain",
        re.compile(
            r"^[^\S\n]*(?:[-*•][^\S\n]+)?[(（]?(?P<n>\d{1,3})(?:\s*[.．、)）](?!\d)\s*|[^\S\n]+(?=[A-Z\u4e00-\u9fff]))", re.MULTILINE
        ),
    ),
    ("circle", re.compile(rf"^[^\S\n]*(?:[-*•][^\S\n]+)?(?P<n>[{CIRCLES}])\s*", re.MULTILINE)),
)
_BULLET = re.compile(r"[^\S\n]*[-*•·][^\S\n]+")
_DONE = re.compile(r"[.。．)）\]］\d/]$")
_LINK = re.compile(r"\s*(?:https?://|doi\b|DOI\b|<http)")
_LONGEST, _GAP = 1500, 2


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a list, without its number."""

    number: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A list from its heading to its last entry. `style` is how its entries are numbered:
    `bracket`, `plain`, `circle`, or None."""

    style: str | None
    start: int
    end: int
    references: tuple[Reference, ...]


def bibliographies(text: str, at: Iterable[int]) -> tuple[Bibliography, ...]:
    """The lists of the text, in order. `at` are offsets of `HEADINGS`, `MARKS` and `CIRCLES` in it, in order."""
    found: list[Bibliography] = []
    seen = -1
    for offset in at:
        if offset <= seen:
            continue
        line = text.rfind("\n", 0, offset) + 1
        seen = _line_end(text, line)
        head = _HEAD.match(text, line)
        one = _listed(text, line, head.end()) if head and head.end() > offset else _bare(text, line)
        if one is not None:
            found.append(one)
            seen = max(seen, one.end)
    return tuple(found)


def _listed(text: str, start: int, at: int) -> Bibliography | None:
    """The list under a heading."""
    at += len(text[at : at + _LONGEST]) - len(text[at : at + _LONGEST].lstrip())
    style, pattern = next(((name, p) for name, p in _NUMBERS if p.match(text, at)), (None, None))
    references = _numbered(text, at, pattern) if pattern else _named(text, at)
    return Bibliography(style, start, references[-1].end, tuple(references)) if references else None


def _bare(text: str, line: int) -> Bibliography | None:
    """A list without a heading: its first line has a number and is a reference, or has the mark of one."""
    end = _line_end(text, line)
    for style, pattern in _NUMBERS:
        if m := pattern.match(text, line):
            first = parse(text, m.end(), end)
            if first is None or not (first.mark or style == "circle"):
                return None
            references = _numbered(text, line, pattern)
            return Bibliography(style, line, references[-1].end, tuple(references))
    if MARK.search(text, line, end) and (entry := parse(text, line, end)) and entry.authors:
        return Bibliography(None, line, end, (Reference(None, line, end),))
    return None


def _numbered(text: str, at: int, pattern: re.Pattern[str]) -> list[Reference]:
    """From the number at `at`, each to the one that follows it in the count."""
    marks: list[tuple[int, int, int]] = []
    for m in pattern.finditer(text, at):
        number = CIRCLES.index(m["n"]) + 1 if m["n"] in CIRCLES else int(m["n"])
        if marks:
            before = marks[-1]
            if m.start() - before[2] > _LONGEST:
                break
            step = number - before[0]
            lined = text[m.start() - 1] == "\n"
            if lined and number == 1:
                break
            if not (step == 1 or (lined and 1 < step <= _GAP)) or _parted(text, before[2], m.start()):
                continue
        marks.append((number, m.start(), m.end()))
    found = [Reference(a[0], a[2], a[2] + len(text[a[2] : b[1]].rstrip(" \t\r\n-*•"))) for a, b in pairwise(marks)]
    number, _, start = marks[-1]
    found.append(Reference(number, start, _until(text, start)))
    return [r for r in found if r.start < r.end]


def _parted(text: str, start: int, end: int) -> bool:
    """Does another heading or the tail of a paper stand between two numbers?"""
    return any(_TAIL.match(text, line) or _HEAD.match(text, line) for line in _lines_from(text, start, end))


def _lines_from(text: str, start: int, end: int) -> Iterator[int]:
    """Starts of the lines that begin within the span."""
    at = text.find("\n", start, end)
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1, end)


def _until(text: str, start: int) -> int:
    """Where the entry at `start` ends when no number follows: at the line where it is whole."""
    end = _line_end(text, start)
    while not _whole(text, start, end):
        following = end + 1
        line = _line_end(text, following)
        if line <= following or not text[following:line].strip() or line - start > _LONGEST or _TAIL.match(text, following):
            break
        end = line
    return start + len(text[start:end].rstrip())


def _whole(text: str, start: int, end: int) -> bool:
    if not _DONE.search(text[start:end].rstrip()):
        return False
    entry = parse(text, start, end)
    return entry is not None and entry.year is not None and (entry.venue is not None or entry.doi is not None or entry.mark is not None)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _named(text: str, at: int) -> list[Reference]:
    """Entries without numbers: each begins at a bullet or at a line that begins with authors."""
    spans: list[Span] = []
    blank = False
    while at < len(text):
        end = _line_end(text, at)
        if not text[at:end].strip():
            blank = True
        else:
            bullet = _BULLET.match(text, at, end)
            start = bullet.end() if bullet else at + len(text[at:end]) - len(text[at:end].lstrip())
            if _TAIL.match(text, at) or _HEAD.match(text, at):
                break
            if bullet or opens(text, start, min(len(text), end + 200)):
                spans.append((start, end))
            elif not spans or not _goes_on(text, spans[-1], at, end, blank):
                break
            else:
                spans[-1] = (spans[-1][0], end)
            blank = False
        at = end + 1
    return [Reference(None, a, a + len(text[a:b].rstrip())) for a, b in spans]


def _goes_on(text: str, entry: Span, at: int, end: int, blank: bool) -> bool:
    """Does the line at `at` belong to the entry before it?"""
    if end - entry[0] > _LONGEST:
        return False
    return (not blank and _LINK.match(text, at) is not None) or not _whole(text, *entry)
