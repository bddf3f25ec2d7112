"""The policy that the document itself is the text of, where it is one.

Only for documents whose kind says so and whose title stands in the text. Its title, number,
date, issuer, validity and what it covers are stated with the words that show them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract._draft import Draft
from ingest.extract._fields import fields_of
from ingest.extract._organizations import organization
from ingest.extract._registry import extractor
from ingest.extract.policies import covers
from kb import identity
from kb.gazetteer import describe
from kb.model import Span
from kb.values import dates
from kb.vocabulary import PLACES

_KINDS = ("report", "plan", "notice", "opinion", "law", "reply")
_GENERAL = ("report", "plan", "notice", "opinion", "law")
"""What an organ of a place says to all, not to one that asked: where its title names no other place, it is for that place."""
_SUBJECT = re.compile(r"现(?:就|将)(?P<what>[^。，\n]{4,60}?)(?:有关)?(?:工作|事项|问题|情况)?(?P<kind>通知|批复|函复|答复|函告)如下")
_OPENING = 40
_LONGEST = 60
_STOP = re.compile(r"[。；;\n\t|]")
_NO_TASK = re.compile(
    r"回顾|成就|成效|总结|过去|步伐|提升$|提高$|展现$|绘就$|明显|显著|新进步|新进展|附件|附则|总则|名词解释|^第[^条\n]{1,6}条|^[（(]?\d|[“”][：:]"
)
_EFFECTIVE = re.compile(r"自(?P<date>[^，。；\n]{4,16}?|(?:发布|公布|印发|下发|签署|批复)之日)(?:起)?(?:施行|实施|执行|生效)")
_EXCERPT = re.compile(
    r"\s*(?:摘登|摘编|摘要|节选|全文|选登)$|\s*[（(](?:(?:节选|摘要|摘登|选登|摘编|摘录|节录|选录|选编|全文|内容摘要|主要内容|部分内容)[^（）()]{0,6}|(?:19|20)\d{2}年\d{1,2}月\d{1,2}日[^（）()]*)[）)]\s*$"
)
"""What copies write behind a title and is no part of it: that it is an excerpt, when it was said."""
_YEARS = re.compile(r"有效期(?:为)?(?P<years>[一二三四五六七八九十]|\d{1,2})年")
_UNTIL = re.compile(r"有效期(?:至|到)(?P<date>\d{4}年\d{1,2}月\d{1,2}日)")


@extractor("document", version=2, triggers=("施行", "有效期", "之日起"))
def document(draft: Draft) -> None:
    """Add the policy that the document is, if it is one."""
    about = draft.context.about
    if about.kind not in _KINDS:
        return
    named = _named(draft)
    if named is None:
        return
    title, start, end, sure = named
    issued = about.date if about.date_span is not None else None
    key = draft.know(identity.policy_key(_own_title(draft, title), about.number, issued))
    draft.this = key
    draft.mention(key, start, end)
    draft.describe(key, "title", title, start, end, by=draft.by("self"), confidence=sure)
    draft.describe(key, "kind", about.kind, start, end, by=draft.by("self"), confidence=0.9)
    if about.number and about.number_span:
        draft.describe(key, "number", about.number, *about.number_span, by=draft.by("self"), confidence=0.97)
    if issued and about.date_span:
        draft.describe(key, "issued", issued, *about.date_span, by=draft.by("self"), confidence=0.9)
    if about.issuer and about.issuer_span:
        body = organization(draft, about.issuer, *about.issuer_span)
        if body is not None:
            draft.state(body, "ISSUED", key, start, end, by=draft.by("self"), confidence=0.95)
    covers(draft, key, start, end)
    if about.place and about.kind in _GENERAL and not any(s.subject == key for s in draft.statements("COVERS")):
        draft.state(key, "COVERS", about.place, start, end, by=draft.by("issuer"), confidence=0.7)
    _concerns(draft, key, (start, end))
    _validity(draft, key, issued)


def _named(draft: Draft) -> tuple[str, int, int, float] | None:
    """The title with its place and how sure it is: that of the head; of a letter without one what
    it says it is about (现就…通知如下), else, as libraries do, its opening words."""
    about = draft.context.about
    if about.title is not None and about.title_span is not None:
        start, end = about.title_span
        told = _EXCERPT.search(draft.text, start, end)
        return _EXCERPT.sub("", about.title), start, told.start() if told else end, 0.97
    if not about.official:
        return None
    m = _SUBJECT.search(draft.text[:1500])
    if m is not None:
        return f"关于{m['what'].removeprefix('关于')}的{m['kind']}", m.start(), m.end(), 0.6
    first = draft.context.passages[0]
    end = min(first.end, first.start + _OPENING)
    return draft.text[first.start : end].rstrip("。，；："), first.start, end, 0.4


def _own_title(draft: Draft, title: str) -> str:
    """The title that identifies: a report that is only called 政府工作报告 is told apart by whose it is."""
    about = draft.context.about
    if about.kind != "report" or about.title_span is None or draft.mentions_in(*about.title_span, PLACES):
        return title
    place = describe(about.place) if about.place else None
    return f"{place['name'] if place else about.issuer or ''}{title}"


def _concerns(draft: Draft, key: str, title: Span) -> None:
    """The fields of its title; where that names none, those of its headings that say what is to be done."""
    text = draft.text
    said = [(f, title) for f in _named_fields(text[title[0] : title[1]])]
    rule, sure = "self", 0.75
    if not said:
        said = [(f, span) for span in _headings(draft) for f in _named_fields(text[span[0] : span[1]])]
        rule, sure = "headings", 0.65
    for field, span in reversed(dict(reversed(said)).items()):
        draft.state(key, "CONCERNS", f"Field:{field}", *span, by=draft.by(rule), confidence=sure)


def _headings(draft: Draft) -> Iterator[Span]:
    """The headings of the first two levels, to their first stop, but for those of a review and of articles."""
    text = draft.text
    for section in draft.context.segmented.sections:
        stop = _STOP.search(text, section.start, section.start + _LONGEST)
        end = stop.start() if stop else section.start + _LONGEST
        if section.level <= 2 and stop and not _NO_TASK.search(text, section.start, end):
            yield section.start, end


def _named_fields(name: str) -> list[str]:
    return [f for f in fields_of(name) if f != "other"]


def _validity(draft: Draft, key: str, issued: str | None) -> None:
    effective = None
    for passage, _ in draft.context.marked("document"):
        m = _EFFECTIVE.search(draft.text, passage.start, passage.end)
        if m and "同时" not in draft.text[max(passage.start, m.start() - 6) : m.start()]:
            found = dates(draft.text, None, m.start("date"), m.end("date"))
            effective = found[0].iso if found else issued if "之日" in m["date"] else None
            if effective:
                draft.describe(key, "effective", effective, m.start(), m.end(), by=draft.by("effective"), confidence=0.9)
        if until := _UNTIL.search(draft.text, passage.start, passage.end):
            [found_until] = dates(until["date"])
            draft.describe(key, "expires", found_until.iso, until.start(), until.end(), by=draft.by("expires"), confidence=0.9)
        elif (years := _YEARS.search(draft.text, passage.start, passage.end)) and (effective or issued):
            first = effective or issued or ""
            expires = f"{int(first[:4]) + _number(years['years'])}{first[4:]}"
            draft.describe(key, "expires", expires, years.start(), years.end(), by=draft.by("expires"), confidence=0.8)


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else "零一二三四五六七八九十".index(numeral)
