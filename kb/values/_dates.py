"""Dates and periods in running text, as precise as the text, relative ones by a reference date.

A date is `2021`, `2021-12` or `2021-12-08`; a period `2025-H1`, `2025-Q1`, a span of years
`2021/2025` or, of the first three quarters, of months `2025-01/2025-09`. 今年 is the reference's year; without a reference, relative words are passed over.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from kb.values._numerals import parse_numeral

_YEAR = r"(?:19|20)\d{2}"
_SPELT = r"[二一][〇○零一二三四五六七八九]{3}"
_RELATIVE = {
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "过去一年": -1,
    "一年来": -1,
    "前年": -2,
    "明年": 1,
    "来年": 1,
}
_FIRST_PLAN = 1953
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_PATTERN = re.compile(
    rf"(?P<from>{_YEAR})年?\s?(?:[—–~～-]{{1,2}}|至|到)\s?(?P<to>{_YEAR})年?"
    rf"|(?<!\d)(?P<y>{_YEAR})(?:年(?:(?P<m>1[0-2]|0?[1-9])月(?:(?P<d>3[01]|[12]\d|0?[1-9])日)?)?|[-/.](?P<m2>1[0-2]|0?[1-9])[-/.](?P<d2>3[01]|[12]\d|0?[1-9])(?!\d))"
    rf"(?P<part>上半年|前?(?:一|二|三|四)季度)?"
    rf"|(?P<ys>{_SPELT})年(?:(?P<ms>十[一二]?|[一二三四五六七八九])月(?:(?P<ds>三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日)?)?"
    rf"|“?(?P<plan>十[一二三四五六七八九])五”?(?:时期|规划|期间|以来|末|前|目标)?"
    rf"|(?P<past>过去|近|未来|今后)(?P<years>[两二三四五六七八九十]|\d{{1,2}})年"
    rf"|(?P<rel>今年|本年|去年|上年|上一年|过去一年|一年来|前年|明年|来年)(?P<part2>上半年|前?(?:一|二|三|四)季度)?"
    rf"|(?P<half>(?<![前去今明])上半年)|(?P<quarter>前?(?:一|二|三|四)季度)"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period with its place. `kind` is `day`, `month`, `year`, `part` or `span`;
    `relative` tells those that only a reference date gives a year to."""

    iso: str
    start: int
    end: int
    kind: str
    relative: bool = False


def is_date(text: str) -> bool:
    """Whether `text` has the form of a date as it is kept: `2021`, `2021-12` or `2021-12-08`."""
    return _ISO.fullmatch(text) is not None


def five_year_plan(number: int) -> tuple[int, int]:
    """First and last year of a five-year plan: the fourteenth is 2021–2025."""
    first = _FIRST_PLAN + (number - 1) * 5 + (3 if number > 2 else 0)
    return first, first + 4


def dates(text: str, reference: str | None = None, start: int = 0, end: int | None = None) -> list[DateMention]:
    """All dates between `start` and `end`, in order. `reference` is an ISO date or None.

    A day that the calendar does not have (2021年2月30日) is passed over."""
    year = int(reference[:4]) if reference else None
    found = []
    for m in _PATTERN.finditer(text, start, len(text) if end is None else end):
        made = _mention(m, year)
        if made is not None:
            found.append(made)
    return found


def _mention(m: re.Match[str], year: int | None) -> DateMention | None:
    at = m.span()
    if m["from"]:
        return DateMention(f"{m['from']}/{m['to']}", *at, "span") if m["from"] < m["to"] else None
    if m["y"] or m["ys"]:
        return _absolute(m)
    if m["plan"]:
        first, last = five_year_plan(int(parse_numeral(m["plan"])))
        return DateMention(f"{first}/{last}", *at, "span")
    if year is None:
        return None
    if m["past"]:
        n = int(parse_numeral(m["years"]))
        span = (year - n, year - 1) if m["past"] in ("过去", "近") else (year, year + n - 1)
        return DateMention(f"{span[0]}/{span[1]}", *at, "span", True)
    relative = year + _RELATIVE[m["rel"]] if m["rel"] else year
    part = m["part2"] or m["half"] or m["quarter"]
    return _parted(relative, part, at, True)


def _absolute(m: re.Match[str]) -> DateMention | None:
    if m["ys"]:
        year = "".join(str(int(parse_numeral(c))) for c in m["ys"])
        month, day = m["ms"] and int(parse_numeral(m["ms"])), m["ds"] and int(parse_numeral(m["ds"]))
    else:
        year = m["y"]
        month, day = (int(x) if x else None for x in (m["m"] or m["m2"], m["d"] or m["d2"]))
    if m["part"]:
        return _parted(int(year), m["part"], m.span(), False)
    if month and day and day > monthrange(int(year), month)[1]:
        return None
    parts = [year, *(f"{x:02d}" for x in (month, day) if x)]
    return DateMention("-".join(parts), *m.span(), ("year", "month", "day")[len(parts) - 1])


def _parted(year: int, part: str | None, at: tuple[int, int], relative: bool) -> DateMention:
    if not part:
        return DateMention(str(year), *at, "year", relative)
    if "半年" in part:
        return DateMention(f"{year}-H1", *at, "part", relative)
    quarter = "一二三四".index(part.lstrip("前")[0]) + 1
    word = {("前", 2): "H1", ("前", 3): "", ("前", 4): ""}.get((part[0], quarter), f"Q{quarter}")
    if part.startswith("前三"):
        return DateMention(f"{year}-01/{year}-09", *at, "part", relative)
    return DateMention(f"{year}-{word}" if word else str(year), *at, "part", relative)
