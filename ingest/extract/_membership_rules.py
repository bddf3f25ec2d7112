"""The patterns that tell a place's part in an area, as data: what stands before, between, after.

A rule with `order` 'place-area' looks at a list of places that precedes the area; with
'area-place' at one that follows it. `before` must match up to where the pair begins, `between`
the whole stretch between the two, `after` from where the pair ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ingest.extract._draft import Mention

Order = Literal["place-area", "area-place"]
_ANY = re.compile("")


@dataclass(frozen=True, slots=True)
class Rule:
    """`least` items are needed; `eponym` asks that the area be named after the place."""

    name: str
    order: Order
    role: str
    between: re.Pattern[str]
    before: re.Pattern[str] = _ANY
    after: re.Pattern[str] = _ANY
    least: int = 1
    most: int = 99
    eponym: bool = False
    places_only: bool = False
    confidence: float = 0.85


_CENTRE = "(?:核心|(?<!副)中心|龙头|极核|引领|主引擎|双核|主轴|支点|牵引|核心区|核心引擎)"
_BUILD = "(?:建设|打造|构建|共建|组建|共同建设|建立|培育|创建|申创)"
COUNT = r"(?:[两二三四五六七八九十\d]+个?(?:设区的?|地级|县级|副省级|省辖|直辖|沿海|沿江|沿边|沿线|内地)?(?:城市|省份|[地市省县区城州盟旗]{1,2}))"

_TAIL = rf"(?:(?:[东西南北中]{{1,2}}部|全域|全境|整体|地区|市)?(?:等)?(?:地|城市|地市|市州|州市|县市|区县|{COUNT})?)"
"""What ends a list of places before what is said of them."""


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


END = r"^[”’]?(?:[，。；、（(]|$|的?(?:(?:高质量|协同|融合|创新|联动|规划)?(?:建设|发展)|一体化|协同)+(?:[，。；、]|$|的(?!示范|样板|先行|高地)|进程|水平|取得|迈)|城市群|都市圈)"
"""What may stand behind an area's name that is not the first part of another's (甲乙文旅联盟)."""

_ROLES = "(?:重要|主要|区域性?|关键|战略|东部|西部|南部|北部|[东南西北]向|新的?|次级|两大|唯一|“)*"
IS_PART = rf"^[”’]?的?{_ROLES}(?:副中心|核心圈?层|核心成员|紧密圈?层|外围|节点|支点|成员|增长极|增长点|一极|组团|板块|腹地|一员|支撑|组成)"
IS_CORE = rf"^[”’]?的?{_ROLES}(?:中心城市|核心城市|核心区|极核|核心增长极|龙头城市|双核|主核|核心圈|核心)(?:[，。；、”’]|$|之|的?(?:地位|功能|作用|定位|城市|区|圈))"
BECOMES = (
    rf"市?(?:等?{COUNT})?(?:加快|努力|率先|着力|全力|奋力|积极|共同|携手|真正|尽快|早日|逐步|建设)*"
    r"(?:(?:被)?(?:定位|确定|明确|规划|列|升级|提升|培育|打造|建设|发展)(?:成为|为|成|于)|建设|打造|建成|培育|创建|构建|做强|当好|勇当|勇担|担当)[“‘]?"
)
_WITHIN = r"^[”’]?(?:[，。；,]|$|的?(?:腹地|核心(?:区域?|地带|圈层?|层)|几何中心|中心(?:地带|位置|区域)|中部|[东西南北]{1,2}(?:部|缘|端|翼)|[上中下]游|范围|(?:之)?内|重要(?:节点|位置)))"
INTENDS = "(?:还|也|又|将|要|正|已|正在|拟|计划|决定|商定|约定|一致同意|同意|加快|进一步|继续|全力|积极|会上)*"
_AFFAIR = "[”’]?(?:一事|的?(?:建议|提案|请求|设想|可能性?|问题|议题|呼声|传闻|申请))"


def is_made(text: str, area: Mention) -> bool:
    """Is it a zone that two places build in one of them, or between: that they build it puts neither in it.

    An economic region of theirs is no such zone.
    """
    return area.label == "Zone" and not text.endswith(("经济区", "协同发展区"), area.start, area.end)


def together() -> re.Pattern[str]:
    """What stands between those who make an area together and its name: 等地将共同打造, 共建."""
    done = f"(?:(?:共同|联合|联手|携手|合力|协同|一道)(?:推进|推动|谋划|规划)?(?:{_BUILD})?|共[建育推筑创谋])"
    return _re(rf"(?:等?(?:地|{COUNT})|市)?{INTENDS}{done}(?:了)?[“‘]?")


RULES: tuple[Rule, ...] = (
    Rule(
        "centred",
        "place-area",
        "core",
        _re(rf"等?(?:[两三四]市|城市|双城)?为[^，。；]{{0,8}}{_CENTRE}[^，。；]{{0,10}}(?:的|，[^，。；]{{0,14}}{_BUILD})[“‘]?"),
        before=_re(r"以$"),
        confidence=0.9,
    ),
    Rule(
        "is-centre",
        "place-area",
        "core",
        _re(rf"(?:市|等?{COUNT})?(?:既|不仅|不但|同时|也|又|还|更|都|均|同)?(?:是|作为|系|为)[“‘]?"),
        after=_re(rf"^[”’]?的?[^，。；、]{{0,6}}{_CENTRE}(?!区城市|圈层|层)"),
        most=3,
    ),
    Rule(
        "such-of",
        "place-area",
        "member",
        _re("等[“‘]?"),
        after=_re("^[”’]?(?:的|内|各)?(?:成员)?(?:城市(?!群)|各市|地市|市州|成员|市县)"),
        least=2,
    ),
    Rule(
        "lies",
        "place-area",
        "member",
        _re(rf"{_TAIL}(?:都|均)?(?:地处|位于|处于|身处|同处|同在|同属)[“‘]?"),
        after=_re(_WITHIN),
    ),
    Rule("builds-core", "place-area", "core", _re(BECOMES), after=_re(IS_CORE)),
    Rule("builds-part", "place-area", "member", _re(BECOMES), after=_re(IS_PART)),
    Rule(
        "is-member",
        "place-area",
        "member",
        _re(
            rf"{_TAIL}(?:既|不仅|不但|同时|也|又|还|更|都|均|正式|已经?|率先|顺利|随后|先后)*(?:是|作为|系|同为|均为|同属|属于|隶属于?|(?:建设|打造|培育|发展)?成为?)[“‘]?"
        ),
        after=_re(
            r"^[”’]?(?:的?(?:重要|主要|新的?|中心区|唯一的?|[^，。；、的]{0,4}的?)?(?:成员|组成|核心圈?层|紧密圈?层|外围|节点|腹地|支点|城市(?!群)|一员|增长极|增长点|副中心|门户|板块|支撑|引擎)|[^，。；、会盟]{1,8}成员|[^，。；、]{0,6}之一|[，。；])"
        ),
    ),
    Rule(
        "supported",
        "place-area",
        "member",
        _re(
            rf"等?(?:地|{COUNT})?(?:(?:协同|一体化?|同城化?|融合|联动|抱团|组团)(?:发展)?，)?(?:共同|协同|联合|联手|携手|加快|一体|合力)*{_BUILD}[“‘]?"
        ),
        before=_re(r"(?:支持|推动|推进|促进|引导|指导|鼓励)$"),
        after=_re(END),
        least=2,
    ),
    Rule("joint", "place-area", "member", _re(rf"等?{COUNT}[^。；\s]{{0,24}}{_BUILD}[“‘]?"), after=_re(END), least=2, confidence=0.75),
    Rule(
        "together",
        "place-area",
        "member",
        together(),
        after=_re(END),
        least=2,
        confidence=0.8,
    ),
    Rule(
        "admitted",
        "place-area",
        "member",
        _re(rf"等?(?:地|{COUNT}|市)?(?![^，。；]{{0,9}}分别)(?:[^，。；]{{0,10}})(?:纳入|加入|划入|列入|加盟)(?:了)?[“‘]?"),
        before=_re(r"^(?:(?!关于|是否|拒绝|对于|有关).)*$"),
        after=_re(rf"^(?!{_AFFAIR})[”’]?(?!规划的?项目|建设规划项目)"),
    ),
    Rule(
        "enters",
        "place-area",
        "member",
        _re(
            rf"{_TAIL}(?:也|又|还|都|均|正式|已经?|成功|率先|先后|相继|整体|被|全部|悉数)*(?:进入|划进|划归|归入|并入|跻身|入围|入列|编入)(?:了)?[“‘]?"
        ),
        after=_re("^[”’]?(?:[，。；、]|$|的?(?:版图|范围|行列|名单|朋友圈|大家庭|成员|框架|圈层))"),
    ),
    Rule(
        "strung-on",
        "place-area",
        "member",
        _re(rf"{_TAIL}[^，。；、]{{0,8}}，[^，。；、]{{0,6}}(?:{_BUILD}|形成)[“‘]?"),
        before=_re("(?:串联|串起|联结|连接|联通|贯穿|贯通|串接)(?:起|了)?$"),
        after=_re(END),
        least=2,
    ),
    Rule(
        "named-after",
        "place-area",
        "member",
        _re(rf"{_TAIL}[^。；，]{{0,16}}，?(?:将|要|拟|共同|联合|携手|合力)*{_BUILD}[“‘]?"),
        after=_re(END),
        least=2,
        eponym=True,
        places_only=True,
    ),
    Rule(
        "stands-in",
        "place-area",
        "core",
        _re(rf"{_TAIL}在[“‘]?"),
        after=_re(
            rf"^[”’]?(?:中|内|里)?[^，。；、]{{0,6}}(?:居于?|处于|占据|占有|扮演|发挥|起着?|具有|承担|担当)[^，。；、]{{0,8}}{_CENTRE}[^，。；、]{{0,4}}(?:地位|作用|角色|位置|功能)"
        ),
    ),
    Rule(
        "effect",
        "place-area",
        "core",
        _re(r"在[“‘]?"),
        before=_re(r"(?:发挥|强化|突出|增强|彰显)$"),
        after=_re(rf"^[”’]?[^，。；]{{0,16}}(?:{_CENTRE}|带动|辐射)[^，。；]{{0,6}}作用"),
        confidence=0.9,
    ),
    Rule(
        "carries",
        "place-area",
        "core",
        _re(r"[^。；]{0,48}(?:辐射带动|带动|引领|牵引)[“‘]?"),
        before=_re(r"(?:支持|推动|发挥|强化|提升|增强|推进|加快)$"),
        most=1,
        places_only=True,
        confidence=0.8,
    ),
    Rule(
        "namesake",
        "place-area",
        "core",
        _re(rf"[^。；]{{0,12}}(?:{_CENTRE}|辐射带动)[^。；]{{0,24}}"),
        before=_re(r"(?:支持|推动|发挥|强化|提升|增强)$"),
        most=1,
        eponym=True,
        confidence=0.7,
    ),
    Rule(
        "forms",
        "place-area",
        "member",
        _re(rf"{_TAIL}(?:[与同和][^，。；、]{{2,8}})?(?:(?:共同|一起|联合|合力)(?:组成|构成|组建成?|形成)|组成|构成)(?:了)?[“‘]?"),
        after=_re(END),
        least=2,
        confidence=0.9,
    ),
    Rule(
        "formed-with",
        "area-place",
        "member",
        _re(r"[”’]?[^。；]{0,36}(?:与|和|同)[^，。；]{0,10}?的?"),
        after=_re(rf"^等?(?:市|{COUNT})?共同(?:组成|构成)(?:[，。；]|$)"),
        least=2,
    ),
    Rule(
        "co-built",
        "area-place",
        "member",
        _re(r"[”’]?由"),
        after=_re(rf"^等?(?:地|市|{COUNT})?(?:合作|共同|携手|联合)?(?:共建|(?<=共同)建设|(?<=合作)建设|(?<=共同)开发|(?<=联合)建设)"),
        least=2,
    ),
    Rule(
        "around",
        "area-place",
        "core",
        _re(r"[”’]?(?:是)?以"),
        after=_re(rf"^等?(?:市|城市)?为[^，。；]{{0,6}}{_CENTRE}"),
        most=3,
        confidence=0.9,
    ),
    Rule("members", "area-place", "member", _re(r"[”’]?的?(?:成员城市|成员市|成员地区|圈内城市)(?:——|：)?"), least=2),
    Rule("towns", "area-place", "member", _re(rf"(?:各?城市|各市|{COUNT})[^，。；]{{0,10}}[，：:]"), least=3, confidence=0.7),
    Rule(
        "belongs-of",
        "area-place",
        "member",
        _re("[”’]?(?:[东西南北中]{1,2}部|[上中下]游|中段|腹地|核心区|沿线|沿岸|范围内|规划区)?的(?:其他)?"),
        before=_re("(?:同属|同处|同在|同为|同是|地处|位于|处于|隶属于?|属于|身处|共处)$"),
        confidence=0.9,
    ),
    Rule("inside", "area-place", "member", _re(r"[”’]?(?:中|内|里)的"), confidence=0.8),
    Rule(
        "centre-city",
        "area-place",
        "core",
        _re(rf"[”’]?的?(?:{_CENTRE}城市|{_CENTRE}(?=就是|是|为|——))(?:就是|是|为|——)?"),
        most=2,
        confidence=0.9,
    ),
    Rule(
        "led-by",
        "area-place",
        "core",
        _re(r"[^。；]{0,40}(?:发挥|强化|突出|增强)(?:好)?"),
        after=_re(rf"^市?的?[^，。；、]{{0,6}}{_CENTRE}[^，。；]{{0,8}}(?:作用|功能|地位|优势)"),
        most=1,
        places_only=True,
        confidence=0.75,
    ),
    Rule(
        "carried",
        "area-place",
        "member",
        _re(rf"[^。；]{{0,30}}{_CENTRE}[^，。；]{{0,10}}(?:作用|功能|地位|优势)，(?:辐射)?带动"),
        after=_re(r"^等?(?:地|市)?[^，。；]{0,4}(?:协同|联动|融合|一体|同城)"),
        least=2,
        confidence=0.75,
    ),
)
