"""Policies that the text names: title, number, issuer, date, short names, what they cover.

Titles are found by `_titles`. A number in brackets behind a title is its number; a body before
印发 or 发布 its issuer; 以下简称 gives a short name that names the same policy from there on.
"""

from __future__ import annotations

import re

from ingest.extract._clauses import clause_begin
from ingest.extract._draft import Draft, Mention
from ingest.extract._fields import fields_of
from ingest.extract._generic import proper
from ingest.extract._lists import outermost
from ingest.extract._organizations import issuers_before, organization
from ingest.extract._prose_titles import bare_titles
from ingest.extract._registry import extractor
from ingest.extract._titled import Titled, of_issuer
from ingest.extract._titles import Title, is_agreement, kind_of, marked_titles
from ingest.extract.works import is_work
from kb import identity
from kb.gazetteer import ancestors, describe
from kb.model import Passage
from kb.values import dates, document_numbers
from kb.vocabulary import AREAS, PLACES, SPATIAL

_ALIAS = re.compile(
    r"[》”]?\s?[（(](?:[^（）()《》]{0,30}[，,])?(?:以下|下文|下)(?:统一)?(?:简称|称)(?:为)?[：:]?\s?[《“\"]?(?P<alias>[^》”\"）)，,]{2,20})[》”\"]?[）)]"
)
_AGAIN = re.compile(r"《(?P<alias>[^《》\n]{2,20})》")
_MARKS = re.compile(r"[》\s]*[（(]?")
_DRAFT = re.compile(r"[（(](?:草案|讨论稿|征求意见稿|试行|修订)[）)]$")
_SHORT, _LEAST, _REACH = 8, 4, 4_000
_UNDEFINED = re.compile(r"(?:总体|实施|建设|工作|改革)方案|(?:总体|发展|建设)规划|规划纲要|行动计划|(?:指导|实施)意见")
_NEAR = 12
_WIDER = re.compile(r"(?:国家|全国|中央|国务院|[部委局])[“《\s]*$")
_NATIONAL = re.compile(r"国家|全国|中华人民共和国|中国|中共中央|国务院|党的")
_ANYBODYS = re.compile(r"(?:关于制定)?(?:“?十[一二三四五六七八九]五”?|国民经济和社会发展)|自治区|[我本全][省市区县州]|政府工作报告$")
_OUR = re.compile(r"[我本全](?P<level>[省市区县州盟旗])[“《\s]*$")
"""Whose the policy is, right before its title."""
_MADE_HERE = re.compile(r"(?:出台|印发|制定|编制|修订|修编|修改|颁布|审议通过)(?:了|好|实施)?[“\s]*$")


@extractor(
    "policies",
    version=4,
    triggers=(
        "《",
        "目录",
        "规划",
        "方案",
        "条例",
        "意见",
        "计划",
        "报告",
        "决定",
        "批复",
        "通知",
        "纲要",
        "措施",
        "复函",
        "办法",
        "法",
        "行动",
        "政策",
        "举措",
        "细则",
    ),
)
def policies(draft: Draft) -> None:
    """Add the policies that the document names."""
    short = {m["alias"].strip("《》“”") for m in _ALIAS.finditer(draft.text)}
    for passage, triggers in draft.context.marked("policies"):
        titles: list[Title] = []
        if any(t.word == "《" for t in triggers):
            titles += marked_titles(draft.text, passage.start, passage.end)
        strict = draft.context.about.kind == "law"
        titles += bare_titles(draft.text, passage.start, passage.end, _anchors(draft, passage), strict=strict)
        taken: list[Title] = []
        for title in titles:
            if not title.marked and any(t.start < title.end and title.start < t.end for t in taken):
                continue
            if title.text in short or (not title.marked and _own(draft, title)) or is_work(draft, title.start, title.end):
                continue
            taken.append(title)
            if (whole := _short_for(draft, title)) is not None:
                draft.mention(whole, title.start, title.end)
                draft.describe(whole, "aliases", title.text, title.start, title.end, by=draft.by("short"), confidence=0.8)
            elif len(_DRAFT.sub("", title.text)) <= _LEAST and not _headless(draft, title):
                continue
            elif not is_agreement(title.text) and kind_of(title.text) is not None:
                _add(draft, passage, title)
    _aliases(draft)
    _covers_unnamed(draft)


def _own(draft: Draft, title: Title) -> bool:
    """Is it a part of the document's own title, which names the policy that the document is?"""
    span = draft.context.about.title_span
    return draft.this is not None and span is not None and span[0] <= title.start and title.end <= span[1]


