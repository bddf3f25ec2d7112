"""Groups of places that a text speaks of again: 两市, 三地, 双方, 川渝两地."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from ingest.extract._draft import Draft, Mention
from ingest.extract._lists import lists, outermost
from kb.gazetteer import ancestors, areas_by_key, describe
from kb.vocabulary import AREAS, PLACES

_SORT = "(?:兄弟|成员|签约|缔约|相邻|毗邻|邻近|沿线|沿江|沿海|参会|与会|发起|协作|友好|中心)?"
GROUP = re.compile(
    rf"(?P<count>二?十[一二三四五六七八九]?|[两二双三四五六七八九]|\d{{1,2}})个?{_SORT}(?:[省区]一?市|[省市区]份?|[地市方省县城州盟旗](?!级)|直辖市|城市|县区|区县|地区)"
    r"(?:[一两二三四五六七八九\d]?[市县区州])?(?![级内外委属直场长]|政(?!协|府|务))(?:（[市县区州旗]）)?"
)
ALL = re.compile(r"(?:与会|参会|签约|成员|上述|以上|参与|发起)各?(?:方|城市|市|地|省份|单位|地区|代表)+|各方(?!面)")
"""Those of a list named before, however many they are."""
_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", 1)} | {"两": 2, "双": 2}
_SECOND = re.compile(r"([省区市县州])([一两二三四五六七八九\d])[市县区州]$")
BODIES = re.compile(
    r"[市省区县]?的?(?:[两二三四五六七八九十几多]|\d{1,3})[家所支个][\u4e00-\u9fff]{0,6}?"
    r"(?:企业|公司|集团|工厂|医院|大学|高校|[学院]校|学院|中学|小学|[球女男]队|代表队|俱乐部|机构|银行|商会|协会|园区|开发区|乡镇|街道|社区|村)"
)
"""Behind a list of places: not they act, but so many bodies that lie in them (甲与乙两家公司)."""
REACH = 500
LINE = re.compile("(?:城际|市域|快速|高速|过江|跨江)?(?:高速|高铁|铁路|公路|快速路|快速通道|大道|运河|轻轨|地铁|城铁|线|大桥|隧道)")
"""Behind initials: those of the ends of a line (甲乙高速), who do nothing together."""


def count_of(m: re.Match[str]) -> int:
    """How many the group has: 三地 three, 三省一市 and 三市一区 four, 两省五县 five, 十二个省区 twelve."""
    second = _SECOND.search(m[0].partition("（")[0])
    ones = _number(second[2]) if second else 0
    return ones if second and second[1] in "省区" and ones > 1 else _number(m["count"]) + ones


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    return (10 * _DIGITS.get(tens, 1) if ten else 0) + _DIGITS.get(ones, 0)


def members_of(key: str, surface: str, count: int) -> list[str]:
    """The members that an area's name means as parties: all, where `count` says so many or where
    the name is their initials (京津冀); else none, and the area itself is meant."""
    area = areas_by_key().get(key)
    if area is None:
        return []
    keys = [m.key for m in area.members]
    initials = len(keys) == len(surface) <= 4 and all(k.startswith(("Province", "City")) for k in keys)
    return keys if len(keys) >= 2 and (len(keys) == count or (initials and not count)) else []


def fits(group: str, keys: Sequence[str]) -> bool:
    """Are the places of the level that the group's word says? 两省 are provinces, 两市 are not; only of 双方 one may be a body."""
    labels = {k.partition(":")[0] for k in keys}
    group = re.sub("[（）]", "", group)
    if "Organization" in labels and (len(labels) == 1 or not group.endswith("方")):
        return False
    if re.search(r"省[市区]$|[省区]一?市$|省.市$", group):
        return not any(ancestors(k) for k in keys) and labels <= {"Province", "City"}
    if group.endswith(("省", "省份")):
        return labels <= {"Province"}
    if re.search(r"[区县]市$", group) or _SECOND.search(group):
        return True
    if group.endswith(("市", "城市")):
        return "Province" not in labels and all(_is_city(k) for k in keys)
    return labels <= {"District", "Zone"} if group.endswith(("县", "县区", "区县")) else True


def _is_city(key: str) -> bool:
    """May it be one of 三市: a prefecture, or a county-level city; an area may stand for one."""
    name = str((describe(key) or {}).get("name", ""))
    return not key.startswith("District:") or name.endswith("市")


def _cities_of(keys: Sequence[str]) -> list[str]:
    """The cities in which the counties of a list lie: 甲市乙县、丙市丁县 are of two cities."""
    return list(dict.fromkeys(next((a for a in ancestors(k) if a.startswith("City:")), k) for k in keys))


