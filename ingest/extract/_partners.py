"""Read the names of works that partners share: joint parks (甲乙合作产业园, 丙—丁科技园), a
hospital's house elsewhere, a port of two cities, trains under one name, and what is sent from
one province to another (甲电入乙)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from ingest.extract._draft import Draft, Mention
from ingest.extract._generic import proper
from ingest.extract._grid import row_of
from ingest.extract._known_works import Work
from ingest.extract._lists import outermost, within
from ingest.extract._names import run_before
from kb.gazetteer import divisions
from kb.gazetteer.initials import city_of, partners_of, province_of
from kb.vocabulary import AREAS, PLACES, SPATIAL

JOINT = (
    "产业园", "产业园区", "科技园", "科技园区", "工业园", "工业园区", "合作园", "合作园区", "协作园", "飞地园", "飞地园区", "创新园", "科创园", "物流园", "园区",
    "国家公园", "植物园", "湿地公园", "森林公园", "文化公园", "度假区", "旅游区", "旅游廊道", "生态廊道", "生态走廊", "流通走廊", "廊道", "合作区", "集聚区", "试验区", "实验区", "协作区", "先行区", "示范园", "示范园区", "联盟路", "新区", "基地", "科技城", "产业新城", "示范区", "输电工程", "联网工程", "供水工程", "引水工程", "调水工程", "输水工程", "工程",
    "机场群", "班列", "科技创新中心", "技术创新中心", "医疗中心", "中心", "产业城", "院区", "分院", "分校", "校区", "医院", "港", "机场", "国际机场",
)  # fmt: skip
BRANCHES = frozenset({"院区", "分院", "分校", "校区"})


def joint(draft: Draft, begin: int, end: int, floor: int, province: str | None) -> list[Work]:
    """A facility under the names of its partners, whose ending stands at `begin`–`end`."""
    text = draft.text
    known = outermost(draft.mentions_in(max(floor, begin - 40), begin, SPATIAL))
    run = run_before(text, begin, known, floor)
    inside = [k for k in known if k.start >= run.start]
    word = text[begin:end]
    if word in BRANCHES or word == "医院":
        return _branch(draft, run.start, begin, end, inside)
    if word in ("港", "机场", "国际机场"):
        return _port(text, begin, end, inside)
    if word in ("科技创新中心", "技术创新中心"):
        return _centre(text, run.start, begin, end, known)
    if rows := _dashed_list(text, begin, end, floor, outermost(draft.mentions_in(max(floor, begin - 60), begin, SPATIAL))):
        return rows
    keys = _dashed(text, run.start, begin, inside)
    if word in ("中心", "医疗中心"):
        return [Work(run.start, end, text[run.start : end], keys)] if len(keys) > 1 else []
    if word == "联盟路" and (row := row_of(draft, text[run.start : run.start + 3], province)):
        part = re.compile("[\u4e00-\u9fff]{2,4}?段").match(text, end)
        return [Work(run.start, end, text[run.start : end], row, (text[run.start : part.end()],) if part is not None else ())]
    if not keys and (bracketed := _bracketed(draft, run.start, floor)) is not None:
        return [Work(bracketed[0], end, text[bracketed[0] : end], bracketed[1])]
    keys = keys or _row_ahead(draft, run.start, begin, word, province)
    keys = keys or _partners(text, run.start, begin, inside, province) or _named_pair(draft, run.start, begin, word, province)
    if not keys and (names := _side_by_side(text, begin, known)) is not None:
        return [Work(names[0], end, text[names[0] : end], names[1])]
    return [Work(run.start, end, text[run.start : end], keys)] if keys else []


def _bracketed(draft: Draft, start: int, floor: int) -> tuple[int, tuple[str, ...]] | None:
    """甲—乙（丙）特别合作区: the pair before the brackets, and the place inside where it lies; `start` is right behind them."""
    text = draft.text
    opening = text.rfind("（", max(floor, start - 14), start) if start > floor and text[start - 1] == "）" else -1
    if opening < 0:
        return None
    known = outermost(draft.mentions_in(max(floor, opening - 40), start, SPATIAL))
    run = run_before(text, opening, known, floor)
    pair = _dashed(text, run.start, opening, [k for k in known if k.start >= run.start and k.end <= opening])
    inside = [k.key for k in known if k.start > opening]
    return (run.start, tuple(dict.fromkeys((*pair, *inside)))) if len(pair) > 1 else None


def _side_by_side(text: str, begin: int, known: list[Mention]) -> tuple[int, tuple[str, ...]] | None:
    """甲地乙地农业合作示范区: full names side by side, and between them and the ending only what it is for."""
    row: list[Mention] = []
    for k in known:
        if k.end > begin:
            break
        row = [*row, k] if row and k.start == row[-1].end and k.label in PLACES else [k] if k.label in PLACES else []
    plain = [k for k in row if k.end - k.start > 1]
    if len(row) < 2 or len(plain) < len(row) or any(within(b.key, a.key) for a, b in pairwise(row)):
        return None
    if len({k.label for k in row}) > 1 and len({k.key.partition(":")[2][:2] for k in row}) < len(row):
        return None
    between = text[row[-1].end : begin]
    return (row[0].start, tuple(k.key for k in row)) if len(between) <= 16 and between and len(proper(between)) <= 2 else None


def _row_ahead(draft: Draft, start: int, begin: int, word: str, province: str | None) -> tuple[str, ...]:
    """甲乙丙临港经济合作区: initials of three cities or more that the document names, or of neighbour provinces, before what the ending is of."""
    text = draft.text
    if word in ("基地", "中心", "工程", "班列", "新区", "示范区", "先行区", "集聚区", "科技园区", "园区"):
        return ()
    for size in (4, 3):
        row = text[start : start + size]
        if begin - start <= size + 1 or len(row) < size:
            continue
        keys = row_of(draft, row, province) or tuple(k for k in map(province_of, row) if k)
        if len(set(keys)) == size:
            return keys
    return ()


def _branch(draft: Draft, start: int, begin: int, end: int, inside: list[Mention]) -> list[Work]:
    """甲医院乙院区, 甲中学乙分校: the house of a hospital or school in another place, also one that is named only elsewhere."""
    text = draft.text
    at = next((k for k in inside if k.end == begin), None) or _known_elsewhere(draft, start, begin)
    if at is not None and at not in inside:
        inside = [*inside, at]
    if (
        at is None
        or at.start - start < 3
        or text[at.start - 1] not in "院学校中"
        or (text.startswith("医院", begin) and not text.endswith("医院", start, at.start))
        or any(within(at.key, k.key) for k in inside)
    ):
        return []
    return [Work(start, end, text[start:end], tuple(dict.fromkeys(k.key for k in inside)))]


def _known_elsewhere(draft: Draft, start: int, end: int) -> Mention | None:
    """The city or county whose short name ends at `end`, if the document names it."""
    for size in (4, 3, 2):
        for key in _by_short().get(draft.text[max(start + 1, end - size) : end], ()):
            if draft.names(key):
                return Mention(end - size, end, key)
    return None


@cache
def _by_short() -> dict[str, list[str]]:
    """Keys of cities and counties by their short names."""
    found: dict[str, list[str]] = {}
    for d in divisions().values():
        if d.label in ("City", "District") and len(d.short) > 1:
            found.setdefault(d.short, []).append(d.key)
    return found


def _port(text: str, begin: int, end: int, inside: list[Mention]) -> list[Work]:
    """甲乙港, 甲乙国际机场: two cities side by side that share a port."""
    if len(inside) < 2:
        return []
    a, b = inside[-2:]
    level = a.label == b.label == "City" or (a.label == b.label and text[begin:end] == "港")
    together = b.end == begin and a.end == b.start and level and not within(b.key, a.key) and b.end - b.start > 1
    return [Work(a.start, end, text[a.start : end], (a.key, b.key))] if together else []


def _centre(text: str, start: int, begin: int, end: int, known: list[Mention]) -> list[Work]:
    """An area's centre of science and technology: 甲地区区域科技创新中心, 乙市（甲）国际科技创新中心."""
    if start > 1 and text[start - 1] == "）":
        bracket = text.rfind("（", max(0, start - 10), start)
        before = next((k for k in known if k.end == bracket), None)
        area = next((k for k in known if k.start > bracket and k.end < start and k.label in AREAS), None)
        return (
            [Work(before.start, end, text[before.start : end], (before.key, area.key))] if before is not None and area is not None else []
        )
    first = next((k for k in known if k.start == start), None)
    if first is None:
        return []
    if first.label in AREAS:
        return [Work(start, end, text[start:end], (first.key,))]
    pair = [k for k in known if k.start >= start and k.end - k.start == 1]
    return [Work(start, end, text[start:end], tuple(dict.fromkeys(k.key for k in pair)))] if len(pair) >= 2 else []


