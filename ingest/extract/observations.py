"""Facts of the kind `observations`."""

from __future__ import annotations

from ingest.extract._draft import Draft
from ingest.extract._registry import extractor


@extractor("observations", version=1)
def observations(draft: Draft) -> None:
    """Add what the document states of this kind."""
