"""Read what partners build together: 甲与乙共建丙产业园, 与乙联合推进丙基地建设, 两县……共建丙大桥、丁大道.

The verb says that it is shared; the partners are the places right before it, those with whom the
clause's own place or the document's does it, a group named again (两市), or, where the clause
names nobody, those of the clause before. Fewer than two, none within the other, state nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.extract._anaphora import GROUP, count_of, resolve_group
from ingest.extract._clauses import clause_begin
from ingest.extract._draft import Draft
from ingest.extract._facilities import HEAD, PHASE, WAY, distinct, named
from ingest.extract._known_works import Work
from ingest.extract._lists import PlaceList, lists
from kb.gazetteer import ancestors
from kb.vocabulary import PLACES

SHARED = ("共建", "合建", "合办", "联建", "联办", "共同", "联合", "携手", "联手", "合力", "合作", "协同", "毗邻", "交界", "之间的")

_MAKE = "共建|合建|合办|建设|打造|开发|投资|兴建|修建|新建|设立|创办|成立|建立|组建|规划|推进|推动|运营|筹建|兴办|布局"
_VERB = re.compile(
    rf"(?:共建(?!共|协议|机制|的?(?:体系|网络))|合建|合办|联建|联办|(?:共同|联合|携手|联手|合力|合作|协同|协作)(?:{_MAKE}|、)+|合作(?=的)|(?:[两三四五][地市县省州]|双方)?之间的|(?P<border>(?:毗邻|交界|接壤)(?:地区|地带|处|区域|区)?[^。；]{{0,16}}?(?:设立|建设|共建|打造|规划|布局)+))(?:的|了|起)?"
)
_COUNTED = re.compile(
    r"(?:一[个座条所处]|首[个座条]|[\d两三四五六七八九十]+[个座条所]|(?:总投资|占地|规划面积|面积|全长|总长)[^，。；、]{1,14}的|(?:超|近|约)?[\d.]+(?:亩|公里|平方公里|亿元|万亩)的|国家级|省级|市级|高水平|高标准|世界级|全国首个|全省首个|好)+"
)
_ITEM = re.compile(rf"(?P<open>[“‘])?(?P<own>[^，。；：！？\n（）()《》]{{0,20}}?)(?P<head>{HEAD.pattern})(?P<close>[”’])?")
_NEXT = re.compile("、|和|及|以及|与")
_COMPANY = re.compile("(?:与|同|和|跟|携手|联合|联手|会同|携)$")
_WITH = re.compile("[^，。；]{0,12}?(?:与|同|和|跟|携手|联合|联手|会同)")
_US = re.compile("我[省市县区州]|本[市县区]|全[市县区]")
_PLAIN = re.compile("(?:研究院|实验室|中心|枢纽|景区|度假区|旅游区)$")
"""Houses that are called by what they are for everywhere: without a name of their own none is named."""
_SITE = re.compile("[在于]$")
_NEAR = 16
_FAR = 300
"""So far before the verb its partners may stand."""
_SHORT = 2
"""So long are the places whose initials a name strings together: 甲乙、丙丁基地."""
_PAIR = 2
"""More that build or promote a road together are not all on it."""
_ACT = re.compile(
    "[市县区省州盟旗]?(?:政府|人民政府)?(?:等地|[两三四五六七八九十][市县区地省])?[^，。；]{0,6}?(?:共|合|联|携|签|协同|推进|深化|加强|加快|抱团)"
)


def shared(draft: Draft, start: int, end: int) -> list[Work]:
    """The works of the sentence `start`–`end` that it says partners make together."""
    text, works = draft.text, list[Work]()
    for verb in _VERB.finditer(text, start, end):
        start = max(start, verb.start() - _FAR)
        keys = _partners(draft, start, verb.start(), border=verb["border"] is not None)
        if len(keys) < 2:
            continue
        for at, own, stop in _names(text, verb.end(), end):
            lone = not distinct(own)
            if lone and _PLAIN.search(text, at, stop):
                continue
            if len(keys) > _PAIR and WAY.search(text[at:stop]):
                continue
            phase = PHASE.match(text, stop)
            whole = text[at : phase.end()].strip("“”‘’") if phase is not None else ""
            name = text[at:stop].strip("“”‘’")
            first = min((k.start for k in draft.mentions_in(start, verb.start(), PLACES)), default=verb.start())
            works.append(Work(at, stop, name, keys, (whole,) if whole not in ("", name) else (), shown=(min(first, at), stop), shared=lone))
    return works


def _names(text: str, at: int, end: int) -> list[tuple[int, str, int]]:
    """The names of a list that begins at `at`: where each begins, what it has before its head, where it ends."""
    found: list[tuple[int, str, int]] = []
    counted = _COUNTED.match(text, at, end)
    at = counted.end() if counted is not None else at
    while (m := _ITEM.match(text, at, end)) is not None:
        stop = _head_end(text, m, end)
        own = m["own"]
        parts = own.split("、")
        if len(parts) > 1 and "”" not in own and not all(len(p) == _SHORT for p in parts[:-1]):
            own = parts[-1]
        if not named(own, text[stop : stop + 4]) or len(own) > 20:
            break
        begin = m.start("own") if m["open"] is None or (m["close"] is None and "”" not in own) else m.start()
        found.append((begin + (len(m["own"]) - len(own)), own, stop))
        phase = PHASE.match(text, stop)
        joint = _NEXT.match(text, phase.end() if phase is not None else stop, end)
        if joint is None:
            break
        at = joint.end()
    return found


def _head_end(text: str, m: re.Match[str], end: int) -> int:
    """The end of the longest name: 乙产业园区 rather than 乙产业园, 甲产业园乙基地."""
    stop = m.end()
    while (more := HEAD.match(text, stop, end)) is not None:
        stop = more.end()
    return stop


def _partners(draft: Draft, floor: int, verb: int, *, border: bool) -> tuple[str, ...]:
    text = draft.text
    clause = clause_begin(text, floor, verb, "，；。：")
    said = [x for x in lists(draft, floor, verb, PLACES | {"Zone"}) if "《" not in text[max(floor, x.start - 6) : x.start]]
    said = [x for x in said if not _SITE.search(text, max(floor, x.start - 2), x.start) or x.end == verb]
    here = [x for x in said if x.start >= clause and verb - x.end <= _NEAR * 2]
    if here and verb - here[-1].end <= _NEAR:
        return _of_clause(draft, floor, here, said, border=border)
    if border:
        return ()
    group = GROUP.search(text, clause, verb)
    if group is not None:
        count = count_of(group)
        keys = apart(resolve_group(draft, group.start(), count, group[0]))
        if keys:
            return keys
        others = apart([k for x in said for k in x.keys])
        return at_home(draft, others) if count == 2 and len(others) == 1 else ()
    if verb - clause > 8:
        return ()
    for x in reversed(said):
        if len(apart(x.keys)) > 1:
            return apart(x.keys) if _ACT.match(text, x.end, clause) else ()
        if _COMPANY.search(text, max(floor, x.start - 3), x.start):
            return _of_clause(draft, floor, [y for y in said if y.end <= x.end], said, border=False)
    return ()


def _of_clause(draft: Draft, floor: int, here: list[PlaceList], said: list[PlaceList], *, border: bool) -> tuple[str, ...]:
    """The partners where the clause names one at least: a list, 甲与乙, or 与乙 alone."""
    text, last = draft.text, here[-1]
    if len(apart(last.keys)) > 1:
        return apart(last.keys)
    if border or _COMPANY.search(text, max(floor, last.start - 3), last.start) is None:
        before = here[-2] if len(here) > 1 else None
        if before is None or border or not _WITH.fullmatch(text, before.end, last.start):
            return ()
        return apart((*before.keys, *last.keys))
    if len(here) > 1:
        return apart((*here[-2].keys, *last.keys))
    opening = [x for x in said if x.end < last.start and x.start - floor <= 4]
    if opening and not _US.search(text, opening[0].end, last.start):
        return apart((*opening[0].keys, *last.keys))
    return at_home(draft, last.keys)


def at_home(draft: Draft, keys: tuple[str, ...]) -> tuple[str, ...]:
    """With the place that the document speaks for; () if it speaks for none, or for one that holds them."""
    return apart((draft.home, *keys)) if draft.home else ()


def apart(keys: Sequence[str]) -> tuple[str, ...]:
    """The keys once each, without those that hold another."""
    once = list(dict.fromkeys(keys))
    return tuple(k for k in once if not any(k in ancestors(other) for other in once))