def _anchors(draft: Draft, passage: Passage) -> dict[int, int]:
    """Where the proper names of places and areas begin, and where the longest there ends; a law's 示范区 and 自主创新示范区 are none."""
    named = draft.mentions_in(passage.start, passage.end, SPATIAL)
    return {m.start: m.end for m in named if m.label not in AREAS or proper(draft.text[m.start : m.end])}


def _short_for(draft: Draft, title: Title) -> str | None:
    """The policy that 《办法》 or 《纲要》 means without having been so defined: the last one of that ending."""
    short = _DRAFT.sub("", title.text)
    if len(short) > _SHORT or not title.marked:
        return None
    named = draft.mentions_in(max(0, title.start - _REACH), title.start - 1, ("Policy",))
    return next((m.key for m in reversed(named) if _ends(draft, m.key, short)), None)


def _ends(draft: Draft, key: str, ending: str) -> bool:
    whole = re.sub(r"[（(][^（）()]*[）)]$", "", str(draft.property(key, "title") or ""))
    return len(whole) > len(ending) + 2 and whole.endswith(ending)


def _add(draft: Draft, passage: Passage, title: Title) -> None:
    text, by = draft.text, draft.by("title" if title.marked else "bare")
    confidence = 0.92 if title.marked else 0.75
    behind = text[title.end : min(passage.end, title.end + 40)]
    numbers = document_numbers(behind)
    number = numbers[0] if numbers and _MARKS.fullmatch(behind[: numbers[0][1]]) else None
    issued = _issued(draft, passage, title)
    name = re.sub(r"\s+", "", title.text) if re.search(r"[\u4e00-\u9fff]", title.text) else title.text
    this = draft.this
    if this is not None and identity.slug(str(draft.property(this, "title"))) == identity.slug(name):
        key = this
    else:
        told_apart = _told_apart(draft, title, name)
        key = draft.know(identity.policy_key(told_apart, number[0] if number else None, issued[0] if issued else None))
    draft.mention(key, title.start, title.end)
    draft.describe(key, "title", name, title.start, title.end, by=by, confidence=confidence)
    kind = kind_of(title.text)
    if kind is not None:
        draft.describe(key, "kind", kind, title.start, title.end, by=by, confidence=confidence)
    if number is not None:
        draft.describe(key, "number", number[0], title.end + number[1], title.end + number[2], by=draft.by("number"), confidence=0.95)
    if issued is not None:
        draft.describe(key, "issued", issued[0], issued[1], issued[2], by=draft.by("issued"), confidence=0.85)
    for body, start, end in issuers_before(draft, passage, title.start - (1 if title.marked else 0)):
        issuer = organization(draft, body, start, end)
        if issuer is not None:
            draft.state(issuer, "ISSUED", key, start, title.end, by=draft.by("issuer"), confidence=0.85)
    covers(draft, key, title.start, title.end)
    for field in fields_of(title.text):
        if field != "other":
            draft.state(key, "CONCERNS", f"Field:{field}", title.start, title.end, by=draft.by("field"), confidence=0.75)


def _headless(draft: Draft, title: Title) -> bool:
    """《总体方案》 in a part of an official document: what it was called in full stood before that part."""
    about = draft.context.about
    return title.marked and about.official and about.title_span is None and _UNDEFINED.fullmatch(title.text) is not None


def _told_apart(draft: Draft, title: Title, name: str) -> str:
    """The name that identifies: a title that says nothing of whose it is (“十五五”规划纲要, 自治区数据条例) is, in a
    report of a province, another than that of the next province; a short form (《总体方案》) is the document's own."""
    text = draft.text
    if _UNDEFINED.fullmatch(name):
        return f"{name}-{draft.context.read.sha256[:12]}"
    place = describe(draft.home) if draft.home else None
    if place is None or draft.mentions_in(title.start, title.end, SPATIAL):
        return name
    before = text[max(0, title.start - _NEAR) : title.start]
    if _WIDER.search(before) or _NATIONAL.match(name):
        return name
    made = not title.marked and not name.endswith("法") and _MADE_HERE.search(before) is not None
    if made or _ours(draft, before) or _ANYBODYS.match(name):
        return f"{place['name']}{name.removeprefix('自治区')}"
    return name


def _issued(draft: Draft, passage: Passage, title: Title) -> tuple[str, int, int] | None:
    """A date in the clause before 印发, 发布 …; only where the clause has such a word."""
    text = draft.text
    clause = clause_begin(text, passage.start, title.start, "。；")
    between = text[clause : title.start].rstrip("《关于")
    if not re.search(r"(?:印发|发布|出台|公布|颁布|批复|通过)", between):
        return None
    found = [d for d in dates(text, draft.context.about.date, clause, title.start) if d.kind in ("day", "month", "year") and not d.relative]
    return (found[-1].iso, found[-1].start, found[-1].end) if found else None


