"""What is told of an area clause by clause: 甲圈以乙为中心，包括丙、丁，以戊为支点，辐射带动己、庚一体化发展.

The sentence is read from the area's name, or a word that stands for it, onwards: each clause says
the part of its places, and clauses of size and situation in between say nothing of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract._anaphora import GROUP
from ingest.extract._draft import Draft, Mention
from ingest.extract._extent import Item, extent
from ingest.extract._membership_extents import members
from ingest.extract._membership_groups import meant
from ingest.extract._membership_reference import CIRCLES
from ingest.extract._membership_rules import COUNT, is_made
from kb.vocabulary import AREAS, PLACES

CENTRE = "(?<!副)(?:核心|中心|龙头|极核|引领|牵引|主引擎|双核|双引擎|主轴|增长极|首位城市|领头雁)"
PART = "(?:副中心|支点|节点|支撑|两翼|一翼|腹地|组团|主体|重点|门户|成员|外围|补充|次中心|联动|纽带|枢纽|桥头堡|增长点|基地|窗口|紧密|组成部分|后花园|承接地|前沿)"
OVER = "(?:包括|涵盖|包含|覆盖|涉及|囊括|涵括|下辖|范围涉及|容纳|再加上|加上|外加|另加|还有|纳入|吸纳)"
_ADVERBS = "(?:主要|具体|目前|现|共|总共|并|还|又|同时|则|将|总体|大致|一并|全部|进一步|已经|已|点明|明确|规定)*"
_SCOPE = "(?:(?:其|该|本)?的?(?:规划|空间|实施|地域|国土|辐射|地理|区域|行政|总体|研究)*(?:范围|区域|地域|边界)(?:主要|具体)?"
_IS = f"(?:{OVER}|(?:划定|确定|界定|明确|规定|拓展|扩大|扩展|调整|限定)?(?:为|是|至|到)))"
_GLUE = re.compile(
    r"[”’]?(?:[（(][^（）()]{2,24}[）)])?(?:(?:发展|建设|区域|空间|国土空间|总体|一体化|同城化|协同|工作|行动|实施|综合)*(?:规划|方案|纲要)(?:（[^（）]{2,24}）)?》?(?:（[^（）]{2,24}）)?，?)?"
    r"(?:沿线|沿岸|沿途|区域内|境内|全线|全域)?(?:(?:划定|确定|明确|界定|规定|圈定)的|明确|提出|确定|点明|指出|列明|规定|是指|是|即|的)?(?:了)?(?:[，：:]|——)?(?:是指|系指|指(?=[以由]))?"
)
_OTHERS = re.compile(
    "(?:融入|对接|接轨|参与|服务|依托|借助|抢抓|面向|联动|毗邻|承接|进入|加入|呼应|接|连通|辐射|带动|对标|学习|走进|贯彻|落实|覆盖|地处|位于|处于|在|赴|到|至|往|向|与|和|同|、)(?:国家|现代化)?[“‘《]?$"
)
"""Before an area that a sentence does not go on to speak of: 融入甲圈，以乙为核心."""
_SEP = re.compile("(?:全域|全境|全部)?[，；、：:]")
_SIZE = re.compile(
    "[^，。；：]{0,20}(?:面积|人口|平方公里|万人|地处|位于|横跨|纵跨|总长|东[接临邻至]|西[接临邻至]|占全|点明|明确|作为|列出)[^，。；：]{0,24}"
)
_FORMED = re.compile("(?:等(?:地|市)?)?(?:共同|联合)?(?:组成|构成|组建而成)")
_FORMED_LOOSELY = re.compile("(?:主要|是)?由[^，。；：]{2,40}(?:组成|构成|组建而成)(?:的[^，。；：]{0,14})?")
"""What a circle is made of in words that name no list: 由甲市及周边城市组成，包括…"""
_MANY = re.compile(
    "(?:现|共|总共|目前|一共|合计|全域|规划)*(?:有|含|辖|涉及|涵盖|包括|覆盖)?[\\d一二三四五六七八九十两]+[个座位][^，。；：、]{0,10}"
)
_AROUND_OTHER = re.compile(rf"以[^，。；、]{{1,14}}为[^，。；、]{{0,8}}(?:{CENTRE}|{PART})[^，。；、]{{0,4}}")
_GROUP = re.compile("(?:上述|以上|这|前述)?")
_FORMS = re.compile("(?:形成|构建|打造|建设|培育|组成)[“‘]?")
_MOST_SIZES = 4
_LIST_END = re.compile("(?:等(?:地|市|城市)?)?(?=[。；\n]|$)")


@dataclass(frozen=True, slots=True)
class _Clause:
    """How a clause opens before its places and closes behind them; `late` ones need a clause before."""

    rule: str
    role: str
    opens: re.Pattern[str]
    closes: re.Pattern[str] | None = None
    late: bool = False
    least: int = 1


_END = r"(?=[，。；、的（]|$)"
_NAMES = re.compile(
    rf"(?:成员(?:城市|单位|市|地区)?(?:名单)?(?:(?:已|现|目前)*(?:增至|扩至|增加到|扩大到|扩展到|扩容至|包括|有|为|是))?[：:]?"
    rf"|(?:(?:内地|全部|所辖)?各?{COUNT}|各?成员)?(?:分别|具体)*(?:指的是|是指|系指|指|即|也就是|就是|为|是|：|——|有|包括)[：:]?"
    rf"|{OVER}[^，。；、]{{2,14}}，?(?:即|分别是|分别为|就是)[：:]?)"
)
_CLAUSES = (
    _Clause(
        "part-is",
        "member",
        re.compile(f"(?:其)?的?(?:{PART})(?:区|城市|圈层?)?(?:为|是|包括|包含)"),
        re.compile("(?:市|区)?(?:等地?)?(?=[，。；]|$)"),
    ),
    _Clause(
        "core-is",
        "core",
        re.compile(f"(?:其)?的?{CENTRE}(?:发展|功能|承载)?(?:区|城市|圈层?)?(?:就是|为|是|包括|包含|由)"),
        re.compile("(?:市|区)?(?:等地?)?(?:构成|组成)?(?=[，。；]|$)"),
    ),
    _Clause("names", "member", _NAMES, re.compile(r"(?:等(?:地|市)?)?(?=[，。；（]|$)"), least=2),
    _Clause("around", "core", re.compile("以"), re.compile(rf"市?为[^，。；、]{{0,8}}{CENTRE}[^，。；、的]{{0,6}}{_END}")),
    _Clause("node", "member", re.compile("以"), re.compile(rf"市?为[^，。；、]{{0,8}}{PART}[^，。；、的]{{0,6}}{_END}")),
    _Clause(
        "extent",
        "member",
        re.compile(
            rf"(?:{_ADVERBS}{OVER}|{_ADVERBS}{_SCOPE}{_ADVERBS}{_IS})(?:了|有|着)?(?:(?:以下|下列|如下)?(?:{COUNT}|城市|地区|成员)?[：:]|的)?"
        ),
    ),
    _Clause("extent", "member", re.compile(f"{_ADVERBS}(?:拓展|扩展|扩大|延伸|扩容|扩围)(?:到|至)")),
    _Clause("extent", "member", re.compile(rf"{_ADVERBS}由"), _FORMED),
    _Clause("extent", "member", re.compile(f"{_SCOPE})[：:]")),
    _Clause("with", "member", re.compile("(?:与|和|同)(?:其|周边|联系紧密的|紧密联系的|相邻的|邻近的|毗邻的)*"), _FORMED, late=True),
    _Clause(
        "carried",
        "member",
        re.compile("(?:并|进而|共同)?(?:辐射带动|辐射|带动|联动|引领带动|联结|联合|协同|携手|会同|联手|统筹|吸纳|把|将)"),
        re.compile(
            r"(?:等(?:地|市|县)?)?(?:周边)?[^，。；、的]{0,6}(?:一体|协同|同城|联动|融合|抱团|共同|组团|纳入)[^，。；、的]{0,4}|(?:等(?:地|市|县)?)?(?=[，。；、的]|$)"
        ),
        late=True,
    ),
    _Clause(
        "named",
        "core",
        re.compile("其中[，：]?|"),
        re.compile(rf"市?(?:是|为|作为)[^，。；、]{{0,6}}?{CENTRE}(?:城市|区|圈层?)?{_END}"),
        late=True,
    ),
    _Clause(
        "named",
        "member",
        re.compile("其中[，：]?|"),
        re.compile(rf"市?(?:是|为|作为)[^，。；、]{{0,6}}?{PART}(?:城市|区|圈?层|圈|地区)?{_END}"),
        late=True,
    ),
)


def told(draft: Draft, area: Mention, stop: int) -> None:
    """State what the clauses from the area to `stop`, the end of its sentence, say of its places."""
    text = draft.text
    glue = _GLUE.match(text, area.end, stop)
    at = glue.end() if glue else area.end
    if glue and "》" in glue[0] and _formed(draft, at, stop):
        return
    if glue and glue[0].endswith("，") and _OTHERS.search(text, max(0, area.start - 6), area.start):
        return
    if (
        (text[at - 1] in "：—" or (glue and glue[0].endswith(("即", "是", "是指"))))
        and not is_made(text, area)
        and listed(draft, area, at, stop)
    ):
        return
    clauses(draft, area, at, stop)


def listed(draft: Draft, area: Mention, at: int, stop: int) -> bool:
    """甲圈：乙、丙、丁。 A list of three or more and nothing else."""
    items = extent(draft, at, stop)
    said = _LIST_END.match(draft.text, items[-1].end) if len(items) > 2 else None
    if said is not None:
        members(draft, area.key, items, area.start, said, "listed")
    return said is not None


def clauses(draft: Draft, area: Mention, at: int, stop: int) -> None:
    """State what the clauses from `at` on say of the area's places, up to one that says no such thing."""
    text = draft.text
    said = sizes = 0
    closed = False
    while at < stop:
        read = clause_at(draft, at, stop, said > 0)
        if read is not None:
            if not (closed and read.rule == "carried"):
                members(draft, area.key, read.items, area.start, read.said, read.rule, role=read.role)
            closed = closed or read.rule == "extent"
            said, at = said + 1, read.end
        elif (other := _AROUND_OTHER.match(text, at, stop) or _FORMED_LOOSELY.match(text, at, stop)) is not None:
            said, at = said + 1, other.end()
        elif sizes < _MOST_SIZES and (size := _sized(draft, at, stop)) is not None:
            sizes, at = sizes + 1, size
        else:
            return
        mark = _SEP.match(text, at, stop)
        if mark is None:
            return
        at = mark.end()
        if mark[0].endswith("：") and listed(draft, area, at, stop):
            return


