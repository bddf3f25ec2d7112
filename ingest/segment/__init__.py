"""A text in its parts: sections by their headings, passages (sentences, headings, rows).

Every character that is not white space lies in exactly one passage; passages are in order and
carry exact code-point offsets. May live here: what looks at the text's own shape. May not:
knowledge of places, policies or any fact.
"""

from ingest.segment._cells import cells
from ingest.segment._headings import Section
from ingest.segment._segment import Segmented, segment

__all__ = ["Section", "Segmented", "cells", "segment"]
