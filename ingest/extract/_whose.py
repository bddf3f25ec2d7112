"""Whose a chain is: the places that a clause speaks of when it comes to an industry.

The clause's own subject, those with whom it does it, those that the chain is made around, the
area that the sentence before began with, 前者 and 后者.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.extract._anaphora import GROUP, count_of, fits, resolve_group
from ingest.extract._cast import Part, cores, role_of
from ingest.extract._draft import Draft, Mention
from ingest.extract._lists import PlaceList, lists, outermost
from kb.model import Passage
from kb.vocabulary import AREAS, PLACES

_VERB = re.compile(
    r"领跑|带动|打造|建成|建有|建立|建强|创建|崛起|入选|获评|集群成链|组建|孕育|做活|承接|立足|瞄准|主攻|抓好|抓实|靠|得益于|凭借|谋划|规划|启动|开工|签约|协同|携手|联合|建设|培育|壮大|发展|做大|做强|做优|形成|构建|延伸|推进|拥有|聚焦|重点|加快|大力|实现|布局|共建|集聚|引进|依托|围绕|推动|完善|牵头|承担|拥有|聚力|已|将|是|为|成为"
    r"|做|融入|补齐|补强|补链|健全|贯通|打通|提升|优化|锻造|催生|迎来|集结|汇聚|凝聚|聚合|吸引|延长|拓展|拉长|盘活|放大|发力|扩容|整合|串联|撬动|撑起|扛起|挺起|坐拥|抢占|抢抓|负责|分担|支持|鼓励|引导|扶持|主导|领衔|打响|擦亮|涌现|培植|深耕|主抓|[有抓]|共[建推育创筑谋造拓兴铸聚]|[做建育培抓铸聚锻补延稳固拉][强优大好实长全壮]|联手|合力|合作|抱团|跻身|晋级|参与|加入|组成|签署|签订|入围|嵌入|切入|布点"
)
_LINE = re.compile("[\u4e00-\u9fff]{1,4}?(?:高铁|高速|铁路|城际)")
"""What makes initials the name of a line, of which no sentence speaks as of its subject."""
_WHEN = re.compile(
    r"(?:[^，。；]{0,14}(?:年|月|日|以来|期间|时期|阶段|目前|此外|同时|近年|今年|去年|当前|其中|会上|会议[^，]{0,4}|下一步|未来|据悉|据了解|方面|来)[，,]?)+"
)
_MEANS = re.compile(
    "为(?:引领|轴|主轴|纽带|支撑|依托|载体|背景|契机|目标|抓手|平台|标杆|参照|龙头|核心|主体|重点|主|中心|牵引|引擎|支点|骨干|两翼|基地)"
)
"""With 以 before the place: by its means, or around it, not by it."""
_AIM = re.compile("为(?:重点|核心|主导|龙头|主攻|抓手|主线|引领|支撑|支柱|突破口|牵引|方向|特色|主|先导|切入点|着力点)")
_OF = re.compile(
    r"[市省县区州盟]?(?:等地?)?(?:[\d两二三四五六七八九十]+个?[市县区省地])?(?:境内)?的|(?:等地|等?[\d两二三四五六七八九十]+个?[市县区省])"
)
"""Between places and the industry that is theirs: 甲、乙等地的, 甲、乙两市."""
_WITHIN = re.compile("(?:[市省县区州盟]|两地|[两三四]市)?(?:位于|处于|处在|居于|位居|在)$")
_ASKS = re.compile(
    "[市县区省州盟]?(?:等地)?(?:开展|加强|深化|强化|主动|积极|全面|产业|产能|项目|精准|招商|学习)*(?:对接|交流|衔接|洽谈|取经)(?:合作)?，"
)
_BESIDE = re.compile("[市县区]?(?:等地?)?(?:[两三四五]地)?(?:协同|配套|支撑|参与|协作|联动|补充|跟进|呼应|互补|共同|分工|发展)+的")
"""What those do beside the centre of a chain: 以甲为核心、乙和丙协同的."""
_POOLS = re.compile("(?:依托|发挥|利用|整合|结合|统筹|借助|集成|融合|用好|聚合|凭借)")
_OWNS = re.compile("[市省县区州盟]?(?:等地)?(?:[两三四五]地)?(?:的|各自)")
_TAKING = ("携手", "联合", "联手", "会同", "联动", "协同", "携")
"""With these before the partners no word like 共同 is needed."""
_COMPANY = ("与", "同", "和", "跟", *_TAKING)
_JOINTLY = re.compile("[市省县区州盟]?(?:等地)?(?:[两三四五]地|双方)?(?:共同|联合|携手|联手|合力|协同|一道|合作|共[建推育创筑谋造拓兴铸])")
"""What those do whom the clause's own place has with it: 与甲共建."""
_DOES = re.compile(f"，?(?:[\u4e00-\u9fff]{{0,4}}?(?:{_VERB.pattern}))+")
_COMMENT = re.compile("^[^的][^，。；]{1,20}，$")
"""Between a place that a sentence is about and the industry that it comes to: 甲有…之称，乙产业链…."""
_DIRECTLY = re.compile(
    f"[市县区州]?(?:等地|等[市县区]|[两三四五][市县区地])?，?(?:重点|大力|加快|着力|共同|协同|联合|集中)*(?:{_VERB.pattern})(?![\u4e00-\u9fff]{{0,6}}优势)"
)
"""Behind places that a chain rests on, when it is they and nothing of theirs: 依托甲、乙打造."""
_OWN = re.compile("全[省市县区州]|我[省市县区州]|本[省市县区州]")
_BACK = 3
"""So many sentences back an area may stand that all of them speak of."""
_NOT_SUBJECT = re.compile(
    r"(?:依托|借助|利用|引自|源自|对标|学习|对接|融入|面向|借鉴|辐射|来自|承接|服务|与|同|向|从|以外|联动|携手|联合|联手|会同|协同)$"
)


