"""Agreements that were signed, and those that are called after the parties who made them."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extract._clauses import sentence_lead
from ingest.extract._dealnames import DEAL, Name, deals_after, deals_before, phrase_name
from ingest.extract._deals import Deal, different, mood
from ingest.extract._draft import Draft
from ingest.extract._signatories import Side, side_before, sides_in, subject_of, with_subject
from kb.gazetteer import ancestors
from kb.model import Passage
from kb.values import dates
from kb.vocabulary import PLACES

_SIGN = re.compile(r"签署|签订|签定|缔结|续签|订立|达成|签下|(?<!委)会签(?![署订约])|签约")
_NOUN = re.compile(r"[》”]?(?:的|签署|签订|签约)*(?:消息|新闻|仪式|活动|通稿|报道)")
"""What makes a noun of a verb of signing: the news of a signing tells of it, less surely than a sentence."""
_STOP = re.compile(r"[，；。：]")
_CALLED = re.compile(rf"[^，。；：《》\n]{{2,60}}?{DEAL}(?![书双中])")
_NOT_THEIRS = re.compile(r"的|(?:企业|公司|医院|高校|学校|居民|部门|单位|签|达成|与|和|根据|按照|之间)")
_MONTH_DAY = re.compile(r"(?<![\d年])(?P<m>1[0-2]|[1-9])月(?:(?P<d>3[01]|[12]\d|[1-9])日)?(?!份?[底末初前])")
_LATELY = re.compile(r"近日|日前|近期|此前|之前")
_PRECISE = ("day", "month", "year")
_TODAY = re.compile(r"今天|今日|当天|当日")
_COUNTED = re.compile(rf"(?:\d+|[两二三四五六七八九十]+)(?:多|余)?(?:项|个|份|款)[^，。；]{{0,24}}?{DEAL}")


def signed(draft: Draft, passage: Passage) -> list[Deal]:
    """Agreements that the sentence says were or will be signed."""
    text, found = draft.text, []
    for start, end in sentence_lead(text, passage):
        verbs = list(_SIGN.finditer(text, start, end))
        for i, verb in enumerate(verbs):
            until = verbs[i + 1].start() if i + 1 < len(verbs) else end
            names = deals_after(text, verb.end(), until)
            before = not names
            names = names or deals_before(text, start, verb.start())
            if not names:
                continue
            at = names[0].start - 1 if before else verb.start()
            side, sure = _parties(draft, passage, start, at, names, verb.end(), end)
            if side is None:
                continue
            said = mood(text, _clause(text, start, verb.start()), verb.start(), verb.end(), side)
            told = _NOUN.match(text, names[-1].end) or _NOUN.match(text, verb.end())
            day = _date(draft, start, verb.start())
            confidence = min(sure, 0.6) if told else sure
            found += [
                Deal(n, side.keys, passage, "signed", confidence if n.text else confidence - 0.15, said, day, side.bodies) for n in names
            ]
    return found


def _parties(draft: Draft, passage: Passage, start: int, at: int, names: list[Name], behind: int, end: int) -> tuple[Side | None, float]:
    """Those who sign, and how sure that is.

    In order: the chain before the verb, with the subject of the sentence where it begins with 与;
    由…签署; the last chain of the sentence; those named in the agreement's title; of a
    mere count of agreements the only two places of the sentence.
    """
    text = draft.text
    side = with_subject(draft, passage.start, side_before(draft, _clause(text, start, at), at))
    if side is not None and different(side.keys):
        return side, 0.75 if side.group_only or side.open else 0.9
    by = text.find("由", names[0].end, end) if at < names[0].start else -1
    earlier = [*(sides_in(draft, by, end)[:1] if by >= 0 else ()), *reversed(sides_in(draft, passage.start, at))]
    for other in earlier:
        if other.joint and different(other.keys):
            return other, 0.75
    if side is not None and side.as_area:
        return side, 0.6
    named = tuple(dict.fromkeys(k for n in names for s in sides_in(draft, n.start, n.end) for k in s.keys))
    if different(named):
        return Side(named, at, at, True), 0.7
    two = _two_places(draft, passage.start, at) if names[0].text is None and _COUNTED.search(text, behind, end) else ()
    return (Side(two, at, at, True), 0.6) if two else (None, 0.0)


def _two_places(draft: Draft, start: int, end: int) -> tuple[str, ...]:
    """The places of the sentence, if they are just two of different provinces."""
    keys = list(dict.fromkeys(m.key for m in draft.mentions_in(start, end, PLACES)))
    lowest = [k for k in keys if not any(k in ancestors(o) for o in keys)]
    return tuple(lowest) if len(lowest) == 2 and not set(ancestors(lowest[0])) & set(ancestors(lowest[1])) else ()


def _clause(text: str, start: int, at: int) -> int:
    """Where the clause begins that runs up to `at`; a comma before 与 or 同 is none."""
    for m in reversed(list(_STOP.finditer(text, start, at))):
        if not (
            m[0] == "，" and re.match(r"\s*(?:并|还|又)?(?:与|同|和)", text[m.end() : m.end() + 4]) and _whole(text[start : m.start()])
        ):
            return m.end()
    return start


def _whole(lead: str) -> bool:
    """Is what stands before the comma a bare subject, without a verb of its own?"""
    return len(lead) <= 16 and "，" not in lead


def called(draft: Draft, passage: Passage) -> list[Deal]:
    """甲与乙新一轮战略合作协议: parties right before the name, no verb of signing in between."""
    text, found = draft.text, []
    for start, end in sentence_lead(text, passage):
        for m in _CALLED.finditer(text, start, end):
            signing = re.compile(r"[》”]?(?:正式)?签[约署订]").match(text, m.end()) is not None
            sides = [s for s in sides_in(draft, m.start(), m.end()) if s.joint or signing]
            sides = [s for s in sides if different(s.keys)]
            side = sides[-1] if sides else None
            if side is None or not 2 <= m.end() - side.end <= 32 or _NOT_THEIRS.search(text, side.end, m.end()):
                continue
            if opened := _opened(draft, passage, m.start(), side):
                side = replace(side, keys=(opened, *side.keys))
            if not different(side.keys):
                continue
            name = phrase_name(text, side.end, m.end())
            if name.text:
                said = mood(text, m.start(), m.end() - 2, m.end(), side)
                found.append(Deal(name, side.keys, passage, "called", 0.7, said, None, side.bodies))
    return found


def _opened(draft: Draft, passage: Passage, start: int, side: Side) -> str | None:
    """Whose agreement 同甲、乙等省份合作框架协议 is besides: the subject's of the sentence, or the document's own place."""
    lead = draft.text[start : side.start]
    return subject_of(draft, passage.start, side.start) if re.search(r"(?:^|[，；])(?:落实|深化|推进|执行|履行)?[与同]$", lead) else None


def _date(draft: Draft, start: int, verb: int) -> tuple[str, int, int] | None:
    """The date before the verb in its sentence; month and day take the document's year."""
    about = draft.context.about
    line = about.date_span[1] if about.kind == "news" and about.date_span else 0
    found = [(d.iso, d.start, d.end) for d in dates(draft.text, about.date, start, verb) if d.kind in _PRECISE and d.start >= line]
    year = about.year
    if year is not None:
        for m in _MONTH_DAY.finditer(draft.text, start, verb):
            day = f"-{int(m['d']):02d}" if m["d"] else ""
            found.append((f"{year}-{int(m['m']):02d}{day}", m.start(), m.end()))
    if found:
        last = max(found, key=lambda d: (d[2], -d[1]))
        return None if _LATELY.search(draft.text, last[2], verb) else last
    if about.date and len(about.date) == 10 and about.date_span and (m2 := _TODAY.search(draft.text, start, verb)):
        return about.date, *m2.span()
    return None
