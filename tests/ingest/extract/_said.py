"""What a text gives, in words: names of entities and triples of relations."""

from __future__ import annotations

import hashlib

from ingest.extract import extract
from ingest.read import ReadText
from kb.gazetteer import describe
from kb.model import Extraction


def extraction(text: str) -> Extraction:
    return extract(ReadText("a.txt", hashlib.sha256(text.encode()).hexdigest(), "txt", text))


def named(key: str, found: Extraction) -> str:
    """The official name of a division, else the name that the document gives."""
    fixed = describe(key)
    if fixed and "name" in fixed:
        return str(fixed["name"])
    return next(str(e.properties.get("name", e.id)) for e in found.entities if e.key == key)


def names(text: str, *labels: str) -> set[str]:
    """Names of the entities of the labels, as the document calls them first of all."""
    found = extraction(text)
    return {str(e.properties.get("name") or named(e.key, found)) for e in found.entities if e.label in labels}


def triples(text: str, predicate: str, prefix: str = "") -> set[tuple[str, str, str]]:
    """(subject, role or modality, object) of the statements of a predicate that hold or are planned."""
    found = extraction(text)
    return {
        (named(s.subject, found), str(s.properties.get("role", "")), named(s.object, found))
        for s in found.statements
        if s.predicate == predicate and s.modality.relates and s.extractor.startswith(prefix)
    }
