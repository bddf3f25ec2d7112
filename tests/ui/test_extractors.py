"""`kb extractors`, and what the other commands say of extractors of others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.extract import ORDER
from kb.settings import Settings
from tests.conftest import SAMPLES
from tests.ui.conftest import Kb

Package = Callable[..., str]
SAMPLE = str(SAMPLES / "guangfo-agreement-2009.txt")


@pytest.fixture
def kb(run: Callable[[Settings], Kb], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kb:
    monkeypatch.delenv("KB_EXTRACTORS", raising=False)
    return run(Settings(home=tmp_path / "home", graph_uri=None))


def test_ours_and_theirs_are_listed(kb: Kb, package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    module = package("one", version="'3.1'", states="('LINKS', 'Project')")
    package("two", top="raise ImportError('half a package')")
    package("places")
    monkeypatch.setenv("KB_EXTRACTORS", "one，three")
    done = kb("extractors", "--format", "json")
    rows = json.loads(done.out)
    assert done.status == 0
    assert [r["name"] for r in rows] == [*ORDER, "one", "places", "two"]
    assert rows[0]["on"] == "自带 own"
    one, places, two = rows[-3:]
    assert (one["version"], one["on"], one["states"]) == ("3.1", "开 on", "LINKS, Project")
    assert one["package"].replace("-", "_") == f"{module} 1.0"
    assert (two["on"], "half a package" in two["states"]) == ("关 off，不能用 cannot be used", True)
    assert "one of kb's own" in places["states"]
    assert "three" in done.err


def test_what_cannot_be_switched_on_ends_with_2(kb: Kb, monkeypatch: pytest.MonkeyPatch, package: Package) -> None:
    for command in (("extract", SAMPLE), ("load", SAMPLE, "--dry-run")):
        done = kb(*command, "--extractors", "nobody")
        assert (done.status, done.out) == (2, "")
        assert "nobody" in done.err
    monkeypatch.setenv("KB_EXTRACTORS", "nobody")
    assert kb("extract", SAMPLE).status == 2
    assert kb("extract", SAMPLE, "--extractors", "none").status == 0
    assert kb("extract", SAMPLE, "--extractors", "").status == 0
    monkeypatch.delenv("KB_EXTRACTORS")
    monkeypatch.setenv("KB_EXTRACTORS_TIMEOUT", "soon")
    done = kb("extract", SAMPLE)
    assert (done.status, "KB_EXTRACTORS_TIMEOUT" in done.err) == (2, True)


def test_a_failure_is_told_beside_the_result_and_by_the_status(kb: Kb, package: Package) -> None:
    package("one", "raise OSError('no line')")
    plain = kb("extract", SAMPLE, "--format", "jsonl")
    done = kb("extract", SAMPLE, "--format", "jsonl", "--extractors", "one")
    assert (done.status, done.out) == (1, plain.out)
    assert "one@1：1 篇 documents，采纳 taken 0" in done.err
    assert "guangfo-agreement-2009.txt：出错 it failed（OSError: no line" in done.err
    assert "照常载入" in done.err
    loaded = kb("load", SAMPLE, "--dry-run", "--extractors", "one")
    assert (loaded.status, "新增 new\t1" in loaded.out, "no line" in loaded.err) == (1, True, True)


def test_a_time_limit_is_kept(kb: Kb, package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    package("one", "import time; time.sleep(600)")
    monkeypatch.setenv("KB_EXTRACTORS_TIMEOUT", "0.7")
    done = kb("extract", SAMPLE, "--extractors", "one")
    assert (done.status, "超时 out of time（no answer within 0.7 s）" in done.err) == (1, True)


def test_reasons_are_told_in_words(kb: Kb, package: Package) -> None:
    package(
        "one",
        "yield Named('Project', Quote('无中生有', 0)); yield Relation('City:1', 'ISSUED', 'City:2', document.quote(0, 5)); yield Omitted('不想说', 7)",
    )
    done = kb("extract", SAMPLE, "--extractors", "one")
    assert done.status == 0
    for line in ("弃去 dropped 9，", "dropped 1：引文与原文不符", "dropped 1：未声明的种类", "dropped 7：不想说"):
        assert line in done.err
