"""Members of areas by extents: 甲圈包括乙、丙; 规划范围为…; …也在其中; and what a clause leaves unsaid."""

from __future__ import annotations

import re
from collections.abc import Collection

from ingest.extract._clauses import paragraph_before
from ingest.extract._draft import Draft, Mention
from ingest.extract._extent import Item, extent
from ingest.extract._lists import outermost
from ingest.extract._membership_reference import CIRCLES
from ingest.extract._membership_rules import COUNT
from ingest.extract._modality import modality_between
from kb.model import Passage
from kb.vocabulary import AREAS, RELATIONS, SPATIAL

ENDPOINTS = RELATIONS["PART_OF"].endpoints
_OVER = "(?:包括|涵盖|包含|覆盖|涉及|辖|囊括)"
_IS = "(?:(?:划定|确定|界定|规定)?为|是|有)"
_GOES_ON = re.compile(
    rf"[，；](?:并|还|又|同时)?(?:(?:规划|空间|其|实施|总体)*范围(?:主要|具体)?(?:{_OVER}|{_IS})|(?:主要|共)?(?:{_OVER}|含)|(?P<of>(?:主要)?由))(?:了)?[：:]?"
)
"""A clause of the area that its sentence began with, or that stands right before it."""
_WITHIN = re.compile(rf"(?:圈|群|带|区)内(?:还|主要|共|另)*(?:{_OVER}|有)(?:了)?[：:]?")
_OF = re.compile("[”’]?的(?:其他)?")
_SUCH = re.compile("[市州县区]?等(?:城市|地市|市州|州市|市县|县市|地区|地|市)")
_HAS = re.compile("[”’]?(?:现有|现辖|共有|拥有|下辖|由|含)")
_STRUNG = re.compile("[”’]?[，；]?(?:主要)?(?:串联|串起|贯穿|联结|连接|联通)(?:起|了)?")
_SCOPE = re.compile(rf"范围(?:主要|具体)?(?:{_OVER}|{_IS})(?:了)?[：:]?")
_OPENED = re.compile(rf"[”’]?(?:{COUNT}|各(?:成员)?(?:市|地|城市|地市|州市|县市))?[（(](?:包括|含|即)?")
_MADE_OF = re.compile("^由[^，。；]{0,24}$")
_FORMED = re.compile("(?:共同)?(?:组成|构成)")
_AS_CORE = re.compile(
    "(?:(?:充分|更好)?(?:发挥|突出|强化|提升|增强|彰显))?的?(?:区域)?(?:核心|中心|龙头|首位)城市的?[^，。；、]{0,6}(?:作用|功能|引领|带动|能级)"
)
_ALSO = re.compile(
    r"(?:(?:都|均|也|亦|全部|同样)+(?:被?(?:包括|纳入|包含|覆盖|位列|列入|划入|收入))?|(?:先后|已|相继|新|整体)*被?(?:纳入|列入|划入))在?(?:其中|其内|其列|内)"
)


def bracketed(draft: Draft, area: Mention, stop: int) -> None:
    """甲地区（乙、丙两市及丁市）: at least two places, and nothing but them."""
    said = _OPENED.match(draft.text, area.end, stop)
    items = extent(draft, said.end(), stop) if said else []
    if said is not None and len(items) > 1 and draft.text[items[-1].end : items[-1].end + 1] in ("）", ")"):
        members(draft, area.key, items, area.start, said, "bracket")


def goes_on(draft: Draft) -> None:
    """甲圈以乙市为核心，含丙、丁: the clause says what the area extends over that the sentence began with."""
    for m in _GOES_ON.finditer(draft.text):
        passage = draft.context.passage_at(m.start())
        area = next((x for x in draft.mentions_in(passage.start, m.start(), AREAS) if x.end == m.start()), None)
        area = area or subject(draft, passage, AREAS)
        if area is None and "范围" in m[0]:
            area = next(iter(draft.mentions_in(passage.start, m.start(), AREAS)[-1:]), None)
        if area is None or area.end > m.start() or _other(draft, area.end, m.start()):
            continue
        items = extent(draft, m.end(), passage.end)
        if items and (m["of"] is None or _FORMED.match(draft.text, items[-1].end, passage.end)):
            members(draft, area.key, items, area.start, m, "goes-on")


def _other(draft: Draft, start: int, end: int) -> bool:
    """Does a clause between speak of another circle: is one named, but not as part of what the area is made of?"""
    return any(not _MADE_OF.search(draft.text, start, k.start) for k in draft.mentions_in(start, end, CIRCLES))


