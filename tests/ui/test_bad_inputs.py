"""Bad input: a clear message, the right exit status, an unchanged graph, and the others loaded."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.graph import Reader
from kb.settings import Settings
from kb.store import Store, documents, export
from tests.ui.bad_inputs import BAD, Bad
from tests.ui.conftest import Kb

pytestmark = pytest.mark.graph
Bound = Callable[[Settings], Kb]


def content(reader: Reader, folder: Path) -> bytes:
    path = folder / "content.jsonl"
    export(reader, path)
    return path.read_bytes()


@pytest.mark.parametrize("bad", BAD, ids=lambda b: b.name)
def test_it_is_refused_and_the_graph_is_as_before(
    run: Bound, settings: Settings, store: Store, reader: Reader, tmp_path: Path, bad: Bad
) -> None:
    kb = run(settings)
    folder = tmp_path / "input"
    folder.mkdir()
    path = bad.make(folder)
    before = content(reader, tmp_path)
    done = kb("load", str(path))
    assert done.status == bad.status, done
    assert bad.says in done.err
    assert "Traceback" not in done.err
    assert content(reader, tmp_path) == before


def test_one_bad_file_never_stops_the_others(run: Bound, settings: Settings, store: Store, reader: Reader, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    for bad in BAD:
        if bad.name in ("half-pdf", "binary-as-text", "not-a-docx", "zip-bomb", "empty-file"):
            bad.make(folder)
    (folder / "good.txt").write_text("成都市与重庆市签署《成渝合作框架协议》。\n", "utf-8")
    done = run(settings)("load", str(folder))
    assert done.status == 1
    assert [d.source for d in documents(reader)] == ["good.txt"]
    assert done.err.count("失败 failed") == 5


def test_a_long_line_and_control_characters_load(run: Bound, settings: Settings, store: Store, reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("这是一个没有尽头的句子，" * 140_000 + "成都市与重庆市合作。" * 1, "utf-8")
    (tmp_path / "control.txt").write_bytes(
        "成都\x00市与\x07重庆市签署\x1b[31m协议。\n".encode() + "普通的句子，再来一些普通的句子。\n".encode() * 20
    )
    done = run(settings)("load", str(tmp_path / "long.txt"), str(tmp_path / "control.txt"))
    assert done.status == 0, done.err
    held = {d.source: d for d in documents(reader)}
    assert held["long.txt"].chars == 140_000 * 12 + 10
    assert "control.txt" in held


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_file_that_may_not_be_opened(run: Bound, settings: Settings, store: Store, reader: Reader, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("成都市", "utf-8")
    secret.chmod(0)
    for parent in (tmp_path, *tmp_path.parents):
        if str(parent).startswith("/tmp/pytest"):
            parent.chmod(0o755)
    os.seteuid(65534)
    try:
        from ingest.load import load

        report = load([secret], None, workers=1)
    finally:
        os.seteuid(0)
    assert report.exit_status == 2
    assert "secret.txt" in report.rows[0].message
    assert documents(reader) == []


def test_a_file_deleted_during_the_load_fails_alone(store: Store, reader: Reader, tmp_path: Path) -> None:
    from ingest.load import Progress, load

    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"第{name}篇：成都市与重庆市合作。\n", "utf-8")

    def remove(progress: Progress) -> None:
        (tmp_path / "c.txt").unlink(missing_ok=True)

    report = load([tmp_path], store, workers=1, progress=remove)
    assert report.counts == {"new": 2, "unchanged": 0, "replaced": 0, "failed": 1}
    assert report.exit_status == 1
    assert [d.source for d in documents(reader)] == ["a.txt", "b.txt"]


def test_no_graph_at_the_address(run: Bound, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kb = run(settings)
    (tmp_path / "a.txt").write_text("成都市\n", "utf-8")
    monkeypatch.setenv("KB_GRAPH_URI", "bolt://127.0.0.1:9")
    monkeypatch.setenv("KB_GRAPH_PASSWORD", "not-shown-anywhere")
    for arguments in (("load", str(tmp_path / "a.txt")), ("documents",), ("query", "partners-of", "--place", "成都"), ("graph", "rebuild")):
        done = kb(*arguments)
        assert done.status == 2
        assert "127.0.0.1:9" in done.err
        assert "not-shown-anywhere" not in done.out + done.err


def test_an_import_that_is_not_one(run: Bound, settings: Settings, store: Store, reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("hello\n", "utf-8")
    kb = run(settings)
    done = kb("graph", "import", str(tmp_path / "x.jsonl"))
    assert (done.status, "line 1" in done.err) == (2, True)
    done = kb("graph", "import", str(tmp_path / "missing.jsonl"))
    assert (done.status, "missing.jsonl" in done.err) == (2, True)
    done = kb("graph", "export", str(tmp_path / "no" / "folder.jsonl"))
    assert (done.status, "folder.jsonl" in done.err) == (2, True)