_ISSUED_ON = re.compile(r"[^《》〈〉]{0,40}?(?:政府|委员会|委|[厅局办部院会]|办公室)关于")
_RELATIVE = re.compile(r"自治区(?=[\u4e00-\u9fff]{4})|[我本全][省市区县]")
"""How a title names the document's own place."""
_DIVISION = re.compile("[省市区州县盟旗]$")
_LINE = re.compile("[一-鿿]{0,3}?(?:城际|铁路|高铁|高速|公路|客专|大桥|通道)")


def _subject_of(text: str, start: int, end: int) -> int:
    """Where the title begins to say what it is about: behind the body that it names first (甲省人民政府关于)."""
    m = _ISSUED_ON.match(text, start, end)
    return m.end() if m else start


def _of_line(text: str, m: Mention) -> bool:
    """Is it an initial in the name of a line?"""
    return m.end - m.start == 1 and _LINE.match(text, m.end) is not None


def covers(draft: Draft, key: str, start: int, end: int) -> None:
    """The places and areas that a title names are what the policy is for."""
    text = draft.text
    subject = _subject_of(text, start, end)
    named = draft.mentions_in(subject, end, SPATIAL)
    inside = [m for m in outermost(named) if not _of_line(text, m)]
    if not inside and (issuer := of_issuer(draft, start, subject, end)) is not None:
        draft.state(key, "COVERS", issuer, start, end, by=draft.by("issuer"), confidence=0.75)
        return
    ours = not inside and (_RELATIVE.match(text, start, end) is not None or _ours(draft, text[max(0, start - _NEAR) : start]))
    if ours and draft.home is not None:
        draft.state(key, "COVERS", draft.home, start, end, by=draft.by("own"), confidence=0.75)
    last = [m for m in inside if not any(o.start == m.end and m.key in ancestors(o.key) for o in inside)]
    for place in dict.fromkeys(m.key for m in [*_owners(text, named, inside), *last]):
        draft.state(key, "COVERS", place, start, end, by=draft.by("covers"), confidence=0.85)


def _covers_unnamed(draft: Draft) -> None:
    """What titles are for by short names and initials; the names of the text are gathered once for all titles."""
    titled = Titled.of(draft)
    for key in draft.keys(("Policy",)):
        for start, end in draft.spans_of(key)[:1]:
            subject = _subject_of(draft.text, start, end)
            inside = draft.mentions_in(subject, end, SPATIAL)
            for place in dict.fromkeys([*titled.by_short_name(subject, end, inside), *titled.by_initials(subject, end, inside)]):
                draft.state(key, "COVERS", place, start, end, by=draft.by("short-name"), confidence=0.7)


def _ours(draft: Draft, before: str) -> bool:
    """Do the words before a title call it that of the document's own place? 我区 may be a district or a region: which, only the head tells."""
    m = _OUR.search(before)
    place = describe(draft.home) if m and draft.home else None
    if m is None or place is None:
        return False
    return str(place["name"]).endswith(m["level"]) and (m["level"] != "区" or draft.context.about.place is not None)


def _owners(text: str, named: list[Mention], inside: list[Mention]) -> list[Mention]:
    """The divisions that an area's name begins with in full (甲省乙新区条例)."""
    areas = {m.start: m.end for m in inside if m.label in AREAS}
    return [m for m in named if m.label in PLACES and m.end < areas.get(m.start, -1) and _DIVISION.search(text, m.start + 2, m.end)]


def _aliases(draft: Draft) -> None:
    """以下简称《纲要》: the short name is an alias, and names the policy from there on."""
    defined: dict[str, tuple[int, str]] = {}
    for m in _ALIAS.finditer(draft.text):
        before = [x for x in draft.mentions_in(max(0, m.start() - 100), m.start() + 1, ("Policy",)) if m.start() - x.end < 40]
        if not before:
            continue
        key, alias = before[-1].key, m["alias"].strip("《》“”")
        draft.describe(key, "aliases", alias, m.start("alias"), m.end("alias"), by=draft.by("alias"), confidence=0.95)
        defined.setdefault(alias, (m.end(), key))
    if not defined:
        return
    for again in _AGAIN.finditer(draft.text):
        since, key = defined.get(again["alias"], (len(draft.text), ""))
        if again.start() >= since:
            draft.mention(key, again.start("alias"), again.end("alias"))
