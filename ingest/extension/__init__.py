"""Extractors of others: what they see, what they may propose, and how it is held against the text.

An installed package names one by an entry point of the group `GROUP` (`Extractor`); those that
are on (`choose`) run in processes of their own after kb's own extractors, and what they propose
becomes statements only where `_check` lets it. May live here: the public types, the processes,
the checks. May not: rules of extraction (`ingest.extract`), the graph, printing. See
`docs/extending.md`.
"""

from ingest.extension._check import CAP, LONGEST
from ingest.extension._facts import Agreement, Entity, Fact, Named, Observation, Omitted, Place, Policy, Property, Quote, Relation
from ingest.extension._hear import extract_with, rehearse
from ingest.extension._installed import NONE, OURS, Chosen, Described, Installed, choose, described, installed, marks, own
from ingest.extension._outcome import Fault, Heard, Reason, Summary, summaries
from ingest.extension._process import close
from ingest.extension._protocol import GROUP, Extractor
from ingest.extension._reading import Found, Reading

__all__ = [
    "CAP",
    "GROUP",
    "LONGEST",
    "NONE",
    "OURS",
    "Agreement",
    "Chosen",
    "Described",
    "Entity",
    "Extractor",
    "Fact",
    "Fault",
    "Found",
    "Heard",
    "Installed",
    "Named",
    "Observation",
    "Omitted",
    "Place",
    "Policy",
    "Property",
    "Quote",
    "Reading",
    "Reason",
    "Relation",
    "Summary",
    "choose",
    "close",
    "described",
    "extract_with",
    "installed",
    "marks",
    "own",
    "rehearse",
    "summaries",
]
