"""What became of each file of a load."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.extension import Heard, Summary, summaries
from ingest.read import PassedOver

Outcome = Literal["new", "unchanged", "replaced", "failed"]
OUTCOMES: tuple[Outcome, ...] = ("new", "unchanged", "replaced", "failed")


@dataclass(frozen=True, slots=True)
class Row:
    """One source. `seconds` is the time of reading and extraction; `message` says why it failed;
    `heard` what became of the proposals of others; `anew` that it was extracted again because
    other extractors of others were on before."""

    source: str
    outcome: Outcome
    message: str = ""
    chars: int = 0
    statements: int = 0
    seconds: float = 0.0
    heard: tuple[Heard, ...] = ()
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A load as a whole. `older` counts unchanged documents whose facts an earlier version of
    the extractors found; `others` documents that were extracted with other extractors of others
    than are on, or for which one of them failed; `ignored` are files that were passed over, each with the reason."""

    rows: tuple[Row, ...]
    load: str | None
    seconds: float
    dry_run: bool = False
    interrupted: bool = False
    older: int = 0
    ignored: tuple[PassedOver, ...] = ()
    others: int = 0

    @property
    def heard(self) -> tuple[Summary, ...]:
        """What became of the proposals of others, one extractor after another."""
        return summaries((row.source, row.heard) for row in self.rows)

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome == outcome for row in self.rows)

    @property
    def counts(self) -> dict[str, int]:
        return {outcome: self.count(outcome) for outcome in OUTCOMES}

    @property
    def exit_status(self) -> int:
        """0 all done; 1 some failed, an extractor of others on some, or broken off; 2 nothing could be done."""
        failed = self.count("failed")
        if not self.rows or failed == len(self.rows):
            return 2
        return 1 if failed or self.interrupted or any(s.faults for s in self.heard) else 0
