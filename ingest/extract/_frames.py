"""Which time a passage speaks of: the year under review, the year ahead, or a five-year plan.

A government work report of year Y reviews Y−1 and plans Y. Headings and opening phrases say
which part one is in, and hold until the next; where neither stands, the words do: 完成了,
增长, 获批 look back, 力争, 加快, 推动 look ahead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.model import Passage
from kb.values import five_year_plan, parse_numeral

_BACK = re.compile(
    r"工作回顾|回[首顾](?:过去|[12]\d{3}|去年|这一年)|过去一年|过去的(?:一年|20\d\d年)|去年以来|一年来|[12]\d{3}年(?:主要)?工作(?:回顾|情况|总结|和|及)|[12]\d{3}年[^，。]{0,14}(?:执行|完成)情况|回顾过去|这一年"
)
_BACK_PLAN = re.compile(r"“?十.五”?(?:时期|期间)?(?:发展)?(?:回顾|成就|以来|是|，|我们)|过去五年|五年来|(?:这|过去)五年|刚刚过去的五年")
_YEAR = re.compile("全年|去年|上年|同比|一年")
_YEARS = re.compile("年均|五年|每年|累计|十[三四五]五")
_SPANS = re.compile(r"年均|五年|累计|十[三四五]五|[从由][^，。；]{1,14}?(?:增加?|提[高升]|上?升|扩大|下?降|缩小)[到至为]")
"""Words of a review of five years: averages, totals, from–to."""
_OUTWEIGHS = 2
"""Verbs that look ahead also tell of what was done (加快, 实施): they have to outnumber the rest."""
_THESE = re.compile("这[五一]年")
_AHEAD = re.compile(
    r"今年(?:[，,]?(?:我们|我[省市区县]|全[省市区县州])?[，,]?(?:要|将|力争)|是|工作|政府|重点|经济|[^，。：]{0,10}目标)|[12]\d{3}年，?(?:我们)?(?:要|将)(?!(?:全面|正式)?(?:建成|投[产用入]))|新的一年|接下来|预期目标(?:[是为：:。]|$)|[12]\d{3}年(?:计划安排|(?:主要|发展)?目标(?:任务)?|工作思路|总体思路)(?![^，。：]{0,6}(?:完成|实现|达成|进展))|(?:重点工作|工作安排|工作任务|工作打算|主要预期目标|总体要求)|做好[^。]{0,12}今年|明年"
)
_AHEAD_PLAN = re.compile(
    r"“?十.五”?(?:时期|期间)?(?:国民)?(?:经济(?:和|与)?社会)?(?:发展)?(?:的)?(?:(?:主要|总体|具体|预期|发展|奋斗)+目标|目标任务|主要指标|指导思想)|未来五年|今后五年|展望(?!全年|下半年|明年|今年)"
)
_PLAN = re.compile("(十[一二三四五六七八九])五")
_DONE = re.compile(
    r"了|已|获批|入选|荣获|建成投[产用运]|投[产用运]|竣工|圆满|成功|首次|新增|增长\d|增至|升至|跃[升居]|居全国|位居|排名|较上年|同比|(?:完成|建成|发放|达到?|超|下降|连续)\d|(?:不断|持续|明显|显著|进一步|全面|稳步)(?:改善|优化|提升|增强|彰显|巩固|深化|提高|完善)(?=[，。；])"
)
_TO_DO = re.compile(
    r"(?:^|[，；。：\s])(?:加快|推动|推进|支持|实施|深化|加强|强化|力争|确保|抓好|打造|建设|培育|完善|优化|开展|坚持|落实|提升|做[优强大实]|用好|争取|鼓励|健全|拓展|促进|积极)|力争|以上；|左右。"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """`ahead` for aims; `plan` where a five-year plan's span is spoken of, with its first and last year where it is named."""

    ahead: bool
    plan: bool = False
    years: tuple[int, int] | None = None


def frames(text: str, passages: Sequence[Passage], year: int | None = None) -> list[Frame]:
    """The frame of each passage, in order; one pass. `year` is the document's own."""
    marked: list[Frame | None] = []
    for p in passages:
        head = text[p.start : min(p.end, p.start + 60)]
        marked.append(_said(head, p.kind == "heading", year))
    if not any(marked):
        default = _by_words(text, year)
        return [default] * len(passages)
    first = next(f for f in marked if f is not None)
    before = next(i for i, f in enumerate(marked) if f is not None)
    opening = text[: passages[before].start]
    begun = _sums_up(text, passages[before]) or (first.plan and not first.ahead and not _YEAR.search(opening))
    current = first if begun or (len(opening) <= 400 and not first.ahead) else _by_words(opening, year)
    found = []
    for f in marked:
        current = f or current
        found.append(current)
    return found


def reviewed(text: str, passages: Sequence[Passage], year: int | None) -> list[bool]:
    """Of each passage: does a heading or an opening phrase before it say that it looks back?"""
    found, back = [], False
    for p in passages:
        said = _said(text[p.start : min(p.end, p.start + 60)], p.kind == "heading", year)
        back = back if said is None else not said.ahead
        found.append(back)
    return found


def _sums_up(text: str, mark: Passage) -> bool:
    """Is what stands before it of the same time: 这五年, or 五年来 in the last sentence of a paragraph?"""
    if _THESE.match(text, mark.start):
        return True
    paragraph = text.rfind("\n", 0, mark.start) + 1
    before = text[paragraph : mark.start].strip()
    if text[mark.end : mark.end + 1] not in ("", "\n") or not before or before.startswith("各位代表"):
        return False
    return len(_YEAR.findall(text, 0, mark.start)) <= len(_YEARS.findall(text, 0, mark.start))


def _said(head: str, heading: bool, year: int | None) -> Frame | None:
    for pattern, frame in (
        (_BACK, Frame(ahead=False)),
        (_AHEAD, Frame(ahead=True)),
        (_AHEAD_PLAN, Frame(ahead=True, plan=True)),
        (_BACK_PLAN, Frame(ahead=False, plan=True)),
    ):
        m = pattern.search(head)
        if m and (heading or m.start() <= 24):
            return _of_plan(frame, m[0], year) if frame.plan else frame
    return None


def _of_plan(frame: Frame, words: str, year: int | None) -> Frame:
    """With the years of the plan that the words name; it looks ahead where it runs on after the document's year."""
    plan = _PLAN.search(words)
    if plan is None:
        return frame
    years = five_year_plan(int(parse_numeral(plan[1])))
    return Frame(frame.ahead or (year is not None and years[1] >= year), True, years)


def _by_words(text: str, year: int | None) -> Frame:
    """By the words alone: what is told as done, and, in the year after a plan's last, over the whole plan."""
    back, ahead = len(_DONE.findall(text)), len(_TO_DO.findall(text))
    if ahead > _OUTWEIGHS * back:
        return Frame(ahead=True)
    spans, years = len(_SPANS.findall(text)), len(_YEAR.findall(text))
    return Frame(ahead=False, plan=spans >= 3 and spans > 2 * years and year is not None and year % 5 == 1)
