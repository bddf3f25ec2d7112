"""Known areas in a list that shares its ending: 甲、乙、丙等城市群, where 乙城市群 is an area that the gazetteer knows.

The ending is found first; the list is read leftwards from it to the clause's beginning. Only an
item that with the ending is a known area counts; what stands between known items may be anything
short. The work for one ending is bounded by `_REACH`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.resolve._places import Place
from kb.gazetteer import areas

_REACH = 160
_LONGEST = 12
_ENDING = re.compile("城市群|都市圈|经济圈|城市圈|经济带")
_BREAK = re.compile(r"[，。；：！？\n\r\t《》【】,;:!?]")
_TAIL = re.compile(r"(?:等)?(?:[\d两二三四五六七八九十]+[大个])?(?:国家级|世界级|国家|重点|跨省|现代化)*$")
_JOINT = re.compile("、|以及|和(?!浩特|田|县)|与|及")


@cache
def _known() -> dict[str, dict[str, str]]:
    """Ending → what stands before it in the names of known areas → the area's key."""
    found: dict[str, dict[str, str]] = {}
    for area in areas().values():
        for name in (area.name, *area.aliases):
            ending = next((e for e in _ENDING.pattern.split("|") if name.endswith(e)), None)
            if ending is not None and len(name) > len(ending) + 1:
                found.setdefault(ending, {})[name.removesuffix(ending)] = area.key
    return found


def heads(text: str) -> list[Place]:
    """The items of such lists that are known areas, ascending."""
    found: dict[int, Place] = {}
    for m in _ENDING.finditer(text):
        for start, end, key in _items(text, m.start(), _known().get(m[0], {})):
            found.setdefault(start, Place(start, end, key, "head", 0.9))
    return [found[at] for at in sorted(found)]


def _items(text: str, end: int, known: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    low = max(0, end - _REACH)
    left = max((m.end() for m in _BREAK.finditer(text, low, end)), default=low)
    tail = _TAIL.search(text, left, end)
    whole = tail is None or not tail[0]
    end = end if tail is None else tail.start()
    joints = list(_JOINT.finditer(text, left, end))
    # the last item, where the ending follows at once, is a whole name, which the scan finds
    last = text[joints[-1].end() if joints else left : end]
    if whole and last not in known and any(last.endswith(name) for name in known if len(name) < len(last)):
        return  # 甲、乙两市同属丙都市圈: words stand between the list and the name
    for i in range(len(joints) - whole, -1, -1):
        stop, begin = joints[i].start() if i < len(joints) else end, joints[i - 1].end() if i else left
        if stop - begin > _LONGEST and i:
            return
        # words that govern the list may stand before its first item
        starts = (begin,) if i else range(max(begin, stop - _LONGEST), stop - 1)
        start = next((s for s in starts if text[s:stop] in known), None)
        if start is not None:
            yield start, stop, known[text[start:stop]]
