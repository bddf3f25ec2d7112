"""Industry chains and clusters, and the places that build, lead or host them.

A list before the ending counts item by item. The place is the one that stands before the
industry, else the clause's subject, else the place that the document speaks for; where there
is none of them, nothing is stated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.extract._cast import Part, cast, cast_before
from ingest.extract._chainname import KINDS, Item, bare, goes_on, item_of, items, items_behind
from ingest.extract._context import Trigger
from ingest.extract._draft import Draft
from ingest.extract._home import planned_for, reports
from ingest.extract._lists import PlaceList, outermost
from ingest.extract._modality import modality
from ingest.extract._names import longest
from ingest.extract._owner import pair_of_cities, rows
from ingest.extract._registry import extractor
from ingest.extract._topics import heading_of, topics
from ingest.extract._whose import around, grouped, meant, of_all, partners_in, subject_of, theme
from kb import identity
from kb.model import Passage
from kb.vocabulary import AREAS, SPATIAL

_CORRIDORS = ("产业带", "产业走廊", "产业圈", "产业协作圈")
"""What two neighbours also give their initials to: 甲乙产业带."""
_BREAK = re.compile(r"[。；\n]")
_TOPIC = re.compile(r"(?:做[大强优]|推动|加快|促进)?([\u4e00-\u9fff]{2,8}?)产业(?=[\u4e00-\u9fff])")
_MADE_OF = re.compile(
    r"(?:围绕|聚焦|瞄准|立足|依托)([\u4e00-\u9fff]{2,8}?)(?:产业|产品|资源|优势)*，?(?:不断|持续|加快|着力|大力|积极)?(?:打造|形成|延伸|完善|构建|健全|拓展|补强|贯通|拉长|做长|做强)(?:更加|更|了|一批|完整的?|优势|完备的?)?$"
)
_SHARED_OUT = re.compile("(?:中|上|里|方面|布局|分工)?[：，](?:其中，?)?")
_CHARGED = re.compile("(?:交?由|归)[^，；。]{2,30}[，；]")
"""Right behind a chain: who is charged with that one, and not with the next."""
_FEWEST = 2
"""So many places with what each does share out a chain behind 中， or a colon."""
_MADE = re.compile(r"(?:打造|形成|延伸|完善|提升|构建|健全|拓展|补强|贯通|建设|培育|壮大)(?:更加|更|了|一批|完整的?|优势)?$")
_ROLES = (
    ("co-builder", re.compile(r"(?:共同|联合|携手|联手|合力)(?:打造|建设|培育|构建|壮大)|共建|共同做")),
    ("lead", re.compile(r"领跑|牵头|链主|领衔|主导(?:建设|培育)")),
    ("research", re.compile(r"研发(?:中心|基地|设计)")),
    ("manufacturing", re.compile(r"(?:制造|生产)基地")),
    ("headquarters", re.compile(r"总部(?:基地|经济)?(?:设在|落户)")),
)


@extractor("chains", version=3, triggers=tuple(KINDS))
def chains(draft: Draft) -> None:
    """State who takes part in which chain or cluster, item by item."""
    place = planned_for(draft, placed=True) or draft.home
    found = [(p, t) for p, triggers in draft.context.marked("chains") for t in longest(triggers)]
    ends = [*(t.start for _, t in found[1:]), len(draft.text)][: len(found)]
    last: Passage | None = None
    reached = 0
    said = _Said()
    for (passage, t), ceiling in zip(found, ends, strict=True):
        if passage is not last:
            reached, said, last = passage.start, _Said(), passage
        if not goes_on(draft.text, t.end):
            said = _one(draft, passage, t, reached, ceiling, place, said)
        reached = t.end
    for topic in topics(draft, found):
        _cast(draft, [topic.item], topic.trigger, list(cast(draft, topic.begin, topic.end, opened=True, headed=True)))


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence spoke of at the ending before: whose the chain was, who played which part before it was named, whom it was made around, where it ended."""

    places: PlaceList | None = None
    parts: tuple[Part, ...] = ()
    centres: tuple[Part, ...] = ()
    end: int = -1


