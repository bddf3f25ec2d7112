"""Read the names of lines leftwards from their head: by a row of initials (甲乙高铁), from a place
to a place (甲至乙高速公路), in lists that share the head (甲乙、丙丁等高铁)."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.extract._draft import Draft, Mention
from ingest.extract._generic import proper
from ingest.extract._known_works import Work
from ingest.extract._lists import outermost
from ingest.extract._names import run_before
from kb.gazetteer.initials import begins_here, city_of, customary, may_be_city, may_be_initial, nickname, province_of
from kb.vocabulary import PLACES

LINES: dict[str, str] = {
    "高铁": "高铁",
    "高速铁路": "高铁",
    "城际铁路": "城际铁路",
    "城际轨道交通": "城际铁路",
    "城际轨道": "城际铁路",
    "城际快速路": "城际快速路",
    "城际快速通道": "城际快速通道",
    "城际快速干道": "城际快速干道",
    "城际快速干线": "城际快速干线",
    "快速干道": "快速干道",
    "快速干线": "快速干线",
    "城际公交": "城际公交",
    "城际列车": "城际列车",
    "城际": "城际铁路",
    "铁路客运专线": "铁路客运专线",
    "高速铁路客运专线": "铁路客运专线",
    "客运专线": "客运专线",
    "客专": "客运专线",
    "市域（郊）铁路": "市域（郊）铁路",
    "市域铁路": "市域铁路",
    "市域快轨": "市域快轨",
    "环线": "环线",
    "轻轨": "轻轨",
    "铁路": "铁路",
    "高速公路": "高速公路",
    "高速": "高速公路",
    "一级公路": "一级公路",
    "公路": "公路",
    "快速通道": "快速通道",
    "快速路": "快速路",
    "快线": "快线",
    "大道": "大道",
    "大通道": "大通道",
    "通道": "通道",
    "大桥": "大桥",
    "隧道": "隧道",
    "航道": "航道",
    "运河": "运河",
}
"""A line's head → the form that its name is given."""

_THROUGH = frozenset({"高铁", "高速铁路", "铁路", "高速公路", "高速", "城际铁路", "城际", "城际轨道", "客运专线", "客专", "大桥"})
"""Heads of lines so long that a section of one is not all of it."""
_STREETS = frozenset({"大道", "快速路", "快速通道"})
"""Those of a city: only a section in a whole city shows that one leads beyond."""
_HEADLESS = re.compile(
    "[的及和与]|等$|^(?:全省|我[省市]|省内|境内|在建|新建|既有|普速|货运|客运|地方|国家|干线|普通|[东西南北]向|城市|快速|旅游|疏港|专用)+$"
)
LOCAL = frozenset(LINES) - {"高铁", "高速铁路", "城际铁路", "城际", "客运专线", "客专"}
_ENDS = PLACES | {"Zone"}
_LAND = re.compile("[山海江河湖东西南北中大小新上下长]")
"""Characters that begin cities' names, but also ordinary ones: 梅山, 南海."""
_CROSSING = ("快线", "大道", "公路", "一级公路", "通道", "大通道", "大桥", "运河", "隧道", "航道", "环线")
"""Heads that are words of many other names: both ends must be certain."""

