"""Arrangements that stand: alliances, joint meetings, mechanisms, joint bodies and platforms."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extract._anaphora import ALL, GROUP
from ingest.extract._borne import alone, attended, borne, raised
from ingest.extract._carried import continued
from ingest.extract._clauses import clause_begin, sentence_lead
from ingest.extract._dealnames import Name, arrangements
from ingest.extract._deals import Deal, came_to_nothing, different, mood
from ingest.extract._draft import Draft
from ingest.extract._foundation import FOUND, MAX_NAME, NEAR, STRONG, WEAK, named
from ingest.extract._names import run_before
from ingest.extract._signatories import Side, listed_before, opened, side_before, sides_in, subject_of, with_subject
from kb.model import Modality, Passage
from kb.vocabulary import SPATIAL

_MEETS = re.compile(r"[举召]|主[持办]|承办")
_INTERNAL = re.compile(r"(?:部门|厅际|部际|局际|委办局)(?:工作)?(?:联席会议|协调机制|联动机制)")
_TOGETHER = re.compile(
    r"横向|上下游|[省市区]际|跨|共[建享商管治]|互[通助保换派]|补偿|对接|合作|协作|协同|联动|联防|联席|联盟|联合|会商|协商|磋商|跨界|跨省|跨市|互认|共管|共治|联治|共同体"
)
_BOUND = ("结成", "结为", "组成")
_VAGUE = ("构建", "健全", "完善", "打造")
"""What 两市 of an earlier clause do so need not be one arrangement."""
_DONE = re.compile(r"成立|设立|组建|建立|结成|结为|组成")
_BODY = re.compile(r"研究院|实验室|(?:研究|创新|转化)中心")
"""What a place and a university found together is theirs, however it is called and whatever document says so."""
_CONVENED = re.compile("协[调作]会")
"""A meeting that may be held but once, unless it is told that it is held in turn."""
_IN_TURN = re.compile("轮值|轮流|定期|每(?:年|半年|季度?|[两一]年)")
_AGREED = re.compile(r"签约|商定|约定|议定|协议|携手|联合|合作|联手|抱团|共同|共建")
_UNVEILED = re.compile(r"[”》]?(?:正式|共同|现场)?(?:揭牌|授牌|启动)")
_ANYONE = re.compile(f"{GROUP.pattern}|{ALL.pattern}|[本我全][省市区县州]")
_AGREE = re.compile("[^，。；]{0,16}?(?:商定|约定|议定|签约|一致同意|协商)")
_GROUPED = re.compile(GROUP.pattern + r"[^，。；]{0,10}(?:搭建|创建|发起)$")
_PROGRAMMES = ("plan", "opinion", "notice", "law")
_TITLED = re.compile(
    r"[^《》。；，\n]{0,40}》|(?:框架|合作|工作)*(?:公约|章程|宣言|协议|备忘录|倡议|规划|方案|规则|办法|采购(?!联盟)|成员(?!城市|单位|包括|有|由|为))"
)
"""What makes a head part of a title, or of another name."""
_MADE = re.compile("(?:建立健全|建立|健全|完善|构建|深化|组建|设立|成立)(?:起|了)?$")
"""Behind a verb of founding those named are part of a name."""
_SIGNED = re.compile(r"签署|签订|签下|缔结|发布|商定|约定|议定|签约")
_LED = re.compile(r"(?:共同)?(?:牵头|参加|参与|发起|主导|配合)[，、]$")
_MEMBER = r"(?:首批|创始|发起|现有|联盟|其|主要)*(?:成员|盟员)"
_MEMBERS = r"(?:首批|创始|现有|其|主要)*(?:(?:成员|盟员)(?:城市|单位|方|市|地区|省份|省区)?|(?:发起|参与|参加|加盟|联盟|签约|共建)(?:城市|单位|方|市|地区|省份|省区|地))"
_OF = re.compile(
    r"[”》]?(?:（(?P<bracket>[^（）\n]{4,400})）"
    r"|(?:，(?:并)?)?(?:成员)?由(?P<who>[^。；]{2,400}?)(?:共同|联合|轮流|轮值|自愿|按照[^，。；]{1,16}|依据[^，。；]{1,16})*(?:组成|组建|发起|成立|构成|召集|承办|主持|牵头|举办|设立|派员|出资|运营|管理|参与|参加)"
    rf"|[^。；\n]{{0,30}}?[。，；]?{_MEMBERS}(?:包括|为|有|涵盖|是|由|分别是|：)(?P<members>[^。；\n]{{4,400}})"
    rf"|[^。；\n]{{0,24}}?，(?P<became>[^，。；]{{4,400}}?)(?:成为|系|为|入选)(?:联盟|其)?{_MEMBER}"
    r"|(?:目前|现|已|共)*(?:涵盖|囊括|包括|包含)(?P<within>[^。；，\n]{4,400}))"
)
_TAKE_PART = re.compile(r"[”》]?，(?P<who>[^，。；]{2,80}?)(?:市州|企业|高校|单位|部门)*(?:共同|积极|协同)?(?:参与|参加|加入|配合|加盟)")
_WITH_THEM = re.compile(r"(?:建立健全|建立|健全|完善|深化|构建|落实|用好|推动)(?:起|了)?(?:与|同|和)")
_ADJACENT = re.compile(
    r"(?:等)?(?:西部|东部|中部|周边|相邻|毗邻|沿线)?(?:省[区市]*|[市州县区])*(?:[\u4e00-\u9fff]{0,8}(?:部门|政府|机关))?(?:之?间)?的?"
)
"""What may stand between those named and the arrangement: 等省份, 交通运输主管部门."""
_NO_MARK = "[，。；：、的]"
_BETWEEN = re.compile(r"会商|协商|对接|合作|协作|协同|协调|联动|联席|联防|联治|联控|共[建享商管治]|互[认通联助]|补偿|磋商|沟通")
_QUOTED_ROW = re.compile(r"(?:“[^“”\n]{2,30}”、?)+“")
_JOINED = re.compile(r"(?:，|后)(?P<who>[^，。；]{2,200}?)(?:等)?(?:先后|相继|陆续|随后|共同)*(?:加入|参加|参与|参建|加盟)")
_MADE_BY = re.compile(
    r"(?:由|以(?=[^，。；]{4,80}为[^，。；]{0,4}(?:组长|召集人|成员|会长|主体)))(?P<who>[^。；]{4,400}?)(?:共同|联合)*(?:分别|轮流)?(?:[担出]任[^，。；]{2,8}|为[^，。；]{0,4}(?:组长|召集人|成员|会长|主体)|组成|参加|参与|组建|发起|设立|成立|建立|共建|构成|牵头|倡议|倡导|筹建|创建|搭建|打造|主导|签约)的(?=[^的，。；]{0,40}$)"
)
_MEMBER_OF = re.compile(rf"[”》]?的?{_MEMBERS}")
_IS = re.compile(r"(?:(?:作为|成为|以)(?:首批|创始|新|发起)?成员(?:城市|单位)?(?:身份)?(?:加入|参加)|成为|是|为|系|作为|加入|参加|入选)“?")
_ENTERS = re.compile("加入|加盟|参加")
_ADVERBS = re.compile(
    r"(?:共同|联合|携手|联手|合力|正式|并|还|又|倡议|宣布|决定|商定|约定|同意|计划|同时|将|拟|定期|轮流|适时|每(?:季度|半年|[一两]?年|月)|\s|“)*"
)


def standing(draft: Draft, passage: Passage) -> list[Deal]:
    """The arrangements that the sentence says parties found, or that bear the names of their parties."""
    text, found = draft.text, []
    for start, end in sentence_lead(text, passage):
        for head in arrangements(text, start, end):
            clause = max(clause_begin(text, start, head.start, "，；：。"), head.start - NEAR)
            if (
                _INTERNAL.search(text, clause, head.end)
                or _TITLED.match(text, head.end)
                or came_to_nothing(text, clause, head.start, head.end)
            ):
                continue
            within = passage.end + NEAR
            if not (
                draft.home
                or draft.mentions_in(max(0, passage.start - NEAR), within, SPATIAL)
                or _ANYONE.search(text, passage.start, passage.end)
            ):
                continue
            for rule in (_composed, _made_by, _joined, _founded, _toward, _listed, borne, alone, attended, raised, continued):
                if (deal := rule(draft, passage, clause, head, end)) is not None:
                    found.append(deal)
                    break
    return found


def _founded(draft: Draft, passage: Passage, clause: int, head: Name, end: int) -> Deal | None:
    """甲与乙联合成立丙理事会: a chain, a verb of founding, the name."""
    text = draft.text
    verbs = [v for v in FOUND.finditer(text, clause, head.start) if head.end - v.end() <= MAX_NAME]
    for verb in reversed(verbs):
        if verb[0] == "为" and not _UNVEILED.match(text, head.end):
            continue
        side = with_subject(draft, passage.start, listed_before(draft, max(passage.start, clause - NEAR), verb.start()))
        if side is None or not different(side.keys) or _LED.search(text, max(passage.start, clause - 8), clause):
            side = _before(draft, passage, clause, verb.start(), side) or _with_others(draft, side, head, end) or side
        if (
            side is None
            or not different(side.keys)
            or not (side.joint or verb[0] in _BOUND or _TOGETHER.search(text, verb.end(), head.end))
        ):
            continue
        name = named(text, verb.end(), head)
        said = mood(text, clause, verb.start(), verb.end(), side)
        together = bool(
            _AGREED.search(text, max(passage.start, side.start - 8), verb.end()) or _GROUPED.search(text, side.end - 24, verb.end())
        )
        if name is None or (side.group_only and verb[0] in _VAGUE) or not _counts(draft, head, name, side, verb[0], said, together):
            return None
        return Deal(name, side.keys, passage, "founded", 0.8 if not side.group_only else 0.7, said, None, side.bodies)
    return None


def _toward(draft: Draft, passage: Passage, clause: int, head: Name, end: int) -> Deal | None:
    """建立与甲、乙的定期会商机制: the verb before 与, and behind those named the arrangement that they and the subject have."""
    text = draft.text
    verb = next(reversed(list(_WITH_THEM.finditer(text, clause, head.start))), None)
    if verb is None or WEAK.search(text, head.start, head.end):
        return None
    side = next((s for s in sides_in(draft, verb.end(), head.start) if s.start == verb.end() and s.keys), None)
    at = _ADJACENT.match(text, side.end, head.start).end() if side is not None else 0  # type: ignore[union-attr]
    if side is None or head.start - at > 16 or re.search(_NO_MARK, text[at : head.start]):
        return None
    first = side_before(draft, clause, verb.start())
    subject = first.keys if first is not None else tuple(k for k in (subject_of(draft, passage.start, side.start),) if k)
    keys = tuple(dict.fromkeys((*subject, *side.keys)))
    name = Name(text[at : head.end], at, head.end, head.kind)
    if not subject or not different(keys) or not _BETWEEN.search(name.text or ""):
        return None
    said = mood(text, clause, verb.start(), verb.end())
    if said is Modality.HOLDS and re.match("建立|构建|推动", verb[0]) and "了" not in verb[0]:
        said = Modality.PLANNED  # the review of a report tells what was done so
    return Deal(name, keys, passage, "toward", 0.65, said, None, side.bodies)


def _listed(draft: Draft, passage: Passage, clause: int, head: Name, end: int) -> Deal | None:
    """甲、乙建立“丙机制”“丁机制”: each further name in quotation marks of those that a verb founds."""
    text = draft.text
    before = _QUOTED_ROW.search(text, clause, head.start)
    verb = next(reversed(list(FOUND.finditer(text, clause, before.start()))), None) if before else None
    if before is None or verb is None or verb.end() != before.start():
        return None
    side = with_subject(draft, passage.start, side_before(draft, clause, verb.start()))
    at = before.end()
    if side is None or not different(side.keys) or text[head.end : head.end + 1] != "”" or "”" in text[at : head.end]:
        return None
    name = Name(text[at : head.end], at, head.end, head.kind)
    return Deal(name, side.keys, passage, "founded", 0.7, mood(text, clause, verb.start(), verb.end(), side), None, side.bodies)


def _with_others(draft: Draft, side: Side | None, head: Name, end: int) -> Side | None:
    """甲牵头组建丁联盟，乙、丙共同参与: the one who founds it with those of the next clause."""
    m = _TAKE_PART.match(draft.text, head.end, end)
    more = next((s for s in sides_in(draft, *m.span("who")) if s.keys), None) if m and side is not None else None
    if side is None or more is None:
        return None
    return replace(side, keys=tuple(dict.fromkeys((*side.keys, *more.keys))), joint=True, bodies=(*side.bodies, *more.bodies))


def _before(draft: Draft, passage: Passage, clause: int, verb: int, own: Side | None) -> Side | None:
    """Those of the clauses right before: 由甲牵头，乙、丙共同组建; 甲、乙联合发布倡议，成立."""
    text = draft.text
    if own is None and not _ADVERBS.fullmatch(text, clause, verb):
        return None
    sides: list[Side] = [own] if own is not None else []
    stop = clause - 1
    while stop > passage.start and (led := _LED.search(text, max(passage.start, stop - 16), stop + 1)):
        side = side_before(draft, clause_begin(text, passage.start, stop, "，；：。"), led.start())
        if side is None:
            break
        sides.insert(0, side)
        stop = clause_begin(text, passage.start, stop, "，；：。") - 1
    if not sides:
        found = [
            s
            for s in sides_in(draft, passage.start, clause, groups=True)
            if different(s.keys) and not _MADE.search(text, passage.start, s.start)
        ]
        sides = [s for s in found if s.joint or _AGREE.match(text, s.end, clause)][-1:] or _signing(draft, passage, clause)
        if not sides and (first := opened(draft, passage.start, clause)) is not None:
            sides = [first]
    keys = tuple(dict.fromkeys(k for s in sides for k in s.keys))
    if not different(keys):
        return None
    again = bool(sides) and all(s.group_only for s in sides)
    return Side(keys, clause, clause, True, tuple(b for s in sides for b in s.bodies), group_only=again)


def _signing(draft: Draft, passage: Passage, clause: int) -> list[Side]:
    """Those who signed something in an earlier clause of the sentence: 各方签署宣言，成立丙联盟."""
    verbs = list(_SIGNED.finditer(draft.text, passage.start, clause))
    side = side_before(draft, clause_begin(draft.text, passage.start, verbs[-1].start(), "，；：。"), verbs[-1].start()) if verbs else None
    return [side] if side is not None and different(side.keys) else []


def _composed(draft: Draft, passage: Passage, clause: int, head: Name, end: int) -> Deal | None:
    """丙联盟由甲和乙组成, 丙联盟成员包括甲、乙: the name first, those who are in it behind."""
    text = draft.text
    m = _OF.match(text, head.end, min(len(text), passage.end + NEAR))
    if (
        m is None
        or (m.end() > passage.end and m["members"] is None)
        or not (
            STRONG.search(text, head.start, head.end)
            or "委员会" in text[head.start : head.end]
            or (m["who"] and _DONE.search(text, clause, head.start))
        )
    ):
        return None
    lead = _ENTERS.search(text, clause, head.start) or FOUND.search(text, clause, head.start)
    name = named(text, clause if lead is None else lead.end(), head) or _named_before(draft, clause, head)
    sides = [s for s in sides_in(draft, *m.span(m.lastgroup or 0), groups=True) if s.keys]
    side = next((s for s in sides if different(s.keys)), sides[0] if sides else None)
    if name is None or side is None:
        return None
    if joined := _JOINED.match(text, m.end(), passage.end):
        more = [s for s in sides_in(draft, *joined.span("who")) if s.keys][:1]
        side = replace(side, keys=tuple(dict.fromkeys(k for s in (side, *more) for k in s.keys)))
    if lead is not None and _ENTERS.match(lead[0]) and (first := side_before(draft, clause, lead.start())) is not None:
        side = replace(side, keys=tuple(dict.fromkeys((*first.keys, *side.keys))))
    if not different(side.keys):
        return None
    shown = replace(passage, end=max(passage.end, side.end))
    return Deal(name, side.keys, shown, "composed", 0.8, mood(text, clause, head.end, head.end + 1), None, side.bodies)


def _named_before(draft: Draft, clause: int, head: Name) -> Name | None:
    """The full name of what the clause begins with as 联盟 or 该联盟 alone; None unless it stands shortly before."""
    text = draft.text
    if text[clause : head.start].strip("该此这本“个一 ") or head.kind != "alliance":
        return None
    word = text[head.start : head.end]
    floor = max(0, clause - NEAR)
    for h in reversed([h for h in arrangements(text, floor, clause) if h.text == word]):
        at = run_before(text, h.start, draft.mentions_in(max(floor, h.start - MAX_NAME), h.start), floor).start
        if h.end - at >= 5:
            return Name(text[at : h.end], at, h.end, head.kind)
    return None


def _joined(draft: Draft, passage: Passage, clause: int, head: Name, end: int) -> Deal | None:
    """甲、乙是丙联盟的发起城市, 甲、乙加入丙联盟: those who are said to be in an alliance."""
    text = draft.text
    if head.kind != "alliance":
        return None
    verb = next(reversed(list(_IS.finditer(text, clause, head.start))), None)
    if verb is None or not (_MEMBER_OF.match(text, head.end) or re.search("加入|参加", verb[0])):
        return None
    side, name = side_before(draft, clause, verb.start()), named(text, verb.end(), head) or _named_before(draft, verb.end(), head)
    if side is None or name is None or not different(side.keys):
        return None
    return Deal(name, side.keys, passage, "joined", 0.75, mood(text, clause, verb.start(), verb.end(), side), None, side.bodies)


def _made_by(draft: Draft, passage: Passage, clause: int, head: Name, end: int) -> Deal | None:
    """由甲牵头，乙、丙参加的丁机制: those who make it in a clause before its name, and the subject who joins them."""
    text = draft.text
    m = _MADE_BY.search(text, passage.start, head.start)
    if m is None:
        return None
    name = named(text, m.end(), head)
    sides = [s for s in sides_in(draft, *m.span("who"), groups=True) if s.keys]
    keys = tuple(dict.fromkeys(k for s in sides for k in s.keys))
    if re.search(r"(?:加入|加盟)了?$", text[passage.start : m.start()]) and (subject := subject_of(draft, passage.start, m.start())):
        keys = (subject, *(k for k in keys if k != subject))
    if name is None or not different(keys) or (WEAK.search(text, head.start, head.end) and head.kind == "platform"):
        return None
    said = mood(text, passage.start, m.start(), m.start() + 1)
    return Deal(name, keys, passage, "made-by", 0.75, said, None, tuple(b for s in sides for b in s.bodies))


def _counts(draft: Draft, head: Name, name: Name, side: Side, verb: str, said: Modality, together: bool) -> bool:
    """Is what is founded an arrangement of its own, by how it is called and who is said to found it?"""
    text = name.text or ""
    if _MEETS.match(verb):
        return re.search("联席|会商会|协商会|磋商会|协[调作]会", text) is not None and (
            (len(text) > len("工作联席会议") and not _CONVENED.search(text))
            or _IN_TURN.search(draft.text, side.end, head.start) is not None
        )
    if STRONG.search(text):
        return True
    if WEAK.search(text):
        if together and _BODY.search(text) and any(k.startswith("Organization") for k in side.keys):
            return True
        done = _DONE.search(verb) is not None or (together and draft.context.about.kind not in _PROGRAMMES)
        return said is Modality.HOLDS and done and len(text) > 4
    return len(text) > 4 and (not side.group_only or said is Modality.HOLDS)
