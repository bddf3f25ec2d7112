"""Which extractors there are: each names itself, its version and the words that wake it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ingest.extract._draft import Draft

Extract = Callable[[Draft], None]


@dataclass(frozen=True, slots=True)
class Extractor:
    """One module's entry. `name` is also the kind of its triggers and, with the prefix `kb_`,
    the name of its spaCy component."""

    name: str
    version: int
    triggers: tuple[str, ...]
    run: Extract

    @property
    def component(self) -> str:
        return f"kb_{self.name}"


_EXTRACTORS: dict[str, Extractor] = {}


def extractor(name: str, *, version: int, triggers: tuple[str, ...] = ()) -> Callable[[Extract], Extract]:
    """Register a function from a draft to nothing, which adds to the draft what it finds."""

    def register(run: Extract) -> Extract:
        _EXTRACTORS[name] = Extractor(name, version, triggers, run)
        return run

    return register


def registered() -> dict[str, Extractor]:
    """By name; filled when the extractor modules are imported."""
    return dict(_EXTRACTORS)
