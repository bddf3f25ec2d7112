"""`kb evaluate`: figures in three forms, saved runs, calibration, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kb.settings import Settings
from tests.conftest import SAMPLES
from tests.ingest.evaluate._made import ENTRIES, JIAXING, SUZHOU, TEXT, annotation, write
from tests.ui.conftest import Kb

Bound = Callable[[Settings], Kb]


@pytest.fixture
def kb(run: Bound, tmp_path: Path) -> Kb:
    return run(Settings(home=tmp_path / "home", graph_uri=None))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Three documents; of each one place is not annotated and one is not in the text."""
    folder = tmp_path / "gold"
    folder.mkdir()
    for name in ("a", "b", "c"):
        write(folder, name, f"（{name}）{TEXT}", ENTRIES | {"places": [*ENTRIES["places"][1:], "江苏省/无锡市"]})
    return folder


def rows(text: str) -> dict[str, dict[str, str]]:
    return {row["kind"]: row for row in csv.DictReader(io.StringIO(text))}


def test_the_three_forms_say_the_same(kb: Kb, gold: Path) -> None:
    table, as_csv, as_json = (kb("evaluate", str(gold), "--format", form) for form in ("table", "csv", "json"))
    assert {done.status for done in (table, as_csv, as_json)} == {0}
    whole = json.loads(as_json.out)
    assert whole["kinds"]["places"] == {
        "precision": 0.8, "precision_low": 0.8, "precision_high": 0.8,
        "recall": 0.8, "recall_low": 0.8, "recall_high": 0.8,
        "f1": pytest.approx(0.8), "f1_low": pytest.approx(0.8), "f1_high": pytest.approx(0.8),
        "gold": 15, "found": 15, "hits": 12, "missed": 3, "spurious": 3,
    }  # fmt: skip
    assert (whole["documents"], whole["wrong_quotes"]) == (3, 0)
    assert whole["bootstrap"] == {"resamples": 1000, "seed": 1, "level": 0.95}
    assert whole["macro_f1"] == pytest.approx(0.48)
    assert whole["macro_f1_occurring"] == pytest.approx(0.96)
    read = rows(as_csv.out)
    assert list(read) == [*whole["kinds"], "macro"]
    assert {name: float(value) for name, value in read["places"].items() if name != "kind"} == pytest.approx(whole["kinds"]["places"])
    assert float(read["macro"]["f1"]) == pytest.approx(whole["macro_f1"])
    lines = [line.split("\t") for line in table.out.splitlines()]
    assert lines[1] == ["地名 places", *["0.800 [0.800, 0.800]"] * 3, "15", "12", "3", "3"]
    assert lines[4][1:5] == ["—", "—", "—", "0"]
    assert lines[-1][:4] == ["平均 macro", "", "", "0.480 [0.480, 0.480]"]
    for said in ("3 篇文件", "1000 次", "seed 1", "0 in the mean", "0.960"):
        assert said in table.err


def test_the_samples_are_evaluated_offline_and_nothing_is_stored(kb: Kb, tmp_path: Path) -> None:
    done = kb("evaluate", str(SAMPLES))
    assert done.status == 0
    assert "平均 macro" in done.out
    assert "documents without an annotation" in done.err
    assert "the quote is not in the text" not in done.err
    assert "no division of today" not in done.err
    assert not (tmp_path / "home").exists()


def test_workers_and_seed(kb: Kb, gold: Path) -> None:
    asked = ("evaluate", str(gold), "--format", "json", "--resamples", "50", "--seed", "9")
    one, two = kb(*asked, "--workers", "1"), kb(*asked, "--workers", "2")
    assert one.out == two.out
    assert json.loads(one.out)["bootstrap"] == {"resamples": 50, "seed": 9, "level": 0.95}
    none = json.loads(kb("evaluate", str(gold), "--format", "json", "--resamples", "0").out)
    assert none["kinds"]["places"]["f1_low"] is None


