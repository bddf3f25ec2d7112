"""The head of a document: its title and the number beneath it.

Pages put noise before the title (buttons, paths, shares) and official documents spread it
over lines: the issuer, 关于…, 的通知. What is found here stands in the text, as a span.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.model import Span

HEAD = 3000
_LINES = 40
_LONGEST = 90

_KINDS = (
    ("report", r"工作报告|(?:报告|公报)(?:[（(][^（）()]*[）)])*$|的说明$|\bReport\b"),
    ("reply", r"的?(?:批复|复函|函|答复)$"),
    ("notice", r"(?:的?(?:通知|公告|通报|通告)|须知)$"),
    ("law", r"(?:条例|[^办方想看做无]法|细则)(?:[（(][^（）()]*[）)])?$|(?:人民代表大会|人大)(?:常务委员会|常委会).*的决定$|\bLaw\b"),
    ("plan", r"(?:规划|纲要|方案|计划|的建议)(?:[（(][^（）()]*[）)])*$|\bPlan\b|\bOutline\b"),
    ("opinion", r"(?:意见|措施|办法|决定|规定|政策)(?:[（(][^（）()]*[）)])*$"),
    ("review", r"综述\*?$|研究进展$|研究\*?$"),
)
_NEWS_TITLE = re.compile(r"签署|签订|签约|启动|举行|召开|揭牌|开工|发布会|成立|【")
_AGREEMENT = re.compile(r"(?:协议书?|备忘录|协定)$")
_NOISE = re.compile(
    r"——|—|【[^】]{0,30}】$|[【】〔〕（）()>›|·\s]*$|(?:下载|打印|全屏|收藏|加大|还原|减小|首页|分享|关闭|大|中|小|返回顶部|\+|-)[:：]?$|【?字[号体][:：]?|来源[:：]|时间[:：]"
    r"|发布时间|您的位置|当前位置|浏览次数|作者[:：]|<!--|\d{4}[-年]\d{1,2}|附件"
)
_BODY = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、）)]|第[一二三四五六七八九十]+[章节条编]|各位代表|同志们|Fellow")
_BROUGHT = re.compile(
    r"《(?P<title>[^《》\n]{4,80})》(?:已经|业经|经)[^。\n]{2,50}，\s*现[^。\n]{0,8}(?:印发|公布|发布)|现将《(?P<other>[^《》\n]{4,80})》(?:印发|公布)"
)
_LETTER = 800
_BROKEN = re.compile(r"(?:关于|印发|转发|批转|发布|公布|、|和|与|——)$")
_ORGAN = re.compile(r"(?:国务院|人民政府|政府|委员会|办公厅|办公室|[局厅部委院会])$")
_ENDING = re.compile(
    r"(?:通知|意见|批复|复函|答复|函|决定|办法|规定|方案|规划|纲要|措施|通报|公告|计划|条例|报告|建议|公报|须知|法|细则|说明|综述|述评)(?:[（(][^（）()\n]*[）)])*\*?$"
)
_RUN_ON = re.compile(
    r"\s*(?P<title>[^\s，。：；《》]{2,30}?(?:国务院|政府|委员会|办公厅|办公室|[局厅委部会院])关于[^。；\n]{4,90}?"
    r"的(?:通知|通报|通告|公告|批复|答复|复函|函|(?:指导|实施|若干|政策)?意见|(?:若干|补充)?决定|(?:若干|暂行)?规定|(?:暂行|实施)?办法|(?:若干|政策)?措施))"
    r"(?=[\u4e00-\u9fff]{1,8}〔|各|\s*$)"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}\s?[〔\[［(（](?:19|20)\d{2}[〕\]］)）]\s?第?\d{1,5}号")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it."""

    start: int
    end: int
    text: str


def lines(text: str, end: int = HEAD) -> list[Line]:
    """The lines with something on them that begin before `end`, in order."""
    found = []
    for m in re.finditer(r"[^\n]+", text[: end + 400]):
        if m.start() >= end:
            break
        kept = m[0].strip()
        if kept:
            start = m.start() + m[0].index(kept)
            found.append(Line(start, start + len(kept), kept))
    return found


def squeezed(title: str) -> str:
    """A title without the marks of Markdown and the spaces that spread its characters."""
    plain = re.sub(r"\s+", " ", title).strip("# *")
    return re.sub(r"(?<=[^\x00-\x7f])\s(?=[^\x00-\x7f])", "", plain) if re.search(r"[\u4e00-\u9fff]", plain) else plain


