"""One document on the page: its text, marked, and beside it the list of its facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ui._kinds import KIND_WORDS, VERDICT_WORDS
from ui._markup import filed
from ui.evaluation_page._marks import Piece, pieces

if TYPE_CHECKING:
    from ingest.evaluate import Judged, Kind, Unit, Verdict

KIND_CODES = {kind: f"k{i}" for i, kind in enumerate(KIND_WORDS)}
VERDICT_CODES: dict[Verdict, str] = {"hit": "h", "missed": "m", "spurious": "s"}
TITLED = 12
"""Facts that a sign names when the pointer is on it."""
_ORDER: tuple[Verdict, ...] = ("missed", "spurious", "hit")


def section(number: int, unit: Unit) -> Iterator[str]:
    """The document as HTML, in parts."""
    yield f'<section id="u{number}"><h2>{filed(unit.name)}</h2>'
    yield f'<p class="sums">{sums(unit)}</p><div class="pair"><div class="text" lang="zh-CN">'
    text = unit.text or ""
    yield from (_piece(number, unit.judged, piece, text) for piece in pieces(len(text), unit.judged))
    yield '</div><div class="facts">'
    yield from _facts(number, unit.judged)
    yield "</div></div></section>\n"


def sums(unit: Unit) -> str:
    """How many of each verdict."""
    parts = []
    for verdict in _ORDER:
        n = sum(j.verdict == verdict for j in unit.judged)
        parts.append(f'<span class="sum {VERDICT_CODES[verdict]}">{VERDICT_WORDS[verdict]} <b>{n}</b></span>')
    return " ".join(parts)


def _piece(number: int, judged: Sequence[Judged], piece: Piece, text: str) -> str:
    groups: dict[tuple[Verdict, Kind], list[int]] = {}
    for i in piece.begins:
        groups.setdefault((judged[i].verdict, judged[i].kind), []).append(i)
    signs = "".join(_sign(number, facts, judged) for facts in groups.values())
    words = filed(text[piece.start : piece.end])
    if not piece.over:
        return signs + words
    codes = [(VERDICT_CODES[verdict], KIND_CODES[kind]) for verdict, kind in piece.over]
    classes = " ".join(dict.fromkeys(v.upper() for v, _ in codes))
    over = " ".join(v + k for v, k in codes)
    return f'{signs}<span class="w {classes}" data-o="{over}">{words}</span>'


def _sign(number: int, facts: Sequence[int], judged: Sequence[Judged]) -> str:
    """A small sign of the kind before the words, one for all facts of a kind and verdict that begin there.

    It is no text, so that what is copied from the page is the document's.
    """
    first = judged[facts[0]]
    said = "\n".join(judged[i].shown for i in facts[:TITLED]) + ("\n…" if len(facts) > TITLED else "")
    title = filed(f"{VERDICT_WORDS[first.verdict]} · {KIND_WORDS[first.kind]}：{said}")
    sign = KIND_WORDS[first.kind].sign + (str(len(facts)) if len(facts) > 1 else "")
    targets = "".join(f'<i id="t{number}-{i}"></i>' for i in facts)
    code = f"{VERDICT_CODES[first.verdict]} {KIND_CODES[first.kind]}"
    return f'<a class="c {code}" href="#f{number}-{facts[0]}" title="{title}" aria-label="{title}" data-c="{sign}">{targets}</a>'


def _facts(number: int, judged: Sequence[Judged]) -> Iterator[str]:
    yield '<table><thead><tr><th></th><th>类别 kind</th><th>事实 fact</th><th title="置信度 confidence">置信 conf.</th></tr></thead><tbody>'
    order = sorted(range(len(judged)), key=lambda i: (_ORDER.index(judged[i].verdict), min(judged[i].spans, default=(1 << 60, 0)), i))
    for i in order:
        j = judged[i]
        fact = filed(j.shown)
        where = (
            f'<a href="#t{number}-{i}">{fact}</a>'
            if j.spans
            else f'{fact} <small title="文中没有找到它的位置 no place in the text">∅</small>'
        )
        sure = f"{max(j.confidences):.2f}" if j.confidences else ""
        verdict = VERDICT_WORDS[j.verdict]
        yield (
            f'<tr id="f{number}-{i}" class="{VERDICT_CODES[j.verdict]} {KIND_CODES[j.kind]}"><td title="{verdict}">{verdict.zh}</td>'
            f"<td>{KIND_WORDS[j.kind].zh}</td><td>{where}</td><td>{sure}</td></tr>"
        )
    yield "</tbody></table>"
