"""A piece of a text in one line, with the way back to its offsets.

Entries of a reference list wrap, stand in full-width or half-width forms, and carry Markdown's
emphasis. `flat` joins the lines and drops the marks; `folded` is the same line with
one form for each kind of punctuation, character for character, for rules to look at.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kb.model import Span

_CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef《》〈〉“”—]")
_TOKEN = re.compile(r"\s*\n\s*(?:[-*•]\s+)?|\s+|\*+|(?<![\w/])_(?=\w)|(?<=\w)_(?![\w/])")
_LINK = re.compile(r"(?:https?://|10\.\d{4,9}/)\S*[-/._=&?]$")
_LINKED = re.compile(r"[\w/.-]+\s*(?:\n|$)")
_HYPHEN = re.compile(r"[a-z]-$")
_SAME = {
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "〔": "[", "【": "[", "〕": "]", "】": "]", "。": ".", "、": ",",
    "–": "-", "－": "-", "‐": "-", "‑": "-", "—": "-", "―": "-",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flat:
    """`text` in one line; `folded` of the same length; `origin[i]` is where character i stands in the document."""

    text: str
    folded: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The span of the document's text that characters `start`–`end` come from; `start` < `end`."""
        return self.origin[start], self.origin[end - 1] + 1


def flat(text: str, start: int, end: int) -> Flat:
    """The piece `start`–`end` of `text`, trimmed, in one line. Time is linear in its length."""
    kept: list[str] = []
    origin: list[int] = []
    at = start
    for m in _TOKEN.finditer(text, start, end):
        kept.extend(text[at : m.start()])
        origin.extend(range(at, m.start()))
        if m[0][0].isspace() and kept and m.end() < end and _spaced(kept, text, m.end(), end, "\n" in m[0]):
            kept.append(" ")
            origin.append(m.start())
        at = m.end()
    kept.extend(text[at:end])
    origin.extend(range(at, end))
    line = "".join(kept)
    lead, stop = len(line) - len(line.lstrip()), len(line.rstrip())
    line = line[lead:stop]
    return Flat(line, "".join(map(_fold, line)), tuple(origin[lead:stop]))


def _spaced(before: list[str], text: str, at: int, end: int, broken: bool) -> bool:
    """Whether white space between two pieces is a space: where a line breaks, not between
    Chinese characters, behind a hyphen, or within a link."""
    if before[-1] == " ":
        return False
    if not broken:
        return True
    if _CJK.match(before[-1]) and _CJK.match(text, at, end):
        return False
    tail = "".join(before[-80:])
    if _HYPHEN.search(tail) and text[at].islower():
        return False
    return not (_LINK.search(tail) and _LINKED.match(text, at, end))


def _fold(c: str) -> str:
    if c in _SAME:
        return _SAME[c]
    plain = unicodedata.normalize("NFKC", c) if c > "\x7f" else c
    return plain if len(plain) == 1 else c
