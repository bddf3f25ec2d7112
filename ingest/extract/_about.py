"""What a document says of itself: title, date, number, issuer, place, kind.

Read from what the page marks, the head of the text and the date line at its foot. Where the
text gives no year, one that stands in the file's name is taken: a person put it there.
"""

from __future__ import annotations

import re

from ingest.extract._context import About
from ingest.extract._dateline import date_of
from ingest.extract._head import kind_of, number_span, squeezed, title_span
from ingest.read import ReadText
from ingest.segment import Segmented
from kb.gazetteer import Match, gazetteer
from kb.model import Span
from kb.values import document_number
from kb.vocabulary import PLACES

_NEWS = re.compile(r"记者|通讯员|[日月]电[（(，\s]|本报讯|新华社|原标题|编辑[：: ]|来源[：:]")
_SPEAKS = re.compile(r"各位代表|全[省市区]|我[省市区]|本[省市]")
_ISSUER = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff、]{2,40}?(?:国务院|人民政府|人民代表大会常务委员会|人民代表大会|委员会|办公厅|办公室|[局厅委部会院]))关于"
)
_MARKED = re.compile(r"发文机关[：:]\s*(?P<issuer>[^\s，。]{2,40})")
_GOVERNMENT = re.compile(r"(?:省|市|自治区|自治州|县|区|盟|旗)?(?:人民政府|人民代表大会|人大|委|政府)")
_OFFICIAL = ("plan", "notice", "opinion", "law", "reply")
_FILE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")


def about(read: ReadText, segmented: Segmented) -> About:
    """The document's own facts; each is None where nothing says it."""
    text = read.text
    span = title_span(text, read.marked.title) if segmented.passages else None
    title = squeezed(text[span[0] : span[1]]) if span else read.marked.title
    kind = kind_of(title or "") or ("news" if _NEWS.search(text[:1500] + text[-400:]) and not _SPEAKS.search(text[:200]) else None)
    dated = date_of(text, title, kind)
    date = read.marked.date or (dated[0] if dated else None) or _file_year(read.source)
    number_at = number_span(text, span)
    number = document_number(text[number_at[0] : number_at[1]]) if number_at else read.marked.number
    issuer_at = _issuer(text, span)
    return About(
        title=title,
        title_span=span,
        date=date,
        date_span=dated[1] if dated and dated[0] == date else None,
        number=number,
        number_span=number_at,
        issuer=text[issuer_at[0] : issuer_at[1]] if issuer_at else read.marked.issuer,
        issuer_span=issuer_at,
        place=_place(text, title, span),
        kind=kind,
        official=kind in _OFFICIAL,
        english=_english(text),
    )


def _file_year(source: str) -> str | None:
    found = _FILE_YEAR.findall(source.rsplit("/", 1)[-1])
    return found[-1] if len(set(found)) == 1 else None


def _issuer(text: str, title: Span | None) -> Span | None:
    """The body before 关于 in the title, or after 发文机关."""
    if title and (m := _ISSUER.match(text, title[0], title[1] + 2)):
        return m.span("issuer")
    m = _MARKED.search(text[:3000])
    return m.span("issuer") if m else None


def _place(text: str, title: str | None, span: Span | None) -> str | None:
    """The place in whose name the document speaks: of a government in its title, or the only one of the title."""
    if not title:
        return None
    found = [
        m for m in gazetteer().scan(title) if m.keys[0].partition(":")[0] in PLACES and len(m.keys) == 1 and m.form in ("full", "short")
    ]
    governed = [m for m in found if _GOVERNMENT.match(title, m.end) or m.surface[-1] in "省市区县"]
    if governed and governed[0].start == 0:
        return _last_of_path(governed)
    if (
        len(found) == 1
        and (kind_of(title) in ("report", "plan", "law", "opinion") or found[0].start == 0)
        and not re.search("签署|签约|合作", title)
    ):
        return found[0].keys[0]
    return _speaker(text, span) if kind_of(title) == "report" else None


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
    for m in gazetteer().scan(head):
        if (
            m.keys[0].partition(":")[0] in PLACES
            and len(m.keys) == 1
            and re.match(r"(?:第.{1,4}届)?人民代表大会|人民政府|省长|市长|代省长", head[m.end :])
        ):
            return m.keys[0]
    return None


def _english(text: str) -> bool:
    letters = [c for c in text[:5000] if c.isalpha()]
    return len(letters) > 20 and sum(c.isascii() for c in letters) > 0.6 * len(letters)
