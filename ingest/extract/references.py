"""How one policy refers to another: based on it, implementing, replacing, approving or citing it.

The subject is the policy that the document is, if it is an official one; in other texts a
reference is stated only between two policies of one sentence, by the words between them.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.extract._draft import Draft, Mention
from ingest.extract._registry import extractor
from kb.model import Passage

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("replaces", re.compile(r"同时废止|予以废止|停止执行|自行废止|不再执行")),
    ("approves", re.compile(r"(?:原则)?同意|批准|批复如下|现印发|转发")),
    ("based-on", re.compile(r"依据|根据|按照|依照|遵照|按")),
    ("implements", re.compile(r"贯彻落实|贯彻实施|贯彻|落实|实施|旨在")),
)
_BETWEEN = re.compile(r"(?P<how>依据|根据|按照|贯彻落实|贯彻|旨在落实|落实)")


@extractor("references", version=1, triggers=("《", "规划", "方案", "条例", "意见"))
def references(draft: Draft) -> None:
    """Add what the policies of the document refer to."""
    seen: set[tuple[str, str]] = set()
    for _, passage, _ in draft.context.marked("references"):
        named = draft.mentions_in(passage.start, passage.end, ("Policy",))
        others = [m for m in named if m.key != draft.this]
        if draft.this is not None and draft.context.about.official:
            for m in others:
                if (draft.this, m.key) not in seen:
                    seen.add((draft.this, m.key))
                    _state(draft, draft.this, m, passage, _kind(draft, passage, m))
        elif len(others) >= 2:
            _pairs(draft, passage, others, seen)
        _inner(draft, passage, named)


def _state(draft: Draft, subject: str, m: Mention, passage: Passage, kind: str) -> None:
    draft.state(subject, "REFERS_TO", m.key, passage.start, passage.end, by="references/this@1", confidence=0.8, kind=kind)


def _kind(draft: Draft, passage: Passage, m: Mention) -> str:
    """By the words around the title: behind it for 废止, before it for the rest."""
    before, after = draft.text[max(passage.start, m.start - 30) : m.start], draft.text[m.end : min(passage.end, m.end + 40)]
    if _KINDS[0][1].search(after) or re.search(r"废止《?$", before):
        return "replaces"
    if draft.context.about.kind == "reply" and _KINDS[1][1].search(before[-16:]):
        return "approves"
    best, at = "cites", -1
    for kind, pattern in _KINDS[2:]:
        for found in pattern.finditer(before):
            if found.end() > at:
                best, at = kind, found.end()
    return best


def _pairs(draft: Draft, passage: Passage, named: list[Mention], seen: set[tuple[str, str]]) -> None:
    """《甲》…旨在落实《乙》, 依据《乙》制定《甲》."""
    for one, two in pairwise(named):
        between = draft.text[one.end : two.start]
        if one.key == two.key or len(between) > 60 or "。" in between:
            continue
        m = _BETWEEN.search(between)
        if m:
            kind = "implements" if "落实" in m["how"] or "贯彻" in m["how"] else "based-on"
            pair = (one.key, two.key)
        elif re.search(r"(?:依据|根据|按照)[^，。]{0,6}$", draft.text[passage.start : one.start]) and re.search(
            r"制定|印发|出台|编制", between
        ):
            kind, pair = "based-on", (two.key, one.key)
        else:
            continue
        if pair not in seen:
            seen.add(pair)
            draft.state(pair[0], "REFERS_TO", pair[1], passage.start, passage.end, by="references/pair@1", confidence=0.75, kind=kind)


def _inner(draft: Draft, passage: Passage, named: list[Mention]) -> None:
    """A title that holds another title cites it."""
    for outer in named:
        for inner in named:
            if outer.key != inner.key and outer.start < inner.start and inner.end <= outer.end:
                draft.state(
                    outer.key, "REFERS_TO", inner.key, outer.start, outer.end, by="references/inner@1", confidence=0.85, kind="cites"
                )
