"""Arrangements that bear their parties in the name (甲乙联席会议), and meetings by those who attend."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extract._anaphora import GROUP
from ingest.extract._clauses import clause_begin
from ingest.extract._dealnames import Name
from ingest.extract._deals import Deal, different, mood
from ingest.extract._draft import Draft
from ingest.extract._foundation import FOUND, NEAR, STRONG, WEAK, named
from ingest.extract._names import run_before
from ingest.extract._signatories import Side, listed_before, side_before, sides_in
from ingest.extract._units import Unit, units
from kb.gazetteer.initials import nickname
from kb.model import Modality, Passage
from kb.vocabulary import SPATIAL

_EVENT = re.compile(r"成立|揭牌|召开|举行|举办|召集|获悉|启动|运行|运转|落地|组建|轮流|议定|审议|确定|听取")
_ALONE = re.compile(r"联盟|联席会|会商(?:制度|机制|会)|例会")
_NO_NAME = r"的|[签建设成]立|[组筹共]建|企业|加入|参[加与]|牵头|发起|是|公布|发布|印发|出台|宣布|组织|开展|推[动进]|加快|启动|实施|携手|共同|对(?![口接])|[为有在与由向把]|[，。；]"
_MADE = re.compile(r"(?:启动|建立健全|建立|健全|完善|构建|深化|组建|设立)(?:起|了)?$")
_ATTEND = re.compile(
    r"的?(?:主要|有关|分管|相关)?(?:[党政]{0,2}(?:主要|有关|分管)?(?:领导|负责同志|负责人|主官)|市长|州长|省长|区长|县长|书记|代表|有关部门|分管领导)[^，。；]{0,12}?(?:出席|参加|参会|与会|到会)"
    r"|(?:共同|联合)(?:签署|签订|发布|按下|启动|宣布|发起)"
    r"|(?:轮流|轮值|轮番|分别|按年度?|按顺序|依次)“?(?:坐庄|承办|主办|举办|召集|主持|召开|牵头|担任|作为)"
    r"|来自(?P<who>[^，。；]{4,120}?)的[^，。；]{2,24}?(?:出席|参加|参会|与会|到会|齐聚|汇聚|相聚)"
)
_BOND = re.compile(
    r"(?:法院|检察院|司法|检察|警务|公安|海关|人大|政协|工会|税务|消防|文旅|旅游|交通|水利|人社|医保|市场监管|生态环境|城市|（[^（）]{2,8}）|东西部|对口|扶贫|区域|战略|全面)*(?:协作|合作|联动|帮扶|一体化|毗邻地区|经贸|产业|发展)*(?:党政|高层|主要领导|市长|区域|省长|第[一二三四五六七八九十\d]+次|\d{4}年度?)*"
)
_RAISED = re.compile(
    r"[”》]?(?:[也亦]|随之|随后|随即|同日|同时|同步|同期|当[天日场]|由此|应运|正式|宣告|宣布|在[^，。；]{1,8}|\s)*(?:成立|揭牌|启动|诞生|组建|建立|设立|而生|落地)"
)
_ENTERED = re.compile(r"(?:加入|加盟|退出|参加)了?[“\"]?$")
_ACTED = re.compile("抱团|携手|联手|联合|共同|共建|合作|协作|结盟|签|商定|约定|议定|达成|牵头|发起|倡议|通过|会商|齐聚|座谈|会议|联席")
_FOUNDED = re.compile("成立|揭牌|启动")
_JOINTLY = re.compile("来自[^，。；]{4,120}的|(?:共同|联合)(?:签|发|按|启|宣)")
"""Who comes to the founding of an alliance is in it only if it is told that they act together, or where they come from."""
_INTO = re.compile(r"(?:（[省市区县]）|共同|联合)*(?:组成|结[成为])")
_CAME = re.compile('(?:参加|出席)了?[“"]?$')
_OUGHT = re.compile(r"[要应须](?!求|闻|素|用|急|对|邀)")
_MEETING = re.compile("联席会|会商会|协商会|磋商会|例会")


def borne(draft: Draft, passage: Passage, clause: int, head: Name, end: int) -> Deal | None:
    """甲、乙、丙三地联席会议, 甲乙协作联席会议: parties right before the name, and a verb that it exists or is made to."""
    text = draft.text
    side = next((s for s in reversed(sides_in(draft, clause, head.end)) if different(s.keys)), None) or (
        _initials(draft, clause, head) or _counted(draft, clause, head)
    )
    if side is None or WEAK.search(text, head.start, head.end):
        return None
    side = _whole_row(draft, side)
    between = text[side.end : head.start]
    tail = _tail(text, head.end, end)
    lead = text[clause : side.start]
    strong = STRONG.search(text, head.start, head.end) or GROUP.search(text, side.start, side.end)
    if _ENTERED.search(lead):
        return None
    if not strong and not (_MADE.search(lead) and len(between) <= 12):
        return None
    if (
        len(between) > 20
        or re.search(_NO_NAME, between)
        or not (_EVENT.search(tail) or _RAISED.match(tail) or FOUND.search(lead[-8:]) or "联盟" in text[head.start : head.end])
    ):
        return None
    verb = FOUND.search(lead)
    said = mood(text, clause, clause + verb.start(), clause + verb.end()) if verb else Modality.HOLDS
    if verb and said is Modality.HOLDS and re.search(r"健全|完善|构建|打造", verb[0]):
        said = Modality.PLANNED
    if verb and said is Modality.HOLDS and side.group_only and _OUGHT.search(text, passage.start, clause):
        said = Modality.PLANNED
    at = _begins(draft, clause, side) if side.group_only else side.start
    if into := _INTO.match(between):
        at = side.end + into.end()
    name = Name(text[at : head.end] if head.end - at > 2 else None, at, head.end, head.kind)
    keys, shown = _attending(draft, head.end, passage)
    return Deal(name, keys or side.keys, shown, "borne", 0.7, said, None, side.bodies)


def _begins(draft: Draft, clause: int, side: Side) -> int:
    """Where the name begins that says 四市: with the area before it, 甲乙毗邻地区四市."""
    at = run_before(draft.text, side.start, draft.mentions_in(clause, side.start, SPATIAL), clause).start
    return at if side.start - at <= 12 else side.start


def _counted(draft: Draft, clause: int, head: Name) -> Side | None:
    """三市协同推进机制: a group spoken of again, right before the name."""
    groups = list(GROUP.finditer(draft.text, clause, head.start))
    side = side_before(draft, groups[-1].start(), groups[-1].end()) if groups else None
    return side if side is not None and different(side.keys) else None


def raised(draft: Draft, passage: Passage, clause: int, head: Name, end: int) -> Deal | None:
    """甲、乙、丙三市…，丁联盟随之成立: a name that stands alone in its clause, of those who acted together in the sentence before it."""
    text = draft.text
    name = named(text, clause, head)
    tail = _RAISED.match(text, head.end, end)
    if name is None or tail is None or not STRONG.search(text, head.start, head.end) or re.search(_NO_NAME, name.text or ""):
        return None
    side = next((s for s in reversed(sides_in(draft, passage.start, clause)) if s.joint and different(s.keys)), None)
    if side is None or not _ACTED.search(text, side.start, clause):
        return None
    return Deal(name, side.keys, passage, "raised", 0.65, mood(text, clause, tail.start(), tail.end()), None, side.bodies)


def _whole_row(draft: Draft, side: Side) -> Side:
    """The side with the initials that follow its own without a gap, up to the last: 甲乙丙联盟."""
    while side.end and (more := [m for m in draft.mentions_in(side.end, side.end + 1, SPATIAL) if m.start == side.end]):
        if draft.mentions_in(side.end - 1, side.end, SPATIAL) == []:
            break
        side = replace(side, keys=tuple(dict.fromkeys((*side.keys, more[0].key))), end=more[0].end)
    return side


def _initials(draft: Draft, clause: int, head: Name) -> Side | None:
    """甲乙协作: places by single characters side by side, and right behind them what they do together."""
    row: list[Unit] = []
    for u in units(draft, clause, head.start):
        single = u.code == "P" and u.key is not None and (u.end - u.start == 1 or u.key.startswith("City:"))
        if single and (not row or row[-1].end == u.start):
            row.append(u)
        elif len(row) < 2:
            row = [u] if single else []
    if len(row) < 2:
        return _nicknamed(draft, clause, head)
    keys = tuple(dict.fromkeys(u.key for u in row if u.key))
    if not different(keys) or not _BOND.fullmatch(draft.text, row[-1].end, head.start):
        return None
    return Side(keys, row[0].start, row[-1].end, True)


def _nicknamed(draft: Draft, clause: int, head: Name) -> Side | None:
    """甲乙丙党政联席会议: a row of initials of cities of the document's own province, behind the verb or at the clause's beginning."""
    verb = FOUND.search(draft.text, clause, head.start)
    start = verb.end() if verb else clause
    for length in (5, 4, 3):
        keys = nickname(draft.text[start : start + length], draft.home.partition(":")[2][:2]) if draft.home else ()
        if keys and all(keys) and _BOND.fullmatch(draft.text, start + length, head.start):
            return Side(tuple(k for k in keys if k), start, start + length, True)
    return None


def _attending(draft: Draft, after: int, passage: Passage) -> tuple[tuple[str, ...], Passage]:
    """Those who attend a meeting that is called after an area or provinces, told in the same sentence or in the next, and where."""
    text = draft.text
    until = text.find("。", passage.end, passage.end + NEAR)
    until = passage.end if until < 0 or "\n" in text[passage.end - 1 : until] else until
    m = _ATTEND.search(text, after, until)
    if m is None:
        return (), passage
    low = clause_begin(text, after, m.start(), "，；。")
    over = [u.end for u in draft.mentions_in(low, m.start() + 1, SPATIAL) if u.end > m.start()]
    side = side_before(draft, *m.span("who")) if m["who"] else listed_before(draft, after, max([m.start(), *over]))
    if side is None or len(side.keys) < 2 or not different(side.keys):
        return (), passage
    return side.keys, replace(passage, end=max(passage.end, m.end()))


def _of_cities(key: str, name: str) -> bool:
    """Is it an area of several cities? 经济区 and the like are, other zones are one place's."""
    return key.startswith(("MetroArea", "CityCluster")) or (key.startswith("Zone") and name.endswith(("经济区", "协作区", "金三角")))


