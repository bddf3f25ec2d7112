"""Facts of the kind `references`."""

from __future__ import annotations

from ingest.extract._draft import Draft
from ingest.extract._registry import extractor


@extractor("references", version=1)
def references(draft: Draft) -> None:
    """Add what the document states of this kind."""
