"""Industry chains and clusters, and the places that build, lead or host them.

A list before the ending counts item by item. The place is the one that stands before the
industry, else the clause's subject, else the place that the document speaks for; where there
is none of them, nothing is stated.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ingest.extract._cast import Part, cast, cast_before, cores
from ingest.extract._chainname import KINDS, Item, bare, goes_on, item_of, items, items_behind
from ingest.extract._context import Trigger
from ingest.extract._draft import Draft
from ingest.extract._lists import PlaceList, lists, outermost
from ingest.extract._modality import modality
from ingest.extract._names import longest, quoted_before
from ingest.extract._registry import extractor
from ingest.extract._topics import heading_of, topics
from kb import identity
from kb.gazetteer import Division, divisions, words
from kb.gazetteer.initials import nickname, own_cities
from kb.model import Passage
from kb.vocabulary import AREAS, PLACES, SPATIAL

_BREAK = re.compile(r"[。；\n]")
_TOPIC = re.compile(r"(?:做[大强优]|推动|加快|促进)?([\u4e00-\u9fff]{2,8}?)产业(?=[\u4e00-\u9fff])")
_MADE_OF = re.compile(
    r"(?:围绕|聚焦|瞄准|立足|依托)([\u4e00-\u9fff]{2,8}?)(?:产业|产品|资源|优势)*，?(?:不断|持续|加快|着力|大力|积极)?(?:打造|形成|延伸|完善|构建|健全|拓展|补强|贯通|拉长|做长|做强)(?:更加|更|了|一批|完整的?|优势|完备的?)?$"
)
_MADE = re.compile(r"(?:打造|形成|延伸|完善|提升|构建|健全|拓展|补强|贯通|建设|培育|壮大)(?:更加|更|了|一批|完整的?|优势)?$")
_VERB = re.compile(
    r"领跑|带动|打造|建成|建有|建立|建强|创建|崛起|入选|获评|集群成链|组建|孕育|做活|承接|立足|瞄准|主攻|抓好|抓实|靠|得益于|凭借|谋划|规划|启动|开工|签约|协同|携手|联合|建设|培育|壮大|发展|做大|做强|做优|形成|构建|延伸|推进|拥有|聚焦|重点|加快|大力|实现|布局|共建|集聚|引进|依托|围绕|推动|完善|牵头|承担|拥有|聚力|已|将|是|为|成为"
    r"|支持|鼓励|引导|扶持|主导|领衔|打响|擦亮|涌现|培植|深耕|主抓|[有抓]|共[建推育创筑谋造拓兴铸聚]|[做建育培抓铸聚锻补延稳固拉][强优大好实长全壮]|联手|合力|合作|抱团|跻身|晋级|入围|嵌入|切入|布点"
)
_ROLES = (
    ("co-builder", re.compile(r"(?:共同|联合|携手|联手|合力)(?:打造|建设|培育|构建|壮大)|共建|共同做")),
    ("lead", re.compile(r"领跑|牵头|链主|领衔|主导(?:建设|培育)")),
    ("research", re.compile(r"研发(?:中心|基地|设计)")),
    ("manufacturing", re.compile(r"(?:制造|生产)基地")),
    ("headquarters", re.compile(r"总部(?:基地|经济)?(?:设在|落户)")),
)
_LINE = re.compile("[\u4e00-\u9fff]{0,2}(?:高铁|高速|铁路|城际)")
"""What makes initials the name of a line, of which no sentence speaks as of its subject."""
_WHEN = re.compile(
    r"(?:[^，。；]{0,14}(?:年|月|日|以来|期间|时期|阶段|目前|此外|同时|近年|今年|去年|当前|其中|会上|会议[^，]{0,4}|下一步|未来|据悉|据了解|方面|来)，?)+"
)
_MEANS = re.compile(
    "为(?:引领|轴|主轴|纽带|支撑|依托|载体|背景|契机|目标|抓手|平台|标杆|参照|龙头|核心|主体|重点|主|中心|牵引|引擎|支点|骨干|两翼|基地)"
)
"""With 以 before the place: by its means, or around it, not by it."""
_AIM = re.compile("为(?:重点|核心|主导|龙头|主攻|抓手|主线|引领|支撑|支柱|突破口|牵引|方向|特色|主|先导|切入点|着力点)")
_WITHIN = re.compile("(?:[市省县区州盟]|两地|[两三四]市)?(?:位于|处于|处在|居于|位居|在)$")
_COMPANY = ("与", "同", "和", "携手", "联合", "联手", "会同")
_JOINTLY = re.compile("[市省县区州盟]?(?:等地)?(?:[两三四五]地|双方)?(?:共同|联合|携手|联手|合力|协同|一道|合作|共[建推育创筑谋造拓兴铸])")
"""What those do whom the clause's own place has with it: 与甲共建."""
_DOES = re.compile(f"，?(?:[\u4e00-\u9fff]{{0,4}}?(?:{_VERB.pattern}))+")
_COMMENT = re.compile("^[^的][^，。；]{1,20}，$")
"""Between a place that a sentence is about and the industry that it comes to: 甲有…之称，乙产业链…."""
_ROW = 3
"""Fewer initials are too often a word."""
_NOT_SUBJECT = re.compile(r"(?:依托|借助|利用|引自|源自|对标|学习|对接|融入|面向|借鉴|辐射|来自|承接|服务|与|同|向|从|以外)$")


