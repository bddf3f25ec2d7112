"""The policy that the document itself is the text of, where it is one.

Only for documents whose kind says so and whose title stands in the text. Its title, number,
date, issuer, validity and what it covers are stated with the words that show them.
"""

from __future__ import annotations

import re

from ingest.extract._draft import Draft
from ingest.extract._fields import fields_of
from ingest.extract._organizations import organization
from ingest.extract._registry import extractor
from kb import identity
from kb.values import dates
from kb.vocabulary import SPATIAL

_BY = "document/self@1"
_KINDS = ("report", "plan", "notice", "opinion", "law", "reply")
_EFFECTIVE = re.compile(r"自(?P<date>[^，。；\n]{4,16}?|(?:发布|公布|印发|下发|签署|批复)之日)(?:起)?(?:施行|实施|执行|生效)")
_YEARS = re.compile(r"有效期(?:为)?(?P<years>[一二三四五六七八九十]|\d{1,2})年")
_UNTIL = re.compile(r"有效期(?:至|到)(?P<date>\d{4}年\d{1,2}月\d{1,2}日)")


@extractor("document", version=1, triggers=("施行", "有效期", "之日起"))
def document(draft: Draft) -> None:
    """Add the policy that the document is, if it is one."""
    about = draft.context.about
    if about.title is None or about.title_span is None or about.kind not in _KINDS:
        return
    start, end = about.title_span
    issued = about.date if about.date_span is not None else None
    key = draft.know(identity.policy_key(about.title, about.number, issued))
    draft.this = key
    draft.mention(key, start, end)
    draft.describe(key, "title", about.title, start, end, by=_BY, confidence=0.97)
    draft.describe(key, "kind", about.kind, start, end, by=_BY, confidence=0.9)
    if about.number and about.number_span:
        draft.describe(key, "number", about.number, *about.number_span, by=_BY, confidence=0.97)
    if issued and about.date_span:
        draft.describe(key, "issued", issued, *about.date_span, by=_BY, confidence=0.9)
    if about.issuer and about.issuer_span:
        body = organization(draft, about.issuer, *about.issuer_span)
        draft.state(body, "ISSUED", key, start, end, by=_BY, confidence=0.95)
    _covers(draft, key, start, end)
    for field in fields_of(about.title):
        if field != "other":
            draft.state(key, "CONCERNS", f"Field:{field}", start, end, by=_BY, confidence=0.75)
    _validity(draft, key, issued)


def _covers(draft: Draft, key: str, start: int, end: int) -> None:
    inside = draft.mentions_in(start, end, SPATIAL)
    for m in inside:
        if not any(o.start == m.end or (o is not m and o.start <= m.start and m.end <= o.end) for o in inside):
            draft.state(key, "COVERS", m.key, start, end, by=_BY, confidence=0.9)


def _validity(draft: Draft, key: str, issued: str | None) -> None:
    effective = None
    for _, passage, _ in draft.context.marked("document"):
        m = _EFFECTIVE.search(draft.text, passage.start, passage.end)
        if m and "同时" not in draft.text[max(passage.start, m.start() - 6) : m.start()]:
            found = dates(draft.text, None, m.start("date"), m.end("date"))
            effective = found[0].iso if found else issued if "之日" in m["date"] else None
            if effective:
                draft.describe(key, "effective", effective, m.start(), m.end(), by="document/effective@1", confidence=0.9)
        if until := _UNTIL.search(draft.text, passage.start, passage.end):
            [found_until] = dates(until["date"])
            draft.describe(key, "expires", found_until.iso, until.start(), until.end(), by="document/expires@1", confidence=0.9)
        elif (years := _YEARS.search(draft.text, passage.start, passage.end)) and (effective or issued):
            first = effective or issued or ""
            expires = f"{int(first[:4]) + _number(years['years'])}{first[4:]}"
            draft.describe(key, "expires", expires, years.start(), years.end(), by="document/expires@1", confidence=0.8)


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else "零一二三四五六七八九十".index(numeral)