_BRANCH = re.compile(r"(?P<of>[\u4e00-\u9fff]{0,12}?)(?:连接线|联络线|支线|延伸线)")
_TAIL = re.compile(r"复线|二通道|第二通道|二线|双线|新通道|工程|扩容|改扩建|扩能改造|二期|三期|延长线|北延|南延|西延线|东延")
_PART = re.compile(
    r"(?P<part>（[^（）\n]{1,12}段）|[\u4e00-\u9fff]{2,8}?(?P<range>(?:[至到—-][\u4e00-\u9fff]{2,8}?){0,3})(?<![阶时手地路河片分波频])段(?![时落]))(?P<works>(?:电气化|扩能|改扩建|扩容|提质|提速|增建|新建|二线|改造|工程|项目)+)?"
)
"""The section that is named behind a line: 甲乙铁路丙至丁段, 甲乙铁路丙丁段扩能改造. Texts mean now the line, now the section by it: both name the work."""
_STATION = re.compile("(?:站|枢纽|机场|港)$")
_OTHER = re.compile("高铁|铁路|高速|公路|城际(?!$)|[航域]线|轻轨|快轨|隧道|大桥|机场(?!至|$)")
"""What tells that an item of a list has a head of its own."""
_LOCAL_END = re.compile("(?:疏港|进港|集疏港|绕城|环城|[外内中]环)$")
"""What roads within a city end in before their head: 疏港高速, 绕城高速."""
_SECTION = re.compile(r"([\u4e00-\u9fff]{2,3})段(?![时落])")
_ITEM_TAIL = re.compile(r"(?:扩容|改扩建|复线|二期|北延|南延|东延|西延)$")
_SEVERAL = re.compile(
    r"等?(?:[\d一二三四五六七八九十两]+[条座个段])?(?:重点|国家|干线|新建|一批|(?<=[条座段])(?:省际|市际|跨省|跨市|城际|区域))*$"
)
_NUMBER = re.compile(r"[A-Z]\d{0,2}号?线")
"""The number behind a line's head: 甲乙城际铁路R1线."""
_BY_WAY = re.compile(r"[\u4e00-\u9fff]{2,5}经(?:停)?$")
"""What a line from place to place has before its second place: 甲经（乙至丙铁路）."""
_RANGE = re.compile(r"(?:[至到]|—|–|-|~)")
_MIDDLE = re.compile(
    r"(?:中线|北线|南线|二线|第二|沿海|沿江|客运专线|城际|跨海|跨江|长江|公铁|第二过江|过江|同城|市域|内河航运|开放|物流|新|[一二三四]{1,2}线|公铁两用"
    r"|黄河|淮河|汉江|珠江|西江|嘉陵江|乌江|金沙江|赣江|湘江|沅江|钱塘江|松花江|闽江|韩江|渭河|汾河|海河|洛河|岷江|沱江|大运河)$"
)
_NO_LINE = re.compile(
    r"^(?:京东|城市|都市|国家|普通|市域|沿海|沿江|沿边|地方|高原|新区|大通|平安|公交|绿色|生命|黄金|铁路|公路|高速|空中|海上|陆上|南北|东西|西部|东部|国际|货运|交通|安全|文化|海安|南站|北站|东站|西站)$"
)


def line(draft: Draft, begin: int, end: int, head: str, floor: int, province: str | None) -> list[Work]:
    """The lines whose shared head stands at `begin`–`end`, in order of the text."""
    text = draft.text
    known = outermost(draft.mentions_in(max(floor, begin - 90), begin, _ENDS))
    run = run_before(text, begin, known, floor, listed=True)
    several = _SEVERAL.search(text, max(run.left, begin - 16), begin)
    stop = several.start() if several is not None else begin
    start = run.start if run.start < stop else run_before(text, stop, known, floor, listed=True).start
    items = _split(text, start, stop)
    middle = _MIDDLE.search(text, items[0][0], items[0][1]) if len(items) > 1 else None
    behind = outermost(draft.mentions_in(end, end + 40, _ENDS))
    works: list[Work] = []
    for low, high in items:
        last = high == begin
        work = _line_item(
            text, low, high, head, known, province, (begin, end, behind) if last else None, "" if last or middle is None else middle[0]
        )
        if work is None and not works and not _STATION.search(text, low, high):
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
    text: str,
    low: int,
    high: int,
    head: str,
    known: list[Mention],
    province: str | None,
    shown: tuple[int, int, list[Mention]] | None,
    middle: str,
) -> Work | None:
    """One item as a line; `shown` is the head's span, where it stands right behind, and the places behind that; `middle` what
    the list's last item has before the head and this one shares."""
    low += text.startswith("沿", low) and not text.startswith(_ALONG, low + 1)
    tail = _ITEM_TAIL.search(text, low + 2, high)
    stop = tail.start() if tail else high
    section = _SECTION.match(text, shown[1]) if shown is not None else None
    ends = _ends(text, low, stop, head, known, province)
    if ends is not None and shown is not None:
        ends = _elsewhere(text, ends, stop, shown, known, province)
    if section is not None and (ends is None or not ends[1]):
        row = tuple(key for key in nickname(section[1], province) if key)
        ends = (low, row) if row and high - low <= 4 else ends
    if ends is None:
        return _by_section(text, low, stop, head, shown) if shown is not None else None
    start, keys = ends
    own = text[start:stop] + middle
    rest = tail[0] if tail else ""
    full = own + LINES[head] + rest
    number = _NUMBER.match(text, shown[1]) if shown is not None else None
    forms = {own + h + rest for h, f in LINES.items() if f == LINES[head]}
    if number is not None and shown is not None:
        return Work(start, number.end(), full + number[0], keys, tuple(sorted({f + number[0] for f in forms} - {full + number[0]})))
    end = high
    branch = _BRANCH.match(text, shown[1]) if shown is not None else None
    if branch is not None and shown is not None:
        at = [k.key for k in shown[2] if k.end <= branch.end("of")]
        return Work(start, branch.end(), text[start : branch.end()], tuple(dict.fromkeys((*keys, *at))))
    if shown is not None:
        end = shown[1]
        if (part := _PART.match(text, end)) and _bounded(part, shown[2]):
            return _section(text, start, part, keys, shown[2], full, forms)
        after = _TAIL.match(text, end)
        if after and after[0].endswith(("二通道", "新通道")):  # another line than that of the name alone
            return Work(start, after.end(), full + after[0], keys, tuple(sorted({f + after[0] for f in forms} - {full + after[0]})))
        if after:
            forms.add(text[start : after.end()])
            end = after.end()
    return Work(start, end, full, keys, tuple(sorted(forms - {full})))


