"""The graph behind Bolt: a supervised local server, a reader that cannot write, a guarded schema."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from kb.errors import GraphFull, GraphRefused, GraphUnavailable, SettingsError
from kb.graph import MIGRATIONS, _schema, connect_reader, connect_writer, local_graph
from kb.graph._locks import Gate
from kb.model import Extraction
from kb.settings import SETTINGS, Settings
from kb.store import Store
from tests.kb.store.documents import document

pytestmark = pytest.mark.graph


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Settings]:
    """A local graph of this test's own."""
    made = Settings(home=tmp_path / "home", graph_uri=None, graph_memory="256m", graph_row_limit=50, graph_read_timeout=2)
    yield made
    local_graph.down(made)


def test_a_graph_is_started_once_and_found_again(own: Settings) -> None:
    assert not local_graph.status(own).running
    first = local_graph.up(own)
    assert local_graph.up(own) == local_graph.status(own) == first
    code = "from kb.graph import local_graph; from kb.settings import Settings; print(local_graph.up(Settings.load()).pid)"
    environment = os.environ | {"KB_HOME": str(own.home), "KB_GRAPH_MEMORY": "256m"}
    other = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert int(other.stdout) == first.pid
    assert local_graph.down(own)
    assert not local_graph.down(own)
    assert not local_graph.status(own).running


def test_a_killed_server_is_seen_and_started_again_with_its_data(own: Settings) -> None:
    with connect_writer(own) as writer:
        writer.rows("CREATE (:Load {id: 'kept'})")
    pid = local_graph.status(own).pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(pid)], 5) if psutil.pid_exists(pid) else None
    assert not local_graph.status(own).running
    with connect_reader(own) as reader:
        assert reader.rows("MATCH (l:Load) RETURN l.id AS id") == [{"id": "kept"}]


def test_writers_that_begin_at_once_make_one_schema(own: Settings) -> None:
    code = "from kb.graph import connect_writer; from kb.settings import Settings; connect_writer(Settings.load()).close()"
    environment = os.environ | {"KB_HOME": str(own.home), "KB_GRAPH_MEMORY": "256m"}
    begun = [subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [process.communicate()[1] for process in begun] == [""] * 4
    with connect_reader(own) as reader:
        assert reader.rows("MATCH (m:Migration) RETURN m.version AS v ORDER BY v") == [{"v": m.version} for m in MIGRATIONS]


def test_a_state_file_of_another_process_is_not_believed(own: Settings) -> None:
    folder = own.home / "graph"
    folder.mkdir(parents=True)
    me = {"pid": os.getpid(), "started": 1.0, "bolt": 1, "http": 1}
    (folder / "server.json").write_text(json.dumps(me), "utf-8")
    assert not local_graph.status(own).running
    (folder / "server.json").write_text("{half", "utf-8")
    assert not local_graph.status(own).running


def test_a_server_whose_starter_died_is_ended_before_another_starts(own: Settings) -> None:
    first = local_graph.up(own)
    (own.home / "graph" / "server.json").unlink()
    second = local_graph.up(own)
    assert second.pid != first.pid
    assert not psutil.pid_exists(first.pid or 0) or psutil.Process(first.pid).status() == psutil.STATUS_ZOMBIE
    with connect_reader(own) as reader:
        assert reader.rows("MATCH (m:Migration) RETURN m.version AS v")


def test_a_server_that_is_still_starting_is_waited_for(own: Settings) -> None:
    first = local_graph.up(own)
    path = own.home / "graph" / "server.json"
    state = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(state | {"ready": False}), "utf-8")
    assert local_graph.up(own) == first
    assert json.loads(path.read_text("utf-8"))["ready"]


@pytest.fixture
def stand_in(tmp_path: Path) -> Iterator[Callable[..., Settings]]:
    """`stand_in(**state)`: settings whose state file names a process that runs and serves nothing."""
    process = subprocess.Popen(["sleep", "60"])

    def made(**state: object) -> Settings:
        folder = tmp_path / "home" / "graph"
        folder.mkdir(parents=True)
        running = {"pid": process.pid, "started": psutil.Process(process.pid).create_time()}
        (folder / "server.json").write_text(json.dumps(running | state), "utf-8")
        return Settings(home=tmp_path / "home", graph_uri=None)

    yield made
    process.kill()
    process.wait()


def test_a_server_that_never_answers_is_said_also_without_its_log(
    stand_in: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_graph, "START_SECONDS", 0.3)
    with pytest.raises(GraphUnavailable, match=r"did not answer[^\0]*cannot be read"):
        local_graph.up(stand_in(bolt=9, http=9, ready=False))


@pytest.mark.parametrize("answers", ["nobody", "silence", "an end", "nonsense"])
def test_a_schema_command_that_is_not_answered_is_a_graph_unavailable(
    stand_in: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch, answers: str
) -> None:
    monkeypatch.setattr(_schema, "SQL_SECONDS", 0.5)
    with socket.socket() as server, ThreadPoolExecutor(1) as pool:
        server.bind(("127.0.0.1", 0))
        if answers != "nobody":
            server.listen()
        if answers in ("an end", "nonsense"):
            pool.submit(_answer, server, b"" if answers == "an end" else b"spoon\r\n\r\n")
        made = stand_in(bolt=9, http=server.getsockname()[1], ready=True)
        with pytest.raises(GraphUnavailable, match="kb graph status"):
            _schema._sql(made, "CREATE PROPERTY Passage.text IF NOT EXISTS STRING")


def _answer(server: socket.socket, words: bytes) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(65536)
        connection.sendall(words)


