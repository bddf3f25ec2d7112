"""What those do whom an earlier sentence of the paragraph has for its subject: 甲、乙两市将合作。…共同建设丙平台."""

from __future__ import annotations

import re

from ingest.extract._dealnames import Name
from ingest.extract._deals import Deal, different, mood
from ingest.extract._draft import Draft
from ingest.extract._foundation import FOUND, NEAR, named
from ingest.extract._signatories import Side, sides_in
from ingest.extract._units import units
from kb.model import Modality, Passage

_JOINTLY = re.compile(r"(?:共同|联合|携手|协同|合力|联手|合作)(?:推[进动])?$")
_LEADS = re.compile(
    r"(?:[^。；，]{0,12}[包主]括|其中|此外|同时|另外|下一步|今后|会上|具体|一是|二是|三是|四是|五是|并|还|将|拟|要|\s|[：、（）()\d.．])*"
)
_TO_COME = re.compile("将(?!军)|拟|计划|安排|下一步|今后")
_BACK = 4
"""So many sentences back a subject is looked for: those between name no place."""
_SUBJECT_BY = 24
_LEAST = 6


def continued(draft: Draft, passage: Passage, clause: int, head: Name, end: int) -> Deal | None:
    """An arrangement that a clause without a subject says to be made jointly, of those whom the paragraph speaks of."""
    text = draft.text
    verb = next((v for v in FOUND.finditer(text, clause, head.start)), None)
    if verb is None or not (said := _JOINTLY.search(text, clause, verb.start())) or not _LEADS.fullmatch(text, clause, said.start()):
        return None
    name = named(text, verb.end(), head)
    found = _topic(draft, passage)
    row = units(draft, passage.start, min(clause, passage.start + _SUBJECT_BY))
    own = next((u.code for u in row if u.code not in "AJ"), "X") in "POSG"
    others = own or any(different(s.keys) for s in sides_in(draft, max(passage.start, clause - NEAR), clause))
    if name is None or found is None or len(name.text or "") < _LEAST or others:
        return None
    side, at = found
    how = mood(text, clause, verb.start(), verb.end())
    if how is Modality.HOLDS and (_TO_COME.search(text, at.start, at.end) or _TO_COME.search(text, passage.start, clause)):
        how = Modality.PLANNED
    return Deal(name, side.keys, passage, "continued", 0.6, how, None, side.bodies)


def _topic(draft: Draft, passage: Passage) -> tuple[Side, Passage] | None:
    """The parties with which the nearest sentence before it that names any begins, and that sentence."""
    text = draft.text
    at = draft.context.segmented.at(passage.start)
    for i in range(at - 1, max(-1, at - 1 - _BACK), -1):
        before = draft.context.passages[i]
        if "\n" in text[before.end - 1 : passage.start]:
            return None
        sides = [s for s in sides_in(draft, before.start, before.end, groups=True) if s.keys or s.group_only]
        if sides:
            side = sides[0]
            row = units(draft, before.start, side.start)
            subject = not any(u.code in "POSC" for u in row) and side.start - before.start <= _SUBJECT_BY
            return (side, before) if subject and different(side.keys) else None
    return None
