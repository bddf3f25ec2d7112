"""Read the name of a work that joins places: a line by its ends, a joint park by its partners.

Three shapes: a row of initials or places before a line's head (甲乙高铁, 甲至乙高速公路, in lists
that share the head), partners before a joint facility (甲乙合作产业园, 丙—丁科技园), and energy
or water sent from one to another (甲电入乙).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.extract._draft import Draft, Mention
from ingest.extract._generic import proper
from ingest.extract._initials import begins_here, city_of, customary, may_be_initial, nickname, partners_of, province_of
from ingest.extract._lists import outermost, within
from ingest.extract._names import run_before
from kb.vocabulary import AREAS, PLACES, SPATIAL

LINES: dict[str, str] = {
    "高铁": "高铁",
    "高速铁路": "高铁",
    "城际铁路": "城际铁路",
    "城际": "城际铁路",
    "铁路": "铁路",
    "高速公路": "高速公路",
    "高速": "高速公路",
    "快速通道": "快速通道",
    "快速路": "快速路",
    "大通道": "大通道",
    "通道": "通道",
    "大桥": "大桥",
    "运河": "运河",
}
"""A line's head → the form that its name is given."""

LOCAL = frozenset(LINES) - {"高铁", "高速铁路", "城际铁路", "城际"}

JOINT = (
    "产业园",
    "产业园区",
    "科技园",
    "科技园区",
    "工业园",
    "合作园",
    "合作园区",
    "园区",
    "合作区",
    "新区",
    "基地",
    "科技城",
    "产业新城",
    "示范区",
    "输电工程",
    "联网工程",
    "工程",
    "机场群",
    "班列",
    "科技创新中心",
    "产业城",
    "院区",
    "分院",
    "港",
)
BRANCHES = frozenset({"院区", "分院"})
_TAIL = re.compile(r"（[^（）]{1,8}段）|[\u4e00-\u9fff]{2,3}段(?![时落])|复线|扩容|改扩建|扩能改造|二期|三期|延长线|北延|南延|西延线|东延")
_SECTION = re.compile(r"([\u4e00-\u9fff]{2,3})段(?![时落])")
_ITEM_TAIL = re.compile(r"(?:扩容|改扩建|复线|二期|北延|南延|东延|西延)$")
_SEVERAL = re.compile(r"等?(?:[\d一二三四五六七八九十两]+[条座个段])?(?:重点|国家|干线|新建|一批)*$")
_RANGE = re.compile(r"(?:[至到]|—|–|-|~)")
_MIDDLE = re.compile(r"(?:中线|北线|南线|二线|第二|沿江|客运专线|城际|跨海|跨江|长江|公铁|内河航运|开放|物流|新)$")
_NO_LINE = re.compile(
    r"^(?:京东|城市|都市|国家|普通|市域|沿海|沿江|沿边|地方|高原|新区|大通|平安|公交|绿色|生命|黄金|铁路|公路|高速|空中|海上|陆上|南北|东西|西部|东部|国际|货运|交通|安全|文化|海安|南站|北站|东站|西站)$"
)
_SENT = re.compile(
    r"(?P<a>[\u4e00-\u9fff])(?:电|气|水|煤)(?:入|送|外送|济)(?P<b>[\u4e00-\u9fff])(?:特高压|直流|输电|二期|三期)*(?:工程|通道)?"
)


@dataclass(frozen=True, slots=True)
class Work:
    """`name` is the full form, `forms` other ways to write it; the words stand at `start`–`end`;
    `keys` are the places that the name itself gives with certainty."""

    start: int
    end: int
    name: str
    keys: tuple[str, ...]
    forms: tuple[str, ...] = ()


