"""The loader: sources in, one transaction each, a row for each, the ledger around them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest._work import Done, work_all
from ingest.extension import NONE, Chosen, marks, own
from ingest.extract import version
from ingest.load._report import Report, Row
from ingest.read import Source, sources
from kb import __version__
from kb.errors import GraphError, GraphFull, GraphRefused, GraphUnavailable, KBError
from kb.store import Known, Store

STOPS = (GraphUnavailable, GraphRefused, GraphFull)
"""Errors that the next file would meet as well."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load is: given once before the first source and after each.

    `done` of `total` are sources with an outcome; what could not be looked at has failed from
    the start and counts in both. `chars` are those read so far.
    """

    done: int
    total: int
    chars: int
    row: Row | None = None


def load(
    paths: Sequence[str | Path],
    store: Store | None,
    *,
    workers: int | None = None,
    again: bool = False,
    progress: Callable[[Progress], None] = lambda _: None,
    chosen: Chosen = NONE,
) -> Report:
    """Load files, folders, globs and zips.

    `store` None is a dry run: everything is read and extracted, nothing stored. `workers` is
    the number of processes that read and extract, by default one for each core. `again`
    extracts known documents anew. Ctrl-C ends the load after the document in hand. `chosen` are
    the extractors of others that are on: a document is known only if it was extracted with
    just these.

    Raises only what concerns the load as a whole: `GraphError` when the ledger cannot be
    opened. A source that fails is a row with its message.
    """
    began = time.perf_counter()
    found = sources(paths)
    there = [] if store is None else store.known()
    known = {} if again else _by_name(d for d in there if marks(d.extractor) == chosen.marks)
    identity = store.begin(__version__) if store is not None else None
    rows = [Row(problem.source, "failed", str(problem)) for problem in found.problems]
    held = {d.id: marks(d.extractor) for d in there}
    run = _Run(store, identity, again, len(found.sources) + len(rows), rows, progress, held)
    try:
        run.all(found.sources, known, workers or os.cpu_count() or 1, chosen)
    finally:
        if store is not None and identity is not None:
            run.close()
    now = [] if store is None else [d.extractor for d in store.known()]
    older, others = sum(own(e) != version() for e in now), sum(marks(e) != chosen.marks for e in now)
    return Report(tuple(rows), identity, time.perf_counter() - began, store is None, run.interrupted, older, found.ignored, others)


def _by_name(documents: Iterable[Known]) -> dict[str, list[str]]:
    """The ids of loaded documents by the names of their sources."""
    known: dict[str, list[str]] = {}
    for document in documents:
        for name in document.sources:
            known.setdefault(name, []).append(document.id)
    return known


@dataclass(slots=True)
class _Run:
    """One load on its way. `held` maps ids of loaded documents to the marks of the extractors of others they have."""

    store: Store | None
    identity: str | None
    again: bool
    total: int
    rows: list[Row]
    progress: Callable[[Progress], None]
    held: Mapping[str, frozenset[str]]
    interrupted: bool = False
    chars: int = 0

    def all(self, todo: Sequence[Source], known: Mapping[str, Collection[str]], workers: int, chosen: Chosen) -> None:
        self.progress(Progress(len(self.rows), self.total, 0))
        left = {source.name for source in todo}
        work = work_all(todo, known, workers, chosen)
        try:
            for done in work:
                left.discard(done.source.name)
                self._add(self._store(done))
        except STOPS as error:
            self._fail_rest(sorted(left), error)
        except KeyboardInterrupt:
            self.interrupted = True
        finally:
            work.close()

    def _store(self, done: Done) -> Row:
        name = done.source.name
        if done.known is not None:
            return Row(name, "unchanged", seconds=done.seconds)
        if done.extraction is None:
            return Row(name, "failed", done.message)
        document = done.extraction.document
        chars, statements = len(document.text), len(done.extraction.statements)
        if self.store is None:
            return Row(name, "new", "", chars, statements, done.seconds, done.heard)
        anew = document.id in self.held and self.held[document.id] != marks(document.extractor)
        try:
            outcome = self.store.load(done.extraction, self.identity, again=self.again or anew)
        except STOPS as error:
            self._add(Row(name, "failed", f"{name}: not loaded. {error}"))
            raise
        except KBError as error:
            return Row(name, "failed", f"{name}: not loaded. {error}")
        return Row(name, outcome, "", chars, statements, done.seconds, done.heard, anew)

    def _add(self, row: Row) -> None:
        self.rows.append(row)
        self.chars += row.chars
        self.progress(Progress(len(self.rows), self.total, self.chars, row))

    def _fail_rest(self, names: Sequence[str], error: GraphError) -> None:
        for name in names:
            self._add(Row(name, "failed", f"{name}: not tried. {error}"))

    def close(self) -> None:
        """Write the ledger's entry; a graph that is gone keeps the load open, which says so."""
        assert self.store is not None and self.identity is not None  # noqa: S101 - close follows begin
        failures = [row.message for row in self.rows if row.outcome == "failed"]
        report = Report(tuple(self.rows), None, 0.0)
        failures += [f"{source}: extractor {h.name}: {h.fault}: {h.message}" for s in report.heard for source, h in s.faults]
        counts = report.counts
        outcome = "interrupted" if self.interrupted else "failed" if counts["failed"] else "done"
        try:
            self.store.finish(self.identity, counts, failures, outcome)
        except GraphUnavailable:
            self.interrupted = True
