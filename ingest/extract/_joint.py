"""Whether words speak of matters between places: 跨市, 都市圈, 两地, 邻省, 中心城市与周边 …

A cue is a form of words that says so by itself. `区域` and `一体化` alone are none: the one may
be a part of a town, the other of town and country.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.extract._draft import Draft
from ingest.extract._lists import outermost
from kb.gazetteer import ancestors
from kb.model import Span
from kb.vocabulary import PLACES

_AREAS = ("MetroArea", "CityCluster")
_WIDE = ("地区", "流域", "西部", "东部", "中部", "东北", "经济带")

_SOME = "[二两双三四五六七八九十]"
_OUTER = "周边|外围|腹地|沿线|沿江|上下游|成员|对方|不同规模[^，。]{0,8}"
_RANKED = "节点|(?<!消费)(?<!会展)(?<!研发)(?<!贸易)(?<!交往)中心|核心|次中心|副中心|次级中心|卫星|门户|大?中小"
_CUE = re.compile(
    "跨(?:区域|行政区|省|市|城|县|界|域|地区|地域|流域|江|区(?!块))|[城省市区]际|邻[省市县城](?!近)|都市[圈区]|城市[群圈]|经济圈|大湾区|同城化|双城"
    "|异地(?!搬迁|执法|扶贫|安置|务工|羁押)|毗邻|接壤|交界|结合部|相邻|邻接|近邻|地域相连"
    f"|{_SOME}{{1,2}}(?:省|市|地|城|县|个市)(?!级|场|值|区|{_SOME})|[两三四五六七八九]座城市|各[省市](?!场|委)"
    "|(?:城市|地区|区域)之?间|城市(?:网络|体系|规模体系)|城镇(?:体系|网络|空间结构)|等级城市|城市[^，。、]{0,6}联盟|环[^，。、]{1,3}城市"
    f"|(?:{_OUTER}|{_RANKED})的?(?:各|中小|小|[二两三四五六七八九])*(?:城(?!区)|地区|市(?![场政])|县|地市|省)|(?<!特)大城市(?!病)|(?:承接|对接|融入)[^，。]{0, 4}特大城市|小城(?:市(?!标准)|(?![镇市]))|省会|省城(?!乡|镇)|地级市|次级中心|(?<!医疗)次中心|省域副中心"
    "|区域(?:一体化|协同(?!战略)|协作|合作|联动|联治|市场|立法|内部?(?:各|大中小|城市)|共享|交换)|一体化(?:发展)?示范区|[上下]游[^，。]{0,3}[、，得][^，。]{0,3}[上下]游"
    "|双方|三方|甲方|乙方|各方(?!面)|飞地|结对(?:帮扶|协作|城市)|对口(?:协作|合作|支援|帮扶)|东西部协作|兄弟城市|联防联[控治]|共保联治|(?:创新|发展|功能|城市|科技|一体化)共同体"
    "|借用(?:规模|功能|绩效)|网络外部性"
)
_NONE = re.compile(r"同城快递|同城配送|人类命运共同体|中华民族共同体|生命共同体|双方父母|单位双方|供需双方|买卖双方")


def cue(text: str, start: int, end: int) -> Span | None:
    """The first words within the span that speak of several places; None where there are none."""
    for m in _CUE.finditer(text, start, end):
        if not any(
            n.start() < m.end() and m.start() < n.end() for n in _NONE.finditer(text, max(start, m.start() - 6), min(end, m.end() + 6))
        ):
            return m.span()
    return None


def between(draft: Draft, clause: Span) -> Span | None:
    """The words of a clause that say between whom: a cue, an area of several cities, or two places, none within the other."""
    found = cue(draft.text, *clause) or area(draft, clause, wide=False)
    if found is not None:
        return found
    places = outermost(draft.mentions_in(*clause, PLACES))
    for a, b in pairwise(places):
        if a.key != b.key and a.key not in ancestors(b.key) and b.key not in ancestors(a.key):
            return a.start, b.end
    return None


def area(draft: Draft, span: Span, *, wide: bool) -> Span | None:
    """An area of several cities; a region as 西部地区 or 长江流域 counts only where `wide`."""
    for m in draft.mentions_in(*span, _AREAS):
        if wide or not draft.text[m.start : m.end].endswith(_WIDE):
            return m.start, m.end
    return None
