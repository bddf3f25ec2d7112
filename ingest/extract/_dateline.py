"""The date of a document: the day it was given, signed, passed or reported."""

from __future__ import annotations

import re

from kb.model import Span

_HEAD, _FOOT = 2500, 700
_CHINESE = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "O": "0"}

_DAY = re.compile(r"(?P<y>(?:19|20)\d{2})\s*(?:年|[-./])\s*(?P<m>\d{1,2})\s*(?:(?:月|[-./])\s*(?P<d>\d{1,2})\s*日?|月)")
_GIVEN = re.compile(
    r"(?P<y>(?:19|20)\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})年(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})日[^\n。]{0,4}在[^\n。]{2,40}(?:会议|大会)(?:第[^\n。]{1,6}次会议)?上"
)
_PASSED = re.compile(r"(?P<y>(?:19|20)\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日[^\n。]{2,60}(?:会议)?通过")
_FIRST = re.compile(rf"\s*(?:[^\n，]{{0,20}}[|｜]\s*)?{_DAY.pattern}")
_SPELT = re.compile(r"(?P<y>[〇○零一二三四五六七八九O]{4})年(?P<m>[一二三四五六七八九十]{1,3})月(?P<d>[一二三四五六七八九十]{1,3})日")
_AFTER = re.compile(r"[^\S\n]*(?:\n|$|[（(]|附件)")
_MADE_PUBLIC = re.compile(r"(?P<y>(?:19|20)\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日[^\n。]{2,40}公布")
_FIRST_LINE = 200
_TITLE = re.compile(r"(?P<y>(?:19|20)\d{2})年(?!前|来|间|度?以|.*(?:统计|运行|指标))")
_ADDRESS = re.compile(r"/(?P<y>20\d{2})[/-]?(?P<m>0[1-9]|1[0-2])[/-]?(?P<d>0[1-9]|[12]\d|3[01])/")
"""A date in the address of a page, as news sites write it."""
_AHEAD = re.compile(
    r"(?P<y>20\d{2})年(?:政府)?(?:工作(?:安排|重点|总体要求|打算|建议)|(?:经济社会)?(?:发展)?(?:的)?(?:总体要求|主要目标|主要预期目标)|是“?十.五”?规划?开局)"
)
_PAST = re.compile(r"(?P<y>20\d{2})年(?:及“?十.五”?时期)?(?:主要)?(?:工作回顾|是“?十.五”?(?:规划)?收官)")


def _iso(m: re.Match[str]) -> str | None:
    parts = m.groupdict()
    year, month, day = parts["y"], parts.get("m"), parts.get("d")
    if not year.isdigit():
        year = "".join(_CHINESE.get(c, "") for c in year)
        month, day = _spelt(month or ""), _spelt(day or "")
    if month is None or not 1 <= int(month) <= 12:
        return year
    if day is None or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02d}"
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _spelt(numeral: str) -> str:
    tens, ten, ones = numeral.rpartition("十")
    value = (int(_CHINESE.get(tens, "1")) * 10 if ten else 0) + (int(_CHINESE.get(ones, "0")) if ones else 0)
    return str(value)


def date_of(text: str, title: str | None, kind: str | None) -> tuple[str, Span] | None:
    """The ISO date with where it stands, as precise as stated; None where nothing says it."""
    head = text[:_HEAD]
    if kind == "news" and (m := _FIRST.match(head)) and (found := _iso(m)):
        return found, (m.start("y"), m.end())
    for pattern in (_GIVEN, _MADE_PUBLIC, _PASSED):
        if (m := pattern.search(head)) and (found := _iso(m)):
            return found, m.span()
    if kind != "report" and (signed := _signed(text)):
        return signed
    if kind in ("report", "plan", "law", "notice", "opinion") and title and (m := _TITLE.search(title)):
        at = text.find(m[0], 0, _HEAD)
        if at >= 0 and not re.search(rf"{m[0]}[)）]|—{m[0]}|-{m[0]}|到{m[0]}", title):
            return m["y"], (at, at + len(m[0]))
    if kind == "news":
        return _in_news(text)
    return _report_year(text) if kind in (None, "report") else None


def _signed(text: str) -> tuple[str, Span] | None:
    """The date under the signature: of the letter in front of an annex, or at the foot."""
    foot = max(0, len(text) - _FOOT)
    for part, at in ((text[:_HEAD], 0), (text[foot:], foot)):
        for pattern in (_DAY, _SPELT):
            for m in pattern.finditer(part):
                found = _iso(m)
                if found and len(found) == 10 and _alone(part, m):
                    return found, (at + m.start(), at + m.end())
    return None


def _alone(text: str, m: re.Match[str]) -> bool:
    """Does the date stand on a line of its own, or right behind the signing body?"""
    line = text.rfind("\n", 0, m.start()) + 1
    before, after = text[line : m.start()].strip(), text[m.end() : m.end() + 24]
    apart = text[max(0, m.start() - 2) : m.start()].isspace()
    return bool(not before or apart or re.search(r"[府厅室局委院会部]$", before)) and _AFTER.match(after) is not None


def _in_news(text: str) -> tuple[str, Span] | None:
    """The date of a news item: in its first line, else in the address of its page."""
    m = _DAY.search(text[:_FIRST_LINE])
    if m and (found := _iso(m)) and len(found) == len("2023-08-08"):
        return found, m.span()
    m = _ADDRESS.search(text)
    return (f"{m['y']}-{m['m']}-{m['d']}", m.span()) if m else None


def _report_year(text: str) -> tuple[str, Span] | None:
    """The year in which a report is given: the one whose work it plans, or the one after that it reviews."""
    if m := _AHEAD.search(text):
        return m["y"], m.span("y")
    if m := _PAST.search(text):
        return str(int(m["y"]) + 1), m.span("y")
    return None
