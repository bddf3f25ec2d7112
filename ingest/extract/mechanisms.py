"""Mechanisms of the coding frame that the document argues for, prescribes or reports.

A part of a sentence (between semicolons) addresses a mechanism when a rule of
`_mechanism_rules` matches in it and it speaks of matters between places (`_joint`, an area, or
two places); some rules are content with a heading or a title that does. What is denied, has
ended or is only found wanting is stated as such or not at all: it relates nothing. The quote runs
from comma to comma over the match and the words that say between whom.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.extract._clauses import sentence_lead
from ingest.extract._draft import Draft
from ingest.extract._joint import cue
from ingest.extract._lists import outermost
from ingest.extract._mechanism_rules import BY_TRIGGER, Rule
from ingest.extract._registry import extractor
from kb.gazetteer import ancestors
from kb.model import Modality, Passage, Span
from kb.vocabulary import PLACES

_VERSION = 1
_REFERENCE = re.compile(r"\[[JMNDCAREBOL/]{1,5}\]|^\s*-?\s*\[\d+\]|^(?:\*?基金项目|作者简介|关键词|收稿日期)")
_LACK = re.compile(r"滞后|(?:仍|还|较|尚|普遍|发育)(?:不|未|低|弱|缺)|不健全|不完善|不充分|缺失|缺乏|错位(?!发展|互补|布局|竞争)|薄弱|众说纷纭|各自为政的|冲突的现象|低水平|较低|不足(?!的现象)|分化")
_METHOD = re.compile(r"手机信令|深度学习算法|课题组|本文(?:采用|以|在)|着重识别|问卷|有待深入")
_REMEDY = re.compile(r"应|必须|亟[待需]|要|须|建立|健全|完善|推动|加强|加快|补|提升|通过|破解|解决|构建|优化|因此")
_DENIED = re.compile(r"(?:尚未|仍未|并未|从未|未能|没有(?!.{0,6}就)|不再(?=推进|实行|续)|无法|不得|并不赞成|不赞成|反对|不建议)")
_ENDED = re.compile(r"曾(?!经受|都|母|侯|国|孙|祖)|历史上|19\d\d年|上世纪|(?:已|被|后)?(?:撤销|终止|解散|停摆|作废|到期)|取消(?!限制|[^，。]{0,14}(?:规定|壁垒|障碍|门槛|限制|歧视))")
_LOOKS_AHEAD = re.compile(
    r"将|拟|要|应|推动|推进|加快|支持|鼓励|引导|探索|建立|构建|打造|建设|完善|健全|促进|深化|加强|强化|实施|争取|力争|提升|开展|优化|到20\d\d|实现|统筹|培育|研究|建议|共同|同意"
)
_DONE = re.compile(r"已|建成|完成|签署|成立|形成了|累计|连通了|贯通|挂牌|上线|获批|落地|研究表明|表明|指出|认为|发现|是指|是|了(?!解)")
_COMMA = re.compile(r"[，,：:]")
_AREAS = ("MetroArea", "CityCluster")
_WIDE = ("地区", "流域", "西部", "东部", "中部", "东北", "经济带")
_MOST = 160


@extractor("mechanisms", version=_VERSION, triggers=tuple(BY_TRIGGER))
def mechanisms(draft: Draft) -> None:
    """Add what the document addresses, from the policy or agreement that it is, else from itself."""
    if draft.context.about.english:
        return
    subject = _subject(draft)
    whole = _whole_is_joint(draft)
    for _, passage, triggers in draft.context.marked("mechanisms"):
        if _REFERENCE.search(draft.text, passage.start, passage.end):
            continue
        for start, end in sentence_lead(draft.text, passage):
            words = {t.word for t in triggers if start <= t.start < end}
            if words:
                _part(draft, subject, passage, (start, end), words, whole)


def _part(draft: Draft, subject: str, passage: Passage, part: Span, words: set[str], whole: bool) -> None:
    """State the mechanisms of one part of a sentence, each once."""
    text = draft.text
    done: set[str] = set()
    between: Span | None = None
    looked = False
    for rule in dict.fromkeys(r for w in sorted(words) for r in BY_TRIGGER[w]):
        m = rule.pattern.search(text, *part) if rule.code not in done else None
        if m is None:
            continue
        own = _clause(text, part, m.span())
        shown: Span | None = None
        if rule.near == "clause":
            shown = _between(draft, own, wide=False)
        else:
            if not looked:
                between, looked = _between(draft, part, wide=True), True
            shown = between
        above = shown is None and rule.near == "context" and (whole or _said_above(passage.section))
        if shown is None and not above:
            continue
        modality = _modality(text, part, own)
        if modality is None:
            continue
        done.add(rule.code)
        quote = _quote(text, part, m.span(), shown)
        sure = 0.6 if above else 0.8 if quote == _quote(text, part, m.span(), None) else 0.7
        draft.state(
            subject, "ADDRESSES", f"Mechanism:{rule.code}", *quote, by=f"mechanisms/{rule.name}@{_VERSION}", confidence=sure, modality=modality
        )


def _subject(draft: Draft) -> str:
    """The policy that the document is; the agreement that its title names, of an agreement's text; else the document."""
    if draft.this is not None:
        return draft.this
    about = draft.context.about
    if about.kind == "agreement" and about.title_span is not None:
        named = draft.mentions_in(*about.title_span, ("Agreement",))
        if named:
            return named[0].key
    return f"Document:{draft.context.read.sha256}"


