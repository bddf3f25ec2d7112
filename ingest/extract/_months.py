"""Periods of months as bulletins write them: 3月份, 5月当月, 1—9月, 前10个月, 2月15日至23日.

A single month in a date (2024年3月) tells the day of a state rather than the period of a flow,
and is left to the date itself.
"""

from __future__ import annotations

import re

from kb.values import DateMention

_MONTHS = re.compile(
    r"(?<!\d)(?:(?P<one>1[0-2]|0?[1-9])月(?:份|当月)"
    r"|0?1月?(?:份)?[-－—–~～至到]{1,2}(?P<to>1[0-2]|0?[2-9])月(?:份)?(?!\d)"
    r"|(?P<days>1[0-2]|0?[1-9])月\d{1,2}日?(?:至|到|[-—－–~～]{1,2})(?:(?P=days)月)?\d{1,2}日"
    r"|[前头](?P<first>1[0-2]|[2-9]|[两二三四五六七八九十]|十一)个月)"
)
_SPELT = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "十一": 11}
_WHOLE = {3: "-Q1", 6: "-H1", 12: ""}


def with_months(found: list[DateMention], text: str, start: int, end: int, reference: str | None) -> list[DateMention]:
    """The dates of a span and its periods of months, in order; a period takes the year before it, else that of `reference`.

    Without either it is passed over."""
    out = list(found)
    for m in _MONTHS.finditer(text, start, end):
        before = next((d for d in reversed(found) if d.start < m.end() and m.start() - d.end <= 1), None)
        year = before.iso[:4] if before is not None else _year(m, reference)
        if year is None or (before is None and m["one"] and any(d.start <= m.start() < d.end for d in found)):
            continue
        out = [d for d in out if d is not before]
        first = before.start if before is not None else m.start()
        out.append(DateMention(_period(year, m), first, m.end(), "part", before is None or before.relative))
    return sorted(out, key=lambda d: d.start)


def _period(year: str, m: re.Match[str]) -> str:
    if m["one"] or m["days"]:
        return f"{year}-{_last(m):02d}"
    last = _last(m)
    return year + _WHOLE[last] if last in _WHOLE else f"{year}-01/{year}-{last:02d}"


def _last(m: re.Match[str]) -> int:
    written = m["one"] or m["days"] or m["to"] or m["first"]
    return _SPELT.get(written) or int(written)


def _year(m: re.Match[str], reference: str | None) -> str | None:
    """The year of the reference; the one before where the month had not come yet."""
    if reference is None:
        return None
    late = len(reference) >= 7 and _last(m) > int(reference[5:7])
    return str(int(reference[:4]) - late)


__all__ = ["with_months"]
