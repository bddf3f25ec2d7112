"""The place that a document speaks for, where its head does not say so.

A part of a provincial report names no province but speaks of its cities: the province of
most of the places that it names is then its own. A part of a city's or county's report calls its
place by its level (全县, 我区): it is then the place of that level that it names far more than any
other. A news item or a review speaks for nobody.
"""

from __future__ import annotations

import re
from collections import Counter

from ingest.extract._draft import Draft
from kb.gazetteer import divisions
from kb.vocabulary import AREAS, PLACES

_REPORTED = re.compile(r"记者|[日月]电[（(，\s]|本报讯|通讯员|参考文献|摘要[:：]|原标题")
_DATELINE = re.compile(
    r"(?:^|\n)[ \u3000]*(?:本[报网台刊]|[\u4e00-\u9fff]{2,6}(?:网|报|社|台|在线|客户端))[^，。\n]{0,16}[讯电](?:[ \u3000（(：:]|$)"
)
"""How a news item begins: 本报某地讯, 某某网9月5日讯."""
_HEAD, _OPENING = 300, 60
_LEAST, _SHARE = 5, 0.6
_LEVEL = re.compile(
    "(?:全|我|本)(?P<whole>[市县区旗])(?!域)|(?P<organ>[市县区旗])(?:委|政府)(?!书|员)|(?P<ground>[县区])域(?=综合|经济|内|发展)"
)
"""How a report calls its own place: 全县, 区政府, 县域经济."""
_NAMED, _PART, _AHEAD = 3, 1 / 3, 1.5
"""So often, with so large a part of the cities or else the counties named, and so many times the next, it names its place."""
_ZONE_HEAD = re.compile(r"(?:在|关于|中共)?(?:20\d\d年)?[\u4e00-\u9fff]{0,6}")
_ZONE_PAPER = re.compile("报告|讲话|总结|致辞|发言|汇报|计划|要点")
_ZONE_SELF = re.compile("全区|我区|本区|管委会|园区")
_OWN_KINDS = (None, "report", "plan", "opinion", "notice")


_LOCAL = (
    (("District",), re.compile("[全我][县旗]|县[长委]"), re.compile("[全我][县旗]")),
    (("District",), re.compile("[全我]区|区[长委]"), re.compile("[全我]区")),
    (("City",), re.compile("[全我][市州盟]|[市州盟][长委]"), re.compile("[全我][市州盟]")),
)
"""The levels of local government, with the words by which a text speaks as one and those that mean its place."""
_SAID = 2
_PLAN = re.compile("规划|方案|纲要|行动计划")
"""What a notice passes on that is for an area."""
_FIRST_PERSON = re.compile(r"我们[要将坚持续全]|各位代表|预期目标|政府工作的?总体要求|工作回顾|未来五年|过去五年|五年来")
_PROVINCIAL = re.compile(r"(?<![比占居列超高低于在的])全省|我省|自治区|本省")


_ZONES = re.compile(
    r"(?<![\u4e00-\u9fff”])(?:全区|我区|本区|园区|新区|(?:经济|高新技术|经济技术|综合)?开发区|高新区|经开区|示范区|合作区|试验区|片区|区管委会|管委会)"
)
"""How a zone is called again by a text that speaks of it: at the beginning of a clause, without its name."""
_INTO = re.compile(r"(?:(?:19|20)\d\d年(?:度)?|在|中共|关于|[《“\s\u3000])*")


def zone_of(draft: Draft) -> str | None:
    """Key of the zone that a document speaks for: the one that its title begins with, or its first sentence where
    it has no title, if a news item's title does so or the text goes on to call it 园区, 全区 and the like."""
    about, text = draft.context.about, draft.text
    if about.official:
        return None
    begin, end = about.title_span or (0, min(len(text), _OPENING))
    opened = _INTO.match(text, begin, end)
    at = opened.end() if opened else begin
    zone = next((m for m in draft.mentions_in(at, end, ("Zone",)) if m.start == at), None)
    if zone is None:
        return None
    titled = about.kind == "news" and about.title_span is not None
    return zone.key if titled or len(_ZONES.findall(text, end if about.title_span else zone.end)) >= 1 else None


