"""Who acts together in a clause: places, areas and bodies that it puts side by side.

A clause becomes a row of units, each with a one-letter code, and the row is matched as a word:
甲市人民政府与乙市交通局联合 is `PBCPBA`. What stands in the way of a pattern (`X`) breaks it, so
that a place that is only where something happens, or whom somebody visited, is no party.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.extract._anaphora import GROUP, REACH, count_of, members_of, resolve_group
from ingest.extract._draft import Draft, Mention
from ingest.extract._lists import outermost
from kb import identity
from kb.gazetteer import ancestors
from kb.vocabulary import AREAS, SPATIAL

_NEXT = r"(?=会同|[、，,。；和与同及等签共联达在于近日已正分将暨携《“（就前昨今当]|$)"
_ORG = re.compile(
    r"(?![与和同在等及]|(?:\d|[一二三四五六七八九十])+[家所个]|本|该|其|各|有关|相关)(?:[\u4e00-\u9fff（）A-Za-z0-9·]{2,30}?"
    r"(?:公司|集团|大学|学院|研究院|研究所|科学院|工程院|银行|分行|医院|协会|商会|联合会|基金会|控股|石化|电网|铁路局|股份)"
    rf"{_NEXT}|中国(?!政府|东|西|南|北|中)[\u4e00-\u9fff]{{2,4}}?{_NEXT})"
)
_BODY = re.compile(
    r"(?!会同)(?:[\u4e00-\u9fff]{0,18}?(?:政府|办公厅|办公室|[局厅委办部院处会署庭]|中心|部门|机关|总队|支队|大队|海关|工商联|单位)"
    r"|[\u4e00-\u9fff]{0,16}?(?:书记|[省市区县州盟局厅署]长|主任|秘书长|专员)[\u4e00-\u9fff·]{2,4}?|方面|市|省|区|县|州|地区)" + _NEXT
)
_ADVERB = re.compile(
    r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初|份)?|\d{4}年(?:以来|初|底)?|\d{1,2}日|今年|去年|近日|日前|昨日|昨天|今日|今天|当天|当日|近期|目前|现场|上午|下午"
    r"|已经?|正式|共同|联合|分别|集中|先后|再次|携手|合作|共建|率先|成功|顺利|主动|积极|曾|将|拟|又|还|也|首次|据悉|据了解|会上|会后|其中|由|牵头|发起|代表|各自|相互|互相|进一步|加快|推动|推进"
    r"|支持|鼓励|探索|可以?|应当?|要|一起|合力|通过[^，、]{1,12}方式|（[^（）]{0,40}）|\s+"
)
_ABOUT = re.compile(r"(?:就|围绕|针对)[^，。；]{1,30}?(?=[与同和])")
_AND = re.compile(r"、|以及|及其?|和|与|同(?!时|意|步|比)|暨|会同|携手|跟|/|—")
_MORE = re.compile(
    r"等(?:全国|全省|省内|省外|周边|沿线|国内)?(?:\d+|[两二三四五六七八九十]+)?多?余?个?(?:城市|省份|省[市区]|市县区|区县|县区|地市|成员单位|单位|地区|[省市县区地方州])?"
)
_SELF = re.compile(
    r"[本我][省市区县州](?!场|区(?:域|内))|(?<![\u4e00-\u9fff])[省市](?=(?:人民)?政府|委|[\u4e00-\u9fff]{1,8}[局厅](?:牵头|[、和与同]|$))"
)
_AT = re.compile(r"在|于|赴|到|来到|走进|前往|抵达|齐聚")
_ITEM = r"[PSO]B?"
_LIST = rf"{_ITEM}(?:[AJ]*C[A]*{_ITEM}|(?<=P)P(?=[GECB]|P|A*$)B?)*E?B?G?B?"
_CHAIN = re.compile(rf"(?P<open>C)?(?P<list>{_LIST}|GB?)(?P<tail>A*)$")
_ANY = re.compile(rf"(?P<list>{_LIST})")
_WITH = re.compile(r"与|同|会同|跟|携手")
_TOGETHER = re.compile(r"联合|共同|携手|会同|合力|合作|一起")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a clause. `code`: P place or area, O organisation, S the document's own place,
    G 两地, C a connector, B the body of a place, E 等…, A adverb, J 就…, X anything else."""

    code: str
    start: int
    end: int
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """The parties of a chain, where the chain stands, and whether its words say that they act jointly.

    `bodies` are the places of the names of the organisations among them; `group_only` tells that
    they are only spoken of again (两地), `words` is what stands between the names, `open` that the chain begins with 与 and lacks its subject.
    """

    keys: tuple[str, ...]
    start: int
    end: int
    joint: bool
    bodies: tuple[tuple[int, int], ...] = ()
    words: str = ""
    group_only: bool = False
    open: bool = False

    @property
    def as_area(self) -> bool:
        """Is it one area that signs as a whole: 甲都市圈八市, 乙城市群各成员?"""
        return len(self.keys) == 1 and self.joint and self.keys[0].partition(":")[0] in AREAS


