"""Sentences as HTML: nothing in them acts, nothing is lost, and the mark stands where the words are."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.store import Evidence
from ui.explorer._evidence import card, citation, marked

ALLOWED = {"div", "blockquote", "mark", "br"}


class Seen(HTMLParser):
    """Tags, the text in all, and the text within `<mark>`."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = self.marked = ""
        self._within = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert {name for name, _ in attrs} <= {"class", "lang"}
        self._within = self._within or tag == "mark"
        self.text += "\n" * (tag == "br")
        self.marked += "\n" * (tag == "br" and self._within)

    def handle_endtag(self, tag: str) -> None:
        self._within = self._within and tag != "mark"

    def handle_data(self, data: str) -> None:
        self.text += data
        self.marked += data * self._within


def said(passage: str, start: int, end: int, *, at: int = 0, quote: str | None = None, **other: object) -> Evidence:
    values: dict[str, object] = {"section": "", "title": "甲市规划", "date": "2021-03", "source": "a.txt", "where": ""} | other
    return Evidence(
        statement="s",
        document="d",
        start=at + start,
        end=at + end,
        quote=passage[start:end] if quote is None else quote,
        passage=passage,
        passage_start=at,
        subject="City:1",
        predicate="PART_OF",
        object="City:2",
        confidence=0.9,
        modality="holds",
        status="proposed",
        extractor="areas/x@1",
        **values,  # type: ignore[arg-type]
    )


def test_the_mark_stands_at_the_offsets_not_at_the_first_such_words() -> None:
    passage = "甲市与乙市合作，甲市与丙市合作。"
    assert marked(said(passage, 8, 10, at=70)) == "甲市与乙市合作，<mark>甲市</mark>与丙市合作。"


def test_words_that_run_on_past_the_passage_are_shown_whole() -> None:
    assert marked(said("甲市包括：", 0, 7, quote="甲市包括：\n乙县")) == "<mark>甲市包括：<br>乙县</mark>"


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</mark></div><b>", "&lt;b&gt;", "a\u202eb", "'\""]
)
def test_a_document_s_text_is_never_html(hostile: str) -> None:
    seen = Seen(card("zh", said(f"甲{hostile}乙", 0, len(hostile) + 2, section=hostile), (hostile, hostile)))
    assert seen.tags <= ALLOWED
    assert seen.text.count(hostile.replace("\u202e", " ")) == 4


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 10**6))
def test_nothing_is_lost_or_moved(passage: str, one: int, other: int, at: int) -> None:
    start, end = sorted((min(one, len(passage)), min(other, len(passage))))
    seen = Seen(marked(said(passage, start, end, at=at)).replace("\r", "␍"))
    turning = dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), " ")
    assert seen.text == passage.translate(turning).replace("\r", "␍")
    assert seen.marked == passage[start:end].translate(turning).replace("\r", "␍")


def test_a_citation_is_one_line_with_all_that_finds_the_words() -> None:
    e = said("甲市与乙市签约。", 0, 8, at=40, where="第3页", title="甲市\n规划")
    assert citation("zh", e) == "《甲市 规划》，2021-03，a.txt，第3页，字符 40–48"
    assert citation("en", e) == "甲市 规划, 2021-03, a.txt, 第3页, characters 40–48"
