"""How one policy refers to another: based on it, implementing, replacing, approving or citing it.

The subject is the policy that the document is, if it is an official one. In other texts a
reference is stated between two policies of one sentence, by the words between them, and from
the policy that a news item is about to those that it says to proceed by.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.extract._attached import carried
from ingest.extract._clauses import clause_begin, paragraph_before
from ingest.extract._draft import Draft, Mention
from ingest.extract._registry import extractor
from kb.model import Passage
from kb.vocabulary import PLACES

_REPLACES = re.compile(
    r"废止|停止(?:执行|施行|使用)|不再(?:执行|施行|适用)|(?:同时|自行|相应|即行)失效|被(?:本[^，。]{2,4})?(?:取代|代替|替代)"
)
_REPLACED = re.compile(r"[》\s]*(?:[（(][^（）()]{0,40}[）)])?[^《》，。；]{0,16}?(?:" + _REPLACES.pattern + ")")
_REPLACING = re.compile(r"(?:废止|取代|代替|替代)(?:了|原)*[《\s]*$")
_APPROVES = re.compile(r"(?:(?<!不)同意|(?<!报请)(?<!报)批准|批转)[^，。；《]{0,6}《?$")
_HOW: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("based-on", re.compile(r"依据|根据|按照|依照|遵照|结合|以(?=[^，。]{0,6}$)|按(?!时|期|需)|依(?=[^，。法托]{0,4}$)")),
    ("implements", re.compile(r"贯彻|落实|实施|执行|旨在|细化|履行|完成|推进|推动")),
)
_MADE_ITSELF = re.compile(r"(?:编制|制定|制订|出台|印发|修订|修编|起草|上报|报送|公布|发布|颁布|审议|通过)(?:了|好|实施)?[《“\s]*$")
"""A verb right before the title that makes it: 按照甲的部署编制《乙》 is not based on 乙."""
_DONE_THERE = re.compile(r"^[》\s]*(?:[（(][^（）()]{0,40}[）)])?[^，；]{0,10}[，；]")
"""A title that its clause ends with; what follows the comma may be anybody's."""
_BETWEEN = re.compile(r"(?P<how>依据|根据|按照|依照|遵照|贯彻落实|贯彻|旨在落实|落实)")
_MAKES = re.compile(r"(?:制定|制订|印发|出台|编制|修编|起草|形成|拟定)(?:了|好|出|实施)*(?:我|本|全)?[省市区县]?[《“\s]*$")
_BASED = re.compile(r"(?:依据|根据|按照|依照|遵照)[^，。]{0,8}$")
_BASED_OR_DONE = re.compile(r"(?:依据|根据|按照|依照|遵照|落实|贯彻|实施)[^，。]{0,8}《?$")
_AMENDS = re.compile(r"[》\s]*(?:第[一二三四五]次)?(?:修正|修订|修改)")
_PROCEEDS = re.compile(r"(?:按照|依据|根据|参照)[^，。《]{0,6}《?$")
_JOINED = re.compile(r"[》\s]*(?:[（(][^（）()]{0,40}[）)])?[、和与及]*(?:以及)?[《\s]*")
_TOLD = re.compile(
    r"各[省市区县级地部有]|你[省市区县州部委局们]|部门|政府|委员会|管委会|该[委部局]|[局厅委](?![^《]{0,3}关于)|单位|企业|应当|要(?![求点])|须"
)
_ALL_TOLD = re.compile(r"各(?:地区?|部门|级|有关|省|市|县|区)")
_OWN = r"(?:办法|规定|条例|规划|方案|意见|纲要|计划|措施|细则|通知|决定|公告|通告|标准|制度|行动计划|实施(?:意见|细则|方案|办法))"
_OWN_MAKING = re.compile(
    rf"本{_OWN}|(?:通知|批复|函复|函告|答复|决定|公告|通告|通报)如下|[如以]下[\u4e00-\u9fff]{{0,6}}{_OWN}|现(?:就|将|提出|印发|予|对|作出)|特(?:制定|此|提出)|，(?:经[^，。]{{1,12}})?决定|实际"
)
_COUNTED = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|[一二三四五六七八九十]是)?\s*")
_THIS_BY = re.compile(rf"本{_OWN}")
_OF_PLAN = re.compile(r"(?P<word>规划|方案|纲要|计划)的?(?:编制|实施|制定|修编)(?:应当|应|要|须|坚持)")
"""What a sentence begins with that is said of the plan named before: 规划编制应当落实《甲》."""
_ITS_OWN = re.compile(r"[》\s]*的?(?:编制|实施|制定|修编)?(?:工作)?(?:应当|应|要|须|坚持)")
_REPLY = re.compile(r"关于(?:原则)?(?:同意|批准)?(?P<of>[^《》]{4,60}?)的批复$")
_SENT = re.compile(r"关于(?:印发|发布|转发|公布|批转|报送|报批|报请(?:批准|审批))(?P<of>[^《》]{4,60}?)的(?:通知|函|请示|报告|公告)$")
_THEREFOR = re.compile(
    r"(?:为此|据此|依此|以此为(?:依据|据)|(?:根据|依据|按照|为了?落实|为贯彻落?实?|围绕)(?:这一|这份|该|上述|此)(?:规划|方案|纲要|意见|部署|条例|要求|决定))[^。；《》]{0,24}?(?:制定|制订|印发|出台|编制|发布)(?:了|并实施|实施)?[^。；《》]{0,6}《$"
)
"""What is made for the policy that the sentence before names: 为此出台了《乙》."""
_FARTHEST = 90
_NEWS_HEAD = 400


