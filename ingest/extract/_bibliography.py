"""Where the reference lists of a text are, and their entries.

A list stands under a heading (参考文献, References, 注释 …), or is a run of lines that each
carry the mark of GB/T 7714 or the number of a footnote.
Only the triggers' lines are looked at, so that a text without a list costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.extract._entries import HEAD, LONGEST, NUMBERS, Reference, line_end, named, numbered, reference
from ingest.extract._entry import MARK, parse

HEADINGS = (
    "参考文献", "参 考 文 献", "参　考　文　献", "参考资料", "参考书目", "引用文献", "征引文献", "注释", "注 释", "注　释",
    "References", "REFERENCES", "Reference", "Bibliography", "BIBLIOGRAPHY", "Works Cited", "Works cited", "Literature Cited",
    "Literature cited", "Notes", "NOTES",
)  # fmt: skip
MARKS = ("[J", "[M]", "[D]", "[R", "[C]", "[N]", "[EB/OL]", "［J］", "［M］", "［EB/OL］", "［Ｊ］", "［Ｍ］")


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A list from its heading to its last entry. `style` is how its entries are numbered:
    `bracket`, `plain`, `circle`, or None."""

    style: str | None
    start: int
    end: int
    references: tuple[Reference, ...]


def bibliographies(text: str, at: Iterable[int]) -> tuple[Bibliography, ...]:
    """The lists of the text, in order. `at` are offsets of `HEADINGS`, `MARKS` and `CIRCLES` in it, in order."""
    found: list[Bibliography] = []
    seen = -1
    for offset in at:
        if offset <= seen:
            continue
        line = text.rfind("\n", 0, offset) + 1
        seen = line_end(text, line)
        head = HEAD.match(text, line)
        one = _listed(text, line, head.end()) if head and head.end() > offset else _bare(text, line)
        if one is not None:
            found.append(one)
            seen = max(seen, one.end)
    return tuple(found)


def _listed(text: str, start: int, at: int) -> Bibliography | None:
    """The list under a heading."""
    at += len(text[at : at + LONGEST]) - len(text[at : at + LONGEST].lstrip())
    style, pattern = next(((name, p) for name, p in NUMBERS if p.match(text, at)), (None, None))
    references = numbered(text, at, pattern) if pattern else named(text, at)
    return Bibliography(style, start, references[-1].end, tuple(references)) if references else None


def _bare(text: str, line: int) -> Bibliography | None:
    """A list without a heading: its first line has a number and is a reference, or has the mark of one."""
    end = line_end(text, line)
    marked = MARK.search(text, line, end) is not None
    for style, pattern in NUMBERS:
        if m := pattern.match(text, line):
            if not (marked or (style == "circle" and "《" in text[line:end])) or parse(text, m.end(), end) is None:
                return None
            references = numbered(text, line, pattern)
            return Bibliography(style, line, references[-1].end, tuple(references)) if references else None
    one = reference(text, line, end)
    return Bibliography(None, line, one.end, (one,)) if marked and (entry := parse(text, one.start, one.end)) and entry.authors else None
