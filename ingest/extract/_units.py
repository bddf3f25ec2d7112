"""The row of units that a clause is made of: places, areas, bodies, connectors, adverbs.

Each unit has a one-letter code, so that a row can be matched as a word: 甲市人民政府与乙市交通局联合 is `PBCPBA`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from weakref import WeakKeyDictionary

from ingest.extract._anaphora import ALL, BODIES, GROUP, MEMBERS
from ingest.extract._draft import Draft, Mention
from ingest.extract._lists import outermost
from kb.gazetteer import ancestors, scan
from kb.vocabulary import PLACES, SPATIAL

_NEXT = r"(?=会同|[、，,。；和与同及等签共联达在于近日已正分将暨携《“（就前昨今当拟三四双各缔订商约则还也又均]|合作(?:$|建设|设立|共建|成立|组建|创建|打造|开展|签)|(?:组成|组建|筹建|设立|成立|建立|搭建|打造|结成|结为|缔结|发起|牵头)|$)"
_ORG = re.compile(
    r"(?![与和同在等及]|共[建同]|[组筹]建|[成设]立|联合|建[设立]|打造|签|鼓励|支持|推[动进]|引导|指导|加快|协调|(?:\d|[一二三四五六七八九十])+[家所个]|本|该|其|各|有关|相关)(?:[\u4e00-\u9fff（）A-Za-z0-9·]{2,30}?"
    r"(?:公司|集团|大学|学院|研究院|研究所|科学院|工程院|实验室|研究中心|油田|银行|[分支]行|医院|协会|(?<!会)商会|学会|联合会|基金会|控股|石化|电网|铁路局|股份|交易所|出版社|报社|移动|联通|电信|铁塔|[交城建国能]投|[中小]学|学校|幼儿园|党校|职校|技校|中专|[农林社医中环水气教体建]科院|[设规测勘检][计划绘察测]院|[图博美科文][书物术技化]馆|[剧乐]院|剧团|歌舞团|机场|农商行|信用社|航空|证券|保险)"
    rf"(?:（[\u4e00-\u9fff]{{2,8}}）)?{_NEXT}|(?:新疆生产建设)?兵团{_NEXT}|中国(?!政府|东|西|南|北|中[部西原央医小产等学])[\u4e00-\u9fff]{{2,4}}?{_NEXT})"
)
_VERBS = r"会同|会签|[抱牵联携共合组成建设发搭结召举轮分各自应须要拟将约商订缔签达开推打创已正首倡先陆相为]"
_BODY = re.compile(
    r"(?!会同|共同|联合|联手|携手|一致|正式|会?签|[与和同及跟暨]|以?外[的，])(?:(?:自治)?[省市区县州盟旗]?委[、和及](?:(?:自治)?[省市区县州盟旗])?(?:人民)?政府(?=[^\u4e00-\u9fff]|[与和同及签共联就在于]|$)|[\u4e00-\u9fff]{0,18}?(?:政府|办公厅|办公室|部门|机关|总队|支队|大队|海关|工商联|单位|管委会|委员会|政协|人大常委会|人大(?!常)|法院|检察院|警方|公安(?![局厅部处分机警]))"
    r"(?:负责人|负责同志|主要领导|代表)?(?!采购|工作|网|投资|购买|债|主导|引导|出资|补|的|制度|联席|会议|数据|章|印)"
    r"|(?:[\u4e00-\u9fff]{0,18}?(?:[局厅委办部院处会署庭站队]|派出所|中心|学会|协会|集团|书记|[省市区县州盟局厅署]长|主任|负责人|负责同志|代表|领导)"
    r"|[\u4e00-\u9fff]{0,16}?(?:书记|[省市区县州盟局厅署]长|主任|秘书长|专员)[\u4e00-\u9fff·]{2,4}?|[\u4e00-\u9fff]{2,4}(?<![各乡城市重])(?:[镇乡]|街道)(?:党委|党工委)?|港|方面|市|省|区|县|州|地区)"
    + rf"(?={_VERBS}|[、，,。；和与同及等在于近日暨《“（就前昨今当]|$))"
)
_ADVERB = re.compile(
    r"[于在]?(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初|份)?|[于在]?\d{4}年(?:以来|初|底)?|\d{1,2}日|今年|去年|近日|日前|昨日|昨天|今日|今天|当天|当日|近期|目前|现场|上午|下午"
    r"|(?:新疆生产建设)?兵团(?=第)|第[一二三四五六七八九十]+师|并(?=[就与和同])|已经?|正式|共同|联合|联手|合力|抱团|牵手|分别|集中|先后|陆续|相继|再次|携手|合作|共建|率先|成功|顺利|主动|积极|曾|将|拟|又|还|也|共(?!建|享|治|同|和|青)|累计|总共|合计|首次|据悉|据了解"
    r"|会上|会后|会议期间|活动现场|仪式上|座谈会上|其中|由|牵头|发起|代表|各自|轮流|相互|互相|进一步|加快|推动|推进|商定|约定|议定|一致同意|倡议|宣布|决定|负责"
    r"|(?:邻近|相邻|毗邻|周边|接壤|对口)的|支持|鼓励|探索|可以?|应当?|须|要|一起|(?:通过|以)[^，、]{1,12}(?:方式|形式|连线|链接|平台)|(?:依托|借助|凭借|通过)(?=与|同|和)|签约(?=$)|(?:落实|执行|履行|根据|按照|依据)好?(?=[与和同])|之?间(?=$)|单独|另行|另外?|双双|一并|同步|同时|随后|随即|此后|此前|再度|多次|[两三四五六]度|[两二三四]次|线上|云端|云上|远程|隔空|集体|一致|轮值|依次|早就|早已|[就便才即则均皆亦](?=$|[与和同])|在[^，。、；]{1,12}(?:前|后|期间|见证下|指导下|牵头下|推动下|基础上)|(?:今年|明年|去年|年)(?:内|[底末初中]前?|上半年|下半年)"
    r"|自?\d{4}年[^，。、；]{0,8}?以来|（(?![省市区县州/、]{1,5}）)[^（）]{0,80}）|\s+"
)
_ABOUT = re.compile(r"(?<!成)(?:就(?![业地是医近学读餐诊任职此能可会要已在绪按])|围绕|针对)[^，。；]{1,40}?(?:(?=[与同和])|$)")
_SPACE = re.compile(r"[ \u3000·]|[-－–—―]{1,2}")
"""What names side by side may be set apart by, as in titles: 甲市 乙市."""
_COMMA = re.compile("，[与和同跟]?")
_AND = re.compile(r"、|以及|及其?|和|与|同(?!时|意|步|比)|暨|会同|携手|牵手|跟|/|—")
_JOINING = re.compile(r"联合|携同|邀请|携手|牵手|联手|联动|协同|会同|[联偕]同")
_MORE = re.compile(
    r"（[省市区县州/、]{1,5}）|等(?:全国|全省|省内|省外|周边|沿线|国内)?(?:\d+|[两二三四五六七八九十]+)?多?余?个?(?:城市|省份|省[市区]|市县区|区县|县区|地市|成员单位|单位|地区|[省市县区地方州])?"
)
_SELF = re.compile(
    r"我们|[本我全](?:自治[州县区旗]|[省市区县州](?!场|区(?:域|内)))"
    r"|(?:(?<![\u4e00-\u9fff])|(?<=落实|执行|履行|深化|推动|推进|加强|根据|按照|依据))(?:(?:自治[州县区旗]|[省市县区州])(?=(?:人民)?政府|委(?!托|派|员)|人大|[\u4e00-\u9fff]{1,8}[局厅](?:牵头|[、和与同应]|$))|自治[州县区旗](?=[应与同和将]))"
)
_ZONE = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<kind>经开区|经济(?:技术)?开发区|高新区|新区|(?:综合)?保税区|综保区|开发区|自贸[试验]*区|合作区|示范区|度假区|片区)(?:党工委|管委会|管理委员会)"
)
"""A zone spoken of by its kind, as its administration signs."""
_FULL_KINDS = {
    "经开区": "(?:经开区|经济技术开发区|经济开发区)",
    "高新区": "(?:高新区|高新技术产业开发区|高新技术产业园区)",
    "综保区": "(?:综保区|综合保税区)",
    "保税区": "保税区",
    "自贸区": "(?:自贸区|自贸试验区|自由贸易试验区)",
}
_LEVEL = re.compile("(?:自治)?[省市州区县旗盟]?|地区")
_BORDER = re.compile("(?:边界|交界|毗邻)(?:处|地区|地带)?")
_AT = re.compile(r"在|于|赴|到|来到|走进|前往|抵达|齐聚")
_NO_BODY = re.compile(
    "[、，与签]|[两几多][家所支]|(?<![第十百])[三四五六七八九]家|[则也还又均]和|[省市县区州]和|政府|共同|[组共筹]建|约定|商定|[双三四五各]方|[两二三四五六七八九十][市省县区地]|[省市县区](?:学校|高校|企业|公司|集团|幼儿园|中学|小学)$|成立|牵头|参加|出席|召开|举行"
)
"""What no body's name has inside."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a clause. `code`: P place or area, O organisation, S the document's own place,
    G 两地, C a connector, B the body of a place, N so many bodies in places (两家公司), E 等…, A adverb,
    J 就…, X anything else."""

    code: str
    start: int
    end: int
    key: str | None = None


def units(draft: Draft, start: int, end: int, *, commas: bool = False) -> list[Unit]:
    """The row of units of the span, without gaps; with `commas` a comma between those named joins them, where it is known to be a list's."""
    named = {u.start: u for u in _merged(draft.text, outermost(_places_first(draft.text, draft.mentions_in(start, end, SPATIAL))))}
    named |= {u.start: u for u in _zones(draft, start, end) if not any(v.start < u.end and u.start < v.end for v in named.values())}
    stops = sorted(named)
    row: list[Unit] = []
    at = start
    while at < end:
        while stops and stops[0] < at:
            stops.pop(0)
        unit = _unit(draft.text, at, end, stops[0] if stops else end, row[-1].code if row else "", named, commas)
        if unit.code == "X" and row and row[-1].code == "X":
            unit = Unit("X", row.pop().start, unit.end)
        row.append(unit)
        at = unit.end
    return row


