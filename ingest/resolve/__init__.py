"""Which place a name in a document means.

May live here: choosing among the candidates that the gazetteer gives, by the document's own
place and the company that a name keeps. May not: tables of names (`kb.gazetteer`), facts.
A name that two places have an equal claim to stays unresolved.
"""

from ingest.resolve._clipped import clipped
from ingest.resolve._company import in_company
from ingest.resolve._heads import heads
from ingest.resolve._home import home
from ingest.resolve._line_ends import line_ends
from ingest.resolve._nicknames import nicknames
from ingest.resolve._own import own_levels
from ingest.resolve._places import Place, resolve

__all__ = ["Place", "clipped", "heads", "home", "in_company", "line_ends", "nicknames", "own_levels", "resolve"]
