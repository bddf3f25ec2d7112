"""Centres of areas that the sentence tells of without naming both: 也是甲城市群的中心城市; 乙作为龙头城市; 其中丙为核心."""

from __future__ import annotations

import re

from ingest.extract._draft import Draft, Mention
from ingest.extract._extent import Item, extent
from ingest.extract._lists import outermost
from ingest.extract._membership_extents import CIRCLES, members, subject
from kb.model import Passage
from kb.vocabulary import AREAS, PLACES, SPATIAL

_ALSO_IS = re.compile(r"[，；](?:也|还|又|更|同时|并且)?(?:是|为|系|属于|隶属于?)[“‘]?$")
_CENTRAL = re.compile(r"[”’]?的?[^，。；、]{0,6}(?:核心|中心|龙头|极核|引领)[^，。；、]{0,6}(?:[，。；]|$)")
_AS_CENTRE = re.compile(r"(?:市|区)?(?:作为|是|为)(?:其|该区域|区域|圈内|群内)?的?(?:唯一|双)?(?:核心|龙头|中心|极核|引领)城市(?![的群])")
_CENTRE_OF_THESE = re.compile("其中[，：]?(?:以)?(?P<of>)")
_IS_CENTRE = re.compile("市?(?:是|为|作为)(?:其|该(?:区域|都市圈|城市群))?的?(?:唯一|双)?(?:核心|中心|龙头|极核)(?:城市)?(?:[，。；、]|$)")


def elided(draft: Draft, area: Mention, passage: Passage) -> None:
    """甲市是省会，也是乙城市群的中心城市: of the place that the sentence began with."""
    is_ = _ALSO_IS.search(draft.text, max(passage.start, area.start - 10), area.start)
    central = _CENTRAL.match(draft.text, area.end, passage.end) if is_ else None
    first = subject(draft, passage, PLACES) if central else None
    if first is not None and central is not None and first.end < area.start:
        members(draft, area.key, [Item(first, area.end, True)], first.start, central, "elided", role="core")


def as_centre(draft: Draft) -> None:
    """甲市作为龙头城市: of the circle that the paragraph spoke of last."""
    for m in _AS_CENTRE.finditer(draft.text):
        begin = draft.text.rfind("\n", 0, m.start()) + 1
        near = outermost(draft.mentions_in(begin, m.start(), SPATIAL))
        areas = [x for x in near if x.label in CIRCLES]
        if areas and near[-1].end == m.start() and near[-1].label in PLACES:
            members(draft, areas[-1].key, [Item(near[-1], m.end(), True)], near[-1].start, m, "as-centre", role="core")


def centre_of_these(draft: Draft) -> None:
    """其中甲市为核心城市: of the area that was spoken of last in the paragraph."""
    for m in _CENTRE_OF_THESE.finditer(draft.text):
        passage = draft.context.passage_at(m.start())
        before = draft.mentions_in(draft.text.rfind("\n", 0, m.start()) + 1, m.start(), AREAS)
        items = extent(draft, m.start("of"), passage.end) if before else []
        if items and _IS_CENTRE.match(draft.text, items[-1].end):
            members(draft, before[-1].key, items, m.start(), m, "centre", role="core")
