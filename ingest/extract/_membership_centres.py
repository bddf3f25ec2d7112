"""Centres of areas that the sentence tells of without naming both: 也是甲城市群的中心城市; 乙作为龙头城市; 其中丙为核心."""

from __future__ import annotations

import re

from ingest.extract._clauses import paragraph_before
from ingest.extract._draft import Draft, Mention
from ingest.extract._extent import Item, extent
from ingest.extract._lists import outermost
from ingest.extract._membership_extents import members, subject
from ingest.extract._membership_reference import CIRCLES
from kb.model import Passage
from kb.vocabulary import AREAS, PLACES, SPATIAL

_ALSO_IS = re.compile(r"[，；](?:也|还|又|更|同时|并且)?(?:是|为|系|属于|隶属于?)[“‘]?$")
_CENTRAL = re.compile(r"[”’]?的?[^，。；、]{0,6}(?:核心|中心|龙头|极核|引领)[^，。；、]{0,6}(?:[，。；]|$)")
_BELONGS = re.compile("[”’]?的?(?:重要|主要)?(?:成员|组成部分|节点|腹地|支点|一员|增长极|副中心|门户|板块|支撑)")
_ITS = re.compile("(?:发挥|强化|突出|提升|增强)(?:好)?其在[“‘]?$")
_ITS_PART = re.compile("[”’]?(?:中|内|建设中)?的?[^，。；]{0,6}(?:核心|龙头|中心|引领|带动|辐射)[^，。；]{0,6}(?:作用|功能|地位)")
_AS_CENTRE = re.compile(r"(?:市|区)?(?:作为|是|为)(?:其|该区域|区域|圈内|群内)?的?(?:唯一|双)?(?:核心|龙头|中心|极核|引领)城市(?![的群])")
_CENTRE_OF_THESE = re.compile("其中[，：]?(?:以)?(?P<of>)")
_IS_CENTRE = re.compile("市?(?:是|为|作为)(?:其|该(?:区域|都市圈|城市群))?的?(?:唯一|双)?(?:核心|中心|龙头|极核)(?:城市)?(?:[，。；、]|$)")


def elided(draft: Draft, area: Mention, passage: Passage) -> None:
    """甲市是省会，也是乙城市群的中心城市: of the place that the sentence began with."""
    is_ = _ALSO_IS.search(draft.text, max(passage.start, area.start - 10), area.start)
    said = (_CENTRAL.match(draft.text, area.end, passage.end) or _BELONGS.match(draft.text, area.end, passage.end)) if is_ else None
    first = subject(draft, passage, SPATIAL) if said else None
    if first is not None and said is not None and first.end < area.start:
        role = "core" if said.re is _CENTRAL else "member"
        members(draft, area.key, [Item(first, area.end, True)], first.start, said, "elided", role=role)


def of_its_own(draft: Draft, area: Mention, passage: Passage) -> None:
    """支持甲市发挥其在乙城市群中的核心作用: 其 is the place that the sentence named last."""
    said = _ITS_PART.match(draft.text, area.end, passage.end)
    if said is None or _ITS.search(draft.text, max(passage.start, area.start - 8), area.start) is None:
        return
    places = draft.mentions_in(passage.start, area.start, PLACES)
    if places:
        members(draft, area.key, [Item(places[-1], said.end(), True)], places[-1].start, said, "its-part", role="core")


def as_centre(draft: Draft) -> None:
    """甲市作为龙头城市: of the circle that the paragraph spoke of last."""
    for m in _AS_CENTRE.finditer(draft.text):
        begin = paragraph_before(draft.text, m.start())
        near = outermost(draft.mentions_in(begin, m.start(), SPATIAL))
        areas = [x for x in near if x.label in CIRCLES]
        if areas and near[-1].end == m.start() and near[-1].label in PLACES:
            members(draft, areas[-1].key, [Item(near[-1], m.end(), True)], near[-1].start, m, "as-centre", role="core")


def centre_of_these(draft: Draft) -> None:
    """其中甲市为核心城市: of the area that was spoken of last in the paragraph."""
    for m in _CENTRE_OF_THESE.finditer(draft.text):
        passage = draft.context.passage_at(m.start())
        before = draft.mentions_in(paragraph_before(draft.text, m.start()), m.start(), AREAS)
        items = extent(draft, m.start("of"), passage.end) if before else []
        if items and _IS_CENTRE.match(draft.text, items[-1].end):
            members(draft, before[-1].key, items, m.start(), m, "centre", role="core")
