"""Facts of the kind `places` (interim)."""

from __future__ import annotations

from ingest.extract._draft import Draft
from ingest.extract._registry import extractor
from kb.gazetteer import gazetteer


@extractor("places", version=1)
def places(draft: Draft) -> None:
    """Add the places that the text names."""
    for match in gazetteer().scan(draft.text):
        if len(match.keys) == 1:
            draft.mention(match.keys[0], match.start, match.end)
            if match.form == "area":
                draft.describe(match.keys[0], "name", match.surface, match.start, match.end, by="places/area@1")
