"""Facts of the kind `places`."""

from __future__ import annotations

from ingest.extract._draft import Draft
from ingest.extract._registry import extractor


@extractor("places", version=1)
def places(draft: Draft) -> None:
    """Add what the document states of this kind."""