def _places_first(text: str, mentions: list[Mention]) -> list[Mention]:
    """Each place and area once; 甲 alone, though the document calls 甲都市圈 so, acts as the city."""
    places = {(m.start, m.end) for m in mentions if m.label in PLACES}
    kept = [m for m in mentions if m.label in PLACES or (m.start, m.end) not in places]
    return [m if m.label != "MetroArea" else replace(m, key=_city(text[m.start : m.end]) or m.key) for m in kept]


@lru_cache(1024)
def _city(name: str) -> str | None:
    """The city whose name it is, and nothing else's."""
    found = scan(name)
    one = len(found) == 1 and found[0].surface == name and len(found[0].keys) == 1
    return found[0].keys[0] if one and found[0].keys[0].startswith("City:") else None


_KNOWN: WeakKeyDictionary[Draft, dict[str, list[Mention]]] = WeakKeyDictionary()
"""The zones of a kind that a document names, in order."""


def _zones(draft: Draft, start: int, end: int) -> Iterator[Unit]:
    """The zones that 经开区管委会, 新区管委会 mean: the nearest of the kind that the document named before, else the only one of it."""
    for m in _ZONE.finditer(draft.text, start, end):
        kinds = _KNOWN.setdefault(draft, {})
        if m["kind"] not in kinds:
            words = re.compile(_FULL_KINDS.get(m["kind"], m["kind"]) + "$")
            zones = draft.mentions_in(0, len(draft.text), ("Zone",))
            kinds[m["kind"]] = [z for z in zones if words.search(draft.text, z.start, z.end)]
        known = kinds[m["kind"]]
        before = bisect_left(known, m.start(), key=lambda z: z.start)
        if known and (before or known[0].key == known[-1].key):
            yield Unit("P", m.start(), m.end("kind"), known[max(before - 1, 0)].key)


