"""Numbers with their units in running text, Chinese and English: one compiled pattern, one pass.

The pattern consumes every number it meets, so that the scan is linear; what is no quantity (a bare
number, a year, an ordinal, `每万人`) is passed over. Spans cover number and unit, without the
words around them (`超过`, `左右`), which make them inexact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kb.errors import ValueParseError
from kb.values._numerals import DIGIT_CHARS, SCALE_CHARS, parse_numeral, scale
from kb.values._units import UNITS, base


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


_WIDE = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_SMALL = f"[{SCALE_CHARS.replace('千', '')}]|千(?![米瓦克伏])"
_MULTI = f"(?:{_SMALL})"
_ARABIC = r"(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3}(?![0-9０-９])){1,6}|[0-9０-９]{1,18})(?:[.．][0-9０-９]{1,9})?"
_CHINESE = rf"(?:[{DIGIT_CHARS}点]|{_SMALL}){{1,24}}"
_ENGLISH = r"[ ](?P<english>trillion|billion|million|thousand)(?![A-Za-z])"
_SCAN = re.compile(
    rf"""
    (?:(?<![A-Za-z0-9０-９_.．])|(?<=RMB)|(?<=GDP)|(?<=US\$))
    (?:百分之(?P<hundredth>{_ARABIC}|{_CHINESE})
      |(?P<parts>[{DIGIT_CHARS}十百]{{1,4}})分之(?P<share>[{DIGIT_CHARS}]{{1,3}})
      |(?P<number>{_ARABIC}|{_CHINESE})
       (?:{_ENGLISH}(?:[ ]?(?P<eunit>{UNITS}))?
         |[ ]?(?P<odd>[余多几]?)(?P<scale>{_MULTI}{{0,4}}?)(?P<more>[余多]?)(?P<scale2>{_MULTI}{{0,2}}?)[ ]?(?P<unit>{UNITS})
         |(?P<bare>{_MULTI}{{0,4}})))
    """.replace("[ ]", "\\s"),
    re.VERBOSE,
)
_ENGLISH_SCALE = {"trillion": 1e12, "billion": 1e9, "million": 1e6, "thousand": 1e3}

_VAGUE_BEFORE = re.compile(
    r"(?:大?约|近|接近|超过?|超出|突破|逾|(?<![通透])过|[不高低大小多少]于|至少|至多|控制在|上|"
    r"about|around|nearly|roughly|approximately|some|over|under|exceed(?:ed|ing)?|more than|less than|at least|within)\s?为?$",
    re.IGNORECASE,
)
_VAGUE_AFTER = re.compile(r"左右|上下|及?以[上内下]|之内|[余多]|or (?:so|more|above)")
_PASSED_OVER = re.compile(r"(?:第|每|前|每平方|星期|周|零下)$")
_SOME = re.compile(r"[几数]$")
_JOIN = re.compile(r"\s?(?:[-－—–―~～]{1,2}|至|到)\s?")
_MONEY_SIGN = re.compile(r"(?:RMB|CNY|¥|￥|US\$|\$)\s?$")
_SIGN = re.compile(r"(?<![0-9A-Za-z０-９%％年月日号])[-−－]$")


@dataclass(frozen=True, slots=True)
class _Raw:
    """A number as it stands: `plain` is written without scale or unit; `times` is scale × unit's factor;
    `kept` tells a quantity from a number that only a range's other end gives a unit to."""

    quantity: Quantity
    number: float
    plain: bool
    times: float
    kept: bool


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """All quantities in `text[start:end]`, in order; offsets into `text`.

    Ranges (`5%—6%`, `5—6万人`) are one quantity with `upper`.
    """
    stop = len(text) if end is None else min(end, len(text))
    raws = [raw for match in _SCAN.finditer(text, start, stop) if (raw := _read(match, text, start, stop)) is not None]
    found: list[Quantity] = []
    i = 0
    while i < len(raws):
        merged = _range(raws[i], raws[i + 1], text, start) if i + 1 < len(raws) else None
        if merged is not None:
            found.append(merged)
            i += 2
            continue
        if raws[i].kept:
            found.append(raws[i].quantity)
        i += 1
    return found


def _read(match: re.Match[str], text: str, low: int, high: int) -> _Raw | None:
    """One number of the text; None where it is no numeral after all, an ordinal, or 数千."""
    before = text[max(low, match.start() - 14) : match.start()]
    if _PASSED_OVER.search(before) or (text[match.start()] in SCALE_CHARS and _SOME.search(before)):
        return None
    try:
        number, times, unit, kept, plain = _value(match, before)
    except ValueParseError:
        return None
    begin = match.start()
    sign = 1.0
    if _SIGN.search(before):
        sign, begin = -1.0, begin - 1
    value = sign * _round(number * times)
    vague = bool(match["odd"] or match["more"] or _VAGUE_BEFORE.search(before) or _VAGUE_AFTER.match(text, match.end(), high))
    quantity = Quantity(value, unit, begin, match.end(), None, not vague)
    return _Raw(quantity, sign * number, plain, times, kept)


def _value(match: re.Match[str], before: str) -> tuple[float, float, str, bool, bool]:
    """Number, factor, base unit, whether it is a quantity by itself, whether it is bare."""
    if match["hundredth"]:
        return float(parse_numeral(match["hundredth"])), 1.0, "percent", True, False
    if match["parts"]:
        whole = parse_numeral(match["parts"])
        if not whole:
            raise ValueParseError("a fraction of nothing")
        return float(parse_numeral(match["share"])) * 100 / whole, 1.0, "percent", True, False
    written = match["number"].translate(_WIDE)
    unit, factor = base(match["unit"] or match["eunit"]) if match["unit"] or match["eunit"] else ("", 1.0)
    if match["english"]:
        unit = unit or _money(before)
        return float(parse_numeral(written)), _ENGLISH_SCALE[match["english"]] * factor, unit, bool(unit), False
    scales = (match["scale"] or match["bare"] or "") + (match["scale2"] or "")
    number = float(parse_numeral(written))
    unit = unit or _money(before)
    return number, scale(scales) * factor, unit, bool(unit), not unit and not scales


def _round(value: float) -> float:
    """Without the last digits of binary fractions: 2.79 × 10¹² is 2790000000000.0."""
    return float(f"{value:.12g}")


def _money(before: str) -> str:
    sign = _MONEY_SIGN.search(before)
    return "" if not sign else "USD" if "$" in sign[0] else "CNY"


def _range(a: _Raw, b: _Raw, text: str, low: int) -> Quantity | None:
    """`a`–`b` as one quantity where only a dash or 至 stands between them and `a` has no other unit."""
    if not b.kept or not _JOIN.fullmatch(text, a.quantity.end, b.quantity.start):
        return None
    if text[max(low, a.quantity.start - 1) : a.quantity.start] in ("从", "由", "自"):
        return None
    if a.plain:
        first = a.number * b.times
    elif a.quantity.unit == b.quantity.unit or not a.quantity.unit:
        first = a.quantity.value if a.quantity.unit else a.number * a.times * (b.times if a.times == 1 else 1)
    else:
        return None
    if first >= b.quantity.value or not b.quantity.unit:
        return None
    return replace(
        b.quantity, value=_round(first), upper=b.quantity.value, start=a.quantity.start, exact=a.quantity.exact and b.quantity.exact
    )


__all__ = ["Quantity", "quantities"]
