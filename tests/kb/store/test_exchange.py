"""The exchange file: the same content gives the same bytes, and what is not whole is not read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kb.errors import ExchangeError
from kb.graph import Reader, Writer
from kb.model import Review
from kb.store import Store, export, import_
from tests.kb.store.documents import document
from tests.servers.engines import empty

pytestmark = [pytest.mark.graph, pytest.mark.engines]

PARTY = ("City:510100", "PARTY_TO", "Agreement:甲乙协议")
OTHER = ("City:500000", "PARTY_TO", "Agreement:甲乙协议")
NAME = ("Agreement:甲乙协议", "name", "甲乙协议")
READ = ("document", "passage", "statement")


def content(reader: Reader, tmp_path: Path) -> str:
    path = tmp_path / "content.jsonl"
    export(reader, path)
    return path.read_text("utf-8")


def test_an_export_imports_into_an_empty_graph_as_the_same(store: Store, writer: Writer, reader: Reader, tmp_path: Path) -> None:
    store.load(document("a.txt", [PARTY, NAME, ("City:510100", "PART_OF", "MetroArea:x", {"role": "core"})]))
    more = {"place": "City:510100", "kind": "通知", "layout": ((0, "p. 1"), (5, "p. 2"))}
    store.load(document("b.txt", [OTHER, (*PARTY, {"modality": "denied"})], **more))
    store.load(document("c.txt", [NAME], text="一句。\u2028又一句。\x85末句。\n"))
    twice = document("b.txt", [OTHER, (*PARTY, {"modality": "denied"})], **more)
    store.load(replace(twice, document=replace(twice.document, source="also.txt")))
    [row] = reader.rows("MATCH (s:Statement {subject: $s}) RETURN s.id AS id", {"s": OTHER[0]})
    store.review([row["id"]], Review.ACCEPTED)
    path = tmp_path / "graph.jsonl"
    export(reader, path)
    empty(writer)
    assert import_(store, path) == 3
    assert content(reader, tmp_path) == path.read_text("utf-8")
    assert store.rebuild().entities_mended == 0


def test_the_ledger_is_exported_only_when_asked_for(store: Store, reader: Reader, tmp_path: Path) -> None:
    load = store.begin("1.0")
    store.load(document("a.txt", [PARTY]), load)
    store.finish(load, {"new": 1, "failed": 0}, [], "done")
    assert load not in content(reader, tmp_path)
    export(reader, tmp_path / "with.jsonl", with_ledger=True)
    kinds = [json.loads(line)["kind"] for line in (tmp_path / "with.jsonl").read_text("utf-8").splitlines()]
    assert kinds.count("load") == kinds.count("loaded") == 1


@pytest.mark.parametrize(
    ("line", "change", "says"),
    [
        (1, '{"kind": "something"}', "not an export"),
        (2, '{"kind": "document", "id": "x"}', "id"),
        (2, "", "line 2"),
        (2, "[]", "object"),
        (3, "{", "line 3"),
        (3, "[" * 100_000, "nested"),
        (3, '{"kind": "spoon"}', "spoon"),
        (3, '{"kind": "passage", "document": "nobody", "start": 0, "end": 1}', "nobody"),
        (4, '{"kind": "end", "lines": 4}', "after the end"),
        (-1, '{"kind": "end", "lines": 99}', "missing"),
        (-1, '{"kind": "entity"}', "too early"),
    ],
)
def test_a_malformed_export_imports_nothing(store: Store, reader: Reader, tmp_path: Path, line: int, change: str, says: str) -> None:
    store.load(document("a.txt", [PARTY]))
    path = tmp_path / "graph.jsonl"
    export(reader, path)
    lines = path.read_text("utf-8").splitlines()
    lines[line - 1 if line > 0 else line] = change
    path.write_text("\n".join(lines) + "\n", "utf-8")
    before = content(reader, tmp_path)
    with pytest.raises(ExchangeError, match=says):
        import_(store, path)
    assert content(reader, tmp_path) == before


@pytest.mark.parametrize("keep", [0, 1, 2, 4, -1])
def test_a_file_that_was_cut_off_imports_nothing(store: Store, reader: Reader, writer: Writer, tmp_path: Path, keep: int) -> None:
    store.load(document("a.txt", [PARTY, NAME]))
    path = tmp_path / "graph.jsonl"
    export(reader, path)
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:keep]), "utf-8")
    empty(writer)
    with pytest.raises(ExchangeError):
        import_(store, path)
    assert reader.rows("MATCH (d:Document) RETURN d.id AS id") == []


VALUES = st.sampled_from([None, True, 0, -1, 1.5, float("nan"), 10**9, "", "x", "City:510100", [], ["x"], [1], {}, {"role": 1}])


@st.composite
def changes(draw: st.DrawFn, lines: list[str]) -> list[str]:
    """The lines with one of them left out, doubled, moved, cut or with one of its values changed."""
    at = draw(st.integers(0, len(lines) - 1))
    how = draw(st.sampled_from(["drop", "double", "swap", "cut", "value", "without", "more"]))
    line: dict[str, Any] = json.loads(lines[at])
    name = draw(st.sampled_from(sorted(line)))
    to = draw(st.integers(0, len(lines) - 1))
    made = {
        "drop": [],
        "double": [lines[at]] * 2,
        "swap": [lines[to]],
        "cut": [lines[at][: draw(st.integers(0, len(lines[at]) - 1))]],
        "value": [json.dumps(line | {name: draw(VALUES)})],
        "without": [json.dumps({k: v for k, v in line.items() if k != name})],
        "more": [json.dumps(line | {"spoon": 1})],
    }[how]
    return [*lines[:at], *made, *lines[at + 1 :]]


@hypothesis_settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_changed_file_is_refused_whole_or_read_as_it_stands(
    store: Store, writer: Writer, reader: Reader, tmp_path: Path, data: st.DataObject
) -> None:
    path, original = tmp_path / "graph.jsonl", tmp_path / "original.jsonl"
    if not original.exists():
        store.load(document("a.txt", [PARTY, ("City:510100", "PART_OF", "MetroArea:x", {"role": "core"})], place="City:510100"))
        store.load(document("b.txt", [OTHER]))
        export(reader, original)
    lines = data.draw(changes(original.read_text("utf-8").splitlines()))
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    empty(writer)
    try:
        import_(store, path)
    except ExchangeError:
        assert reader.rows("MATCH (n) WHERE n:Document OR n:Passage OR n:Statement OR n:Entity RETURN count(n) AS n") == [{"n": 0}]
        return
    assert told(content(reader, tmp_path).splitlines()) == told(lines)


def told(lines: list[str]) -> list[str]:
    """What an import reads of the lines, in one order and way of writing."""
    kept = [line for line in map(json.loads, lines) if line["kind"] in READ]
    kept = [line | {"confidence": float(line["confidence"])} if "confidence" in line else line for line in kept]  # 0 is stored as 0.0
    return sorted(repr(sorted((k, v) for k, v in line.items() if v not in (None, []))) for line in kept)
