"""Agreements that were signed, and those that are called after the parties who made them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.extract._bearers import bearers
from ingest.extract._clauses import sentence_lead
from ingest.extract._dealnames import DEAL, Name, deals_after, deals_before, marked, phrase_name, subject_matter
from ingest.extract._deals import Deal, came_to_nothing, different, mood
from ingest.extract._draft import Draft
from ingest.extract._signatories import Side, listed_before, opened, side_before, sides_in, subject_of, with_subject
from ingest.extract._units import units
from kb.gazetteer import ancestors
from kb.model import Modality, Passage
from kb.values import dates
from kb.vocabulary import PLACES

_SIGN = re.compile(
    r"签署|签订|签定|签立|签下|签成|签了|[续互草补共联重换]签(?!发)|缔结|续订(?!单)|订立|订下|结[为成](?=友好|友城|姊妹|战略合作|合作伙伴|结对|对口)|达成|敲定|议定|(?<!管委)(?<!员)会签(?![署订约])|签约|签字(?!仪式)|换文|互换|交换"
    r"|(?P<told>(?:联合|共同)(?:发布|发表|发出|发起|提出|通过|制[定订]|签发|倡议)|(?:一致|表决|审议)+通过)"
)
_DECLARED = re.compile(r"(?:了)?(?P<name>[^，。；：《》“”、的\n]{2,36}(?:倡议书?|宣言|公约|共识|联合声明))(?=[，。；]|$)")
_NOUN = re.compile(r"[》”]?(?:的|签署|签订|签约)*(?:消息|新闻|仪式|活动|通稿|报道)")
"""What makes a noun of a verb of signing: the news of a signing tells of it, less surely than a sentence."""
_STOP = re.compile(r"[，；。：]")
_ENDS = re.compile(r"[，；。]")
"""Behind a verb of signing: what follows belongs to the next clause."""
_CALLED = re.compile(rf"[^，。；：《》\n]{{2,60}}?{DEAL}(?![书双中])")
_NOT_THEIRS = re.compile(r"的|(?:企业|公司|医院|高校|学校|居民|部门|单位|签|达成|与|和|根据|按照|之间)")
_MONTH_DAY = re.compile(r"(?<![\d年])(?P<m>1[0-2]|[1-9])月(?:(?P<d>3[01]|[12]\d|[1-9])日)?(?!份?[底末初前])")
_LATELY = re.compile(r"近日|日前|近期|此前|之前")
_PRECISE = ("day", "month", "year")
_TODAY = re.compile(r"今天|今日|当天|当日")
_BRACKET = re.compile(r"[》”]?（(?P<who>[^（）\n]{4,80})）")
_WITH_OTHER = re.compile(r"(?:与|同|和)(?P<who>[^的，。]{2,60}?)(?:之间)?的(?P<rest>[^的]{4,40})$")
_POSSESSIVE = re.compile(r"(?:双方|彼此)?(?:之间)?的(?P<name>[^的，。]{2,40})")
_APART = re.compile(r"分别(?:与|同|和|跟)")
_EACH = re.compile(r"[^、与同跟]*(?:与|同|跟)(?P<others>[^与同跟]*)分别")
"""甲与乙、丙分别: each of those behind 与 with the one before it."""
_LATTER = re.compile(r"\s*(?:其中)?(?:(?P<former>前者)|后者)")
_SIGNERS = re.compile(
    r"[》”]?(?:的?(?:签约|签署|缔约|签订)(?:方|各方|主体|单位|城市)(?:为|是|包括|有)(?P<who>[^。；]{4,120})"
    r"|由(?P<by>[^，。；]{4,80}?)(?:共同|联合|正式|率先|先行|首先)*(?:签署|签订|会签|缔结))"
)
_KEPT = re.compile(r"[》”]?[^，。；]{0,12}?(?:到期|期满|续签|续订|重签|执行|落实|生效|履行|约定|规定|明确|签[署订约]|已)")
_KEEPING = re.compile(r"(?:落实|执行|履行|根据|按照|依据|续签|续订)[^，。；]{0,10}$")
_RENEWED_BY = re.compile(r"由(?P<who>[^，。；]{2,40}?)(?:负责|牵头)?(?:续签|续订|重签|签订|签署|落实|执行)")
_BY = re.compile("[》”]?，?(?:并|分别)?由")
_DRAFTED = re.compile(r"(?:起草|草拟|拟订|商讨|磋商|洽谈|研究)[^，。；]{0,4}[《“]?$")
_COUNTED = re.compile(rf"(?:\d+|[两二三四五六七八九十]+)(?:多|余)?(?:项|个|份|款)[^，。；]{{0,24}}?{DEAL}")


def signed(draft: Draft, passage: Passage) -> list[Deal]:
    """Agreements that the sentence says were or will be signed."""
    text, found = draft.text, []
    for start, end in sentence_lead(text, passage):
        verbs = list(_SIGN.finditer(text, start, end))
        for i, verb in enumerate(verbs):
            until = verbs[i + 1].start() if i + 1 < len(verbs) else end
            names, at = _names(text, start, verb, until)
            clause = _clause(text, start, verb.start())
            if not names or came_to_nothing(text, clause, verb.start(), names[-1].end):
                continue
            told = _NOUN.match(text, names[-1].end) or _NOUN.match(text, verb.end())
            day = _date(draft, start, verb.start())
            for name, side, sure in _each(draft, passage, start, at, names, verb.end(), end):
                said = mood(text, clause, verb.start(), verb.end(), side)
                confidence = min(sure, 0.6) if told else sure
                found.append(
                    Deal(name, side.keys, passage, "signed", confidence if name.text else confidence - 0.15, said, day, side.bodies)
                )
    return found


def _names(text: str, start: int, verb: re.Match[str], until: int) -> tuple[list[Name], int]:
    """What the verb's clause signs, and where those who sign must have been named."""
    if verb["told"]:
        return marked(text, verb.end(), until) or _declared(text, verb.end(), until), verb.start()
    if verb[0] == "签字":
        return marked(text, start, verb.start())[-1:], verb.start()
    if not _ENDS.match(text, verb.end()) and (names := deals_after(text, verb.end(), until)):
        return names, verb.start()
    if names := deals_before(text, start, verb.start()):
        return names, names[0].start - 1
    return subject_matter(text, start, verb.start()) if verb[0] in ("换文", "签约") else [], verb.start()