def within_it(draft: Draft) -> None:
    """圈内还包括丙、丁: of the circle that was spoken of last in the paragraph, else of the title's."""
    title = draft.context.about.title_span
    own = draft.mentions_in(*title, CIRCLES) if title else []
    for m in _WITHIN.finditer(draft.text):
        passage = draft.context.passage_at(m.start())
        areas = draft.mentions_in(paragraph_before(draft.text, m.start()), m.start(), CIRCLES) or own
        if areas:
            members(draft, areas[-1].key, extent(draft, m.end(), passage.end), m.start(), m, "within")


def counted(draft: Draft, area: Mention, stop: int) -> None:
    """甲圈的乙、丙、丁三市; 甲走廊，串联乙、丙、丁: at least two places, counted or strung up."""
    for rule, pattern in (("of", _OF), ("has", _HAS), ("strung", _STRUNG)):
        said = pattern.match(draft.text, area.end, stop)
        if said is None or (rule == "strung" and not draft.text.endswith(("走廊", "带", "轴"), area.start, area.end)):
            continue
        items = extent(draft, said.end(), stop)
        listed = rule == "strung" or (
            rule == "of" and area.label in CIRCLES and bool(items) and bool(_SUCH.match(draft.text, items[-1].mention.end))
        )
        listed = listed or any(re.search(rf"{COUNT}$", draft.text[x.mention.end : x.end]) for x in items)
        if len(items) > 1 and listed:
            members(draft, area.key, items, area.start, said, rule)


def scope(draft: Draft) -> None:
    """规划范围包括甲市、乙市: of the area whose plan it is by the title, else of the one that stands right before."""
    title = draft.context.about.title_span
    own = draft.mentions_in(*title, AREAS) if title else []
    for m in _SCOPE.finditer(draft.text):
        passage = draft.context.passage_at(m.start())
        if draft.mentions_in(max(passage.start, m.start() - 12), m.start(), AREAS):
            continue
        begins = not draft.text[passage.start : m.start()].strip("其该本的规划空间实施地域总体 　")
        near = draft.mentions_in(max(0, passage.start - 40), passage.start, AREAS)[-1:] if begins else []
        for area in near or own[:1]:
            members(draft, area.key, extent(draft, m.end(), passage.end), min(m.start(), area.start if near else m.start()), m, "scope")


def core_of_title(draft: Draft) -> None:
    """支持甲市发挥核心城市引领作用, in a document about a circle where the sentence names none: of that circle."""
    title = draft.context.about.title_span
    own = draft.mentions_in(*title, CIRCLES) if title else []
    for m in _AS_CORE.finditer(draft.text) if own else ():
        passage = draft.context.passage_at(m.start())
        whom = [k for k in outermost(draft.mentions_in(passage.start, m.start(), SPATIAL)) if k.end == m.start()]
        if whom and not draft.mentions_in(passage.start, passage.end, AREAS):
            members(draft, own[0].key, [Item(whom[0], m.end(), True)], whom[0].start, m, "core-of-title", role="core")


def also(draft: Draft) -> None:
    """丙、丁等3市也在其中: of the area that was spoken of last in the paragraph."""
    for m in _ALSO.finditer(draft.text):
        passage = draft.context.passage_at(m.start())
        before = draft.mentions_in(paragraph_before(draft.text, m.start()), m.start(), SPATIAL)
        areas = [x for x in before if x.label in AREAS]
        listed = [x for x in before if areas and x.start >= max(areas[-1].end, passage.start)]
        for first in listed:
            items = extent(draft, first.start, passage.end)
            if items and items[-1].end == m.start():
                members(draft, areas[-1].key, items, first.start, m, "also")
                break


def members(draft: Draft, area: str, items: list[Item], start: int, said: re.Match[str], rule: str, role: str = "member") -> None:
    end = max([said.end(), *(item.end for item in items)])
    for item in items:
        key = item.mention.key
        if (key.partition(":")[0], area.partition(":")[0]) in ENDPOINTS and key != area:
            span = sorted([said.span(), (item.mention.start, item.mention.end)])
            draft.state(
                key,
                "PART_OF",
                area,
                start,
                end,
                by=draft.by(rule),
                confidence=0.93 if item.whole else 0.7,
                modality=modality_between(draft.text, span[0], span[1]),
                role=role,
            )


def subject(draft: Draft, passage: Passage, labels: Collection[str]) -> Mention | None:
    """What the passage begins with, of one of the labels."""
    first = next(iter(outermost(draft.mentions_in(passage.start, min(passage.end, passage.start + 24)))), None)
    return first if first is not None and first.label in labels and not draft.text[passage.start : first.start].strip("　 “（《") else None