def _elsewhere(
    text: str,
    ends: tuple[int, tuple[str, ...]],
    stop: int,
    shown: tuple[int, int, list[Mention]],
    known: list[Mention],
    province: str | None,
) -> tuple[int, tuple[str, ...]] | None:
    """The ends without those that initials alone put into other provinces than that of the document or of the section behind."""
    start, keys = ends
    row = text[start:stop]
    if not keys or any(map(customary, row)) or any(k.start >= start and k.end <= stop for k in known):
        return ends
    part = _PART.match(text, shown[1])
    here = {k.key.partition(":")[2][:2] for k in shown[2] if part is not None and k.end <= part.end()} or (
        {province} if province else set()
    )
    return ends if not here or any(k.partition(":")[2][:2] in here for k in keys) else (start, ())


def _by_section(text: str, low: int, stop: int, head: str, shown: tuple[int, int, list[Mention]]) -> Work | None:
    """甲乙高铁丙至丁段, 丙段, where only the section says where the line runs: what has a section in a place leads beyond it."""
    part = _PART.match(text, shown[1])
    own = text[low:stop]
    if part is None or not 2 <= len(own) <= 8 or not proper(own) or _NO_LINE.match(own) or _HEADLESS.search(own):
        return None
    at = [k for k in shown[2] if k.start >= shown[1] and k.end <= part.end("part")]
    if not at or not text.startswith(("段", "境段", "）", "段）"), at[-1].end) or at[0].start - shown[1] > 1:
        return None
    if head not in _THROUGH and not (head in _STREETS and at[-1].label == "City"):
        return None
    return _section(text, low, part, (), at, own + LINES[head], {own + head})


def _bounded(part: re.Match[str], behind: list[Mention]) -> bool:
    """Is it certain where the section's name ends: short, in brackets, or with a known place before 段?"""
    return (
        part["part"].startswith("（")
        or any(k.end == part.end("part") - 1 for k in behind)
        or (not part["range"] and len(part["part"]) <= 4)
    )


def _section(text: str, start: int, part: re.Match[str], keys: tuple[str, ...], known: list[Mention], line: str, forms: set[str]) -> Work:
    """The line that begins at `start`, with the section `part` among the ways to write it and among its places."""
    written = {text[start : part.end("part")], *(form + part["part"] for form in (line, *forms))}
    if part["works"]:
        written |= {form + part["works"] for form in written}
    at = [k.key for k in known if k.end <= part.end("part")]
    return Work(start, part.end("part"), line, tuple(dict.fromkeys((*keys, *at))), tuple(sorted((forms | written) - {line})))


