"""Quantities in running text: a number, a scale, a unit, brought to the base unit.

One regular expression over the text; each match is looked at once. What stands around it
(约, 左右, 以上, 超过) is kept as how exact the figure is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kb.errors import ValueParseError
from kb.values._numerals import DIGIT_CHARS, SCALE_CHARS, parse_numeral, scale
from kb.values._units import UNITS, base

_ENGLISH_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` in `unit` (a base unit, or the unit as written). `upper` is the other end of a
    range (4%—5%). `exact` is False where the text says 约, 左右, 近, 超, 以上 …; `start`–`end`
    cover number and unit."""

    value: float
    unit: str
    start: int
    end: int
    upper: float | None = None
    exact: bool = True


@cache
def _pattern() -> re.Pattern[str]:
    arabic = r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?"
    chinese = rf"[{DIGIT_CHARS}{SCALE_CHARS}点]+"
    scales = rf"[多余几]?[{SCALE_CHARS}]*|\s(?:thousand|million|billion|trillion)"
    return re.compile(
        rf"百分之(?P<per>[{DIGIT_CHARS}十百点]+|\d+(?:\.\d+)?)"
        rf"|(?:(?P<low>{arabic})(?:[%％])?\s?[—–~～至到-]{{1,2}}\s?)?(?P<number>{arabic}|(?<![第十]){chinese})(?P<scale>{scales})(?P<more>[多余])?(?P<unit>{UNITS})"
    )


_VAGUE_BEFORE = re.compile(
    r"(?:约|近|超过?|超出|逾|突破|不低于|不少于|高于|低于|大约|接近|about|nearly|over|around|approximately|more than)\s?为?$", re.IGNORECASE
)
_VAGUE_AFTER = re.compile(r"左右|以上|以内|以下|上下|多")


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """All quantities between `start` and `end`, in order, without overlap."""
    found = []
    for m in _pattern().finditer(text, start, len(text) if end is None else end):
        made = _quantity(m, text)
        if made is not None:
            found.append(made)
    return found


def _quantity(m: re.Match[str], text: str) -> Quantity | None:
    exact = not (_VAGUE_BEFORE.search(text[max(0, m.start() - 12) : m.start()]) or _VAGUE_AFTER.match(text, m.end()) or m["more"])
    try:
        if m["per"]:
            return Quantity(float(parse_numeral(m["per"])), "percent", m.start(), m.end(), None, exact)
        written = m["scale"]
        if written.startswith((" ", "\u00a0")):
            factor = _ENGLISH_SCALES[written.strip().lower()]
        else:
            factor = scale(written.lstrip("多余几"))
            exact = exact and written[:1] not in ("多", "余", "几")
        unit, to_base = base(m["unit"])
        value = float(parse_numeral(m["number"].lstrip("-"))) * factor * to_base
        low = float(parse_numeral(m["low"].lstrip("-"))) * factor * to_base if m["low"] else None
    except (ValueParseError, KeyError):
        return None
    if m["number"].startswith("-"):
        value = -value
    at = m.start()
    if low is not None and low < value:
        return Quantity(_round(low), unit, at, m.end(), _round(value), exact)
    return Quantity(_round(value), unit, m.start("number") if low is not None else at, m.end(), None, exact)


def _round(value: float) -> float:
    """Without the last digits of binary fractions: 2.79 × 10¹² is 2790000000000.0."""
    return float(f"{value:.12g}")
