"""What a title says of its kind, and titles in 《》.

What stands in 《》 is a title unless its ending or its company says that it is something else: an
agreement, a newspaper, a book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

KINDS: tuple[tuple[str, str], ...] = (
    ("law", r"条例|(?<![办方想看做无用书])法|细则|规则|章程|宪法"),
    ("plan", r"规划纲要|规划|纲要|行动计划|计划|方案|预案|蓝图|路线图|行动|工程|战略"),
    ("opinion", r"意见|措施|举措|政策|办法|规定|决定|决议|标准|制度|导则|规程|准则|规范|技术指引"),
    ("reply", r"批复|复函|答复|函"),
    ("notice", r"通知|公告|通报|通告|请示|汇报|议案|提案"),
    ("report", r"报告|公报|白皮书|蓝皮书|讲话|说明"),
    ("plan", r"建议|清单|目录|指南|手册|要点|大纲|名录"),
)
_KIND = [(kind, re.compile(rf"(?:{pattern})(?:草案)?(?:[（(][^（）()]{{1,20}}[）)])*$")) for kind, pattern in KINDS]
_AGREEMENT = re.compile(r"(?:协议书?|备忘录|协定|合同|意向书|宣言|倡议书?|倡议|公约|共识|契约)(?:[（(][^（）()]*[）)])*$")
_MEDIA = re.compile(r"(?:日报|晚报|早报|时报|新闻|周刊|月刊|杂志|学报|快报|频道|在线|论坛报|年鉴|词典|丛书|史|记|传|曲|歌|影|剧)$")
_AROUND = re.compile(r"(?:记者|电影|图书|专著|小说|歌曲|纪录片|节目|诗集|话剧|舞剧|文章|发表|论文)$")
_BEHIND = re.compile(r"》(?:[（(][^（）()\n]{1,40}[）)])?(?:这|该|等)?(?:一|本|部|篇)*(?:书(?!面)|专著|论文|文章|一文|小说|教材)")
_MARKED = re.compile(r"《(?P<title>[^《》\n]{2,100}(?:《[^《》\n]{2,60}》[^《》\n]{0,40})*)》")


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
