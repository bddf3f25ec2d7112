"""Read works whose ends the sentence tells behind their name: 丙大道北起甲，南到乙; 丙大桥连接甲和乙; 丙通道一头
连着甲，一头连着乙; 丙公路把甲同乙连在一起; 丙机场由甲、乙两市共同投资.

Only words that say of the work itself where it leads count, and only with two places, none within
the other, that stand right where the words need them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract._draft import Draft
from ingest.extract._facilities import PHASE, WAY, distinct, named
from ingest.extract._known_works import Work
from ingest.extract._lists import PlaceList, lists, outermost
from ingest.extract._names import run_before
from ingest.extract._shared import apart
from kb.vocabulary import PLACES, SPATIAL

TELLING = (
    "连接", "连通", "沟通", "联通", "串联", "串起", "串连", "横跨", "连结", "起于", "起自", "始于", "北起", "南起", "东起", "西起", "起点",
    "一头", "一边", "一端", "一侧", "连在", "连到", "连成", "连起", "接起", "拢到", "由", "之间", "交界", "接壤", "通达", "直通", "延伸至", "延至", "延到", "延伸到", "惠及", "供水", "输水", "送水", "供电", "供气", "供热", "建成后", "通车后", "开通后",
)  # fmt: skip

_ENDS = PLACES | {"Zone"}
_ASIDE = r"(?:（[^（）\n]{1,20}）)?(?:[^，。；、]{0,12}，)??(?:(?:全长|总长|全程|路线全长|长)[^，。；]{1,14}，)?"
"""What may stand between a name and the words of its ends: brackets, one clause, the length."""
_JOINS = re.compile(
    rf"{_ASIDE}(?:是|为|作为|将|可|把)?(?:一条|一座)?(?:直接|直|便捷)?(?:连接|连通|沟通|联通|串联|串起|串连|横跨|连结|联结|衔接)(?:起|着|了)?"
)
_FROM = re.compile(rf"{_ASIDE}(?:路线)?(?:[东西南北]{{0,2}}起(?:于|自|点位于|点为|点)?|始于|始自|起点(?:位于|在|为|是)|从)")
_TO = re.compile(
    r"[^，。；]{0,14}?(?:，(?:途[经径]|经过?|串联)[^，。；]{1,30})?[，、]?(?:[东西南北]{0,2}(?:止于|止|至于|至|到|抵|接|迄|连)|终于|终点(?:位于|在|为|是)|讫于)"
)
_SIDES = re.compile(rf"{_ASIDE}一[头边端侧](?:是|为|连着|连接|连|接|通往|通|牵着|在)")
_OTHER_SIDE = re.compile(r"[^，。；]{0,10}[，、](?:另)?一[头边端侧](?:是|为|连着|连接|连|接|通往|通|牵着|在)")
_TIES = re.compile(rf"{_ASIDE}(?:把|将|使)")
_AND = re.compile(r"[^，。；]{0,8}?(?:同|和|与|跟|、)")
_TIED = re.compile(r"[^，。；、]{0,8}?(?:(?:的[^，。；、]{2,4})?(?:紧密|紧紧|直接)?(?:连|串|接|拢|拉)(?:在|到|成|起|接|为|通)|更紧)")
_BY = re.compile(rf"{_ASIDE}由")
_TOGETHER = re.compile(r"(?:[两三四五二六][地市县省区]|等[^，。；]{0,4})?(?:政府|人民政府)?(?:共同|联合|合作|共建|合建|携手|分别|按)")
_TRIP = re.compile(r"[^，。；]{0,12}(?:，[^，。；]{0,6})?(?:建成|通车|开通|投用|贯通|投运|完工|建成通车)+后?，?(?:将)?(?:从|由|自)?")
_TIME = re.compile(r"[^，。；]{0,8}?(?:车程|时间|通行|只需|仅需|只要|路程|里程|时空|缩短|两岸|直达)")
_REACH = re.compile(r"(?:至|到|与|和|—|前往|往返)")
_SUPPLY = re.compile(r"(?:已|将|可|每年|正|正式|累计|开始|实现)*(?:向|为|给|对)(?P<us>我[省市县区州])?")
_SUPPLIED = re.compile(r"(?:等地|[两三四][市县区])?(?:[每全]?年|提供|每日|日均|应急|稳定|日)*(?:供[水电气热]|[输送补调]水)")
_SITED = re.compile(rf"{_ASIDE}(?:位于|选址(?:于|在)?|坐落(?:于|在)|地处|建在|落址|横跨|跨)(?:了)?")
_BETWEEN = re.compile("[市县区省州盟旗]?(?:两[省市县区地州旗])?(?:之间|交界|毗邻|接壤|结合部|相邻)")
_EXTENDS = re.compile(
    rf"{_ASIDE}(?:将|已|可|直接)*(?:通达|直通|通往|通到|通至|开进|开到|接至|接到|(?:向?[东西南北]{{0,2}})?延[伸长]?(?:至|到|进入))"
)
_SERVES = re.compile(rf"{_ASIDE}(?:将|已|可|主要)*(?:惠及|受益|受水区(?:为|包括|覆盖)|覆盖|供水范围(?:为|包括|覆盖)|服务)")


def told(draft: Draft, start: int, end: int) -> list[Work]:
    """The works of the sentence `start`–`end` of which it tells the ends."""
    works = []
    for way in _ways(draft.text, start, end):
        tail = PHASE.match(draft.text, way[1])
        stop = tail.end() if tail is not None else way[1]
        found = _told(draft, way, stop, end)
        if found is None:
            continue
        keys, shown = found
        name = _name(draft, way, start)
        if name is not None:
            own, whole = draft.text[name : way[1]], draft.text[name:stop]
            works.append(
                Work(
                    name,
                    way[1],
                    own,
                    keys,
                    (whole,) if whole != own else (),
                    shown=(name, shown),
                    shared=not distinct(draft.text[name : way[0]]),
                )
            )
    return works


def _ways(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Heads of ways and what else is built, the last of those that stand side by side."""
    spans = [m.span() for m in WAY.finditer(text, start, end)]
    for n, (a, b) in enumerate(spans):
        if n + 1 == len(spans) or spans[n + 1][0] != b:
            yield a, b


