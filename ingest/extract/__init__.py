"""From a read text to typed facts with their exact words: one module for a kind of fact.

Each public module holds one extractor (a pure addition to a `Draft`), registered under its
name and run as a spaCy component. May live here: rules of the language. May not: names of
particular places or documents (they are data of `kb.gazetteer`), the graph, files.
"""

from ingest.extract._about import about
from ingest.extract._context import About, Context, Trigger
from ingest.extract._contract import to_json
from ingest.extract._draft import Draft, Mention
from ingest.extract._kinds import KINDS
from ingest.extract._pipeline import ORDER, draft, extract, extractors, pipeline, version
from ingest.extract._registry import Extractor, extractor

__all__ = [
    "KINDS",
    "ORDER",
    "About",
    "Context",
    "Draft",
    "Extractor",
    "Mention",
    "Trigger",
    "about",
    "draft",
    "extract",
    "extractor",
    "extractors",
    "pipeline",
    "to_json",
    "version",
]
