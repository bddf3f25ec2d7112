"""Modality by the words of the clause: standing, planned, proposed, over, denied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract._modality import clause_around, modality
from kb.model import Modality
from tests.ingest.extract._said import extraction

CASES = [
    ("甲乙高铁建成通车。", "甲乙高铁", Modality.HOLDS),
    ("已形成甲产业集群，继续推进其他工作。", "甲产业集群", Modality.HOLDS),
    ("将建设甲乙高铁。", "甲乙高铁", Modality.PLANNED),
    ("加快推进甲乙高铁建设。", "甲乙高铁", Modality.PLANNED),
    ("拟建甲乙高铁。", "甲乙高铁", Modality.PLANNED),
    ("不断做强甲产业链。", "甲产业链", Modality.PLANNED),
    ("建议建设甲乙高铁。", "甲乙高铁", Modality.SUGGESTED),
    ("推进甲乙高铁前期工作。", "甲乙高铁", Modality.SUGGESTED),
    ("探索设立甲合作区。", "甲合作区", Modality.SUGGESTED),
    ("甲市尚未加入甲都市圈。", "甲都市圈", Modality.DENIED),
    ("两市没有签署甲协议。", "甲协议", Modality.DENIED),
    ("两市曾签署甲协议。", "甲协议", Modality.ENDED),
    ("取消甲乙高铁项目。", "甲乙高铁", Modality.ENDED),
    ("建议加强研究。甲乙高铁开通运营。", "甲乙高铁", Modality.HOLDS),
    ("甲协议在未来五年有效。", "甲协议", Modality.HOLDS),
]


@pytest.mark.parametrize(("text", "words", "expected"), CASES)
def test_modality(text: str, words: str, expected: Modality) -> None:
    start = text.index(words)
    assert modality(text, start, start + len(words)) is expected


@given(st.text(alphabet="甲乙。，；建议将未曾\n", max_size=300), st.data())
def test_a_clause_holds_its_span_and_no_break_before_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    left, right = clause_around(text, start, end)
    assert 0 <= left <= start <= end <= right <= len(text)
    assert not set("。；\n") & set(text[left:start])
    assert not set("。；\n") & set(text[end:right])
    assert modality(text, start, end) in Modality


def test_what_a_report_reviews_was_done_and_what_it_sets_out_is_planned() -> None:
    said = "支持洛阳、焦作共同建设洛阳都市圈，全市上下同心协力，各项工作取得新的进展和成效。"
    text = f"河南省政府工作报告\n\n各位代表：\n一、2025年工作回顾\n{said}\n二、2026年工作安排\n{said}\n"
    found = [s for s in extraction(text).statements if s.predicate == "PART_OF"]
    assert {(s.modality, s.start > text.index("二、")) for s in found} == {(Modality.HOLDS, False), (Modality.PLANNED, True)}
