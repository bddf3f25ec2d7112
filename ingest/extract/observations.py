"""Observations: one value of one indicator for one place and period, reached or aimed at.

What a sentence measures is read by `_measures`, whose it is by `_subjects`, when it holds by
`_periods`, tables by `_tabled`. A figure without a place is no observation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import chain, zip_longest

from ingest.extract import _indicators as words
from ingest.extract._draft import Draft
from ingest.extract._frames import Frame, frames
from ingest.extract._home import local, planned_for, zone_of
from ingest.extract._linetables import lined
from ingest.extract._measure import Measure, joined
from ingest.extract._measures import measures
from ingest.extract._periods import Calendar
from ingest.extract._punctuation import fullwidth
from ingest.extract._registry import extractor
from ingest.extract._subjects import Subject, coordinated, places_in
from ingest.extract._tabled import tabled
from kb import identity
from kb.model import Passage
from kb.values import DateMention, parse_numeral
from kb.vocabulary import PLACES

_DIGIT = re.compile(r"\d|[一二三四五六七八九十]成|百分之|[千百]?[万亿]")
_STEP = re.compile(r"台阶|大关|关口")
_STEPPED = re.compile(r"突破|跨[越过上]|迈[上过入]|跃上|站上")
_WORKS = ("count", "km", "km2", "m2")
_MANY = 10
"""A number of firms to come that is below is one of works."""
_REACH = 40
_PARAGRAPH = 600
_CARRIED = 300


@extractor("observations", version=3)
def observations(draft: Draft) -> None:
    """Add the figures that the document gives for places and areas."""
    context = draft.context
    own = zone_of(draft) or planned_for(draft) or local(draft)
    text = fullwidth(draft.text)
    calendar = Calendar(context.about, text)
    carried = _Carried(text)
    before: Subject | None = None
    known: dict[str, str] = {}
    for passage, frame in zip(context.passages, frames(text, context.passages, context.about.year), strict=True):
        if passage.kind == "row" or not _DIGIT.search(text, passage.start, passage.end):
            continue
        if words.CONTEST.search(draft.text, passage.start, passage.end):
            continue
        said = calendar.said(passage)
        if said is None and frame.ahead and frame.years is not None:
            said = []  # the part of a plan that names its years
        before = Subject(text, passage, own, before.carried(passage) if before is not None else (), known)
        _figures(draft, passage, before, calendar, said, frame, carried)
        _tiers(draft, passage, calendar, said or [], frame)
    for place, period, measure in chain(tabled(draft, own), lined(draft, own)):
        _add(draft, measure, measure.name, measure.name_at, place, period, False, rule="row")


@dataclass(slots=True)
class _Carried:
    """The indicators named last, for figures that only name a place: 乙市8275亿元、增长3%.

    A level goes on from one of its unit within reach, growth from any of its paragraph."""

    text: str

    _by_unit: dict[str, tuple[str, int]] = field(default_factory=dict)
    _last: tuple[str, int] = ("", 0)

    def named(self, name: str, m: Measure) -> str:
        """The name itself, which is kept, or the one that is left unsaid; empty where nothing tells it."""
        if name:
            self._last = self._by_unit[m.unit if m.value is not None else ""] = (name, m.end)
            return name
        if m.value is None:
            found, at = self._last
            return found if "\n" not in self.text[at : m.start] else ""
        found, at = self._by_unit.get(m.unit, ("", 0))
        return found if m.start - at <= _CARRIED else ""


def _figures(
    draft: Draft, passage: Passage, subject: Subject, calendar: Calendar, said: list[DateMention] | None, frame: Frame, carried: _Carried
) -> None:
    """The figures of one sentence; of one that no time is known of (`said` None), how large places are alone. In the review of five years a level and its growth are of different periods."""
    text = subject.text
    found = _last_steps(text, measures(text, passage.start, passage.end))
    for m in found if frame.plan and not frame.ahead and not calendar.news else joined(found):
        if words.NORM.search(text, m.clause, m.end) or (said is None and not calendar.timeless(m)):
            continue
        if (
            draft.context.about.official
            and words.THRESHOLD.search(text, m.clause, m.end)
            and not words.BY_THEN.search(text, m.clause, m.end)
        ):
            continue
        places, name, where = subject.of(draft, m)
        if words.ORGANISATION.match(name):
            subject.topic = ()  # what follows is the body's too
            continue
        facility = words.FACILITY.fullmatch(name)
        name = carried.named("" if facility else name, m)
        name = facility[1] + name if facility and name else name
        if places and len(name) >= 2 and not words.ORGANISATION.search(name):
            period, target = calendar.period(said or [], frame, replace(m, name=name))
            if m.earlier and period is None:
                continue
            if target and m.unit in _WORKS and words.TO_BUILD.match(text, m.clause):
                continue
            few = m.unit == "count" and m.value is not None and m.value < _MANY
            worked = words.WORKED.match(name) and (few or not words.COME_ABOUT.match(name))
            if target and (worked or m.name_at + len(m.name) >= m.end):
                continue  # works to do are no aim of a statistic
            for place in places:
                _add(draft, m, _whole(text, name, passage.start), where, place, period, target)


def _whole(text: str, name: str, start: int) -> str:
    """A generic name with the industry that the passages before it in the paragraph speak of."""
    if name not in words.GENERIC:
        return name
    paragraph = text.rfind("\n", max(0, start - _PARAGRAPH), start) + 1 or max(0, start - _PARAGRAPH)
    opened = [m["what"] for m in words.SPEAKS_OF.finditer(text, paragraph, start)]
    return opened[-1] + name if opened else name


def _tiers(draft: Draft, passage: Passage, calendar: Calendar, said: list[DateMention], frame: Frame) -> None:
    """Places listed by the size that their economy has passed: A、B2个过三千亿元城市."""
    for tier in words.TIER.finditer(draft.text, passage.start, passage.end):
        start, end = tier.span()
        near = places_in(draft, max(passage.start, start - _REACH), start)
        last = [x for x in near if x.end == start and x.label in PLACES]
        if not last:
            continue
        m = Measure("地区生产总值", start, start, float(parse_numeral(tier["amount"])), "CNY", None, start, end, exact=False)
        period, target = calendar.period(said, frame, m)
        for x in coordinated(draft.text, near, last[0], back=True):
            _add(draft, m, m.name, x.start, x.key, period, target, rule="tier")


def _last_steps(text: str, found: list[Measure]) -> list[Measure]:
    """Without a round step that the exact level follows: 迈上6万亿元台阶、达到62661亿元."""
    return [m for m, after in zip_longest(found, found[1:]) if after is None or not _passed(text, m, after)]


def _passed(text: str, m: Measure, after: Measure) -> bool:
    if (after.name, after.name_at, after.unit) != (m.name, m.name_at, m.unit) or m.value is None or after.value is None or m.earlier:
        return False
    return _STEP.match(text, m.end) is not None or (after.value > m.value and _STEPPED.search(text, m.lead, m.end) is not None)


def _add(draft: Draft, m: Measure, name: str, where: int, place: str, period: str | None, target: bool, rule: str = "clause") -> None:
    by = draft.by(rule)
    name = re.sub(r"[“”\s]", "", name)
    if not identity.slug(name):
        return
    indicator = draft.know(identity.indicator_key(name))
    key = draft.know(identity.observation_key(place, indicator, period, m.value, m.unit, m.change, target))
    start, end = min(where, m.start), m.end
    draft.describe(indicator, "name", name, where, end, by=by)
    if m.value is not None:
        draft.describe(indicator, "unit", m.unit, where, end, by=by)
    draft.mention(key, start, end)
    values = {"value": m.value, "unit": m.unit, "change": m.change, "period": period, "target": target}
    for word, value in values.items():
        if value is not None:
            draft.describe(key, word, value, start, end, by=by)
    confidence = 0.8 if m.exact else 0.75
    draft.state(key, "OF", indicator, start, end, by=by, confidence=confidence)
    draft.state(key, "ABOUT", place, start, end, by=by, confidence=confidence)
