"""Titles in running text: in 《》, and full proper titles without them.

What stands in 《》 is a title unless its ending or its company says that it is something else: an
agreement, a newspaper, a book. Without 《》 a title is taken only when it ends in a word of a
policy and begins at a place, an area or a plan's period, or stands after a verb that
takes policies (出台, 印发, 落实 …) and before one (获批, 印发实施 …).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

KINDS: tuple[tuple[str, str], ...] = (
    ("law", r"条例|(?<![办方想看做无用书])法|实施细则|规则|章程|宪法"),
    ("plan", r"规划纲要|规划|纲要|行动计划|计划|方案|蓝图|路线图|行动|工程|战略"),
    ("opinion", r"意见|若干措施|重点措施|措施|政策|办法|规定|决定|决议|标准|制度"),
    ("reply", r"批复|复函|答复|函"),
    ("notice", r"通知|公告|通报|通告|请示|汇报"),
    ("report", r"报告|公报|白皮书|蓝皮书|讲话|说明"),
    ("plan", r"建议|清单|目录|指南|手册|要点|大纲|名录"),
)
_KIND = [(kind, re.compile(rf"(?:{pattern})(?:草案)?(?:[（(][^（）()]{{1,20}}[）)])*$")) for kind, pattern in KINDS]
_AGREEMENT = re.compile(r"(?:协议书?|备忘录|协定|合同|意向书|宣言|倡议书?|倡议|公约|共识|契约)(?:[（(][^（）()]*[）)])*$")
_MEDIA = re.compile(r"(?:日报|晚报|早报|时报|新闻|周刊|月刊|杂志|学报|快报|频道|在线|论坛报|年鉴|词典|丛书|史|记|传|曲|歌|影|剧)$")
_AROUND = re.compile(r"(?:记者|电影|图书|专著|小说|歌曲|纪录片|节目|诗集|话剧|舞剧|文章|发表|论文)$")
_BEHIND = re.compile(r"》(?:[（(][^（）()\n]{1,40}[）)])?(?:这|该|等)?(?:一|本|部|篇)*(?:书(?!面)|专著|论文|文章|一文|小说|教材)")
_LONGEST = 60
_MARKED = re.compile(r"《(?P<title>[^《》\n]{2,100}(?:《[^《》\n]{2,60}》[^《》\n]{0,40})*)》")
_END = re.compile(
    r"(?:规划纲要|(?:总体|专项|发展|空间|协同|建设)?规划|(?:总体|实施|改革|行动|工作|发展|转型)?方案|行动计划|条例|(?:实施|指导|若干)意见|管理办法|若干措施|重点措施)"
    r"(?=(?:[（(](?:草案|试行|\d)|正式|全面|先后)?(?:获|印发|出台|顺利|有效|深入|实施|批|落地|发布|公布|颁布|施行|审议|通过|编制完成|明确|提出|要求|[，。；、）“”（(]|和|及|与|$))"
)
_BREAK = re.compile(r"[，。；：！？、《》\n]|[）)]|”(?=[和及与])|——")
_TAKES = re.compile(
    r"(?P<doubt>推动|推进|研究|加快|谋划|起草|抓紧|争取尽快|适时|尽快|抓好|探索)?(?:高质量|认真|全面|深入|扎实|大力|科学|组织|启动|抓紧|严格|继续|积极|稳步|有序)*"
    r"(?P<verb>制定出台|制定实施|编制实施|出台实施|印发实施|落实落细|贯彻落实|落实|实施|执行|争取|对接|衔接|根据|依据|按照|列入|纳入|出台|印发|颁布|发布|公布|通过|批复|获批|待|修订|制定|编制|修编|完善|报批)(?:了|好|新一轮|国家级)*"
)
_MAKES = re.compile(r"^(?:制定|编制|修编|修订|完善)")
_DONE = re.compile(
    r"(?:正式|全面|先后)?(?:获(?:得)?[\u4e00-\u9fff]{0,6}?(?:批复|批准|同意|审批|通过)|获批|印发实施|印发|出台|颁布|批复|正式实施|公布|施行)"
)
_PERIOD = re.compile(
    r"(?P<place>国家|[\u4e00-\u9fff]{2,8}?[省市区县])?(?:“?十[一二三四五六七八九]五”?规划(?:纲要|《?建议》?)"
    r"|国民经济和社会发展第十[一二三四五六七八九]个五年规划(?:和\d{4}年远景目标)?纲要|“?十[一二三四五六七八九]五”?[\u4e00-\u9fff]{3,20}?规划(?![的和与设区])"
    r"|“?[一二三四五六七八九]五”?普法规划)"
)
_REPORTS = re.compile(r"党的[一二三四五六七八九十]{1,4}大报告|党的[一二三四五六七八九十]{1,4}届[一二三四五六七]中全会《?决定》?")
_ABOUT = re.compile(
    r"(?:国务院(?:办公厅)?|(?:中共)?中央办公厅|中共中央(?:、国务院)?|[\u4e00-\u9fff]{2,12}?(?:人民政府|政府)(?:办公厅|办公室)?)关于[^，。；《》（）\n]{4,60}?的(?:批复|通知|(?:指导|实施|若干)?意见|决定|复函)"
)
_VAGUE = re.compile(
    r"^(?:国家|国务院|相关|有关|该|本|此|各|这|其|上述|一批|多项|系列|若干|专项|重点|总体|具体|配套|年度|三年|五年|新一轮|一揽子|市级|省级|区域|统一|建设|(?:国民)?经济和社会发展|国土空间|城市|城乡|土地利用|详细"
    r"|控制性|基础性|战略|振兴|融资|发展)*"
    r"(?:规划|方案|计划|政策|措施|意见|办法|条例|纲要|规划纲要|行动计划|实施方案|发展规划|工作方案|行动方案|总体方案|总体规划|专项规划|空间规划|实施意见|管理办法|管理条例|建设规划)$"
)
_UNFIT = re.compile(
    r"^(?:进一步|当地|各地|深化|加强|加快|一揽子|全省|全市|全区|全县|我省|我市|我区|本省|本市|各|一批|有关|相关|系列|等)|等(?:行动计划|专项|规划|方案)|[的](?:发展)?规划$|^[^“]*”|的?(?:基础性|长远|融资)|提出|如下|依照|按照|根据|应当|会同|主管部门|或[方规计办]|(?:规划|方案|行动|法|条例|制度|计划|意见)和"
    r"|(?:深化|启动|优化|加强|完善|开展|做好)(?:国土空间|空间|总体|专项)?规划$"
)
_OTHERS = re.compile("各[地市县省区级]|试点(?:城市|地区|单位)|地方|有关|相关部门|县级以上")
"""Who is told to make a plan of that kind: it is no one plan."""
_OURS = re.compile(r"(?:我|本)[省市区县州]")
"""Before a title of one's own: 制定我省甲行动方案; it is no part of it."""
_ANCHOR = re.compile(r"(?:国家|全国|中华人民共和国|中国)(?!级)")
_ACT = re.compile(
    r"(?:贯彻落实|贯彻实施|贯彻执行|贯彻|审议通过|审议|通过|实施|执行|遵守|修订|修改|制定|出台|颁布|落实|依据|依照|根据)(?:好|即将出台的|新修订的|新修正的)?(?:我[省市区]|本[省市区])?"
    r"(?P<title>(?:(?!实施|贯彻|落实|制定|修订|依据|根据|推进|加强|[的了和与及并])[\u4e00-\u9fff“”]){2,20}?(?:法|条例))(?=[，。；、）和与及等的]|规定|要求|$)"
)
_NO_ACT = re.compile(
    r"(?:[办方做想看说手书普用违合依非兵技疗算加减学立执司守宪税民刑商][法]|司法|条例法)$|^(?:有关|相关|国家|地方性|配套|各类|法律|基本|规章|上位)?(?:法|条例|法律)$"
)
_LEAST_ACT = 5
_SPAN = re.compile(r"[（(](?:(?:19|20)\d{2}[^（）()]{0,12}|试行|草案|修订)[）)]")
"""What belongs to a title behind its last word: its years, or that it is a draft."""
_LEAST, _LEAST_FREE, _LEAST_MADE = 7, 9, 11