def test_a_saved_run_is_compared_with(kb: Kb, gold: Path, tmp_path: Path) -> None:
    saved = tmp_path / "run.json"
    assert kb("evaluate", str(gold), "--save", str(saved)).status == 0
    first = saved.read_bytes()
    assert kb("evaluate", str(gold), "--save", str(saved), "--workers", "2").status == 0
    assert saved.read_bytes() == first
    whole = json.loads(first)
    facts = whole["units"][0]["facts"]["places"]
    facts["missed"].append(facts["hit"].pop(0))
    facts["spurious"] = ["江苏省/常州市"]
    saved.write_text(json.dumps(whole), "utf-8")
    asked = ("evaluate", str(gold), "--against", str(saved))
    compared = json.loads(kb(*asked, "--format", "json").out)["comparison"]
    assert (compared["compared"], compared["left_out"]) == (3, [])
    assert compared["changes"] == [
        {"document": "a", "kind": "places", "change": "gained", "fact": JIAXING},
        {"document": "a", "kind": "places", "change": "spurious-gone", "fact": "江苏省/常州市"},
        {"document": "a", "kind": "places", "change": "spurious-new", "fact": SUZHOU},
    ]
    places = compared["kinds"]["places"]
    assert places["difference"] == pytest.approx(places["f1_after"] - places["f1_before"])
    assert places["low"] <= places["difference"] <= places["high"]
    assert rows(kb(*asked, "--format", "csv").out)["places"]["gained"] == "1"
    table = kb(*asked).out
    assert "新找到 gained" in table
    assert f"a\t地名 places\t新找到 gained\t{JIAXING}" in table.splitlines()


def test_documents_that_only_one_run_has_are_named(kb: Kb, gold: Path, tmp_path: Path) -> None:
    saved = tmp_path / "run.json"
    kb("evaluate", str(gold), "--save", str(saved))
    (gold / "a.json").write_text(json.dumps(annotation(places=[SUZHOU])), "utf-8")
    (gold / "b.txt").unlink()
    done = kb("evaluate", str(gold), "--against", str(saved))
    assert done.status == 0
    assert "a、b" in done.err
    (gold / "c.json").write_text(json.dumps(annotation(places=[SUZHOU])), "utf-8")
    done = kb("evaluate", str(gold), "--against", str(saved))
    assert (done.status, done.out) == (2, "")
    assert "run.json: none of its 3 documents" in done.err


def test_calibration(kb: Kb, gold: Path) -> None:
    whole = json.loads(kb("evaluate", str(gold), "--calibration", "--format", "json").out)["calibration"]
    assert whole["statements"] == sum(b["statements"] for b in whole["bins"]) > 0
    assert all(b["low"] <= b["confidence"] <= b["high"] and b["share"] == b["right"] / b["statements"] for b in whole["bins"])
    read = list(csv.DictReader(io.StringIO(kb("evaluate", str(gold), "--calibration", "--format", "csv").out)))
    assert [int(row["statements"]) for row in read] == [b["statements"] for b in whole["bins"]]
    assert "正确率 share right" in kb("evaluate", str(gold), "--calibration").out


