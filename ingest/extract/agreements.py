"""Facts of the kind `agreements`."""

from __future__ import annotations

from ingest.extract._draft import Draft
from ingest.extract._registry import extractor


@extractor("agreements", version=1)
def agreements(draft: Draft) -> None:
    """Add what the document states of this kind."""
