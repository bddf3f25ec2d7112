"""Facts of the kind `document`."""

from __future__ import annotations

from ingest.extract._draft import Draft
from ingest.extract._registry import extractor


@extractor("document", version=1)
def document(draft: Draft) -> None:
    """Add what the document states of this kind."""