def _one(draft: Draft, passage: Passage, t: Trigger, floor: int, ceiling: int, home_key: str | None, said: _Said) -> _Said:
    """State the chains of one ending; `said` are the places that the sentence spoke of at the one before. Returns those it speaks of now."""
    text = draft.text
    segment = max((m.end() for m in _BREAK.finditer(text, floor, t.start)), default=floor)
    known = outermost(draft.mentions_in(segment, t.start, SPATIAL))
    found = items(text, t.start, known, segment)
    if t.word == "集群":
        found = [i for i in found if not bare(i)]
    if t.word in _CORRIDORS:
        found = [i for i in found if i.keys or not pair_of_cities(i.industry)]
    if not found:
        found = _topic(text, segment, t) or items_behind(text, t.end, draft.mentions_in(t.end, min(t.end + 120, ceiling), SPATIAL), ceiling)
    if not found:
        return said if segment == floor else _Said()
    first = min(found[0].start, t.start)
    subject = meant(draft, passage, first) or grouped(draft, segment, first)
    if subject is None and not of_all(draft, segment, first):
        charged = _CHARGED.match(text, segment, first) if passage.start < floor == segment else None
        subject = subject_of(draft, charged.end() if charged is not None else segment, first, t.end)
        if subject is None and not (home_key and draft.context.about.place and first == passage.start):
            subject = theme(draft, passage)
    if subject is None and segment == floor and not draft.mentions_in(segment, first, SPATIAL):
        subject = said.places
    found = _paired(text, [rows(draft, passage, item, home_key) for item in found], subject)
    partners = partners_in(draft, segment, first)
    below = heading_of(text, t)
    shared = _SHARED_OUT.match(text, t.end) if below is None else None
    if shared is not None:
        stop = text.find("。", t.end) + 1
        below, ceiling = shared.end(), min(ceiling, stop or ceiling)
    after = list(cast(draft, below or t.end, ceiling, opened=below is not None, headed=below is not None))
    if shared is not None and len(after) < _FEWEST:
        after = list(cast(draft, t.end, ceiling))
    before = tuple(cast_before(draft, segment, found[0].start))
    joined = text[said.end : found[0].shown] in ("和", "、", "与", "及", "以及")
    if not before and joined:
        before = said.parts
    centres = tuple(around(draft, segment, first))
    if not centres and joined:
        centres = said.centres
    parts = [*before, *centres, *after]
    for item in found:
        keys = item.keys or (subject.keys if subject else ())
        own = bool(keys)
        if _joins(text, item):
            keys = (*keys, *(subject.keys if subject else (home_key,) if home_key else ()))
        if not keys and home_key and not parts and (not reports(draft) or of_all(draft, segment, first)):
            keys = (home_key,)
        keys = tuple(dict.fromkeys([*keys, *(partners.keys if partners else ())]))
        if keys:
            start = subject.start if subject is not None and not item.keys and subject.start >= passage.start else item.shown
            _state(draft, item, t, keys, start, 0.85 if own else 0.7)
    _cast(draft, found, t, parts)
    return _Said(subject, before, centres, t.end)


def _cast(draft: Draft, found: list[Item], t: Trigger, parts: list[Part]) -> None:
    """Each place of the clauses that follow, with its part, in all chains or in the one of its turn."""
    for part in parts:
        turns = list(zip(part.places.items, found, strict=False)) if part.paired and len(part.places.items) == len(found) else []
        pairs = turns or [(place, item) for place in part.places.items for item in found]
        for place, item in pairs:
            _state(draft, item, t, (place.key,), min(item.start, part.start), 0.8, part)


def _joins(text: str, item: Item) -> bool:
    """参与甲城市群乙产业集群建设: the clause's own place takes part in it beside the area."""
    return any(k.partition(":")[0] in AREAS for k in item.keys) and text.endswith(("参与", "融入", "嵌入", "加入"), 0, item.shown)


def _paired(text: str, found: list[Item], subject: PlaceList | None) -> list[Item]:
    """甲、乙分别做强丙、丁产业集群: to each its own, where there are as many of these as of those."""
    if subject is None or not 1 < len(found) == len(subject.items) or any(i.keys for i in found):
        return found
    if not re.search("分别|依次|各自", text[subject.end : found[0].start]):
        return found
    return [replace(item, keys=(place.key,), shown=subject.start) for place, item in zip(subject.items, found, strict=True)]


def _topic(text: str, segment: int, t: Trigger) -> list[Item]:
    """甲产业……打造产业集群, 围绕甲延伸产业链: the industry that a sentence speaks of from its beginning, or that it is made of."""
    if t.word == "集群" or not _MADE.search(text, segment, t.start):
        return []
    m = _TOPIC.match(text, segment)
    if m is not None and m.end() <= t.start:
        return [Item(m.start(1), m.end(1), m[1], m.start(1))]
    m = _MADE_OF.search(text, max(segment, t.start - 30), t.start)
    item = item_of(text, *m.span(1)) if m is not None else None
    return [item] if item is not None else []


def _state(draft: Draft, item: Item, t: Trigger, keys: tuple[str, ...], start: int, confidence: float, part: Part | None = None) -> None:
    kind = KINDS[t.word]
    key = draft.know(identity.chain_key(item.industry))
    draft.mention(key, item.start, item.end)
    shown = (item.start, max(item.end, t.end) if t.end - item.end <= 40 else item.end)
    by = draft.by(kind)
    if draft.property(key, "name") is None:
        draft.describe(key, "name", item.industry + ("产业链" if kind == "chain" else "产业集群"), *shown, by=by, confidence=0.85)
        draft.describe(key, "industry", item.industry, item.start, item.end, by=by, confidence=0.85)
        draft.describe(key, "kind", kind, t.start, t.end, by=by, confidence=0.85)
    role, said = part.role if part else None, modality(draft.text, item.start, max(item.end, t.end))
    end = max(item.end, t.end)
    if part is not None:
        end, said = max(end, part.end), modality(draft.text, part.start, part.end)
    else:
        role = next(
            (name for name, pattern in _ROLES if len(keys) > (name == "co-builder") and pattern.search(draft.text, start, t.start)), None
        )
    for place in keys:
        draft.state(
            place,
            "TAKES_PART_IN",
            key,
            min(start, item.start),
            end,
            by=draft.by("part") if part else by,
            confidence=confidence,
            modality=said,
            role=role,
        )
