"""How a reference list falls into entries: by their numbers, or by the lines that begin with authors.

Numbered entries run from number to number, whatever lines and pages break them. Entries
without numbers go on over lines until they are whole. A list ends before the tail of a paper
(责任编辑, Abstract …) and before another heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.extract._entry import opens, parse
from kb.model import Span

CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
HEAD = re.compile(
    r"[#\s*【（(>]*(?:第?[一二三四五六七八九十]{1,3}[、.．章\s]\s*|[IVX]{1,4}\.\s*|\d{1,2}[.、\s]\s*)?(?:主要|引用)?"
    r"(?:参\s*考\s*文\s*献|参考资料|参考书目|引用文献|征引文献|注\s*释(?:[与和及]参考文献)?"
    r"|References?(?: [Cc]ited)?|REFERENCES?|Bibliography|BIBLIOGRAPHY|(?:Works|Literature) [Cc]ited|Notes|NOTES)"
    r"\s*(?:[（(/|]?\s*(?:References?|REFERENCES?)\s*[)）]?)?[】）)*]*\s*[:：]?[*]*[^\S\n]*(?:\n|$|(?=[\[［]\s*[1１]\s*[\]］]))"
)
_TAIL = re.compile(
    r"\s*(?:#|[(（\[【*]*\s*(?:责任编[辑校]|本文编辑|编辑[:：]|作者(?:简介|单位|信息)|收稿日期|基金项目|致谢|附录|附件|摘\s*要|关键词|Abstract\b|ABSTRACT\b"
    r"|Key ?[Ww]ords|Appendix|Acknowledg|About the [Aa]uthors?|通[讯信]作者))"
)
NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
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
LONGEST, _GAP = 1500, 2


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a list, without its number."""

    number: int | None
    start: int
    end: int


def reference(text: str, start: int, end: int, number: int | None = None) -> Reference:
    """The piece without white space and bullets around it."""
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    stop = start + len(text[start:end].rstrip(" \t\r\n-*•"))
    return Reference(number, min(stop, start + len(text[start:end]) - len(text[start:end].lstrip())), stop)


def numbered(text: str, at: int, pattern: re.Pattern[str]) -> list[Reference]:
    """From the number at `at`, each to the one that follows it in the count."""
    marks: list[tuple[int, int, int]] = []
    for m in pattern.finditer(text, at):
        number = CIRCLES.index(m["n"]) + 1 if m["n"] in CIRCLES else int(m["n"])
        if marks:
            before = marks[-1]
            if m.start() - before[2] > LONGEST:
                break
            step = number - before[0]
            lined = text[m.start() - 1] == "\n"
            if lined and number == 1:
                break
            if not (step == 1 or (lined and 1 < step <= _GAP)) or _parted(text, before[2], m.start()):
                continue
        marks.append((number, m.start(), m.end()))
    found = [reference(text, a[2], b[1], a[0]) for a, b in pairwise(marks)]
    number, _, start = marks[-1]
    found.append(reference(text, start, _until(text, start), number))
    return [r for r in found if r.start < r.end]


def _parted(text: str, start: int, end: int) -> bool:
    """Does another heading or the tail of a paper stand between two numbers?"""
    return any(_TAIL.match(text, line) or HEAD.match(text, line) for line in _lines_from(text, start, end))


def _lines_from(text: str, start: int, end: int) -> Iterator[int]:
    """Starts of the lines that begin within the span."""
    at = text.find("\n", start, end)
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1, end)


def _until(text: str, start: int) -> int:
    """Where the entry at `start` ends when no number follows: at the line where it is whole."""
    end = line_end(text, start)
    while not _whole(text, start, end):
        following = end + 1
        line = line_end(text, following)
        if line <= following or not text[following:line].strip() or line - start > LONGEST or _TAIL.match(text, following):
            break
        end = line
    return end


def _whole(text: str, start: int, end: int) -> bool:
    if not _DONE.search(text[start:end].rstrip()):
        return False
    entry = parse(text, start, end)
    return entry is not None and entry.year is not None and (entry.venue is not None or entry.doi is not None or entry.mark is not None)


def line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def named(text: str, at: int) -> list[Reference]:
    """Entries without numbers: each begins at a bullet or at a line that begins with authors."""
    spans: list[Span] = []
    blank = False
    while at < len(text):
        end = line_end(text, at)
        if not text[at:end].strip():
            blank = True
        else:
            bullet = _BULLET.match(text, at, end)
            start = reference(text, at, end).start
            if _TAIL.match(text, at) or HEAD.match(text, at):
                break
            if bullet or opens(text, start, min(len(text), end + 200)):
                spans.append((start, end))
            elif not spans or not _goes_on(text, spans[-1], at, end, blank):
                break
            else:
                spans[-1] = (spans[-1][0], end)
            blank = False
        at = end + 1
    return [r for r in (reference(text, a, b) for a, b in spans) if r.start < r.end]


def _goes_on(text: str, entry: Span, at: int, end: int, blank: bool) -> bool:
    """Does the line at `at` belong to the entry before it?"""
    if end - entry[0] > LONGEST:
        return False
    return (not blank and _LINK.match(text, at) is not None) or not _whole(text, *entry)
