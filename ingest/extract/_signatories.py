"""Who acts together in a clause: places, areas and bodies that it puts side by side.

A clause becomes a row of units, each with a one-letter code, and the row is matched as a word:
甲市人民政府与乙市交通局联合 is `PBCPBA`. What stands in the way of a pattern (`X`) breaks it, so
that a place that is only where something happens, or whom somebody visited, is no party.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.extract._anaphora import ALL, BODIES, GROUP, MEMBERS, REACH, all_of, count_of, members_of, resolve_group
from ingest.extract._clauses import clause_begin
from ingest.extract._draft import Draft, Mention
from ingest.extract._lists import outermost
from kb import identity
from kb.gazetteer import ancestors, describe
from kb.vocabulary import AREAS, SPATIAL

_NEXT = r"(?=会同|[、，,。；和与同及等签共联达在于近日已正分将暨携《“（就前昨今当拟三四双各缔订商约则还也又均]|合作(?:$|建设|设立|共建|成立|组建|创建|打造|开展|签)|(?:组成|组建|筹建|设立|成立|建立|搭建|打造|结成|结为|缔结|发起|牵头)|$)"
_ORG = re.compile(
    r"(?![与和同在等及]|共[建同]|[组筹]建|[成设]立|联合|建[设立]|打造|签|鼓励|支持|推[动进]|引导|指导|加快|协调|(?:\d|[一二三四五六七八九十])+[家所个]|本|该|其|各|有关|相关)(?:[\u4e00-\u9fff（）A-Za-z0-9·]{2,30}?"
    r"(?:公司|集团|大学|学院|研究院|研究所|科学院|工程院|实验室|研究中心|油田|银行|[分支]行|医院|协会|(?<!会)商会|学会|联合会|基金会|控股|石化|电网|铁路局|股份|交易所|出版社|报社|移动|联通|电信|铁塔|[交城建国能]投|[中小]学|党校|航空|证券|保险)"
    rf"(?:（[\u4e00-\u9fff]{{2,8}}）)?{_NEXT}|中国(?!政府|东|西|南|北|中[部西原央医小产等学])[\u4e00-\u9fff]{{2,4}}?{_NEXT})"
)
_VERBS = r"会同|会签|[抱牵联携共合组成建设发搭结召举轮分各自应须要拟将约商订缔签达开推打创已正首倡先陆相为]"
_BODY = re.compile(
    r"(?!会同|共同|联合|联手|携手|一致|正式|会?签|[与和同及跟暨]|以?外[的，])(?:(?:自治)?[省市区县州盟旗]?委[、和及](?:(?:自治)?[省市区县州盟旗])?(?:人民)?政府(?=[^\u4e00-\u9fff]|[与和同及签共联就在于]|$)|[\u4e00-\u9fff]{0,18}?(?:政府|办公厅|办公室|部门|机关|总队|支队|大队|海关|工商联|单位|管委会|委员会|政协|人大常委会|人大(?!常)|法院|检察院|警方|公安(?![局厅部处分机警]))"
    r"(?:负责人|负责同志|主要领导|代表)?(?!采购|工作|网|投资|购买|债|主导|引导|出资|补|的|制度|联席|会议|数据|章|印)"
    r"|(?:[\u4e00-\u9fff]{0,18}?(?:[局厅委办部院处会署庭站队]|派出所|中心|学会|协会|集团|书记|[省市区县州盟局厅署]长|主任|负责人|代表|主要领导)"
    r"|[\u4e00-\u9fff]{0,16}?(?:书记|[省市区县州盟局厅署]长|主任|秘书长|专员)[\u4e00-\u9fff·]{2,4}?|方面|市|省|区|县|州|地区)"
    + rf"(?={_VERBS}|[、，,。；和与同及等在于近日暨《“（就前昨今当]|$))"
)
_ADVERB = re.compile(
    r"[于在]?(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初|份)?|[于在]?\d{4}年(?:以来|初|底)?|\d{1,2}日|今年|去年|近日|日前|昨日|昨天|今日|今天|当天|当日|近期|目前|现场|上午|下午"
    r"|(?:新疆生产建设)?兵团(?=第)|第[一二三四五六七八九十]+师|并(?=[就与和同])|已经?|正式|共同|联合|联手|合力|抱团|牵手|分别|集中|先后|陆续|相继|再次|携手|合作|共建|率先|成功|顺利|主动|积极|曾|将|拟|又|还|也|共(?!建|享|治|同|和|青)|累计|总共|合计|首次|据悉|据了解"
    r"|会上|会后|会议期间|活动现场|仪式上|座谈会上|其中|由|牵头|发起|代表|各自|轮流|相互|互相|进一步|加快|推动|推进|商定|约定|议定|一致同意|倡议|宣布|决定|负责"
    r"|(?:邻近|相邻|毗邻|周边|接壤|对口)的|支持|鼓励|探索|可以?|应当?|须|要|一起|(?:通过|以)[^，、]{1,12}(?:方式|形式|连线|链接|平台)|(?:依托|借助|凭借|通过)(?=与|同|和)|签约(?=$)|之?间(?=$)|单独|另行|另外?|双双|一并|同步|同时|随后|随即|此后|此前|再度|多次|[两三四五六]度|[两二三四]次|线上|云端|云上|远程|隔空|集体|一致|轮值|依次|早就|早已|[就便才即则均皆亦](?=$|[与和同])|在[^，。、；]{1,12}(?:前|后|期间|见证下|指导下|牵头下|推动下|基础上)|(?:今年|明年|去年|年)(?:内|[底末初中]前?|上半年|下半年)"
    r"|自?\d{4}年[^，。、；]{0,8}?以来|（(?![省市区县州/、]{1,5}）)[^（）]{0,80}）|\s+"
)
_ABOUT = re.compile(r"(?<!成)(?:就(?![业地是医近学读餐诊任职此能可会要已在绪按])|围绕|针对)[^，。；]{1,40}?(?:(?=[与同和])|$)")
_COMMA = re.compile("，[与和同跟]?")
_AND = re.compile(r"、|以及|及其?|和|与|同(?!时|意|步|比)|暨|会同|携手|牵手|跟|/|—")
_JOINING = re.compile(r"联合|携同|邀请|携手|牵手|联手|联动|协同|会同|[联偕]同")
_MORE = re.compile(
    r"（[省市区县州/、]{1,5}）|等(?:全国|全省|省内|省外|周边|沿线|国内)?(?:\d+|[两二三四五六七八九十]+)?多?余?个?(?:城市|省份|省[市区]|市县区|区县|县区|地市|成员单位|单位|地区|[省市县区地方州])?"
)
_SELF = re.compile(
    r"我们|[本我全](?:自治[州县区旗]|[省市区县州](?!场|区(?:域|内)))"
    r"|(?<![\u4e00-\u9fff])(?:(?:自治[州县区旗]|[省市县区州])(?=(?:人民)?政府|委(?!托|派|员)|人大|[\u4e00-\u9fff]{1,8}[局厅](?:牵头|[、和与同应]|$))|自治[州县区旗](?=[应与同和将]))"
)
_LEVEL = re.compile("(?:自治)?[省市州区县旗盟]?|地区")
_AT = re.compile(r"在|于|赴|到|来到|走进|前往|抵达|齐聚")
_ITEM = r"[PSO]B?(?:EB?)?(?:GB?)?"
_LIST = rf"(?:{_ITEM}|GB?(?=[AJ]*C))(?:[AJ]*CA*(?:{_ITEM}|GB?)|(?<=P)P(?=[GECB]|P|A*$)B?(?:EB?)?(?:GB?)?)*"
_CHAIN = re.compile(rf"(?P<open>C)?(?P<list>{_LIST}|GB?)(?P<tail>[AJ]*)$")
_ANY = re.compile(rf"(?P<list>{_LIST})")
_ANY_GROUP = re.compile(rf"(?P<list>{_LIST}|GB?)")
_WITH = re.compile(r"与|同|会同|跟|携手")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]{2,8}")
_COMMON = re.compile(
    r"[的了等各其这那有与和及在于对是将已被把向从到多]|(?:机构|居民|职工|群众|用户|客户|伙伴|乡镇|街道|社区|代表|领导|专家|周边|沿线|外地|境外|国外|资本|市场|基地|项目"
    r"|[企司位门校院所社会团组站局部委办厅处队户家方人者员村县市省区国业行商店厂])$"
)
"""Words that are no name of a body, or that only say of what kind one is."""
_NO_BODY = re.compile(
    "[、，与签]|[两几多][家所支]|(?<![第十百])[三四五六七八九]家|[则也还又均]和|[省市县区州]和|政府|共同|[组共筹]建|约定|商定|[双三四五各]方|[两二三四五六七八九十][市省县区地]|成立|牵头|参加|出席|召开|举行"
)
"""What no body's name has inside."""
_SPEAKS = ("report", "plan", "opinion", "law")
"""Kinds of documents whose sentences without a subject speak of the document's own place."""
_UNNAMED = (None, "reply", "notice", "agreement")
"""Kinds of documents whose sentences may speak so, where one place prevails in them."""
_BEFORE_SUBJECT = re.compile(r"[^。；\n]{0,16}[，：、\s]|[^。；，\n]{0,4}[是条]\s?|[—•·\-\s]+|\d{1,2}[.．]")
"""What may stand before the subject of a sentence: a date, a heading, 一是."""
_TOGETHER = re.compile(r"联合|共同|携手|会同|合力|合作|一起")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a clause. `code`: P place or area, O organisation, S the document's own place,
    G 两地, C a connector, B the body of a place, N so many bodies in places (两家公司), E 等…, A adverb,
    J 就…, X anything else."""

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


def units(draft: Draft, start: int, end: int, *, commas: bool = False) -> list[Unit]:
    """The row of units of the span, without gaps; with `commas` a comma between those named joins them, where it is known to be a list's."""
    named = {u.start: u for u in _merged(draft.text, outermost(draft.mentions_in(start, end, SPATIAL)))}
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


