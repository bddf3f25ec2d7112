"""Loads with extractors of others: what is on decides what is stored, and changes count."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.extension import NONE, Chosen, choose
from ingest.load import Report, load
from kb.graph import Reader, Writer
from kb.settings import Settings
from kb.store import Store, check, export

Package = Callable[..., str]
pytestmark = [pytest.mark.graph, pytest.mark.engines]
TEXTS = {
    "a.txt": "绵阳市和德阳市看好沱江科创园。\n",
    "b.txt": "绵阳市印发通知。\n德阳市发展氢能产业链。\n",
    "c.txt": "绵阳市和德阳市都在四川省。沱江科创园在绵阳市。\n",
}
RULE = """
for p in document.passages:
    words = document.find('沱江科创园', p.start, p.end)
    for m in document.within(p, ('City',)) if words else ():
        yield Relation(Named('Project', words), 'LINKS', m.key, document.quote(p.start, p.end), rule='park')
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / name).write_text(text, "utf-8")
    return made


@pytest.fixture
def run(folder: Path, settings: Settings, writer: Writer) -> Callable[..., Report]:
    def go(chosen: Chosen = NONE, **more: object) -> Report:
        return load([folder], Store.at(settings, writer), workers=1, chosen=chosen, **more)  # type: ignore[arg-type]

    return go


@pytest.fixture
def content(reader: Reader, tmp_path: Path) -> Callable[[], str]:
    def text() -> str:
        export(reader, tmp_path / "out.jsonl")
        return (tmp_path / "out.jsonl").read_text("utf-8")

    return text


def outcomes(report: Report) -> dict[str, str]:
    return {row.source: row.outcome for row in report.rows}


def test_one_that_is_only_installed_changes_nothing(run: Callable[..., Report], content: Callable[[], str], package: Package) -> None:
    run()
    before = content()
    package("parks", RULE)
    assert set(outcomes(run()).values()) == {"unchanged"}
    run(again=True)
    assert content() == before


def test_switching_on_and_off_goes_through_the_documents_again(
    run: Callable[..., Report], content: Callable[[], str], reader: Reader, package: Package
) -> None:
    run()
    without = content()
    package("parks", RULE)
    on = choose(["parks"])
    first = run(on)
    assert set(outcomes(first).values()) == {"replaced"}
    assert all(row.anew for row in first.rows)
    assert [(s.name, s.documents, s.taken, s.dropped, s.faults) for s in first.heard] == [("parks", 3, 3, (), ())]
    assert (first.exit_status, first.others) == (0, 0)
    said = reader.rows(
        "MATCH (s:Statement) WHERE s.extractor STARTS WITH 'parks/' RETURN s.predicate AS p, s.confidence AS c, s.extractor AS e"
    )
    assert {(r["c"], r["e"]) for r in said if r["p"] == "LINKS"} == {(0.4, "parks/park@1")}
    [park] = reader.rows("MATCH (p:Project {key: 'Project:沱江科创园'})-[x:LINKS]->(c:City) WITH p, count(x) AS n RETURN p.name AS name, n")
    assert park == {"name": "沱江科创园", "n": 2}
    with_it = content()
    assert set(outcomes(run(on)).values()) == {"unchanged"}
    assert content() == with_it != without
    off = run()
    assert set(outcomes(off).values()) == {"replaced"}
    assert content() == without
    differences = check(reader)
    assert (differences.entities_mended, differences.relations_mended) == (0, 0)


def test_another_version_counts_as_a_change(run: Callable[..., Report], package: Package) -> None:
    on = choose_version(package, "1")
    assert set(outcomes(run(on)).values()) == {"new"}
    other = Chosen((type(on.extractors[0])("parks", on.extractors[0].target, "2", on.extractors[0].states),))
    assert set(outcomes(run(other)).values()) == {"replaced"}
    assert set(outcomes(run(other)).values()) == {"unchanged"}


def choose_version(package: Package, version: str) -> Chosen:
    package("parks", RULE, version=repr(version))
    return choose(["parks"])


def test_a_document_on_which_it_fails_is_loaded_without_it_and_tried_again(
    run: Callable[..., Report], reader: Reader, package: Package, tmp_path: Path, content: Callable[[], str]
) -> None:
    down = tmp_path / "down"
    package("parks", f"import os\nif '都在' in document.text and os.path.exists({str(down)!r}): raise ConnectionError('down')" + RULE)
    on = choose(["parks"])
    down.touch()
    first = run(on)
    assert set(outcomes(first).values()) == {"new"}
    [summary] = first.heard
    assert [(source, h.fault, "down" in h.message) for source, h in summary.faults] == [("c.txt", "error", True)]
    assert (first.exit_status, first.others) == (1, 1)
    [ledger] = reader.rows("MATCH (l:Load) RETURN l.failures AS failures, l.outcome AS outcome, l.failed AS failed")
    assert (ledger["outcome"], ledger["failed"]) == ("done", 0)
    assert "c.txt: extractor parks: error" in ledger["failures"][0]
    held = content()
    again = run(on)
    assert outcomes(again) == dict.fromkeys(TEXTS, "unchanged")
    assert (again.exit_status, content()) == (1, held)
    down.unlink()
    later = run(on)
    assert outcomes(later) == {"a.txt": "unchanged", "b.txt": "unchanged", "c.txt": "replaced"}
    assert (later.exit_status, later.others) == (0, 0)
    assert content() != held


def test_decisions_outlast_another_extractor(run: Callable[..., Report], store: Store, reader: Reader, package: Package) -> None:
    from kb.model import Review

    package("parks", RULE)
    on = choose(["parks"])
    run(on)
    wanted = reader.rows("MATCH (s:Statement {predicate: 'LINKS', object: 'City:510600'}) RETURN s.id AS id")
    assert store.review([r["id"] for r in wanted], Review.REJECTED) == 1
    run(on, again=True)
    assert reader.rows("MATCH (:Project)-[x:LINKS]->(:City {key: 'City:510600'}) RETURN x") == []
    package("others")
    run(choose(["parks", "others"]))
    assert reader.rows("MATCH (:Project)-[x:LINKS]->(:City {key: 'City:510600'}) RETURN x") == []


def test_workers_ask_as_one_process_does(folder: Path, package: Package) -> None:
    package("parks", RULE)
    on = choose(["parks"])
    one, two = (load([folder], None, workers=n, chosen=on) for n in (1, 2))
    assert one.heard == two.heard
    assert {(r.source, r.statements) for r in one.rows} == {(r.source, r.statements) for r in two.rows}
    assert one.heard[0].taken == 3
