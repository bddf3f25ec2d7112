"""The gold set of fields and mechanisms, its two halves, and how an extraction scores on them.

Every sentence is read as a document of its own and goes through the whole pipeline: its
mechanisms are the objects of `ADDRESSES`. Its fields are what `ingest.extract` would give a
policy, agreement or project of these words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from ingest.extract import extract
from ingest.extract._fields import fields_of, fields_said
from ingest.extract._joint import cue
from ingest.read import ReadText
from kb.model import Extraction
from kb.vocabulary import FIELDS, MECHANISMS, PLACES

Half = Literal["tuning", "held"]
HALVES: tuple[Half, ...] = get_args(Half)
_NAMES = ("title", "heading")
_AREAS = frozenset({"MetroArea", "CityCluster"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of the set."""

    text: str
    fields: frozenset[str]
    mechanisms: frozenset[str]
    genre: str
    note: str

    @property
    def half(self) -> Half:
        return HALVES[int(hashlib.sha256(self.text.encode()).hexdigest()[0], 16) % 2]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one code; rates are None where nothing was asked or nothing found."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


@cache
def sentences() -> tuple[Sentence, ...]:
    """All lines of the set, in order."""
    lines = (Path(__file__).parent / "sentences.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return tuple(Sentence(r["text"], frozenset(r["fields"]), frozenset(r["mechanisms"]), r["genre"], r["note"]) for r in rows)


@cache
def _read(text: str) -> Extraction:
    return extract(ReadText("sentence.txt", hashlib.sha256(text.encode()).hexdigest(), "txt", text))


def mechanisms_found(text: str) -> frozenset[str]:
    """Codes of the mechanisms that a document of this one text addresses."""
    return frozenset(s.object.partition(":")[2] for s in _read(text).statements if s.predicate == "ADDRESSES" and s.modality.relates)


def fields_found(sentence: Sentence) -> frozenset[str]:
    """Fields by the words: of a title or heading all that it names, of a sentence those of its joint matters."""
    text = sentence.text
    if sentence.genre in _NAMES:
        return frozenset(fields_of(text))
    return frozenset(fields_said(text, 0, len(text))) if _joint(text) else frozenset()


def _joint(text: str) -> bool:
    """Does it say between whom, in words or by naming an area or two places?"""
    named = [e for e in _read(text).entities if e.label in PLACES | _AREAS]
    return cue(text, 0, len(text)) is not None or len(named) > 1 or any(e.label in _AREAS for e in named)


def scores(half: Half) -> tuple[dict[str, Score], dict[str, Score]]:
    """Per code: fields, then mechanisms."""
    chosen = [s for s in sentences() if s.half == half]
    return (
        _scores(FIELDS, chosen, lambda s: s.fields, fields_found),
        _scores(MECHANISMS, chosen, lambda s: s.mechanisms, lambda s: mechanisms_found(s.text)),
    )


def macro(by_code: dict[str, Score]) -> float:
    """The mean F1 over the codes."""
    return sum(s.f1 for s in by_code.values()) / len(by_code)


def _scores(
    codes: Iterable[str],
    chosen: list[Sentence],
    wanted: Callable[[Sentence], frozenset[str]],
    found: Callable[[Sentence], frozenset[str]],
) -> dict[str, Score]:
    return {
        code: Score(
            sum(code in wanted(s) and code in found(s) for s in chosen),
            sum(code in found(s) for s in chosen),
            sum(code in wanted(s) for s in chosen),
        )
        for code in codes
    }
