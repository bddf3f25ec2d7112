"""How a citation calls the authors of a work: by all their names, the first and others, the first alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.extract._authors import surname
from ingest.extract._entry import Entry
from kb.identity import slug

FIRST, OTHERS, ALL = 1, 2, 3
"""The first of several alone; the first and et al.; all of them. In the order of how sure they are."""
_OTHERS = re.compile(r"\s*,?\s*(?:et\.? al\.?|等人?|and (?:others|colleagues))\s*$", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:,\s*(?:and|&)\s|,|，|、|&|和|与|\band\b)\s*")
_JOINED = re.compile(r"(?:[\w.]\s*[、&]|[A-Za-z.]\s*(?:\band|和|与|及)|[\u4e00-\u9fff](?:和|与|及))\s*$")


def best(fits: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The one that fits, or the one that fits to the letter among several."""
    kept = [f for f in fits if f[1] == ALL] or fits
    return kept[0] if len(kept) == 1 else None


def fit(label: str, entry: Entry) -> int:
    """How a label names the authors: `ALL`, `OTHERS`, `FIRST`, or 0 where it does not."""
    known = _slugs(entry)
    alone = FIRST if len(known) > 1 or entry.others else ALL
    if slug(label) == known[0]:
        return alone
    if others := _OTHERS.search(label):
        return OTHERS if alone == FIRST and _name(label[: others.start()]) == known[0] else 0
    names = [_name(n) for n in _JOIN.split(label) if n]
    if len(names) < 2:
        return alone if names and names[0] == known[0] else 0
    return ALL if tuple(names) == known and not entry.others else 0


@lru_cache(4096)
def _slug_of(name: str) -> str:
    return slug(name)


def _name(label: str) -> str:
    return _slug_of(surname(label.strip()))


def _slugs(entry: Entry) -> tuple[str, ...]:
    return tuple(_slug_of(n) for n in entry.surnames)


def named_before(text: str, start: int, opened: int, candidates: Sequence[tuple[int, Entry]]) -> tuple[int, tuple[int, int] | None]:
    """The authors named right before the bracket: where they begin, and the work."""
    before = text[start:opened]
    stripped = re.sub(r"(?:['’]s|的)?\s*$", "", before)
    found: list[tuple[int, int]] = []
    at = opened
    for i, entry in candidates:
        for words, fit in _forms(entry):
            if stripped.lower().endswith(words) and _apart(stripped[: len(stripped) - len(words)], words):
                found.append((i, fit))
                at = min(at, start + len(stripped) - len(words))
                break
    return at, best(found)


def _apart(before: str, words: str) -> bool:
    """Do the words begin a list of names, not in the middle of a name or behind another?"""
    if words[0].isascii() and before[-1:].isalpha() and before[-1:].isascii():
        return False
    return not before.endswith("-") and _JOINED.search(before) is None


def _forms(entry: Entry) -> list[tuple[str, int]]:
    """The ways to name the authors in a sentence, longest first, lower case, each with how it fits."""
    names = [n.lower() for n in entry.surnames]
    several = len(names) > 1 or entry.others
    forms = [(names[0], FIRST if several else ALL)]
    if several:
        forms += [(names[0] + more, OTHERS) for more in (" et al.", " et al", "等人", " 等人", "等", " 等")]
    if len(names) == 2 and not entry.others:
        forms += [(names[0] + join + names[1], ALL) for join in ("和", " 和 ", "与", " 与 ", "、", " and ", " & ", "，", ", ")]
    if len(names) == 3 and not entry.others:
        forms += [
            (f"{names[0]}{a}{names[1]}{b}{names[2]}", ALL)
            for a, b in (("、", "和"), ("、", "、"), (", ", ", and "), (", ", " and "), (", ", " & "))
        ]
    return sorted(forms, key=lambda f: -len(f[0]))
