"""What a clause measures: the indicator's name, and the figures that are said of it.

A clause is read from its figures leftward: verb of reaching or of growth, then the noun phrase
that it is said of. Several names may share several figures (A、B分别增长5%、6%).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.values import Quantity, quantities

_LEVEL = (
    r"(?:总量|总数|规模|累计|合计|共计)?(?:分别)?(?:已|将|可|预计|就|又|再|总计|均|要)?(?:达到了?|达|增至|增加到|增加至|升至|上升[到至]|提[高升][到至]|突破|超过|超|跨越|跨上|迈上|跃上|跃升至|"
    r"迈入|迈过|首破|站上|降至|下降到|降到|控制在|稳定在|保持在|维持在|稳定达到|扩大到|完成|实现|为|是|占|有|共|近|约|逾|不低于|不少于|高于)"
)
_GROWTH = re.compile(
    r"(?P<how>(?:同比|按可比价格?|比上年|较上年|比去年|较去年|年均|平均每?年|名义|实际|累计|分别|均|要|预计)*(?:增长|增幅|增速|上升|提高|提升|增加|下降|减少|降低|压减|回落|下滑|缩减|收窄|增))(?:了)?(?:达到?|超过?|为|约|近)?$"
)
_DOWN = re.compile(r"下降|减少|降低|压减|回落|下滑|缩减")
_LEVEL_END = re.compile(rf"{_LEVEL}(?:约|近|超|了|到)?$")
_SPLIT = re.compile(r"[，；。！？\n:：—]|——")
_AND = re.compile(r"[、和与及]")
_LEAD = re.compile(
    r"^(?:其中|同时|此外|另外|目前|全年|当年|今年|去年|年内|累计|预计|力争|确保|实现|推动|推进|使|让|带动|促进|到年底|到\d{4}年|截至[^，]{0,12}|"
    r"\d{4}年|“?十.五”?(?:时期|期间|末)?|全[省市区县]|我[省市区]|本[市省]|[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、]|——|以来|新增|继续|主要预期目标是?|地区)+"
)
_BAD = re.compile(r"^(?:[\d\s.%％]*|第|前|全国|世界|全球|等|个|其|了|的|为|比重)$")


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of one indicator: `value` None where only growth is stated (`change`, percent).
    `start`–`end` span the clause from the indicator to the figure; `name_at` is the indicator's place."""

    name: str
    name_at: int
    value: float | None
    unit: str
    change: float | None
    start: int
    end: int
    exact: bool


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans between commas, semicolons and stops."""
    at = start
    for m in _SPLIT.finditer(text, start, end):
        if m.start() > at:
            yield at, m.start()
        at = m.end()
    if at < end:
        yield at, end


def measures(text: str, start: int, end: int) -> list[Measure]:
    """All figures of a sentence with their indicators, in order."""
    found: list[Measure] = []
    for s, e in clauses(text, start, end):
        figures = quantities(text, s, e)
        if figures:
            found.extend(_of_clause(text, s, figures, found[-1] if found else None))
    return _joined(found)


def _of_clause(text: str, start: int, figures: list[Quantity], last: Measure | None) -> Iterator[Measure]:
    groups = _groups(text, figures)
    at, previous = start, last
    for group in groups:
        lead = text[at : group[0].start]
        for measure in _read(lead, at, group, previous, at == start):
            previous = measure
            yield measure
        at = group[-1].end


def _groups(text: str, figures: list[Quantity]) -> list[list[Quantity]]:
    """Figures joined by 、 alone belong together."""
    groups = [[figures[0]]]
    for one in figures[1:]:
        if re.fullmatch(r"(?:左右|以上|以内)?[、和与及]", text[groups[-1][-1].end : one.start]):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _read(lead: str, at: int, group: list[Quantity], last: Measure | None, first: bool) -> Iterator[Measure]:
    growth = _GROWTH.search(lead)
    if growth and group[0].unit in ("percent", "times"):
        names = _names(lead[: growth.start()], at)
        if not names and last is not None:
            names = [(last.name, last.name_at)]
        for (name, where), q in _paired(names, group):
            change = -q.value if _DOWN.search(growth["how"]) else q.value * (100 if q.unit == "times" else 1)
            yield Measure(name, where, None, "percent", change, min(where, at), q.end, q.exact)
        return
    if growth and group[0].unit == "percentage-point":
        return
    level = _LEVEL_END.search(lead)
    bare = lead[: level.start()] if level else lead
    for (name, where), q in _paired(_names(bare, at), group):
        if q.unit in ("percentage-point", "times", "hour", "minute", "day", "month", "points", "year-of-age"):
            continue
        yield Measure(name, where, q.value, q.unit, None, where, q.end, q.exact)


def _paired(names: list[tuple[str, int]], group: list[Quantity]) -> Iterator[tuple[tuple[str, int], Quantity]]:
    if not names:
        return
    if len(names) == len(group):
        yield from zip(names, group, strict=True)
    elif len(group) == 1:
        yield names[-1] if len(names) > 1 else names[0], group[0]


def _names(phrase: str, at: int) -> list[tuple[str, int]]:
    """The indicators that a phrase names, with where each begins: a coordination shares its last word's head."""
    lead = _LEAD.match(phrase)
    skip = lead.end() if lead else 0
    bare = phrase[skip:].rstrip("（(《“ 的")
    bare = re.sub(r"(?:分别|累计|总计|均|共|已|将|各)+$", "", bare)
    if not 2 <= len(bare) <= 40 or _BAD.match(bare):
        return []
    parts = _AND.split(bare)
    if len(parts) == 1:
        return [(bare, at + skip)]
    head = _head(parts[-1])
    named, where = [], at + skip
    for part in parts:
        if part:
            named.append((part if part.endswith(head) or not head else part + head, where))
        where += len(part) + 1
    return named


_HEADS = re.compile(
    r"(?:增加值|总产值|产值|投资额?|零售额|销售额|总额|余额|收入|支出|普及率|覆盖率|利用率|达标率|率|比重|占比|比例|产量|里程|面积|吞吐量|人数|人次|数量|数|量|规模|指数|企业|项目|基地|中心|标准|额)$"
)


def _head(name: str) -> str:
    m = _HEADS.search(name)
    return m[0] if m else ""


def _joined(found: list[Measure]) -> list[Measure]:
    """A level and the growth stated right after it are one figure."""
    out: list[Measure] = []
    for m in found:
        before = out[-1] if out else None
        if before and m.value is None and before.value is not None and before.change is None and m.name == before.name:
            out[-1] = Measure(before.name, before.name_at, before.value, before.unit, m.change, before.start, m.end, before.exact)
        else:
            out.append(m)
    return out
