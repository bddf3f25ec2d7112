"""Groups of places that a text speaks of again: 两市, 三地, 双方, 川渝两地."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from ingest.extract._draft import Draft, Mention
from ingest.extract._lists import lists, outermost
from kb.gazetteer import ancestors, areas_by_key
from kb.vocabulary import AREAS, PLACES

GROUP = re.compile(
    r"(?P<count>[两二双三四五六七八九十]|\d{1,2})个?(?:[省区]一?市|[省市区]份?|[地市方省县城州](?!级)|直辖市|城市|县区|区县|地区)(?:[一两二三四]?[市县区])?(?![级内外委属直场长]|政(?!协|府|务))"
)
ALL = re.compile(r"(?:与会|参会|签约|成员|上述|以上|参与|发起)各?(?:方|城市|市|地|省份|单位|地区|代表)+|各方(?!面)")
"""Those of a list named before, however many they are."""
_COUNT = {"两": 2, "双": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_SECOND = re.compile(r"[省区]([一两二三四])[市县区]$")
BODIES = re.compile(
    r"[市省区县]?的?(?:[两二三四五六七八九十几多]|\d{1,3})[家所支个][\u4e00-\u9fff]{0,6}?"
    r"(?:企业|公司|集团|工厂|医院|大学|高校|[学院]校|学院|中学|小学|[球女男]队|代表队|俱乐部|机构|银行|商会|协会|园区|开发区|乡镇|街道|社区|村)"
)
"""Behind a list of places: not they act, but so many bodies that lie in them (甲与乙两家公司)."""
REACH = 500


def count_of(m: re.Match[str]) -> int:
    """How many the group has: 三地 three, 三省一市 four."""
    n = int(m["count"]) if m["count"].isdigit() else _COUNT[m["count"]]
    second = _SECOND.search(m[0])
    return n + (1 if second[1] == "一" else _COUNT[second[1]]) if second else n


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
    if "Organization" in labels and (len(labels) == 1 or not group.endswith("方")):
        return False
    if re.search(r"省[市区]$", group):
        return not any(ancestors(k) for k in keys) and labels <= {"Province", "City"}
    if group.endswith(("省", "省份")):
        return labels <= {"Province"}
    if group.endswith(("市", "城市")) and not _SECOND.search(group) and not re.search(r"[区县]市$", group):
        return "Province" not in labels
    return labels <= {"District", "Zone"} if group.endswith(("县", "县区", "区县")) else True


def resolve_group(draft: Draft, offset: int, count: int, group: str = "", earlier: Sequence[tuple[int, list[str]]] = ()) -> list[str]:
    """The `count` places that a group at `offset` means; [] if none fit. `group` is its words.

    Nearest first: the list in brackets behind it; one of `earlier` (end and keys of those who acted
    together before), an area named before it that has as many members, or a list of as many places;
    the places of the paragraph, if they are just as many; at last the nearest list of the document
    before it, of two places only if no other are named more often.
    """
    floor = max(0, offset - REACH, draft.text.rfind("\n\n", 0, offset))
    named = outermost(draft.mentions_in(floor, offset, PLACES | AREAS))
    candidates = [*_listed_behind(draft, offset + len(group)), *earlier, *_listed(draft, floor, offset)]
    candidates += [(m.end, members_of(m.key, draft.text[m.start : m.end], count)) for m in named]
    fitting = [(end, keys) for end, keys in candidates if len(keys) == count and fits(group, keys)]
    if fitting:
        end, keys = max(fitting)
        return [] if BODIES.match(draft.text, end) else keys
    distinct = list(dict.fromkeys(_innermost([m for m in named if m.label in PLACES])))
    if len(distinct) == count and fits(group, distinct):
        return distinct
    return _of_the_document(draft, offset, count, group)


def all_of(draft: Draft, offset: int) -> list[str]:
    """The places of the nearest list of three or more before `offset` in its paragraph; [] without one."""
    floor = max(0, offset - REACH, draft.text.rfind("\n", 0, offset))
    return next((keys for _, keys in reversed(_listed(draft, floor, offset)) if len(keys) > 2), [])


MEMBERS = re.compile(r"（(?P<list>[^（）\n]{4,80})）")
_DOCUMENTS: WeakKeyDictionary[Draft, list[tuple[int, list[str]]]] = WeakKeyDictionary()
"""The lists of places of a document, with their ends, in order: made once, when a group first asks for them."""


def _listed(draft: Draft, start: int, end: int) -> list[tuple[int, list[str]]]:
    found = [(one.end, _innermost(list(one.items))) for one in lists(draft, start, end)]
    return [(at, keys) for at, keys in found if all(k.partition(":")[0] in PLACES for k in keys)]


def _listed_behind(draft: Draft, end: int) -> list[tuple[int, list[str]]]:
    """五市（甲、乙、丙、丁、戊）."""
    m = MEMBERS.match(draft.text, end)
    return _listed(draft, *m.span("list")) if m else []


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
