"""Read works that cross a boundary by what they are called: a numbered road from place to place (G30甲至乙段), another
city's metro, roads that a sentence calls 断头路 between places, works 等跨省基础设施."""

from __future__ import annotations

import re

from ingest.extract._clauses import clause_begin
from ingest.extract._draft import Draft
from ingest.extract._facilities import WAY, named
from ingest.extract._known_works import Work
from ingest.extract._lists import outermost, within
from ingest.extract._shared import apart, at_home
from kb.vocabulary import PLACES, SPATIAL

NUMBERED = ("国道", "省道", "线", "段", "地铁", "轨道交通", "高速", "航线", "公交", "班线", "班列", "专列", "飞地")
CROSSING = ("断头路", "瓶颈路", "卡脖子路", "等跨", "等省际", "等市际", "等城际", "等互联互通", "等一批")

_ROAD = re.compile(
    r"(?<![A-Za-z\d])(?:[GS]\d{1,4}(?:[\u4e00-\u9fff]{2,4}高速(?:公路)?)?|(?:国道|省道)[GS]?\d{1,4}线?|[GS]?\d{3}(?:国道|省道)|[\u4e00-\u9fff]{0,2}公路[GS]\d{1,4})(?P<work>(?:改线|改扩建|改建|扩建|升级改造)(?:工程)?)?"
)
_TO = re.compile("[市县区]?(?:至|到|—|–|-|~)")
_SECTION = re.compile("[市县区]?(?:段|境段)?(?:公路)?(?P<works>(?:改扩建|改造|扩容|扩建|改建|升级改造|提质改造|快速化改造)(?:工程)?)?")
_TRACK = re.compile(r"(?:的)?(?:市域|城际|轨道交通|地铁|轨道|快线|市郊|城轨)*(?:[A-Z]\d{0,2}|\d{1,2}号?)号?线")
_SERVICE = re.compile(
    r"(?:(?:至|到|—|–|-)[\u4e00-\u9fff]{2,6}?)?[”’]?的?[“‘]?[^，。；、：\n“”—]{0,12}?(?:航线|航班|城际公交|公交专线|公交线路|公交(?:专线)?\d{1,4}[路线]|公交|客运班线|班线|班列|专列|飞地园区|飞地)[”’]?(?!公司|车|站|卡)"
)
"""What runs from one place to another, or is shared by both, behind their names: “甲—乙—丙”全货机航线, 甲—乙“飞地园区”."""
_METRO = re.compile(r"(?:地铁|轨道交通|城轨)(?P<no>[A-Z]?\d{1,2}号?线)(?:[一二三]期|[东西南北]延(?:伸)?(?:线|段)?|延[伸长][线段])?")
_MORE_LINES = re.compile(r"(?:、|和|及)(?P<no>[A-Z]?\d{1,2}号?线)(?:[一二三]期|[东西南北]延(?:伸)?(?:线|段)?|延[伸长][线段])?")
_ENDLESS = re.compile(
    r"等?(?:\d+条|[一两二三四五六七八九十]+条)?(?:一批)?(?:省际|市际|跨省|跨市|城际|区域)*[“‘]?(?:断头路|瓶颈路|卡脖子路)"
)
_ACROSS = re.compile(
    "等(?:一批)?(?:跨[省市区县]域?|跨界|跨区域|省际|市际|互联互通)(?:重大|重点)*(?:基础设施|交通|通道|项目|工程|公路|道路|桥梁)"
)
_BETWEEN = re.compile("省际|市际|跨[省市界]|毗邻|同城|一体化|两[市地县省]|城际|交界|互联互通")
_FAR = 300
_OPENED = re.compile("共[建推]|打通|畅通|贯通|消除|建成|推进|推动|加快|建设|支持|实施")


