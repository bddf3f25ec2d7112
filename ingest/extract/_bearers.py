"""Agreements whose title names those who made them: 《甲乙丙三市合作协议》, also where it is only cited.

The parties are the row of places that the title begins with, written out or by their initials.
A title that names one place, or an area as its subject, tells of no parties.
"""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from ingest.extract._anaphora import GROUP, count_of
from ingest.extract._clauses import clause_begin
from ingest.extract._dealnames import Name, marked
from ingest.extract._deals import Deal, came_to_nothing, different
from ingest.extract._draft import Draft
from ingest.extract._grid import row_of
from ingest.extract._signatories import Side, sides_in
from kb.gazetteer import describe
from kb.gazetteer.initials import province_of
from kb.model import Modality, Passage
from kb.vocabulary import AREAS, PLACES

_LEAD = re.compile(
    r"(?:关于|共同|共建|推进|深化|加强|建立|\d{4}(?:[—-]\d{4})?年度?|“?十[一二三四五六七八]五”?(?:时期|期间)?|新(?:时代|时期|一轮)|第[一二三四五六七八]轮|全面|进一步|[“《])*"
)
_UNSURE = re.compile(r"拟|将(?!军)|起草|研究|商讨|磋商|谈判|洽谈|商签|推动|争取|探索|准备|抓紧|尽快|计划")
_OVER = re.compile(r"》?(?:已)?(?:涵盖|覆盖)(?:了)?(?:全部|所有)?(?P<who>[^，。；]{2,80})")
"""Whom an agreement is said to be for."""
_JOINT_BODY = re.compile("(?:委员会|专委会|联盟|联席会|理事会|协会|联合会|成员(?:城市|单位)|各(?:城市|市|地))")
"""Behind an area: it is the area's common body that agrees."""
_LONGEST = 5
_WORD = 2
"""A row of so few initials of provinces may be any word, unless the document names them or a count follows."""


def bearers(draft: Draft, name: Name) -> Side | None:
    """Those whom the title begins with, if they are two places at least."""
    lead = _LEAD.match(draft.text, name.start, name.end)
    start = lead.end() if lead else name.start
    for length in range(_LONGEST, 1, -1):
        keys = _row(draft, start, start + length)
        if keys and start + length < name.end:
            return Side(keys, start, start + length, True)
    side = next(iter(sides_in(draft, start, name.end)), None)
    if side is None or side.start != start or side.bodies:
        return None
    if (
        len(side.keys) == 1
        and side.keys[0].partition(":")[0] in AREAS
        and _JOINT_BODY.search(draft.text, side.start, min(name.end, side.end + 16))
    ):
        return side
    return side if _places(side.keys) and different(side.keys) else None


_ROWS: WeakKeyDictionary[Draft, dict[str, tuple[str, ...]]] = WeakKeyDictionary()
"""What the initials that a document's titles begin with stand for."""


def _row(draft: Draft, start: int, end: int) -> tuple[str, ...]:
    """The places whose initials stand side by side: provinces, or cities that the document names."""
    row = draft.text[start:end]
    counted = GROUP.match(draft.text, end)
    same = counted is not None and count_of(counted) == len(row)
    known = _ROWS.setdefault(draft, {})
    if (at := f"{row}{same}") not in known:
        known[at] = _read(draft, row, same)
    return known[at]


def _read(draft: Draft, row: str, counted: bool) -> tuple[str, ...]:
    named = {str((describe(k) or {}).get("name", " "))[0]: k for k in draft.keys(("Province",)) if draft.spans_of(k)}
    provinces = tuple(k for k in (province_of(c) or named.get(c) for c in row) if k)
    if len(set(provinces)) == len(row):
        return provinces if counted or len(row) > _WORD or all(draft.spans_of(k) for k in provinces) else ()
    cities = row_of(draft, row, draft.home.partition(":")[2][:2] if draft.home else None)
    return cities if all(draft.spans_of(k) for k in cities) else ()


def _places(keys: tuple[str, ...]) -> bool:
    return all(k.partition(":")[0] in PLACES for k in keys)


def _unsure(draft: Draft, start: int, at: int) -> bool:
    """Does the clause from `start` say that what is named at `at` is still being made?"""
    return _UNSURE.search(draft.text, start, at) is not None


def cited(draft: Draft, passage: Passage, told: list[Deal]) -> list[Deal]:
    """Agreements that the sentence only names (按照《甲乙两省补偿协议》的约定), without those that it has told of."""
    text, found = draft.text, []
    for name in marked(text, passage.start, passage.end):
        clause = clause_begin(text, passage.start, name.start, "，；。")
        if (
            any(d.name.start < name.end and name.start < d.name.end for d in told)
            or _unsure(draft, clause, name.start)
            or came_to_nothing(text, clause, name.start, name.end)
        ):
            continue
        over = _OVER.match(text, name.end, passage.end)
        covered = sides_in(draft, *over.span("who"), groups=True) if over else []
        side = next((s for s in covered if different(s.keys)), None) or bearers(draft, name)
        if side is not None:
            found.append(Deal(name, side.keys, passage, "cited", 0.65, Modality.HOLDS, None, side.bodies))
    return found
