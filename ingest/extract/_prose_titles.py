"""Full proper titles in prose, without 《》.

A title is taken only when it ends in a word of a policy and begins at a place, an area or a
plan's period, or stands after a verb that takes policies (出台, 印发, 落实 …) and before one
(获批, 印发实施 …).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.extract._titles import Title

_LONGEST = 60
_END = re.compile(
    r"(?:(?:规划|行动|实施|发展|建设)纲要|(?:总体|专项|发展|空间|协同|建设|整体){0,3}规划"
    r"|(?:总体|实施|改革|行动|工作|发展|转型|建设|推进|试点|创建)?方案|行动计划|条例|实施细则"
    r"|(?:实施|指导|若干)意见|(?:管理|暂行|实施)办法|(?:若干|重点)(?:政策)?(?:措施|举措)|若干(?:政策|规定)"
    r"|[一二三四五六七八九十百\d]{1,3}条(?:措施|举措|意见))"
    r"(?=(?:[（(](?:草案|试行|修订|\d)|正式|全面|先后|已经?|均|扎实|有力)?(?:获|印发|出台|顺利|有效|深入|实施|批|落地|落实|见效|发布|公布|颁布|施行|审议|通过"
    r"|编制完成|完成(?:编制|修编|修订|报批)|修编完成|明确|确定|规定|提出|要求|相?衔接|所|中(?:的|明|确|提)|的(?:要求|规定|部署|安排|目标|任务|精神|内容)|[，。；、）“”（(]|和|及|与|以及|$))"
)
_BREAK = re.compile(
    r"[，。；：！？、《》\n]|\s{2,}|(?<=条)\s|[）)]|”(?=[和及与])|——|(?<=规划|方案|计划|条例|纲要|意见|办法|措施)(?:以及|[和与及])"
)
_TAKES = re.compile(
    r"(?P<doubt>推动|推进|研究|加快|谋划|起草|抓紧|争取尽快|适时|尽快|抓好|探索)?(?:高质量|认真|全面|深入|扎实|大力|科学|组织|启动|抓紧|严格|继续|积极|稳步|有序)*"
    r"(?P<verb>制定出台|制定实施|编制实施|出台实施|印发实施|落实落细|贯彻落实|落实|实施|执行|争取|对接|衔接|根据|依据|按照|列入|纳入|出台|印发|颁布|发布|公布|通过|批复|获批|待|修订|制定|编制|修编|完善|报批)(?:了|好|完成|新一轮|国家级)*"
)
_ISSUED = re.compile(r"^(?:制定出台|出台|印发|颁布|发布|公布)")
_LEADS = re.compile(
    r"(?:[\u4e00-\u9fff]{0,16}?(?:应当|必须|应|须)|为|以|把|将|对|与|同|和|按|由|经|并|要|使)?(?:了)?(?:高质量|认真|全面|深入|扎实|大力|统筹|全力|组织|启动|严格|继续|积极|稳步|有序|协同|切实|持续)*"
    r"(?:推动|推进|支持|保障|确保|促进|围绕|依托|结合|对照|聚焦|配合|做好|抓好|开展|启动|遵循|遵守|符合|服从|违反|参照|比照|依照|遵照|对标|依|按)?(?:好|了)?"
)
"""What may stand between the clause's start and the place that a title begins with."""
_PUSHES = re.compile(r"(?:推动|推进|促进|确保|保障|抓好)(?=[^推促确保抓]*$)")
_LANDS = re.compile(r"(?:全面|顺利|有效|深入|加快)?(?:落地|落实|落细|见效|实施|执行)")
_MAKES = re.compile(r"^(?:制定|编制|修编|修订|完善)")
_DONE = re.compile(
    r"(?:深入|全面|扎实|有力|有效|顺利|稳步|加快)(?:落地|推进)?实施|完成(?:编制|修编|修订|报批)|(?:编制|修编)完成|(?:正式|全面|先后)?(?:获(?:得)?[\u4e00-\u9fff]{0,6}?(?:批复|批准|同意|审批|通过)|获批|印发实施|印发|出台|颁布|批复|正式实施|公布|施行)"
)
_PERIOD = re.compile(
    r"(?P<place>国家|[\u4e00-\u9fff]{2,8}?[省市区县])?(?:“?十[一二三四五六七八九]五”?规划(?:纲要|《?建议》?)"
    r"|国民经济和社会发展第十[一二三四五六七八九]个五年规划(?:和(?:\d{4}|二〇[一二三四五六七八九〇]{2})年远景目标)?纲要"
    r"|“?十[一二三四五六七八九]五”?[\u4e00-\u9fff]{3,20}?规划(?![的和与设区])"
    r"|“?[一二三四五六七八九]五”?普法规划)"
)
_MATCHED = re.compile(
    r"(?:(?<=[与同和])|国家)“十[一二三四五六七八九]五”规划(?=[^，。；“”]{0,16}?(?:相?(?:衔接|协调|呼应|承接)|保持一致))|国家“十[一二三四五六七八九]五”规划(?=[，。；、中]|明确|提出|确定)"
)
"""The plan of a period by that alone, where it is named as one document: 与“十四五”规划相衔接."""
_CATALOGUE = re.compile(
    r"(?:国家|西部地区|中西部地区|全国)?(?:产业结构调整指导|产业发展与转移指导|产业转移指导|(?:鼓励)?外商投资(?:优势)?产业(?:指导)?|鼓励类产业|战略性新兴产业(?:重点产品和服务)?指导)目录"
)
"""Catalogues of the state that go by their titles alone."""
_REPORTS = re.compile(r"党的[一二三四五六七八九十]{1,4}大报告|党的[一二三四五六七八九十]{1,4}届[一二三四五六七]中全会《?决定》?")
_ABOUT = re.compile(
    r"(?:国务院(?:办公厅)?|(?:中共)?中央办公厅|中共中央(?:、国务院)?|[\u4e00-\u9fff]{2,12}?(?:人民政府|政府)(?:办公厅|办公室)?)关于[^，。；《》（）\n]{4,60}?的(?:批复|通知|(?:指导|实施|若干|政策)?意见|决定|复函|(?:若干|政策)?措施|公告|通报)"
)
_VAGUE = re.compile(
    r"^(?:国家|国务院|相关|有关|该|本|此|各|这|其|上述|一批|多项|系列|若干|专项|重点|总体|具体|配套|年度|三年|五年|新一轮|一揽子|市级|省级|区域|统一|建设|(?:国民)?经济和社会发展|国土空间|城市|城乡|土地利用|详细"
    r"|控制性|基础性|战略|振兴|融资|发展)*"
    r"(?:规划|方案|计划|政策|措施|意见|办法|条例|纲要|规划纲要|行动计划|实施方案|发展规划|工作方案|行动方案|总体方案|总体规划|专项规划|空间规划|实施意见|管理办法|管理条例|建设规划)$"
)
_UNFIT = re.compile(
    r"^(?:当地|各地|一揽子|全省|全市|全区|全县|我省|我市|我区|本省|本市|各|一批|有关|相关|系列|等|[甲乙丙双]方)|[签会][署订约]|召开|的(?:项目|年度|工作|建设|具体|总体)(?:规划|方案)$|等(?:行动计划|专项|规划|方案)|[的](?:发展)?规划$|^[^“]*”|的?(?:基础性|长远|融资)|和地方|提出|如下|依照|按照|根据|应当|会同|主管部门|或[方规计办]|(?:规划|方案|行动|法|条例|制度|计划|意见)和|(?:规划|纲要|方案|条例|计划|意见|办法|措施)的"
    r"|(?:深化|启动|优化|加强|完善|开展|做好)(?:国土空间|空间|总体|专项)?规划$"
)
_TASK = re.compile(r"^(?:进一步|深化|加强|加快)")
"""What a clause says is to be done; a title begins so only where it has been issued (出台加快甲乙发展实施方案)."""
_PLAIN = re.compile(
    r"(?:城市|城镇|城乡|村庄|乡村|农村|乡镇|本地|相关|有关|专项|整体|长远|中长期|长期|近期|年度|各类|详细|控制性|控制性详细|分区|单元|用地|土地利用|产业|建设|发展|综合|片区|总体|空间|国土空间|基础设施)?$"
)
"""Before a plain 规划 behind a place: what any place has (甲市城市规划) and what no one title is."""
_MANY = re.compile("各[地市县省区级]|试点(?:城市|地区|单位)|地方各级|县级以上|设区的市|本行政区域|分别")
_OTHERS = re.compile("各[地市县省区级]|试点(?:城市|地区|单位)|地方|有关|相关部门|县级以上")
"""Who is told to make a plan of that kind: it is no one plan."""
_OURS = re.compile(r"(?:我|本)[省市区县州]")
"""Before a title of one's own: 制定我省甲行动方案; it is no part of it."""
_ANCHOR = re.compile(r"(?:国家|全国|中华人民共和国|中国)(?!级)")
_WATERS = re.compile(
    r"(?!河湖|江河|湖泊|中小|主要|重[要点]|[各本跨该])[\u4e00-\u9fff]{1,3}?[江河湖海淮](?:流域|支流|干流|[上中下]游|水系|岸线|沿[岸线])"
)
"""A water's name, which a plan may begin with as with a place's."""
_WORKS = re.compile(r"[东西南北][\u4e00-\u9fff][东西南北][\u4e00-\u9fff]|引[\u4e00-\u9fff][入济补][\u4e00-\u9fff]")
"""The great works that carry what one part of the country has to another: 南水北调, 引江济淮."""
_ACT = re.compile(
    r"(?:贯彻落实|贯彻实施|贯彻执行|贯彻|审议通过|审议|通过|实施|执行|遵守|修订|修改|制定|出台|颁布|落实|依据|依照|根据)(?:好|即将出台的|新修订的|新修正的)?(?:我[省市区]|本[省市区])?"
    r"(?P<title>(?:(?!实施|贯彻|落实|制定|修订|依据|根据|推进|加强|[的了和与及并])[\u4e00-\u9fff“”]){2,20}?(?:法|条例))(?=[，。；、）和与及等的]|规定|要求|$)"
)
_NO_ACT = re.compile(
    r"(?:[办方做想看说手书普用违合依非兵技疗算加减学立执司守宪税民刑商][法]|司法|条例法)$|^(?:有关|相关|国家|地方性|配套|各类|法律|基本|规章|上位)?(?:法|条例|法律)$"
)
_LEAST_ACT = 5
_AND_OTHERS = re.compile(r"、[^，。；《]{2,30}?等")
_SPAN = re.compile(r"[（(](?:(?:19|20)\d{2}[^（）()]{0,12}|试行|草案|修订)[）)]")
"""What belongs to a title behind its last word: its years, or that it is a draft."""
_LEAST, _LEAST_FREE, _LEAST_MADE = 7, 9, 11


