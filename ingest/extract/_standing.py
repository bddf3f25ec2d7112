"""Arrangements that stand: alliances, joint meetings, mechanisms, joint bodies and platforms."""

from __future__ import annotations

import re

from ingest.extract._anaphora import GROUP
from ingest.extract._clauses import sentence_lead
from ingest.extract._dealnames import Name, arrangements, plural
from ingest.extract._deals import Deal, different, mood
from ingest.extract._draft import Draft
from ingest.extract._signatories import Side, side_before, sides_in, units, with_subject
from kb.model import Modality, Passage

_FOUND = re.compile(r"成立|组建|建立健全|建立|设立|创建|组成|发起|共建(?!成)|搭建|打造|启动|健全|完善|构建|举行|召开")
_EVENT = re.compile(r"成立|揭牌|召开|举行|召集|获悉|启动|运行|运转|落地|组建")
_INTERNAL = re.compile(r"(?:部门|厅际|部际|局际|委办局)(?:工作)?(?:联席会议|协调机制|联动机制)")
_STRONG = re.compile(r"联盟|联席会议|理事会|专班|执行委员会|合作委员会|联合委员会|合作办公室|联合办公室|联合体|例会制度")
_WEAK = re.compile(r"研究院|实验室|中心|平台|论坛|领导小组|联合会|共同体")
_TOGETHER = re.compile(r"合作|协作|协同|联动|联防|联席|联盟|联合")
_ALONE = re.compile(r"联盟|联席会议")
_DONE = re.compile(r"成立|设立|组建|建立")
_LED = re.compile(r"(?:共同)?(?:牵头|参加|参与|发起|主导|配合)[，、]$")
_OF = re.compile(r"[”》]?由(?P<who>[^。；]{4,120}?)(?:共同|联合)?(?:组成|组建|发起|成立)")
_ADVERBS = re.compile(r"(?:共同|联合|携手|正式|并|还|又|倡议|宣布|决定|同时|\s|“)*")
_LEAD = re.compile(r"(?:了|的|起|“|\"|一批|《|\d{4}年度?|首个|第[一二三四五六七八九十]+次|\s|覆盖|涵盖)+")
_MAX_NAME = 40


def standing(draft: Draft, passage: Passage) -> list[Deal]:
    """The arrangements that the sentence says parties found, or that bear the names of their parties."""
    text, found = draft.text, []
    for start, end in sentence_lead(text, passage):
        for head in arrangements(text, start, end):
            clause = _clause(text, start, head.start)
            if _INTERNAL.search(text, clause, head.end):
                continue
            deal = (
                _founded(draft, passage, clause, head)
                or _borne(draft, passage, clause, head, end)
                or _alone(draft, passage, clause, head, end)
            )
            if deal is not None:
                found.append(deal)
    return found


def _clause(text: str, start: int, at: int) -> int:
    return max(start, *(text.rfind(c, start, at) + 1 for c in "，；：。"))


def _founded(draft: Draft, passage: Passage, clause: int, head: Name) -> Deal | None:
    """甲与乙联合成立丙理事会: a chain, a verb of founding, the name."""
    text = draft.text
    if (deal := _composed(draft, passage, clause, head)) is not None:
        return deal
    verbs = [v for v in _FOUND.finditer(text, clause, head.start) if head.end - v.end() <= _MAX_NAME]
    for verb in reversed(verbs):
        side = with_subject(draft, passage.start, side_before(draft, clause, verb.start()))
        if side is None or not different(side.keys) or _LED.search(text, max(passage.start, clause - 8), clause):
            side = _before(draft, passage, clause, verb.start(), side) or side
        if side is None or not different(side.keys) or not (side.joint or _TOGETHER.search(text, verb.end(), head.end)):
            continue
        name = _named(text, verb.end(), head)
        said = mood(text, clause, verb.start(), verb.end(), side)
        if name is None or not _counts(name, side, verb[0], said):
            return None
        return Deal(name, side.keys, passage, "founded", 0.8 if not side.group_only else 0.7, said, None, side.bodies)
    return None


def _before(draft: Draft, passage: Passage, clause: int, verb: int, own: Side | None) -> Side | None:
    """Those of the clauses right before: 由甲牵头，乙、丙共同组建; 甲、乙联合发布倡议，成立."""
    text = draft.text
    if own is None and not _ADVERBS.fullmatch(text, clause, verb):
        return None
    sides: list[Side] = [own] if own is not None else []
    stop = clause - 1
    while stop > passage.start and (led := _LED.search(text, max(passage.start, stop - 16), stop + 1)):
        side = side_before(draft, _clause(text, passage.start, stop), led.start())
        if side is None:
            break
        sides.insert(0, side)
        stop = _clause(text, passage.start, stop) - 1
    if not sides:
        sides = [s for s in sides_in(draft, passage.start, clause) if s.joint and different(s.keys)][-1:]
    keys = tuple(dict.fromkeys(k for s in sides for k in s.keys))
    return Side(keys, clause, clause, True, tuple(b for s in sides for b in s.bodies)) if different(keys) else None


