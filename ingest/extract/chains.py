"""Facts of the kind `chains`."""

from __future__ import annotations

from ingest.extract._draft import Draft
from ingest.extract._registry import extractor


@extractor("chains", version=1)
def chains(draft: Draft) -> None:
    """Add what the document states of this kind."""