def units(draft: Draft, start: int, end: int) -> list[Unit]:
    """The row of units of the span, without gaps."""
    named = {u.start: u for u in _merged(outermost(draft.mentions_in(start, end, SPATIAL)))}
    stops = sorted(named)
    row: list[Unit] = []
    at = start
    while at < end:
        while stops and stops[0] < at:
            stops.pop(0)
        unit = _unit(draft.text, at, end, stops[0] if stops else end, row[-1].code if row else "", named)
        if unit.code == "X" and row and row[-1].code == "X":
            unit = Unit("X", row.pop().start, unit.end)
        row.append(unit)
        at = unit.end
    return row


def _merged(mentions: list[Mention]) -> list[Unit]:
    """One unit for a path written out (甲省乙市), by its innermost."""
    found: list[Unit] = []
    for m in mentions:
        last = found[-1] if found else None
        if last is not None and last.end == m.start and last.key in ancestors(m.key):
            found[-1] = Unit("P", last.start, m.end, m.key)
        else:
            found.append(Unit("P", m.start, m.end, m.key))
    return found


def _unit(text: str, at: int, end: int, stop: int, before: str, named: dict[int, Unit]) -> Unit:
    if before in ("", "C", "A", "X", "J") and (m := _ORG.match(text, at, end)) and not re.search(r"[、，与]", m[0]):
        return Unit("O", at, m.end())
    if at in named:
        return named[at]
    if before in ("P", "S", "B") and (m := GROUP.match(text, at, stop)):
        return Unit("G", at, m.end())
    if before in ("P", "S", "G", "E") and (m := _BODY.match(text, at, stop)):
        return Unit("B", at, m.end())
    place = _AT.match(text, at, end)
    if place and place.end() in named and before != "C":
        return Unit("A", at, named[place.end()].end)
    for code, pattern in (("J", _ABOUT), ("A", _ADVERB), ("C", _AND), ("E", _MORE), ("S", _SELF)):
        if m := pattern.match(text, at, end if code == "J" else stop):
            return Unit(code, at, m.end())
    if m := GROUP.match(text, at, stop):
        return Unit("G", at, m.end())
    return Unit("X", at, at + 1)


def side_before(draft: Draft, start: int, end: int) -> Side | None:
    """The parties of the chain that ends at `end`, where a verb begins; None without one."""
    row = units(draft, start, end)
    m = _CHAIN.search("".join(u.code for u in row))
    if m is None:
        return None
    side = _side(draft, row[m.start("list") : m.end("list")], row[m.end("list") :])
    opened = m["open"] is not None and m.start() == 0
    return replace(side, joint=side.joint or opened, open=opened)


def sides_in(draft: Draft, start: int, end: int) -> list[Side]:
    """All chains in the span, in order."""
    row = units(draft, start, end)
    codes = "".join(u.code for u in row)
    return [_side(draft, row[m.start() : m.end()], row[m.end() : m.end() + 1]) for m in _ANY.finditer(codes)]


def _side(draft: Draft, row: list[Unit], tail: list[Unit]) -> Side:
    text = draft.text
    keys: list[str] = []
    named = [u for u in row if u.code in "PSO"]
    group = next((u for u in row if u.code == "G"), None)
    count = _count(text, group)
    for u in named:
        if u.code == "O":
            keys.append(identity.organization_key(text[u.start : u.end]))
        elif u.code == "S":
            keys += [draft.home] if draft.home else []
        elif u.key is not None:
            keys += members_of(u.key, text[u.start : u.end], count if len(named) == 1 else 0) or [u.key]
    if not named and group is not None:
        earlier = [(s.end, list(s.keys)) for s in sides_in(draft, max(0, group.start - REACH), group.start)]
        keys = resolve_group(draft, group.start, count, text[group.start : group.end], earlier)
    said = text[row[0].start : (tail[-1].end if tail else row[-1].end)]
    joins = "".join(text[u.start : u.end] for u in row if u.code == "C")
    joint = bool(_WITH.search(joins) or _TOGETHER.search(said) or group)
    bodies = tuple((u.start, u.end) for u in named if u.code == "O")
    return Side(tuple(dict.fromkeys(keys)), row[0].start, row[-1].end, joint, bodies, _between(text, row), not named)


def _between(text: str, row: list[Unit]) -> str:
    """The words of a chain that are no names: 甲市可以与乙市."""
    return "".join(text[u.start : u.end] for u in row if u.code in "ACJ")


def _count(text: str, group: Unit | None) -> int:
    m = GROUP.match(text, group.start) if group else None
    return count_of(m) if m else 0


def subject_of(draft: Draft, start: int, end: int) -> str | None:
    """The place or area that a sentence begins with; of a report that begins otherwise, its own."""
    for u in units(draft, start, end):
        if u.code == "P":
            return u.key
        if u.code not in "AX" or u.end - start > 12:
            break
    about = draft.context.about
    return about.place if about.kind == "report" else None


def with_subject(draft: Draft, start: int, side: Side | None) -> Side | None:
    """The side with the subject of its sentence, where it begins with 与 or 携手; None where that is not to be found."""
    if side is None or not side.open:
        return side
    subject = subject_of(draft, start, side.start)
    return replace(side, keys=tuple(dict.fromkeys((subject, *side.keys)))) if subject else None