def _composed(draft: Draft, passage: Passage, clause: int, head: Name) -> Deal | None:
    """丙联盟由甲和乙组成: the name first, those who are in it behind."""
    text = draft.text
    m = _OF.match(text, head.end, passage.end)
    if m is None or not _STRONG.search(text, head.start, head.end):
        return None
    name = _named(text, clause, head)
    side = next((s for s in sides_in(draft, m.start("who"), m.end("who")) if different(s.keys)), None)
    if name is None or side is None:
        return None
    return Deal(name, side.keys, passage, "composed", 0.8, mood(text, clause, head.end, head.end + 1), None, side.bodies)


def _counts(name: Name, side: Side, verb: str, said: Modality) -> bool:
    """Is what is founded an arrangement of its own, by how it is called and who is said to found it?"""
    text = name.text or ""
    if re.match(r"[举召]", verb):
        return "联席会议" in text and len(text) > len("工作联席会议")
    if _STRONG.search(text):
        return True
    if _WEAK.search(text):
        return said is Modality.HOLDS and _DONE.search(verb) is not None and len(text) > 2
    return len(text) > 4 and (not side.group_only or said is Modality.HOLDS)


def _named(text: str, start: int, head: Name) -> Name | None:
    """The noun phrase from the verb to the head; None for several, or for what belongs to another."""
    lead = _LEAD.match(text, start, head.start)
    at = lead.end() if lead else start
    name = text[at : head.end]
    if not 3 <= len(name) <= _MAX_NAME or plural(text[start : head.end]) or re.search(r"[。；《》\n]|、[^、]*、[^、]*、", name):
        return None
    if "”" in name and "“" not in name and text[at - 1] == "“":
        at -= 1
    return Name(text[at : head.end], at, head.end, head.kind)


def _borne(draft: Draft, passage: Passage, clause: int, head: Name, end: int) -> Deal | None:
    """甲、乙、丙三地联席会议: parties right before the name, and a verb that it exists or is made to."""
    text = draft.text
    sides = [s for s in sides_in(draft, clause, head.end) if different(s.keys)]
    if not sides or _WEAK.search(text, head.start, head.end):
        return None
    side = sides[-1]
    if not (_STRONG.search(text, head.start, head.end) or GROUP.search(text, side.start, side.end)):
        return None
    between = text[side.end : head.start]
    tail = _tail(text, head.end, end)
    lead = text[clause : side.start]
    if len(between) > 20 or re.search(r"的|[签建设成]立|企业|[，。；]", between) or not (_EVENT.search(tail) or _FOUND.search(lead[-8:])):
        return None
    verb = _FOUND.search(lead)
    said = mood(text, clause, clause + verb.start(), clause + verb.end()) if verb else Modality.HOLDS
    if verb and said is Modality.HOLDS and re.search(r"健全|完善|构建|打造", verb[0]):
        said = Modality.PLANNED
    return Deal(
        Name(text[side.start : head.end], side.start, head.end, head.kind), side.keys, passage, "borne", 0.7, said, None, side.bodies
    )


def _alone(draft: Draft, passage: Passage, clause: int, head: Name, end: int) -> Deal | None:
    """丁城市群市长联席会议召开: an alliance or meeting called after one area."""
    text = draft.text
    if not _ALONE.search(text, head.start, head.end):
        return None
    area = [u for u in units(draft, clause, head.start) if u.code == "P" and u.key and u.key.startswith(("MetroArea", "CityCluster"))]
    if not area:
        return None
    last = area[-1]
    between, tail, lead = text[last.end : head.start], _tail(text, head.end, end), text[clause : last.start].rstrip("“")
    made = _FOUND.search(lead[-6:])
    if len(between) > 16 or re.search(r"的|[，。；]", between) or not (made or _EVENT.search(tail)):
        return None
    if made and re.search(r"[与和同、]", lead[: -len(made[0])]):
        return None
    said = mood(text, clause, last.start, head.end)
    name = Name(text[last.start : head.end], last.start, head.end, head.kind)
    sides = sides_in(draft, last.start, last.end)
    return Deal(name, sides[0].keys, passage, "alone", 0.65, said)


def _tail(text: str, at: int, end: int) -> str:
    stop = re.compile(r"[，；。]").search(text, at, end)
    return text[at : min(stop.start() if stop else end, at + 32)]