def meant(draft: Draft, passage: Passage, before: int) -> PlaceList | None:
    """前者 and 后者: of the two places that the sentence named last before the clause."""
    start = max(draft.text.rfind(mark, passage.start, before) for mark in "，；。") + 1
    word = draft.text[start : start + 2]
    if start <= passage.start or word not in ("前者", "后者"):
        return None
    said = lists(draft, passage.start, start)
    pairs = [x.items for x in said if len(x.items) == 2]
    last = pairs[-1] if pairs else tuple(x.items[0] for x in said)
    return PlaceList((last[word == "后者"],)) if len(last) == 2 else None


def subject_of(draft: Draft, segment: int, before: int, behind: int) -> PlaceList | None:
    """The places that the clause says it of: last list before the industry with a verb between; `behind` is the ending's end."""
    text = draft.text
    said = lists(draft, segment, before)
    if said and _OF.fullmatch(text, said[-1].end, before):
        return said[-1]
    found = [
        x
        for x in said
        if not _NOT_SUBJECT.search(draft.text[max(segment, x.start - 4) : x.start]) and not _MEANS.match(draft.text, x.end, before)
    ]
    for places in reversed(found):
        between = draft.text[places.end : before]
        head = draft.text[segment : places.start]
        near = "，" not in between and len(between) <= 20
        opens = (len(head) <= 6 and not any(x.end <= places.start for x in said)) or _WHEN.fullmatch(head)
        if head == "在" and re.fullmatch("[市县区州]?，", between):
            return places
        if near and (_WITHIN.fullmatch(between) or (between.endswith("以") and _AIM.match(text, behind))):
            return places
        if opens and len(found) == 1 and _COMMENT.search(between):
            return places
        if near and _VERB.search(between) and not between.startswith(("的", "等国")):
            return places
        if opens and _VERB.search(between) and not between.startswith("的"):
            return _first_of(draft, places, before)
    return _built(draft, segment, before) or _resting(draft, segment, before) or _pooled(draft, segment, before)


def _first_of(draft: Draft, places: PlaceList, before: int) -> PlaceList:
    """甲与乙对接，培育丙产业链: only the one that goes to the other for something makes the chain."""
    text, first = draft.text, places.items[0]
    after = places.items[1] if len(places.items) > 1 else None
    asks = (
        after is not None
        and text[first.end : after.start].strip("市县区省州") in ("与", "和", "同")
        and _ASKS.match(text, places.end, before)
    )
    return PlaceList((first,)) if asks else places


def _built(draft: Draft, segment: int, before: int) -> PlaceList | None:
    """建设甲产业走廊，重点布局乙产业链: the area that the clause right before has made, where no other is named."""
    text = draft.text
    said = lists(draft, segment, before)
    comma = text.rfind("，", segment, before)
    if comma == segment:  # the area's own ending was read as one of a chain
        said, comma = lists(draft, max(0, segment - 24), segment), segment
    zone = next((x for x in said if x.end == comma and x.items[-1].label in AREAS), None)
    alone = zone is not None and said[-1] is zone and _VERB.match(text, comma + 1, before) is not None
    return (
        zone
        if zone is not None
        and alone
        and re.search("(?:建设|打造|推进|支持|规划|培育|依托|提升|构建|[，。])$", text[max(0, zone.start - 4) : zone.start])
        else None
    )


def _resting(draft: Draft, segment: int, before: int) -> PlaceList | None:
    """依托甲高新区培育乙产业集群: the zone, where the sentence names nobody who does it."""
    found = [x for x in lists(draft, segment, before) if draft.text.endswith("依托", segment, x.start)]
    if len(found) == 1 and _DIRECTLY.match(draft.text, found[0].end, before):
        return found[0]
    zones = [x for x in lists(draft, segment, before, ("Zone",)) if draft.text.endswith(("依托", "借助"), segment, x.start)]
    return zones[-1] if len(zones) == 1 and _VERB.search(draft.text, zones[-1].end, before) else None


