"""Areas that a text speaks of without their names: 都市圈, 该城市群, 内圈, 规划; and its own place: 我市.

A bare word means the area of that ending that the paragraph named last, else the only one that the
document has named so far. Nothing is mentioned by it: a bare word is no name.
"""

from __future__ import annotations

import re

from ingest.extract._clauses import paragraph_before
from ingest.extract._draft import Draft, Mention
from ingest.extract._zones import goes_on
from kb.vocabulary import AREAS

CIRCLES = ("MetroArea", "CityCluster")

_CIRCLES = "都市圈|都市区|城市群|城镇群|经济圈|经济带|经济区|合作带"
_ZONES = "示范区|合作区|协同发展区|流域"
_ENDINGS = f"{_CIRCLES}|{_ZONES}"
_ENDING = re.compile(_ENDINGS)
_BARE = re.compile(
    rf"(?:(?<![\u4e00-\u9fff“])|(?<=[该本此整全在由])|(?<=整个)|(?<=作为))(?P<word>{_ENDINGS})"
    rf"|(?<=[将把使入])(?P<taken>{_CIRCLES})|(?<=为)(?P<of>{_CIRCLES})(?=的?(?:核心|中心|副中心|极核|成员|节点|支点))"
)
"""Zones are not meant where places become some: 确定甲、乙为示范区."""
_RING = re.compile(
    "(?:(?<![\u4e00-\u9fff])|(?<=其)|(?<=其中))(?:内圈|外圈|中圈|圈内|核心圈层?|紧密圈层?|中心圈层?|外围圈层?|拓展圈层?|联动圈层?|主圈|群内)"
)
_ITS = re.compile("(?<=[，。；\n])其(?=(?:规划|空间|实施|地域)?(?:范围|区域)|核心[区城圈]|中心城市|龙头城市|成员)")
_PLAN = re.compile("《?(?:规划|方案|纲要)》?(?=[^，。；]{0,4}(?:明确|提出|确定|划定|界定|以|范围))")
_TITLED = re.compile("《[^《》\n]{4,60}》")
_OWN = re.compile("我(?P<level>[省市区县州盟旗])(?![\u4e00-\u9fff]?级)|本(?=[省市区县州盟旗](?![级场面民价]))[省市区县州盟旗]")
_LEVELS = {"省": ("Province",), "市": ("City", "Province", "District"), "州": ("City",), "盟": ("City",)}


def references(draft: Draft) -> list[Mention]:
    """Where the text speaks of an area by a bare word, in order, none of them within a name."""
    text = draft.text
    areas = draft.mentions_in(0, len(text), AREAS)
    last: dict[str, Mention] = {}
    several: set[str] = set()
    at = 0
    found: list[Mention] = []
    for m in sorted((m for p in (_BARE, _RING, _PLAN, _ITS) for m in p.finditer(text)), key=lambda m: m.start()):
        while at < len(areas) and areas[at].end <= m.start():
            word = _ending(text, areas[at])
            several |= {word} if word in last and last[word].key != areas[at].key else set()
            last[word] = areas[at]
            at += 1
        if goes_on(text, m.end()) or (at < len(areas) and areas[at].start < m.end()):
            continue
        if m.re is _PLAN:
            key = _planned(draft, m.start())
        elif m.re is _ITS:
            key = areas[at - 1].key if at and areas[at - 1].start >= paragraph_before(text, m.start()) else None
        else:
            word = m[0] if m.re is _BARE else "都市圈"
            meant = last.get(word)
            near = meant is not None and (word not in several or meant.start >= paragraph_before(text, m.start()))
            key = meant.key if meant is not None and near else None
        if key is not None:
            found.append(Mention(m.start(), m.end(), key))
    return found


def _ending(text: str, area: Mention) -> str:
    ending = next((m for m in _ENDING.finditer(text, area.start, area.end) if m.end() == area.end), None)
    return "都市圈" if ending is None and area.label == "MetroArea" else ending[0] if ending else ""


def _planned(draft: Draft, at: int) -> str | None:
    """The area whose plan the paragraph named last, else that of the document's title."""
    titles = list(_TITLED.finditer(draft.text, paragraph_before(draft.text, at), at))
    own = draft.context.about.title_span
    for span in [m.span() for m in reversed(titles)] or ([own] if own else []):
        areas = draft.mentions_in(*span, CIRCLES)
        if areas:
            return areas[0].key
    return None


def own_place(draft: Draft, start: int, end: int) -> list[Mention]:
    """我市, 本县: the place that the document speaks for, where it is of that level."""
    if draft.home is None:
        return []
    label = draft.home.partition(":")[0]
    return [
        Mention(m.start(), m.end(), draft.home)
        for m in _OWN.finditer(draft.text, start, end)
        if label in _LEVELS.get(draft.text[m.end() - 1], ("District",))
    ]
