"""Industry chains and clusters, and the places that build, lead or host them.

A list before the ending counts item by item. The place is the one that stands before the
industry, else the clause's subject, else the place that the document speaks for; where there
is none of them, nothing is stated.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extract._chainname import KINDS, Item, bare, goes_on, items
from ingest.extract._context import Trigger
from ingest.extract._draft import Draft
from ingest.extract._lists import PlaceList, lists, outermost
from ingest.extract._modality import modality
from ingest.extract._names import longest, quoted_before
from ingest.extract._registry import extractor
from kb import identity
from kb.gazetteer.initials import nickname, own_cities
from kb.model import Passage
from kb.vocabulary import AREAS, SPATIAL

_BREAK = re.compile(r"[。；\n]")
_TOPIC = re.compile(r"(?:做[大强优]|推动|加快|促进)?([\u4e00-\u9fff]{2,8}?)产业(?=[\u4e00-\u9fff])")
_MADE = re.compile(r"(?:打造|形成|延伸|完善|提升|构建|健全|拓展|补强|贯通|建设|培育|壮大)(?:更加|更|了|一批|完整的?|优势)?$")
_VERB = re.compile(
    r"打造|建设|培育|壮大|发展|做大|做强|做优|形成|构建|延伸|推进|拥有|聚焦|重点|加快|大力|实现|布局|共建|集聚|引进|依托|围绕|推动|完善|牵头|承担|拥有|聚力|已|将|是|为|成为"
)
_ROLES = (
    ("co-builder", re.compile(r"(?:共同|联合|携手|联手|合力)(?:打造|建设|培育|构建|壮大)|共建|共同做")),
    ("lead", re.compile(r"牵头|链主|领衔|主导(?:建设|培育)")),
    ("research", re.compile(r"研发(?:中心|基地|设计)")),
    ("manufacturing", re.compile(r"(?:制造|生产)基地")),
    ("headquarters", re.compile(r"总部(?:基地|经济)?(?:设在|落户)")),
)
_LINE = re.compile("[\u4e00-\u9fff]{0,2}(?:高铁|高速|铁路|城际)")
"""What makes initials the name of a line, of which no sentence speaks as of its subject."""
_NOT_SUBJECT = re.compile(r"(?:对接|融入|面向|借鉴|辐射|来自|承接|服务|与|同|向|从|以外)$")


@extractor("chains", version=1, triggers=tuple(KINDS))
def chains(draft: Draft) -> None:
    """State who takes part in which chain or cluster, item by item."""
    place = draft.home
    for passage, triggers in draft.context.marked("chains"):
        reached = passage.start
        for t in longest(triggers):
            if not goes_on(draft.text, t.end):
                _one(draft, passage, t, reached, place)
            reached = t.end


def _one(draft: Draft, passage: Passage, t: Trigger, floor: int, home_key: str | None) -> None:
    text = draft.text
    segment = max((m.end() for m in _BREAK.finditer(text, floor, t.start)), default=floor)
    known = outermost(draft.mentions_in(segment, t.start, SPATIAL))
    found = items(text, t.start, known, segment)
    if t.word == "集群":
        found = [i for i in found if not bare(i)]
    if not found:
        found = _topic(text, segment, t)
    if not found:
        return
    subject = _subject(draft, segment, found[0].start) or _theme(draft, passage)
    found = [_rows(text, item, home_key) for item in found]
    for item in found:
        keys = item.keys or (subject.keys if subject else ())
        own = bool(keys)
        if not keys and home_key:
            keys = (home_key,)
        if keys:
            start = subject.start if subject is not None and not item.keys and subject.start >= passage.start else item.shown
            _state(draft, item, t, keys, start, 0.85 if own else 0.7)


def _topic(text: str, segment: int, t: Trigger) -> list[Item]:
    """甲产业……打造产业集群: the industry that a sentence speaks of from its beginning."""
    m = _TOPIC.match(text, segment)
    if m is None or m.end() > t.start or t.word == "集群" or not _MADE.search(text, segment, t.start):
        return []
    return [Item(m.start(1), m.end(1), m[1], m.start(1))]


def _rows(text: str, item: Item, home_key: str | None) -> Item:
    """甲乙丙化工产业集群, 甲乙丙 being initials of cities of the document's own province."""
    if item.keys:
        return item
    quoted = quoted_before(text, item.start, 8)
    if quoted is not None:
        return replace(
            item,
            keys=tuple(filter(None, nickname(text[slice(*quoted)], home_key.partition(":")[2][:2] if home_key else None))),
            shown=quoted[0],
        )
    row = () if item.keys else own_cities(item.industry, home_key.partition(":")[2][:2] if home_key else None)
    rest = item.industry[len(row) :]
    return replace(item, start=item.start + len(row), industry=rest, keys=row) if row and len(rest) >= 2 else item


def _theme(draft: Draft, passage: Passage) -> PlaceList | None:
    """The area that the sentence before, in the same paragraph, begins with: it is what both speak of."""
    index = draft.context.segmented.at(passage.start)
    if index == 0:
        return None
    before = draft.context.passages[index - 1]
    if "\n" in draft.text[before.end : passage.start] or before.kind != "sentence":
        return None
    first = [x for x in lists(draft, before.start, min(before.start + 24, before.end), AREAS) if x.start == before.start]
    own = [x for x in lists(draft, passage.start, min(passage.start + 6, passage.end)) if not _LINE.match(draft.text, x.end)]
    return first[0] if first and not own else None


def _subject(draft: Draft, segment: int, before: int) -> PlaceList | None:
    """The places that the clause says it of: last list before the industry with a verb between."""
    found = [x for x in lists(draft, segment, before) if not _NOT_SUBJECT.search(draft.text[max(segment, x.start - 4) : x.start])]
    for places in reversed(found):
        between = draft.text[places.end : before]
        head = draft.text[segment : places.start]
        near = "，" not in between and len(between) <= 20
        if near and _VERB.search(between) and not between.startswith(("的", "等国")):
            return places
        if len(head) <= 6 and _VERB.search(between) and not between.startswith("的"):
            return places
    return None


def _state(draft: Draft, item: Item, t: Trigger, keys: tuple[str, ...], start: int, confidence: float) -> None:
    kind = KINDS[t.word]
    key = draft.know(identity.chain_key(item.industry))
    draft.mention(key, item.start, item.end)
    shown = (item.start, max(item.end, t.end) if t.end - item.end <= 40 else item.end)
    by = draft.by(kind)
    if draft.property(key, "name") is None:
        draft.describe(key, "name", item.industry + ("产业链" if kind == "chain" else "产业集群"), *shown, by=by, confidence=0.85)
        draft.describe(key, "industry", item.industry, item.start, item.end, by=by, confidence=0.85)
        draft.describe(key, "kind", kind, t.start, t.end, by=by, confidence=0.85)
    said = modality(draft.text, item.start, max(item.end, t.end))
    role = next(
        (name for name, pattern in _ROLES if len(keys) > (name == "co-builder") and pattern.search(draft.text, start, t.start)), None
    )
    for place in keys:
        draft.state(
            place,
            "TAKES_PART_IN",
            key,
            min(start, item.start),
            max(item.end, t.end),
            by=by,
            confidence=confidence,
            modality=said,
            role=role,
        )
