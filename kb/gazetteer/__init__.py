"""Places by name: divisions of today, short and former names, abbreviations, known areas.

May live here: tables of names with their sources, finding names in a text, looking one up. May
not: which of several places a document means (`ingest.resolve`), anything read from documents.
"""

from kb.gazetteer._describe import describe
from kb.gazetteer._divisions import Division, divisions
from kb.gazetteer._english import scan_english
from kb.gazetteer._lookup import Lookup
from kb.gazetteer._scan import Gazetteer, Match, ancestors, gazetteer
from kb.gazetteer._tables import Area, Member, Words, areas, words, works

__all__ = [
    "Area",
    "Division",
    "Gazetteer",
    "Lookup",
    "Match",
    "Member",
    "Words",
    "ancestors",
    "areas",
    "describe",
    "divisions",
    "gazetteer",
    "scan_english",
    "words",
    "works",
]
