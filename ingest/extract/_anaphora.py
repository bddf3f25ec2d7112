"""Groups of places that a text speaks of again: 两市, 三地, 双方, 川渝两地."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.extract._draft import Draft, Mention
from ingest.extract._lists import lists, outermost
from kb.gazetteer import ancestors, areas_by_key
from kb.vocabulary import AREAS, PLACES

GROUP = re.compile(
    r"(?P<count>[两二双三四五六七八九十]|\d{1,2})个?(?:[省区]一?市|[省市区]份?|[地市方省县城州](?!级)|直辖市|城市|县区|区县|地区)(?:[一两二三四]?[市县区])?(?![级内外委政属直场长])"
)
_COUNT = {"两": 2, "双": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_SECOND = re.compile(r"[省区]([一两二三四])[市县区]$")
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
    """Are the places of the level that the group's word says? 两省 are provinces, 两市 are not."""
    labels = {k.partition(":")[0] for k in keys}
    if re.search(r"省[市区]$", group):
        return not any(ancestors(k) for k in keys) and labels <= {"Province", "City"}
    if group.endswith(("省", "省份")):
        return labels <= {"Province"}
    if group.endswith(("市", "城市")) and not _SECOND.search(group) and not re.search(r"[区县]市$", group):
        return "Province" not in labels
    return labels <= {"District", "Zone"} if group.endswith(("县", "县区", "区县")) else True


def resolve_group(draft: Draft, offset: int, count: int, group: str = "", earlier: Sequence[tuple[int, list[str]]] = ()) -> list[str]:
    """The `count` places that a group at `offset` means; [] if none fit. `group` is its words.

    Nearest first: one of `earlier` (end and keys of those who acted together before), an area
    named before it that has as many members, or a list of as many places; at last the places of
    the paragraph, if they are just as many.
    """
    floor = max(0, offset - REACH, draft.text.rfind("\n\n", 0, offset))
    named = outermost(draft.mentions_in(floor, offset, PLACES | AREAS))
    candidates = list(earlier)
    for found in lists(draft, floor, offset):
        keys = _innermost(list(found.items))
        if all(k.partition(":")[0] in PLACES for k in keys):
            candidates.append((found.end, keys))
    candidates += [(m.end, members_of(m.key, draft.text[m.start : m.end], count)) for m in named]
    fitting = [(end, keys) for end, keys in candidates if len(keys) == count and fits(group, keys)]
    if fitting:
        return max(fitting)[1]
    distinct = list(dict.fromkeys(_innermost([m for m in named if m.label in PLACES])))
    return distinct if len(distinct) == count and fits(group, distinct) else []


def _innermost(mentions: list[Mention]) -> list[str]:
    """Keys without those that only lead the path to another or hold one that is named."""
    keys = list(dict.fromkeys(m.key for m in mentions))
    return [k for k in keys if not any(k in ancestors(other) for other in keys)]
