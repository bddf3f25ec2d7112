"""Handles to the graph: a `Reader`, which cannot write, and a `Writer`.

They are two types on purpose. On the local graph a reader logs in as an account that may only
read; on Neo4j its transactions have READ access. Errors of the driver become `GraphError`s,
none of which holds a password.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import neo4j
from neo4j import exceptions as driver_errors

from kb.errors import GraphError, GraphFull, GraphReadOnly, GraphRefused, GraphUnavailable
from kb.graph import local_graph
from kb.graph._accounts import DATABASE, passwords
from kb.graph._locks import Gate
from kb.graph._schema import migrate, pending
from kb.settings import Settings

LOCAL_TRIES = 6
RETRY_SECONDS = 30.0
FULL_BYTES = 4_000_000
"""With less than this the local graph's server cannot write a page."""
T = TypeVar("T")
Row = dict[str, Any]
Parameters = Mapping[str, Any]


@contextmanager
def translated(address: str, home: Path | None = None) -> Iterator[None]:
    """Turn the driver's errors into this project's. `home` is where a local graph has its data."""
    try:
        yield
    except (driver_errors.ServiceUnavailable, driver_errors.SessionExpired, OSError) as error:
        if _full(home):
            raise _no_space(address) from error
        raise GraphUnavailable(f"the graph at {address} does not answer. `kb graph status` tells more; then try again.") from error
    except (driver_errors.AuthError, driver_errors.ConfigurationError) as error:
        raise GraphRefused(
            f"the graph at {address} refuses the user, password or scheme. Check KB_GRAPH_USER and KB_GRAPH_PASSWORD."
        ) from error
    except driver_errors.Neo4jError as error:
        raise _translate(error, address, home) from error


def _full(home: Path | None) -> bool:
    """Whether the disk of a local graph is full: its server tells only its log."""
    return home is not None and home.exists() and shutil.disk_usage(home).free < FULL_BYTES


def _no_space(address: str) -> GraphFull:
    return GraphFull(f"the graph at {address} cannot store more: its disk is full. Free some space, then load again.")


def _translate(error: driver_errors.Neo4jError, address: str, home: Path | None) -> GraphError:
    code, message = error.code or "", error.message or ""
    if "Database.DatabaseNotFound" in code:
        return GraphRefused(f"the graph at {address} has no such database. Check KB_GRAPH_DATABASE.")
    if "Security.Forbidden" in code or "Statement.AccessMode" in code:
        return GraphReadOnly("a reader may not write. Nothing was changed.")
    if "TransactionTimedOut" in code:
        return GraphError("the query took longer than KB_GRAPH_READ_TIMEOUT allows. Ask for less, or raise it.")
    if "No space left" in message or "DiskFull" in message or ("Statement.ExecutionFailed" in code and "disk" in message.lower()):
        return _no_space(address)
    if _full(home):
        return _no_space(address)
    return GraphError(f"the graph at {address} could not run a query ({code or type(error).__name__}): {message}")


class _Handle:
    """What both have: a driver that is closed at the end, and the gate that commits go through."""

    def __init__(self, driver: neo4j.Driver, address: str, database: str, settings: Settings) -> None:
        self._driver = driver
        self._database = database
        self._row_limit = settings.graph_row_limit
        self._timeout = settings.graph_read_timeout
        self._gate = Gate(settings.home / "graph") if settings.local else None
        self._home = settings.home if settings.local else None
        self.address = address

    def _reading(self, query: str, parameters: Parameters | None, limit: int | None = None, timeout: float | None = None) -> list[Row]:
        """The rows of a query that only reads, at most `limit`; no commit comes in between."""

        @neo4j.unit_of_work(timeout=timeout)
        def work(tx: neo4j.ManagedTransaction) -> list[Row]:
            result = tx.run(query, dict(parameters or {}))
            return [record.data() for record in (result if limit is None else result.fetch(limit))]

        gate = nullcontext() if self._gate is None else self._gate.reading()
        with (
            translated(self.address, self._home),
            gate,
            self._driver.session(database=self._database, default_access_mode=neo4j.READ_ACCESS) as session,
        ):
            return session.execute_read(work)

    def close(self) -> None:
        self._driver.close()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class Reader(_Handle):
    """Reads. Nothing it offers can write, and the engine refuses a query that tries."""

    def __enter__(self) -> Reader:
        return self

    def rows(self, query: str, parameters: Parameters | None = None) -> list[Row]:
        """All rows, as dicts by column. Raises `GraphError` when there are more than `KB_GRAPH_ROW_LIMIT`."""
        rows, cut = self.some(query, parameters, limit=self._row_limit)
        if cut:
            raise GraphError(f"the query gives more than {self._row_limit:,} rows (KB_GRAPH_ROW_LIMIT). Ask for less.")
        return rows

    def some(self, query: str, parameters: Parameters | None = None, *, limit: int) -> tuple[list[Row], bool]:
        """At most `limit` rows, and whether there were more."""
        rows = self._reading(query, parameters, limit + 1, self._timeout)
        return rows[:limit], len(rows) > limit


