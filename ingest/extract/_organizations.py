"""Organisations by their endings: bodies that issue and sign, and the place that they act for."""

from __future__ import annotations

import re

from ingest.extract._clauses import clause_begin
from ingest.extract._draft import Draft
from ingest.extract._lists import outermost
from kb import identity
from kb.gazetteer import ancestors, describe
from kb.model import Passage
from kb.vocabulary import PLACES

_ENDING = (
    r"国务院办公厅|国务院|中共中央办公厅|中共中央|党中央|全国人大常委会|人民政府办公厅|人民政府办公室|人民政府|政府办公厅|政府办公室|人民代表大会常务委员会|人民代表大会|人大常委会|"
    r"发展改革委|发展和改革委员会|改革委|国资委|卫生健康委|住房城乡建设部|委员会|办公厅|办公室|管理局|监督管理局|监管局|总局|局|厅|部(?!分|门|署|长|队|级|位)|省委|市委|区委"
)
BODY = re.compile(rf"(?:[\u4e00-\u9fff]{{0,16}}?)(?:{_ENDING})")
_SEPARATOR = re.compile(r"[、与及]|和(?!信息化|改革|城乡|社会保障|自然资源|旅游|生育|医疗保障|地质|广播|检疫|监督管理)|会同|联合")
_RELATIVE = re.compile(r"(?:自治区|省|市|区|县|自治州|州)(?=(?:人民)?政府|委|[\u4e00-\u9fff]{2,10}[局厅委会]$|人大)")
_COMPANY = re.compile(r"(?:公司|集团|大学|学院|银行|医院)$")
_JUNK = re.compile(r"^(?:由|经|而|据|了|在|是|将|月|日|年|根据|按照|依据|近日|日前|今年|去年|同时|其中|原|\d+)+")


def issuers_before(draft: Draft, passage: Passage, at: int) -> list[tuple[str, int, int]]:
    """The bodies before 印发, 发布 … that stands right before `at`: name, start, end."""
    text = draft.text
    clause = clause_begin(text, passage.start, at, "。；，\n")
    lead = text[clause:at]
    verb = re.search(r"(?:联合|共同|正式|近日|日前|先后)*(?:印发|发布|出台|公布|颁布|制定|下发|编制)(?:了|的)?$", lead)
    if verb is None:
        return []
    found, start = [], clause
    for part in _SEPARATOR.split(lead[: verb.start()]):
        name, end = part, start + len(part)
        junk = _JUNK.match(name)
        begin = start + (junk.end() if junk else 0)
        name = text[begin:end]
        if BODY.fullmatch(name) and len(name) >= 3:
            found.append((name, begin, end))
        start = end + 1
    return found


def organization(draft: Draft, name: str, start: int, end: int) -> str | None:
    """The organisation's key, with its name and the place that it acts for stated.

    省政府办公厅 is that of the document's own place; None where the document does not say which.
    """
    full, place = _full(draft, name)
    if full is None:
        return None
    key = draft.know(identity.organization_key(full))
    draft.mention(key, start, end)
    draft.describe(key, "name", full, start, end, by=draft.by("name"), confidence=0.9)
    if full != name:
        draft.describe(key, "aliases", draft.text[start:end], start, end, by=draft.by("name"), confidence=0.7)
    if place is None:
        places = [u for u in outermost(draft.mentions_in(start, end, PLACES)) if not _COMPANY.search(name)]
        run = [m for i, m in enumerate(places) if m.start == start or (i and places[i - 1].end == m.start)]
        place = run[-1].key if run else None
    if place is not None:
        draft.state(key, "ACTS_FOR", place, start, end, by=draft.by("acts-for"), confidence=0.9)
    return key


def _full(draft: Draft, name: str) -> tuple[str | None, str | None]:
    """The name with the place that a relative one leaves out, and that place's key."""
    relative = _RELATIVE.match(name)
    if relative is None and not (name.endswith("厅") and not re.search(r"办公厅$|[省区]", name)):
        return name, None
    own = draft.home
    level = relative[0] if relative else "省"
    for key in (own, *ancestors(own)) if own else ():
        place = str((describe(key) or {}).get("name", ""))
        if place.endswith(level) or (level == "省" and place.endswith("自治区")):
            rest = re.sub(r"^(?:人民)?政府", "人民政府", name.removeprefix(level) if relative else name)
            return place + rest, key
    return None, None
