"""Facts of the kind `areas`."""

from __future__ import annotations

from ingest.extract._draft import Draft
from ingest.extract._registry import extractor


@extractor("areas", version=1)
def areas(draft: Draft) -> None:
    """Add what the document states of this kind."""