def _declared(text: str, start: int, end: int) -> list[Name]:
    """The declaration that the clause names without marks: 共同发布甲地区旅游宣言."""
    m = _DECLARED.match(text, start, end)
    return [phrase_name(text, *m.span("name"))] if m and len(m["name"]) > len("合作倡议") else []


def _each(
    draft: Draft, passage: Passage, start: int, at: int, names: list[Name], behind: int, end: int
) -> Iterator[tuple[Name, Side, float]]:
    """Each agreement with those who sign it, and how sure that is.

    In brackets behind a name stand its own parties; 分别 tells that each of two sides has its own.
    """
    own = [_within(draft, n) for n in names]
    if any(own):
        lead = side_before(draft, _clause(draft.text, start, at), at)
        for name, theirs, whole in (o for o in own if o):
            keys = theirs.keys if whole or lead is None else tuple(dict.fromkeys((*lead.keys, *theirs.keys)))
            if different(keys):
                yield name, replace(theirs, keys=keys), 0.75
        return
    side, sure = _parties(draft, passage, start, at, names, behind, end)
    if side is None:
        yield from ((n, titled, 0.7) for n in names if (titled := bearers(draft, n)) is not None)
        return
    shares = _shares(draft, side, at)
    if len(shares) == len(names) > 1:
        yield from ((n, replace(side, keys=s), sure) for n, s in zip(names, shares, strict=True))
    elif len(shares) > 1 and len(names) == 1:
        yield from ((names[0], replace(side, keys=s), sure) for s in shares)
    else:
        yield from ((n, side, sure) for n in names)