def _merged(text: str, mentions: list[Mention]) -> list[Unit]:
    """One unit for a path written out (甲省乙市, 甲州乙县 where 甲 alone is known), by its innermost."""
    found: list[Unit] = []
    for m in mentions:
        last = found[-1] if found else None
        if last is not None and _LEVEL.fullmatch(text, last.end, m.start) and last.key in ancestors(m.key):
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
        return Unit("A", at, named[place.end()].end)
    if (
        before in ("P", "B", "S", "O", "A", "G")
        and (m := _JOINING.match(text, at, end))
        and (m.end() in named or _ORG.match(text, m.end(), end))
    ):
        return Unit("C", at, m.end())
    if before not in ("P", "S", "B") and (m := ALL.match(text, at, stop)):
        return Unit("G", at, m.end())
    if commas and before in ("P", "B", "G", "E", "O", "S") and (m := _COMMA.match(text, at, end)) and m.end() in named:
        return Unit("C", at, m.end())
    for code, pattern in (("J", _ABOUT), ("A", _ADVERB), ("C", _AND), ("E", _MORE), ("S", _SELF)):
        if m := pattern.match(text, at, end if code == "J" else stop):
            return Unit(code, at, m.end())
    if m := GROUP.match(text, at, stop):
        return Unit("G", at, _bracketed(text, m.end(), end))
    return Unit("X", at, at + 1)


