"""What is found under paths: names, order, what is passed over and what is a problem."""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path

import pytest

from ingest.read import Limits, PassedOver, content, read, sources
from kb.errors import ReadError, SourceDamaged, SourceMissing, SourceTooLarge


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.TXT", "sub/deep/d.html", ".hidden/x.txt", "sub/.y.txt", "sub/~$e.docx", "README.md", "data.csv"):
        path = tmp_path / "root" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("成都与重庆。", "utf-8")
    return tmp_path / "root"


def names(*paths: Path | str) -> list[str]:
    return [s.name for s in sources(paths).sources]


def test_a_folder_with_all_below(tree: Path) -> None:
    found = sources([tree])
    assert [s.name for s in found.sources] == ["a.md", "b.txt", "sub/c.TXT", "sub/deep/d.html"]
    assert found.ignored == (
        PassedOver(".hidden", "hidden"),
        PassedOver("README.md", "readme"),
        PassedOver("data.csv", "format"),
        PassedOver("sub/.y.txt", "hidden"),
        PassedOver("sub/~$e.docx", "hidden"),
    )
    assert found.problems == ()


def test_a_file_is_named_by_itself(tree: Path) -> None:
    assert names(tree / "sub" / "c.TXT") == ["c.TXT"]
    assert names(tree / "README.md") == ["README.md"]


def test_a_pattern_is_rooted_at_its_fixed_front(tree: Path) -> None:
    assert names(str(tree / "*.txt")) == ["b.txt"]
    assert names(str(tree / "**" / "*.*")) == ["a.md", "b.txt", "sub/c.TXT", "sub/deep/d.html"]
    assert [type(e) for e in sources([str(tree / "*.pdf")]).problems] == [SourceMissing]


def test_hidden_files_are_read_where_they_are_named(tree: Path) -> None:
    assert names(tree / ".hidden") == ["x.txt"]
    assert names(tree / "sub" / ".y.txt") == [".y.txt"]
    found = sources([str(tree / "sub" / "*")])
    assert [s.name for s in found.sources] == ["c.TXT"]
    assert found.ignored == (PassedOver(".y.txt", "hidden"), PassedOver("~$e.docx", "hidden"))


def test_a_file_named_twice_is_one_source(tree: Path) -> None:
    assert names(tree, tree / "b.txt", str(tree / "b*")) == names(tree)


def test_two_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "报告.txt").write_text(folder, "utf-8")
    assert names(tmp_path / "x" / "报告.txt", tmp_path / "y" / "报告.txt") == ["x/报告.txt", "y/报告.txt"]


def test_problems_do_not_stop_the_rest(tree: Path) -> None:
    found = sources([tree / "no.txt", tree / "data.csv", tree / "b.txt", tree / "b.txt" / "c.txt"])
    assert [s.name for s in found.sources] == ["b.txt"]
    assert {(type(e), Path(e.source).name) for e in found.problems} == {
        (SourceMissing, "no.txt"),
        (SourceMissing, "c.txt"),
        (SourceDamaged, "data.csv"),
    }
    assert all(e.advice in str(e) and e.what in str(e) for e in found.problems)


def test_links_that_leave_the_root_are_not_followed(tree: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("外面", "utf-8")
    (tree / "out.txt").symlink_to(outside)
    (tree / "up").symlink_to(tmp_path)
    (tree / "in.txt").symlink_to(tree / "b.txt")
    (tree / "dead.txt").symlink_to(tree / "nothing.txt")
    found = sources([tree])
    assert {p.name for p in found.ignored if p.why == "link"} == {"out.txt", "up", "dead.txt"}
    assert names(str(tree / "*.txt")) == ["b.txt"]
    assert names(str(tree / "*" / "*.txt")) == []
    assert PassedOver("up/secret.txt", "link") in sources([str(tree / "*" / "*.txt")]).ignored
    assert not any("secret" in s.name or s.name.startswith("up/") for s in found.sources)


def test_a_fifo_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    [source] = sources([tmp_path]).sources
    with pytest.raises(SourceDamaged, match="regular file"):
        read(source)


def archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in members.items():
            z.writestr(name, data)
    return path


def test_members_of_an_archive(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.zip",
        {
            "dir/甲.txt": "成都。".encode(),
            "b.md": b"# x\n",
            "c.csv": b"1",
            "__MACOSX/b.md": b"1",
            ".d.txt": b"1",
            "dir/.DS_Store": b"1",
            "~$甲.docx": b"1",
            "README.txt": b"1",
        },
    )
    found = sources([path])
    assert [s.name for s in found.sources] == ["a.zip!/b.md", "a.zip!/dir/甲.txt"]
    assert {(p.name.removeprefix("a.zip!/"), p.why) for p in found.ignored} == {
        ("c.csv", "format"),
        ("README.txt", "readme"),
        ("__MACOSX/b.md", "hidden"),
        (".d.txt", "hidden"),
        ("dir/.DS_Store", "hidden"),
        ("~$甲.docx", "hidden"),
    }
    assert read(found.sources[1]).text == "成都。"
    assert [s.name for s in sources([tmp_path]).sources] == ["a.zip!/b.md", "a.zip!/dir/甲.txt"]


def test_names_in_an_archive_are_made_harmless(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.zip", {"../../etc/x.txt": b"one", "/abs/y.txt": b"two", "C:\\win\\z.txt": b"three", "../q/../w.txt": b"four"}
    )
    found = sources([path])
    assert [s.name for s in found.sources] == ["a.zip!/abs/y.txt", "a.zip!/etc/x.txt", "a.zip!/q/w.txt", "a.zip!/win/z.txt"]
    assert {read(s).text for s in found.sources} == {"one", "two", "three", "four"}


def test_chinese_names_of_old_archives(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"XXXX.txt": b"one"})
    path.write_bytes(path.read_bytes().replace(b"XXXX", "规划".encode("gb18030")))
    [source] = sources([path]).sources
    assert source.name == "a.zip!/规划.txt"
    assert read(source).text == "one"


