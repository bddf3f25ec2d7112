"""Where sentences end.

At 。！？ and their ASCII forms with the closing quotes and brackets that follow, at an English
full stop before a capital (abbreviations guarded), and at every end of line. ； does not end a
sentence, nor does anything within 《…》. A piece over `LONGEST` characters is cut at its last
comma or semicolon, so that no passage outgrows what a reader or an index can take.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import Span

LONGEST = 1200

_CLOSERS = r"[”’」』）)】》〉\"'\]]*"
_TOKEN = re.compile(
    rf"《[^《》\n]{{0,120}}》"
    rf"|[。！？]+{_CLOSERS}"
    rf"|[!?]+{_CLOSERS}(?=\s|[^\x00-\x7f]|\Z)"
    rf"|\.{_CLOSERS}(?=\s+[“‘\"'(\[]*[A-Z])"
    rf"|\n"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|vs|cf|e\.g|i\.e|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Fig|Eq|Vol|Art|al"
    r"|approx|Gov|Gen|Mt)|\b[A-Z]|^\s*(?:\d{1,3}|[IVX]{1,5}))$"
)
_CUT = re.compile(r".*[；;，,、]", re.DOTALL)


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The spans of the sentences within `start`–`end`, trimmed, in order; white space alone gives none."""
    begin = start
    for m in _TOKEN.finditer(text, start, end):
        mark = text[m.start()]
        if mark == "《" or (mark == "." and _ABBREVIATION.search(text[max(begin, m.start() - 12) : m.start()])):
            continue
        yield from _pieces(text, begin, m.end())
        begin = m.end()
    yield from _pieces(text, begin, end)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        cut = _CUT.match(text, start, start + LONGEST)
        stop = cut.end() if cut else start + LONGEST
        yield from _trimmed(text, start, stop)
        start = stop
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end].rstrip()
    kept = len(piece.lstrip())
    if kept:
        stop = start + len(piece)
        yield stop - kept, stop
