"""Figures of places in English sentences: the GDP of X reached N; X has a population of N; X's exports grew by N percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract._draft import Draft, Mention
from ingest.extract._lists import outermost
from kb.model import Passage
from kb.values import Quantity, quantities
from kb.vocabulary import SPATIAL

_INDICATORS = {
    r"(?:regional |local )?(?:GDP|gross domestic product|economic output)": "地区生产总值",
    r"(?:permanent|resident|total)? ?population": "常住人口",
    r"(?:total )?(?:land )?area": "面积",
    r"urbanization rate": "常住人口城镇化率",
    r"(?:total )?(?:imports and exports|foreign trade|trade in goods)": "进出口总额",
    r"exports": "出口额",
    r"imports": "进口额",
    r"retail sales(?: of consumer goods)?": "社会消费品零售总额",
    r"per capita disposable income": "居民人均可支配收入",
    r"(?:general public budget|fiscal) revenue": "一般公共预算收入",
    r"fixed[- ]asset investment": "固定资产投资",
    r"value[- ]added industrial output": "规模以上工业增加值",
}
"""English names of indicators → the Chinese ones that the graph keeps them under."""
_NAME = "|".join(f"(?P<i{n}>{pattern})" for n, pattern in enumerate(_INDICATORS))
_NAMES = tuple(_INDICATORS.values())
_ABOUT = r"(?:about|around|some|nearly|almost|over|more than|approximately|roughly)? ?"
_REACHED = rf"(?:reached|was|is|stood at|amounted to|totall?ed|hit|exceeded|surpassed|topped|came to) {_ABOUT}"
_GREW = rf"(?:grew|rose|increased|expanded|fell|dropped|declined|shrank)(?: by)? {_ABOUT}"
_UP = re.compile(r",? (?:(?P<up>up|an increase of|growth of|rising|growing by)|(?P<down>down|a decrease of|falling)) (?=\d)")
_OF = re.compile(rf"(?:{_NAME}) of (?:the )?$", re.IGNORECASE)
_ITS = re.compile(rf"(?:'s|’s) (?:{_NAME}) (?:(?P<level>{_REACHED})|(?P<growth>{_GREW}))", re.IGNORECASE)
_HAS = re.compile(rf"(?: City| Province)?,? (?:has|had|with) an? (?:{_NAME}) of {_ABOUT}", re.IGNORECASE)
_ALSO = re.compile(rf" and an? (?:{_NAME}) of {_ABOUT}", re.IGNORECASE)
_VERB = re.compile(rf"(?: City| Province)?(?: in \d{{4}})? (?:(?P<level>{_REACHED})|(?P<growth>{_GREW}))", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:in|of|by the end of|at the end of) ((?:19|20)\d\d)\b", re.IGNORECASE)
_PERSONS = re.compile(r"(?P<n>\d[\d,.]*) (?P<scale>million|billion|thousand)\b")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_FALLS = re.compile(r"fell|dropped|declined|shrank", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """`place` is a key; `value` in base units, None where only growth (`change`, percent) is stated."""

    place: str
    indicator: str
    period: str | None
    value: float | None
    unit: str
    change: float | None
    start: int
    end: int


def figures(draft: Draft, passage: Passage) -> Iterator[Figure]:
    """The figures of a sentence that one of the frames states, in order."""
    text = draft.text
    read = quantities(text, passage.start, passage.end)
    year = _YEAR.search(text, passage.start, passage.end)
    period = year[1] if year else None
    for place in outermost(draft.mentions_in(passage.start, passage.end, SPATIAL)):
        of = _OF.search(text, passage.start, place.start)
        frame = _VERB.match(text, place.end, passage.end) if of else None
        start = of.start() if of else place.start
        named = of
        if frame is None:
            frame = named = _ITS.match(text, place.end, passage.end) or _HAS.match(text, place.end, passage.end)
            start = place.start
        while frame is not None and named is not None:
            figure = _figure(text, place, _name(named), frame, read, period, start)
            if figure is None:
                break
            yield figure
            frame = named = _ALSO.match(text, figure.end, passage.end)


def _name(m: re.Match[str]) -> str:
    return next(name for n, name in enumerate(_NAMES) if m.group(f"i{n}") is not None)


def _figure(
    text: str, place: Mention, name: str, frame: re.Match[str], read: list[Quantity], period: str | None, start: int
) -> Figure | None:
    q = next((q for q in read if frame.end() <= q.start <= frame.end() + 1), None) or _persons(text, frame.end(), name)
    if q is None:
        return None
    growth = frame.groupdict().get("growth")
    if growth is not None:
        if q.unit != "percent":
            return None
        return Figure(place.key, name, period, None, "percent", -q.value if _FALLS.search(growth) else q.value, start, q.end)
    up = _UP.match(text, q.end)
    more = next((g for g in read if up is not None and g.start == up.end() and g.unit == "percent"), None)
    change = (-more.value if up is not None and up["down"] else more.value) if more is not None else None
    return Figure(place.key, name, period, q.value, q.unit, change, start, more.end if more is not None else q.end)


def _persons(text: str, at: int, name: str) -> Quantity | None:
    """A population often has no unit: a population of 86 million."""
    m = _PERSONS.match(text, at) if name == "常住人口" else None
    return Quantity(float(m["n"].replace(",", "")) * _SCALES[m["scale"]], "person", m.start(), m.end()) if m else None
