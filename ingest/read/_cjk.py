"""Which characters join without a space: ideographs, kana, full-width forms and their punctuation."""

from __future__ import annotations

import re

CJK = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_PUNCTUATION = "“”‘’…—·"
_BREAK = re.compile(rf"(?<=[{CJK}{_PUNCTUATION}])[ \t]*\n\s*(?=\S)|(?<=\S)[ \t]*\n\s*(?=[{CJK}{_PUNCTUATION}])")
_CJK = re.compile(f"[{CJK}]")


def unwrap(text: str) -> str:
    """White space within a paragraph as one space, line ends beside a CJK character as none."""
    return " ".join(re.sub(r"[\t\n\r\f\v \xa0]+", " ", _BREAK.sub("", text)).split(" ")) if text else text


def joint(left: str, right: str) -> str:
    """What stands between two halves of a wrapped sentence: nothing, or a space between Latin words."""
    if not left or not right or _CJK.match(left[-1]) or _CJK.match(right[0]) or left[-1] in _PUNCTUATION or right[0] in _PUNCTUATION:
        return ""
    return " "
