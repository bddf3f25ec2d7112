"""The store: what may be done to the graph's content, each act in one transaction.

Writers take turns: every act first writes the turn of the schema's first migration, which locks
it on Neo4j and makes the later of two fail and try again on the local graph; loaders on one
machine wait for each other at a file's lock besides, so that no work is done twice.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeVar

from kb.errors import GraphError
from kb.graph import Transaction, Writer, locked
from kb.model import Extraction, Review
from kb.settings import Settings
from kb.store import _write
from kb.store._change import known_titles, settle
from kb.store._read import Known, holders, known
from kb.store._rebuild import Differences, rebuild
from kb.store._rows import Stored, of_document, to_store

T = TypeVar("T")
Outcome = Literal["new", "unchanged", "replaced"]


@dataclass(frozen=True, slots=True)
class Store:
    """Writes through `writer`. `lock` is a file that loaders of one machine share, or None."""

    writer: Writer
    lock: Path | None = None

    @classmethod
    def at(cls, settings: Settings, writer: Writer) -> Store:
        """The store of these settings: on the local graph its writers wait for each other."""
        return cls(writer, settings.home / "graph" / "write.lock" if settings.local else None)

    def load(
        self, extraction: Extraction, load: str | None = None, *, again: bool = False, statuses: Mapping[str, str] | None = None
    ) -> Outcome:
        """Bring a document in, whole or not at all.

        `new`; `unchanged` when these bytes are there under this source (unless `again`);
        `replaced` when this source had other bytes, or when facts were extracted anew. What was
        decided about a statement of the replaced document holds for the same triple; `statuses`
        are decisions that come with the document, by statement id.
        """
        return self._turn(lambda tx: _load(tx, extraction, load, again, statuses or {}))

    def retract(self, document: str) -> None:
        """Take a document away with what it alone said. Raises `GraphError` when it is not there."""

        def work(tx: Transaction) -> None:
            old = of_document(tx.rows, document)
            if not tx.rows("MATCH (d:Document {id: $id}) RETURN d.id AS id", {"id": document}):
                raise GraphError(f"no document {document} is loaded. `kb documents` lists them.")
            before = known_titles(tx, old)
            _write.remove(tx, document)
            settle(tx, [], old, before)

        self._turn(work)

    def review(self, statements: Iterable[str], status: Review) -> int:
        """Record a decision about statements, by id; the number of those found."""
        wanted = sorted(set(statements))

        def work(tx: Transaction) -> int:
            touched = _write.by(tx, "id", wanted)
            before = known_titles(tx, touched)
            query = "UNWIND $rows AS r MATCH (s:Statement {id: r.id}) SET s.status = r.status"
            tx.each(query, [{"id": s.id, "status": str(status)} for s in touched])
            settle(tx, [], touched, before)
            return len(touched)

        return self._turn(work)

    def rebuild(self) -> Differences:
        """Derive everything again and mend what differs; in a graph that is in order nothing does."""
        return self._turn(rebuild)

    def known(self) -> list[Known]:
        """The documents that are loaded, with their sources."""
        return known(self.writer.read)

    def begin(self, version: str) -> str:
        """Open a load in the ledger and return its id."""
        now = datetime.now(UTC)
        identity = f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        row = {"started": now.isoformat(timespec="seconds"), "version": version, "outcome": "running"}
        self.writer.rows("CREATE (l:Load {id: $id}) SET l += $p", {"id": identity, "p": row})
        return identity

    def finish(self, load: str, counts: Mapping[str, int], failures: Sequence[str], outcome: str) -> None:
        """Close a load in the ledger."""
        row = {**counts, "failures": list(failures), "outcome": outcome, "finished": datetime.now(UTC).isoformat(timespec="seconds")}
        self.writer.rows("MATCH (l:Load {id: $id}) SET l += $p", {"id": load, "p": row})

    def _turn(self, work: Callable[[Transaction], T]) -> T:
        def turn(tx: Transaction) -> T:
            tx.rows("MATCH (m:Migration {version: 1}) SET m.turn = $turn", {"turn": secrets.token_hex(8)})
            return work(tx)

        with nullcontext() if self.lock is None else locked(self.lock):
            return self.writer.write(turn)


def _load(tx: Transaction, extraction: Extraction, load: str | None, again: bool, statuses: Mapping[str, str]) -> Outcome:
    document, source = extraction.document.id, extraction.document.source
    held = holders(tx.rows, document, source)
    mine = held.pop(document, None)
    sources = sorted({*(mine or ()), source})
    fresh = mine is None or again
    gone = [other for other, names in held.items() if names == [source]]
    old = [s for other in [*gone, *([document] if mine is not None and fresh else [])] for s in of_document(tx.rows, other)]
    incoming = _reviewed(extraction, old, statuses) if fresh else []
    before = known_titles(tx, [*old, *incoming])
    for other, names in held.items():
        if other in gone:
            _write.remove(tx, other)
        else:
            _write.rename(tx, other, [name for name in names if name != source])
    if fresh:
        if mine is not None:
            _write.remove(tx, document)
        _write.document(tx, extraction, sources, load, datetime.now(UTC).isoformat(timespec="seconds"))
        _write.passages(tx, extraction)
        _write.statements(tx, extraction, incoming)
    elif sources != mine:
        _write.rename(tx, document, sources)
    if old or incoming:
        settle(tx, incoming, old, before)
    return "replaced" if held or (mine is not None and fresh) else "new" if fresh else "unchanged"


def _reviewed(extraction: Extraction, old: Iterable[Stored], statuses: Mapping[str, str]) -> list[Stored]:
    """The document's statements in the order of the text, with what was decided about each by its
    id or, of the `old` ones, about the same triple."""
    decided = {s.triple: s.status for s in old if s.status != Review.PROPOSED}
    made = (to_store(extraction.document.id, s) for s in extraction.statements)
    by_id = {s.id: replace(s, status=statuses.get(s.id) or decided.get(s.triple, s.status)) for s in made}
    return sorted(by_id.values(), key=lambda s: (s.start, s.id))
