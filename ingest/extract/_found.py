"""What the readers of areas' names find."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.extract._zones import Ending


@dataclass(frozen=True, slots=True)
class Found:
    """An area's name: the words `start`–`end` show it, `name` is how it reads (an item of a list
    with the list's ending), `whole` the wider form with the divisions before it."""

    start: int
    end: int
    name: str
    ending: Ending
    whole: str | None = None
    placed: bool = False