def bare_titles(text: str, start: int, end: int, anchors: Mapping[int, int], *, strict: bool) -> Iterator[Title]:
    """Full titles without 《》. `anchors` are where the proper name of a place or area begins and ends.

    `strict` takes only what begins with a name: the text of a law speaks of kinds of plans (甲乙保护规划) as others do of one.
    """
    found = _bare_titles(text, start, end, anchors)
    return (t for t in found if not strict or _one_plan(text, t, anchors))


def _one_plan(text: str, t: Title, anchors: Mapping[int, int]) -> bool:
    """Is it one plan that a law may mean, not a kind of them (甲流域水资源规划、生态保护规划等)?"""
    if _CATALOGUE.fullmatch(t.text):
        return True
    named = t.start in anchors or _named_work(text, t.start, t.end)
    return "的" not in t.text and named and _AND_OTHERS.match(text, t.end) is None


def _named_work(text: str, at: int, end: int) -> bool:
    """Does the plan of a water or a great work stand there, by name and not described (甲江支流的乙方案)?"""
    return "的" not in text[at:end] and (_WATERS.match(text, at, end) or _WORKS.match(text, at, end)) is not None


def _bare_titles(text: str, start: int, end: int, anchors: Mapping[int, int]) -> Iterator[Title]:
    yield from _acts(text, start, end)
    for pattern in (_PERIOD, _MATCHED, _CATALOGUE, _REPORTS, _ABOUT):
        for m in pattern.finditer(text, start, end):
            if _quoted(text, start, m.start()) or (pattern is _PERIOD and _many_plans(text, start, m)):
                continue
            yield Title(m[0], m.start(), m.end(), False)
    for m in _END.finditer(text, start, end):
        floor = max(start, m.start() - _LONGEST)
        clause = max((b.end() for b in _BREAK.finditer(text, floor, m.start())), default=floor)
        if _quoted(text, start, m.start()):
            continue
        at = _begins(text, clause, m, anchors)
        if at is not None:
            span = _SPAN.match(text, m.end(), end)
            stop = span.end() if span else m.end()
            yield Title(text[at:stop], at, stop, False)


