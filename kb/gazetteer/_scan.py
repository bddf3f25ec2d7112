"""Find the names of places in a text: one Aho-Corasick pass, then the company each name keeps.

Leftmost-longest, so that a name inside a longer known name (长三角 in 长三角城市群, 吉林 in 吉林市)
is not found for itself. Rules of context then drop what only looks like a name: parts of other
proper names (南京路, 上海证券报), and characters of two neighbouring words (创新乡村).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from kb.gazetteer._abbreviations import abbreviations
from kb.gazetteer._divisions import divisions, short_name
from kb.gazetteer._english import mostly_latin, scan_english
from kb.gazetteer._rows import rows_in
from kb.gazetteer._tables import areas, history, words

_LONGEST = 20
"""Code points beyond a name's end that a hidden one may reach to."""
_GENERIC = frozenset(("城市", "市区", "城区", "山区", "地区", "县城", "新区", "湖区", "河区"))
_PERSON = re.compile(
    "(?:^|[^\\u4e00-\\u9fff]|[长记导员任席理])[王李张刘陈杨黄赵周吴徐孙马朱胡林郭何罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘董袁余叶蒋杜魏程吕丁沈姚卢傅钟姜崔谭廖范汪陆戴贾韦邱侯邹熊孟秦薛段黎陶贺顾毛郝龚邵钱严覃莫孔汤]$"
)
"""What a surname looks like before a given name that is a county's as well."""
_REPORTER = re.compile(
    r"(?:记者|通讯员|实习生|摄影|责编|编辑|作者|[文图摄])\s?[：:/／ \u3000]\s?[王李张刘陈杨黄赵周吴徐孙马朱胡林郭何罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘董袁余叶蒋杜魏程吕丁沈姚卢傅钟姜崔谭廖范汪陆戴贾韦邱侯邹熊孟秦薛段黎陶贺顾毛郝龚邵钱严覃莫孔汤]$"
)
"""Whose given name is a place's as well, behind what the surname's bearer does."""
_FEATURE = re.compile(
    r"山(?![县市区洪])|湖|江(?![县市区苏西])|河(?![北南县市区])|里江|平原|盆地|文化|高原|海峡|群岛|流域|干流|支流|水系|[上中下]游(?!企|产)"
)
"""What makes a natural feature of a county's name: 祁连山."""
_AIRPORT = re.compile("(?:国际)?机场")
"""What a district gives its name to that is the whole city's: 美兰机场."""
_LINE = re.compile("(?:高速|城际|快速)?(?:铁路|公路|通道)|高铁|高速|城际|快速路")
"""Behind a name that 至 brings: its 至 is no word's part (乙至上甲公路)."""
_GOVERNS = frozenset(
    ["支持", "推动", "推进", "促进", "加快", "建设", "依托", "覆盖", "包括", "串联", "连接", "辐射", "带动", "统筹", "引导", "鼓励", "联动"]
)
"""Verbs before a list of places, whose last character begins no word with the first of it."""
_LEVELS = "域级城区乡县市"
"""What makes two ordinary words of a short county's name: 市和县城, 新建县域."""
_PARTED = "冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇陕甘陇省市州县东"
"""Before 西南地区 and the like: it is a part of that place and none of the country; so is 西部地区 in 东西部地区."""
_ENDS = "、，。；）) \n"


@dataclass(frozen=True, slots=True)
class Match:
    """A name in the text and what it may stand for.

    `form` is `full`, `short` (of a province or city), `county` (short name of a county-level
    division, or its two characters 丰县), `abbr` (one character of a row), `historic` (then `until` is its last year of use), `area` or `english`.
    """

    start: int
    end: int
    surface: str
    keys: tuple[str, ...]
    form: str
    until: int | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    name: str
    keys: tuple[str, ...]
    form: str
    until: int | None = None


_RANK = {"area": 0, "full": 1, "short": 2, "county": 3, "historic": 4}


_PREPOSITIONS = frozenset("以由与和及从自向对将为让使把在至到")
_CLOSES = frozenset("、，。；市省为等和与及至到两三四的之在")
"""What ends a place's name that a preposition takes, though it makes a word with the name's first: 以南京为核心."""


@cache
def _names() -> tuple[_Name, ...]:
    found: dict[str, dict[str, set[str]]] = {}

    def add(name: str, form: str, *keys: str) -> None:
        found.setdefault(name, {}).setdefault(form, set()).update(keys)

    never = words().never
    for d in divisions().values():
        add(d.name, "full" if len(d.name) > 2 else "county", d.key)
        if d.name.endswith("自治县") and len(d.short) > 1:
            add(f"{d.short}县", "full", d.key)
        if d.short != d.name and d.short not in never:
            add(d.short, "county" if d.label == "District" else "short", d.key)
    today = {d.name for d in divisions().values()}
    for name, (_, keys) in history().items():
        add(name, "historic", *keys)
        if name in today and short_name(name) not in never:
            add(short_name(name), "county", *keys)
    for area in areas().values():
        for name in (area.name, *area.aliases):
            add(name, "area", area.key)
    made = []
    for name, forms in sorted(found.items()):
        form = min(forms, key=_RANK.__getitem__)
        beside = {"short": "county", "full": "historic"}.get(form, form)
        keys = tuple(sorted(forms[form] | forms.get(beside, set())))
        made.append(_Name(name, keys, form, history()[name][0] if form == "historic" else None))
    return tuple(made)


