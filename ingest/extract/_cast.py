"""Who plays which part in a chain, as the words behind its name say it.

甲产业链由乙、丙共建; 甲、乙两条产业链由丙、丁分别牵头; …产业链，甲负责研发，乙承担配套: a clause
that begins with places and goes on with a part. It is looked for to the end of the paragraph, as
far as the next chain, and no further than `_REACH`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract._draft import Draft
from ingest.extract._lists import PlaceList, lists

_REACH, _FAR = 240, 600
_CLAUSE = re.compile("[，；。：]")
_OPENING = re.compile("(?:其中|同时|并|而|则|以及|在)?，?(?:(?:分别|依次|共同|主要|均|都)?(?P<by>交?由|归))?")
_COUNT = r"等?(?:地|[\d两二三四五六七八九十]+(?:个)?(?:城市|地市|市州|省市|区县|县市|县区|[地市省县区州家]))?"
_HOW = "(?:分别|依次|各自|共同|联合|携手|合力|则|将|要|主要|重点|着力|着重|集中|积极|率先|全力|主动|就近|同步|协同|全面|大力|加快|深度)*"
_SURE = "负责|承担|担任|主攻|专攻|侧重|偏重|定位|做好|专注|主打|专司|牵头|领衔|主导|领跑|共建|共同建设|共同打造|组成|分工协作|错位发展|协同发展|联动发展|抱团发展|差异化发展|协作配套"
"""Verbs that share out parts wherever they stand; those of `_ALSO` do so only right behind the chain or another part."""
_ALSO = "聚焦|做强|做优|做大|布局|提供|瞄准|突出|承接|建设|打造|建成|发展|培育|壮大|开展|从事|参与|作为|成为|为|是|以|生产|研发|配套|配合|协作|抓|做|主抓|攻|搞|强在|长于"
_PLAYS = re.compile(rf"[市省县区州]?{_COUNT}{_HOW}(?:(?P<sure>{_SURE})|(?P<also>{_ALSO}))")
_ALONE = re.compile(
    "牵头|领衔|主导|领跑|共建|共同建设|共同打造|组成|分工协作|错位发展|协同发展|联动发展|抱团发展|差异化发展|协作配套|(?:参与|参加|跟进|协同)(?:建设|共建)?$"
)
"""Verbs that are a part by themselves; behind the others stands what it is."""
_BRIEF = re.compile(r"[^，。；]{0,6}(?:牵头|领衔|主导|配合|参与|协同|配套|协作|为主)$")
"""A part that names no thing: the chain that it is played in comes behind."""
_JOINED = re.compile("(?:合力|共同|联手|携手|联合|协同|一起|一道|抱团|共)(?:做|打造|建|培育|壮大|构建|发展|补齐|推)")
"""How a clause goes on about what those before do together."""
_EACH = re.compile("分别|依次|各自")
_PAPERS = re.compile("签|会议|协调|组织|审批|监管|起草|召集|统计|宣传|执法|经费|资金|规划|管理|印发|备案|考核|不再|未能?|尚无|退出|取消")
"""What a place is charged with, or leaves, that is no part in a chain."""
_CORE = re.compile(
    "[市省县区州]?(?:等地?)?为(?:产业|主要|重要|核心|交易|加工|研发|制造|生产|集散|总部|配套|供应|原料|种植|展示|示范)*(?P<role>龙头|引领|核心|牵引|链主|中心|引擎|主阵地|主体|重点|主|支点|两翼|支撑|骨干|基地|承载地?|配套|补充|节点|延伸)(?!区|地带|任务|目标|竞争|[轴线导题])"
)
_LEADING = ("龙头", "引领", "核心", "牵引", "链主", "中心", "引擎")
_WORKS = re.compile(
    rf"[市省县区州盟旗]?{_COUNT}(?:错位|重点|加快|着力|积极|突出|大力|聚力|集中|协同|合力|共同|联合|差异化|分工|依托[^，。；]{{2,12}}?|立足[^，。；]{{2,12}}?)*"
    "(?:发展|布局|抓好|抓实|抓紧|建设|建好|打造|培育|壮大|做强|做优|做大|做精|推进|推动|实施|引进|承接|扩大|提升|突破|深耕|主攻|专攻|主打|专注|承担|研发|制造|配套|主产|开发|生产|形成|建成|拓展|延伸|聚焦|巩固|新建|续建|做|攻|产|提供|供应|侧重|负责|出(?![台席现]))"
)
"""What places do under a heading that names the chain: no word of a part is needed there."""
_CONTINUES = re.compile(rf"(?:但|但可|并|也|同时|亦|则|还|仍)(?:可|应|要|将)?(?:在[^，。；、]{{2,12}}?)?(?={_SURE}|提供|参与|承接)")
"""A clause that goes on about the places of the one before it: 但可在甲环节提供配套."""
_SITED = re.compile(
    r"(?:的?[^，。；、：]{1,6}(?:环节|企业|基地|产能|总部|项目))?(?:已|均|主要|重点|集中|先后|大多|共|向|在)*(?:(?:重点|优先)?支持|辐射(?:到|至|带动)|延伸(?:到|至)|扩展(?:到|至)|拓展(?:到|至)|分布到|涉及|覆盖|涵盖|遍布|横跨|落户|落地|落子|落在|布局(?:在|于)|集聚(?:在|于)|分布(?:在|于)|集中(?:在|于)|位于|坐落(?:在|于)|布点)"
)
_BEHIND = re.compile("[（(：:]")
_ENDED = re.compile("(?:产业(?:链条?|集群|带|圈|走廊|群)|链群|集群)$")
_CLOSED = re.compile("[市省县区州盟]?(?:等地?)?(?:[\\d两二三四五六七八九十]+[市县区地])?(?:[）)。；;\n]|$)")
"""A list of places in brackets or behind a colon, and nothing else with it: 甲产业链（乙、丙）."""
_TOWARD = re.compile("(?:加快|进一步|不断)?(?:向|往)")
_GATHERS = re.compile("[市省县区州盟]?(?:等地?)?(?:集聚|集中|汇聚|聚集|布局|转移)")
PARTS = (
    ("lead", re.compile("牵头|领衔|主导|领跑|链主|链长|龙头")),
    ("headquarters", re.compile("总部|运营中心|结算中心")),
    ("research", re.compile("研发|研究|设计|策源|攻关|中试|实验|孵化|创新中心|科创中心|原始创新")),
    (
        "manufacturing",
        re.compile(
            "制造|生产|加工|冶炼|整机|整车|总装|组装|装配|封装|封测|精炼|铸造|锻造|量产|代工|压延|织造|印染|酿造|炼化|合成|产业化|成果转化"
        ),
    ),
    ("supporting", re.compile("配套|配合|协作|零部件|部件|原料|原材料|辅料|耗材|供应|物流|检测|支撑|回收|补链|辅材|部材|基材|原辅料")),
    ("co-builder", re.compile("共建|共同|联合|携手|组成|参与|参加|协同|分工协作|抱团|(?:错位|联动|差异化)发展$")),
)


@dataclass(frozen=True, slots=True)
class Part:
    """The places of one clause `start`–`end` with what they do; `paired` if each has its own chain, in order."""

    start: int
    end: int
    places: PlaceList
    role: str | None
    paired: bool


def cast(draft: Draft, begin: int, ceiling: int, *, opened: bool = False, headed: bool = False) -> Iterator[Part]:
    """The parts that the clauses from `begin` on give, up to `ceiling`, the paragraph's end or `_REACH`.

    `opened` says that a clause begins at `begin`, not only the rest of the chain's own; `headed`
    that the text stands below the chain's name as its heading. Without that, beyond the sentence
    only while every clause gives one: else the text has gone on to something else.
    """
    text = draft.text
    line = text.find("\n", begin)
    end = min(ceiling, begin + (_FAR if headed else _REACH), line if line >= 0 else len(text))
    behind = _behind(draft, begin) if not opened else None
    if behind is not None:
        yield behind
    at, close, beyond = begin, True, False
    before: Sequence[PlaceList] = ()
    while at < end:
        mark = _CLAUSE.search(text, at, end)
        stop = mark.start() if mark is not None else end
        if mark is None and end != line:
            return  # a clause that is cut short
        for start, close_of in _turns(draft, at, stop):
            part = _part(draft, start, close_of, first=start == begin and not opened, close=close)
            if part is None and headed:
                part = _works(draft, start, close_of) or _continued(draft, start, close_of, before)
            if part is not None:
                yield part
            elif beyond and not headed:
                return
        close = headed or (close and (part is not None or at == begin))
        beyond = beyond or (mark is not None and mark[0] == "。")
        before = [x for x in lists(draft, at, stop) if x.start == at]
        at = stop + 1


def _behind(draft: Draft, at: int) -> Part | None:
    """甲产业链（乙、丙）, 甲产业链：乙、丙。"""
    text = draft.text
    opens = _BEHIND.match(text, at)
    found = [x for x in lists(draft, opens.end(), min(opens.end() + 60, len(text))) if x.start == opens.end()] if opens else []
    return Part(at, found[0].end, found[0], None, False) if found and _CLOSED.match(text, found[0].end) else None


def _turns(draft: Draft, at: int, stop: int) -> Iterator[tuple[int, int]]:
    """The clause, cut at a 、 behind which another place has its turn: 甲主攻整机、乙做好配套."""
    text, begin = draft.text, at
    for x in lists(draft, at, stop):
        cut = x.start - 1
        if cut > begin and text[cut] == "、" and _PLAYS.match(text, x.end, stop):
            yield begin, cut
            begin = x.start
    yield begin, stop


def cast_before(draft: Draft, begin: int, end: int) -> Iterator[Part]:
    """The parts of the clauses before a chain's, of the same sentence: 由甲牵头，乙配合，做强丙产业链; 甲研发、乙制造，合力做大丙产业链."""
    at = begin
    if _ENDED.search(draft.text, max(0, begin - 4), begin):  # what stands right behind a chain is said of that one
        rest = _CLAUSE.search(draft.text, begin, end)
        at = begin = rest.end() if rest is not None else end
    joined = _JOINED.match(draft.text, max(begin, draft.text.rfind("，", begin, end) + 1), end) is not None
    for mark in _CLAUSE.finditer(draft.text, begin, end):
        part = _part(draft, at, mark.start(), first=False, close=True)
        if joined and part is None:
            part = _begun(draft, at, mark.start())
        if part is not None and (joined or (part.role is not None and _BRIEF.match(draft.text, part.places.end, part.end))):
            yield part
        at = mark.end()