def _whole_is_joint(draft: Draft) -> bool:
    """Is it an agreement's text, or does the title say that it is about several places together?"""
    about = draft.context.about
    if about.kind == "agreement":
        return True
    if about.title_span is None:
        return False
    return cue(draft.text, *about.title_span) is not None or _area(draft, about.title_span, wide=False) is not None


@cache
def _said_above(section: str) -> bool:
    return cue(section, 0, len(section)) is not None


def _between(draft: Draft, span: Span, *, wide: bool) -> Span | None:
    """The words that say between whom: a cue, an area of several cities, or two places, none within the other.

    A region as 西部地区 or 长江流域 counts only where `wide`.
    """
    found = cue(draft.text, *span) or _area(draft, span, wide=wide)
    if found is not None:
        return found
    places = outermost(draft.mentions_in(*span, PLACES))
    for a, b in zip(places, places[1:], strict=False):
        if a.key != b.key and a.key not in ancestors(b.key) and b.key not in ancestors(a.key):
            return a.start, b.end
    return None


def _area(draft: Draft, span: Span, *, wide: bool) -> Span | None:
    for m in draft.mentions_in(*span, _AREAS):
        if wide or not draft.text[m.start : m.end].endswith(_WIDE):
            return m.start, m.end
    return None


def _modality(text: str, part: Span, own: Span) -> Modality | None:
    """How the clause `own` puts it; None where it only finds it wanting, or says how it was studied."""
    clause = text[own[0] : own[1]]
    if _DENIED.search(clause):
        return Modality.DENIED
    if _ENDED.search(text, *part):
        return Modality.ENDED
    if _METHOD.search(text, *part) or (_LACK.search(clause) and not _REMEDY.search(text, *part)):
        return None
    if _DONE.search(clause) or not _LOOKS_AHEAD.search(clause):
        return Modality.HOLDS
    return Modality.PLANNED


def _clause(text: str, part: Span, found: Span) -> Span:
    """From comma to comma around `found`."""
    start = max((m.end() for m in _COMMA.finditer(text, part[0], found[0])), default=part[0])
    comma = _COMMA.search(text, found[1], part[1])
    return start, comma.start() if comma else part[1]


def _quote(text: str, part: Span, found: Span, between: Span | None) -> Span:
    """From comma to comma over both spans, without the mark at the end; the match's own clause where that is too long."""
    both = (min(found[0], between[0]), max(found[1], between[1])) if between else found
    start, end = _clause(text, part, both)
    if between and end - start > _MOST:
        return _quote(text, part, found, None)
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip().rstrip("。"))