def _pooled(draft: Draft, segment: int, before: int) -> PlaceList | None:
    """依托甲的丙、乙的丁，共建戊产业集群: those whose strengths are put together."""
    text = draft.text
    comma = text.rfind("，", segment, before)
    start = max(text.rfind("，", segment, max(segment, comma)), segment - 1) + 1
    pools = _POOLS.match(text, start, comma) if comma > segment else None
    if pools is None or not _JOINTLY.match(text, comma + 1, before):
        return None
    owners = [x for x in lists(draft, pools.end(), comma) if _OWNS.match(text, x.end)]
    items = tuple(m for x in owners for m in x.items)
    return PlaceList(items) if owners and owners[0].start == pools.end() and len(items) > 1 else None


def grouped(draft: Draft, segment: int, before: int) -> PlaceList | None:
    """两市共建甲产业集群, 三地联合打造乙产业链: the places that the group named again stands for."""
    text = draft.text
    start = max(segment, text.rfind("，", segment, before) + 1)
    group = next((m for m in GROUP.finditer(text, segment, before) if m.start() >= start or "，" in text[m.end() : before]), None)
    if group is None or lists(draft, group.end(), before):
        return None
    if not (group.start() in (segment, start) or text[group.start() - 1] in "，的由"):
        return None
    between = text[group.end() : before]
    if between and not _VERB.search(between) and not _OF.fullmatch(between):
        return None
    keys = resolve_group(draft, group.start(), count_of(group), group[0]) or _of_sentence_before(draft, group)
    return PlaceList(tuple(Mention(group.start(), group.end(), k) for k in keys)) if keys else None


def _of_sentence_before(draft: Draft, group: re.Match[str]) -> list[str]:
    """The places of this sentence so far, or of it and the one before, if they are as many as the group."""
    index = draft.context.segmented.at(group.start())
    for n in (index, max(0, index - 1)):
        begin = draft.context.passages[n].start
        keys = list(dict.fromkeys(m.key for m in outermost(draft.mentions_in(begin, group.start(), PLACES))))
        if len(keys) == count_of(group) and fits(group[0], keys) and "\n" not in draft.text[begin : group.start()]:
            return keys
    return []


def of_all(draft: Draft, segment: int, before: int) -> bool:
    """Does the clause itself speak of the document's whole place: 甲做材料，全省形成乙产业链?"""
    start = max(segment, draft.text.rfind("，", segment, before) + 1)
    return _OWN.match(draft.text, start, before) is not None and not lists(draft, start, before)


def theme(draft: Draft, passage: Passage) -> PlaceList | None:
    """The area that the sentence before, or one shortly before, of the same paragraph begins with: it is what they all speak of."""
    own = [] if _LINE.match(draft.text, passage.start) else lists(draft, passage.start, min(passage.start + 6, passage.end))
    if own:
        return None
    index = draft.context.segmented.at(passage.start)
    for n in range(index - 1, max(-1, index - 1 - _BACK), -1):
        before = draft.context.passages[n]
        if "\n" in draft.text[before.end : passage.start] or before.kind != "sentence":
            return None
        when = _WHEN.match(draft.text, before.start, before.end)
        begins = {before.start, when.end() if when is not None else before.start}
        first = [x for x in lists(draft, before.start, min(before.start + 24, before.end), AREAS) if x.start in begins]
        if first:
            return first[0]
        if lists(draft, before.start, before.end):
            return None
    return None


def partners_in(draft: Draft, segment: int, before: int) -> PlaceList | None:
    """与甲、乙共建丙产业链: those with whom the clause's own place does it."""
    for x in lists(draft, segment, before):
        lone = draft.text.endswith(_COMPANY, segment, x.start) and "，" not in draft.text[x.end : before]
        taken = lone and draft.text.endswith(_TAKING, segment, x.start) and _DIRECTLY.match(draft.text, x.end, before)
        if lone and (taken or _JOINTLY.match(draft.text, x.end, before)):
            return x
    return None


def around(draft: Draft, segment: int, before: int) -> list[Part]:
    """以甲为核心的乙产业链, 以甲为龙头，打造乙产业链: those that the chain itself is made around, not a thing between."""
    text = draft.text
    found = list(cores(draft, segment, before))
    last = found[-1].end if found else before
    beside = next((x for x in lists(draft, last, before) if x.start == last + 1 and text[last] in "，、"), None) if found else None
    if beside is not None and _BESIDE.fullmatch(text, beside.end, before):
        return [*found, Part(beside.start, before, beside, role_of(text[beside.end : before]), False)]
    made = text[last:before] == "的" or (before - last <= 12 and _DOES.fullmatch(text, last, before))
    return [x for n, x in enumerate(found) if all(a.end + 1 >= b.start for a, b in pairwise(found[n:]))] if found and made else []
