"""Facts of the kind `membership`."""

from __future__ import annotations

from ingest.extract._draft import Draft
from ingest.extract._registry import extractor


@extractor("membership", version=1)
def membership(draft: Draft) -> None:
    """Add what the document states of this kind."""