def _within(draft: Draft, name: Name) -> tuple[Name, Side, bool] | None:
    """Parties that stand with the name itself: 丙协议（甲、乙） all of them, 与乙的丙协议 the other side."""
    text = draft.text
    if m := _BRACKET.match(text, name.end):
        side = next((s for s in sides_in(draft, *m.span("who")) if different(s.keys)), None)
        if side is not None:
            return name, side, True
    if name.text and (m := _WITH_OTHER.match(text, name.start, name.end)):
        sides = sides_in(draft, *m.span("who"))
        if len(sides) == 1 and sides[0].keys:
            return replace(name, text=m["rest"], start=m.start("rest")), sides[0], False
    return None


def _shares(draft: Draft, side: Side, at: int) -> list[tuple[str, ...]]:
    """The pairs of 甲分别与乙、丙 and of 甲和乙、丙和丁; [] where all act as one."""
    text = draft.text
    said = text[side.start : at]
    if len(side.keys) < 3:
        return []
    if "分别" not in said:
        pairs = _pairs(draft, side)
        return pairs if len(pairs) > 1 else []
    if _APART.search(said):
        first = [s for s in sides_in(draft, side.start, side.start + said.index("分别")) if s.keys]
        return [(side.keys[0], k) for k in side.keys[1:]] if len(first) == 1 and len(first[0].keys) == 1 else []
    if (m := _EACH.match(said)) and "、" in m["others"]:
        return [(side.keys[0], k) for k in side.keys[1:]]
    return _pairs(draft, side)


def _pairs(draft: Draft, side: Side) -> list[tuple[str, ...]]:
    """甲和乙、丙和丁: the pairs of a side, [] where it is not made of pairs."""
    text = draft.text
    parts = re.split("、", text[side.start : side.end])
    shares: list[tuple[str, ...]] = []
    low = side.start
    for part in parts:
        keys = {k for s in sides_in(draft, low, low + len(part)) for k in s.keys}
        if len(keys) != 2 or not re.search("[和与同]", part):
            return []
        shares.append(tuple(k for k in side.keys if k in keys))
        low += len(part) + 1
    return shares


