"""Membership told before the area's name, or in the sentence behind a heading that names it.

以甲为核心、以乙为支点、带动丙的丁圈; 以甲为中心，联合乙、丙，培育丁都市圈; 建设甲圈。以乙为核心，联动丙、丁.
"""

from __future__ import annotations

import re

from ingest.extract._draft import Draft, Mention
from ingest.extract._membership_extents import members
from ingest.extract._membership_reference import CIRCLES
from ingest.extract._membership_rules import is_made
from ingest.extract._membership_told import Read, clause_at, clauses, listed
from kb.model import Passage
from kb.vocabulary import AREAS, SPATIAL

_AROUND = re.compile("以(?=[\u4e00-\u9fff])")
_SEP = re.compile("[，、；]?(?:并|又|再)?")
_MAKES = re.compile(
    "的?[“‘]?|[^，。；、]{0,8}，?(?:着力|加快|全力|共同|合力|协同|携手|联合|努力)*(?:建设|打造|培育|构建|形成|共建|组建|做强|做大|推动|推进|建成|组成)(?:形成|成)?[“‘]?"
)
_HEAD = re.compile("(?:问[：:])?[^，。；、：！？]{0,14}$")
_HEAD_END = re.compile("[”’]?(?:高质量|高水平|一体化|同城化|协同|现代化|规划|建设|发展|水平|能级|提质|扩容|格局)*[。：:]?\\s*$")
_ASKED = re.compile("[^，。；、]{0,12}(?:哪些|哪几|谁|什么)[^，。；、]{0,10}[？?]\\s*$")
_ANSWER = re.compile("\\s*(?:答[：:])?(?:主要|具体|目前|其)*")


def chained(draft: Draft) -> None:
    """Clauses that say the parts of places, and behind them the area that they are of."""
    for m in _AROUND.finditer(draft.text):
        passage = draft.context.passage_at(m.start())
        found: list[Read] = []
        at = m.start()
        while (read := clause_at(draft, at, passage.end, bool(found))) is not None:
            found.append(read)
            mark = _SEP.match(draft.text, read.end, passage.end)
            at = mark.end() if mark else read.end
        area = _made(draft, found[-1].end, passage.end) if found else None
        for read in found if area is not None else ():
            assert area is not None  # noqa: S101 - the loop is empty without one
            members(draft, area.key, read.items, m.start(), read.said, read.rule, role=read.role)


def _made(draft: Draft, at: int, stop: int) -> Mention | None:
    """The area that stands behind 的, or behind a word of making."""
    makes = [x for x in _MAKES.finditer(draft.text, at, min(stop, at + 40)) if x.start() == at]
    near = draft.mentions_in(at, min(stop, at + 60), AREAS)
    area = next((x for x in near if any(m.end() == x.start for m in makes)), None)
    return None if area is None or is_made(draft.text, area) else area


def headed(draft: Draft, area: Mention, passage: Passage) -> None:
    """A heading or a short sentence that only names the area, or asks what it is of: the next sentence tells of it."""
    text = draft.text
    asked = _ASKED.match(text, area.end, passage.end)
    if area.label not in CIRCLES or not (asked or _HEAD_END.match(text, area.end, passage.end)):
        return
    if _HEAD.match(text, passage.start, area.start) is None or draft.mentions_in(passage.start, area.start, SPATIAL):
        return
    begin = _ANSWER.match(text, passage.end)
    if begin is None or begin.end() >= len(text):
        return
    stop = draft.context.passage_at(begin.end()).end
    if not (asked and listed(draft, area, begin.end(), stop)):
        clauses(draft, area, begin.end(), stop)