def _bracketed(text: str, at: int, end: int) -> int:
    """Behind the brackets that say whom a group means: 五市（甲、乙、丙、丁、戊）."""
    m = MEMBERS.match(text, at, end)
    return m.end() if m and "、" in m[0] else at


def side_before(draft: Draft, start: int, end: int, *, unknown: bool = False, commas: bool = False) -> Side | None:
    """The parties of the chain that ends at `end`, where a verb begins; None without one.

    With `unknown` a bare name that stands beside a place (甲市与华为) is an organisation's.
    """
    row = units(draft, start, end, commas=commas)
    if unknown:
        row = _with_names(draft.text, row)
    codes = "".join(u.code for u in row)
    m = _CHAIN.search(codes)
    if m is None:
        return None
    side = _side(draft, row[m.start("list") : m.end("list")], row[m.end("list") :])
    opened = m["open"] is not None and not codes[: m.start()].strip("A")
    return replace(side, joint=side.joint or opened, open=opened)


def _with_names(text: str, row: list[Unit]) -> list[Unit]:
    """The row with a bare name behind 甲市与, right before the verb, as an organisation."""
    at = len(row) - 1
    while at >= 0 and row[at].code == "A":
        at -= 1
    if at < 2 or row[at].code != "X" or row[at - 1].code != "C" or row[at - 2].code not in "PB":
        return row
    name = text[row[at].start : row[at].end]
    if not (_WITH.match(text, row[at - 1].start) and _NAME.fullmatch(name)) or _COMMON.search(name):
        return row
    return [*row[:at], replace(row[at], code="O"), *row[at + 1 :]]


