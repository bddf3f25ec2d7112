"""The command line: what it prints, to whom, in which form, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.settings import Settings
from kb.store import Store
from tests.conftest import SAMPLES
from tests.ui.conftest import Kb
from ui._tables import plain, to_csv

Bound = Callable[[Settings], Kb]


@pytest.mark.graph
class TestOnTheSamples:
    """Questions on the loaded samples."""

    @pytest.fixture
    def kb(self, run: Bound, samples_graph: Settings) -> Kb:
        return run(samples_graph)

    def test_a_query_pipes_as_plain_tab_separated_text(self, kb: Kb) -> None:
        done = kb("query", "agreements-between", "--a", "广州", "--b", "佛山")
        assert done.status == 0
        header, *rows = [line.split("\t") for line in done.out.splitlines()]
        assert header[0] == "agreement"
        assert all(len(row) == len(header) for row in rows)
        [deal] = [row for row in rows if row[0] == "广州市佛山市同城化建设合作框架协议"]
        assert deal[header.index("signed")] == "2009-03-19"
        assert "签署《广州市佛山市同城化建设合作框架协议》" in deal[header.index("sentence")]
        assert "\x1b" not in done.out

    def test_csv_and_json_read_back(self, kb: Kb) -> None:
        asked = ("query", "members-of", "--area", "长三角生态绿色一体化发展示范区")
        rows = list(csv.DictReader(io.StringIO(kb(*asked, "--format", "csv").out)))
        assert {row["member"] for row in rows} == {"青浦区", "吴江区", "嘉善县"}
        objects = json.loads(kb(*asked, "--format", "json").out)
        assert len(objects) == len(rows)
        sample = (SAMPLES / "yrd-demo-zone-law-chapter.txt").read_text("utf-8")
        for e in objects[0]["evidence"]:
            assert sample[e["start"] : e["end"]] == e["quote"]
        lines = kb(*asked, "--format", "jsonl").out.splitlines()
        assert [json.loads(line) for line in lines] == objects

    def test_an_empty_answer_says_so_beside_the_result(self, kb: Kb) -> None:
        done = kb("query", "agreements-between", "--a", "拉萨", "--b", "海口")
        assert done.status == 0
        assert done.out.count("\n") == 1
        assert "没有找到" in done.err
        assert "17 篇文件" in done.err

    def test_entities_documents_and_evidence_are_shown(self, kb: Kb) -> None:
        assert "guangfo-agreement-2009.txt" in kb("documents").out
        assert "PARTY_TO" in kb("show", "广州").out
        shown = kb("evidence", "广州市佛山市同城化建设合作框架协议", "--predicate", "PARTY_TO", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(shown.out)))
        assert rows
        text = (SAMPLES / "guangfo-agreement-2009.txt").read_text("utf-8")
        for row in rows:
            assert " ".join(text[int(row["start"]) : int(row["end"])].split()) == row["quote"]
        assert [r["statement"] for r in csv.DictReader(io.StringIO(kb("evidence", rows[0]["statement"], "--format", "csv").out))] == [
            rows[0]["statement"]
        ]

    def test_a_document_s_statements_are_shown_in_the_order_of_its_text(self, kb: Kb) -> None:
        source = "guangfo-agreement-2009.txt"
        text = (SAMPLES / source).read_text("utf-8")
        rows = list(csv.DictReader(io.StringIO(kb("evidence", "--document", source, "--limit", "1000", "--format", "csv").out)))
        starts = [int(row["start"]) for row in rows]
        assert starts == sorted(starts)
        assert {row["document"] for row in rows} == {source}
        assert all(" ".join(text[int(row["start"]) : int(row["end"])].split()) == row["quote"] for row in rows)
        of_one = list(csv.DictReader(io.StringIO(kb("evidence", "广州", "--document", source, "--format", "csv").out)))
        assert 0 < len(of_one) < len(rows)
        assert all("City:440100" in (row["subject"], row["object"]) for row in of_one)

    def test_a_parameter_may_be_given_in_three_ways(self, kb: Kb) -> None:
        expected = kb("query", "partners-of", "--place", "广州").out
        assert expected.count("\n") > 1
        assert kb("query", "partners-of", "--place=广州").out == expected
        assert kb("query", "partners-of", "--param", "place=广州").out == expected

    def test_only_csv_that_asks_for_it_begins_with_a_byte_order_mark(self, kb: Kb) -> None:
        asked = ("query", "partners-of", "--place", "广州", "--format", "csv")
        plain_text, marked = kb(*asked).out, kb(*asked, "--bom").out
        assert marked == "\ufeff" + plain_text

    def test_a_graph_in_order_passes_its_check(self, kb: Kb) -> None:
        done = kb("graph", "check")
        assert (done.status, "一致" in done.out) == (0, True)

    def test_the_library_can_be_looked_at(self, kb: Kb) -> None:
        assert "agreements-between" in kb("queries").out
        one = kb("queries", "partners-of")
        assert "MATCH" in one.out
        assert "一地的合作伙伴" in one.err

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("query", "agreement-between", "--a", "成都"), "agreements-between"),
            (("query", "agreements-between", "--a", "成都"), "parameter b"),
            (("query", "agreements-between", "--a"), "needs a value"),
            (("query", "agreements-between", "成都"), "--name value"),
            (("query", "chains-of", "--place", "朝阳"), "110105"),
            (("query", "chains-of", "--place", "亚特兰蒂斯"), "亚特兰蒂斯"),
            (("query", "chains-of", "--place", "成都", "--colour", "red"), "colour"),
            (("show", "没有这个东西"), "没有这个东西"),
            (("review", "0000", "perhaps"), "accepted"),
            (("review", "0000", "accepted"), "kb evidence"),
            (("retract", "没有.txt"), "kb documents"),
            (("evidence",), "--document"),
            (("evidence", "--document", "没有.txt"), "kb documents"),
            (("load",), "paths"),
            (("spoon",), "spoon"),
        ],
        ids=lambda v: "-".join(v) if isinstance(v, tuple) else None,
    )
    def test_wrong_use_ends_with_2_and_says_what_to_do(self, kb: Kb, arguments: tuple[str, ...], says: str) -> None:
        done = kb(*arguments)
        assert done.status == 2
        assert says.lower() in done.err.lower()
        assert "Traceback" not in done.err

    def test_status_says_where_the_data_is(self, kb: Kb, samples_graph: Settings) -> None:
        done = kb("graph", "status")
        assert str(samples_graph.home) in done.out
        assert "Document\t17" in done.out

    def test_help_has_examples_for_each_command(self, kb: Kb) -> None:
        for command in (
            "load",
            "extract",
            "extractors",
            "documents",
            "show",
            "evidence",
            "retract",
            "review",
            "queries",
            "query",
            "explore",
            "demo",
        ):
            done = kb(command, "--help")
            assert "Example" in done.out
        for command in ("up", "down", "status", "check", "rebuild", "export", "import"):
            assert "Example" in kb("graph", command, "--help").out


@pytest.mark.graph
def test_a_graph_that_was_tampered_with_fails_its_check(run: Bound, settings: Settings, store: Store) -> None:
    kb = run(settings)
    kb("load", str(SAMPLES / "guangfo-agreement-2009.txt"))
    store.writer.rows("MATCH (a:Entity {key: 'City:440100'})-[x:PARTY_TO]->() DELETE x")
    done = kb("graph", "check")
    assert (done.status, "rebuild" in done.out) == (1, True)
    assert kb("graph", "rebuild").status == 0
    assert kb("graph", "check").status == 0


@pytest.mark.graph
def test_load_summarises_and_a_second_load_changes_nothing(run: Bound, settings: Settings, store: Store, tmp_path: Path) -> None:
    kb = run(settings)
    names = ("guangfo-agreement-2009.txt", "yrd-demo-zone-law-chapter.txt")
    paths = [str(SAMPLES / name) for name in names]
    first = kb("load", *paths)
    assert (first.status, "新增 new\t2" in first.out) == (0, True)
    kb("graph", "export", str(tmp_path / "one.jsonl"))
    second = kb("load", *paths)
    assert (second.status, "未变 unchanged\t2" in second.out, "新增 new\t0" in second.out) == (0, True, True)
    again = kb("load", *paths, "--again")
    assert "替换 replaced\t2" in again.out
    assert "0 + 0" in kb("graph", "rebuild").out
    kb("graph", "export", str(tmp_path / "two.jsonl"))
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert kb("retract", names[0]).status == 0
    assert names[0] not in kb("documents").out


def test_a_dry_run_and_an_extraction_store_nothing(run: Bound, tmp_path: Path) -> None:
    kb = run(Settings(home=tmp_path / "home", graph_uri=None))
    done = kb("load", str(SAMPLES / "guangfo-agreement-2009.txt"), "--dry-run", "--workers", "1")
    assert (done.status, "新增 new\t1" in done.out) == (0, True)
    done = kb("extract", str(SAMPLES / "guangfo-agreement-2009.txt"), "--format", "jsonl")
    [line] = done.out.splitlines()
    whole = json.loads(line)
    keys = {e["key"] for e in whole["entities"]}
    text = (SAMPLES / "guangfo-agreement-2009.txt").read_text("utf-8")
    assert whole["chars"] == len(text)
    for s in whole["statements"]:
        assert {s["subject"], s["object"]} <= keys
        assert text[s["start"] : s["end"]] == s["quote"]
    assert not (tmp_path / "home").exists()


def test_a_load_tells_what_it_passed_over_and_why(run: Bound, tmp_path: Path) -> None:
    kb = run(Settings(home=tmp_path / "home", graph_uri=None))
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in (".DS_Store", "~$a.docx", "data.csv", "README.md"):
        (folder / name).write_text("成都市与重庆市合作。\n", "utf-8")
    told = ("hidden: 2 (.DS_Store, ~$a.docx)", "read: 1 (data.csv)", "README of a folder: 1 (README.md)")
    nothing = kb("load", str(folder), "--dry-run", "--workers", "1")
    (folder / "a.txt").write_text("成都市与重庆市合作。\n", "utf-8")
    one = kb("load", str(folder), "--dry-run", "--workers", "1")
    assert (nothing.status, one.status) == (2, 0)
    for line in told:
        assert line in nothing.err
        assert line in one.err


def test_help_comes_at_once_without_the_heavy_parts() -> None:
    code = "import sys; from ui.cli import app; print([m for m in ('spacy', 'pandas', 'streamlit', 'neo4j', 'lxml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("KB_")} | {"KB_HOME": str(tmp_path)}
    shell = f"{sys.executable} -m ui.cli queries --format csv | head -n 1; exit ${{PIPESTATUS[0]}}"
    began = time.monotonic()
    done = subprocess.run(["bash", "-c", shell], env=environment, capture_output=True, text=True)
    assert time.monotonic() - began < 60
    assert "Traceback" not in done.stderr
    assert done.stdout.startswith("name")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, ""), (True, "是 yes"), (["a", "b"], "a、b"), (2.5, "2.5"), (6.25e12, "6250000000000"), ("a\n b", "a b"), (0.0, "0")],
)
def test_values_become_cells(value: object, shown: str) -> None:
    assert plain(value) == shown


@pytest.mark.parametrize(
    ("cell", "written"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-5.3", "-5.3"), ("+SUM(A1)", "'+SUM(A1)"), ("a,b", '"a,b"')]
)
def test_no_cell_is_run_as_a_formula(cell: str, written: str) -> None:
    assert to_csv(["x"], [[cell]]) == f"x\n{written}\n"
