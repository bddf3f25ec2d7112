"""How one policy refers to another: based on it, implementing, replacing, approving or citing it.

The subject is the policy that the document is, if it is an official one. In other texts a
reference is stated between two policies of one sentence, by the words between them, and from
the policy that a news item is about to those that it says to proceed by.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.extract._clauses import clause_begin
from ingest.extract._draft import Draft, Mention
from ingest.extract._registry import extractor
from kb.model import Passage

_REPLACES = re.compile(r"同时废止|予以废止|停止执行|自行废止|不再执行|相应废止|废止")
_APPROVES = re.compile(r"(?:原则)?同意|批准|批复如下|现印发|现将|转发")
_HOW: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("based-on", re.compile(r"依据|根据|按照|依照|遵照|按(?!时|期|需)")),
    ("implements", re.compile(r"贯彻落实|贯彻实施|贯彻执行|贯彻|落实|实施|执行|旨在")),
)
_BETWEEN = re.compile(r"(?P<how>依据|根据|按照|贯彻落实|贯彻|旨在落实|落实)")
_MAKES = re.compile(r"制定|印发|出台|编制|起草|形成|拟定")
_BASED = re.compile(r"(?:依据|根据|按照)[^，。]{0,8}$")
_BASED_OR_DONE = re.compile(r"(?:依据|根据|按照|落实|贯彻|实施)[^，。]{0,8}《?$")
_AMENDS = re.compile(r"[》\s]*(?:第[一二三四五]次)?(?:修正|修订|修改)")
_PROCEEDS = re.compile(r"(?:按照|依据|根据|参照)[^，。《]{0,6}《?$")
_JOINED = re.compile(r"[》\s]*(?:（[^（）]{0,40}）)?[、和与及]*(?:以及)?[《\s]*")
_TOLD = re.compile(r"各[省市区县级地部有]|部门|政府|委员会|[局厅委](?![^《]{0,3}关于)|单位|企业|应当|要(?![求点])|须")
_OWN_MAKING = re.compile(
    r"制定|印发|出台|编制|提出|修订|通知如下|批复如下|现(?:就|将|提出|印发)|决定|本(?:办法|规定|条例|规划|方案|意见|纲要|计划|措施|细则|通知)|实际"
)
_REACH = 30
_NEWS_HEAD = 400


@extractor("references", version=2, triggers=("《", "规划", "方案", "条例", "意见", "办法"))
def references(draft: Draft) -> None:
    """Add what the policies of the document refer to."""
    seen: set[tuple[str, str]] = set()
    official = draft.this is not None and draft.context.about.official
    topic = None if official else _topic(draft)
    for passage, _ in draft.context.marked("references"):
        named = draft.mentions_in(passage.start, passage.end, ("Policy",))
        whole = [m for m in named if not any(o.start < m.start and m.end <= o.end for o in named)]
        others = [m for m in whole if m.key != draft.this]
        if official:
            _from_this(draft, passage, others, seen)
        elif len(others) >= 2:
            _pairs(draft, passage, others, seen)
        if topic is not None:
            _proceeding(draft, passage, topic, others, seen)
        _inner(draft, named, seen)


def _from_this(draft: Draft, passage: Passage, others: list[Mention], seen: set[tuple[str, str]]) -> None:
    """What the document itself refers to; a decision that amends it refers to it."""
    this = draft.this or ""
    before: tuple[Mention, str] | None = None
    for m in others:
        if _AMENDS.match(draft.text, m.end):
            _state(draft, (m.key, this), passage, "cites", "amends", 0.85, seen)
            continue
        joined = before is not None and _JOINED.fullmatch(draft.text, before[0].end, m.start)
        kind = before[1] if joined and before is not None else _of_this(draft, passage, m, _kind(draft, passage, m))
        before = (m, kind)
        _state(draft, (this, m.key), passage, kind, "this", 0.8, seen)


def _of_this(draft: Draft, passage: Passage, m: Mention, kind: str) -> str:
    """根据 and 落实 are the document's own where it is what is made (根据《乙》，制定本办法), not where somebody
    is told to act by another policy (各部门按照《乙》执行): that only cites it."""
    if kind not in ("based-on", "implements"):
        return kind
    clause = clause_begin(draft.text, passage.start, m.start, "，；。\n")
    told = _TOLD.search(draft.text, clause, m.start) is not None
    made = _OWN_MAKING.search(draft.text, m.end, passage.end) is not None
    return kind if made or (kind == "implements" and not told) else "cites"


def _state(
    draft: Draft, pair: tuple[str, str], passage: Passage, kind: str, rule: str, confidence: float, seen: set[tuple[str, str]]
) -> None:
    if pair in seen or pair[0] == pair[1]:
        return
    seen.add(pair)
    draft.state(pair[0], "REFERS_TO", pair[1], passage.start, passage.end, by=draft.by(rule), confidence=confidence, kind=kind)


def _kind(draft: Draft, passage: Passage, m: Mention) -> str:
    """By the words around the title: behind it for 废止, before it for the rest."""
    before = draft.text[max(passage.start, m.start - _REACH) : m.start]
    after = draft.text[m.end : min(passage.end, m.end + 40)]
    if re.match(r"[^《]{0,16}(?:" + _REPLACES.pattern + ")", after) or re.search(r"废止《?$", before):
        return "replaces"
    if draft.context.about.kind in ("reply", "notice") and _APPROVES.search(before[-8:]):
        return "approves"
    best, at = "cites", -1
    for kind, pattern in _HOW:
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
        if _BASED.search(draft.text[passage.start : one.start].rstrip("《")) and _MAKES.search(between):
            _state(draft, (two.key, one.key), passage, "based-on", "pair", 0.75, seen)
        elif m and not _BASED_OR_DONE.search(draft.text[passage.start : one.start]) and not re.search(r"[；]|并|《", between[: m.start()]):
            kind = "implements" if "落实" in m["how"] or "贯彻" in m["how"] else "based-on"
            _state(draft, (one.key, two.key), passage, kind, "pair", 0.75, seen)


def _topic(draft: Draft) -> str | None:
    """The policy that a news item is about: announced in its first lines, before any part with a heading of its own,
    and called by a short name after."""
    context = draft.context
    if context.about.kind != "news":
        return None
    part = next((p.section for p in context.passages if p.kind != "heading"), "")
    named = draft.mentions_in(0, min(len(draft.text), _NEWS_HEAD), ("Policy",))
    first = next((m.key for m in named if context.passage_at(m.start).section in ("", part)), None)
    return first if first is not None and draft.property(first, "aliases") else None


def _proceeding(draft: Draft, passage: Passage, topic: str, others: list[Mention], seen: set[tuple[str, str]]) -> None:
    """按照《乙》 in a text about 《甲》: what is told there is told of 《甲》."""
    for m in others:
        if m.key != topic and _PROCEEDS.search(draft.text[passage.start : m.start]):
            _state(draft, (topic, m.key), passage, "cites", "topic", 0.6, seen)


def _inner(draft: Draft, named: list[Mention], seen: set[tuple[str, str]]) -> None:
    """A title that holds another title cites it."""
    for outer in named:
        for inner in named:
            pair = (outer.key, inner.key)
            if outer.key != inner.key and outer.start < inner.start and inner.end <= outer.end and pair not in seen:
                seen.add(pair)
                draft.state(outer.key, "REFERS_TO", inner.key, outer.start, outer.end, by=draft.by("inner"), confidence=0.85, kind="cites")