@dataclass(frozen=True, slots=True)
class Title:
    """A title with its place (without 《》); `marked` tells whether 《》 stood around it."""

    text: str
    start: int
    end: int
    marked: bool


def kind_of(title: str) -> str | None:
    """The kind that a title's last word says; None for what is no policy."""
    return next((kind for kind, pattern in _KIND if pattern.search(title)), None)


def is_agreement(title: str) -> bool:
    return _AGREEMENT.search(title) is not None


def marked_titles(text: str, start: int, end: int) -> Iterator[Title]:
    """Titles in 《》 of policies; a title within a title in 〈〉 comes besides."""
    for m in _MARKED.finditer(text, start, end):
        title = m["title"]
        if _MEDIA.search(title) or _AROUND.search(text[max(0, m.start() - 4) : m.start()]) or _BEHIND.match(text, m.end() - 1):
            continue
        yield Title(title, m.start("title"), m.end("title"), True)
        for inner in re.finditer(r"[〈《]([^〈〉《》]{2,60})[〉》]", title):
            yield Title(inner[1], m.start("title") + inner.start(1), m.start("title") + inner.end(1), True)


def bare_titles(text: str, start: int, end: int, anchors: set[int]) -> Iterator[Title]:
    """Full titles without 《》. `anchors` are offsets where the proper name of a place or area begins."""
    yield from _acts(text, start, end)
    for pattern in (_PERIOD, _REPORTS, _ABOUT):
        for m in pattern.finditer(text, start, end):
            if text.rfind("《", start, m.start()) > text.rfind("》", start, m.start()):
                continue
            if pattern is not _PERIOD or not re.search(r"专项规划|十.五”?规划$", m[0]):
                yield Title(m[0], m.start(), m.end(), False)
    for m in _END.finditer(text, start, end):
        clause = max(
            (b.end() for b in _BREAK.finditer(text, max(start, m.start() - _LONGEST), m.start())), default=max(start, m.start() - _LONGEST)
        )
        if text.rfind("《", start, m.start()) > text.rfind("》", start, m.start()):
            continue
        at = _begins(text, clause, m, anchors)
        if at is not None:
            span = _SPAN.match(text, m.end(), end)
            stop = span.end() if span else m.end()
            yield Title(text[at:stop], at, stop, False)


