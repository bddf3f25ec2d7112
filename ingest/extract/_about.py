"""What a document says of itself: title, date, number, issuer, place, kind.

Read from what the page marks, then from the head of the text (its first passages) and the
date line at its foot. Nothing is taken from the file's name.
"""

from __future__ import annotations

import re

from ingest.extract._context import About
from ingest.read import ReadText
from ingest.segment import Segmented

_KINDS = (
    ("report", r"工作报告|的报告$|Report"),
    ("reply", r"的?(批复|复函|函)$"),
    ("plan", r"规划|纲要|方案|行动计划|计划$|建议$|Plan\b|Outline"),
    ("notice", r"通知|公告|通报"),
    ("opinion", r"意见|措施|办法|决定|规定"),
    ("law", r"条例|法$|Law\b"),
    ("agreement", r"协议|备忘录"),
)


def about(read: ReadText, segmented: Segmented) -> About:
    title = read.marked.title
    span = None
    if segmented.passages:
        first = segmented.passages[0]
        if title is None and first.end - first.start <= 80:
            title = read.text[first.start : first.end].lstrip("# ")
            span = (first.end - len(title), first.end)
    kind = next((k for k, pattern in _KINDS if title and re.search(pattern, title)), None)
    match = re.search(r"(20\d{2}|19\d{2})年", title or "") or re.search(r"(20\d{2}|19\d{2})年", read.text[:2000])
    date = read.marked.date or (match[1] if match else None)
    return About(title=title, title_span=span, date=date, kind=kind, official=kind in ("plan", "notice", "opinion", "law", "reply"))
