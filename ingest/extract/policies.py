"""Facts of the kind `policies`."""

from __future__ import annotations

from ingest.extract._draft import Draft
from ingest.extract._registry import extractor


@extractor("policies", version=1)
def policies(draft: Draft) -> None:
    """Add what the document states of this kind."""
