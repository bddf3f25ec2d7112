"""The local graph: a server in the background, one for each `KB_HOME`.

The file `graph/server.json` says which process serves and where, and whether it has answered
yet. It is believed only while that very process (its id and its time of start) runs; so a stale
file, a dead process and a reused id are all seen through. Starting and stopping are done under a
lock on `graph/lock`, which the system lets go when its holder dies; a server whose starter died
before it could write the file is found by its command line and ended.
"""

from __future__ import annotations

import errno
import importlib.util
import json
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import neo4j
import psutil
from neo4j.exceptions import DriverError, Neo4jError

from kb.errors import GraphFull, GraphUnavailable
from kb.graph._accounts import DATABASE, passwords, write_accounts, write_private
from kb.graph._locks import locked
from kb.settings import Settings

START_SECONDS = 90.0
STOP_SECONDS = 30.0
LOG_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of the local graph. `pid` is None when no server runs."""

    home: Path
    log: Path
    pid: int | None = None
    bolt: int | None = None
    http: int | None = None

    @property
    def running(self) -> bool:
        return self.pid is not None


@dataclass(frozen=True, slots=True)
class _State:
    pid: int
    started: float
    bolt: int
    http: int
    ready: bool = False


def status(settings: Settings) -> Status:
    """Look, without starting anything."""
    folder = settings.home / "graph"
    state = _state(folder)
    log = folder / "server.log"
    if state is None:
        return Status(settings.home, log)
    return Status(settings.home, log, state.pid, state.bolt, state.http)


def up(settings: Settings) -> Status:
    """Start the server unless it runs, and wait until it answers. Raises `GraphUnavailable` with the end of its log."""
    folder = settings.home / "graph"
    state = _state(folder)
    if state is None or not state.ready:
        with _usable(folder), locked(folder / "lock"):
            state = _state(folder) or _start(settings)
            if not state.ready:
                _wait(state, settings, folder / "server.log")
                write_private(folder / "server.json", json.dumps(asdict(replace(state, ready=True))))
    return status(settings)


def down(settings: Settings) -> bool:
    """Stop the server; False when none ran."""
    folder = settings.home / "graph"
    if not folder.exists():
        return False
    with _usable(folder), locked(folder / "lock"):
        state = _state(folder)
        if state is None:
            return False
        process = psutil.Process(state.pid)
        try:
            process.send_signal(signal.SIGTERM)
            process.wait(STOP_SECONDS)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(STOP_SECONDS)
        except psutil.NoSuchProcess:
            pass
        (folder / "server.json").unlink(missing_ok=True)
        return True


def _state(folder: Path) -> _State | None:
    try:
        state = _State(**json.loads((folder / "server.json").read_text("utf-8")))
        process = psutil.Process(state.pid)
        same = abs(process.create_time() - state.started) < 1.0 and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, ValueError, TypeError, psutil.NoSuchProcess):
        return None
    return state if same else None


@contextmanager
def _usable(folder: Path) -> Iterator[None]:
    """Say of a folder that cannot be written what to do."""
    try:
        yield
    except OSError as error:
        full = error.errno == errno.ENOSPC
        kind = GraphFull if full else GraphUnavailable
        raise kind(f"the local graph cannot use {folder}: {error.strerror}. {'Free some space' if full else 'Set KB_HOME'}.") from error


def _wheel() -> Path:
    spec = importlib.util.find_spec("arcadedb_embedded")
    if spec is None or spec.origin is None:
        raise GraphUnavailable(
            "no local graph for this system: the package arcadedb-embedded is not installed. Set KB_GRAPH_URI to a Neo4j server."
        )
    return Path(spec.origin).parent


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _command(settings: Settings, bolt: int, http: int) -> list[str]:
    wheel, server = _wheel(), settings.home / "graph" / "server"
    options = {
        "server.rootPath": server,
        "server.databaseDirectory": server / "databases",
        "server.mode": "production",
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": http,
        "server.defaultDatabases": f"{DATABASE}[]",
        "bolt.host": "127.0.0.1",
        "bolt.port": bolt,
    }
    return [
        str(wheel / "jre" / "bin" / "java"),
        f"-Xmx{settings.graph_memory}",
        "-cp",
        f"{wheel / 'jars'}/*",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        *(f"-Darcadedb.{name}={value}" for name, value in options.items()),
        "com.arcadedb.server.ArcadeDBServer",
    ]


def _start(settings: Settings) -> _State:
    folder = settings.home / "graph"
    for orphan in _orphans(folder):
        orphan.kill()
        orphan.wait(STOP_SECONDS)
    write_accounts(settings.home, read_timeout=settings.graph_read_timeout)
    log = folder / "server.log"
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(folder / "server.log.1")
    bolt, http = _free_port(), _free_port()
    with log.open("ab") as out:
        process = subprocess.Popen(
            _command(settings, bolt, http),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            cwd=folder,
            start_new_session=True,
            umask=0o077,
        )
    state = _State(process.pid, psutil.Process(process.pid).create_time(), bolt, http)
    process.returncode = 0  # it outlives us on purpose: nobody here waits for it
    write_private(folder / "server.json", json.dumps(asdict(state)))
    return state


def _orphans(folder: Path) -> Iterator[psutil.Process]:
    """Servers of this folder that no state file tells of."""
    mark = f"-Darcadedb.server.rootPath={folder / 'server'}"
    for process in psutil.process_iter(["cmdline"]):
        if mark in (process.info["cmdline"] or ()):
            yield process


def _wait(state: _State, settings: Settings, log: Path) -> None:
    """Until a query on the database is answered: the listener opens before the database does."""
    login = ("writer", passwords(settings.home)["writer"])
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if _state(log.parent) is None:
            raise GraphUnavailable(f"the local graph ended while starting. The end of {log}:\n{_tail(log)}")
        try:
            with socket.create_connection(("127.0.0.1", state.bolt), 1.0):
                pass
            with neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{state.bolt}", auth=login) as driver:
                driver.execute_query("RETURN 1", database_=DATABASE)
                return
        except (OSError, Neo4jError, DriverError):
            time.sleep(0.1)
    psutil.Process(state.pid).kill()
    raise GraphUnavailable(f"the local graph did not answer within {START_SECONDS:.0f} s. The end of {log}:\n{_tail(log)}")


def _tail(log: Path, lines: int = 12) -> str:
    try:
        return "\n".join(log.read_text("utf-8", "replace").splitlines()[-lines:])
    except OSError as error:
        return f"(it cannot be read: {error.strerror})"
