"""Read the names of what runs from one place to another by wire, pipe or numbered track: power
lines (甲至乙特高压直流工程, 甲乙直流), and the numbered lines of a city's railway that reach
another's ground (甲轨道交通S1线乙段, 甲乙S1线)."""

from __future__ import annotations

import re

from ingest.extract._draft import Draft
from ingest.extract._known_works import Work
from ingest.extract._lists import outermost, within
from kb.gazetteer.initials import cities_of, city_of, customary, may_be_city, province_of
from kb.vocabulary import PLACES, SPATIAL

WIRES = ("特高压", "超高压", "直流", "联网工程", "外送通道", "外送工程", "联网通道", "互济工程")
TRACKS = ("轨道交通", "地铁", "线")

_WIRE = re.compile(
    r"(?:(?P<from>[\u4e00-\u9fff]{2,8})(?:[至到]|—|–|-|~)(?P<to>[\u4e00-\u9fff]{2,6}?)|(?P<pair>[\u4e00-\u9fff]{2}))"
    r"(?:±?\d{3,4}(?:千伏|kV))?(?:(?:特高压|超高压)(?:直流|交流|柔性直流)?|直流|交流|柔直|背靠背)(?:输电|输变电|联网|外送)*(?P<end>工程|通道|线路)?(?:[一二三]期)?"
)
_OUTWARD = re.compile(
    r"(?P<rows>[\u4e00-\u9fff]{2}(?:(?:、|和)[\u4e00-\u9fff]{2}){0,4})(?P<what>(?:绿电|绿色电力|清洁能源|新能源|电力|电网)*(?:外送通道|外送工程|联网通道|互济工程))"
)
_ENDS = 2
_MORE = re.compile("扩建|改造|增容|升级(?:改造)?")
_BOUND = re.compile(r"(?:^|\W|推进|推动|加快|建成|开工)$")
_SECTION = re.compile(
    r"(?:轨道交通|地铁|城轨|市域铁路)(?P<no>[A-Z]?\d{1,2}号?线)(?:一期|二期|三期|延伸线|延长线)?(?P<of>[\u4e00-\u9fff]{2,5}?)(?:（[^（）\n]{1,8}）)?(?:延伸|延长)?段"
)
_ROW = re.compile(r"(?P<row>[\u4e00-\u9fff]{2,4})(?P<no>[A-Z]\d{1,2}号?线)")


def wires(draft: Draft, start: int, end: int) -> list[Work]:
    """Power lines from one place to another; an end that is no division (a dam, a basin) is not linked."""
    works = []
    for m in _WIRE.finditer(draft.text, start, end):
        known = outermost(draft.mentions_in(m.start(), m.end(), SPATIAL))
        if m["pair"]:
            keys = tuple(k for k in map(province_of, m["pair"]) if k)
            at = m.start()
            if len(set(keys)) < 2:
                continue
        else:
            to = [k for k in known if m.start("to") <= k.start and k.end <= m.end("to")]
            begin = next((k for k in known if k.start >= m.start() and k.end == m.end("from")), None)
            basin = begin is None and _BOUND.search(draft.text, max(start, m.start() - 2), m.start()) is not None
            if not to or (m["end"] is None and "高压" not in m[0]) or not (begin or basin):
                continue
            at = m.start() if begin is None else begin.start
            keys = tuple(dict.fromkeys(k.key for k in ([begin] if begin else []) + to))
        more = _MORE.match(draft.text, m.end())
        works.append(Work(at, m.end(), draft.text[at : m.end()], keys, (draft.text[at : more.end()],) if more is not None else ()))
    return [*works, *_outward(draft.text, start, end)]


def _outward(text: str, start: int, end: int) -> list[Work]:
    """甲乙、丙丁绿电外送通道: rows of two provinces that share what is built between them."""
    works = []
    for m in _OUTWARD.finditer(text, start, end):
        for row in re.finditer(r"[\u4e00-\u9fff]{2}(?=[、和]|$)", m["rows"]):
            keys = tuple(k for k in map(province_of, row[0]) if k)
            at, stop = m.start() + row.start(), m.start() + row.end()
            if len(set(keys)) == _ENDS:
                last = stop == m.end("rows")
                works.append(Work(at, m.end() if last else stop, row[0] + m["what"], keys))
    return works


def tracks(draft: Draft, start: int, end: int, province: str | None) -> list[Work]:
    """Numbered lines of a city's railway that reach into another's ground."""
    text = draft.text
    works = []
    for m in _SECTION.finditer(text, start, end):
        city = next((k for k in outermost(draft.mentions_in(max(start, m.start() - 12), m.start(), PLACES)) if k.end == m.start()), None)
        of = next((k for k in draft.mentions_in(*m.span("of"), PLACES) if k.end == m.end("of")), None)
        if city is not None and of is not None and of.key != city.key and not within(of.key, city.key):
            works.append(Work(city.start, m.end(), text[city.start : m.end()], (city.key, of.key)))
    for m in _ROW.finditer(text, start, end):
        for at in range(m.start(), m.end("row") - 1):
            if keys := row_of(draft, text[at : m.end("row")], province):
                works.append(Work(at, m.end(), text[at : m.end()], keys))
                break
    return works


def row_of(draft: Draft, row: str, province: str | None) -> tuple[str, ...]:
    """Keys of the cities whose initials stand side by side; () unless all are certain: the only such
    city that the document names, else by custom or of the own province, one at least by custom."""
    if not all(map(may_be_city, row)):
        return ()
    named = [{k for k in cities_of(c) if draft.names(k, c)} for c in row]
    keys = [
        next(iter(those)) if len(those) == 1 and not customary(c) else city_of(c, province, those)
        for c, those in zip(row, named, strict=True)
    ]
    certain = any(map(customary, row)) or all(len(those) == 1 for those in named)
    return tuple(k for k in keys if k) if certain and all(keys) and len(set(keys)) == len(row) > 1 else ()