_AFTER_PAIRS = re.compile(r"(?:等?[两三四五六七八九\d]+个)?(?P<tail>[\u4e00-\u9fff]{0,10})$")


def _dashed_list(text: str, begin: int, end: int, floor: int, known: list[Mention]) -> list[Work]:
    """甲—乙、丙—丁（两个）跨界合作示范区: pairs that share the ending and what stands before it."""
    pairs: list[tuple[int, int, tuple[str, ...]]] = []
    for dash in re.finditer("(?<!—)[—–-](?!—)", text[max(floor, begin - 60) : begin]):
        at = max(floor, begin - 60) + dash.start()
        left = next((k for k in known if k.end == at), None)
        right = next((k for k in known if k.start == at + 1), None)
        if left is None or right is None or within(right.key, left.key):
            continue
        start, stop, keys = left.start, right.end, [left.key, right.key]
        for n in (0, 1):
            outer = (
                next((k for k in known if k.end == left.start), None) if n == 0 else next((k for k in known if k.start == right.end), None)
            )
            if n == 0 and outer is not None and within(left.key, outer.key):
                start = outer.start
            if n == 1 and outer is not None and within(outer.key, right.key):
                stop, keys[1] = outer.end, outer.key
        pairs.append((start, stop, tuple(keys)))
    joined = all(text[a[1] : b[0]] in ("、", "和", "与", "及", "以及") for a, b in pairwise(pairs))
    tail = _AFTER_PAIRS.fullmatch(text, pairs[-1][1], begin) if pairs else None
    if len(pairs) < 2 or not joined or tail is None or len({p[2] for p in pairs}) < len(pairs):
        return []
    ending = tail["tail"] + text[begin:end]
    return [
        Work(start, end if n + 1 == len(pairs) else stop, text[start:stop] + ending, keys) for n, (start, stop, keys) in enumerate(pairs)
    ]