def alone(draft: Draft, passage: Passage, clause: int, head: Name, end: int) -> Deal | None:
    """丁城市群市长联席会议召开: an alliance or meeting called after one area; its parties those who attend, or 八市 of the sentence."""
    text = draft.text
    if not _ALONE.search(text, head.start, head.end):
        return None
    area = [u for u in units(draft, clause, head.start) if u.code == "P" and u.key and _of_cities(u.key, text[u.start : u.end])]
    if not area:
        return None
    last = area[-1]
    between, tail, lead = text[last.end : head.start], _tail(text, head.end, end), text[clause : last.start].rstrip("“")
    made = FOUND.search(lead[-6:]) or _CAME.search(lead)
    if len(between) > 16 or re.search(r"的|[，。；]", between) or not (made or _EVENT.search(tail)):
        return None
    if made and re.search(r"[与和同、]", lead[: -len(made[0])]):
        return None
    said = mood(text, clause, last.start, head.end)
    name = Name(text[last.start : head.end], last.start, head.end, head.kind)
    keys, shown = _attending(draft, head.end, passage)
    rule = "attended" if keys else "alone"
    keys = keys or _spoken_of(draft, head.end, passage) or sides_in(draft, last.start, last.end)[0].keys
    return Deal(name, keys, shown, rule, 0.65, said)


