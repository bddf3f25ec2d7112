"""Mechanisms of the coding frame that the document argues for, prescribes or reports.

A part of a sentence (between semicolons) addresses a mechanism when a rule of
`_mechanism_rules` matches in it and it speaks of matters between places (`_joint`, an area, or
two places); some rules are content with a heading or a title that does. What is denied, has
ended or is only found wanting is stated as such or not at all: it relates nothing. The quote runs
from comma to comma over the match and the words that say between whom.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.extract._affirmed import affirmed
from ingest.extract._clauses import parts
from ingest.extract._draft import Draft
from ingest.extract._joint import area, between, cue
from ingest.extract._mechanism_rules import BY_TRIGGER
from ingest.extract._registry import extractor
from kb.model import Passage, Span

_REFERENCE = re.compile(r"\[[A-Z]{1,2}(?:/OL)?\]")
_MATTER = re.compile(r"[\s*-]*(?:\[\d+\]|基金项目|作者简介|关键词|收稿日期|中图分类号)")
"""Lines that are no text: an item of a bibliography, what a journal prints before and after."""
_WITHIN = re.compile("城乡|县域|镇村|乡镇|村镇|开发区|全[市区县]“")
"""What one place does among its own parts."""
_COMMA = re.compile(r"[，,：:]")
_CLOSED = re.compile(r"[^()（）]*[)）]")
_OPENED = re.compile(r"[(（][^()（）]*\Z")
"""Brackets that a comma has cut in two, as around a citation."""
_MOST = 160


@extractor("mechanisms", version=1, triggers=tuple(BY_TRIGGER))
def mechanisms(draft: Draft) -> None:
    """Add what the document addresses, from the policy or agreement that it is, else from itself."""
    if draft.context.about.english:
        return
    subject = draft.this or f"Document:{draft.context.read.sha256}"
    whole = _whole_is_joint(draft)
    for passage, triggers in draft.context.marked("mechanisms"):
        if _REFERENCE.search(draft.text, passage.start, passage.end) or _MATTER.match(draft.text, passage.start):
            continue
        for start, end in parts(draft.text, passage.start, passage.end):
            words = {t.word for t in triggers if start <= t.start < end}
            if words:
                _part(draft, subject, passage, (start, end), words, whole)


def _part(draft: Draft, subject: str, passage: Passage, part: Span, words: set[str], whole: bool) -> None:
    """State the mechanisms of one part of a sentence, each once."""
    text = draft.text
    done: set[str] = set()
    said: Span | None = None
    looked = False
    for rule in dict.fromkeys(r for w in sorted(words) for r in BY_TRIGGER[w]):
        m = rule.pattern.search(text, *part) if rule.code not in done else None
        if m is None:
            continue  # who joins hands is asked after the rule, not before: a cue costs more than a pattern
        own = _clause(text, part, m.span())
        shown: Span | None = None
        if rule.near != "clause":
            if not looked:
                said, looked = cue(text, *part) or area(draft, part, wide=True), True
            shown = said
        shown = shown or between(draft, own)
        above = shown is None and rule.above and not _WITHIN.search(text, *part) and (whole or _said_above(passage.section))
        if shown is None and not above:
            continue
        modality = affirmed(text, part, own)
        if modality is None:
            continue
        done.add(rule.code)
        quote = _quote(text, part, m.span(), shown)
        sure = 0.6 if above else 0.8 if quote == _quote(text, part, m.span(), None) else 0.7
        draft.state(
            subject,
            "ADDRESSES",
            f"Mechanism:{rule.code}",
            *quote,
            by=draft.by(rule.name),
            confidence=sure,
            modality=modality,
        )


def _whole_is_joint(draft: Draft) -> bool:
    """Is it an agreement's text, or does the title say that it is about several places together?"""
    about = draft.context.about
    if about.kind == "agreement":
        return True
    if about.title_span is None:
        return False
    return cue(draft.text, *about.title_span) is not None or area(draft, about.title_span, wide=False) is not None


@lru_cache(maxsize=1024)
def _said_above(section: str) -> bool:
    """Do the headings speak of places together? 区域协调 alone may be a matter of one province's parts."""
    found = cue(section, 0, len(section))
    return found is not None and not section.startswith("区域", found[0])


def _clause(text: str, part: Span, found: Span) -> Span:
    """From comma to comma around `found`; a clause that only says in what respect (在…方面) with the next."""
    start = max((m.end() for m in _COMMA.finditer(text, part[0], found[0])), default=part[0])
    comma = _COMMA.search(text, found[1], part[1])
    if comma and text.endswith("方面", start, comma.start()):
        comma = _COMMA.search(text, comma.end(), part[1])
    return start, comma.start() if comma else part[1]


def _quote(text: str, part: Span, found: Span, between: Span | None) -> Span:
    """From comma to comma over both spans, without the mark at the end; the match's own clause where that is too long."""
    both = (min(found[0], between[0]), max(found[1], between[1])) if between else found
    start, end = _clause(text, part, both)
    if between and end - start > _MOST:
        return _quote(text, part, found, None)
    if (m := _CLOSED.match(text, start, both[0])) is not None:
        start = m.end()
    if (m := _OPENED.search(text, both[1], end)) is not None:
        end = m.start()
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip().rstrip("。"))
