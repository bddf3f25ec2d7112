"""Industries that stand as headings in a document about chains: （一）甲业。乙市负责研发，丙县做好配套。

Only under a title or heading that speaks of 产业链 or 产业集群, and only where the text below names
no chain itself: then the clauses below say who plays which part in the heading's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract._chainname import Item, item_of
from ingest.extract._context import Trigger
from ingest.extract._draft import Draft
from kb.model import Passage

_HEADING = re.compile(
    r"(?m)^[ \t\u3000]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、])[ \u3000]*"
    r"(?P<name>[\u4e00-\u9fffA-Za-z]{2,14}?)(?:产业链|产业集群|产业|链)?(?P<mark>[。：:\n])"
)
_OFFICE = re.compile(
    "(?:措施|任务|目标|机制|要求|原则|政策|布局|体系|工作|情况|安排|附则|范围|思路|依据|背景|保障|组织|领导|职责|分工|方向|路径|行动|工程|项目|平台|能力|水平|服务|建设|发展|培育|招商|创新|实施|推进|支持|加强|完善)$|^(?:加强|加快|推进|推动|强化|完善|落实|健全|优化|提升|打造|培育|支持|总体|基本|指导)"
)
"""Headings that are of the document and of no industry."""
_ABOUT = re.compile("产业链|产业集群|集群|链长|链群")


@dataclass(frozen=True, slots=True)
class Topic:
    """The heading's industry, and `begin`–`end`, the text below it; `trigger` stands for the ending that it lacks."""

    item: Item
    trigger: Trigger
    begin: int
    end: int


def heading_of(text: str, t: Trigger) -> int | None:
    """Where the text below begins, if the chain that ends at the trigger's end is all that a numbered heading says."""
    line = text.rfind("\n", 0, t.start) + 1
    m = _HEADING.match(text, line, min(t.end + 1, len(text)))
    return m.end() if m is not None and m.start("mark") == t.end else None


def topics(draft: Draft, found: Sequence[tuple[Passage, Trigger]]) -> Iterator[Topic]:
    """The headings whose own text, down to the next heading, holds none of the triggers `found`."""
    text = draft.text
    headings = list(_HEADING.finditer(text))
    named = [t.start for _, t in found]
    ends = [*(h.start() for h in headings[1:]), len(text)][: len(headings)]
    for m, after in zip(headings, ends, strict=True):
        above = (draft.context.about.title or "") + draft.context.passage_at(m.start("name")).section
        if not _ABOUT.search(above) or _OFFICE.search(m["name"]):
            continue
        at = bisect_left(named, m.end())
        if at < len(named) and named[at] < after:
            continue
        item = item_of(text, *m.span("name"))
        if item is not None:
            word = "产业集群" if "链" not in above else "产业链"
            yield Topic(item, Trigger(m.start("name"), m.end("name"), "chains", word), m.end(), after)