def _sized(draft: Draft, at: int, stop: int) -> int | None:
    """The end of a clause of size and situation."""
    size = _SIZE.match(draft.text, at, stop) or _MANY.match(draft.text, at, stop)
    return size.end() if size is not None and not draft.mentions_in(*size.span(), AREAS) else None


def _formed(draft: Draft, at: int, stop: int) -> bool:
    """Does the sentence come to another circle that is made: 《甲群规划》以乙为核心，…形成丙群?"""
    made = (m.end() for m in _FORMS.finditer(draft.text, at, stop))
    return any(k.start == end for end in made for k in draft.mentions_in(end, stop, CIRCLES))


@dataclass(frozen=True, slots=True)
class Read:
    """A clause that says the part of `items`; `said` are its own words."""

    rule: str
    role: str
    items: list[Item]
    said: re.Match[str]
    end: int


def clause_at(draft: Draft, at: int, stop: int, late: bool) -> Read | None:
    """The clause at `at` if it is one of those that say a part; `late` if one was read before it."""
    for clause in _CLAUSES:
        if clause.late and not late:
            continue
        opened = clause.opens.match(draft.text, at, stop)
        items = (extent(draft, opened.end(), stop) or _group(draft, opened.end(), stop)) if opened else []
        if opened is None or len(items) < clause.least:
            continue
        if clause.rule == "carried" and any(x.mention.label not in PLACES - {"Province"} for x in items):
            continue
        end = items[-1].end
        closed = clause.closes.match(draft.text, end, stop) if clause.closes else None
        if clause.closes is not None and closed is None:
            items = _short(items)
            end = items[-1].mention.end
            closed = clause.closes.match(draft.text, end, stop)
            if closed is None:
                continue
        return Read(clause.rule, clause.role, items, closed or opened, max(closed.end() if closed else end, end))
    return None


def _group(draft: Draft, at: int, stop: int) -> list[Item]:
    """上述八市全域: those that the words before named."""
    m = _GROUP.match(draft.text, at, stop)
    group = GROUP.match(draft.text, m.end(), stop) if m else None
    return [Item(Mention(group.start(), group.end(), k), group.end(), True) for k in meant(draft, group)] if group else []


def _short(items: list[Item]) -> list[Item]:
    """With the last one's end right behind its name: 市 and the like belong to what closes."""
    return [*items[:-1], Item(items[-1].mention, items[-1].mention.end, items[-1].whole)]
