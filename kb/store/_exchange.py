"""The graph's content as a file: one JSON object a line, in an order that content alone decides.

Two graphs of the same content give the same bytes, whatever was loaded when and by which
version. Lines of entities and relations are there to be compared; an import derives them.
The ledger and times of loading go in only when asked for, and are never read back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kb.errors import GraphError
from kb.graph import Reader
from kb.model import Document, Extraction
from kb.store._lines import HEAD, Parts, read
from kb.store._pages import Rows, pages
from kb.store._rebuild import all_entities, all_relations
from kb.store._rows import Stored, of_document
from kb.store._store import Store

_DOCUMENT = {name: name for name in ("id", "source", "sources", "title", "format", "date", "place", "layout", "text")} | {"type": "kind"}
"""Names in a document's line → names in the graph."""
_STATEMENT = ("id", "document", "subject", "predicate", "object", "start", "end", "confidence", "extractor", "modality", "status")
TRIES = 5


def export(reader: Reader, path: Path, *, with_ledger: bool = False) -> int:
    """Write the graph's content to `path`, whole or not at all; the number of lines.

    When a load comes in between, the export begins again. Raises `GraphError` when that goes on.
    """
    fresh = path.with_name(f".{path.name}.part")
    if not path.parent.is_dir():
        raise GraphError(f"{path}: there is no folder {path.parent}. Make it, or name another file.")
    try:
        for _ in range(TRIES):
            before = _turn(reader)
            with fresh.open("w", encoding="utf-8", newline="\n") as file:
                count = 0
                for line in _lines(reader.rows, with_ledger):
                    file.write(_text(line))
                    count += 1
            if _turn(reader) == before:
                fresh.replace(path)
                return count
    finally:
        fresh.unlink(missing_ok=True)
    raise GraphError(f"the graph changed while it was exported, {TRIES} times. Export again when no load runs.")


def _text(line: dict[str, Any]) -> str:
    return json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n"


def _turn(reader: Reader) -> str | None:
    rows = reader.rows("MATCH (m:Migration {version: 1}) RETURN m.turn AS turn")
    return rows[0]["turn"] if rows else None


def _lines(rows: Rows, with_ledger: bool) -> Iterator[dict[str, Any]]:
    count = 0
    for line in _body(rows, with_ledger):
        yield line
        count += 1
    yield {"kind": "end", "lines": count + 1}


def _body(rows: Rows, with_ledger: bool) -> Iterator[dict[str, Any]]:
    yield HEAD
    for r in pages(rows, "MATCH (d:Document)", "d.id", ", ".join(f"d.{of} AS {name}" for name, of in _DOCUMENT.items()), 100):
        yield {"kind": "document"} | {name: r[name] for name in _DOCUMENT if r[name] is not None}
        yield from _parts(rows, r["id"])
    for key, p in sorted(all_entities(rows).items()):
        yield {"kind": "entity", "key": key, "properties": p}
    for (subject, predicate, object), p in sorted(all_relations(rows).items()):
        yield {"kind": "relation", "subject": subject, "predicate": predicate, "object": object, "properties": p}
    if with_ledger:
        for r in pages(rows, "MATCH (l:Load)", "l.id", "properties(l) AS p"):
            yield {"kind": "load", **r["p"]}
        for r in pages(rows, "MATCH (d:Document)", "d.id", "d.loaded_at AS at, d.extractor AS extractor"):
            yield {"kind": "loaded", "document": r["_key"], "at": r["at"], "extractor": r["extractor"]}


def _parts(rows: Rows, document: str) -> Iterator[dict[str, Any]]:
    """The lines of a document's passages and statements, in the order of the text."""
    query = (
        "MATCH (:Document {id: $id})<-[:PASSAGE_OF]-(p:Passage) "
        "RETURN p.start AS start, p.end AS end, p.kind AS passage, p.section AS section ORDER BY start, end"
    )
    for r in rows(query, {"id": document}):
        yield {"kind": "passage", "document": document} | r
    for s in sorted(of_document(rows, document), key=lambda s: (s.start, s.end, s.id)):
        yield _statement(s)


def _statement(s: Stored) -> dict[str, Any]:
    return {"kind": "statement", "properties": json.loads(s.properties)} | {name: getattr(s, name) for name in _STATEMENT}


def import_(store: Store, path: Path) -> int:
    """Load every document of an export file; the number of documents.

    The whole file is checked before anything is written. Raises `ExchangeError` with the line,
    `GraphError` when the file cannot be opened.
    """
    if not path.is_file():
        raise GraphError(f"{path}: there is no such file. Name one that `kb graph export` wrote.")
    count = sum(1 for _ in read(path))
    for parts in read(path):
        statuses = {id: str(status) for id, status in parts.statuses.items()}
        for extraction in _extractions(parts):
            store.load(extraction, statuses=statuses)
    return count


def _extractions(parts: Parts) -> Iterator[Extraction]:
    """The document under each of its sources: the second and later ones only add a name."""
    d = parts.document
    layout = tuple((int(offset), name) for offset, _, name in (entry.partition(" ") for entry in d.layout))
    passages = tuple(sorted(parts.passages.values(), key=lambda p: (p.start, p.end)))
    statements = tuple(s.statement() for s in parts.statements.values())
    for source in d.sources:
        document = Document(d.id, source, d.format, d.text, d.title, d.date, d.type, d.place, layout, "import")
        yield Extraction(document, passages, (), statements)
