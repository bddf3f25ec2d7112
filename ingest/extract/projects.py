"""Facts of the kind `projects`."""

from __future__ import annotations

from ingest.extract._draft import Draft
from ingest.extract._registry import extractor


@extractor("projects", version=1)
def projects(draft: Draft) -> None:
    """Add what the document states of this kind."""
