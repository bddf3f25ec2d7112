"""A text with one form for each mark of punctuation, for rules that look at clauses.

Pages on the web write `,`, `;`, `:` and `(` between Chinese characters where print has the
full-width marks. The text keeps its length, so that every offset is one of the document.
"""

from __future__ import annotations

import re

_FULL = str.maketrans(",;:!?()", "，；：！？（）")
_HAN = r"\u4e00-\u9fff％%‰”》）〕"
_MARK = re.compile(
    rf"\((?=[^()\n]{{0,60}}[\u4e00-\u9fff])[^()\n]{{1,60}}\)|(?<=[\u4e00-\u9fff])\([^()\n]{{1,60}}\)"
    rf"|(?<=[{_HAN})])[,;:!?]|[,;:](?=[\u4e00-\u9fff“《（(])"
)


def fullwidth(text: str) -> str:
    """`text` with the full-width twins of half-width marks that stand beside Chinese; of the same length.

    What stands between digits (1,200 and 3:4) is left, and so is a text in Latin letters."""
    return _MARK.sub(lambda m: f"（{fullwidth(m[0][1:-1])}）" if m[0][0] == "(" else m[0].translate(_FULL), text)
