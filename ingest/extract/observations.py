"""Observations: one value of one indicator for one place and period, reached or aimed at.

The figures of a clause are read by `_measures`, the time by the clause's own dates or the part
of the document (`_frames`). The place is the one at the head of the clause, else the one that
the sentence began with, else the document's own. Without a place there is no observation.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ingest.extract._draft import Draft
from ingest.extract._frames import Frame, frames
from ingest.extract._home import home
from ingest.extract._measures import Measure, measures
from ingest.extract._registry import extractor
from kb import identity
from kb.model import Passage
from kb.values import DateMention, dates
from kb.vocabulary import SPATIAL

_BY = "observations/clause@1"
_AIM = re.compile(r"力争|目标|预期|计划|确保|到20\d\d年|将达|争取|左右")
_OWN = re.compile(r"全[省市区县州盟]|我[省市区县]|本[省市区县]|全年|省级")
_HOW = re.compile(r"“|”|《|[?？]")
_DIGIT = re.compile(r"\d|[一二三四五六七八九十]成|百分之|[千百]?[万亿]")
_NO_NAME = re.compile(
    r"^(?:新建|建设|改造|实施|组织|举办|开展|完成|安排|下达|投入|发放|帮助|培训|修复|整治|支持|谋划|推进|加快|新改扩建|打造|培育|引进|建成|创建|储备)|第$|每$"
)


@extractor("observations", version=1)
def observations(draft: Draft) -> None:
    """Add the figures that the document gives for places and areas."""
    context = draft.context
    own = home(draft)
    framed = frames(draft.text, context.passages)
    for passage, frame in zip(context.passages, framed, strict=True):
        if passage.kind == "row" or not _DIGIT.search(draft.text, passage.start, passage.end):
            continue
        _sentence(draft, passage, frame, own)


def _sentence(draft: Draft, passage: Passage, frame: Frame, own: str | None) -> None:
    about = draft.context.about
    said = [d for d in dates(draft.text, about.date, passage.start, passage.end) if d.kind in ("year", "part", "span", "month")]
    carried: str | None = None
    for m in measures(draft.text, passage.start, passage.end):
        if _NO_NAME.search(m.name):
            continue
        subject, name, where = _subject(draft, passage, m)
        if subject is not None:
            carried = subject
        place = subject or (None if _OWN.search(draft.text, passage.start, m.name_at) else carried) or own
        if place is None or len(name) < 2:
            continue
        aim = frame.ahead if about.kind in (None, "report", "plan") else False
        aim = aim or bool(_AIM.search(draft.text, max(passage.start, m.start - 12), m.end) and frame.ahead)
        _add(draft, m, name, where, place, *_period(draft, said, m, frame, aim))


def _subject(draft: Draft, passage: Passage, m: Measure) -> tuple[str | None, str, int]:
    """The place at the head of the indicator's phrase, and the indicator without it."""
    inside = draft.mentions_in(m.name_at, m.name_at + len(m.name), SPATIAL)
    if inside and inside[0].start == m.name_at and inside[-1].end - m.name_at <= len(m.name):
        head = inside[0]
        return head.key, m.name[head.end - m.name_at :].lstrip("的市省全"), head.end
    before = draft.mentions_in(passage.start, m.name_at + 1, SPATIAL)
    starts = [x for x in before if x.start <= passage.start + 1 or draft.text[x.start - 1] in "，；。、：其中 \n"]
    near = [x for x in starts if x.end >= m.name_at - 2]
    if near:
        return near[-1].key, m.name, m.name_at
    return None, m.name, m.name_at


def _period(draft: Draft, said: list[DateMention], m: Measure, frame: Frame, aim: bool) -> tuple[str | None, bool]:
    """The period and whether the figure is an aim: by the last date before it, else by the frame."""
    about = draft.context.about
    at = bisect_right([d.start for d in said], m.end) - 1
    if at >= 0:
        d = said[at]
        year = int(d.iso[:4])
        spans = "/" in d.iso
        ahead = about.year is not None and (int(d.iso[-4:]) if spans else year) >= about.year
        if spans and m.value is not None and not ahead:
            return d.iso[-4:], False
        if spans and m.value is not None:
            return d.iso[-4:], True
        return d.iso, ahead and (aim or not spans)
    year_now = about.year
    if year_now is None:
        return None, aim
    if about.kind == "news":
        return str(year_now), False
    if aim:
        return (str(year_now + 4) if frame.plan else str(year_now)), True
    if frame.plan and m.value is None:
        return f"{year_now - 5}/{year_now - 1}", False
    return str(year_now - 1), False


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