@extractor("chains", version=2, triggers=tuple(KINDS))
def chains(draft: Draft) -> None:
    """State who takes part in which chain or cluster, item by item."""
    place = draft.home
    found = [(p, t) for p, triggers in draft.context.marked("chains") for t in longest(triggers)]
    ends = [*(t.start for _, t in found[1:]), len(draft.text)][: len(found)]
    last: Passage | None = None
    reached = 0
    said: PlaceList | None = None
    for (passage, t), ceiling in zip(found, ends, strict=True):
        if passage is not last:
            reached, said, last = passage.start, None, passage
        if not goes_on(draft.text, t.end):
            said = _one(draft, passage, t, reached, ceiling, place, said)
        reached = t.end
    for topic in topics(draft, found):
        _cast(draft, [topic.item], topic.trigger, list(cast(draft, topic.begin, topic.end, opened=True, headed=True)))


def _one(
    draft: Draft, passage: Passage, t: Trigger, floor: int, ceiling: int, home_key: str | None, said: PlaceList | None
) -> PlaceList | None:
    """State the chains of one ending; `said` are the places that the sentence spoke of at the one before. Returns those it speaks of now."""
    text = draft.text
    segment = max((m.end() for m in _BREAK.finditer(text, floor, t.start)), default=floor)
    known = outermost(draft.mentions_in(segment, t.start, SPATIAL))
    found = items(text, t.start, known, segment)
    if t.word == "集群":
        found = [i for i in found if not bare(i)]
    if not found:
        found = _topic(text, segment, t) or items_behind(text, t.end, draft.mentions_in(t.end, min(t.end + 120, ceiling), SPATIAL), ceiling)
    if not found:
        return said if segment == floor else None
    first = min(found[0].start, t.start)
    subject = _meant(draft, passage, first) or _subject(draft, segment, first, t.end) or _theme(draft, passage)
    if subject is None and segment == floor and not draft.mentions_in(segment, first, SPATIAL):
        subject = said
    found = _paired(text, [_rows(draft, passage, item, home_key) for item in found], subject)
    partners = _partners(draft, segment, first)
    below = heading_of(text, t)
    after = cast(draft, below or t.end, ceiling, opened=below is not None, headed=below is not None)
    parts = [*cast_before(draft, segment, found[0].start), *_around(draft, segment, first), *after]
    for item in found:
        keys = item.keys or (subject.keys if subject else ())
        own = bool(keys)
        if not keys and home_key and not parts:
            keys = (home_key,)
        keys = tuple(dict.fromkeys([*keys, *(partners.keys if partners else ())]))
        if keys:
            start = subject.start if subject is not None and not item.keys and subject.start >= passage.start else item.shown
            _state(draft, item, t, keys, start, 0.85 if own else 0.7)
    _cast(draft, found, t, parts)
    return subject


def _cast(draft: Draft, found: list[Item], t: Trigger, parts: list[Part]) -> None:
    """Each place of the clauses that follow, with its part, in all chains or in the one of its turn."""
    for part in parts:
        turns = list(zip(part.places.items, found, strict=False)) if part.paired and len(part.places.items) == len(found) else []
        pairs = turns or [(place, item) for place in part.places.items for item in found]
        for place, item in pairs:
            _state(draft, item, t, (place.key,), min(item.start, part.start), 0.8, part)


def _meant(draft: Draft, passage: Passage, before: int) -> PlaceList | None:
    """前者 and 后者: of the two places that the sentence named last before the clause."""
    start = max(draft.text.rfind(mark, passage.start, before) for mark in "，；。") + 1
    word = draft.text[start : start + 2]
    if start <= passage.start or word not in ("前者", "后者"):
        return None
    said = lists(draft, passage.start, start)
    pairs = [x.items for x in said if len(x.items) == 2]
    last = pairs[-1] if pairs else tuple(x.items[0] for x in said)
    return PlaceList((last[word == "后者"],)) if len(last) == 2 else None


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


