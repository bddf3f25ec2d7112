"""Document numbers in whatever brackets they come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import ValueParseError
from kb.values import document_number, document_numbers

SAME = [
    "国办发〔2018〕126号",
    "国办发[2018]126号",
    "国办发（2018）126号",
    "国办发【2018】126号",
    "国办发﹝２０１８﹞126号",
    "国办发〔2018〕第126号",
]


@pytest.mark.parametrize("text", SAME)
def test_one_form(text: str) -> None:
    assert document_number(text) == "国办发〔2018〕126号"


def test_in_a_sentence() -> None:
    text = "根据国发〔2019〕3号和甲政办〔2020〕12号文件"
    found = document_numbers(text)
    assert [n for n, _, _ in found] == ["国发〔2019〕3号", "甲政办〔2020〕12号"]
    assert [text[s:e] for _, s, e in found] == ["国发〔2019〕3号", "甲政办〔2020〕12号"]


@pytest.mark.parametrize("text", ["", "国办发2018年126号", "国办发〔2018〕", "见国发〔2019〕3号文件"])
def test_refused(text: str) -> None:
    with pytest.raises(ValueParseError):
        document_number(text)


@given(st.sampled_from(["国发", "甲政办发", "财建"]), st.integers(1950, 2049), st.integers(1, 99999))
def test_normal_form_stays(code: str, year: int, number: int) -> None:
    written = f"{code}〔{year}〕{number}号"
    assert document_number(written) == written
