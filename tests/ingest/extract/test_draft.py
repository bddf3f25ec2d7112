"""A draft: grows only by what is declared and inside the text, and freezes in order."""

import hashlib

import pytest

from ingest.extract import About, Context, Draft
from ingest.read import ReadText
from ingest.segment import segment
from kb.errors import VocabularyError
from kb.model import Modality

TEXT = "甲市与乙市签署协议。\n甲市是甲乙都市圈的核心。"


@pytest.fixture
def draft() -> Draft:
    read = ReadText("a.txt", hashlib.sha256(TEXT.encode()).hexdigest(), "txt", TEXT)
    return Draft(Context(read, segment(TEXT, ()), About(title="协议", date="2023")))


def test_mentions_are_found_in_order_and_by_label(draft: Draft) -> None:
    draft.mention("MetroArea:甲乙都市圈", 14, 19)
    draft.mention("City:2", 3, 5)
    draft.mention("City:1", 0, 2)
    draft.mention("City:1", 0, 2)
    assert [(m.start, m.key) for m in draft.mentions_in(0, 10)] == [(0, "City:1"), (3, "City:2")]
    assert [m.key for m in draft.mentions_in(0, len(TEXT), {"MetroArea"})] == ["MetroArea:甲乙都市圈"]
    assert draft.mentions_in(1, 5) == draft.mentions_in(3, 5)


@pytest.mark.parametrize(
    ("before", "expected"), [("规划已经编制。", Modality.HOLDS), ("今年编制规划。", Modality.HOLDS), ("今年", Modality.PLANNED)]
)
def test_only_words_of_its_own_sentence_tell_that_a_reviewed_deed_is_still_to_come(before: str, expected: Modality) -> None:
    text = f"2026年甲省政府工作报告\n一、2025年工作回顾\n{before}甲市加入甲乙都市圈。"
    read = ReadText("a.txt", hashlib.sha256(text.encode()).hexdigest(), "txt", text)
    draft = Draft(Context(read, segment(text, ()), About(title="报告", date="2026", kind="report")))
    draft.begin("areas", 1)
    draft.state("City:1", "PART_OF", "MetroArea:甲乙都市圈", text.index("甲市"), len(text), by=draft.by("x"), modality=Modality.PLANNED)
    [said] = draft.statements("PART_OF")
    assert said.modality is expected


def test_each_entity_named_gets_one_statement_of_being_mentioned(draft: Draft) -> None:
    draft.mention("City:1", 0, 2)
    draft.mention("City:1", 11, 13)
    extraction = draft.finish("v")
    [said] = [s for s in extraction.statements if s.predicate == "MENTIONS"]
    assert said.subject == f"Document:{extraction.document.id}"
    assert (said.start, said.end, said.properties) == (0, 2, {"count": 2, "spans": [0, 2, 11, 13]})


def test_the_most_confident_value_of_a_property_is_kept_and_all_are_stated(draft: Draft) -> None:
    key = draft.entity("Agreement", "协议")
    draft.describe(key, "signed", "2023", 0, 5, by="t@1", confidence=0.5)
    draft.describe(key, "signed", "2023-08", 0, 9, by="t@1", confidence=0.8)
    draft.describe(key, "signed", "2020", 1, 9, by="t@1", confidence=0.99, modality=Modality.DENIED)
    for alias in ("乙", "甲"):
        draft.describe(key, "aliases", alias, 0, 1, by="t@1")
    entity = draft.finish("v").entities[0]
    assert entity.properties == {"signed": "2023-08", "aliases": ("乙", "甲")}
    assert {s.object for s in draft.statements("signed")} == {"2023", "2023-08", "2020"}


def test_the_same_words_state_a_fact_once_with_the_best_confidence(draft: Draft) -> None:
    for confidence in (0.6, 0.9, 0.7):
        draft.state("City:1", "PART_OF", "MetroArea:甲乙都市圈", 11, 22, by="t@1", confidence=confidence, role="core")
    [said] = draft.statements("PART_OF")
    assert said.confidence == 0.9
    assert TEXT[said.start : said.end] == "甲市是甲乙都市圈的核心"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (5, 4), (0, len(TEXT) + 1)])
def test_no_words_outside_the_text(draft: Draft, start: int, end: int) -> None:
    with pytest.raises(VocabularyError):
        draft.mention("City:1", start, end)
    with pytest.raises(VocabularyError):
        draft.state("City:1", "PART_OF", "MetroArea:x", start, end, by="t@1")


def test_nothing_undeclared(draft: Draft) -> None:
    with pytest.raises(VocabularyError):
        draft.state("City:1", "PART_OF", "Agreement:x", 0, 2, by="t@1")
    with pytest.raises(VocabularyError):
        draft.describe("City:1", "name", "甲市", 0, 2, by="t@1")
    with pytest.raises(VocabularyError):
        draft.know("Town:1")
