"""Who is party to something: places, areas and organisations that a clause puts side by side."""

from __future__ import annotations

import re

from ingest.extract._anaphora import GROUP, count_of, resolve_group
from ingest.extract._draft import Draft, Mention
from ingest.extract._organizations import organization
from kb.gazetteer import ancestors, areas
from kb.vocabulary import AREAS, PLACES, SPATIAL

_ORGANISATION = re.compile(
    r"(?<=[与和同、及])(?P<name>[\u4e00-\u9fff（）]{2,20}?(?:集团有限公司|股份有限公司|有限公司|集团|公司|大学|学院|研究院|研究所|科学院|银行|协会|商会))(?=[、和与及]|签|共|在|联合|达成|合作|[，。])"
)
_MEMBERS = {a.key: tuple(m.key for m in a.members) for a in areas().values()}
_SELF = re.compile(r"本[市省区县]|我[省市区县]")


def parties_in(draft: Draft, start: int, end: int, *, groups: bool = True) -> list[str]:
    """Keys of the places, areas and organisations in the span, each once, in order.

    Of 江苏省苏州市 only the last counts; 三地 counts as the places that it stands for.
    """
    mentions = draft.mentions_in(start, end, SPATIAL)
    found = [m.key for m in _lowest(mentions) if m.label in PLACES]
    if groups:
        for g in GROUP.finditer(draft.text, start, end):
            n = count_of(g)
            if len(set(found)) < n:
                found += resolve_group(draft, g.start(), n)
    if draft.context.about.place and _SELF.search(draft.text, start, end):
        found.insert(0, draft.context.about.place)
    if not found:
        for m in mentions:
            if m.label in AREAS:
                members = _MEMBERS.get(m.key, ()) if m.label == "CityCluster" else ()
                found += members if 2 <= len(members) <= 4 else (m.key,)
                break
    for o in _ORGANISATION.finditer(draft.text, start, end):
        if not any(m.start <= o.start("name") and o.end("name") <= m.end for m in mentions):
            found.append(organization(draft, o["name"], o.start("name"), o.end("name")))
    kept = list(dict.fromkeys(found))
    return [k for k in kept if not any(k in ancestors(other) for other in kept if _adjacent(draft, mentions, k, other))]


def _lowest(mentions: list[Mention]) -> list[Mention]:
    """Without those that only lead the path to the next (江苏省 in 江苏省苏州市)."""
    starts = {m.start: m for m in mentions}
    return [m for m in mentions if not (m.end in starts and m.key in ancestors(starts[m.end].key))]


def _adjacent(draft: Draft, mentions: list[Mention], above: str, below: str) -> bool:
    return any(a.key == above and b.key == below and a.end == b.start for a in mentions for b in mentions)