def line(draft: Draft, begin: int, end: int, head: str, floor: int, province: str | None) -> list[Work]:
    """The lines whose shared head stands at `begin`–`end`, in order of the text."""
    text = draft.text
    known = outermost(draft.mentions_in(max(floor, begin - 90), begin, PLACES))
    run = run_before(text, begin, known, floor, listed=True)
    several = _SEVERAL.search(text, max(run.left, begin - 16), begin)
    stop = several.start() if several is not None else begin
    start = run.start if run.start < stop else run_before(text, stop, known, floor, listed=True).start
    items = _split(text, start, stop)
    middle = _MIDDLE.search(text, items[0][0], items[0][1]) if len(items) > 1 else None
    works: list[Work] = []
    for low, high in items:
        last = high == begin
        work = _line_item(
            text, low, high, head, known, province, (begin, end) if last else None, "" if last or middle is None else middle[0]
        )
        if work is None and not works:
            break
        if work is not None:
            works.append(work)
    return works[::-1]


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list, last first."""
    found = []
    for m in reversed(list(re.finditer("、|以及|[和与及]", text[start:end]))):
        found.append((start + m.end(), end))
        end = start + m.start()
    return [*found, (start, end)]


def _line_item(
    text: str, low: int, high: int, head: str, known: list[Mention], province: str | None, shown: tuple[int, int] | None, middle: str
) -> Work | None:
    """One item as a line; `shown` is the head's span where it stands right behind, `middle` what
    the list's last item has before the head and this one shares."""
    tail = _ITEM_TAIL.search(text, low + 2, high)
    stop = tail.start() if tail else high
    section = _SECTION.match(text, shown[1]) if shown is not None else None
    ends = _ends(text, low, stop, head, known, province)
    if section is not None and (ends is None or not ends[1]):
        row = nickname(section[1], province)
        ends = (low, row) if row and high - low <= 4 else ends
    if ends is None:
        return None
    start, keys = ends
    own = text[start:stop] + middle
    rest = tail[0] if tail else ""
    full = own + LINES[head] + rest
    forms = {own + h + rest for h, f in LINES.items() if f == LINES[head]}
    end = high
    if shown is not None:
        end = shown[1]
        after = _TAIL.match(text, end)
        if after:
            forms.add(text[start : after.end()])
            end = after.end()
    return Work(start, end, full, keys, tuple(sorted(forms - {full})))


def _ends(text: str, low: int, high: int, head: str, known: list[Mention], province: str | None) -> tuple[int, tuple[str, ...]] | None:
    """Where the row of ends begins, and the places of it that are certain."""
    inside = [k for k in known if k.start >= low and k.end <= high]
    ranged = _RANGE.search(text, low, high)
    if ranged and 1 <= ranged.start() - low <= 10 and inside and inside[0].end <= ranged.start() + 1 and high - ranged.end() <= 8:
        return inside[0].start, tuple(dict.fromkeys(k.key for k in inside))
    middle = _MIDDLE.search(text, low, high)
    stop = middle.start() if middle else high
    while len(inside) > 1 and inside[0].end - inside[0].start > 1 and inside[-1].end < stop and stop - inside[0].end >= 2:
        inside = inside[1:]
    own = text[low:stop]
    for k in inside:
        if k.end - k.start > 1 and k.start == low and 2 <= stop - k.end <= 4:
            low, own = k.end, text[k.end : stop]
    if len(inside) >= 2 and inside[0].start == low and inside[-1].end == stop and all(a.end == b.start for a, b in pairwise(inside)):
        return low, tuple(dict.fromkeys(k.key for k in inside))
    if any(h in text[low:high] for h in ("高铁", "铁路", "高速")):
        return None
    if not 2 <= len(own) <= 4 or _NO_LINE.match(own) or len(proper(own)) < 2 or not _row(own):
        return None
    if any(k.start <= low and k.end >= stop and k.end - k.start > 1 for k in known):
        return None
    singles = {k.start: k.key for k in inside if k.end - k.start == 1}
    keys = [singles.get(low + i) or _decoded(c, own, head, province, [k.key for k in known]) for i, c in enumerate(own)]
    certain = tuple(dict.fromkeys(k for k in keys if k))
    if head in ("通道", "大通道", "大桥", "运河"):
        return (low, certain) if len(certain) > 1 else None
    return (
        (low, certain)
        if certain or all(begins_here(c, province) for c in own) or (_row(own) and customary(own[0]) and customary(own[-1]))
        else None
    )


def _row(own: str) -> bool:
    """Initials only; one between two customary ones may be of a lesser place."""
    return all(map(may_be_initial, own)) or (len(own) == 3 and customary(own[0]) and customary(own[2]))


def _decoded(c: str, row: str, head: str, province: str | None, near: list[str]) -> str | None:
    """Provinces at the ends of long railways (川藏, 兰新, 川青) and of corridors, else cities."""
    if head in ("铁路", "高铁") and (c in "川藏" or (c in "青新" and set(row) & set("川藏兰甘"))):
        return province_of(c)
    found = city_of(c, province, near, local=head in LOCAL)
    return found or (province_of(c) if head in ("通道", "大通道", "运河") else None)