def _begun(draft: Draft, at: int, stop: int) -> Part | None:
    """Places with which a clause begins, and what they do: 甲主攻面料."""
    found = next((x for x in lists(draft, at, stop) if x.start == at), None)
    works = found is not None and _WORKS.match(draft.text, found.end, stop) is not None
    return Part(at, stop, found, role_of(draft.text[found.end : stop]), False) if found is not None and works else None


def _part(draft: Draft, at: int, stop: int, *, first: bool, close: bool) -> Part | None:
    text = draft.text
    sited = _SITED.match(text, at, stop) if first else None
    toward = _TOWARD.match(text, at, stop) if first else None
    if toward is not None:
        found = [x for x in lists(draft, toward.end(), stop) if x.start == toward.end()]
        return Part(at, found[0].end, found[0], None, False) if found and _GATHERS.match(text, found[0].end) else None
    if sited is not None:
        found = [x for x in lists(draft, sited.end(), stop) if x.start == sited.end()]
        return Part(at, found[0].end, found[0], None, False) if found else None
    core = next(cores(draft, at, stop), None) if text.startswith("以", at) else None
    if core is not None:
        return core
    opening = _OPENING.match(text, at, stop)
    begin = opening.end() if opening is not None else at
    if first and (opening is None or not opening["by"]):
        return None
    found = [x for x in lists(draft, begin, stop) if x.start == begin]
    plays = _PLAYS.match(text, found[0].end, stop) if found else None
    if plays is None or (plays["also"] and not close):
        return None
    role = role_of(text[plays.start() : stop])
    if (
        role is None
        or (role == "co-builder" and len(found[0].items) < 2)
        or not (_ALONE.match(text, plays.start(plays.lastgroup or 0), stop) or _said(text, plays, stop))
    ):
        return None
    return Part(at, stop, found[0], role, bool(_EACH.search(text, at, plays.end())))


