"""Ends of the railways and motorways of the document's own province, behind the initials of their names (桑龙高速)."""

from __future__ import annotations

from ingest.resolve._places import Place
from kb.gazetteer import lines_in


def line_ends(text: str, home: str | None) -> list[Place]:
    """Places that the initials of lines stand for, ascending; none without a home."""
    province = home.partition(":")[2][:2] if home else None
    return [
        Place(start + i, start + i + 1, key, "line", 0.8)
        for start, ends in lines_in(text, province)
        for i, key in enumerate(ends)
        if key is not None
    ]