def _merged(text: str, mentions: list[Mention]) -> list[Unit]:
    """One unit for a path written out (甲省乙市, 甲市乙新区, 甲州乙县 where 甲 alone is known), by its innermost."""
    found: list[Unit] = []
    for m in mentions:
        last = found[-1] if found else None
        led = last is not None and _LEVEL.fullmatch(text, last.end, m.start) and last.key in ancestors(m.key)
        if last is not None and (led or (m.label == "Zone" and m.start == last.end > last.start + 1 and m.end - m.start > 2)):
            found[-1] = Unit("P", last.start, m.end, m.key)
        else:
            found.append(Unit("P", m.start, m.end, m.key))
    return found


def _unit(text: str, at: int, end: int, stop: int, before: str, named: dict[int, Unit], commas: bool) -> Unit:
    if before in ("", "C", "A", "X", "J") and (m := _ORG.match(text, at, end)) and not _NO_BODY.search(m[0]):
        return Unit("O", at, m.end())
    if at in named:
        return named[at]
    if before in ("P", "S") and (m := BODIES.match(text, at, stop)):
        return Unit("N", at, m.end())
    if before in ("P", "S", "B") and (m := GROUP.match(text, at, stop)):
        return Unit("G", at, _bracketed(text, m.end(), end))
    if before in ("P", "S", "G", "E") and (m := _BODY.match(text, at, stop)):
        return Unit("B", at, m.end())
    place = _AT.match(text, at, end)
    if place and place.end() in named and before != "C":
        return Unit("A", at, _whereabouts(text, named, place.end(), end))
    if (
        before in ("", "P", "B", "S", "O", "A", "G")
        and (m := _JOINING.match(text, at, end))
        and (m.end() in named or _ORG.match(text, m.end(), end))
    ):
        return Unit("C", at, m.end())
    if before not in ("P", "S", "B") and (m := ALL.match(text, at, stop)):
        return Unit("G", at, m.end())
    if commas and before in ("P", "B", "G", "E", "O", "S") and (m := _COMMA.match(text, at, end)) and m.end() in named:
        return Unit("C", at, m.end())
    if before in ("P", "B") and (m := _SPACE.match(text, at, end)) and m.end() in named:
        return Unit("C", at, m.end())
    for code, pattern in (("J", _ABOUT), ("A", _ADVERB), ("C", _AND), ("E", _MORE), ("S", _SELF)):
        if m := pattern.match(text, at, end if code == "J" else stop):
            return Unit(code, at, m.end())
    if m := GROUP.match(text, at, stop):
        return Unit("G", at, _bracketed(text, m.end(), end))
    return Unit("X", at, at + 1)


def _whereabouts(text: str, named: dict[int, Unit], at: int, end: int) -> int:
    """Where the words for a place where something happens end: 在甲乙交界处."""
    while at in named:
        at = named[at].end
    m = _BORDER.match(text, at, end)
    return m.end() if m else at


def _bracketed(text: str, at: int, end: int) -> int:
    """Behind the brackets that say whom a group means: 五市（甲、乙、丙、丁、戊）."""
    m = MEMBERS.match(text, at, end)
    return m.end() if m and "、" in m[0] else at
