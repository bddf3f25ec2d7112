"""Works that link places: railways, motorways, bridges, joint parks, water and power lines.

A name that gives the ends (initials, places) is read; what a place behind an initial is not
certain of is left out. Names that say nothing of their ends come from the table of works.
"""

from __future__ import annotations

import re

from ingest.extract._context import Trigger
from ingest.extract._draft import Draft
from ingest.extract._fields import field_of
from ingest.extract._grid import TRACKS, WIRES, tracks, wires
from ingest.extract._known_works import WORK, WORKS, Work
from ingest.extract._lines import LINES, line
from ingest.extract._modality import clause_around, modality
from ingest.extract._names import longest
from ingest.extract._partners import JOINT, joint, sent, trains
from ingest.extract._registry import extractor
from kb import identity
from kb.gazetteer import divisions
from kb.model import Passage
from kb.vocabulary import PLACES, SPATIAL

_SENT_WORDS = ("电入", "电送", "气入", "水入", "煤入")
_STATUS = (
    ("operating", re.compile(r"建成|通车|开通|投运|投用|运营|投产|贯通|启用|开行|累计|送电|入驻|落地")),
    ("under-construction", re.compile(r"开工|在建|加快建设|续建|建设(?!规划)|推进|实施|改扩建|主体工程")),
    ("planned", re.compile(r"拟建|规划|前期|谋划|争取|论证|研究")),
)


@extractor("projects", version=1, triggers=(*LINES, *JOINT, *WORKS, *_SENT_WORDS, *WIRES, *TRACKS))
def projects(draft: Draft) -> None:
    """Add works with the places that they link, their field and status."""
    own = draft.home
    province = own.partition(":")[2][:2] if own else None
    for passage, triggers in draft.context.marked("projects"):
        taken: list[tuple[int, int]] = []
        for work in _found(draft, passage, triggers, province):
            if not any(s < work.end and work.start < e for s, e in taken):
                taken.append((work.start, work.end))
                _add(draft, work)


def _found(draft: Draft, passage: Passage, triggers: tuple[Trigger, ...], province: str | None) -> list[Work]:
    text = draft.text
    works = [_known(draft, m) for m in WORK.finditer(text, passage.start, passage.end)] if any(t.word in WORKS for t in triggers) else []
    if any(t.word in _SENT_WORDS for t in triggers):
        works += sent(text, passage.start, passage.end)
    if any(t.word in WIRES for t in triggers):
        works += wires(draft, passage.start, passage.end)
    if any(t.word in TRACKS for t in triggers):
        works += tracks(draft, passage.start, passage.end, province)
    if any(t.word == "班列" for t in triggers):
        works += trains(draft, passage.start, passage.end)
    for t in longest(triggers):
        if t.word in LINES and not re.match(r"发展|增长|高质量|列车|路网|动车|增加|推进|器|专用线", text[t.end : t.end + 3]):
            works += line(draft, t.start, t.end, t.word, passage.start, province)
        if t.word in JOINT:
            works += joint(draft, t.start, t.end, passage.start, province)
    return works


def _known(draft: Draft, m: re.Match[str]) -> Work:
    """A work of the table; with the section that is named behind it (甲工程乙段) that section."""
    keys = tuple(d.key for d in (divisions().get(code) for code in WORKS[m[0]]) if d)
    of = next((k for k in draft.mentions_in(m.end(), m.end() + 12, PLACES) if k.start == m.end()), None)
    if of is not None and draft.text.startswith("段", of.end):
        return Work(m.start(), of.end + 1, draft.text[m.start() : of.end + 1], (of.key,))
    whole = m[0] + "工程"
    return Work(m.start(), m.end(), m[0], keys, (whole,) if draft.text.startswith(whole, m.start()) else ())


def _add(draft: Draft, work: Work) -> None:
    text = draft.text
    key = draft.know(identity.project_key(work.name))
    by = draft.by("name")
    left, right = clause_around(text, work.start, work.end)
    clause = text[left:right]
    draft.mention(key, work.start, work.end)
    field = field_of(work.name, clause)
    said = modality(text, work.start, work.end)
    if draft.property(key, "name") is None:
        draft.describe(key, "name", work.name, work.start, work.end, by=by, confidence=0.85)
        draft.describe(key, "field", field, work.start, work.end, by=by, confidence=0.8)
    for form in work.forms:
        draft.describe(key, "aliases", form, work.start, work.end, by=by, confidence=0.8)
    comma = re.search("[，；。]", text[work.end : right])
    near = text[work.start : work.end + comma.start()] if comma else text[work.start : right]
    status = next((name for name, pattern in _STATUS if pattern.search(near)), None)
    if status:
        draft.describe(
            key, "status", status, work.start, min(right, work.start + len(near)), by=draft.by("status"), confidence=0.7, modality=said
        )
    for place in work.keys:
        if place.partition(":")[0] in SPATIAL:
            draft.state(key, "LINKS", place, work.start, work.end, by=by, confidence=0.8, modality=said)
    draft.state(key, "CONCERNS", f"Field:{field}", work.start, work.end, by=by, confidence=0.8, modality=said)