def kind_of(title: str) -> str | None:
    """The kind that a title says in its last words; None where it says none."""
    if _AGREEMENT.search(title) and not _NEWS_TITLE.search(title):
        return "agreement"
    bare = title.rstrip("*")
    if _NEWS_TITLE.search(bare) and not re.search(r"关于.*的[\u4e00-\u9fff]{1,3}$", bare):
        return None
    return next((kind for kind, pattern in _KINDS if re.search(pattern, bare)), None)


def title_span(text: str, marked: str | None) -> Span | None:
    """Where the title stands in the head of `text`; `marked` is the title that the file itself marks.

    A line that ends as titles of documents do goes before the first line that stands alone; a
    letter that brings a document (《…》已经同意，现印发给你们) has that one's title.
    """
    if marked and (span := _where(text, marked)):
        return span
    if run_on := _RUN_ON.match(text[:400]):
        return run_on.span("title")
    found = _head_lines(text)
    for i, line in enumerate(found):
        if line.text.startswith("#"):
            hashes = len(line.text) - len(line.text.lstrip("# "))
            return line.start + hashes, line.end
        if m := re.match(r"(?:\S{0,24}正文[:：])?\s*原标题[:：]\s*", line.text):
            return _quoted_title(line, m.end())
        if (span := _from(found, i, lonely=False)) is not None:
            return span
    if brought := _BROUGHT.search(text[:_LETTER]):
        return brought.span("title") if brought["title"] else brought.span("other")
    first = next((i for i, line in enumerate(found) if line.start == len(text) - len(text.lstrip())), None)
    below = found[first].end + 40 < len(text) if first is not None else False
    return _from(found, first, lonely=True) if first is not None and below else None


def _head_lines(text: str) -> list[Line]:
    """The lines above the body that may hold a title: no buttons, paths, numbers, addressees."""
    found: list[Line] = []
    for line in lines(text)[:_LINES]:
        if _BODY.match(line.text) or len(line.text) > _LONGEST + 40:
            if "原标题" in line.text[:60]:
                found.append(line)
            break
        if "\t" not in line.text and not _NOISE.match(line.text) and not _NUMBER.fullmatch(line.text):
            found.append(line)
    return found


def _where(text: str, title: str) -> Span | None:
    at = text.find(title, 0, HEAD)
    if at >= 0:
        return at, at + len(title)
    loose = r"\s*".join(map(re.escape, re.sub(r"\s", "", title)[:_LONGEST]))
    m = re.search(loose, text[:HEAD])
    return m.span() if m else None


def _quoted_title(line: Line, at: int) -> Span | None:
    """After 原标题： the title runs to white space or the end of a short line."""
    m = re.match(r"[^\s。，]{6,60}", line.text[at:])
    return (line.start + at, line.start + at + m.end()) if m else None


def _from(found: list[Line], i: int, *, lonely: bool) -> Span | None:
    """The title that begins with line `i`: that line, or with those that continue it.

    `lonely` takes any short line above others, else its ending has to be a title's.
    """
    first = found[i]
    joined, end = first.text, first.end
    for following in found[i + 1 : i + 4]:
        if not _goes_on(joined, following.text) or len(joined) + len(following.text) > _LONGEST:
            break
        joined, end = joined + following.text, following.end
    dash = joined.find("——")
    if dash > 0 and _ENDING.search(squeezed(joined[:dash])):
        joined, end = joined[:dash], first.start + dash
    plain = squeezed(joined)
    if not 4 <= len(plain) <= _LONGEST or re.search(r"[。：；，:;,]$", plain) or re.search(r"[。！？](?!$)", plain):
        return None
    if lonely:
        return (first.start, end) if len(plain) <= 60 else None
    return (first.start, end) if _ENDING.search(plain) and not plain.endswith("作政府工作报告") else None


def _goes_on(joined: str, following: str) -> bool:
    """Is a title broken after `joined`?"""
    if _BROKEN.search(joined) or (_ORGAN.search(joined) and re.match(r"(?:办公厅|办公室)?关于", following)):
        return True
    return "关于" in joined and not _ENDING.search(squeezed(joined)) and len(joined) <= 60 and not re.search(r"[。：；，]$", joined)


def number_span(text: str, title: Span | None) -> Span | None:
    """The document's own number: alone on a line of the head, or right behind the title."""
    if title:
        m = _NUMBER.match(text, title[1] + len(text[title[1] : title[1] + 20]) - len(text[title[1] : title[1] + 20].lstrip(" （(\u3000")))
        if m:
            return m.span()
    for line in lines(text)[:_LINES]:
        m = _NUMBER.fullmatch(line.text.strip("（）()")) if "〔" in line.text or "[" in line.text else None
        if m:
            at = line.text.index(m[0])
            return line.start + at, line.start + at + len(m[0])
    return None