def _partners(draft: Draft, segment: int, before: int) -> PlaceList | None:
    """与甲、乙共建丙产业链: those with whom the clause's own place does it."""
    for x in lists(draft, segment, before):
        lone = draft.text.endswith(_COMPANY, segment, x.start) and "，" not in draft.text[x.end : before]
        if lone and _JOINTLY.match(draft.text, x.end, before):
            return x
    return None


def _around(draft: Draft, segment: int, before: int) -> list[Part]:
    """以甲为核心的乙产业链, 以甲为龙头，打造乙产业链: those that the chain itself is made around, not a thing between."""
    text = draft.text
    return [
        x
        for x in cores(draft, segment, before)
        if text[x.end : before] == "的" or (before - x.end <= 12 and _DOES.fullmatch(text, x.end, before))
    ]


def _rows(draft: Draft, passage: Passage, item: Item, home_key: str | None) -> Item:
    """甲乙丙化工产业集群, 甲乙丙 being initials of places that the sentence names or of cities of the document's own province."""
    text = draft.text
    if item.keys:
        return item
    quoted = quoted_before(text, item.start, 8)
    if quoted is not None:
        return replace(
            item,
            keys=tuple(filter(None, nickname(text[slice(*quoted)], home_key.partition(":")[2][:2] if home_key else None))),
            shown=quoted[0],
        )
    county = _county(draft, item.industry, home_key)
    if county is not None:
        short, key = county
        return replace(item, start=item.start + len(short), industry=item.industry[len(short) :], keys=(key,))
    row = _spelt(draft, passage.start, item) or own_cities(item.industry, home_key.partition(":")[2][:2] if home_key else None)
    rest = item.industry[len(row) :]
    return replace(item, start=item.start + len(row), industry=rest, keys=row) if row and len(rest) >= 2 else item


def _spelt(draft: Draft, begin: int, item: Item) -> tuple[str, ...]:
    """The places of the sentence whose names begin with the first three or more characters of the industry."""
    by: dict[str, set[str]] = {}
    for k in draft.mentions_in(begin, item.start, PLACES):
        if k.end - k.start > 1:
            by.setdefault(draft.text[k.start], set()).add(k.key)
    found: list[str] = []
    for c in item.industry[:6]:
        if len(by.get(c, ())) != 1:
            break
        found.append(next(iter(by[c])))
    return tuple(found) if len(found) >= _ROW and len(set(found)) == len(found) else ()


def _county(draft: Draft, industry: str, home_key: str | None) -> tuple[str, str] | None:
    """甲乙产业链, 甲 being the short name of a county that the document names in full, or of one of its own city."""
    for size in (4, 3, 2):
        short = industry[:size]
        if len(industry) < size + 2 or short in words().never:
            continue
        fits = [d for d in _by_short().get(short, ()) if draft.spans_of(d.key) or (home_key and d.parent == home_key.partition(":")[2])]
        if len(fits) == 1 and industry[size] not in "市县区镇乡村":
            return short, fits[0].key
    return None


@cache
def _by_short() -> dict[str, list[Division]]:
    found: dict[str, list[Division]] = {}
    for d in divisions().values():
        if d.label == "District":
            found.setdefault(d.short, []).append(d)
    return found


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


def _subject(draft: Draft, segment: int, before: int, behind: int) -> PlaceList | None:
    """The places that the clause says it of: last list before the industry with a verb between; `behind` is the ending's end."""
    text = draft.text
    said = lists(draft, segment, before)
    if said and draft.text[said[-1].end : before] == "的":
        return said[-1]
    found = [
        x
        for x in said
        if not _NOT_SUBJECT.search(draft.text[max(segment, x.start - 4) : x.start]) and not _MEANS.match(draft.text, x.end, before)
    ]
    for places in reversed(found):
        between = draft.text[places.end : before]
        head = draft.text[segment : places.start]
        near = "，" not in between and len(between) <= 20
        opens = len(head) <= 6 or _WHEN.fullmatch(head)
        if near and (_WITHIN.fullmatch(between) or (between.endswith("以") and _AIM.match(text, behind))):
            return places
        if opens and len(found) == 1 and _COMMENT.search(between):
            return places
        if near and _VERB.search(between) and not between.startswith(("的", "等国")):
            return places
        if opens and _VERB.search(between) and not between.startswith("的"):
            return places
    return _resting(draft, segment, before)


def _resting(draft: Draft, segment: int, before: int) -> PlaceList | None:
    """依托甲高新区培育乙产业集群: the zone, where the sentence names nobody who does it."""
    zones = [x for x in lists(draft, segment, before, ("Zone",)) if draft.text.endswith(("依托", "借助"), segment, x.start)]
    return zones[-1] if len(zones) == 1 and _VERB.search(draft.text, zones[-1].end, before) else None


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
