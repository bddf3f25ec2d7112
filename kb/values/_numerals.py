"""Chinese numerals to numbers and back.

`parse_numeral` is strict: what does not follow the grammar of numerals (`十五五`, `百千`) raises, so
that a scan over running text can tell a number from a phrase. Results are `int` where the text
gives a whole number, else `float`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kb.errors import ValueParseError

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "兩": 2}
_DIGITS |= {c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

DIGIT_CHARS = "".join(_DIGITS)
SCALE_CHARS = "".join(_SMALL) + "".join(_LARGE)

_WIDE = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_ARABIC = re.compile(rf"(\d{{1,3}}(?:,\d{{3}})+|\d+)(\.\d+)?([{SCALE_CHARS}]*)")


def parse_numeral(text: str) -> int | float:
    """The number that a numeral states: `二十七`, `两千`, `一百零五`, `二〇二一`, `3.5万亿`, `１，２００`.

    A trailing digit takes the next lower place (`两万三` is 23 000), a leading scale stands for
    one of it (`千亿` is 10¹¹). Raises `ValueParseError` for anything else.
    """
    written = text.strip().translate(_WIDE)
    arabic = _ARABIC.fullmatch(written)
    if arabic:
        return _plain(Decimal((arabic[1] + (arabic[2] or "")).replace(",", "")) * scale(arabic[3]))
    if not written or any(c not in DIGIT_CHARS and c not in SCALE_CHARS and c != "点" for c in written):
        raise ValueParseError(f"{text!r} is no numeral")
    if "点" in written:
        return _with_point(written)
    if len(written) > 1 and all(c in _DIGITS for c in written):
        return int("".join(str(_DIGITS[c]) for c in written))
    return _whole(written)


def scale(text: str) -> int:
    """The product that scale characters alone make: `万亿` 10¹², `` 1."""
    product = 1
    for c in text:
        product *= _SMALL.get(c) or _LARGE.get(c, 1)
    return product


def format_numeral(number: int) -> str:
    """A whole number, 0 ≤ `number` < 10¹⁶, in Chinese numerals as read aloud: 20 → 二十, 105 → 一百零五.

    Raises `ValueParseError` outside the range. `parse_numeral(format_numeral(n)) == n`.
    """
    if not 0 <= number < 10**16:
        raise ValueParseError(f"{number} is outside 0 … 10^16 and has no numeral here")
    if number < 10:
        return "零一二三四五六七八九"[number]
    text = _spell(number)
    return text[1:] if text.startswith("一十") else text


def _spell(number: int) -> str:
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            rest = number % unit
            gap = "零" if rest and rest < unit // 10 else ""
            return _spell(number // unit) + name + gap + (_spell(rest) if rest else "")
    return "零一二三四五六七八九"[number]


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _with_point(text: str) -> int | float:
    head, _, tail = text.partition("点")
    digits = tail.rstrip(SCALE_CHARS)
    if not head or not digits or any(c not in _DIGITS for c in digits):
        raise ValueParseError(f"{text!r} is no numeral: digits are needed on both sides of 点")
    fraction = "".join(str(_DIGITS[c]) for c in digits)
    return _plain(Decimal(f"{parse_numeral(head)}.{fraction}") * scale(tail[len(digits) :]))


def _whole(text: str) -> int:
    for names, unit in (("亿億", 10**8), ("万萬", 10**4)):
        at = max(text.rfind(c) for c in names)
        if at >= 0:
            head = _whole(text[:at]) if at else 1
            tail = text[at + 1 :]
            if (unit == 10**8 and head >= 10**8) or (unit == 10**4 and head >= 10**4):
                raise ValueParseError(f"{text!r} is no numeral: {text[at]} follows a larger number")
            return head * unit + _tail(tail, unit)
    return _section(text)


def _tail(text: str, unit: int) -> int:
    """What follows a large unit: nothing, a shorthand digit (`两万三`), or a smaller number."""
    if not text:
        return 0
    if len(text) == 1 and text in _DIGITS and _DIGITS[text]:
        return _DIGITS[text] * unit // 10
    if text[0] in _SMALL and _SMALL[text[0]] != 10:
        raise ValueParseError(f"{text!r} is no numeral after a large unit: a digit is missing")
    return _whole(text)


def _section(text: str) -> int:
    """A number under ten thousand."""
    total, digit, last, zero = 0, None, 10**4, False
    for i, c in enumerate(text):
        if c in _SMALL:
            unit = _SMALL[c]
            if unit >= last or (digit is None and i and unit != 10) or digit == 0:
                raise ValueParseError(f"{text!r} is no numeral: {c} is out of order")
            total += (1 if digit is None else digit) * unit
            digit, last, zero = None, unit, False
        elif digit is not None or (zero and not _DIGITS[c]):
            raise ValueParseError(f"{text!r} is no numeral: two digits stand side by side")
        elif _DIGITS[c] or len(text) == 1:
            digit = _DIGITS[c]
        else:
            zero = True
    if digit is None:
        return total
    return total + digit * (last // 10 if 100 <= last < 10**4 and not zero else 1)


__all__ = ["DIGIT_CHARS", "SCALE_CHARS", "format_numeral", "parse_numeral", "scale"]
