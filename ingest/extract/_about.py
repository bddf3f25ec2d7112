"""What a document says of itself: title, date, number, issuer, place, kind.

Read from what the page marks, the head of the text and the date line at its foot. Where the
text gives no year or place, one that stands in the file's name is taken: a person put it there.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.extract._context import About
from ingest.extract._dateline import date_of
from ingest.extract._head import kind_of, number_span, squeezed, title_span
from ingest.read import ReadText
from ingest.segment import Segmented
from kb.gazetteer import Match, describe, mostly_latin, scan, scan_english
from kb.model import Span
from kb.values import document_number
from kb.vocabulary import PLACES

_REPORTS = re.compile(r"代表[^，。\n]{1,20}[，,]?\s*向大会(?:报告|作)")
_LETTER = re.compile(r"现(?:就|将)[^。\n]{2,80}?(?P<what>通知|批复|函复|答复|函告)如下|现(?P<what2>批复)如下")
_ARTICLES = re.compile(r"(?m)^[^\S\n]*第[一二三四五六七八九十百]{1,6}条[\s　]")
_LEAST_ARTICLES = 3
"""A text in articles is a law or the like, though its head is not there."""
_CHAPTERS = re.compile(
    r"(?m)^[^\S\n]*(?:\#+\s*)?第[一二三四五六七八九十]{1,3}[章节][^\S\n]*(?:推[进动]|加[快强密]|构[建筑]|建设|打造|完善|强化|优化|提[升高]|培育|拓展|深化|促进|健全|统筹|明确|实施|发展"
    r"|壮大|畅通|做[强优大]|总体要求|规划(?:范围|背景|实施)|发展(?:基础|目标|环境)|指导思想|保障措施|空间格局|组织实施|(?:主要|重点|发展)(?:指标|目标|任务))"
    r"|(?m:^)[^\S\n]*专栏\s?[\d一二三四五六七八九十]{1,3}(?![\d作家])"
)
_NUMBERED = re.compile(r"(?m)^[^\S\n]*[（(](?P<n>[1-9]\d)[）)][^。\n]{4,30}。")
_TASKS = re.compile(
    r"(?m)^[^\S\n]*[（(][一二三四五六七八九十]{1,3}[）)](?:推[进动]|加[快强密]|构[建筑]|建设|打造|完善|强化|优化|提[升高]|培育|拓展|深化|促进|健全|统筹|壮大|畅通|做[强优大])[^，。；\n]{2,24}$"
)
_REPORTING = re.compile(r"代表|我们|过去|回顾|取得|报告|工作总结|[去今]年")
"""How a report speaks, whose parts have such headings too."""
_LEAST_HEADINGS = 2
"""Headings that say what is to be done make a plan of a text without its head, as do the points that a party's
proposals and decisions count through (（31）…（32）…)."""
_ITSELF = re.compile(
    r"本(?P<word>规划|纲要|方案|行动计划|条例|办法|规定|细则|意见|措施|通知)(?:由|自|所称|期(?:限)?为|范围|适用|依据|根据|印发|施行|实施|未尽|是|确定|提出|中的)"
)
_WORD_KINDS = {"条例": "law", "细则": "law", "通知": "notice", **dict.fromkeys(("办法", "规定", "意见", "措施"), "opinion")}
_BODY = re.compile(r"正文[：:]")
"""How collections of news mark where an item begins."""
_PAPER = re.compile(r"(?:摘\s*要|关键词|Abstract|Keywords)[:：]")
_YOUR = re.compile(r"你[省市区州县部委局](?![们好])")
_NEWS = re.compile(
    r"正文[：:]|网(?:\d{1,2}月\d{1,2}日)?消息|今[天日]（\d{1,2}月\d{1,2}日）|记者|通讯员|[日月]电[（(，\s]|本报讯|新华社|原标题|编辑[：: ]|来源[：:]|发布(?:时间|日期)[：:]"
)
_SPEAKS = re.compile(r"各位代表|全[省市区]|我[省市区]|本[省市]")
_ISSUER = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff、]{2,40}?(?:国务院|人民政府|人民代表大会常务委员会|人民代表大会|委员会|办公厅|办公室|[局厅委部会院]))关于"
)
_MARKED = re.compile(r"发文机关[：:]\s*(?P<issuer>[^\s，。]{2,40})")
_HEAD = 3000
_PASSED = re.compile(
    r"日\s*(?P<all>(?P<of>[\u4e00-\u9fff]{2,14}?)?第[一二三四五六七八九十]{1,3}届(?P<nation>全国)?(?P<body>人民代表大会(?:常务委员会)?)第[一二三四五六七八九十]{1,4}次会议)(?:审议)?(?:通过|修订)"
)
_SIGNED = re.compile(r"(?:^|[\s。])(?P<issuer>[\u4e00-\u9fff]{3,30}(?:国务院|政府|委员会|办公厅|办公室|[局厅委部]))\s*$")
_GOVERNMENT = re.compile(r"(?:省|市|自治区|自治州|县|区|盟|旗)?(?:人民政府|人民代表大会|人大|委|政府)")
_YEAR_FIRST = re.compile(
    r"(?:(?:(?:19|20)\d\d|今|去)年度?)?(?:上半年|全年|前?[一二三四]季度|前[\d两二三四五六七八九十]{1,2}个?月|1[-—－~至到]{1,2}\d{1,2}月份?|\d{1,2}月份?)?"
)
_DATED = re.compile(r"[^\n]+\n+[^\S\n]*(?:19|20)\d\d[年-]\d{1,2}[月-]\d{1,2}日?[^\n。]{0,24}(?:\n|$)")
"""A title with the line of a newspaper beneath it: day and source."""
_OFFICIAL = ("plan", "notice", "opinion", "law", "reply")
_FILE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")


def about(read: ReadText, segmented: Segmented) -> About:
    """The document's own facts; each is None where nothing says it."""
    text = read.text
    span = title_span(text, read.marked.title) if segmented.passages else None
    title = squeezed(text[span[0] : span[1]]) if span else read.marked.title
    kind = kind_of(title or "") or _kind_of_text(text)
    dated = date_of(text, title, kind)
    date = read.marked.date or (dated[0] if dated else None) or _file_year(read.source)
    number_at = number_span(text, span)
    number = document_number(text[number_at[0] : number_at[1]]) if number_at else read.marked.number
    issuer = _issuer(text, span) or (_signer(text, dated[1]) if dated and kind in _OFFICIAL else None)
    place = _place(text, title, span) or (_speaker(text, span) if kind == "report" else _acting(issuer[0]) if issuer else None)
    if place is None and (kind in (None, "report") or (kind == "plan" and title is None)):
        place = _file_place(read.source)
    if issuer is None and kind == "report":
        issuer = _reporter(text, place)
    return About(
        title=title,
        title_span=span,
        date=date,
        date_span=dated[1] if dated and dated[0] == date else None,
        number=number,
        number_span=number_at,
        issuer=issuer[0] if issuer else read.marked.issuer,
        issuer_span=issuer[1] if issuer else None,
        place=place,
        kind=kind,
        official=kind in _OFFICIAL,
        english=mostly_latin(text),
    )