@cache
def _automaton() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick([n.name for n in _names()], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def _stands(text: str, start: int, end: int, name: _Name) -> bool:
    """Does the text at `start`–`end` mean the place, by what stands beside it?"""
    w, left, right = words(), text[max(0, start - 4) : start], text[end : end + 6]
    if name.form == "area":
        return not (left and left[-1] in _PARTED and name.name.endswith("地区") and name.name[0] in "东西南北中")
    if name.form == "historic" and name.name.endswith("地区") and right.startswith("生产总值"):
        return False
    if w.tails.match(right) or _REPORTER.search(text, max(0, start - 8), start):
        return False
    before, after = w.before.get(name.name), w.after.get(name.name)
    if (before is not None and before.search(left)) or (after is not None and after.match(right)):
        return False
    if name.form == "county" and (_FEATURE.match(right) or (name.name[-1] in "县区" and right[:1] and right[0] in _LEVELS)):
        return False
    if name.form == "county" and _AIRPORT.match(right) and all(divisions()[k.partition(":")[2]].name[-1] == "区" for k in name.keys):
        return False
    if name.form == "historic" and name.name[-1] == "县" and right[:1] and right[0] in _LEVELS:
        return False
    if left and left[-1] + name.name[0] in w.straddles:
        if len(name.name) == 2:
            if name.form == "county" and ((left[-1] in "至到" and _LINE.match(right)) or (left[-2:] in _GOVERNS and right[:1] == "、")):
                return True
            return name.form == "short" and right[:1] in (_CLOSES if left[-1] in _PREPOSITIONS else ("、", "市", "省"))
        return name.name[1:] not in _GENERIC
    return not (name.form == "county" and _PERSON.search(left) and (not right or right[0] in _ENDS))


def _match(text: str, pattern: int, start: int, end: int) -> Match | None:
    name = _names()[pattern]
    return Match(start, end, name.name, name.keys, name.form, name.until) if _stands(text, start, end, name) else None


@cache
def _index() -> dict[str, int]:
    return {name.name: i for i, name in enumerate(_names())}


def _shorter(text: str, start: int, end: int) -> Match | None:
    """The longest name that begins where one does that does not stand: 南阳 in 南阳地区生产总值."""
    for cut in range(end - 1, start + 1, -1):
        pattern = _index().get(text[start:cut])
        if pattern is not None and (found := _match(text, pattern, start, cut)) is not None:
            return found
    return None


def hidden(text: str, start: int, end: int) -> Match | None:
    """The name that begins inside one that is not meant: 江苏省 behind 同江 in 会同江苏省."""
    window = text[start + 1 : end + _LONGEST]
    for pattern, s, e in _automaton().find_matches_as_indexes(window):
        if start + 1 + s >= end:
            return None
        found = _match(text, pattern, start + 1 + s, start + 1 + e)
        if found is not None:
            return found
    return None


def scan(text: str) -> list[Match]:
    """Names in the text, ascending, without overlap."""
    found: list[Match] = []
    for pattern, start, end in _automaton().find_matches_as_indexes(text):
        match = _match(text, pattern, start, end) or _shorter(text, start, end) or hidden(text, start, end)
        if match is not None and (not found or found[-1].end <= match.start):
            found.append(match)
    found = _with_rows(text, found)
    ends = {m.end - 1 for m in found if m.end - m.start > 1 and m.form != "area"}
    found = _merged(
        found, [Match(s, e, text[s:e], keys, "abbr") for s, e, keys in abbreviations(text) if s - 1 not in ends or text[s] != "港"]
    )
    if mostly_latin(text):
        found = _merged(found, [Match(s, e, text[s:e], keys, form) for s, e, keys, form in scan_english(text)])
    return found


def _with_rows(text: str, found: list[Match]) -> list[Match]:
    """With rows of initials in place of the names they overlap, unless such a name began before or is a full one."""
    ends = [m.end for m in found]
    made: list[Match] = []
    replaced: set[int] = set()
    for start, row in rows_in(text):
        i = bisect_right(ends, start)
        over = []
        while i < len(found) and found[i].start < start + len(row):
            over.append(i)
            i += 1
        if not any(found[i].start < start or found[i].form in ("area", "full") for i in over):
            replaced.update(over)
            made += [Match(at, at + 1, text[at], (key,), "abbr") for at, key in enumerate(row, start) if key is not None]
    if not made:
        return found
    return sorted([*(m for i, m in enumerate(found) if i not in replaced), *made], key=lambda m: m.start)


def _merged(first: list[Match], more: list[Match]) -> list[Match]:
    """Both in order; of overlapping ones those of `first`."""
    if not more:
        return first
    taken = {i for m in first for i in range(m.start, m.end)}
    return sorted([*first, *(m for m in more if taken.isdisjoint(range(m.start, m.end)))], key=lambda m: m.start)
