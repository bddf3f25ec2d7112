"""What an installed package has to offer: an entry point of the group `kb.extractors`.

The entry point's name is the extractor's; its object is called without arguments and gives
something with the attributes of `Extractor`. It runs in a process of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ingest.extension._facts import Fact
from ingest.extension._reading import Reading

GROUP = "kb.extractors"


class Extractor(Protocol):
    """An extractor of others.

    `version` (letters, digits and `.+_-`) changes whenever the same text may give other facts, by a rule or
    by a setting of the extractor's own; documents are then extracted anew. `states` names the
    relations, properties and labels that it may propose; others are left out.
    """

    @property
    def version(self) -> str: ...

    @property
    def states(self) -> tuple[str, ...]: ...

    def extract(self, document: Reading) -> Iterable[Fact]:
        """The facts of one document. Any exception drops all of them, for this document."""
        ...
