"""The title in an entry of a reference list: before its mark, in 《》 or quotation marks, or up to a stop."""

from __future__ import annotations

import re

from kb.model import Span

OPENS = {"《": "》", '"': '"', "'": "'"}
_CLOSED = re.compile(r"(?P<stop>[.,?!]?)(?P<quote>[\"'])(?=\s*(?:[.,;(\[:]|$)|\s+[A-Z\u4e00-\u9fff]|\s+in\b)")
_END = re.compile(r"[?!.](?=\s|$|[\u4e00-\u9fff])|[?!](?=\S)|[()]")
_SECOND = re.compile(r"(?!In:? )[A-Z][^.?!:\d]{12,160}\. [A-Z][^.?!:\d]{3,80},? \d+ ?[(:,]")
"""A second sentence of a title: a journal with its volume follows only behind it."""
_COMMAS = re.compile(r"(?P<title>.{12,300}), [A-Z][^.,\d]{3,80}, \d+ ?(?:\(|, (?:no|pp?)\.)")
"""A title and a journal with its volume, between commas."""
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:vs|St|Mt|No|no|Vol|vol|cf|etc|ca|al|pp?))$")
_EDITION = re.compile(r"\s*\((?:\d+\w*|[Rr]ev\w*\.?|第?\S{1,3}版)\s*(?:ed\w*\.?)?\)$")
_CJK = re.compile(r"[\u4e00-\u9fff]")


def title(folded: str, at: int, mark: re.Match[str] | None) -> tuple[Span, int] | None:
    """Span of the title that begins at `at`, and where what follows it begins."""
    if mark is not None:
        if mark.start() < at:
            return None
        return _framed(folded, at, mark.start(), mark.end())
    if at >= len(folded):
        return None
    if (close := OPENS.get(folded[at])) is not None:
        end = _close(folded, at, close)
        return _kept(folded, at + 1, end[0], end[1]) if end else None
    end = _plain(folded, at)
    return _kept(folded, at, *end) if end else None


def _framed(folded: str, start: int, end: int, after: int) -> tuple[Span, int] | None:
    """A title before its mark, without 《》 or quotation marks around it."""
    while start < end and folded[start] in " .,:":
        start += 1
    if start < end and OPENS.get(folded[start]) == folded[end - 1] and folded.count(folded[start], start, end) <= 2:
        start, end = start + 1, end - 1
    return _kept(folded, start, end, after)


def _close(folded: str, at: int, close: str) -> tuple[int, int] | None:
    if close == "》":
        depth = 0
        for i in range(at, len(folded)):
            depth += (folded[i] == "《") - (folded[i] == "》")
            if depth == 0:
                return i, i + 1
        return None
    for m in _CLOSED.finditer(folded, at + 2):
        if m["quote"] == close:
            return (m.end() - 1 if m["stop"] in "?!" else m.start(), m.end())
    return None


def _plain(folded: str, at: int) -> tuple[int, int] | None:
    """Up to the stop that ends the title; in Chinese, where there is none, up to a comma."""
    depth = 0
    for m in _END.finditer(folded, at):
        if m[0] in "()":
            depth = max(0, depth + (1 if m[0] == "(" else -1))
        elif depth:
            continue
        elif m[0] == ".":
            rest = folded[m.end() :].lstrip()
            if _ABBREVIATED.search(folded, at, m.start()) or rest[:1].islower() or _SECOND.match(rest):
                continue
            parted = _COMMAS.match(folded, at, m.end())
            return (parted.end("title"), parted.end("title") + 1) if parted else (m.start(), m.end())
        elif not re.match(r"[^.?!]{0,120}\?", folded[m.end() :]):
            return m.end(), m.end()
    comma = folded.find(",", at)
    return (comma, comma + 1) if comma > at and _CJK.match(folded, at) else None


def _kept(folded: str, start: int, end: int, after: int) -> tuple[Span, int] | None:
    while start < end and folded[start] == " ":
        start += 1
    end = start + len(folded[start:end].rstrip(" ,.:;"))
    if edition := _EDITION.search(folded, start, end):
        end = edition.start()
    words = folded[start:end]
    fits = len(_CJK.findall(words)) >= 2 or len(re.findall(r"[^\W\d_]", words)) >= 3
    return ((start, end), after) if fits and len(words) <= 400 else None
