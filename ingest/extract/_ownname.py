"""Whether what stands before a generic ending is an area's own name, or only a topic or a kind."""

from __future__ import annotations

import re
from functools import cache

from ingest.extract._draft import Mention
from ingest.extract._generic import proper
from ingest.extract._zones import Ending
from kb.gazetteer import divisions
from kb.gazetteer.initials import customary, may_be_city, may_be_initial, partners_of

_MODIFIER_END = re.compile(r"(?:现代化|国际化|国家级)$")
OF_TOWNS = ("high-tech", "development", "bonded")
TOPIC_KINDS = ("demonstration", "pilot", "cooperation")
_CORRIDOR = re.compile(
    r"(?:科创|创新|产业|科技|旅游|文旅|经济|工业|制造业?|智造|农业|人才|数字|开放|生态|绿色|能源|装备|创业|康养|知识产权)$"
)
_DIRECTED = re.compile(
    "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新]{1,3}(?:东北|西北|东南|西南|[东南西北中])(?![京安宁昌平阳])"
)
_ACROSS = re.compile("中国[—–－-][\u4e00-\u9fff]{2,6}")
_NAMED_BY = frozenset("涧冈山河江湖海川州城阳岭滩坪坝桥港湾岛原泉溪水堡庄镇峰屿浦洲塘沟沙店屯营寨村河井集潭岗坡峡谷墩埠渡陵东西南北")
"""What names of little places end in: no verb does before a zone (激励高新区)."""
_WATER = re.compile(
    r"(?:沿|环|泛)?[\u4e00-\u9fff]{1,3}[江河湖海湾淮]|沿[黄江海湖淮河]|[\u4e00-\u9fff]{1,3}[江河湖海](?:[—–－-][\u4e00-\u9fff]{1,3}[江河])?(?:[上中下]游)?"
)


def joint(text: str, first: int, begin: int, inner: list[Mention], province: str | None) -> bool:
    """Are the owners of a park two places and nothing else: 甲乙产业园, 甲市—乙市产业园?"""
    own = text[first:begin]
    if len(own) == 2 and not (inner and inner[0].end - inner[0].start == 2):
        return all(map(customary, own)) or partners_of(own, province) is not None
    return (
        len(inner) == 2
        and text[inner[0].end : inner[1].start] in ("", "—", "-", "－")
        and inner[0].start == first
        and inner[1].end == begin
    )


def initialled(own: str, ending: Ending, province: str | None) -> bool:
    """Does `own`, which holds no place that was read, still say where it lies?

    By the initials of cities (甲乙都市圈, 甲乙生态经济带) or of partners before a park, a part of a
    province (甲西南协同发展区), a water (沿甲江经济带), a county's name or a short one of its own
    before the zone of a town (甲山经开区).
    """
    if ending.kind == "cooperation":
        return partners_of(own[:2], province) is not None
    if _DIRECTED.match(own):
        return True
    if ending.kind in OF_TOWNS:
        short = 2 <= len(own) <= 4 and len(proper(own)) == len(own) and own.isalpha() and own[-1] in _NAMED_BY
        return short or _row(own) or any(own[:n] in _divisions() for n in (4, 3)) or (own[:2] in _divisions() and not proper(own[2:]))
    own = _MODIFIER_END.sub("", own)
    row = proper(own)
    if not own.startswith(row) or (ending.label == "Zone" and ending.kind != "corridor"):
        return False
    if ending.label == "CityCluster" and _WATER.fullmatch(row):
        return True
    known = sum(map(may_be_city, row))
    return 2 <= len(row) <= 6 and (known == len(row) or (len(row) > 3 and known >= len(row) - 1 and all(map(may_be_initial, row))))


@cache
def _divisions() -> frozenset[str]:
    """Names and short names of all divisions."""
    return frozenset(name for d in divisions().values() for name in (d.name, d.short))


def is_province(place: Mention) -> bool:
    """Is it a province, which has no zone of a town's kind: 甲省高新区 are all of them?"""
    return place.label == "Province" and divisions()[place.key.partition(":")[2]].name[-1] in "省区"


def _row(own: str) -> bool:
    """Is it three initials of cities or more, and behind them only generic words: 甲乙丙国家?"""
    size = next((n for n, c in enumerate(own) if not may_be_city(c)), len(own))
    return 3 <= size <= 6 and not proper(own[size:])


def described(own: str, ending: Ending) -> bool:
    return ending.kind != "corridor" or bool(_CORRIDOR.search(own))


def stands(own: str, ending: Ending) -> bool:
    """Is `own`, which names no known place, still a name of its own and no topic?"""
    rest = proper(own)
    if ending.kind in TOPIC_KINDS and _row(own):
        return True
    if len(rest) < 2:
        return ending.word == "新区" and len(rest) == 1 and len(own) == 2
    if ending.kind in TOPIC_KINDS and _ACROSS.match(own):
        return True
    if ending.kind in TOPIC_KINDS:
        return own.startswith(rest) and len(rest) <= 6
    return described(own, ending)