def _ends(text: str, low: int, high: int, head: str, known: list[Mention], province: str | None) -> tuple[int, tuple[str, ...]] | None:
    """Where the row of ends begins, and the places of it that are certain."""
    if _OTHER.search(text, low, high) or _LOCAL_END.search(text, low, high):
        return None
    inside = [k for k in known if k.start >= low and k.end <= high]
    ranged = _RANGE.search(text, low, high)
    if ranged and 1 <= ranged.start() - low <= 10 and inside and inside[0].end <= ranged.start() + 1 and _reaches(text, ranged.end(), high):
        of = text.rfind("的", ranged.end(), high) + 1
        if of and high - of > 1 and _row(text[of:high]):
            return of, tuple(dict.fromkeys(k.key for k in inside))
        begin = low if _BY_WAY.fullmatch(text, low, inside[0].start) else inside[0].start
        return begin, tuple(dict.fromkeys(k.key for k in inside))
    if (
        ranged
        and not inside
        and text[low - 1 : low] not in _CUT
        and LINES[head] in ("铁路", "高铁")
        and _unknown(text[low : ranged.start()], text[ranged.end() : high])
    ):
        return low, ()
    if ranged and 2 <= ranged.start() - low <= 5 and inside and inside[0].start == ranged.end() and _lesser(text[low : ranged.start()]):
        return (low, tuple(dict.fromkeys(k.key for k in inside))) if _reaches(text, ranged.end(), high) else None
    middle = _MIDDLE.search(text, low, high)
    stop = middle.start() if middle and middle.start() - low > 1 else high
    while len(inside) > 1 and inside[0].end - inside[0].start > 1 and inside[-1].end < stop and stop - inside[0].end >= 2:
        inside = inside[1:]
    own = text[low:stop]
    for k in inside:
        if k.end - k.start > 1 and k.start == low and 2 <= stop - k.end <= 4:
            low, own = k.end, text[k.end : stop]
    if len(inside) >= 2 and inside[0].start == low and inside[-1].end == stop and all(a.end == b.start for a, b in pairwise(inside)):
        return low, tuple(dict.fromkeys(k.key for k in inside))
    if not 2 <= len(own) <= 4 or _NO_LINE.match(own) or (len(proper(own)) < 2 and not all(map(customary, own))) or not _row(own):
        return None
    if any(k.start <= low and k.end >= stop and k.end - k.start > 1 for k in known):
        return None
    singles = {k.start: k.key for k in inside if k.end - k.start == 1}
    keys = [singles.get(low + i) or _decoded(c, own, head, province, [k.key for k in known]) for i, c in enumerate(own)]
    certain = tuple(dict.fromkeys(k for k in keys if k))
    if head in _CROSSING:
        return (low, certain) if len(certain) > 1 else None
    sure = may_be_initial if head in ("高铁", "客专", "城际铁路") else may_be_city
    initials = (
        all(begins_here(c, province) for c in own)
        or (all(map(sure, own)) and not _LAND.search(own))
        or (customary(own[0]) and customary(own[-1]))
    )
    return (low, certain) if certain or initials else None


def _lesser(end: str) -> bool:
    """Is the end of a line the name of a lesser place, that no table holds: 太子城?"""
    return bool(proper(end)) and not re.search("[县市区省各全内外]$|^[各全省市县从由自]|经|[与和及、的]", end)


def _unknown(first: str, last: str) -> bool:
    """Are both ends of a railway names of lesser places: 甲庙至乙湖铁路?"""
    return 2 <= len(first) <= 4 and 2 <= len(last) <= 4 and _lesser(first) and _lesser(last) and not _UNLIKE.search(last)


_ALONG = ("海", "江", "边", "河", "黄河", "长江", "大运河", "渤海", "淮", "线", "湖")
"""What a line along it is called by; 沿 before another line's name is not of that name."""
_CUT = tuple("将把从向由在对为于给让使着的了")
"""Before the begin of a name that is not certain: 将 may be its first character."""
_UNLIKE = re.compile("段(?!$)|[因由]|省界|市界|县界")
"""What the far end of a line is not called."""


def _reaches(text: str, start: int, end: int) -> bool:
    """Is what follows 甲至 the other end, by way of further places or with one in brackets, and little else?"""
    if _UNLIKE.search(text, start, end):
        return False
    last = max((m.end() for m in _RANGE.finditer(text, start, end)), default=start)
    return last - start <= 10 and end - last <= (14 if "（" in text[last:end] else 8)


def _row(own: str) -> bool:
    """Initials only; one between two customary ones may be of a lesser place."""
    return all(map(may_be_initial, own)) or (len(own) == 3 and customary(own[0]) and customary(own[2]))


def _decoded(c: str, row: str, head: str, province: str | None, near: list[str]) -> str | None:
    """Provinces at the ends of long railways (川藏, 兰新, 川青) and of corridors, else cities; a part of a province (粤东)
    and a port (疏港) are no ends."""
    if (c in "东南西北" and row.endswith(c) and province_of(row[0]) and len(row) == 2) or (
        c == "港" and not set(row) & set("粤深广穗京澳沪")
    ):
        return None
    if head in ("铁路", "高铁") and (c in "川藏" or (c in "青新" and set(row) & set("川藏兰甘"))):
        return province_of(c)
    if head in _CROSSING and all(map(province_of, row)):
        return province_of(c)
    found = city_of(c, province, near, local=head in LOCAL)
    return found or (province_of(c) if head in _CROSSING and head not in ("大桥", "环线", "公路", "一级公路", "快线", "大道") else None)