def test_the_page_is_written_and_says_so(kb: Kb, gold: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    for _ in range(2):
        done = kb("evaluate", str(gold), "--html", str(page))
        assert done.status == 0
        assert str(page) in done.err
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["gold", "page.html"]


class TestRefused:
    """Wrong use and bad files: status 2, the file, and nothing written."""

    @pytest.mark.parametrize(
        ("name", "content", "says"),
        [
            ("b.json", '{"places": []}', ("b.json", "the key 'areas' is missing")),
            ("b.json", json.dumps(annotation() | {"cities": []}), ("b.json", "'cities' is no kind of fact")),
            ("b.json", "{", ("b.json, line 1", "not JSON")),
            ("b.txt", " \n", ("b.txt", "holds no text")),
            ("b.md", "正文", ("b.md", "Keep one of them")),
        ],
    )
    def test_a_bad_pair(self, kb: Kb, gold: Path, tmp_path: Path, name: str, content: str, says: tuple[str, ...]) -> None:
        (gold / name).write_text(content, "utf-8")
        done = kb("evaluate", str(gold), "--save", str(tmp_path / "run.json"), "--html", str(tmp_path / "page.html"))
        assert (done.status, done.out) == (2, "")
        assert all(each in done.err for each in says)
        assert "Traceback" not in done.err
        assert [p.name for p in tmp_path.iterdir()] == ["gold"]

    def test_quotes_that_the_text_lacks_are_only_pointed_out(self, kb: Kb, gold: Path) -> None:
        (gold / "b.json").write_text(json.dumps(annotation(projects=[{"name": "甲", "quote": "没有的话"}])), "utf-8")
        done = kb("evaluate", str(gold))
        assert done.status == 0
        assert "b.json projects「没有的话」" in done.err

    @pytest.mark.parametrize("folder", ["nothing", "gold/a.txt", "empty"])
    def test_no_pairs(self, kb: Kb, gold: Path, tmp_path: Path, folder: str) -> None:
        (tmp_path / "empty").mkdir()
        done = kb("evaluate", str(tmp_path / folder))
        assert (done.status, done.out) == (2, "")
        assert str(tmp_path / folder) in done.err

    @pytest.mark.parametrize("option", ["--html", "--save"])
    @pytest.mark.parametrize(
        ("target", "says"),
        [("none/x", "there is no folder"), ("gold", "it is a folder"), ("gold/a.json", "another file is there"), ("gold/a.txt", "another")],
    )
    def test_a_file_of_someone_else_is_kept(self, kb: Kb, gold: Path, tmp_path: Path, option: str, target: str, says: str) -> None:
        before = {p: p.read_bytes() for p in gold.iterdir()}
        done = kb("evaluate", str(gold), option, str(tmp_path / target))
        assert (done.status, done.out) == (2, "")
        assert target in done.err
        assert says in done.err
        assert {p: p.read_bytes() for p in gold.iterdir()} == before

    @pytest.mark.parametrize("content", [None, "", "{}", "[1]"])
    def test_a_run_that_is_none(self, kb: Kb, gold: Path, tmp_path: Path, content: str | None) -> None:
        if content is not None:
            (tmp_path / "old.json").write_text(content, "utf-8")
        done = kb("evaluate", str(gold), "--against", str(tmp_path / "old.json"))
        assert (done.status, done.out) == (2, "")
        assert "old.json" in done.err

    @pytest.mark.parametrize(
        "options",
        [
            ("--format", "xml"),
            ("--resamples", "-1"),
            ("--workers", "-1"),
            ("--html", "x", "--save", "x"),
            ("--format", "csv", "--calibration", "--against", "x"),
        ],
    )
    def test_wrong_options(self, kb: Kb, gold: Path, options: tuple[str, ...]) -> None:
        done = kb("evaluate", str(gold), *options)
        assert (done.status, done.out) == (2, "")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    def test_a_full_disk_leaves_the_former_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from kb.errors import OutputError
        from ui._files import write_whole

        path = tmp_path / "page.html"
        path.write_text("before", "utf-8")
        (tmp_path / ".page.html.part").symlink_to("/dev/full")
        with pytest.raises(OutputError, match=r"page\.html"):
            write_whole(path, ["x" * 100_000])
        assert path.read_text("utf-8") == "before"
        assert [p.name for p in tmp_path.iterdir()] == ["page.html"]


def test_notices_are_counted_and_cut(kb: Kb, gold: Path) -> None:
    entries: Any = annotation(places=[f"甲省/{i}市" for i in range(9)])
    (gold / "a.json").write_text(json.dumps(entries), "utf-8")
    done = kb("evaluate", str(gold))
    assert "(9): " in done.err
    assert "甲省/4市" in done.err
    assert "甲省/5市" not in done.err
