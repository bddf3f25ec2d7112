"""Works that link places: railways, motorways, bridges, joint parks, water and power lines.

A name that gives the ends (initials, places) is read; what a place behind an initial is not
certain of is left out. Names that say nothing of their ends come from the table of works.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extract._bounds import CROSSING, NUMBERED, crossing, numbered
from ingest.extract._context import Trigger
from ingest.extract._draft import Draft
from ingest.extract._facilities import PHASE
from ingest.extract._fields import field_of
from ingest.extract._grid import TRACKS, WIRES, tracks, wires
from ingest.extract._known_works import WORK, WORKS, Work
from ingest.extract._lines import LINES, line
from ingest.extract._modality import clause_around, modality
from ingest.extract._names import longest
from ingest.extract._partners import JOINT, joint, sent, trains
from ingest.extract._reach import ABROAD, REACHING, abroad, reaching
from ingest.extract._registry import extractor
from ingest.extract._shared import SHARED, apart, shared
from ingest.extract._told import TELLING, told
from kb import identity
from kb.gazetteer import divisions
from kb.model import Modality, Passage
from kb.vocabulary import PLACES, SPATIAL

_SENT_WORDS = ("电入", "电送", "气入", "水入", "煤入")
_BUILT = re.compile("建设|共建|[新扩改迁]建|打造|共用|共享|合作共|工程|[一二三]期|投用|通航|开工")
_WITHIN_NAME = re.compile(
    "(?:国际)?(?:航运|物流|海运|陆海|门户)*(?:枢纽|门户)|临空|快线|综合保税|高速|铁路|大道|经济|周边|建设公司|集团|控股|公司"
)
"""Behind a work in whose name another's is."""
_DROPPED = re.compile(
    "[^，。；\n]{0,16}(?:，(?:但|且|目前|暂|并)?)?(?:不再(?:实施|建设|推进)|(?:不|未|并未)列入|未(?:能)?(?:获批|立项|实施|开工建设)|取消(?:建设|实施)|暂不(?:考虑|实施|建设|列入)|暂缓|(?:只是|仍是|停留在|还是)[^，。]{0,8}设想)"
)
"""Behind a work that is not to be."""
_PROPOSED = re.compile("建议|呼吁|倡议|设想|希望|期盼|假如|如果")
_STATUS = (
    ("operating", re.compile(r"建成|通车|开通|投运|投用|运营|投产|贯通|启用|开行|累计|送电|入驻|落地")),
    ("under-construction", re.compile(r"开工|在建|加快建设|续建|建设(?!规划)|推进|实施|改扩建|主体工程")),
    ("planned", re.compile(r"拟建|规划|前期|谋划|争取|论证|研究")),
)


@extractor(
    "projects",
    version=2,
    triggers=(*LINES, *JOINT, *WORKS, *_SENT_WORDS, *WIRES, *TRACKS, *NUMBERED, *CROSSING, *SHARED, *TELLING, *REACHING, *ABROAD),
)
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
    works = (
        [_known(draft, m) for m in WORK.finditer(text, passage.start, passage.end) if _of_itself(text, m)]
        if any(t.word in WORKS for t in triggers)
        else []
    )
    if any(t.word in _SENT_WORDS for t in triggers):
        works += sent(text, passage.start, passage.end)
    if any(t.word in WIRES for t in triggers):
        works += wires(draft, passage.start, passage.end)
    if any(t.word in TRACKS for t in triggers):
        works += tracks(draft, passage.start, passage.end, province)
    if any(t.word in NUMBERED for t in triggers):
        works += numbered(draft, passage.start, passage.end)
    if any(t.word == "班列" for t in triggers):
        works += trains(draft, passage.start, passage.end)
    if any(t.word in ABROAD for t in triggers):
        works += abroad(text, passage.start, passage.end)
    if any(t.word in REACHING for t in triggers):
        works += reaching(draft, passage.start, passage.end)
    for t in longest(triggers):
        if t.word in LINES and not re.match(r"发展|增长|高质量|列车|路网|动车|增加|推进|器|专用线", text[t.end : t.end + 3]):
            works += line(draft, t.start, t.end, t.word, passage.start, province)
        if t.word in JOINT:
            works += joint(draft, t.start, t.end, passage.start, province)
    said = told(draft, passage.start, passage.end) if any(t.word in TELLING for t in triggers) else []
    if any(t.word in SHARED for t in triggers):
        said += shared(draft, passage.start, passage.end)
    if any(t.word in CROSSING for t in triggers):
        said += crossing(draft, passage.start, passage.end)
    return _together(works, said)


def _together(works: list[Work], said: list[Work]) -> list[Work]:
    """The works read by their names, with the places that the text tells of them; and those that it only tells of."""
    for one in said:
        n = next((n for n, w in enumerate(works) if w.start < one.end and one.start < w.end), None)
        if n is None:
            works.append(one)
        elif (works[n].start <= one.start and works[n].end >= one.end) or works[n].end == one.end:
            w = works[n]
            works[n] = replace(w, keys=apart((*w.keys, *one.keys)), forms=tuple(sorted({*w.forms, one.name} - {w.name})), shown=one.shown)
    return works


def _of_itself(text: str, m: re.Match[str]) -> bool:
    """Does the text speak of the work, not of a plan that bears its name, and of a port or airport as of a work, not of its figures?"""
    if _WITHIN_NAME.match(text, m.end()) or text.rfind("《", max(0, m.start() - 40), m.start()) > text.rfind(
        "》", max(0, m.start() - 40), m.start()
    ):
        return False
    if not m[0].endswith(("港", "机场")):
        return True
    marks = [text.find(mark, m.end(), m.end() + 60) for mark in "，。；\n"]
    stop = min((at for at in marks if at >= 0), default=min(len(text), m.end() + 60))
    return _BUILT.search(text, max(text.rfind(mark, max(0, m.start() - 40), m.start()) for mark in "，。；\n") + 1, stop) is not None


def _known(draft: Draft, m: re.Match[str]) -> Work:
    """A work of the table; with the section that is named behind it (甲工程乙段) that section."""
    keys = tuple(d.key for d in (divisions().get(code) for code in WORKS[m[0]]) if d)
    of = next((k for k in draft.mentions_in(m.end(), m.end() + 12, PLACES) if k.start == m.end()), None)
    if of is not None and draft.text.startswith("段", of.end):
        return Work(m.start(), of.end + 1, draft.text[m.start() : of.end + 1], (of.key,))
    phase = PHASE.match(draft.text, m.end())
    whole = draft.text[m.start() : phase.end()] if phase is not None else m[0]
    return Work(m.start(), m.end(), m[0], keys, (whole,) if whole != m[0] else ())


def _is_to_be(text: str, work: Work) -> bool:
    """A work that is given up or only proposed is none that links places."""
    left, _ = clause_around(text, work.start, work.end)
    head = text[max(left, text.rfind("，", left, work.start) + 1) : work.start]
    said = modality(text, work.start, work.end)
    return said not in (Modality.DENIED, Modality.ENDED) and not _PROPOSED.search(head) and not _DROPPED.match(text, work.end)


def _add(draft: Draft, work: Work) -> None:
    text = draft.text
    if not _is_to_be(text, work):
        return
    key = draft.know(
        identity.project_key("-".join([*sorted(k.partition(":")[2] for k in work.keys), work.name] if work.shared else [work.name]))
    )
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
            draft.state(key, "LINKS", place, *(work.shown or (work.start, work.end)), by=by, confidence=0.8, modality=said)
    draft.state(key, "CONCERNS", f"Field:{field}", work.start, work.end, by=by, confidence=0.8, modality=said)