def _quoted(text: str, floor: int, at: int) -> bool:
    """Does it stand in 《》?"""
    return text.rfind("《", floor, at) > text.rfind("》", floor, at)


def _many_plans(text: str, floor: int, m: re.Match[str]) -> bool:
    """Is it no one plan: 专项规划 of a period, the period's 规划 alone, those of the nation and of places (国家和地方“甲五”规划纲要)?"""
    return (
        re.search(r"专项规划|十.五”?规划$", m[0]) is not None
        or re.search(r"(?:地方|各地|各级|各[省市区县])$", text[floor : m.start()]) is not None
    )


def _acts(text: str, start: int, end: int) -> Iterator[Title]:
    """Laws that a verb takes without 《》: 贯彻实施甲乙法, 修订甲条例; an ordinary word in 法 (执法, 办法) is none."""
    for m in _ACT.finditer(text, start, end):
        title = m["title"]
        if len(title) >= _LEAST_ACT and not _NO_ACT.search(title) and not _UNFIT.search(title):
            yield Title(title, m.start("title"), m.end("title"), False)


def _begins(text: str, clause: int, m: re.Match[str], anchors: Mapping[int, int]) -> int | None:
    """Where the title begins that ends with the match; None where it is not a title of its own.

    At the name of a place, an area, a water or the nation; behind a verb that takes a policy which
    exists (出台, 落实, 纳入 …), where the title is long or names a place; at the clause's start, where
    the policy is said to be approved or issued.
    """
    last = _verb(text, clause, m)
    opened = last.end() if last else clause
    done = _DONE.match(text, m.end()) is not None
    making = last is not None and last.re is _TAKES and (bool(_MAKES.match(last["verb"])) or last["doubt"] is not None)
    inside = sorted(a for a in anchors if opened <= a <= m.start())
    named = bool(inside) and inside[0] == opened and _proper(text, anchors[opened], m, making)
    national = _ANCHOR.match(text, opened, m.start()) is not None or _named_work(text, opened, m.end())
    if last is not None and (_MANY if named or national else _OTHERS).search(text, clause, last.start()):
        return None
    ours = _OURS.match(text, opened, m.start())
    if ours is not None and last is not None and m.end() - ours.end() >= _LEAST_FREE:
        return _fit(text, ours.end(), m, last, _LEAST)
    if named or (national and (last is not None or done)):
        return _fit(text, opened, m, last, _LEAST)
    if last is not None and (not making or m.end() - opened >= _LEAST_MADE):
        return _fit(text, opened, m, last, _LEAST if inside else _LEAST_FREE)
    if inside and last is None and _led(text, clause, inside[0], anchors[inside[0]], m):
        return _fit(text, inside[0], m, last, _LEAST)
    if last is None and done:
        return _fit(text, clause, m, last, _LEAST_FREE - 1)
    return None


