"""Statements a second into the store, beside the bare driver writing the same rows; and how loading grows.

The bare driver writes documents, passages and statements with their relations, in batches, and
derives nothing: what the store adds is the derived graph, the checks and the turn of writers.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks._growth import exponent
from benchmarks._homes import home
from ingest.extract import extract
from ingest.read import read, sources
from kb import identity
from kb.graph import Transaction, connect_writer
from kb.model import Extraction
from kb.store import Store

FACTORS = (1, 2, 4, 8)


def copies(extractions: Sequence[Extraction], factor: int) -> list[Extraction]:
    """Each document `factor` times, with an id and a source of its own."""
    made = []
    for n in range(factor):
        for e in extractions:
            own = identity.digest(e.document.id, n) if n else e.document.id
            document = replace(e.document, id=own, source=f"{n}/{e.document.source}")
            said = tuple(replace(s, subject=f"Document:{own}") if s.subject.startswith("Document:") else s for s in e.statements)
            made.append(replace(e, document=document, statements=said))
    return made


def bare(tx: Transaction, e: Extraction) -> None:
    """The rows of one document, and nothing else."""
    d = e.document
    tx.rows("CREATE (d:Document {id: $id}) SET d.text = $text, d.source = $source", {"id": d.id, "text": d.text, "source": d.source})
    passages = [
        {"id": f"{d.id}:{p.start}-{p.end}", "d": d.id, "p": {"text": d.text[p.start : p.end], "start": p.start, "end": p.end}}
        for p in e.passages
    ]
    tx.each(
        "UNWIND $rows AS r MATCH (d:Document {id: r.d}) CREATE (p:Passage {id: r.id}) SET p += r.p CREATE (p)-[:PASSAGE_OF]->(d)", passages
    )
    said = [
        {
            "id": s.id_in(d.id),
            "passage": passages[0]["id"],
            "p": {"document": d.id, "subject": s.subject, "predicate": s.predicate, "object": s.object, "confidence": s.confidence},
        }
        for s in {s.id_in(d.id): s for s in e.statements}.values()
    ]
    tx.each(
        "UNWIND $rows AS r MATCH (p:Passage {id: r.passage}) CREATE (s:Statement {id: r.id}) SET s += r.p CREATE (s)-[:STATED_IN]->(p)",
        said,
    )


def measure(corpus: Path) -> dict[str, float]:
    """Rates in statements a second, their ratio, and the growth exponent of loading."""
    found = [s for s in sources([corpus]).sources if s.path.suffix in (".txt", ".md", ".html")]
    extractions = [extract(read(s)) for s in found]
    total = sum(len(e.statements) for e in extractions)
    with home() as settings, connect_writer(settings) as writer:
        began = time.perf_counter()
        for e in extractions:
            writer.write(lambda tx, e=e: bare(tx, e))  # type: ignore[misc]
        plain = time.perf_counter() - began
    with home() as settings, connect_writer(settings) as writer:
        store, costs, done = Store.at(settings, writer), [], 0
        many = copies(extractions, FACTORS[-1])
        for factor in FACTORS:
            began = time.perf_counter()
            for e in many[done * len(extractions) : factor * len(extractions)]:
                store.load(e)
            costs.append((costs[-1] if costs else 0.0) + time.perf_counter() - began)
            done = factor
    return {
        "documents": float(len(extractions)),
        "statements": float(total),
        "bare driver, statements a second": total / plain,
        "store, statements a second": total / costs[0],
        "store / bare driver": plain / costs[0],
        "growth exponent, 1× to 8× documents": exponent(FACTORS, costs),
    }