def _dashed(text: str, start: int, begin: int, inside: list[Mention]) -> tuple[str, ...]:
    """甲乙—丙科技园: the places on both sides of the dash, as far as they are known."""
    mark = re.compile("[—–-]").search(text, start, begin)
    dash = mark.start() if mark is not None else -1
    if dash <= start or not inside or inside[0].start != start or text.startswith("——", dash):
        return ()
    return _both_sides(inside, dash) or _all_of(inside)


def _both_sides(inside: list[Mention], dash: int) -> tuple[str, ...]:
    """甲省乙县—丙市丁区产业园: the innermost right before and right behind the dash."""
    left, right = [k for k in inside if k.end <= dash], [k for k in inside if k.start == dash + 1]
    for k in inside:
        if right and k.start == right[-1].end and within(k.key, right[-1].key):
            right.append(k)
    nested = len(left) > 1 and all(within(b.key, a.key) for a, b in pairwise(left)) and left[-1].end == dash
    if not right or not (nested or (len(left) == 1 and len(right) > 1 and left[0].end == dash)):
        return ()
    a, b = left[-1].key, right[-1].key
    return (a, b) if a != b and not within(a, b) and not within(b, a) else ()


def _all_of(inside: list[Mention]) -> tuple[str, ...]:
    if len(inside) > 1 and within(inside[-1].key, inside[0].key):
        return ()
    doubtful = len(inside) > 1 and inside[1].start == inside[0].end and not within(inside[1].key, inside[0].key)
    return tuple(dict.fromkeys(k.key for k in (inside[:1] + inside[2:] if doubtful else inside)))


def _partners(text: str, start: int, begin: int, inside: list[Mention], province: str | None) -> tuple[str, ...]:
    """甲乙合作产业园, also behind the place where it lies; empty unless two partners are certain."""
    lead: tuple[str, ...] = ()
    at = start
    if inside and inside[0].start == start and inside[0].end - start > 1 and inside[0].label in PLACES:
        lead, at = (inside[0].key,), inside[0].end
        branded = next((k for k in inside[1:] if k.start == at and k.label == "Zone"), None)
        if branded is not None:
            return (*lead, branded.key)
    if any(k.start <= at and k.end >= at + 2 and k.label in PLACES for k in inside) or begin - at < 2:
        return ()
    singles = {k.start: k.key for k in inside if k.end - k.start == 1 and k.label in PLACES}
    both = tuple(singles[i] for i in (at, at + 1) if i in singles)
    pair = both if len(both) == 2 else partners_of(text[at : at + 2], province)
    return (*lead, *pair) if pair else ()


def _named_pair(draft: Draft, start: int, begin: int, word: str, province: str | None) -> tuple[str, ...]:
    """甲乙产业园: the initials of two cities that the document names, with nothing between them and the ending but what it is for."""
    between = draft.text[start + 2 : begin]
    if begin - start < 2 or "园" not in word or len(between) > 10 or proper(between):
        return ()
    return row_of(draft, draft.text[start : start + 2], province)


_SENT = re.compile(
    r"(?P<a>[\u4e00-\u9fff])(?:电|气|水|煤)(?:入|送|外送|济)(?P<b>[\u4e00-\u9fff])(?:特高压|直流|输电|二期|三期)*(?:工程|通道)?"
)
_TRAIN = re.compile(r"中欧班列（(?P<of>[^（）]{2,6})）")


def trains(draft: Draft, start: int, end: int) -> list[Work]:
    """中欧班列（甲乙）: trains run by two cities under one name."""
    works = []
    for m in _TRAIN.finditer(draft.text, start, end):
        keys = [k.key for k in draft.mentions_in(*m.span("of"), PLACES)] or [c for c in map(city_of, m["of"]) if c]
        if len(set(keys)) >= 2:
            works.append(Work(m.start(), m.end(), m[0], tuple(dict.fromkeys(keys))))
    return works


def _grid_of(initial: str) -> str | None:
    """The province whose power it is; 陇 is as customary for that as 甘."""
    return province_of({"陇": "甘"}.get(initial, initial))


def sent(text: str, start: int, end: int) -> list[Work]:
    """甲电入乙工程: what is sent from one province to another."""
    works = []
    for m in _SENT.finditer(text, start, end):
        keys = [_grid_of(m["a"]), _grid_of(m["b"])]
        if all(keys) and keys[0] != keys[1]:
            whole = m[0] + "工程"
            quoted = text.startswith("”工程", m.end())
            works.append(Work(m.start(), m.end(), m[0], tuple(k for k in keys if k), (whole,) if quoted else ()))
    return works
