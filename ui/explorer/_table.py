"""An answer's rows as a table: numbers stay numbers, columns of terms are in the page's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from queries import Result
from ui._tables import plain
from ui.explorer._terms import column, value
from ui.explorer._text import Language, word


def frame(language: Language, result: Result) -> pd.DataFrame:
    """One row a row of the result, one column a column, headings in the language."""
    terms = result.query.header.terms
    cells = list(zip(*result.rows, strict=True)) if result.rows else [()] * len(result.columns)
    columns = zip(result.columns, cells, strict=True)
    made = {column(language, name): _column(language, values, name in terms) for name, values in columns}
    return pd.DataFrame(made)


def _column(language: Language, values: Sequence[Any], terms: bool) -> pd.Series[Any]:
    known = [v for v in values if v is not None]
    if known and all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in known):
        whole = all(float(v).is_integer() and abs(v) < 2**53 for v in known)
        return pd.Series(list(values), dtype="Int64" if whole else "Float64")
    return pd.Series([_cell(language, v, terms) for v in values], dtype="str")


def _cell(language: Language, cell: Any, term: bool) -> str:
    if isinstance(cell, (list, tuple)):
        return ("、" if language == "zh" else ", ").join(_cell(language, c, term) for c in cell)
    if isinstance(cell, bool):
        return word(language, "yes" if cell else "no")
    return value(language, plain(cell)) if term else plain(cell)
