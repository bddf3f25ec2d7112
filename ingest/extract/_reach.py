"""Read works that reach from a city into another's ground: a city's metro lines that are led on to other places
(甲地铁3号线向乙、丙延伸, 甲轨道交通2号线西延乙段, 乙线延伸至丙), and what leads out of the country (中甲铁路).

Only with the words of the reaching; a line of which nothing is said but that it is built lies within its city.
"""

from __future__ import annotations

import re

from ingest.extract._draft import Draft, Mention
from ingest.extract._known_works import Work
from ingest.extract._lists import lists, outermost, within
from kb.vocabulary import AREAS, PLACES

REACHING = ("地铁", "轨道交通", "城轨", "轻轨", "市域铁路", "市域线", "城际铁路", "有轨电车", "云轨", "市郊铁路", "城际线")
ABROAD = ("中老", "中越", "中缅", "中泰", "中俄", "中蒙", "中哈", "中吉", "中巴", "中尼", "中朝", "中塔")

_NO = "(?:[A-Z]?\\d{1,3}|[一二三四五六七八九十]{1,3})(?:号线|线)|[\u4e00-\u9fff]{2}线"
_KIND = "(?:城市)?(?:轨道交通|地铁|城轨|轻轨|市域铁路|市郊铁路|城际铁路|有轨电车|云轨)"
_TRACK = re.compile(
    f"(?P<kind>{_KIND})(?P<no>{_NO})?(?P<more>(?:[、和及与](?:{_NO}))*)(?:[一二三四]期)?(?:工程)?(?P<ext>[东南西北]{{0,2}}(?:延伸|延长|延)(?:线|段)?)?(?:工程)?"
)
_NUMBER = re.compile(_NO)
_LED = re.compile("(?:继续|逐步|适时|加快|进一步|将|已|可)*(?:向|往|朝)(?:[东南西北]{1,2})?")
_ON = re.compile("(?:市|县|区)?(?:等地|方向|境内|[两三四]地|[\u4e00-\u9fff]{2,4}?)?(?:延伸|延长|拓展|辐射|覆盖|接入)")
_UNTIL = re.compile(
    "(?:将|可|已|有望|规划|继续|进一步)*(?:[东南西北]{0,2}(?:延伸|延长|延|接|通|拓展|开通|开)(?:线|段)?(?:至|到|入|进|进入)|(?:直达|通达|接入|直通|联通|引入|进入|贯通至))"
)
_INTO = re.compile("(?:工程)?(?:直达|通达|至|到|进入|入)")
_PART = re.compile("[市县区]?段")
_ABROAD = re.compile(
    f"(?:{'|'.join(ABROAD)})(?!经济走廊|关系|合作|边境|两国|友好)[\u4e00-\u9fff]{{0,6}}?(?:铁路|高铁|公路|界河大桥|大桥|油气管道|天然气管道|原油管道|输电线路|索道)(?:大桥|连接线|复线|二线|通道)?"
)


def reaching(draft: Draft, start: int, end: int) -> list[Work]:
    """Tracks of a city with the other places that the sentence `start`–`end` leads them to."""
    text, works = draft.text, list[Work]()
    for m in _TRACK.finditer(text, start, end):
        owner = _owner(draft, start, m.start())
        of_city = m["kind"] in ("地铁", "轨道交通", "城市轨道交通")
        if (m["no"] is None and not of_city) or (owner is None and (of_city or m["no"] is None)):
            continue
        led = _led(draft, m.end(), end, extended=m["ext"] is not None)
        if led is not None:
            keys, stop = led
            own = () if owner is None else (owner.key,)
            if not own or any(k != own[0] and not within(k, own[0]) for k in keys):
                works += _works(text, owner.start if owner is not None else m.start(), m, tuple(dict.fromkeys((*own, *keys))), stop)
        elif owner is not None and owner.label in AREAS and m["no"] is not None:
            at = tuple(k.key for k in draft.mentions_in(owner.start, owner.end, PLACES))
            works.append(Work(owner.start, m.end("no"), text[owner.start : m.end("no")], at))
    return works


def _owner(draft: Draft, floor: int, at: int) -> Mention | None:
    """The place or area whose track it is, right before it."""
    known = outermost(draft.mentions_in(max(floor, at - 20), at, PLACES | AREAS))
    return next((k for k in known if k.end == at or (draft.text[k.end : at] in ("市", "都市圈"))), None)


def _led(draft: Draft, at: int, end: int, *, extended: bool) -> tuple[tuple[str, ...], int] | None:
    """Where the words from `at` on lead it: 向甲、乙延伸, 延伸至甲, 甲段; and where they end."""
    text = draft.text
    toward = _LED.match(text, at, end)
    until = (_INTO if extended else _UNTIL).match(text, at, end) if toward is None else None
    begin = toward.end() if toward is not None else until.end() if until is not None else at
    found = next((x for x in lists(draft, begin, min(end, begin + 50), PLACES | {"Zone"}) if x.start == begin), None)
    if found is None:
        return None
    if until is not None:
        return found.keys, found.end
    tail = (_ON if toward is not None else _PART).match(text, found.end, end)
    return (found.keys, tail.end()) if tail is not None else None


def _works(text: str, start: int, m: re.Match[str], keys: tuple[str, ...], stop: int) -> list[Work]:
    """The track, with what is said of its reaching among its forms; each number of a list is a track of its own."""
    base = text[start : m.end("no") if m["no"] else m.end("kind")]
    listed = text[start : m.end("more")]
    forms = {listed, text[start : m.end()], text[start:stop]} - {base}
    works = [Work(start, m.end(), base, keys, tuple(sorted(forms)), shown=(start, stop))]
    if m["more"]:
        works.extend(
            Work(n.start(), n.end(), text[start : m.start("no")] + n[0], keys, shown=(start, stop))
            for n in _NUMBER.finditer(text, m.start("more") + 1, m.end("more"))
        )
        works[0] = Work(start, m.end("no"), base, keys, works[0].forms, shown=(start, stop))
    return works


def abroad(text: str, start: int, end: int) -> list[Work]:
    """中甲铁路: what leads into a neighbour state; no division of the country is at its far end."""
    return [Work(m.start(), m.end(), m[0], ()) for m in _ABROAD.finditer(text, start, end)]
