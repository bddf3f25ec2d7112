"""Work on sources: the same with any number of workers, one bad file never stops the others."""

from pathlib import Path

import pytest

from ingest._work import work, work_all
from ingest.read import content, sources
from ingest.read._sources import FORMATS

GOOD = {"a.txt": "甲市与乙市签署合作协议。", "b.md": "# 规划\n\n一段文字。", "c.txt": "另一段文字。"}
BAD = {"d.txt": b"\xff\xfe\x00\x01" * 9, "e.pdf": b"not a pdf"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in GOOD.items():
        (tmp_path / name).write_text(text, "utf-8")
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


@pytest.mark.parametrize("workers", [1, 2])
def test_good_ones_are_extracted_and_bad_ones_named(folder: Path, workers: int) -> None:
    done = {d.source.name: d for d in work_all(sources([folder]).sources, {}, workers)}
    assert done.keys() == GOOD.keys() | BAD.keys()
    assert {name for name, d in done.items() if d.extraction is not None} == GOOD.keys()
    for name in BAD:
        assert name in done[name].message


def test_workers_do_not_change_what_is_extracted(folder: Path) -> None:
    found = sources([folder]).sources
    one, two = ({d.source.name: d.extraction for d in work_all(found, {}, n)} for n in (1, 2))
    assert one == two


def test_a_known_document_is_not_extracted_again(folder: Path) -> None:
    [source] = sources([folder / "a.txt"]).sources
    sha = work(source, ()).extraction.document.id  # type: ignore[union-attr]
    assert work(source, [sha]).known == sha
    assert work(source, ["0" * 64]).extraction is not None
    assert [d.known for d in work_all([source], {"a.txt": [sha]}, 1)] == [sha]
    assert [d.known for d in work_all([source], {"other.txt": [sha]}, 1)] == [None]
    assert content(source).data.decode() == GOOD["a.txt"]


def test_a_file_that_is_gone_by_the_time_it_is_read_fails_alone(folder: Path) -> None:
    found = sources([folder]).sources
    (folder / "a.txt").unlink()
    done = {d.source.name: d for d in work_all(found, {}, 1)}
    assert "a.txt" in done["a.txt"].message
    assert done["c.txt"].extraction is not None


def test_a_fault_of_ours_is_told_with_its_place_and_the_others_go_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # No known file brings out such a fault: a table that is out of order stands for one.
    monkeypatch.setitem(FORMATS, ".md", "none")
    done = {d.source.name: d for d in work_all(sources([folder]).sources, {}, 1)}
    assert "KeyError: 'none'; ingest/read/_read.py:" in done["b.md"].message
    assert " in read_bytes" in done["b.md"].message
    assert "b.md" in done["b.md"].message
    assert done["c.txt"].extraction is not None
