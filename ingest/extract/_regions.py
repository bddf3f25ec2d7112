"""Regions that no generic ending marks: parts of the country (东北), parts of a province by direction
(甲北, 乙西南地区), borderlands (甲乙边), and cities that go by their initials (甲乙丙一体化)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.extract._areaname import body, overlapping
from ingest.extract._draft import Draft, Mention
from ingest.extract._generic import proper
from ingest.extract._landnames import lands
from ingest.extract._lists import lists
from ingest.extract._names import run_before
from kb import identity
from kb.gazetteer import divisions
from kb.gazetteer.initials import city_of, customary, may_be_city
from kb.vocabulary import AREAS, PLACES, SPATIAL

_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新"
_DIRECTION = re.compile(
    rf"(?<![{_PROVINCES}])[{_PROVINCES}]{{0,2}}(?:(?<!江)苏|浙|皖|闽|赣|鲁|豫|鄂|湘|粤|桂|(?<![四银汉合永铜自潼宜北])川|黔|滇|(?<!西)藏|陕(?!西)|陇|晋|冀|辽|(?<!内)蒙|渝(?![中北])|青(?=[南北](?:部?地区|片区))|(?<=[、，。和与及])疆|(?<![新援进入在])疆)"
    r"(?:东西两翼|东西北|东北|西北|东南|西南|中南|中北|[东南西北中])(?:丘陵|山区|沿海|高原)?"
    r"(?:地区|片区|区域|(?!大学|学院|医院|日报|晚报|新闻|网|公司|集团|证券|特|湾|机场|高速|高铁|铁路|城际|客专|线|段|站|港|县|市|州|区|旗|山|河|江|路|街|军|海|亚|中学|城(?!市)|岳|方|京|宁|昌|阳|平|安"
    r"|自治|[\u4e00-\u9fff]{1,4}族|半岛|部湾|投|电|能|油|药|钢|煤|北|南|东|西|国|粮|卫|不|通|新区|水资源|水利|引水|调水|供水|输水|灌区|水库|运河|(?:旅游)?大?环线|文化|语|话|方言|民[歌居俗]|音乐|戏|菜|会馆|盆地|水泥|化工|药业|酒业|矿业|钢铁|建材|输变电|军区|特委|游击))"
)
_MIDDLE = re.compile(
    r"(?<![有相攸机海开公无攻])关中(?!平原城市群)(?=地区|平原|[、，。]|[和与及]|协同|综合|城镇|创新|加快|高质量|发展|率先|先行|各市|[三四五六]市)(?:地区)?"
)
_AROUND = re.compile(r"环[\u4e00-\u9fff]{1,3}[湖湾海](?:区域|地区)")
_POLICY = re.compile(
    r"(?<![省市区县州盟旗国洲部域于的方内境江向偏苏浙皖闽赣鲁豫鄂湘粤桂川黔滇藏陕陇晋冀辽蒙渝疆])(?:"
    r"西部(?=大开发)|东北(?=全面振兴|振兴|老工业基地|三省)|中部(?=崛起|加快崛起)|东部(?=率先)|东部沿海(?=率先|省份|省市)"
    r"|(?<!东)中西部(?=[，。、；]|[和与及]东)|(?:西北|西南|华北|华东|华南|华中)地区)"
)
_ENTITLED = re.compile("关于[^，。；]{0,12}$")
"""Where the name of a programme is only part of a document's: 关于推进…的意见."""
_LAND = re.compile("(?:高原|平原|盆地|湖|三角洲|库区|草原)(?:周边地区|地区|区域)(?!性)")
_NATIONAL = re.compile("东北|西北|西南|华北|华东|华南|华中|中西部|西部|中部|东部")
_BESIDE = re.compile(r"[、和与及]|以及")
_TWIN = re.compile(r"(?P<whole>[”’]?(?:深度)?同城(?:化|发展|融合)?)")
_BORDER = re.compile(
    rf"[{_PROVINCES}]{{2,4}}边(?:界地区|境地区|地区|区(?!域)|(?=合作|区域|协作|革命|示范|城市|城镇|乡村|红色|旅游|融合|产业|三省|四省))"
)
_LINE = re.compile(r"[东南西北]?(?:[至到]|高铁|铁路|高速|公路|城际|客专|线|段|通道|大桥|运河|快速)")
_GROWN = re.compile(
    r"(?<=[进快动行设持造化入现强划，。、；：“])[\u4e00-\u9fff]{3,4}(?=(?:深度|区域|产业|交通|旅游|全面|经济|高质量)?(?:一体化|同城化))"
)
_LINES = re.compile(r"(?:、[\u4e00-\u9fff]{2,4}){1,8}(?:等\d*[条项]?)?(?:高铁|铁路|高速|城际)")
_JOINED = re.compile(
    r"[”’]?(?:深度|区域|产业|全面|全域|加快|经济|高质量|[两三四五六]市)?(?:一体化|同城化|同城|地区|协同发展|城镇群|片区|组团|板块|经济区|旅游区|金三角)"
)
_OF_NAME = re.compile(
    r"[\u4e00-\u9fff]{0,12}?(?:协议|协定|备忘录|公约|宣言|意向书|高新区|高新技术产业开发区|示范区|开发区|自创区|合作区|走廊|合作带)"
)
"""What makes a row of initials the beginning of another name."""
_FEWEST, _MOST = 3, 6