def joint(draft: Draft, begin: int, end: int, floor: int, province: str | None) -> list[Work]:
    """A facility under the names of its partners, whose ending stands at `begin`–`end`."""
    text = draft.text
    known = outermost(draft.mentions_in(max(floor, begin - 40), begin, SPATIAL))
    run = run_before(text, begin, known, floor)
    inside = [k for k in known if k.start >= run.start]
    word = text[begin:end]
    if word in BRANCHES:
        return _branch(text, run.start, begin, end, inside)
    if word == "港":
        return _port(text, begin, end, inside)
    if word == "科技创新中心":
        return _centre(text, run.start, begin, end, known)
    start, keys = _partners(text, run.start, begin, inside, province)
    if len(keys) < 2:
        return []
    return [Work(start, end, text[start:end], tuple(keys))]


def _branch(text: str, start: int, begin: int, end: int, inside: list[Mention]) -> list[Work]:
    """甲医院乙院区: a hospital's house in another place."""
    at = next((k for k in inside if k.end == begin), None)
    if at is None or at.start - start < 3 or text[at.start - 1] != "院":
        return []
    return [Work(start, end, text[start:end], tuple(dict.fromkeys(k.key for k in inside)))]


def _port(text: str, begin: int, end: int, inside: list[Mention]) -> list[Work]:
    """甲乙港: two cities side by side that share a port."""
    pair = inside[-2:]
    if (
        len(pair) < 2
        or pair[1].end != begin
        or pair[0].end != pair[1].start
        or pair[0].label != pair[1].label
        or pair[1].end - pair[1].start < 2
    ):
        return []
    return [Work(pair[0].start, end, text[pair[0].start : end], (pair[0].key, pair[1].key))]


def _centre(text: str, start: int, begin: int, end: int, known: list[Mention]) -> list[Work]:
    """An area's centre of science and technology: 甲地区区域科技创新中心, 乙市（甲）国际科技创新中心."""
    if start > 1 and text[start - 1] == "）":
        bracket = text.rfind("（", max(0, start - 10), start)
        before = next((k for k in known if k.end == bracket), None)
        within = [k for k in known if k.start > bracket and k.end < start and k.label in AREAS]
        if before is None or not within:
            return []
        return [Work(before.start, end, text[before.start : end], (before.key, within[0].key))]
    first = next((k for k in known if k.start == start), None)
    if first is None:
        return []
    if first.label in AREAS:
        return [Work(start, end, text[start:end], (first.key,))]
    pair = [k for k in known if k.start >= start and k.end - k.start == 1]
    return [Work(start, end, text[start:end], tuple(dict.fromkeys(k.key for k in pair)))] if len(pair) >= 2 else []


def _partners(text: str, start: int, begin: int, inside: list[Mention], province: str | None) -> tuple[int, list[str]]:
    dash = text.find("—", start, begin)
    if dash > start and inside and inside[0].start == start and text[dash + 1 : dash + 2] != "—":
        if len(inside) > 1 and inside[1].start == inside[0].end and not within(inside[1].key, inside[0].key):
            inside = [inside[0], *inside[2:]]
        return start, list(dict.fromkeys(k.key for k in inside)) + (["?"] if len(inside) < 2 else [])
    lead: list[str] = []
    at = start
    if inside and inside[0].start == start and inside[0].end - start > 1 and inside[0].label in PLACES:
        lead, at = [inside[0].key], inside[0].end
        branded = next((k for k in inside[1:] if k.start == at and k.label == "Zone"), None)
        if branded is not None:
            return start, [*lead, branded.key]
    singles = {k.start: k.key for k in inside if k.end - k.start == 1 and k.label in PLACES}
    if any(k.start <= at and k.end >= at + 2 and k.label in PLACES for k in inside) or begin - at < 2:
        return start, []
    both = [singles[i] for i in (at, at + 1) if i in singles]
    pair = tuple(both) if len(both) == 2 else partners_of(text[at : at + 2], province)
    return start, [*lead, *pair] if pair else []


_TRAIN = re.compile(r"中欧班列（(?P<of>[^（）]{2,6})）")


def trains(draft: Draft, start: int, end: int) -> list[Work]:
    """中欧班列（甲乙）: trains run by two cities under one name."""
    works = []
    for m in _TRAIN.finditer(draft.text, start, end):
        keys = [k.key for k in draft.mentions_in(*m.span("of"), PLACES)] or [c for c in map(city_of, m["of"]) if c]
        if len(set(keys)) >= 2:
            works.append(Work(m.start(), m.end(), m[0], tuple(dict.fromkeys(keys))))
    return works


def sent(text: str, start: int, end: int) -> list[Work]:
    """甲电入乙工程: what is sent from one province to another."""
    works = []
    for m in _SENT.finditer(text, start, end):
        keys = [province_of(m["a"]), province_of(m["b"])]
        if all(keys) and keys[0] != keys[1]:
            works.append(Work(m.start(), m.end(), m[0], tuple(k for k in keys if k)))
    return works
