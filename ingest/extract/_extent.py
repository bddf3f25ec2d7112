"""What an area extends over, read place by place after the words that say so (包括甲省乙、丙2市，丁省戊市).

The list goes on over commas and semicolons as long as place stands by place; a province, or any
place that the next one lies in (甲省的乙市), only says where those are. A part that a comma
joins must end as a list does, so that the subject of a next clause is not taken for an item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract._anaphora import GROUP, count_of, resolve_group
from ingest.extract._draft import Draft, Mention
from ingest.extract._lists import outermost, within
from ingest.extract._membership_reference import own_place
from kb.vocabulary import AREAS, SPATIAL

_COUNTED = r"等?(?:[\d一二三四五六七八九十两]+个?|[\d一二三四五六七八九十两]*(?:座|家))(?:省辖|地级|县级|副省级|设区的?|直辖|省直管|省直辖|计划单列|沿海|沿江|沿边|沿线|内地)*(?:城市|地市|市州|省份|省市|城区|区县|区市|县市|县区|区|县|市|省|州|盟|旗)+(?:（[^（）]{1,6}）)?"
_PART = r"全域|全境|全部|市域|市区|主城区|中心城区|城区|行政区划?(?:范围)?|的?部分(?:地区|区域|区县|县区|县域|县市|乡镇|县|区)?|(?:[东西南北中]{1,2}部)?的?[\d一二三四五六七八九十两]*个?(?:相关|有关|沿线|沿江|沿河)?(?:乡镇|镇乡|乡|镇|街道)(?:街道)?"
_TOWNS = "(?:[\u4e00-\u9fff]{1,5}?(?:镇|乡|街道)(?:(?:、|和|及)(?=[\u4e00-\u9fff]{1,5}?(?:镇|乡|街道)))?){1,12}"
_TAIL = re.compile(rf"(?:的?(?:{_PART})|{_COUNTED}|等(?:地|市|县|区)?|[市省县区州盟旗]|地区|（[^（）]{{1,80}}）)*")
_TOWN = re.compile(_TOWNS)
_PARTIAL = re.compile(rf"的?(?:部分|主城|中心城|市区|城区)|的?{_COUNTED}")
_INSIDE = re.compile(r"（(?:含|包括|包含|即)")
_INNER = re.compile("(?:[市省州盟县区]|地区)?(?:[东西南北中](?:[部南北]|北部|南部)?)?(?:所辖|下辖|境内)?的?")
"""What may stand between a division and those within it: 甲州北部的乙、丙."""
_JOIN = re.compile(
    r"(?:、|和|与|及|以及|[，；](?:以及|和|及)?|/|—)(?:县级市?|地级市?|省直[管辖](?:县级)?市?|直辖市|(?:兵团)?第[一二三四五六七八九十]+师)?"
)
_COUNTED_END = re.compile(rf"{_COUNTED}$")
_BESIDE = ("与", "同")
_CLAUSE = re.compile("[，；]")
_CLOSING = re.compile(r"$|[，。；：）)\n]|共|总|面积|(?:共同)?(?:组成|构成)|(?:都|均|也|亦|全部)?(?:包括|纳入)?在(?:内|其中)")


@dataclass(frozen=True, slots=True)
class Item:
    """A place of the extent; `whole` is False where the words name only a part of it. `end` takes in what is said of it."""

    mention: Mention
    end: int
    whole: bool


def extent(draft: Draft, start: int, end: int) -> list[Item]:
    """The places from exactly `start` on, in order; none if no place stands there."""
    text, found = draft.text, list[Item]()
    sure = 0
    """How many of the items are certain to be of the list."""
    mentions = outermost(sorted([*draft.mentions_in(start, end, SPATIAL), *own_place(draft, start, end)]))
    at = start
    for i, mention in enumerate(mentions):
        if mention.start < at and found:
            continue
        if mention.start != at:
            break
        after = mentions[i + 1] if i + 1 < len(mentions) else None
        if after is not None and within(after.key, mention.key) and _INNER.fullmatch(text, mention.end, after.start):
            at = after.start
            continue
        stop = _tail(text, mention.end, end, after.start if after is not None else end)
        found += _items(draft, mention, stop)
        if opened := _INSIDE.search(text, mention.end, stop):
            found += [Item(x.mention, stop, x.whole) for x in extent(draft, opened.end(), stop)]
        if _CLOSING.match(text, stop, end):
            sure = len(found)
        joined = _JOIN.match(text, stop, end)
        if joined is None or (joined[0] in _BESIDE and _COUNTED_END.search(text, mention.end, stop)):
            break  # 甲、乙两市与丙: what is counted is all
        at = joined.end()
    return found[:sure] if any(_CLAUSE.search(text, item.end, item.end + 1) for item in found) else found


def _items(draft: Draft, mention: Mention, stop: int) -> list[Item]:
    """The place with the words that are said of it; of 甲乙丙三市, where 甲乙丙 goes for an area, the three."""
    group = GROUP.match(draft.text, mention.end) if mention.label in AREAS and mention.end - mention.start <= 6 else None
    keys = resolve_group(draft, mention.end, count_of(group), group[0]) if group else []
    if keys and len(keys) == mention.end - mention.start and all(map(draft.spans_of, keys)):
        return [Item(Mention(mention.start, mention.end, key), stop, True) for key in keys]
    return [Item(mention, stop, _PARTIAL.match(draft.text, mention.end, stop) is None)]


def _tail(text: str, at: int, end: int, limit: int) -> int:
    m = _TAIL.match(text, at, end)
    stop = m.end() if m is not None else at
    towns = _TOWN.match(text, stop, min(end, limit)) if stop == at else None
    after = _TAIL.match(text, towns.end(), end) if towns else None
    return after.end() if after else stop