class Transaction:
    """What a unit of work may do with the graph: run queries, all of which hold or none."""

    def __init__(self, tx: neo4j.Transaction) -> None:
        self._tx = tx

    def rows(self, query: str, parameters: Parameters | None = None) -> list[Row]:
        return [record.data() for record in self._tx.run(query, dict(parameters or {}))]

    def each(self, query: str, rows: Sequence[Row], size: int = 1000) -> None:
        """Run `query` with `$rows` in batches of `size`."""
        for start in range(0, len(rows), size):
            self._tx.run(query, {"rows": rows[start : start + size]}).consume()


class Writer(_Handle):
    """Writes, in transactions that are tried again when the server answers that this may help."""

    def __enter__(self) -> Writer:
        return self

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction; it may be called several times, so it must not have other effects.

        As the driver's managed transactions, but that the commit goes through the gate.
        """
        return self._again(lambda: self._once(work))

    def _again(self, act: Callable[[], T]) -> T:
        """Try again while the server answers that this may help."""
        deadline, pause = time.monotonic() + RETRY_SECONDS, 0.05
        with translated(self.address, self._home):
            while True:
                try:
                    return act()
                except (driver_errors.Neo4jError, driver_errors.DriverError) as error:
                    if not error.is_retryable() or time.monotonic() > deadline:
                        raise
                time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - so that two writers do not meet again
                pause = min(2 * pause, 2.0)

    def _once(self, work: Callable[[Transaction], T]) -> T:
        with self._driver.session(database=self._database) as session, session.begin_transaction() as tx:
            result = work(Transaction(tx))
            with nullcontext() if self._gate is None else self._gate.committing():
                tx.commit()
            return result

    def read(self, query: str, parameters: Parameters | None = None) -> list[Row]:
        """All rows of a query that only reads, without a limit of rows or time; it holds up no reader."""
        return self._reading(query, parameters)

    def rows(self, query: str, parameters: Parameters | None = None) -> list[Row]:
        """Run one query that writes, in a transaction of its own; its rows."""
        return self.write(lambda tx: tx.rows(query, parameters))

    def schema(self, query: str) -> None:
        """Run one schema command, which must bear being run twice, in a transaction of its own."""

        def act() -> None:
            with self._driver.session(database=self._database) as session:
                try:
                    session.run(query).consume()
                except driver_errors.ClientError as error:
                    if "AlreadyExists" not in (error.code or ""):  # else another writer was first, `IF NOT EXISTS` or not
                        raise

        self._again(act)


def _driver(settings: Settings, account: str) -> tuple[neo4j.Driver, str, str]:
    if not settings.local:
        uri = str(settings.graph_uri)
        return _connected(uri, (settings.graph_user, settings.password())), uri, settings.graph_database
    attempts = LOCAL_TRIES
    while True:
        uri = f"bolt://127.0.0.1:{local_graph.up(settings).bolt}"
        attempts -= 1
        try:
            return _connected(uri, (account, passwords(settings.home)[account])), uri, DATABASE
        except GraphUnavailable:
            if not attempts:
                raise
            time.sleep(0.5)  # a server that was just killed may still look alive


def _connected(uri: str, auth: tuple[str, str]) -> neo4j.Driver:
    with translated(uri):
        driver = neo4j.GraphDatabase.driver(
            uri, auth=auth, connection_timeout=10, max_transaction_retry_time=RETRY_SECONDS, notifications_min_severity="OFF"
        )
        try:
            driver.verify_connectivity()
        except BaseException:
            driver.close()
            raise
    return driver


def connect_writer(settings: Settings) -> Writer:
    """A writer; the schema is brought up to date first. On the local graph the server is started.

    Raises `GraphUnavailable`, `GraphRefused`, `SchemaTooNew`, `SchemaDamaged`.
    """
    writer = Writer(*_driver(settings, "writer"), settings)
    try:
        migrate(writer, settings)
    except BaseException:
        writer.close()
        raise
    return writer


def connect_reader(settings: Settings) -> Reader:
    """A reader. On a local graph that has no schema yet it is made first.

    Raises as `connect_writer`; `GraphRefused` when a Neo4j database has no schema yet.
    """
    reader = Reader(*_driver(settings, "reader"), settings)
    try:
        if pending(reader.rows, reader.address):
            if not settings.local:
                raise GraphRefused(
                    f"the graph at {reader.address} has not been prepared. Run `kb graph up` with an account that may write."
                )
            connect_writer(settings).close()
    except BaseException:
        reader.close()
        raise
    return reader
