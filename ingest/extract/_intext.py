"""Where the running text cites a work of its reference list.

By number: [3], [1,4-6], superscripts; only where one numbered list serves the text. By author
and year: in brackets (Capello, 2000; 陆军等，2020) or before them (Alonso（1973）). A citation that
fits two works of the list says nothing, because nothing tells which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract._authors import YEAR
from ingest.extract._bibliography import Bibliography
from ingest.extract._entry import Entry
from ingest.extract._labels import OTHERS, best, fit, named_before

_NUMBERED = re.compile(r"[\[［〔【]\s*(?P<numbers>\d{1,3}(?:\s*[,，、;；~～–—-]\s*\d{1,3})*)\s*[\]］〕】](?!\s*[\d号(（])")
_RAISED = re.compile(r"(?<=[\u4e00-\u9fff。，；、”》）)])(?<![米里])(?P<numbers>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[⁻˒,，–-][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})*)")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒，、；;～~–—", "0123456789-,,,,,----")
_INTERVAL = re.compile(r"(?:∈|区间|范围|取值为?)\s*$")
_YEAR = re.compile(rf"(?<![\d])(?P<year>{YEAR})(?P<letter>[a-z])?(?=\s*[)）\]］〕;；,，、:：])")
_OPEN, _CLOSED = "(（[［〔", ")）]］〕"
_SEE = re.compile(
    r"\s*(?:(?:参见|详见|见|参考|转引自|引自|据|例如|如|see(?: also)?\b|cf\b\.?|e\.g\.|for example)[\s:：,，]*)?(?P<label>.*?)"
    rf"[\s,，、:：]*(?:{YEAR}[a-z]?[\s,，、]*)*$",
    re.IGNORECASE | re.DOTALL,
)
"""What stands in a bracket before a year: a word or two, the authors, the years before it."""
_REACH, _MOST = 200, 30


@dataclass(frozen=True, slots=True)
class Cited:
    """`work` is the index of the entry that the words at `start`–`end` cite."""

    work: int
    start: int
    end: int
    confidence: float


def cited(text: str, lists: Sequence[Bibliography], entries: Sequence[Entry | None]) -> Iterator[Cited]:
    """The citations in the text outside its lists. `entries` are those of all lists, in order; None is no reference."""
    numbers, first = [], 0
    for one in lists:
        numbers.append({r.number: first + i for i, r in enumerate(one.references) if r.number is not None})
        first += len(one.references)
    works = _of_years(entries)
    for start, end, which in _outside(text, lists):
        if which is not None:
            yield from _by_number(text, start, end, numbers[which], entries)
        if works:
            yield from _by_author(text, start, end, works, entries)


def _outside(text: str, lists: Sequence[Bibliography]) -> Iterator[tuple[int, int, int | None]]:
    """The pieces between lists, each with the list that its numbers mean: the next one, unless two stand together."""
    numbered = [one.style in ("bracket", "plain") for one in lists]
    at = 0
    for i, one in enumerate(lists):
        follows = i + 1 < len(lists) and numbered[i + 1] and not text[one.end : lists[i + 1].start].strip()
        yield at, one.start, i if numbered[i] and not follows else None
        at = one.end
    yield at, len(text), None


def _by_number(text: str, start: int, end: int, numbers: dict[int, int], entries: Sequence[Entry | None]) -> Iterator[Cited]:
    for pattern in (_NUMBERED, _RAISED):
        for m in pattern.finditer(text, start, end):
            meant = _meant(m["numbers"].translate(_PLAIN), numbers)
            line = text[max(text.rfind("\n", start, m.start()) + 1, m.start() - 20) : m.start()]
            if meant and line.strip(" \t-*•") and not _INTERVAL.search(line):
                for number in meant:
                    if entries[numbers[number]] is not None:
                        yield Cited(numbers[number], m.start(), m.end(), 0.9)


def _meant(words: str, numbers: dict[int, int]) -> list[int]:
    """1,4-6 → 1, 4, 5, 6; nothing where one of them is no number of the list."""
    found: list[int] = []
    for part in words.replace(" ", "").split(","):
        low, _, high = part.partition("-")
        if not low.isdigit() or (high and not high.isdigit()) or int(high or low) - int(low) > _MOST:
            return []
        found += range(int(low), int(high or low) + 1)
    return list(dict.fromkeys(found)) if all(n in numbers for n in found) else []


def _of_years(entries: Sequence[Entry | None]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for i, entry in enumerate(entries):
        if entry is not None and entry.year is not None and entry.authors:
            found.setdefault(entry.year.text, []).append(i)
    return found


def _by_author(text: str, start: int, end: int, works: dict[str, list[int]], entries: Sequence[Entry | None]) -> Iterator[Cited]:
    for m in _YEAR.finditer(text, start, end):
        candidates = [
            (i, e) for i in works.get(m["year"], ()) if (e := entries[i]) is not None and (not m["letter"] or e.letter == m["letter"])
        ]
        opened = _opened(text, max(start, m.start() - _REACH), m.start()) if candidates else -1
        if opened < 0:
            continue
        at = max(opened, *(text.rfind(c, opened, m.start()) for c in ";；")) + 1
        named = _SEE.fullmatch(text, at, m.start())
        if named is not None and named["label"]:
            at = named.start("label")
            fits = best([(i, f) for i, e in candidates if (f := fit(named["label"], e))])
        else:
            at, fits = named_before(text, max(start, opened - _REACH), opened, candidates)
        if fits is not None:
            yield Cited(fits[0], at, m.end(), 0.9 if fits[1] >= OTHERS else 0.75)


def _opened(text: str, start: int, end: int) -> int:
    """Offset of the bracket that is open at `end`; -1 where none is."""
    for i in range(end - 1, start - 1, -1):
        if text[i] in _OPEN:
            return i
        if text[i] in _CLOSED:
            return -1
    return -1
