"""Agreements that stand written down as such: the one that the document is the text of, and those
that a table lists, one a row, with their parties in a cell of their own."""

from __future__ import annotations

import re

from ingest.extract._clauses import clause_begin
from ingest.extract._dealnames import DEAL, HEAD, Name
from ingest.extract._deals import Deal, came_to_nothing, different
from ingest.extract._draft import Draft
from ingest.extract._signatories import sides_in
from ingest.segment import cells
from kb.model import Modality, Span

_PARTY = re.compile(r"(?m)^\s*(?:[甲乙丙丁戊己庚]方|第?[一二三四五六七八]方)(?:（[^（）\n]{1,12}）)?\s*[：:]\s*(?P<who>[^\n]{2,60})$")
_CALLED = re.compile(r"(?P<who>[^，。；：、\n]{2,40}?)（(?:以下)?(?:简称)?[“”]?[甲乙丙丁戊己庚]方[“”]?）")
_CONCLUDE = re.compile(r"(?:签订|签署|订立|缔结|达成|制定)(?:本|如下|以下)")
_FIRST = re.compile(r"\s*#*\s*(?P<line>[^\n，。；：]{4,60}?)[ \t]*\n")
_LINE = re.compile(r"(?m)^(?:\|[^\n]*\||[^\t\n]+\t[^\n]*)$")
_OPENING = 1500
_NAMED = re.compile(rf"(?:{DEAL}|宣言|倡议书?|合作框架)(?:[（(][^（）()]*[）)])?$")
_SIDES = re.compile(r"方|主体|单位|城市|成员|对象|签署|地区|参与|合作者")


def own_text(draft: Draft) -> list[Deal]:
    """The agreement whose text the document is: its title, and its parties by their lines or its opening."""
    title = _title(draft)
    if title is None:
        return []
    text, start = draft.text, title.end
    end = min(len(text), start + _OPENING)
    spans = [m.span("who") for pattern in (_PARTY, _CALLED) for m in pattern.finditer(text, start, end)]
    if len(spans) < 2:
        m = _CONCLUDE.search(text, start, end)
        spans = [(clause_begin(text, start, m.start(), "。\n"), m.start())] if m else []
    found = [(s, low) for low, high in spans for s in sides_in(draft, low, high)[:1] if s.keys]
    keys = tuple(dict.fromkeys(k for s, _ in found for k in s.keys))
    if not different(keys):
        return []
    bodies = tuple(b for s, _ in found for b in s.bodies)
    return [Deal(title, keys, draft.context.passage_at(found[-1][1]), "own-text", 0.85, Modality.HOLDS, None, bodies)]


def _title(draft: Draft) -> Name | None:
    """The document's title, or the line that it begins with, where that is an agreement's name."""
    about = draft.context.about
    if about.title is not None and about.title_span is not None:
        return Name(about.title, *about.title_span) if _NAMED.search(about.title) else None
    first = _FIRST.match(draft.text)
    return Name(first["line"], *first.span("line")) if first and _NAMED.search(first["line"]) else None


def listed(draft: Draft) -> list[Deal]:
    """The agreements and arrangements of tables that have a column for the name and one for the parties."""
    deals = []
    for rows in draft.context.read.tables or _rows(draft.text):
        head = cells(draft.text, *rows[0]) if len(rows) > 1 else ()
        for row in rows[1:] if head else ():
            deals += _row(draft, head, row)
    return deals


def _rows(text: str) -> list[list[Span]]:
    """The tables that a plain text draws with bars or TABs: lines one after the other."""
    tables: list[list[Span]] = []
    for m in _LINE.finditer(text):
        if tables and tables[-1][-1][1] + 1 >= m.start():
            tables[-1].append(m.span())
        else:
            tables.append([m.span()])
    return tables


def _row(draft: Draft, head: tuple[Span, ...], row: Span) -> list[Deal]:
    text = draft.text
    name: Name | None = None
    keys: list[str] = []
    bodies: list[Span] = []
    for (a, b), (c, d) in zip(cells(text, *row), head, strict=False):
        last = next((m for m in HEAD.finditer(text, a, b) if m.end() == b), None)
        if name is None and b - a > 3 and (_NAMED.search(text[a:b]) or last):
            kind = (last.lastgroup or "").replace("_", "-") if last and not _NAMED.search(text[a:b]) else "agreement"
            name = Name(text[a:b].strip("《》"), a + text.startswith("《", a), b - text.startswith("》", b - 1), kind)
        elif _SIDES.search(text[c:d]):
            for side in sides_in(draft, a, b):
                keys += side.keys
                bodies += side.bodies
    keys = list(dict.fromkeys(keys))
    if name is None or not different(keys) or came_to_nothing(text, row[0], name.start, name.end):
        return []
    return [Deal(name, tuple(keys), draft.context.passage_at(row[0]), "listed", 0.75, Modality.HOLDS, None, tuple(bodies))]
