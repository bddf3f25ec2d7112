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
    ("plan", r"规划纲要|规划|纲要|行动计划|计划|方案|蓝图|路线图"),
    ("opinion", r"意见|若干措施|重点措施|措施|政策|办法|规定|决定|决议|标准|制度"),
    ("notice", r"通知|公告|通报|通告|函|批复|请示|汇报"),
    ("report", r"报告|公报|白皮书|讲话|说明"),
    ("plan", r"建议|清单|目录|指南|手册|要点"),
)
_KIND = [(kind, re.compile(rf"(?:{pattern})(?:[（(][^（）()]{{1,20}}[）)])*$")) for kind, pattern in KINDS]
_AGREEMENT = re.compile(r"(?:协议书?|备忘录|协定|合同|意向书|宣言|倡议书?|倡议|公约|共识|契约)(?:[（(][^（）()]*[）)])*$")
_MEDIA = re.compile(r"(?:日报|晚报|早报|时报|新闻|周刊|月刊|杂志|学报|快报|频道|在线|论坛报|年鉴|词典|丛书|史|记|传|曲|歌|影|剧)$")
_AROUND = re.compile(r"(?:记者|电影|图书|专著|小说|歌曲|纪录片|节目|诗集|话剧|舞剧|文章|发表|论文)$")
_MARKED = re.compile(r"《(?P<title>[^《》\n]{2,100}(?:《[^《》\n]{2,60}》[^《》\n]{0,40})*)》")
_BARE = re.compile(
    r"(?P<title>[^\s，。；：！？、《》（）()]{3,40}?(?:规划纲要|发展规划|空间规划|总体规划|专项规划|(?<=[展设革型施点展制局])规划|总体方案|实施方案|改革方案|行动方案|工作方案|发展方案|转型方案|"
    r"行动计划|实施意见|指导意见|管理条例|保护条例|促进条例|发展条例|[\u4e00-\u9fff]条例))(?=获|印发|出台|实施|批|落地|，|。|；|、|和|施行|发布|公布|颁布|$)"
)
_OPENS = re.compile(
    r"^(?:待|按|经)|^.*(?:出台了?|印发了?|制定|编制了?|落实|实施|发布了?|执行|争取|根据|依据|按照|列入|纳入|修订|推动出台|国务院批复|审议通过|通过|颁布|公布|完善|启动|对接|衔接|完成|以及)(?!.*关于)"
)
_PERIOD = re.compile(r"“?十[一二三四五六七八九]五”?规划(?:纲要)?|“?十[一二三四五六七八九]五”?[^，。；、]{2,20}?规划")
_REPORTS = re.compile(r"党的(?:十九|二十|十八)大报告|党的(?:十八|十九|二十)届[一二三四五六七]中全会(?:《?决定》?)")
_VAGUE = re.compile(
    r"^(?:相关|有关|该|本|此|各|这|其|上述|一批|多项|系列|若干|专项|重点|总体|具体|配套|年度|三年|五年|新一轮|一揽子)*(?:规划|方案|计划|政策|措施|意见|办法|条例|纲要|行动计划|实施方案|发展规划|工作方案|实施意见|管理条例)$"
)


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
        if _MEDIA.search(title) or _AROUND.search(text[max(0, m.start() - 4) : m.start()]):
            continue
        yield Title(title, m.start("title"), m.end("title"), True)
        for inner in re.finditer(r"[〈《]([^〈〉《》]{2,60})[〉》]", title):
            yield Title(inner[1], m.start("title") + inner.start(1), m.start("title") + inner.end(1), True)


def bare_titles(text: str, start: int, end: int, anchors: set[int]) -> Iterator[Title]:
    """Full titles without 《》. `anchors` are offsets where a place or an area begins."""
    for pattern in (_PERIOD, _REPORTS):
        for m in pattern.finditer(text, start, end):
            if pattern is not _PERIOD or len(m[0]) > 6:
                yield Title(m[0], m.start(), m.end(), False)
    for m in _BARE.finditer(text, start, end):
        if "《" in text[max(start, m.start() - 30) : m.start()].rpartition("》")[2]:
            continue
        opened = _OPENS.match(m["title"])
        at = m.start() + (opened.end() if opened else 0)
        inside = sorted(a for a in anchors if at <= a < m.end() - 4)
        if not opened and inside and inside[0] > at and not text[at : inside[0]].startswith(("关于", "推动", "促进", "支持")):
            at = inside[0]
        title = text[at : m.end("title")]
        anchored = at in anchors or text.startswith(("国家", "关于", "推动", "全国"), at)
        if len(title) >= 6 and not _VAGUE.match(title) and (anchored or (opened and inside) or (opened and len(title) >= 10)):
            yield Title(title, at, m.end("title"), False)
