"""Places by name: divisions of today, short and former names, abbreviations, known areas.

May live here: tables of names with their sources, finding names in a text, looking one up. May
not: which of several places a document means (`ingest.resolve`), anything read from documents.
Tables are read when they are first needed, once in a process.
"""

from kb.gazetteer._describe import describe
from kb.gazetteer._divisions import Division, ancestors, divisions
from kb.gazetteer._english import mostly_latin, scan_english
from kb.gazetteer._lines import lines_in
from kb.gazetteer._lookup import Lookup, division_names, lookup
from kb.gazetteer._scan import Match, hidden, scan
from kb.gazetteer._tables import Area, Member, Words, area, areas, areas_by_key, words, works

__all__ = [
    "Area",
    "Division",
    "Lookup",
    "Match",
    "Member",
    "Words",
    "ancestors",
    "area",
    "areas",
    "areas_by_key",
    "describe",
    "division_names",
    "divisions",
    "hidden",
    "lines_in",
    "lookup",
    "mostly_latin",
    "scan",
    "scan_english",
    "words",
    "works",
]