def numbered(draft: Draft, start: int, end: int) -> list[Work]:
    """Numbered roads with the places between which they run, and numbered tracks from a place to another."""
    text, works = draft.text, list[Work]()
    for m in _ROAD.finditer(text, start, end):
        pair = _pair(draft, m.end(), end)
        if pair is None:
            continue
        keys, stop = pair
        tail = _SECTION.match(text, stop)
        whole = tail.end() if tail is not None else stop
        short = tail.start("works") if tail is not None and tail["works"] else whole
        forms = {text[m.start() : short], text[m.start() : whole], m[0]} - {text[m.start() : whole]}
        works.append(Work(m.start(), whole, text[m.start() : whole], keys, tuple(sorted(forms))))
    for k in outermost(draft.mentions_in(start, end, PLACES)):
        pair = _pair(draft, k.start, end)
        track = (_TRACK.match(text, pair[1], end) or _SERVICE.match(text, pair[1], end)) if pair is not None else None
        if track is not None and pair is not None and track.end() <= end:
            begin = k.start - (text[k.start - 1 : k.start] in ("“", "‘") and re.search("[”’]", track[0]) is not None)
            of = text.rfind("的", pair[1], track.end()) + 1
            works.append(Work(begin, track.end(), text[begin : track.end()], pair[0], (text[of : track.end()],) if of else ()))
    return [*works, *_foreign(draft, start, end)]


def _pair(draft: Draft, at: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """甲至乙 right at `at`: the two, and where the second ends."""
    known = outermost(draft.mentions_in(at, min(end, at + 30), SPATIAL))
    if len(known) < 2 or known[0].start != at:
        return None
    to = _TO.match(draft.text, known[0].end, end)
    if to is None or known[1].start != to.end():
        return None
    keys = apart((known[0].key, known[1].key))
    stop = known[1].end - draft.text.startswith("市域", known[1].end - 1)
    return (keys, stop) if len(keys) > 1 else None


def _foreign(draft: Draft, start: int, end: int) -> list[Work]:
    """甲地铁1号线二期、16号线, built in the plans of a city that is not 甲: it reaches into this one."""
    text, works, home = draft.text, list[Work](), draft.home
    if home is None or not home.startswith(("City:", "District:")):
        return []
    for m in _METRO.finditer(text, start, end):
        city = next((k for k in draft.mentions_in(max(start, m.start() - 8), m.start(), PLACES) if k.end == m.start()), None)
        if (
            city is None
            or city.key == home
            or within(home, city.key)
            or within(city.key, home)
            or not _OPENED.search(text, start, city.start)
        ):
            continue
        keys, kind = (city.key, home), text[city.start : m.start("no")]
        works.append(Work(city.start, m.end(), text[city.start : m.end()], keys))
        at = m.end()
        while (more := _MORE_LINES.match(text, at, end)) is not None:
            works.append(Work(more.start("no"), more.end(), kind + text[more.start("no") : more.end()], keys))
            at = more.end()
    return works


def crossing(draft: Draft, start: int, end: int) -> list[Work]:
    """丙大道、丁路等断头路 between the document's place and the one other that the sentence names; 丙公路等跨省基础设施."""
    text, works = draft.text, list[Work]()
    for m in [*_ENDLESS.finditer(text, start, end), *_ACROSS.finditer(text, start, end)]:
        across, begin = m.re is _ACROSS, max(start, m.start() - _FAR)
        keys = at_home(draft, _others(draft, begin, m.start()))
        if not across and (len(keys) != 2 or not _BETWEEN.search(text, begin, m.end())):
            continue
        for at, stop in _listed(text, clause_begin(text, begin, m.start(), "，。；："), m.start()):
            shown = (begin, stop) if len(keys) == 2 else None
            works.append(Work(at, stop, text[at:stop], keys if len(keys) == 2 else (), shown=shown))
    return works


def _others(draft: Draft, start: int, end: int) -> tuple[str, ...]:
    """The places of the sentence that are not the document's own, once each."""
    home = draft.home or ""
    said = apart([k.key for k in outermost(draft.mentions_in(start, end, PLACES))])
    return tuple(k for k in said if k != home and not within(k, home) and not within(home, k))


def _listed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names of a list that ends at `end`."""
    opened = max((m.end() for m in _OPENED.finditer(text, start, end)), default=start)
    found: list[tuple[int, int]] = []
    at = opened
    for item in re.split("(、|和|及)", text[opened:end]):
        heads = [m for m in WAY.finditer(text, at, at + len(item)) if m.end() == at + len(item)]
        if (
            heads
            and 2 <= len(item) <= 14
            and named(text[at : heads[0].start()], text[heads[0].end() : heads[0].end() + 2] if at + len(item) == end else "")
        ):
            found.append((at, at + len(item)))
        at += len(item)
    return found
