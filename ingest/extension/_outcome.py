"""What became of what an extractor of others proposed for a document."""

from __future__ import annotations

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
