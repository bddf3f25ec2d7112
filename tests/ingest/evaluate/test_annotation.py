"""Annotations: what is read, what is refused, and that each refusal names the file and what to do."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.evaluate._annotation import read_annotation
from kb.errors import GoldInvalid
from tests.conftest import ROOT, SHARED
from tests.ingest.evaluate._made import ENTRIES, annotation


def read(folder: Path, content: Any) -> None:
    path = folder / "a.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode())
    read_annotation(path, "a.json")


def test_the_order_of_keys_and_the_spacing_do_not_make_another_annotation(tmp_path: Path) -> None:
    whole = annotation(**ENTRIES)
    for name, content in (
        ("a", json.dumps(whole)),
        ("b", "\ufeff" + json.dumps(dict(reversed(whole.items())), indent=3, ensure_ascii=False)),
    ):
        (tmp_path / name).write_text(content, "utf-8")
    one, two = (read_annotation(tmp_path / name, name) for name in "ab")
    assert one.sha256 == two.sha256
    assert one.entries == two.entries


def test_the_page_of_the_documentation_shows_a_right_one(tmp_path: Path) -> None:
    [example] = re.findall(r"```json\n(.*?)```", (ROOT / "docs" / "evaluation.md").read_text("utf-8"), re.S)
    (tmp_path / "a.json").write_text(example, "utf-8")
    found = read_annotation(tmp_path / "a.json", "a.json")
    assert all(found.entries.values())


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared here")
def test_the_shared_annotations_are_right_ones() -> None:
    paths = sorted((SHARED / "gold" / "dev").glob("*.json"))
    assert len(paths) == 30
    for path in paths:
        read_annotation(path, path.name)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe{}", "not UTF-8"),
        (b'{"places": [}', "line 1: it is not JSON"),
        (b"[]", "one JSON object with the keys places"),
        (b'{"a": NaN}', "JSON does not have"),
        (b"[" * 200_000, "JSON does not have"),
        (b'{"a": "\\ud800"}', "half of a character"),
        (b'{"value": ' + b"9" * 5000 + b"}", "JSON does not have"),
        ({k: v for k, v in annotation().items() if k != "chains"}, "the key 'chains' is missing"),
        (annotation() | {"project": []}, "'project' is no kind of fact. Did you mean 'projects'?"),
        (annotation() | {"colours": []}, "'colours' is no kind of fact"),
        (annotation() | {"areas": {}}, "'areas' must be a list"),
        (annotation(places=[7]), "places, entry 1"),
        (annotation(places=["甲省", " "]), "places, entry 2"),
        (annotation(areas=[{"name": "甲乙都市圈", "label": "Metro"}]), "'label' must be one of CityCluster, MetroArea, Zone"),
        (annotation(areas=["甲乙都市圈"]), "must be an object with name, label"),
        (annotation(part_of=[{"place": "甲省"}]), "the key 'area' is missing"),
        (annotation(agreements=[{"name": None, "parties": "甲省"}]), "'parties' must be a list of texts"),
        (annotation(agreements=[{"parties": []}]), "the key 'name' is missing"),
        (annotation(projects=[{"name": ""}]), "'name' must be text"),
        (annotation(projects=[{"name": "甲乙高铁", "quote": 5}]), "'quote' must be text"),
        (annotation(observations=[{"place": "甲省", "period": "2020", "value": "5"}]), "'value' must be a number, or null"),
        (annotation(observations=[{"place": "甲省", "period": True, "value": 5}]), "'period' must be"),
        (annotation(observations=[{"place": "甲省", "period": None, "value": 5, "change": "x"}]), "'change' must be"),
    ],
    ids=lambda v: v[:40] if isinstance(v, str) else "",
)
def test_what_is_refused(tmp_path: Path, content: Any, says: str) -> None:
    with pytest.raises(GoldInvalid, match=r"^a\.json") as caught:
        read(tmp_path, content)
    assert says in str(caught.value)


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(GoldInvalid) as caught:
        read(tmp_path, {"places": [1, 2]})
    assert len(caught.value.problems) == 9 + 2
    many = GoldInvalid([f"a.json: problem {i}" for i in range(50)])
    assert str(many).endswith("and 30 more")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldInvalid, match=r"b\.json: it cannot be opened"):
        read_annotation(tmp_path / "b.json", "b.json")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
        lambda x: st.lists(x) | st.dictionaries(st.text(max_size=9), x),
    )
)
def test_whatever_json_holds_it_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: Any) -> None:
    whole = annotation() | {"areas": content, "observations": [content], "unit": content}
    try:
        read(tmp_path_factory.getbasetemp(), whole)
    except GoldInvalid as error:
        assert error.problems
