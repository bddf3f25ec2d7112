"""The graph's content as a file: one JSON object a line, in an order that content alone decides.

Two graphs of the same content give the same bytes, whatever was loaded when and by which
version. Lines of entities and relations are there to be compared; an import derives them.
The ledger and times of loading go in only when asked for, and are never read back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb import vocabulary
from kb.errors import ExchangeError, GraphError, VocabularyError
from kb.graph import Reader
from kb.model import Document, Extraction, Modality, Passage, Review, Statement
from kb.store._pages import pages
from kb.store._read import Rows
from kb.store._rebuild import all_entities, all_relations, all_statements
from kb.store._rows import Stored
from kb.store._store import Store

HEAD = {"kind": "kb-export", "version": 1}
_DOCUMENT = ("id", "source", "sources", "title", "format", "date", "kind", "place", "layout", "text")
TRIES = 5


def export(reader: Reader, path: Path, *, with_ledger: bool = False) -> int:
    """Write the graph's content to `path`, whole or not at all; the number of lines.

    When a load comes in between, the export begins again. Raises `GraphError` when that goes on.
    """
    fresh = path.with_name(f".{path.name}.part")
    for _ in range(TRIES):
        before = _turn(reader)
        count = 0
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            for line in _lines(reader.rows, with_ledger):
                file.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
                count += 1
        if _turn(reader) == before:
            fresh.replace(path)
            return count
    fresh.unlink()
    raise GraphError(f"the graph changed while it was exported, {TRIES} times. Export again when no load runs.")


def _turn(reader: Reader) -> str | None:
    rows = reader.rows("MATCH (m:Migration {version: 1}) RETURN m.turn AS turn")
    return rows[0]["turn"] if rows else None


def _lines(rows: Rows, with_ledger: bool) -> Iterator[dict[str, Any]]:
    yield HEAD
    for r in pages(rows, "MATCH (d:Document)", "d.id", ", ".join(f"d.{name} AS {name}" for name in _DOCUMENT), 100):
        yield {"kind": "document"} | {name: r[name] for name in _DOCUMENT if r[name] is not None}
    returned = "d.id AS document, p.start AS start, p.end AS end, p.kind AS passage, p.section AS section"
    for r in pages(rows, "MATCH (p:Passage)-[:PASSAGE_OF]->(d:Document)", "p.id", returned):
        yield {"kind": "passage"} | {name: r[name] for name in ("document", "start", "end", "passage", "section")}
    for s in sorted(all_statements(rows), key=lambda s: (s.document, s.start, s.end, s.id)):
        yield {"kind": "statement"} | {name: value for name, value in s.row().items() if value is not None}
    for key, p in sorted(all_entities(rows).items()):
        yield {"kind": "entity", "key": key, "properties": p}
    for (subject, predicate, object), p in sorted(all_relations(rows).items()):
        yield {"kind": "relation", "subject": subject, "predicate": predicate, "object": object, "properties": p}
    if with_ledger:
        for r in pages(rows, "MATCH (l:Load)", "l.id", "properties(l) AS p"):
            yield {"kind": "load", **r["p"]}
        for r in pages(rows, "MATCH (d:Document)", "d.id", "d.loaded_at AS at, d.extractor AS extractor"):
            yield {"kind": "loaded", "document": r["_key"], "at": r["at"], "extractor": r["extractor"]}


@dataclass(frozen=True, slots=True)
class _Parts:
    document: dict[str, Any]
    passages: list[Passage]
    statements: list[Stored]


def import_(store: Store, path: Path) -> int:
    """Load every document of an export file; the number of documents.

    The whole file is checked before anything is written. Raises `ExchangeError` with the line.
    """
    parts = _read(path)
    for part in parts:
        d = part.document
        layout = tuple((int(o), name) for o, _, name in (entry.partition(" ") for entry in d.get("layout", [])))
        for source in d["sources"]:
            document = Document(
                d["id"], source, d["format"], d["text"], d.get("title"), d.get("date"), d.get("kind"), d.get("place"), layout, "import"
            )
            made = tuple(_statement(s) for s in part.statements)
            statuses = {s.id: s.status for s in part.statements}
            store.load(Extraction(document, tuple(sorted(part.passages, key=lambda p: p.start)), (), made), statuses=statuses)
    return len(parts)


def _statement(s: Stored) -> Statement:
    return Statement(
        s.subject, s.predicate, s.object, s.start, s.end, s.confidence, s.extractor, Modality(s.modality), json.loads(s.properties)
    )


def _read(path: Path) -> list[_Parts]:
    parts: dict[str, _Parts] = {}
    number = 0
    with path.open(encoding="utf-8") as file:
        for number, text in enumerate(file, 1):
            try:
                line = json.loads(text)
                if number == 1:
                    if line != HEAD:
                        raise ValueError("this is not an export of kb, or of another version")
                    continue
                _take(line, parts)
            except (ValueError, KeyError, TypeError, VocabularyError) as error:
                what = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
                raise ExchangeError(str(path), number, what) from error
    if number == 0:
        raise ExchangeError(str(path), 1, "the file is empty")
    return list(parts.values())


def _take(line: Mapping[str, Any], parts: dict[str, _Parts]) -> None:
    kind = line["kind"]
    if kind == "document":
        missing = {"id", "source", "sources", "format", "text"} - line.keys()
        if missing:
            raise ValueError(f"the document lacks {', '.join(sorted(missing))}")
        parts[line["id"]] = _Parts(dict(line), [], [])
    elif kind == "passage":
        of = parts[line["document"]]
        _inside(line["start"], line["end"], of)
        of.passages.append(Passage(line["start"], line["end"], line["passage"], line["section"]))
    elif kind == "statement":
        s = Stored(**{"slug": None} | {k: v for k, v in line.items() if k != "kind"})
        of = parts[s.document]
        _inside(s.start, s.end, of)
        vocabulary.check_statement(s.subject, s.predicate, s.object, json.loads(s.properties))
        if s.modality not in set(Modality) or s.status not in set(Review):
            raise ValueError(f"modality {s.modality!r} or status {s.status!r} is not known")
        of.statements.append(s)
    elif kind not in ("entity", "relation", "load", "loaded"):
        raise ValueError(f"lines of the kind {kind!r} are not known")


def _inside(start: int, end: int, of: _Parts) -> None:
    if not 0 <= start < end <= len(of.document["text"]):
        raise ValueError(f"{start}–{end} is no span of its document")