def local(draft: Draft) -> str | None:
    """Key of the county, district or city that 全县, 全区 and 全市 mean in a text whose head names no place: the one of
    that level that is named first, and most often. `draft.home` where there is none."""
    about, text = draft.context.about, draft.text
    if about.place is not None or about.kind not in (None, "report") or "自治区" in text:
        return draft.home
    for labels, spoken, meant in _LOCAL:
        if not meant.search(text) or len(spoken.findall(text)) < _SAID:
            continue
        keys = draft.keys(labels)
        counts = Counter({key: len(draft.spans_of(key)) for key in keys})
        most = counts.most_common(2)
        first = min(keys, key=lambda key: draft.spans_of(key)[0][0] if draft.spans_of(key) else len(text), default=None)
        if most and most[0][0] == first and (most[0][1] >= _SAID or labels == ("City",)) and (len(most) == 1 or most[0][1] > most[1][1]):
            return first
        break
    return draft.home or _prevailing(draft)


def _prevailing(draft: Draft) -> str | None:
    """Key of the county, district or city that a text in the first person is of, where it speaks for no province:
    the first that it names, if it names none as often."""
    text = draft.text
    if not _FIRST_PERSON.search(text) or _PROVINCIAL.search(text) or reports(draft) or _REPORTED.search(text):
        return None
    levels = next((labels for labels, _, meant in _LOCAL if meant.search(text)), None)
    keys = [key for key in draft.keys(levels or ("City", "District")) if draft.spans_of(key)]
    counts = Counter({key: len(draft.spans_of(key)) for key in keys}).most_common(2)
    first = min(keys, key=lambda key: draft.spans_of(key)[0][0], default=None)
    alone = len(counts) == 1 or (counts and counts[0][1] > counts[1][1])
    return first if alone and counts[0][0] == first and (levels or counts[0][1] >= _SAID) else None


def speaks_for(draft: Draft) -> str | None:
    """Key of the place: that of the document's head, else the province that prevails; None if none does."""
    about = draft.context.about
    if about.place:
        return about.place
    if about.kind not in _OWN_KINDS or _REPORTED.search(draft.text):
        return None
    own = _of_level(draft)
    if own is not None:
        return own
    known = divisions()
    counts: Counter[str] = Counter()
    for key in draft.keys(PLACES):
        if key.partition(":")[2] in known:
            counts[key.partition(":")[2][:2]] += len(draft.spans_of(key))
    if not counts:
        return None
    first, most = counts.most_common(1)[0]
    if most < _LEAST or most < _SHARE * counts.total():
        return None
    province = known.get(first + "0000")
    return province.key if province else None


def _of_level(draft: Draft) -> str | None:
    """The city or county of the level that the document calls its own by, if it names it well more often than any other of the level."""
    levels = Counter(m[m.lastgroup or 0] for m in _LEVEL.finditer(draft.text))
    counts = {k: len(draft.spans_of(k)) for k in draft.keys(("City", "District")) if k.partition(":")[2] in divisions()}
    if not levels or not counts:
        return None
    level = levels.most_common(1)[0][0]
    ours = sorted(((n, k) for k, n in counts.items() if divisions()[k.partition(":")[2]].name.endswith(level)), reverse=True)
    if not ours:
        return None
    most, key = ours[0]
    alike = sum(n for k, n in counts.items() if k.partition(":")[0] == key.partition(":")[0])
    return key if most >= max(_NAMED, _PART * alike, _AHEAD * (ours[1][0] if len(ours) > 1 else 0)) else None


def reports(draft: Draft) -> bool:
    """Is it a news item, which tells of others and not of a place of its own?"""
    return draft.context.about.kind == "news" or _DATELINE.search(draft.text, 0, _HEAD) is not None


def planned_for(draft: Draft, *, placed: bool = False) -> str | None:
    """Key of the area whose plan the document is: what it says of no other place is said of that.

    With `placed` also where the document speaks for a place beside, as a province does that plans its metropolitan area.
    """
    about = draft.context.about
    if placed and (zone := _of_zone(draft)) is not None:
        return zone
    passed_on = about.kind == "notice" and about.title is not None and _PLAN.search(about.title) is not None
    if (
        not (passed_on or about.kind in ("plan", "reply", "opinion"))
        or (about.place is not None and not placed)
        or about.title_span is None
    ):
        return None
    return next((m.key for m in draft.mentions_in(*about.title_span, AREAS)), None)


def _of_zone(draft: Draft) -> str | None:
    """The zone that a report or a speech is of: its title begins with it and the text speaks of it as of 全区."""
    span = draft.context.about.title_span
    zone = next(iter(draft.mentions_in(*span, ("Zone",))), None) if span is not None else None
    if zone is None or span is None or not _ZONE_HEAD.fullmatch(draft.text, span[0], zone.start):
        return None
    spoken = _ZONE_PAPER.search(draft.text, zone.end, span[1]) is not None and _ZONE_SELF.search(draft.text, span[1]) is not None
    return zone.key if spoken else None
