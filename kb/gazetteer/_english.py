"""Names of places in English texts: provinces, prefecture-level cities and the great regions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kb.gazetteer._tables import areas, english

_REGIONS = {
    "Beijing-Tianjin-Hebei": "京津冀",
    "Yangtze River Delta": "长三角",
    "Guangdong-Hong Kong-Macao Greater Bay Area": "粤港澳大湾区",
    "Guangdong–Hong Kong–Macao Greater Bay Area": "粤港澳大湾区",
    "Greater Bay Area": "粤港澳大湾区",
    "Chengdu-Chongqing Economic Circle": "成渝地区双城经济圈",
    "Chengdu-Chongqing": "成渝地区双城经济圈",
    "Yangtze River Economic Belt": "长江经济带",
    "Yangtze Economic Belt": "长江经济带",
    "Pearl River Delta": "珠三角",
    "Yellow River Basin": "黄河流域",
    "northeast China": "东北地区",
    "western region": "西部地区",
    "central region": "中部地区",
    "eastern region": "东部地区",
    "Xiong'an New Area": "雄安新区",
    "Xiongan New Area": "雄安新区",
    "Hainan Free Trade Port": "海南自由贸易港",
}


_LATIN = 0.6
_HEAD = 5000
"""Code points at the beginning of a text that tell its script."""


def mostly_latin(text: str) -> bool:
    """Is the text in English, by the letters that it begins with? A handful of letters is not."""
    letters = [c for c in text[:_HEAD] if c.isalpha()]
    return len(letters) > 20 and sum(c.isascii() for c in letters) > _LATIN * len(letters)


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted([*_REGIONS, *english()], key=len, reverse=True)
    return re.compile(r"(?<![A-Za-z])(?:" + "|".join(map(re.escape, names)) + r")(?![a-z])")


def scan_english(text: str) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    """Start, end, keys and form of each name."""
    for m in _pattern().finditer(text):
        if m[0] in _REGIONS:
            yield m.start(), m.end(), (areas()[_REGIONS[m[0]]].key,), "area"
        else:
            yield m.start(), m.end(), english()[m[0]], "english"
