"""The date of a document: the day it was given, signed, passed or reported."""

from __future__ import annotations

import re

from kb.model import Span

_HEAD, _FOOT = 2500, 700
_CHINESE = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "O": "0"}

_DAY = re.compile(r"(?P<y>(?:19|20)\d{2})\s*(?:年|[-./])\s*(?P<m>\d{1,2})\s*(?:(?:月|[-./])\s*(?P<d>\d{1,2})\s*日?|月)")
_GIVEN = re.compile(
    r"(?P<y>(?:19|20)\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日[^\n。]{0,4}在[^\n。]{2,40}(?:会议|大会)(?:第[^\n。]{1,6}次会议)?上"
)
_PASSED = re.compile(r"(?P<y>(?:19|20)\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日[^\n。]{2,60}(?:会议)?通过")
_FIRST = re.compile(rf"\s*(?:[^\n，]{{0,20}}[|｜]\s*)?{_DAY.pattern}")
_SPELT = re.compile(r"(?P<y>[〇○零一二三四五六七八九O]{4})年(?P<m>[一二三四五六七八九十]{1,3})月(?P<d>[一二三四五六七八九十]{1,3})日")
_ADDRESS = re.compile(r"/(?P<y>20\d{2})[/-]?(?P<m>\d{2})(?:[/-]?(?P<d>\d{2}))?/")
_TITLE = re.compile(r"(?P<y>(?:19|20)\d{2})年(?!前|来|间|度?以)")
_AHEAD = re.compile(
    r"(?P<y>20\d{2})年(?:政府)?(?:工作(?:安排|重点|总体要求|打算|建议)|(?:经济社会)?(?:发展)?(?:的)?(?:总体要求|主要目标|主要预期目标)|是“?十.五”?规划?开局)"
)
_PAST = re.compile(r"(?P<y>20\d{2})年(?:及“?十.五”?时期)?(?:主要)?(?:工作回顾|是“?十.五”?(?:规划)?收官)")
_PLAN = re.compile(r"“?十([一二三四五六七八九])五”?")


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
        return found, m.span("y")[:1] + (m.end(),)
    for pattern in (_GIVEN, _PASSED):
        if (m := pattern.search(head)) and (found := _iso(m)):
            return found, m.span()
    if kind != "report" and (signed := _signed(text)):
        return signed
    if kind in ("report", "plan", "law", "notice", "opinion") and title and (m := _TITLE.search(title)):
        at = text.find(m[0], 0, _HEAD)
        if at >= 0 and not re.search(rf"{m[0]}[)）]|—{m[0]}|-{m[0]}|到{m[0]}", title):
            return m["y"], (at, at + len(m[0]))
    if kind == "news" and (found_at := _in_news(text)):
        return found_at
    return _report_year(text) if kind in (None, "report") else None


def _signed(text: str) -> tuple[str, Span] | None:
    """The date under the signature: of the letter in front of an annex, or at the foot."""
    best = None
    for m in re.finditer(
        rf"(?:^|[\n　 ]|(?<=[府厅室局委院会部]))[\s　]*(?P<all>{_DAY.pattern}|{_SPELT.pattern.replace('?P<y>', '?P<y2>').replace('?P<m>', '?P<m2>').replace('?P<d>', '?P<d2>')})\s*(?=[\n　（(]|附件|$)",
        text[:_HEAD] if len(text) <= _HEAD else text[:_HEAD] + "\n" + " " * 0,
    ):
        best = best or m
    if best is None:
        foot = max(0, len(text) - _FOOT)
        for m in re.finditer(rf"(?P<all>{_DAY.pattern})[\s　]*(?=[（(\n]|$)", text[foot:]):
            found = _iso(m)
            if found and len(found) == 10:
                return found, (foot + m.start("all"), foot + m.end("all"))
        m2 = _SPELT.search(text, foot)
        return (found, m2.span()) if m2 and (found := _iso(m2)) else None
    inner = _DAY.fullmatch(best["all"].strip()) or _SPELT.fullmatch(best["all"].strip())
    found = _iso(inner) if inner else None
    return (found, best.span("all")) if found and len(found) == 10 else None
