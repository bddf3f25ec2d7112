"""A load as a whole, without a graph: its rows, its progress, its exit status."""

from pathlib import Path

import pytest

from ingest.load import Progress, load

TEXT = "甲市与乙市签署合作协议。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "empty.txt").touch()
    return tmp_path


def seen(*paths: Path) -> list[Progress]:
    """All that a dry run over the paths tells on its way."""
    calls: list[Progress] = []
    load(paths, None, workers=1, progress=calls.append)
    return calls


def test_progress_counts_what_is_missing_in_its_total(folder: Path) -> None:
    calls = seen(folder / "a.txt", folder / "no.txt", folder / "nor.txt")
    assert [(p.done, p.total) for p in calls] == [(2, 3), (3, 3)]
    assert [p.chars for p in calls] == [0, len(TEXT)]


def test_progress_ends_at_its_total_whatever_fails(folder: Path) -> None:
    calls = seen(folder, folder / "no.txt")
    assert [(p.done, p.total) for p in calls] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [p.row.outcome for p in calls if p.row] == ["new", "new", "failed"]


def test_a_load_of_nothing_has_nothing_to_do(tmp_path: Path) -> None:
    assert seen(tmp_path) == [Progress(0, 0, 0)]
    assert load([tmp_path], None).exit_status == 2


def test_what_is_passed_over_is_told_with_the_reason(folder: Path) -> None:
    for name in (".DS_Store", "~$a.docx", "data.csv"):
        (folder / name).write_text(TEXT, "utf-8")
    report = load([folder], None, workers=1)
    assert [(p.name, p.why) for p in report.ignored] == [(".DS_Store", "hidden"), ("data.csv", "format"), ("~$a.docx", "hidden")]
    assert report.counts["new"] == 2


def test_a_row_for_each_source_and_each_problem(folder: Path) -> None:
    report = load([folder, folder / "no.txt"], None, workers=1)
    assert {row.source.rpartition("/")[2]: row.outcome for row in report.rows} == {
        "a.txt": "new",
        "b.txt": "new",
        "empty.txt": "failed",
        "no.txt": "failed",
    }
    assert report.exit_status == 1