ARCHIVES: list[tuple[str, dict[str, bytes], Limits, type[ReadError]]] = [
    ("a bomb", {"a.txt": b"0" * 20_000_000}, Limits(), SourceTooLarge),
    ("too many", {f"{i}.txt": b"1" for i in range(6)}, Limits(members=5), SourceTooLarge),
    ("too much", {f"{i}.txt": os.urandom(1000) for i in range(6)}, Limits(expanded=5_000), SourceTooLarge),
    ("too large", {"a.txt": os.urandom(1000)}, Limits(bytes=500), SourceTooLarge),
]


@pytest.mark.parametrize(("what", "members", "limits", "error"), ARCHIVES, ids=[a[0] for a in ARCHIVES])
def test_archives_over_a_limit(tmp_path: Path, what: str, members: dict[str, bytes], limits: Limits, error: type[ReadError]) -> None:
    found = sources([archive(tmp_path / "a.zip", members)], limits)
    assert found.sources == ()
    assert [type(e) for e in found.problems] == [error]


def test_limits_hold_for_a_member_of_an_archive_that_is_open_already(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {f"{i}.txt": os.urandom(1000) for i in range(6)})
    [source, *_] = sources([path]).sources
    assert len(content(source).data) == 1000
    for limits in (Limits(members=5), Limits(expanded=5_000), Limits(bytes=5_000), Limits(bytes=900)):
        with pytest.raises(SourceTooLarge):
            content(source, limits)


def test_an_archive_that_has_changed_is_opened_and_checked_anew(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"a.txt": b"one"})
    [source] = sources([path]).sources
    assert content(source).data == b"one"
    archive(path, {"a.txt": b"two"})
    assert content(source).data == b"two"
    archive(path, {"a.txt": b"0" * 20_000_000})
    with pytest.raises(SourceTooLarge):
        content(source)
    archive(path, {"b.txt": b"three"})
    with pytest.raises(SourceMissing, match="no such member"):
        content(source)
    path.unlink()
    with pytest.raises(SourceMissing, match="not there"):
        content(source)


def test_reading_takes_time_in_proportion_to_the_members(tmp_path: Path) -> None:
    def seconds(n: int) -> float:
        found = sources([archive(tmp_path / f"{n}.zip", {f"{i}.txt": b"text %d" % i for i in range(n)})]).sources
        began = time.process_time()
        assert len({read(source).text for source in found}) == n
        return time.process_time() - began

    assert min(seconds(2_000) for _ in range(3)) < 8 * min(seconds(500) for _ in range(3))


def test_an_archive_in_an_archive_is_named(tmp_path: Path) -> None:
    inner = archive(tmp_path / "i.zip", {"a.txt": b"1"}).read_bytes()
    found = sources([archive(tmp_path / "o.zip", {"i.zip": inner, "b.txt": b"2"})])
    assert [s.name for s in found.sources] == ["o.zip!/b.txt"]
    assert [e.source for e in found.problems] == ["o.zip!/i.zip"]


@pytest.mark.parametrize("name", ["..", "C:", "./.."])
def test_a_member_without_a_name_is_a_problem(tmp_path: Path, name: str) -> None:
    found = sources([archive(tmp_path / "a.zip", {name: b"1", "b.txt": b"2"})])
    assert [s.name for s in found.sources] == ["a.zip!/b.txt"]
    assert [(type(e), e.source, e.what) for e in found.problems] == [(SourceDamaged, "a.zip!/", "a member has no name")]


def test_broken_archives(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"a.txt": os.urandom(5000)})
    whole = path.read_bytes()
    path.write_bytes(whole[:2000])
    assert [type(e) for e in sources([path]).problems] == [SourceDamaged]
    path.write_bytes(whole[:100] + b"\x00" * 50 + whole[150:])
    with pytest.raises(SourceDamaged):
        read(sources([path]).sources[0])
    path.unlink()
    path.mkdir()
    assert sources([path]).sources == ()