def regions(draft: Draft) -> None:
    """Mention the regions that the text names by direction, and the neighbours by their initials."""
    text = draft.text
    for m in _DIRECTION.finditer(text):
        if (
            overlapping(draft, m.start(), m.end())
            or _LINES.match(text, m.end())
            or body(text, m.end())
            or (draft.mentions_in(max(0, m.start() - 1), m.end() + 1, PLACES) and _cut(draft, m.start(), m.end()))
        ):
            continue
        base = re.sub(r"(?:地区|片区|区域)$", "", m[0])
        _put(draft, "CityCluster", base, m[0], m.start(), m.end(), 0.7)
        if base != m[0] and draft.spans_of(key := f"CityCluster:{identity.slug(base)}"):
            draft.describe(key, "aliases", base, m.start(), m.start() + len(base), by=draft.by("region"), confidence=0.7)
    for pattern, canonical, confidence in ((_MIDDLE, "关中", 0.75), (_AROUND, None, 0.75), (_BORDER, None, 0.75)):
        for m in pattern.finditer(text):
            if not overlapping(draft, m.start(), m.end()):
                _put(draft, "CityCluster", canonical or m[0], m[0], m.start(), m.end(), confidence)
    for m in _POLICY.finditer(text):
        if _ENTITLED.search(text, max(0, m.start() - 16), m.start()):
            continue
        if not overlapping(draft, m.start(), m.end()) and not _owned(draft, m.start()):
            _national(draft, m.start(), m.end())
    for label, canonical, start, end in lands(draft):
        if not overlapping(draft, start, end) and not body(text, end):
            _put(draft, label, canonical, text[start:end], start, end, 0.7)
    _listed_parts(draft)
    _lands(draft)
    _neighbours(draft)


def _lands(draft: Draft) -> None:
    """甲山高原地区, 乙湖地区: a region by what its land is."""
    text = draft.text
    for m in _LAND.finditer(text):
        known = [k for k in draft.mentions_in(max(0, m.start() - 12), m.end(), SPATIAL) if k.start < m.start()]
        within = next((k.start for k in known if k.end > m.start()), None)
        start = within if within is not None else run_before(text, m.start(), known).start
        own = text[start : m.start()]
        if len(own) > 3:
            own = proper(own)
            start = m.start() - len(own)
        if own.isalpha() and len(own) <= 3 and text.endswith(own, 0, m.start()) and proper(own) and not overlapping(draft, start, m.end()):
            _put(draft, "CityCluster", text[start : m.end()], text[start : m.end()], start, m.end(), 0.7)


def _national(draft: Draft, start: int, end: int) -> None:
    name = draft.text[start:end]
    _put(draft, "CityCluster", name if name.endswith("地区") else name + "地区", name, start, end, 0.8)


def _owned(draft: Draft, start: int) -> bool:
    """Is it a part of the place that stands before it: 甲省中西部?"""
    return any(k.end == start for k in draft.mentions_in(max(0, start - 12), start, PLACES))


def _listed_parts(draft: Draft) -> None:
    """东北 and the like in a list with a region: 中西部和东北, 东北、长三角."""
    for m in _NATIONAL.finditer(draft.text):
        if overlapping(draft, m.start(), m.end()):
            continue
        before = draft.mentions_in(max(0, m.start() - 16), m.start(), AREAS)
        after = draft.mentions_in(m.end(), m.end() + 16, AREAS)
        sides = [(before[-1].end, m.start(), before[-1])] if before else []
        sides += [(m.end(), after[0].start, after[0])] if after else []
        if any(k.label == "CityCluster" and _BESIDE.fullmatch(draft.text[a:b]) for a, b, k in sides):
            _national(draft, m.start(), m.end())


def _neighbours(draft: Draft) -> None:
    """Cities that go by their initials: 甲乙同城化, 甲乙丙 where the text lists 甲市、乙市、丙市."""
    text = draft.text
    about = draft.context.about.place
    province = about.partition(":")[2][:2] if about else None
    near = draft.keys(("City", "District"))
    for m in _TWIN.finditer(text):
        _twin(draft, m, province, near)
    for m in _GROWN.finditer(text):
        if not overlapping(draft, *m.span()) and not _named(draft, *m.span()) and all(map(may_be_city, m[0])) and any(map(customary, m[0])):
            _put(draft, "MetroArea" if "同城" in text[m.end() : m.end() + 6] else "CityCluster", m[0], m[0], *m.span(), 0.7)
    for start, end in [*_initialled(draft), *_read_as_initials(draft)]:
        if not overlapping(draft, start, end) and not _OF_NAME.match(text, end):
            twin = end - start == 2 or "同城" in text[end : end + 6] or _urban(draft, start, end)
            _put(draft, "MetroArea" if twin else "CityCluster", text[start:end], text[start:end], start, end, 0.75)


