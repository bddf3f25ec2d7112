"""Parts of a sentence, and the noun phrase before a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import Passage

_PART = re.compile(r"[；;]")
_OPEN = re.compile(
    r".*(?:联合成立|共同成立|联合设立|共同设立|共同建立|共同组建|联合组建|牵头组建|成立了?|组建了?|建立了?|建立健全|健全|完善|设立了?|搭建了?|创建|召开了?|举行|启动|发起|推动|探索|通过|依托|构建|打造|共建|和|与)"
)


def sentence_lead(text: str, passage: Passage) -> Iterator[tuple[int, int]]:
    """The parts between semicolons."""
    at = passage.start
    for m in _PART.finditer(text, passage.start, passage.end):
        yield at, m.start()
        at = m.end()
    if at < passage.end:
        yield at, passage.end


def title_of(text: str, start: int, end: int) -> tuple[str, int]:
    """The noun phrase that ends at `end`: what stands behind the last verb before it, or in its quotation marks."""
    phrase = text[start:end]
    quoted = re.search(r"[“\"](?P<name>[^”\"]{3,40})$", phrase)
    if quoted:
        return quoted["name"], start + quoted.start("name")
    opened = _OPEN.match(phrase[:-3])
    at = opened.end() if opened else 0
    lead = re.match(r"(?:了|的|\d{4}年|“)+", phrase[at:])
    at += lead.end() if lead else 0
    return phrase[at:], start + at
