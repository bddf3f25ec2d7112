"""Regions named by a direction in a province (甲北, 乙西南地区) and pairs of cities that grow
into one (丙丁同城化)."""

from __future__ import annotations

import re

from ingest.extract._areaname import overlapping
from ingest.extract._draft import Draft
from kb import identity
from kb.gazetteer.initials import city_of
from kb.vocabulary import PLACES

_DIRECTION = re.compile(
    r"(?:(?<!江)苏|浙|皖|闽|赣|鲁|豫|鄂|湘|粤|桂|(?<![四银汉合永铜自潼宜北])川|黔|滇|(?<!西)藏|陕(?!西)|陇|晋|冀|辽|(?<!内)蒙)"
    r"(?:东西两翼|东西北|东北|西北|东南|西南|中南|中北|[东南西北中])(?:丘陵|山区|沿海|高原)?"
    r"(?:地区|片区|区域|(?!大学|学院|医院|日报|晚报|新闻|网|公司|证券|特|湾|机场|高速|铁路|站|港|县|市|州|区|旗|山|河|江|路|街|军|海|亚|中学|城(?!市)|岳|方|京|宁|昌|阳|平|安"
    r"|半岛|部湾|投|电|能|油|药|钢|煤|北|南|东|西|国|粮|卫|不|通|新区))"
)
_MIDDLE = re.compile(r"(?<![有相攸机海开公无攻])关中(?!平原城市群)(?=地区|平原|[、，。]|[和与及]|协同|综合|城镇|创新)(?:地区)?")
_AROUND = re.compile(r"环[\u4e00-\u9fff]{1,3}[湖湾海](?:区域|地区)")
_POLICY = re.compile(r"(?:西部(?=大开发)|东北(?=全面振兴|振兴|老工业基地|三省)|中部(?=崛起|加快崛起)|东部(?=率先))")
_TWIN = re.compile(r"(?<=[进快动行和与、，。；：“‘ \n])([\u4e00-\u9fff]{2,3})[”’]?(?=(?:深度)?(?:同城化|同城发展|同城融合))")


def regions(draft: Draft) -> None:
    """Mention the regions that the text names by direction, and the twins by their initials."""
    text = draft.text
    for m in _DIRECTION.finditer(text):
        if overlapping(draft, m.start(), m.end()) or (
            draft.mentions_in(max(0, m.start() - 1), m.end() + 1, PLACES) and _cut(draft, m.start(), m.end())
        ):
            continue
        base = re.sub(r"(?:地区|片区|区域)$", "", m[0])
        _put(draft, "CityCluster", base, m[0], m.start(), m.end(), 0.7)
    for m in _MIDDLE.finditer(text):
        if not overlapping(draft, m.start(), m.end()):
            _put(draft, "CityCluster", "关中", m[0], m.start(), m.end(), 0.75)
    for m in _AROUND.finditer(text):
        if not overlapping(draft, m.start(), m.end()):
            _put(draft, "CityCluster", m[0], m[0], m.start(), m.end(), 0.75)
    for m in _POLICY.finditer(text):
        if not overlapping(draft, m.start(), m.end()):
            _put(draft, "CityCluster", m[0] + "地区", m[0], m.start(), m.end(), 0.8)
    about = draft.context.about.place
    province = about.partition(":")[2][:2] if about else None
    for m in _TWIN.finditer(text):
        if overlapping(draft, m.start(), m.end()):
            continue
        cities = [city_of(c, province) for c in m[1]]
        if all(cities) and len(set(cities)) == len(cities):
            _put(draft, "MetroArea", m[1], m[1], m.start(1), m.end(1), 0.75)


def _cut(draft: Draft, start: int, end: int) -> bool:
    """Does a place's name share only part of the span?"""
    return any(
        k.start < end and start < k.end and not (k.start == start and k.end == start + 1)
        for k in draft.mentions_in(max(0, start - 12), end + 12, PLACES)
    )


def _put(draft: Draft, label: str, canonical: str, name: str, start: int, end: int, confidence: float) -> None:
    key = draft.entity(label, identity.slug(canonical))
    draft.mention(key, start, end)
    if draft.property(key, "name") is None:
        draft.describe(key, "name", name, start, end, by=draft.by("region"), confidence=confidence)
    elif draft.property(key, "name") != name:
        draft.describe(key, "aliases", name, start, end, by=draft.by("region"), confidence=confidence)