def _acts(text: str, start: int, end: int) -> Iterator[Title]:
    """Laws that a verb takes without 《》: 贯彻实施甲乙法, 修订甲条例; an ordinary word in 法 (执法, 办法) is none."""
    for m in _ACT.finditer(text, start, end):
        title = m["title"]
        if len(title) >= _LEAST_ACT and not _NO_ACT.search(title) and not _UNFIT.search(title):
            yield Title(title, m.start("title"), m.end("title"), False)


def _begins(text: str, clause: int, m: re.Match[str], anchors: set[int]) -> int | None:
    """Where the title begins that ends with the match; None where it is not a title of its own.

    At the name of a place, an area or the nation; behind a verb that takes a policy which
    exists (出台, 落实, 纳入 …), where the title is long or names a place; at the clause's start, where
    the policy is said to be approved or issued.
    """
    verbs = list(_TAKES.finditer(text, clause, m.start()))
    last = verbs[-1] if verbs else None
    opened = last.end() if last else clause
    inside = sorted(a for a in anchors if opened <= a <= m.start())
    done = _DONE.match(text, m.end()) is not None
    if last is not None and _OTHERS.search(text, clause, last.start()):
        return None
    making = last is not None and (bool(_MAKES.match(last["verb"])) or last["doubt"] is not None)
    national = _ANCHOR.match(text, opened, m.start()) is not None
    ours = _OURS.match(text, opened, m.start())
    if ours is not None and last is not None and m.end() - ours.end() >= _LEAST_FREE:
        return None if _VAGUE.match(text[ours.end() : m.end()]) or _UNFIT.search(text[ours.end() : m.end()]) else ours.end()
    named = bool(inside) and inside[0] == opened and (not making or _proper(text, opened, m))
    if named or (national and (last is not None or done)):
        at, least = opened, _LEAST
    elif last is not None and (not making or m.end() - opened >= _LEAST_MADE):
        at, least = opened, _LEAST if inside else _LEAST_FREE
    elif last is None and done:
        at, least = clause, _LEAST_FREE - 1
    elif inside and last is None and inside[0] - clause <= 2:
        at, least = inside[0], _LEAST
    else:
        return None
    title = text[at : m.end()]
    return None if len(title) < least or _VAGUE.match(title) or _UNFIT.search(title) else at


def _proper(text: str, at: int, m: re.Match[str]) -> bool:
    """May what is still to be made be called by this title: 编制实施甲都市圈发展规划? Not a plain 规划."""
    return len(m[0]) > 2 and "的" not in text[at : m.start()]
