"""What became of each file of a load."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.read import PassedOver

Outcome = Literal["new", "unchanged", "replaced", "failed"]
OUTCOMES: tuple[Outcome, ...] = ("new", "unchanged", "replaced", "failed")


@dataclass(frozen=True, slots=True)
class Row:
    """One source. `seconds` is the time of reading and extraction; `message` says why it failed."""

    source: str
    outcome: Outcome
    message: str = ""
    chars: int = 0
    statements: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """A load as a whole. `older` counts unchanged documents whose facts an earlier version of
    the extractors found; `ignored` are files that were passed over, each with the reason."""

    rows: tuple[Row, ...]
    load: str | None
    seconds: float
    dry_run: bool = False
    interrupted: bool = False
    older: int = 0
    ignored: tuple[PassedOver, ...] = ()

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome == outcome for row in self.rows)

    @property
    def counts(self) -> dict[str, int]:
        return {outcome: self.count(outcome) for outcome in OUTCOMES}

    @property
    def exit_status(self) -> int:
        """0 all done; 1 some failed or broken off; 2 nothing could be done."""
        failed = self.count("failed")
        if not self.rows or failed == len(self.rows):
            return 2
        return 1 if failed or self.interrupted else 0
