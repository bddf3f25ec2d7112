"""An answer with its words, as rows: what the command line prints and the explorer lets download."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from queries import Result


def cited(result: Result) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Columns and rows; after the query's own, each row's best sentence, the section (of a
    table's row with the heads of its columns), the document and where the words stand there."""
    rows = [
        (*row, words[0].passage, words[0].section, words[0].source, words[0].start, words[0].end)
        if words
        else (*row, None, None, None, None, None)
        for row, words in zip(result.rows, result.evidence, strict=True)
    ]
    return (*result.columns, "sentence", "section", "document", "start", "end"), rows