@extractor("references", version=3, triggers=("《", "规划", "方案", "条例", "意见", "计划", "纲要", "措施", "办法", "决定", "法", "细则"))
def references(draft: Draft) -> None:
    """Add what the policies of the document refer to."""
    seen: set[tuple[str, str]] = set()
    official = draft.this is not None and draft.context.about.official
    topic = None if official else _topic(draft)
    plan, since = (carried(draft) if official else None) or (draft.this, len(draft.text))
    for passage, _ in draft.context.marked("references"):
        named = draft.mentions_in(passage.start, passage.end, ("Policy",))
        whole = [m for m in named if not any(o.start < m.start and m.end <= o.end for o in named)]
        others = [m for m in whole if m.key != draft.this]
        if official:
            _from_this(draft, passage, others, seen, plan if passage.start >= since else None)
        elif len(others) >= 2:
            _pairs(draft, passage, others, seen)
        if not official:
            _therefor(draft, passage, others, seen)
        if topic is not None:
            _proceeding(draft, passage, topic, others, seen)
    for passage, _ in draft.context.marked("references"):
        _inner(draft, draft.mentions_in(passage.start, passage.end, ("Policy",)), seen)
    _by_title(draft, seen)


def _from_this(draft: Draft, passage: Passage, others: list[Mention], seen: set[tuple[str, str]], plan: str | None) -> None:
    """What the document itself refers to, list by list; a decision that amends it refers to it, and what a
    sentence says of another plan (《甲》编制要落实《乙》) is that plan's. `plan` is the key of the one whose text the document
    carries there."""
    this = plan or draft.this or ""
    subject = _subject(draft, passage, others)
    for titles in _lists(draft, others):
        if _AMENDS.match(draft.text, titles[-1].end):
            for m in titles:
                _state(draft, (m.key, this), passage, "cites", "amends", 0.85, seen)
            continue
        kind = _kind(draft, passage, titles)
        of = subject if kind in ("based-on", "implements") and subject not in (None, titles[0].key) else None
        if of is None:
            kind = _of_this(draft, passage, titles, kind)
        for m in titles:
            _state(draft, (of or this, m.key), passage, kind, "plan" if of else "this", 0.75 if of else 0.8, seen)


def _lists(draft: Draft, named: list[Mention]) -> list[list[Mention]]:
    """Titles strung together (《甲》《乙》和《丙》) as one."""
    found: list[list[Mention]] = []
    for m in named:
        if found and _JOINED.fullmatch(draft.text, found[-1][-1].end, m.start):
            found[-1].append(m)
        else:
            found.append([m])
    return found


def _subject(draft: Draft, passage: Passage, others: list[Mention]) -> str | None:
    """The other plan that the sentence speaks of: named first in it, or before it in the paragraph and meant by 规划编制."""
    text = draft.text
    if others and text[passage.start : others[0].start].strip() in ("", "《") and _ITS_OWN.match(text, others[0].end):
        return others[0].key
    m = _OF_PLAN.match(text, passage.start)
    if m is None:
        return None
    before = draft.mentions_in(paragraph_before(text, passage.start), passage.start, ("Policy",))
    return next((k.key for k in reversed(before) if k.key != draft.this and text[k.start : k.end].endswith(m["word"])), None)


def _of_this(draft: Draft, passage: Passage, titles: list[Mention], kind: str) -> str:
    """根据 and 落实 are the document's own where it is what is made (根据《乙》，制定本办法), not where somebody
    is told to act by another policy (各部门按照《乙》执行): that only cites it."""
    if kind not in ("based-on", "implements"):
        return kind
    clause = clause_begin(draft.text, passage.start, titles[0].start, "，；。\n")
    told = (
        _TOLD.search(draft.text, clause, titles[0].start) is not None
        or _ALL_TOLD.search(draft.text, passage.start, titles[0].start) is not None
        or _place_does(draft, clause, titles[0].start)
    )
    made = _OWN_MAKING.search(draft.text, titles[-1].end, passage.end) or _THIS_BY.search(draft.text, clause, titles[0].start)
    return kind if made or (kind == "implements" and not told) else "cites"