def sides_in(draft: Draft, start: int, end: int, *, groups: bool = False) -> list[Side]:
    """All chains in the span, in order; with `groups` also 两市 that stands for itself."""
    row = units(draft, start, end)
    codes = "".join(u.code for u in row)
    found = (_ANY_GROUP if groups else _ANY).finditer(codes)
    return [_side(draft, row[m.start() : m.end()], row[m.end() : m.end() + 1]) for m in found]


def _side(draft: Draft, row: list[Unit], tail: list[Unit]) -> Side:
    text = draft.text
    if tail and tail[0].code == "N":
        return Side((), row[0].start, row[-1].end, False)
    keys: list[str] = []
    named = [u for u in row if u.code in "PSO"]
    group = next((i for i, u in enumerate(row) if u.code == "G" and i and row[i - 1].code not in "CAJ"), None)
    within = _within_named(draft, named, row[group]) if group is not None else None
    if within is not None:
        return Side(within, row[0].start, row[-1].end, bool(within), (), _between(text, row))
    for i, u in enumerate(row):
        if u.code == "O":
            keys.append(identity.organization_key(text[u.start : u.end]))
        elif u.code == "S":
            own = _own(draft, text[u.start : u.end])
            if own is None:
                return Side((), row[0].start, row[-1].end, False)
            keys.append(own)
        elif u.code == "G" and (i == 0 or row[i - 1].code in "CAJ"):
            keys += _meant(draft, u)
        elif u.key is not None:
            counted = group is not None and not any(v.code in "PSO" for v in row[:group] if v is not u)
            keys += _members(draft, u, row[group] if counted and group is not None else None) or [u.key]
    keys = _counted_on(draft, row, keys)
    said = text[row[0].start : (tail[-1].end if tail else row[-1].end)]
    joins = "".join(text[u.start : u.end] for u in row if u.code == "C")
    counted_on = any(u.code == "E" and GROUP.match(text, u.start + 1, u.end) for u in row)
    joint = bool(_WITH.search(joins) or _TOGETHER.search(said) or counted_on or any(u.code == "G" for u in row))
    bodies = tuple((u.start, u.end) for u in named if u.code == "O")
    return Side(tuple(dict.fromkeys(keys)), row[0].start, row[-1].end, joint, bodies, _between(text, row), not named)


def _counted_on(draft: Draft, row: list[Unit], keys: list[str]) -> list[str]:
    """All of those whom 甲省等十二个省区 counts, where they are to be found; else those named."""
    more = next((u for u in row if u.code == "E"), None)
    words = GROUP.match(draft.text, more.start + 1, more.end) if more is not None else None
    count = count_of(words) if words else 0
    if more is None or words is None or count <= len(set(keys)):
        return keys
    found = resolve_group(draft, more.start, count, words[0])
    return found if set(keys) <= set(found) else keys


def _within_named(draft: Draft, named: list[Unit], group: Unit) -> tuple[str, ...] | None:
    """The places that 甲省、乙省八市 means, which lie within those named; () if they are not to be found, None where as many are named."""
    before = [u for u in named if u.end <= group.start and u.key is not None]
    count = _count(draft.text, group)
    if len(before) < 2 or count <= len(before) or any(u.code != "P" for u in named):
        return None
    words = GROUP.match(draft.text, group.start, group.end)
    found = resolve_group(draft, group.start, count, words[0] if words else "")
    areas = any((u.key or "").partition(":")[0] in AREAS for u in before)
    return tuple(found) if areas or all(any(u.key in ancestors(k) for u in before) for k in found) else ()


def _members(draft: Draft, named: Unit, group: Unit | None) -> list[str]:
    """The members that 丁地区八市 means: those of the known area, or the eight that the document lists before."""
    text, count = draft.text, _count(draft.text, group)
    known = members_of(named.key or "", text[named.start : named.end], count)
    if known or group is None or count < 3 or named.end != group.start or (named.key or "").partition(":")[0] not in AREAS:
        return known
    return resolve_group(draft, group.start, count, text[group.start : group.end])


_BUT = re.compile(r"除(?:了)?(?P<who>[^，。；除]{2,20}?)(?:以|之)?外，?(?:的|其余|其他|其它|另外)*$")


