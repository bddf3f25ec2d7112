"""Many files into the store: known ones passed over, bad ones reported, the rest loaded whole.

May live here: the order of work, workers, the ledger, progress as values. May not: rules of
extraction, Cypher, printing. A load can be broken off at any moment and begun again: what was
loaded is whole, and is then found unchanged.
"""

from ingest.load._load import Progress, load
from ingest.load._report import Report, Row

__all__ = ["Progress", "Report", "Row", "load"]