def _kind_of_text(text: str) -> str | None:
    """The kind where no title says it: by how a report, a letter or a news item begins."""
    head = text[:1500]
    if len(_ARTICLES.findall(text)) >= _LEAST_ARTICLES:
        return "law"
    if _REPORTS.search(head):
        return "report"
    if m := _LETTER.search(head):
        return "reply" if re.search(r"复$", m["what"] or m["what2"]) else "notice"
    if _PAPER.search(head):
        return "review"
    if _BODY.search(text[:120]):
        return "news"
    if _DATED.match(head.lstrip()):
        return "news"
    if _NEWS.search(head + text[-400:]) and not _SPEAKS.search(text[:200]):
        return "news"
    if len(_YOUR.findall(text)) >= 2:
        return "reply"
    return _kind_of_part(text)


def _kind_of_part(text: str) -> str | None:
    """The kind of a part of a document whose head is not there: by its headings, or by what it calls itself."""
    if m := _ITSELF.search(text):
        return _WORD_KINDS.get(m["word"], "plan")
    points = [int(m["n"]) for m in _NUMBERED.finditer(text)]
    counted = sum(b == a + 1 for a, b in pairwise(points)) >= _LEAST_HEADINGS
    chapters = len(_CHAPTERS.findall(text)) >= _LEAST_HEADINGS
    tasks = len(_TASKS.findall(text)) >= _LEAST_HEADINGS and not _REPORTING.search(text)
    return "plan" if counted or chapters or tasks else None


