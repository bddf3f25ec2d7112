"""What is stored: documents, passages and statements; and what follows from them.

Invariant: the nodes of entities and the relations between them are a pure function of the
statements that are not rejected (`_derive`) and of the gazetteer. Every write keeps it, in the
transaction that makes it necessary. May live here: Cypher that writes, and that reads what the
store itself needs. May not: questions (`queries`), files other than the exchange format.
"""

from kb.store._exchange import export, import_
from kb.store._read import (
    Counts,
    Evidence,
    Held,
    Known,
    Shown,
    counts,
    documents,
    evidence,
    evidence_in,
    evidence_of,
    find_document,
    show,
    surroundings,
)
from kb.store._rebuild import Differences, check
from kb.store._store import Store

__all__ = [
    "Counts",
    "Differences",
    "Evidence",
    "Held",
    "Known",
    "Shown",
    "Store",
    "check",
    "counts",
    "documents",
    "evidence",
    "evidence_in",
    "evidence_of",
    "export",
    "find_document",
    "import_",
    "show",
    "surroundings",
]
