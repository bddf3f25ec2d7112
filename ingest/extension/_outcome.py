"""What became of what an extractor of others proposed for a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why one proposed fact is not let in."""

    QUOTE = "quote"
    VALUE = "value"
    ENDS = "ends"
    VOCABULARY = "vocabulary"
    IDENTITY = "identity"
    UNKNOWN = "unknown"
    UNDECLARED = "undeclared"


class Fault(StrEnum):
    """Why all that an extractor proposed for a document is not let in."""

    ERROR = "error"
    TYPE = "type"
    TIME = "time"
    OFFSETS = "offsets"
    SIZE = "size"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Heard:
    """One extractor on one document: `taken` facts became statements, `known` ones kb had stated with
    these words already, `dropped` are counts by reason (a `Reason`, or the extractor's own words).

    With a `fault` nothing was taken, and `message` says more. `done` is False when the next load
    is to ask again.
    """

    name: str
    version: str
    taken: int = 0
    known: int = 0
    dropped: tuple[tuple[str, int], ...] = ()
    fault: Fault | None = None
    message: str = ""
    done: bool = True


@dataclass(frozen=True, slots=True)
class Summary:
    """One extractor over many documents: `faults` are (source, what `Heard` said), the rest are counts."""

    name: str
    version: str
    documents: int
    taken: int
    known: int
    dropped: tuple[tuple[str, int], ...]
    faults: tuple[tuple[str, Heard], ...]


def summaries(heard: Iterable[tuple[str, tuple[Heard, ...]]]) -> tuple[Summary, ...]:
    """By extractor, from sources with what was heard of each; most frequent reasons first."""
    of: dict[tuple[str, str], list[tuple[str, Heard]]] = {}
    for source, each in heard:
        for h in each:
            of.setdefault((h.name, h.version), []).append((source, h))
    return tuple(_summary(*names, all_) for names, all_ in sorted(of.items()))


def _summary(name: str, version: str, all_: list[tuple[str, Heard]]) -> Summary:
    dropped: Counter[str] = Counter()
    for _, h in all_:
        dropped.update(dict(h.dropped))
    reasons = tuple(sorted(dropped.items(), key=lambda item: (-item[1], item[0])))
    faults = tuple((source, h) for source, h in all_ if h.fault is not None)
    taken, known = (sum(getattr(h, count) for _, h in all_) for count in ("taken", "known"))
    return Summary(name, version, len(all_), taken, known, reasons, faults)