def _file_year(source: str) -> str | None:
    found = _FILE_YEAR.findall(source.rsplit("/", 1)[-1])
    return found[-1] if len(set(found)) == 1 else None


def _file_place(source: str) -> str | None:
    """The only place that the file's name names, in Chinese or in Latin letters."""
    stem = source.rsplit("/", 1)[-1].rpartition(".")[0]
    words = " ".join(word.capitalize() for word in re.findall(r"[A-Za-z]{4,}", stem))
    keys = {m.keys[0] for m in scan(stem) if len(m.keys) == 1} | {keys[0] for _, _, keys, _ in scan_english(words)}
    own = [k for k in keys if k.partition(":")[0] in PLACES]
    return own[0] if len(own) == len(keys) == 1 else None


def _issuer(text: str, title: Span | None) -> tuple[str, Span] | None:
    """The body before 关于 in the title, after 发文机关, that passed a law, or that a report speaks for."""
    if title and (m := _ISSUER.match(text, title[0], title[1] + 2)):
        return m["issuer"], m.span("issuer")
    head = text[:_HEAD]
    if m := _MARKED.search(head):
        return m["issuer"], m.span("issuer")
    if m := _PASSED.search(head):
        return f"{m['of'] or ''}{m['nation'] or ''}{m['body']}", m.span("all")
    return None


def _signer(text: str, date: Span) -> tuple[str, Span] | None:
    """The body whose name stands above the date of the signature."""
    m = _SIGNED.search(text, max(0, date[0] - 60), date[0])
    return (m["issuer"], m.span("issuer")) if m else None


def _reporter(text: str, place: str | None) -> tuple[str, Span] | None:
    """The government that a report speaks for: 我代表省人民政府 with the place that it is of."""
    m = _REPORTS.search(text[:1500])
    if m is None:
        return None
    who = re.search(r"国务院|[\u4e00-\u9fff]{0,8}政府", m[0])
    if who is None:
        return None
    name = str((describe(place) or {}).get("name", "")) if place else ""
    at = (m.start() + who.start(), m.start() + who.end())
    return ("国务院", at) if who[0] == "国务院" else (f"{name}人民政府", at) if name else None


def _acting(issuer: str) -> str | None:
    """The place that a body acts for, by the name that its own begins with."""
    found = [m for m in scan(issuer) if m.keys[0].partition(":")[0] in PLACES and len(m.keys) == 1]
    return _last_of_path(found) if found and found[0].start == 0 else None


def _place(text: str, title: str | None, span: Span | None) -> str | None:
    """The place in whose name the document speaks: of a government in its title, or the only one of the title."""
    if not title:
        return None
    found = [m for m in scan(title) if m.keys[0].partition(":")[0] in PLACES and len(m.keys) == 1 and m.form in ("full", "short")]
    governed = [m for m in found if _GOVERNMENT.match(title, m.end) or m.surface[-1] in "省市区县"]
    if governed and (governed[0].start == 0 or _YEAR_FIRST.fullmatch(title[: governed[0].start])):
        return _last_of_path(governed)
    if (
        (len(found) == 1 or (found and _YEAR_FIRST.fullmatch(title[: found[0].start]) and _last_of_path(found) == found[-1].keys[0]))
        and (kind_of(title) in ("report", "plan", "law", "opinion") or _YEAR_FIRST.fullmatch(title[: found[0].start]))
        and not re.search("签署|签约|合作", title)
    ):
        return _last_of_path(found)
    return None


def _last_of_path(matches: list[Match]) -> str:
    """四川省成都市人民政府 speaks for 成都市."""
    place = matches[0]
    for m in matches[1:]:
        if m.start != place.end:
            break
        place = m
    return place.keys[0]


def _speaker(text: str, span: Span | None) -> str | None:
    """The place of the congress or government that a report's head names."""
    head = text[: (span[1] if span else 0) + 400]
    for m in scan(head):
        if (
            m.keys[0].partition(":")[0] in PLACES
            and len(m.keys) == 1
            and re.match(r"(?:第.{1,4}届)?人民代表大会|人民政府|省长|市长|代省长", head[m.end :])
        ):
            return m.keys[0]
    return None