def _twin(draft: Draft, m: re.Match[str], province: str | None, near: list[str]) -> None:
    """甲乙同城化: cities by their initials; 甲乙同城 alone only of two in one province."""
    text = draft.text
    start = run_before(text, m.start(), ()).start
    if m.start() - start > 3 and not may_be_city(text[m.start() - 3]):  # behind a word that no table holds
        start = m.start() - 2
    row = text[start : m.start()]
    if not 2 <= len(row) <= 3 or overlapping(draft, start, m.start()) or _named(draft, start, m.start()):
        return
    cities = [city_of(c, province, near) for c in row]
    if not all(cities) or len(set(cities)) < len(cities):
        return
    whole = re.sub("[”’]", "", text[start : m.end()])
    if whole.endswith("同城") and len({(c or "").partition(":")[2][:2] for c in cities}) > 1:
        return
    _put(draft, "MetroArea", row, row, start, m.start(), 0.75)
    key = f"MetroArea:{identity.slug(row)}"
    if whole.endswith("化") and draft.spans_of(key):
        draft.describe(key, "aliases", whole, start, m.end(), by=draft.by("region"), confidence=0.75)


def _named(draft: Draft, start: int, end: int) -> bool:
    """Is the span, or a part of it, the name of a place written out?"""
    return any(k.end - k.start > 1 and k.start < end and start < k.end for k in draft.mentions_in(max(0, start - 8), end + 8, PLACES))


def _initialled(draft: Draft) -> Iterator[tuple[int, int]]:
    """Rows of initials of cities that the text lists in the same order, wherever the row stands alone."""
    text = draft.text
    rows: set[str] = set()
    initials: set[str] = set()
    for found in lists(draft, 0, len(text), PLACES):
        items = [k for k in found.items if k.label != "Province" and k.end - k.start > 1]
        first = [_initial(k) for k in items]
        initials.update(first if len(first) >= _FEWEST else ())
        for size in range(_FEWEST, _MOST + 1):
            rows |= {"".join(first[i : i + size]) for i in range(len(first) - size + 1)}
    rows = {r for r in rows if len(set(r)) >= _FEWEST}
    at = 0
    while rows and at < len(text):
        size = next((n for n in range(_MOST, _FEWEST - 1, -1) if text[at : at + n] in rows), 0)
        end = at + size
        if size and not _LINE.match(text, end) and text[end : end + 1] not in initials and not _named(draft, at, end):
            yield at, end
        at += size or 1


def _urban(draft: Draft, start: int, end: int) -> bool:
    """Does one of the initials stand for a city's district? Then they are one metropolis with its neighbours."""
    inside = draft.mentions_in(start, end, ("District",))
    return any(divisions()[k.key.partition(":")[2]].name.endswith("区") for k in inside)


def _initial(place: Mention) -> str:
    return divisions()[place.key.partition(":")[2]].name[0]


def _read_as_initials(draft: Draft) -> Iterator[tuple[int, int]]:
    """Rows whose characters the text's places were read from, before a word of growing into one, or three in quotes."""
    text = draft.text
    run: list[Mention] = []
    singles = [k for k in draft.mentions_in(0, len(text), ("City", "District")) if k.end - k.start == 1]
    for one, two in pairwise([*singles, None]):
        if one is None:
            continue
        run.append(one)
        if two is None or two.start != one.end:
            start, end = run[0].start, run[-1].end
            quoted = len(run) >= _FEWEST and text[start - 1 : start] in ("“", "‘") and text[end : end + 1] in ("”", "’")
            if len(run) > 1 and (quoted or _JOINED.match(text, end)) and not (start and text[start - 1] in "－—"):
                yield start, end
            run = []


def _cut(draft: Draft, start: int, end: int) -> bool:
    """Does a place's name share only part of the span?"""
    return any(
        k.start < end
        and start < k.end
        and not (
            k.end - k.start == 1
            or (k.start == start and k.end == start + 2 and draft.text[k.end] in "南北" and draft.text[end : end + 1] != "部")
        )
        for k in draft.mentions_in(max(0, start - 12), end + 12, PLACES)
    )


def _put(draft: Draft, label: str, canonical: str, name: str, start: int, end: int, confidence: float) -> None:
    key = _longer(draft, canonical) or draft.entity(label, identity.slug(canonical))
    draft.mention(key, start, end)
    if draft.property(key, "name") is None:
        draft.describe(key, "name", name, start, end, by=draft.by("region"), confidence=confidence)
    elif draft.property(key, "name") != name:
        draft.describe(key, "aliases", name, start, end, by=draft.by("region"), confidence=confidence)


def _longer(draft: Draft, name: str) -> str | None:
    """The circle or cluster of the text that the name is short for: 甲中 where it speaks of 甲中城市群."""
    slug = identity.slug(name)
    for ending in ("城市群", "都市圈", "经济圈", "城镇群", "地区"):
        for label in ("CityCluster", "MetroArea"):
            key = f"{label}:{slug}{ending}"
            if draft.spans_of(key):
                return key
    return None