def attended(draft: Draft, passage: Passage, clause: int, head: Name, end: int) -> Deal | None:
    """丁一体化第三次联席会议在甲召开，甲、乙、丙市长出席: a meeting of those who attend it."""
    text = draft.text
    raised = head.kind == "alliance" and _FOUNDED.search(_tail(text, head.end, end))
    meeting = _MEETING.search(text, head.start, head.end)
    met = meeting and (re.search(r"召开|举行|举办", _tail(text, head.end, end)) or FOUND.search(text, clause, head.start))
    if not met and not (raised and _JOINTLY.search(text, head.end, passage.end)):
        return None
    keys, shown = _attending(draft, head.end, passage)
    verb = FOUND.search(text, clause, head.start)
    name = named(text, verb.end() if verb else clause, head)
    return (
        Deal(name, keys, shown, "attended", 0.7, mood(text, clause, head.start, head.end))
        if keys and name and (name.start + 1 < head.start or name.end - name.start >= len("市长联席会"))
        else None
    )


def _spoken_of(draft: Draft, after: int, passage: Passage) -> tuple[str, ...]:
    """The members whom the rest of the sentence counts: 会议由丙市召集，八市负责同志参加."""
    groups = [s for s in sides_in(draft, after, passage.end) if s.group_only and len(s.keys) > 2]
    return groups[0].keys if groups else ()


def _tail(text: str, at: int, end: int) -> str:
    stop = re.compile(r"[，；。]").search(text, at, end)
    return text[at : min(stop.start() if stop else end, at + 32)]