def _place_does(draft: Draft, clause: int, end: int) -> bool:
    """Does the clause tell what a place does: 3.甲市实施《乙》?"""
    counted = _COUNTED.match(draft.text, clause)
    return any(m.start == (counted.end() if counted else clause) for m in draft.mentions_in(clause, end, PLACES))


def _state(
    draft: Draft, pair: tuple[str, str], passage: Passage, kind: str, rule: str, confidence: float, seen: set[tuple[str, str]]
) -> None:
    if pair in seen or pair[0] == pair[1]:
        return
    seen.add(pair)
    draft.state(pair[0], "REFERS_TO", pair[1], passage.start, passage.end, by=draft.by(rule), confidence=confidence, kind=kind)


def _kind(draft: Draft, passage: Passage, titles: list[Mention]) -> str:
    """By the words around the titles: behind them for 废止, in their clause before them for the rest."""
    text, first = draft.text, titles[0]
    floor = max(passage.start, first.start - _FARTHEST)
    before = text[clause_begin(text, floor, first.start, "，；。\n") : first.start]
    if _REPLACED.match(text, titles[-1].end, passage.end) or _REPLACING.search(before):
        return "replaces"
    if draft.context.about.kind in ("reply", "notice") and _APPROVES.search(before):
        return "approves"
    if _MADE_ITSELF.search(before):
        return "cites"
    best, at = "cites", -1
    for kind, pattern in _HOW:
        for found in pattern.finditer(before):
            if found.end() > at:
                best, at = kind, found.end()
    return best


def _pairs(draft: Draft, passage: Passage, named: list[Mention], seen: set[tuple[str, str]]) -> None:
    """《甲》…旨在落实《乙》, 依据《乙》制定《甲》. What a report lists behind a comma is another task (出台甲，落实乙)."""
    listing = draft.context.about.kind in (None, "report")
    for one, two in pairwise(named):
        between = draft.text[one.end : two.start]
        if one.key == two.key or len(between) > 60 or "。" in between:
            continue
        m = _BETWEEN.search(between)
        if _BASED.search(draft.text[passage.start : one.start].rstrip("《")) and _MAKES.search(between):
            _state(draft, (two.key, one.key), passage, "based-on", "pair", 0.75, seen)
        elif m and not _BASED_OR_DONE.search(draft.text[passage.start : one.start]) and not re.search(r"[；]|并|《", between[: m.start()]):
            if listing and not m["how"].startswith("旨在") and _DONE_THERE.search(between[: m.start()]):
                continue
            kind = "implements" if "落实" in m["how"] or "贯彻" in m["how"] else "based-on"
            _state(draft, (one.key, two.key), passage, kind, "pair", 0.75, seen)


def _therefor(draft: Draft, passage: Passage, named: list[Mention], seen: set[tuple[str, str]]) -> None:
    """《甲》…。为此，出台《乙》: the second is for the first, named last in the sentence before."""
    first = named[0] if named else None
    if first is None or not _THEREFOR.search(draft.text, max(passage.start, first.start - _FARTHEST), first.start):
        return
    begin = paragraph_before(draft.text, passage.start)
    before = [o for o in draft.mentions_in(begin, passage.start, ("Policy",)) if o.key != first.key]
    if before and "。" not in draft.text[before[-1].end : passage.start].rstrip("。 \n\u3000"):
        _state(draft, (first.key, before[-1].key), passage, "implements", "therefor", 0.65, seen)


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


def _by_title(draft: Draft, seen: set[tuple[str, str]]) -> None:
    """A reply (关于甲规划的批复) approves, a notice (关于印发甲规划的通知) cites the policy of the document that its title names."""
    titles = {key: str(draft.property(key, "title") or "") for key in draft.keys(("Policy",))}
    known = {_plain(title): key for key, title in titles.items()}
    for key, title in titles.items():
        for pattern, kind in ((_REPLY, "approves"), (_SENT, "cites")):
            m = pattern.search(title)
            of = known.get(_plain(m["of"])) if m else None
            spans = draft.spans_of(key)
            if of is None or of == key or (key, of) in seen or not spans:
                continue
            seen.add((key, of))
            draft.state(key, "REFERS_TO", of, *spans[0], by=draft.by("title"), confidence=0.85, kind=kind)


def _plain(title: str) -> str:
    return re.sub(r"[\s“”\"]", "", title)