def _name(draft: Draft, way: tuple[int, int], floor: int) -> int | None:
    """Where the name begins, None if the words before its head make none."""
    text = draft.text
    known = outermost(draft.mentions_in(max(floor, way[0] - 40), way[0], SPATIAL))
    begin = run_before(text, way[0], known, floor).start
    own = text[begin : way[0]]
    return begin if 1 <= len(own) <= 16 and named(own, text[way[1] : way[1] + 4]) and not own.startswith(("条", "座", "段")) else None


def _told(draft: Draft, way: tuple[int, int], at: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """The places of the words from `at` on, with where those words end."""
    for read in (_joined, _from_to, _two_sides, _tied, _by, _between, _trip, _supplied, _extends, _serves):
        found = read(draft, way, at, end)
        if found is not None:
            keys = apart(found[0])
            if len(keys) > 1:
                return keys, found[1]
    return None


def _list_at(draft: Draft, at: int, end: int) -> PlaceList | None:
    return next((x for x in lists(draft, at, min(end, at + 60), _ENDS) if x.start == at), None)


def _joined(draft: Draft, way: tuple[int, int], at: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """连接甲、乙; 横跨甲乙两省; 连接甲至乙."""
    m = _JOINS.match(draft.text, at, end)
    first = _list_at(draft, m.end(), end) if m is not None else None
    if first is None:
        return None
    reach = re.compile("[市县区省州盟旗]?(?:至|到|与|同|和)").match(draft.text, first.end, end)
    more = _list_at(draft, reach.end(), end) if reach is not None else None
    return (*first.keys, *(more.keys if more else ())), (more or first).end


def _from_to(draft: Draft, way: tuple[int, int], at: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """北起甲，南到乙; 起于甲，经丙，止于乙."""
    m = _FROM.match(draft.text, at, end)
    first = _list_at(draft, m.end(), end) if m is not None else None
    reach = _TO.match(draft.text, first.end, end) if first is not None else None
    last = _list_at(draft, reach.end(), end) if reach is not None else None
    return ((*first.keys, *last.keys), last.end) if first is not None and last is not None else None


def _two_sides(draft: Draft, way: tuple[int, int], at: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """一头连着甲，一头连着乙."""
    m = _SIDES.match(draft.text, at, end)
    first = _list_at(draft, m.end(), end) if m is not None else None
    other = _OTHER_SIDE.match(draft.text, first.end, end) if first is not None else None
    last = _list_at(draft, other.end(), end) if other is not None else None
    return ((*first.keys, *last.keys), last.end) if first is not None and last is not None else None


def _tied(draft: Draft, way: tuple[int, int], at: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """把甲同乙连在一起."""
    m = _TIES.match(draft.text, at, end)
    said = list(lists(draft, m.end(), min(end, m.end() + 50), _ENDS)) if m is not None else []
    if not said or m is None or said[0].start != m.end():
        return None
    keys, last = said[0].keys, said[0]
    if len(said) > 1 and _AND.fullmatch(draft.text, last.end, said[1].start):
        keys, last = (*keys, *said[1].keys), said[1]
    tied = _TIED.match(draft.text, last.end, end)
    return (keys, tied.end()) if tied is not None else None


def _by(draft: Draft, way: tuple[int, int], at: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """由甲、乙两市共同投资."""
    m = _BY.match(draft.text, at, end)
    first = _list_at(draft, m.end(), end) if m is not None else None
    after = re.compile("[市县区省州盟旗]?").match(draft.text, first.end) if first is not None else None
    does = _TOGETHER.match(draft.text, after.end(), end) if after is not None else None
    return (first.keys, does.end()) if first is not None and does is not None else None


def _between(draft: Draft, way: tuple[int, int], at: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """选址甲与乙之间; 位于甲、乙两县交界处."""
    m = _SITED.match(draft.text, at, end)
    first = _list_at(draft, m.end(), end) if m is not None else None
    site = _BETWEEN.match(draft.text, first.end, end) if first is not None else None
    return (first.keys, site.end()) if first is not None and site is not None else None


def _extends(draft: Draft, way: tuple[int, int], at: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """甲城市公交通达乙、丙: from the place in its name to others."""
    m = _EXTENDS.match(draft.text, at, end)
    first = _list_at(draft, m.end(), end) if m is not None else None
    own = [k.key for k in draft.mentions_in(max(0, way[0] - 14), way[0], PLACES) if not re.search("[，。；、]", draft.text[k.end : way[0]])]
    return ((*own, *first.keys), first.end) if first is not None and own else None


def _serves(draft: Draft, way: tuple[int, int], at: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """…引水工程将惠及甲、乙: works of water only; what a hospital or an airport serves it does not link."""
    m = _SERVES.match(draft.text, at, end) if re.search("水|引.[济入补]", draft.text[max(0, way[0] - 4) : way[1]]) else None
    first = _list_at(draft, m.end(), end) if m is not None else None
    return (first.keys, first.end) if first is not None else None


def _trip(draft: Draft, way: tuple[int, int], at: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """建成后从甲到乙车程缩短."""
    m = _TRIP.match(draft.text, at, end)
    first = _list_at(draft, m.end(), end) if m is not None else None
    if first is None:
        return None
    last, keys = first, first.keys
    reach = _REACH.match(draft.text, first.end, end)
    if reach is not None:
        more = _list_at(draft, reach.end(), end)
        if more is None:
            return None
        last, keys = more, (*keys, *more.keys)
    shorter = _TIME.match(draft.text, last.end, end)
    return (keys, shorter.end()) if shorter is not None else None


def _supplied(draft: Draft, way: tuple[int, int], at: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """甲的水库 为乙供水: the place where it lies, in its name, and the one that it supplies."""
    m = _SUPPLY.match(draft.text, at, end)
    if m is None:
        return None
    at_home = [k.key for k in draft.mentions_in(max(0, way[0] - 14), way[0], PLACES)]
    if m["us"] is not None:
        to: tuple[str, ...] = (draft.home,) if draft.home else ()
        stop = m.end()
    else:
        first = _list_at(draft, m.end(), end)
        to, stop = (first.keys, first.end) if first is not None else ((), m.end())
    tail = re.compile("[市县区省州]?").match(draft.text, stop)
    done = _SUPPLIED.match(draft.text, tail.end() if tail else stop, end)
    return ((*at_home, *to), done.end()) if done is not None and to else None