def _meant(draft: Draft, group: Unit) -> list[str]:
    """The places that 两市, 三地 stand for; 除甲外的三市 are those of four without one."""
    but = _BUT.search(draft.text, max(0, group.start - 30), group.start)
    if but:
        out = {m.key for m in draft.mentions_in(*but.span("who"), SPATIAL)}
        words = GROUP.match(draft.text, group.start, group.end)
        found = resolve_group(draft, but.start(), _count(draft.text, group) + len(out), words[0] if words else "")
        return [k for k in found if k not in out] if out and out <= set(found) else []
    earlier = [(s.end, list(s.keys)) for s in sides_in(draft, max(0, group.start - REACH), group.start)]
    if ALL.match(draft.text, group.start, group.end):
        return all_of(draft, group.start)
    words = GROUP.match(draft.text, group.start, group.end)
    return resolve_group(draft, group.start, _count(draft.text, group), words[0] if words else "", earlier)


def _own(draft: Draft, words: str) -> str | None:
    """The document's own place, or the one above it that is of the level which 本市, 我省, 自治州 say."""
    level = words.lstrip("本我全").removesuffix("们")
    for key in (draft.home, *ancestors(draft.home)) if draft.home else ():
        name = str((describe(key) or {}).get("name", ""))
        if name.endswith(level) or (level == "省" and name.endswith("自治区")) or (level == "州" and name.endswith("自治州")):
            return key
    return None


def _between(text: str, row: list[Unit]) -> str:
    """The words of a chain that are no names: 甲市可以与乙市."""
    return "".join(text[u.start : u.end] for u in row if u.code in "ACJ")


def _count(text: str, group: Unit | None) -> int:
    m = GROUP.match(text, group.start) if group else None
    return count_of(m) if m else 0


def _list_begin(draft: Draft, start: int, at: int) -> int:
    """Where the clause of those who act begins that runs up to `at`: their list may go on behind a comma (甲、乙，与丙, 甲省乙，丙省丁)."""
    text = draft.text
    begin = clause_begin(text, start, at, "，；。：")
    while begin > start and text[begin - 1] == "，":
        goes_on = _WITH.match(text, begin, at) or any(m.start == begin for m in draft.mentions_in(begin, at, SPATIAL))
        before = clause_begin(text, start, begin - 1, "，；。：")
        side = side_before(draft, before, begin - 1) if goes_on else None
        if side is None or not side.keys or any(u.code != "A" for u in units(draft, before, side.start)):
            break
        begin = before
    return begin


def listed_before(draft: Draft, start: int, at: int, *, unknown: bool = False) -> Side | None:
    """As `side_before`, of the clause that runs up to `at` with the clauses before it over which its list goes on."""
    begin = _list_begin(draft, start, at)
    return side_before(draft, begin, at, unknown=unknown, commas=True)


def subject_of(draft: Draft, start: int, end: int) -> str | None:
    """The place or area that a sentence begins with; of a report or a law that begins otherwise, its own."""
    for u in units(draft, start, end):
        if u.code == "P":
            return u.key
        if u.code == "S":
            return _own(draft, draft.text[u.start : u.end])
        if u.code not in "AJX" or (u.code == "X" and not _BEFORE_SUBJECT.fullmatch(draft.text, u.start, u.end)):
            break
    about = draft.context.about
    return about.place if about.kind in _SPEAKS else draft.home if about.kind in _UNNAMED else None


def opened(draft: Draft, start: int, end: int) -> Side | None:
    """Those of a sentence that begins with 与甲: the document's own place and 甲, who do what its later clauses tell."""
    row = units(draft, start, end)
    first = next((i for i, u in enumerate(row) if u.code != "A"), len(row))
    if first + 1 >= len(row) or row[first].code != "C" or not _WITH.match(draft.text, row[first].start):
        return None
    sides = sides_in(draft, row[first].start, end)
    subject = subject_of(draft, start, end)
    if not sides or sides[0].start != row[first + 1].start or subject is None:
        return None
    return replace(sides[0], keys=tuple(dict.fromkeys((subject, *sides[0].keys))), joint=True, open=True)


def with_subject(draft: Draft, start: int, side: Side | None) -> Side | None:
    """The side with the subject of its sentence, where it begins with 与 or 携手; None where that is not to be found."""
    if side is None or not side.open:
        return side
    subject = subject_of(draft, start, side.start)
    return replace(side, keys=tuple(dict.fromkeys((subject, *side.keys)))) if subject else None