def _verb(text: str, clause: int, m: re.Match[str]) -> re.Match[str] | None:
    """The last word before the title that takes one; 推动 does where the title takes effect (推动甲行动计划落地)."""
    verbs = list(_TAKES.finditer(text, clause, m.start()))
    if verbs:
        return verbs[-1]
    return _PUSHES.search(text, clause, m.start()) if len(m[0]) > 2 and _LANDS.match(text, m.end()) else None


def _fit(text: str, at: int, m: re.Match[str], last: re.Match[str] | None, least: int) -> int | None:
    """`at`, if what begins there is a title by its length and its words."""
    title = text[at : m.end()]
    if len(title) < least or _VAGUE.match(title) or _UNFIT.search(title):
        return None
    issued = last is not None and last.re is _TAKES and last["doubt"] is None and _ISSUED.match(last["verb"]) is not None
    return None if _TASK.match(title) and not issued else at


def _led(text: str, clause: int, at: int, behind: int, m: re.Match[str]) -> bool:
    """Does the clause go from its start, by words that lead to a plan (为推动, 应当符合), to the place that the title begins with?"""
    return at - clause <= 2 or (_LEADS.fullmatch(text, clause, at) is not None and _proper(text, behind, m, True))


def _proper(text: str, behind: int, m: re.Match[str], made: bool) -> bool:
    """May what begins with a place that ends at `behind` be called by this title? Of what is still to be made
    (编制甲都市圈发展规划) neither a plain 规划 nor one described by a clause (甲市的规划)."""
    if not made:
        return True
    return "的" not in text[behind : m.start()] and (len(m[0]) > 2 or _PLAIN.fullmatch(text, behind, max(behind, m.start())) is None)