def test_only_this_machine_and_its_owner_get_at_it(own: Settings) -> None:
    status = local_graph.up(own)
    process = psutil.Process(status.pid)
    listening = {c.laddr.ip for c in process.net_connections() if c.status == psutil.CONN_LISTEN}
    assert listening <= {"127.0.0.1", "::ffff:127.0.0.1"}
    secret = json.loads((own.home / "graph" / "passwords.json").read_text("utf-8"))
    for name in ("passwords.json", "server.json"):
        assert stat.S_IMODE((own.home / "graph" / name).stat().st_mode) == 0o600
    assert stat.S_IMODE((own.home / "graph").stat().st_mode) == 0o700
    shown = " ".join(process.cmdline()) + (own.home / "graph" / "server.log").read_text("utf-8") + " ".join(process.environ().values())
    assert not any(password in shown for password in secret.values())
    for path in (own.home / "graph" / "server").rglob("*"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


def test_a_read_is_bounded_in_rows_and_time(own: Settings) -> None:
    with connect_writer(own) as writer:
        writer.rows("UNWIND range(1, 300) AS i CREATE (:Load {id: toString(i)})")
    with connect_reader(own) as reader:
        rows, cut = reader.some("MATCH (l:Load) RETURN l.id AS id", limit=10)
        assert (len(rows), cut) == (10, True)
        with pytest.raises(Exception, match="KB_GRAPH_ROW_LIMIT"):
            reader.rows("MATCH (l:Load) RETURN l.id AS id")
        counted = "MATCH (l:Load) WITH l.id AS id ORDER BY id RETURN count(id) AS n"
        assert reader.rows(counted) == [{"n": 300}], "a limit of rows must not change what is counted"
        with pytest.raises(Exception, match="KB_GRAPH_READ_TIMEOUT"):
            reader.rows("MATCH (a:Load), (b:Load), (c:Load), (d:Load) WHERE a.id + b.id + c.id + d.id = 'x' RETURN count(*) AS n")


def test_a_writer_that_reads_waits_for_commits_and_holds_up_no_reader(settings: Settings, store: Store) -> None:
    gate = Gate(settings.home / "graph")
    with ThreadPoolExecutor(1) as pool:
        with gate.reading():
            assert pool.submit(store.known).result(30) == []
        with gate.committing():
            asked = pool.submit(store.known)
            with pytest.raises(TimeoutError):
                asked.result(0.5)
        assert asked.result(30) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 40 MB. Without the right to mount one the test is skipped, but fails in CI."""
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(place)], capture_output=True).returncode != 0:
        if os.environ.get("CI"):
            pytest.fail("no disk can be mounted")
        pytest.skip("mounting a small disk needs root")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(path: Path, leave: int) -> None:
    """Fill the disk but for `leave` bytes, while the server beside writes its own."""
    with path.open("wb") as file, contextlib.suppress(OSError):
        while (free := shutil.disk_usage(path.parent).free) > leave:
            file.write(bytes(min(free - leave, 1 << 20)))
            file.flush()


def test_a_full_disk_is_said_and_nothing_is_torn(small_disk: Path) -> None:
    made = Settings(home=small_disk / "home", graph_uri=None, graph_memory="256m")
    filler = small_disk / "filler"

    def long(name: str) -> Extraction:
        said = [("City:510100", "PARTY_TO", f"Agreement:{name}{i}") for i in range(300)]
        return document(name, said, text="".join(f"第{i}句说了一件事，写得很长。{'又长又长。' * 100}\n" for i in range(300)))

    try:
        with connect_writer(made) as writer:
            store = Store.at(made, writer)
            store.load(long("a"))
            fill(filler, leave=1_000_000)
            for name in ("b", "c"):
                with pytest.raises(GraphFull, match="Free some space"):
                    store.load(long(name))
            filler.unlink()
            assert store.load(long("b")) == "new"
            assert {k.sources for k in store.known()} == {("a",), ("b",)}
            found = store.rebuild()
            assert (found.statements, found.entities_mended, found.relations_mended) == (600, 0, 0)
    finally:
        local_graph.down(made)


def test_a_home_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(GraphUnavailable, match="KB_HOME"):
        local_graph.up(Settings(home=tmp_path / "file" / "home", graph_uri=None))


def test_a_wrong_password_is_refused_without_showing_it(settings: Settings) -> None:
    port = local_graph.up(settings).bolt
    wrong = Settings(home=settings.home, graph_uri=f"bolt://127.0.0.1:{port}", graph_user="writer", graph_password="not-the-one")
    with pytest.raises(GraphRefused) as caught:
        connect_writer(wrong)
    assert "not-the-one" not in str(caught.value) + repr(wrong)


def test_no_server_at_the_address_is_said(tmp_path: Path) -> None:
    nowhere = Settings(home=tmp_path, graph_uri="bolt://127.0.0.1:9", graph_password="x")
    with pytest.raises(GraphUnavailable, match=r"127\.0\.0\.1:9"):
        connect_reader(nowhere)


def test_a_uri_without_password_is_a_setting_missing(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="KB_GRAPH_PASSWORD"):
        connect_reader(Settings(home=tmp_path, graph_uri="bolt://127.0.0.1:9"))


@pytest.mark.parametrize(
    ("name", "value"),
    [("KB_GRAPH_URI", "http://x"), ("KB_GRAPH_MEMORY", "much"), ("KB_GRAPH_READ_TIMEOUT", "-1"), ("KB_GRAPH_ROW_LIMIT", "none")],
)
def test_a_setting_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        Settings.load()


def test_the_table_of_settings_is_what_is_read() -> None:
    assert {s.name for s in SETTINGS} == {f"KB_{name.upper()}" for name in Settings.model_fields}