def _parties(draft: Draft, passage: Passage, start: int, at: int, names: list[Name], behind: int, end: int) -> tuple[Side | None, float]:
    """Those who sign, and how sure that is.

    In order: the chain before the verb, with the subject of the sentence where it begins with 与;
    由…签署; the last chain of the sentence; of a mere count of agreements the only two places of the sentence.
    """
    text = draft.text
    if which := _LATTER.match(text, _clause(text, start, at)):
        pairs = next((p for s in reversed(sides_in(draft, passage.start, which.start())) if len(p := _pairs(draft, s)) == 2), None)
        return (Side(pairs[0 if which["former"] else 1], at, at, True), 0.75) if pairs else (None, 0.0)
    side = with_subject(draft, passage.start, listed_before(draft, start, at, unknown=True))
    if side is not None and different(side.keys):
        if side.group_only and (titled := bearers(draft, names[0])) is not None and _alike(titled.keys, side.keys):
            side = replace(side, keys=titled.keys)
        return side, 0.75 if side.group_only or side.open else 0.9
    row = units(draft, _clause(text, start, at), at)
    others = any(u.code in "POS" for u in row)
    by = _BY.match(text, names[-1].end, end) if at < names[0].start else None
    earlier = [*(sides_in(draft, by.end(), end)[:1] if by else ()), *reversed(sides_in(draft, passage.start, at, groups=True))]
    for other in earlier:
        if other.joint and different(other.keys) and not (others and other.end <= row[0].start):
            titled = bearers(draft, names[0]) if other.group_only else None
            return (titled if titled is not None and _alike(titled.keys, other.keys) else other), 0.75
    if not others and (first := opened(draft, passage.start, at)) is not None and different(first.keys):
        return first, 0.65
    if side is not None and side.as_area:
        return side, 0.6
    two = _two_places(draft, passage.start, at) if names[0].text is None and _COUNTED.search(text, behind, end) else ()
    return (Side(two, at, at, True), 0.6) if two else (None, 0.0)


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Are they as many, and of the same level?"""
    return len(a) == len(b) and {k.partition(":")[0] for k in a} == {k.partition(":")[0] for k in b}


def _two_places(draft: Draft, start: int, end: int) -> tuple[str, ...]:
    """The places of the sentence, if they are just two of different provinces."""
    keys = list(dict.fromkeys(m.key for m in draft.mentions_in(start, end, PLACES)))
    lowest = [k for k in keys if not any(k in ancestors(o) for o in keys)]
    return tuple(lowest) if len(lowest) == 2 and not set(ancestors(lowest[0])) & set(ancestors(lowest[1])) else ()


def _clause(text: str, start: int, at: int) -> int:
    """Where the clause begins that runs up to `at`."""
    return max((m.end() for m in _STOP.finditer(text, start, at)), default=start)


def called(draft: Draft, passage: Passage) -> list[Deal]:
    """甲与乙新一轮战略合作协议: parties right before the name, no verb of signing in between."""
    text, found = draft.text, []
    for start, end in sentence_lead(text, passage):
        for m in _CALLED.finditer(text, start, end):
            if _DRAFTED.search(text, max(start, m.start() - 12), m.start()):
                continue
            if (deal := _signers(draft, passage, m) or _theirs(draft, passage, m)) is not None:
                found.append(deal)
                continue
            signing = re.compile(r"[》”]?(?:正式)?签[约署订]").match(text, m.end()) is not None
            sides = [s for s in sides_in(draft, m.start(), m.end()) if s.joint or signing]
            sides = [s for s in sides if different(s.keys)]
            side = sides[-1] if sides else None
            if side is None or not 2 <= m.end() - side.end <= 32 or _NOT_THEIRS.search(text, side.end, m.end()):
                continue
            if opened := _opened(draft, passage, m.start(), side):
                side = replace(side, keys=(opened, *side.keys))
            if not different(side.keys) or came_to_nothing(text, m.start(), side.start, m.end()):
                continue
            titled = [n for n in marked(text, max(start, m.start() - 1), min(end, m.end() + 1)) if n.start <= side.start]
            name = titled[-1] if titled else phrase_name(text, side.end, m.end())
            if name.text:
                said = mood(text, m.start(), m.end() - 2, m.end(), side)
                found.append(Deal(name, side.keys, passage, "called", 0.7, said, None, side.bodies))
    return found


def _signers(draft: Draft, passage: Passage, m: re.Match[str]) -> Deal | None:
    """《丙协议》的签约方为甲、乙."""
    who = _SIGNERS.match(draft.text, m.end(), passage.end)
    side = next((s for s in sides_in(draft, *who.span(who.lastgroup or 0), groups=True) if different(s.keys)), None) if who else None
    if side is None:
        return None
    names = marked(draft.text, m.start(), min(passage.end, m.end() + 1)) or [phrase_name(draft.text, m.start(), m.end())]
    return Deal(names[-1], side.keys, passage, "called", 0.8, Modality.HOLDS, None, side.bodies)


def _theirs(draft: Draft, passage: Passage, m: re.Match[str]) -> Deal | None:
    """甲与乙的丙协议 that is kept or renewed, 与乙的丙协议由甲续签: what is still to be made has no such verb."""
    text = draft.text
    low = m.start() + 1 if text[m.start()] in "与同和" else m.start()
    sides = [s for s in sides_in(draft, low, m.end()) if s.keys]
    side = sides[-1] if sides else None
    between = _POSSESSIVE.fullmatch(text, side.end, m.end()) if side is not None else None
    if side is None or between is None:
        return None
    bodies = side.bodies
    keys = side.keys
    if not different(keys) or low > m.start():
        by = _RENEWED_BY.match(text, m.end(), passage.end)
        others = sides_in(draft, *by.span("who")) if by else []
        if len(others) != 1:
            return None
        keys, bodies = tuple(dict.fromkeys((*keys, *others[0].keys))), (*bodies, *others[0].bodies)
    elif not (_KEPT.match(text, m.end()) or _KEEPING.search(text[m.start() : side.start])):
        return None
    if not different(keys) or came_to_nothing(text, m.start(), side.start, m.end()):
        return None
    name = phrase_name(text, between.start("name"), m.end())
    return Deal(name, keys, passage, "called", 0.65, mood(text, m.start(), m.end() - 2, m.end(), side), None, bodies) if name.text else None


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