def cores(draft: Draft, at: int, stop: int) -> Iterator[Part]:
    """以甲为龙头, 以乙、丙为重点: the places by which a chain is made; those that it centres on lead it."""
    reached = -1
    for x in lists(draft, at, stop):
        goes_on = x.start - 1 == reached and draft.text[reached] in "、，"
        core = _CORE.match(draft.text, x.end, stop) if goes_on or (x.start > at and draft.text[x.start - 1] == "以") else None
        if core is not None:
            reached = core.end()
            yield Part(x.start - 1, core.end(), x, "lead" if core["role"] in _LEADING else None, False)


def _works(draft: Draft, at: int, stop: int) -> Part | None:
    """What places do below the heading: 甲、乙发展光伏组件."""
    opening = _OPENING.match(draft.text, at, stop)
    begin = opening.end() if opening is not None else at
    found = [x for x in lists(draft, begin, stop) if x.start == begin]
    if not found or not _WORKS.match(draft.text, found[0].end, stop) or _PAPERS.search(draft.text, found[0].end, stop):
        return None
    return Part(at, stop, found[0], role_of(draft.text[found[0].end : stop]), False)


def _continued(draft: Draft, at: int, stop: int, before: Sequence[PlaceList]) -> Part | None:
    """但可在甲环节提供配套: what the places of the clause before do after all."""
    goes_on = _CONTINUES.match(draft.text, at, stop)
    if goes_on is None or not before or _PAPERS.search(draft.text, at, stop):
        return None
    role = role_of(draft.text[goes_on.end() : stop])
    return Part(at, stop, before[0], role, False) if role is not None else None


def _said(text: str, plays: re.Match[str], stop: int) -> bool:
    """Does what the places do name a part, and no quarrel or paper: 负责续签?"""
    what = text[plays.start(plays.lastgroup or 0) : stop]
    return any(pattern.search(what) for name, pattern in PARTS if name != "co-builder")


def role_of(words: str) -> str | None:
    return next((name for name, pattern in PARTS if pattern.search(words)), None)
