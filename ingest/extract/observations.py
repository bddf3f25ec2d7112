"""Observations: one value of one indicator for one place and period, reached or aimed at.

The figures of a clause are read by `_measures`, the time by the clause's own dates or the part
of the document (`_frames`). The place is the one at the head of the clause, else the one that
the sentence began with, else the document's own. Without a place there is no observation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from ingest.extract._draft import Draft, Mention
from ingest.extract._frames import Frame, frames
from ingest.extract._home import home
from ingest.extract._indicators import ORGANISATION
from ingest.extract._measures import Measure, joined, measures
from ingest.extract._registry import extractor
from kb import identity
from kb.model import Passage
from kb.values import DateMention, dates
from kb.vocabulary import SPATIAL

_BY = "observations/clause@2"
_AIM = re.compile(r"力争|目标|预期|计划|确保|到20\d\d年|将达|争取|左右")
_OWN = re.compile(r"(?:[，；。]|^|其中|目前|年)(?:全[省区市县州盟]|我[省市区县]|本[省市区县])")
_ITS = re.compile(r"(?:全市|该[市区县省州]|其)(?!中)")
_DIGIT = re.compile(r"\d|[一二三四五六七八九十]成|百分之|[千百]?[万亿]")
_LINK = re.compile(r"[、和与及]|以及")
_AFTER_PLACE = re.compile(r"^(?:的|地区(?!生)|两地|三地|全域|境内|市|省)+")
_SINCE = re.compile(r"^(?:启动|成立|设立|建设|实施|提出)*[^，,]{0,8}以来|^(?:起|开始)")
_AREAS = ("CityCluster", "MetroArea", "Zone")


@dataclass(slots=True)
class _Sentence:
    """What holds for the figures of one sentence: its dates, frame, own place, and the place that it began with."""

    passage: Passage
    dates: list[DateMention]
    frame: Frame
    own: str | None
    topic: tuple[str, ...] = ()


@extractor("observations", version=2)
def observations(draft: Draft) -> None:
    """Add the figures that the document gives for places and areas."""
    context = draft.context
    own = home(draft)
    framed = frames(draft.text, context.passages)
    before: tuple[str, ...] = ()
    for passage, frame in zip(context.passages, framed, strict=True):
        if passage.kind == "row" or not _DIGIT.search(draft.text, passage.start, passage.end):
            continue
        said = [d for d in dates(draft.text, context.about.date, passage.start, passage.end) if d.kind != "day" and not _since(draft.text, d)]
        sentence = _Sentence(passage, said, frame, own, before)
        _figures(draft, sentence)


def _since(text: str, d: DateMention) -> bool:
    return text[d.start - 1 : d.start] in ("自", "从", "较", "比") or _SINCE.match(text, d.end) is not None


def _figures(draft: Draft, sentence: _Sentence) -> None:
    passage = sentence.passage
    found = measures(draft.text, passage.start, passage.end)
    apart = sentence.frame.plan and not sentence.frame.ahead
    for m in found if apart else joined(found):
        places, name, where = _subject(draft, sentence, m)
        if places and len(name) >= 2 and not ORGANISATION.search(name):
            period, target = _period(draft, sentence, m)
            for place in places:
                _add(draft, m, name, where, place, period, target)


def _subject(draft: Draft, sentence: _Sentence, m: Measure) -> tuple[tuple[str, ...], str, int]:
    """The places that the figure is of, and the indicator without them."""
    text, passage = draft.text, sentence.passage
    stop = m.name_at + len(m.name)
    near = _maximal(draft.mentions_in(m.clause, stop, SPATIAL))
    heads = [x for x in near if x.start >= m.name_at and x.start - m.name_at <= 0]
    if heads:
        run = _run(text, near, heads[0])
        name = text[run[-1].end : max(stop, run[-1].end)] if run[-1].end < stop else m.name
        cut = _AFTER_PLACE.match(name)
        sentence.topic = tuple(x.key for x in run)
        return sentence.topic, name[cut.end() if cut else 0 :], run[-1].end
    leading = [x for x in near if x.end <= m.name_at and not text[m.clause : x.start].strip("，。；、：其中在 \n\u3000")]
    if leading:
        run = _run(text, near, leading[0])
        if m.name_at - run[-1].end <= 8:
            sentence.topic = tuple(x.key for x in run)
            return sentence.topic, m.name, m.name_at
    if _OWN.search(text, max(passage.start, m.clause - 1), m.name_at + 2) and sentence.own:
        return (sentence.own,), m.name, m.name_at
    topic = _topic(draft, sentence, m)
    if topic:
        sentence.topic = topic
    if sentence.topic:
        return sentence.topic, m.name, m.name_at
    return ((sentence.own,) if sentence.own else ()), m.name, m.name_at


def _maximal(mentions: list[Mention]) -> list[Mention]:
    """Without those that lie within another."""
    return [x for x in mentions if not any(y is not x and y.start <= x.start and x.end <= y.end and (y.end - y.start) > (x.end - x.start) for y in mentions)]


def _run(text: str, near: list[Mention], first: Mention) -> list[Mention]:
    """The mention and those coordinated with it."""
    run = [first]
    for x in near:
        if x.start > run[-1].start and _LINK.fullmatch(text, run[-1].end, x.start):
            run.append(x)
    return run


def _topic(draft: Draft, sentence: _Sentence, m: Measure) -> tuple[str, ...]:
    """The area, or where nobody speaks for a place the place, that a clause of the sentence before the figure began with."""
    text, passage = draft.text, sentence.passage
    for x in reversed(_maximal(draft.mentions_in(passage.start, m.name_at, SPATIAL))):
        starts = x.start == passage.start or text[x.start - 1] in "，；。：,;（( \n"
        if starts and (x.label in _AREAS or sentence.own is None):
            return (x.key,)
    return ()


def _period(draft: Draft, sentence: _Sentence, m: Measure) -> tuple[str | None, bool]:
    """The period and whether the figure is an aim: by the last date before it, else by the frame."""
    about, frame = draft.context.about, sentence.frame
    aim = frame.ahead and (about.kind in (None, "report", "plan") or bool(_AIM.search(draft.text, max(sentence.passage.start, m.start - 12), m.end)))
    said = sentence.dates
    at = bisect_right([d.start for d in said], m.end) - 1
    if at >= 0:
        return _dated(said[at], about.year, m, aim)
    year = about.year
    if year is None:
        return None, aim
    if about.kind == "news":
        return str(year), False
    if aim:
        return (str(year + 4) if frame.plan else str(year)), True
    if not frame.plan:
        return str(year - 1), False
    if m.earlier:
        return str(year - 6), False
    over = m.value is None or re.search(r"新增|累计|净增", m.name) or re.search(r"累计", draft.text[m.clause : m.end])
    return (f"{year - 5}/{year - 1}" if over else str(year - 1)), False


def _dated(d: DateMention, now: int | None, m: Measure, aim: bool) -> tuple[str | None, bool]:
    spans = "/" in d.iso
    year = int(d.iso[-4:] if spans else d.iso[:4])
    ahead = now is not None and year >= now
    if spans and m.value is not None:
        return d.iso[-4:], ahead
    iso = d.iso[:4] if d.kind == "month" else d.iso
    return iso, ahead and (aim or (not spans and year > (now or 0)))


def _add(draft: Draft, m: Measure, name: str, where: int, place: str, period: str | None, target: bool) -> None:
    name = re.sub(r"[“”\s]", "", name)
    indicator = draft.know(identity.indicator_key(name)) if identity.slug(name) else None
    if indicator is None:
        return
    key = draft.know(identity.observation_key(place, indicator, period, m.value, m.unit, m.change, target))
    start, end = min(where, m.start), m.end
    draft.describe(indicator, "name", name, where, end, by=_BY)
    draft.mention(key, start, end)
    values: dict[str, str | float | bool | None] = {
        "value": m.value,
        "unit": m.unit,
        "change": m.change,
        "period": period,
        "target": target,
    }
    for word, value in values.items():
        if value is not None:
            draft.describe(key, word, value, start, end, by=_BY)
    confidence = 0.85 if m.exact else 0.8
    draft.state(key, "OF", indicator, start, end, by=_BY, confidence=confidence)
    draft.state(key, "ABOUT", place, start, end, by=_BY, confidence=confidence)
