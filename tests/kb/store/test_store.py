"""The store: whole documents, relations that follow from statements, and come back the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kb.errors import GraphError, VocabularyError
from kb.graph import Reader, Writer
from kb.model import Extraction, Review
from kb.store import Store, counts, documents, evidence, evidence_in, evidence_of, export, find_document, show
from tests.kb.store.documents import document

pytestmark = [pytest.mark.graph, pytest.mark.engines]

PARTY = ("City:510100", "PARTY_TO", "Agreement:甲乙协议")
OTHER = ("City:500000", "PARTY_TO", "Agreement:甲乙协议")
NAME = ("Agreement:甲乙协议", "name", "甲乙协议")


def content(reader: Reader, tmp_path: Path) -> str:
    path = tmp_path / "content.jsonl"
    export(reader, path)
    return path.read_text("utf-8")


def relation(reader: Reader, triple: tuple[str, str, str]) -> dict[str, object] | None:
    query = f"MATCH (:Entity {{key: $s}})-[x:{triple[1]}]->(:Entity {{key: $o}}) RETURN properties(x) AS p"
    rows = reader.rows(query, {"s": triple[0], "o": triple[2]})
    return rows[0]["p"] if rows else None


def test_a_document_loads_with_its_parts_and_what_follows(store: Store, reader: Reader) -> None:
    one = document("a.txt", [PARTY, OTHER, NAME])
    assert store.load(one) == "new"
    held = counts(reader)
    assert (held.documents, held.nodes["Passage"], held.nodes["Statement"]) == (1, 3, 3)
    assert held.nodes["City"] == 2
    assert held.relations["STATED_IN"] == 3
    found = relation(reader, PARTY)
    assert found is not None
    assert (found["statements"], found["confidence"], found["modality"]) == (1, 0.9, "holds")
    [words] = evidence(reader, found["evidence"])  # type: ignore[arg-type]
    assert words.quote == one.document.text[words.start : words.end] == words.passage
    assert (words.source, words.subject) == ("a.txt", "City:510100")
    shown = show(reader, "Agreement:甲乙协议")
    assert shown is not None
    assert shown.properties["name"] == "甲乙协议"
    assert [d.source for d in documents(reader)] == ["a.txt"]


def test_words_are_found_on_the_page_that_they_begin_on(store: Store, reader: Reader) -> None:
    said = [PARTY, OTHER, NAME]
    store.load(document("a.pdf", said, text="一句。\n二句。\n三句。\n", layout=((4, "p. 1"), (8, "p. 2 左"))))
    store.load(document("b.pdf", said, text="一句。\n二句。\n三句。\n", layout=((0, "p. 9"),)))
    store.load(document("c.txt", [NAME]))
    places = {d.id: [e.where for e in evidence_in(reader, d.id)] for d in documents(reader)}
    assert list(places.values()) == [["", "p. 1", "p. 2 左"], ["p. 9"] * 3, [""]]
    assert [e.where for e in evidence_of(reader, NAME[0], "name")] == ["p. 2 左", "p. 9", ""]


def test_the_same_bytes_change_nothing(store: Store, reader: Reader, tmp_path: Path) -> None:
    store.load(document("a.txt", [PARTY, NAME]))
    before = content(reader, tmp_path)
    assert store.load(document("a.txt", [PARTY, NAME])) == "unchanged"
    assert content(reader, tmp_path) == before


def test_other_bytes_under_the_same_source_replace(store: Store, reader: Reader) -> None:
    store.load(document("a.txt", [PARTY, NAME]))
    assert store.load(document("a.txt", [OTHER])) == "replaced"
    assert relation(reader, PARTY) is None
    assert relation(reader, OTHER) is not None
    assert show(reader, "City:510100") is None
    assert counts(reader).documents == 1


def test_the_same_bytes_under_two_sources_are_one_document(store: Store, reader: Reader) -> None:
    one = document("b.txt", [PARTY])
    also = Extraction(one.document.__class__(**{**_fields(one), "source": "a.txt"}), one.passages, (), one.statements)
    store.load(one)
    assert store.load(also) == "unchanged"
    [held] = store.known()
    assert held.sources == ("a.txt", "b.txt")
    assert store.load(document("b.txt", [OTHER])) == "replaced"
    assert {k.sources for k in store.known()} == {("a.txt",), ("b.txt",)}
    assert relation(reader, PARTY) is not None


def test_a_document_is_found_by_its_id_and_by_any_of_its_sources(store: Store, reader: Reader) -> None:
    one = document("b.txt", [PARTY])
    store.load(one)
    store.load(Extraction(one.document.__class__(**{**_fields(one), "source": "a.txt"}), one.passages, (), one.statements))
    store.load(document("c.txt", [OTHER]))
    assert {find_document(reader, name) for name in ("a.txt", "b.txt", one.document.id)} == {one.document.id}
    assert find_document(reader, "c.txt") != one.document.id
    with pytest.raises(GraphError, match="kb documents"):
        find_document(reader, "d.txt")


def _fields(extraction: Extraction) -> dict[str, object]:
    return {name: getattr(extraction.document, name) for name in extraction.document.__dataclass_fields__}


def test_retracting_takes_what_a_document_alone_said(store: Store, reader: Reader) -> None:
    one, two = document("a.txt", [PARTY, OTHER]), document("b.txt", [PARTY])
    store.load(one)
    store.load(two)
    assert relation(reader, PARTY)["statements"] == 2  # type: ignore[index]
    store.retract(one.document.id)
    assert relation(reader, PARTY)["statements"] == 1  # type: ignore[index]
    assert relation(reader, OTHER) is None
    store.retract(two.document.id)
    held = counts(reader)
    assert not any(n for label, n in held.nodes.items() if label not in ("Migration", "Load"))


def test_retracting_what_is_not_there_is_an_error(store: Store) -> None:
    with pytest.raises(GraphError, match="no document"):
        store.retract("0" * 64)


def test_a_rejected_statement_makes_no_relation_and_stays_rejected(store: Store, reader: Reader) -> None:
    store.load(document("a.txt", [PARTY, OTHER]))
    [row] = reader.rows("MATCH (s:Statement {subject: $s}) RETURN s.id AS id", {"s": PARTY[0]})
    assert store.review([row["id"]], Review.REJECTED) == 1
    assert relation(reader, PARTY) is None
    assert show(reader, PARTY[0]) is None
    store.load(document("a.txt", [PARTY, OTHER], text="换了字的第一句。\n第二句。\n"))
    assert relation(reader, PARTY) is None
    [row] = reader.rows("MATCH (s:Statement {subject: $s}) RETURN s.id AS id, s.status AS status", {"s": PARTY[0]})
    assert row["status"] == "rejected"
    store.review([row["id"]], Review.ACCEPTED)
    assert relation(reader, PARTY) is not None


@pytest.mark.parametrize("modality", ["suggested", "ended", "denied"])
def test_what_a_text_does_not_affirm_makes_no_relation(store: Store, reader: Reader, modality: str) -> None:
    store.load(document("a.txt", [(*PARTY, {"modality": modality})]))
    assert relation(reader, PARTY) is None
    assert counts(reader).nodes["Statement"] == 1


def test_the_best_statement_gives_the_role_and_holding_goes_before_planning(store: Store, reader: Reader) -> None:
    member = ("City:510100", "PART_OF", "MetroArea:成都都市圈")
    store.load(document("a.txt", [(*member, {"role": "member", "confidence": 0.5, "modality": "planned"})]))
    store.load(document("b.txt", [(*member, {"role": "core", "confidence": 0.8})]))
    found = relation(reader, member)
    assert found is not None
    assert (found["role"], found["confidence"], found["modality"], found["statements"]) == ("core", 0.8, "holds", 2)


def test_a_title_alone_becomes_the_one_policy_of_that_title(store: Store, reader: Reader) -> None:
    alone = document("a.txt", [("Policy:甲规划", "title", "甲规划"), ("Policy:甲规划", "COVERS", "City:510100")])
    dated = document("b.txt", [("Policy:甲规划-2021", "title", "甲规划"), ("Policy:甲规划-2021", "issued", "2021-05")])
    again = document("c.txt", [("Policy:国函〔2023〕1号", "title", "《甲规划》")])
    store.load(alone)
    assert relation(reader, ("Policy:甲规划", "COVERS", "City:510100")) is not None
    store.load(dated)
    assert relation(reader, ("Policy:甲规划-2021", "COVERS", "City:510100")) is not None
    assert show(reader, "Policy:甲规划") is None
    store.load(again)
    assert relation(reader, ("Policy:甲规划", "COVERS", "City:510100")) is not None
    store.retract(again.document.id)
    assert relation(reader, ("Policy:甲规划-2021", "COVERS", "City:510100")) is not None
    assert store.rebuild().relations_mended == store.rebuild().entities_mended == 0


def test_what_is_said_of_a_policy_and_of_its_title_counts_together(store: Store, reader: Reader) -> None:
    """Also when the later document names the policy without its title, and when a title resolves at both ends."""
    store.load(document("a.txt", [("Policy:甲规划", "COVERS", "City:510100"), ("Policy:甲规划", "REFERS_TO", "Policy:乙规划")]))
    store.load(document("b.txt", [("Policy:甲规划-2021", "title", "甲规划"), ("Policy:乙规划-2020", "title", "乙规划")]))
    store.load(document("c.txt", [("Policy:甲规划-2021", "COVERS", "City:510100")]))
    found = relation(reader, ("Policy:甲规划-2021", "COVERS", "City:510100"))
    assert found is not None
    assert found["statements"] == 2
    store.load(document("d.txt", [("Policy:国函〔2023〕1号", "title", "甲规划")]))
    assert relation(reader, ("Policy:甲规划-2021", "REFERS_TO", "Policy:乙规划-2020")) is None
    assert relation(reader, ("Policy:甲规划", "REFERS_TO", "Policy:乙规划-2020")) is not None
    found_again = store.rebuild()
    assert (found_again.entities_mended, found_again.relations_mended) == (0, 0)


def test_places_have_their_fixed_properties(store: Store, reader: Reader) -> None:
    store.load(document("a.txt", [PARTY, ("Agreement:甲乙协议", "CONCERNS", "Field:transport")]))
    assert show(reader, "City:510100").properties["path"] == "四川省/成都市"  # type: ignore[union-attr]
    assert show(reader, "Field:transport").properties["name"] == "交通"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "said",
    [
        ("City:510100", "LIKES", "City:500000"),
        ("City:510100", "PARTY_TO", "City:500000"),
        ("City:510100", "PARTY_TO", "City:500000", {"modality": "denied"}),
        ("City:510100", "PART_OF", "MetroArea:x", {"role": "guest", "modality": "denied"}),
        ("Agreement:甲乙协议", "signed", "去年", {"modality": "suggested"}),
        ("Document:x", "MENTIONS", "Passage:x"),
        ("Document:x", "TEXT_OF", "City:510100"),
        ("City:510100", "MENTIONS", "City:500000"),
    ],
)
def test_what_the_vocabulary_does_not_declare_is_not_stored(store: Store, reader: Reader, said: tuple[str, str, str]) -> None:
    """Also where nothing would be derived from it."""
    with pytest.raises(VocabularyError):
        store.load(document("a.txt", [PARTY, said]))
    held = counts(reader)
    assert (held.documents, held.nodes["Statement"]) == (0, 0)


SAID = st.sampled_from(
    [
        PARTY,
        OTHER,
        NAME,
        ("Policy:甲规划", "title", "甲规划"),
        ("Policy:甲规划", "COVERS", "City:510100"),
        ("Policy:甲规划-2021", "title", "甲规划"),
        ("Policy:甲规划-2021", "issued", "2021"),
        ("Policy:国函〔2023〕1号", "title", "甲规划"),
        ("Policy:国函〔2023〕1号", "REFERS_TO", "Policy:甲规划", {"kind": "replaces"}),
        ("Policy:甲规划-2021", "title", "甲规划纲要"),
        ("Policy:甲规划-2021", "COVERS", "City:510100"),
        ("Policy:甲规划纲要", "COVERS", "City:510100"),
        ("Policy:乙规划-2020", "title", "乙规划"),
        ("Policy:甲规划", "REFERS_TO", "Policy:乙规划"),
        ("Policy:乙规划", "effective", "2020"),
        ("Agreement:甲乙协议", "aliases", "协议"),
        ("Agreement:甲乙协议", "aliases", "合作协议"),
        ("Agreement:甲乙协议", "name", "甲乙合作协议"),
        ("Agreement:甲乙协议", "name", "甲乙协议书", {"modality": "denied"}),
        ("Agreement:甲乙协议", "signed", "2020", {"confidence": 0.5}),
        ("Agreement:甲乙协议", "signed", "2021-03"),
        (*PARTY, {"modality": "planned", "confidence": 0.7}),
        (*OTHER, {"modality": "denied"}),
    ]
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["load", "retract", "review"]), st.sampled_from("abc"), st.lists(SAID, min_size=1, max_size=5, unique_by=repr)
    ),
    min_size=1,
    max_size=6,
)


@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_whatever_happened_the_graph_is_what_its_statements_say(
    settings: object, writer: Writer, reader: Reader, tmp_path: Path, steps: list[tuple[str, str, list[tuple[str, str, str]]]]
) -> None:
    """Any sequence of loads, retractions and reviews leaves nothing for a rebuild to mend."""
    for label in ("Statement", "Passage", "Document", "Entity"):
        writer.rows(f"MATCH (n:{label}) DETACH DELETE n")
    store = Store(writer)
    for act, name, said in steps:
        held = {k.sources[0]: k.id for k in store.known()}
        if act == "load":
            store.load(document(f"{name}.txt", said))
        elif act == "retract" and f"{name}.txt" in held:
            store.retract(held[f"{name}.txt"])
        elif act == "review":
            ids = [r["id"] for r in reader.rows("MATCH (s:Statement) RETURN s.id AS id ORDER BY id")]
            store.review(ids[: len(said)], Review.REJECTED)
    before = content(reader, tmp_path)
    found = store.rebuild()
    assert (found.entities_mended, found.relations_mended) == (0, 0)
    assert content(reader, tmp_path) == before