def resolve_group(draft: Draft, offset: int, count: int, group: str = "", earlier: Sequence[tuple[int, list[str]]] = ()) -> list[str]:
    """The `count` places that a group at `offset` means; [] if none fit. `group` is its words.

    Nearest first: the list in brackets behind it; one of `earlier` (end and keys of those who acted
    together before), an area named before it that has as many members, or a list of as many places;
    the places of its level in the paragraph, if they are just as many; the nearest list of the document
    before it, of two places only if no other are named more often; at last those of its level that
    another paragraph or the whole document names, if they are just as many.
    """
    floor = max(0, offset - REACH, draft.text.rfind("\n\n", 0, offset))
    named = outermost(draft.mentions_in(floor, offset, PLACES | AREAS))
    lists_before = _listed(draft, floor, offset)
    candidates = [*_listed_behind(draft, offset + len(group)), *earlier, *lists_before]
    candidates += [(end, _cities_of(keys)) for end, keys in lists_before if not fits(group, keys)]
    candidates += [(m.end, members_of(m.key, draft.text[m.start : m.end], count)) for m in named]
    fitting = [(end, keys) for end, keys in candidates if len(keys) == count and fits(group, keys)]
    if fitting:
        end, keys = max(fitting)
        return [] if BODIES.match(draft.text, end) else keys
    distinct = _of_level([m for m in named if m.label in PLACES], group)
    if len(distinct) == count and fits(group, distinct):
        return distinct
    return _of_the_document(draft, offset, count, group) or _all_named(draft, offset, count, group)


def _of_level(mentions: Sequence[Mention], group: str) -> list[str]:
    """The places that are of the level which the group says, once each."""
    return list(dict.fromkeys(_innermost([m for m in mentions if fits(group, [m.key])])))


def _all_named(draft: Draft, offset: int, count: int, group: str) -> list[str]:
    """The places of the level that one sentence names, if just as many and all of one kind: the nearest before `offset`, else behind it.

    Of few places that is a coincidence too easily. Provinces are believed also if the whole document names just so many.
    """
    if count < _MANY:
        return []
    sentences = _sentences(draft)
    first = bisect_left(sentences, offset, key=lambda s: s[0].start)
    for mentions in (*reversed(sentences[max(0, first - _NEARBY) : first]), *sentences[first : first + _NEARBY]):
        found = _of_level(mentions, group)
        if len(found) == count and ("省" in group or len({k.partition(":")[0] for k in found}) == 1):
            return found
    few = sentences[:_NEARBY] if len(sentences) <= _NEARBY and "省" in group else []
    found = _of_level([m for s in few for m in s], group)
    return found if len(found) == count else []


def all_of(draft: Draft, offset: int) -> list[str]:
    """The places of the nearest list of three or more before `offset` in its paragraph; [] without one."""
    floor = max(0, offset - REACH, draft.text.rfind("\n", 0, offset))
    return next((keys for _, keys in reversed(_listed(draft, floor, offset)) if len(keys) > 2), [])


MEMBERS = re.compile(r"（(?P<list>[^（）\n]{4,80})）")
_MANY = 4
_NEARBY = 60
"""How many sentences with places are looked at on either side: a long document counts others."""
_SENTENCES: WeakKeyDictionary[Draft, list[list[Mention]]] = WeakKeyDictionary()
"""The places that each sentence of a document names, without sentences that name none."""
_DOCUMENTS: WeakKeyDictionary[Draft, list[tuple[int, list[str]]]] = WeakKeyDictionary()
"""The lists of places of a document, with their ends, in order: made once, when a group first asks for them."""


def _listed(draft: Draft, start: int, end: int) -> list[tuple[int, list[str]]]:
    found = [(one.end, _innermost(list(one.items))) for one in lists(draft, start, end) if not LINE.match(draft.text, one.end)]
    return [(at, keys) for at, keys in found if all(k.partition(":")[0] in PLACES for k in keys)]


def _listed_behind(draft: Draft, end: int) -> list[tuple[int, list[str]]]:
    """五市（甲、乙、丙、丁、戊）."""
    m = MEMBERS.match(draft.text, end)
    return _listed(draft, *m.span("list")) if m else []


def _sentences(draft: Draft) -> list[list[Mention]]:
    if draft not in _SENTENCES:
        found: dict[int, list[Mention]] = {}
        for m in outermost(draft.mentions_in(0, len(draft.text), PLACES)):
            found.setdefault(draft.context.segmented.at(m.start), []).append(m)
        _SENTENCES[draft] = list(found.values())
    return _SENTENCES[draft]


def _of_the_document(draft: Draft, offset: int, count: int, group: str) -> list[str]:
    if draft not in _DOCUMENTS:
        _DOCUMENTS[draft] = [(at, keys) for at, keys in _listed(draft, 0, len(draft.text)) if len(keys) > 1]
    known = _DOCUMENTS[draft]
    for at in range(bisect_left(known, (offset, [])) - 1, -1, -1):
        keys = known[at][1]
        if len(keys) == count and fits(group, keys):
            return keys if count > 2 or set(keys) == _foremost(draft) else []
    return []


def _foremost(draft: Draft) -> set[str]:
    """The two places that the document names most often, if they are named more often than all others."""
    counted = sorted(((len(draft.spans_of(k)), k) for k in draft.keys(PLACES)), reverse=True)
    return {k for _, k in counted[:2]} if len(counted) == 2 or (len(counted) > 2 and counted[1][0] > counted[2][0]) else set()


def _innermost(mentions: list[Mention]) -> list[str]:
    """Keys without those that only lead the path to another or hold one that is named."""
    keys = list(dict.fromkeys(m.key for m in mentions))
    return [k for k in keys if not any(k in ancestors(other) for other in keys)]
