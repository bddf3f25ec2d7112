"""An extraction as one line of JSON: the contract of `kb extract --format jsonl`.

Entities carry the properties that the document states; statements are the relations between
entities, each with its quote. The document is among the entities where it is the subject of one
(`CITES`, `ADDRESSES`). Property statements and `MENTIONS` are in the entities already.
"""

from __future__ import annotations

import json

from kb.gazetteer import describe
from kb.model import Entity, Extraction
from kb.vocabulary import RELATIONS

_NOT_PRINTED = frozenset({"MENTIONS", "TEXT_OF"})
_ALWAYS: dict[str, dict[str, object]] = {
    "Policy": {"number": None, "issued": None},
    "Agreement": {"name": None, "kind": None, "signed": None},
    "Observation": {"period": None, "value": None, "unit": None, "change": None, "target": False},
}


def to_json(extraction: Extraction) -> str:
    """One line, keys in a fixed order, non-ASCII as it is."""
    document = extraction.document
    about = {s.subject: s.object for s in extraction.statements if s.predicate == "ABOUT"}
    measures = {s.subject: s.object for s in extraction.statements if s.predicate == "OF"}
    fields: dict[str, list[str]] = {}
    for s in extraction.statements:
        if s.predicate == "CONCERNS":
            fields.setdefault(s.subject, []).append(s.object.partition(":")[2])
    names = {e.key: e.properties.get("name") for e in extraction.entities}
    entities = []
    for e in extraction.entities:
        line = _entity(e, extraction.this)
        if e.key in fields:
            line["fields"] = sorted(set(fields[e.key]))
        if e.label == "Observation":
            line["place"] = about.get(e.key)
            line["indicator"] = names.get(measures.get(e.key, ""))
        entities.append(line)
    statements = [
        {
            "subject": s.subject,
            "predicate": s.predicate,
            "object": s.object,
            "properties": dict(s.properties),
            "start": s.start,
            "end": s.end,
            "quote": document.text[s.start : s.end],
            "confidence": round(s.confidence, 3),
            "extractor": s.extractor,
            "modality": str(s.modality),
        }
        for s in extraction.statements
        if s.predicate in RELATIONS and s.predicate not in _NOT_PRINTED
    ]
    me = f"Document:{document.id}"
    if any(s["subject"] == me for s in statements):
        entities.append({"key": me, "label": "Document", "title": document.title, "mentions": []})
    whole = {
        "source": document.source,
        "sha256": document.id,
        "title": document.title,
        "chars": len(document.text),
        "entities": entities,
        "statements": statements,
    }
    return json.dumps(whole, ensure_ascii=False)


def _entity(e: Entity, this: str | None) -> dict[str, object]:
    line: dict[str, object] = {"key": e.key, "label": e.label}
    fixed = describe(e.key)
    if fixed:
        line |= {k: fixed[k] for k in ("name", "path") if fixed.get(k)}
    line |= _ALWAYS.get(e.label, {})
    line |= {k: list(v) if isinstance(v, tuple) else v for k, v in e.properties.items()}
    if e.key == this:
        line["this"] = True
    line["mentions"] = [list(m) for m in e.mentions]
    return line
