"""Sections and passages: exact, complete and in order, whatever the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.segment import Segmented, cells, segment


def texts(text: str, tables: tuple[tuple[tuple[int, int], ...], ...] = ()) -> list[str]:
    return [text[p.start : p.end] for p in segment(text, tables).passages]


def paths(text: str) -> list[str]:
    return list(dict.fromkeys(p.section for p in segment(text).passages))


SENTENCES = [
    ("一句。二句！三句？", ["一句。", "二句！", "三句？"]),
    ("他说：“好。”然后走了。", ["他说：“好。”", "然后走了。"]),
    ("印发《怎么办？如何做！》一文。另有一文。", ["印发《怎么办？如何做！》一文。", "另有一文。"]),
    ("（本文有删减。）下文。", ["（本文有删减。）", "下文。"]),
    ("甲乙签约；丙丁签约；共两项。", ["甲乙签约；丙丁签约；共两项。"]),
    ("无句号的一行\n　　另一行。", ["无句号的一行", "另一行。"]),
    ("增长5.5%，达到1.2万亿元。", ["增长5.5%，达到1.2万亿元。"]),
    ("It grew. Then it fell. ", ["It grew.", "Then it fell."]),
    ("Dr. Li met Mr. Wu of A. B. Co. Ltd. They signed.", ["Dr. Li met Mr. Wu of A. B. Co. Ltd. They signed."]),
    ("It rose 5.5 percent in Jan. 2020. Cities gained.", ["It rose 5.5 percent in Jan. 2020.", "Cities gained."]),
    ("He asked “Why?” She left.", ["He asked “Why?”", "She left."]),
    ("见 http://example.org/a?b=1 一页。", ["见 http://example.org/a?b=1 一页。"]),
    ("\n \n　\n", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_long_piece_is_cut_at_a_comma() -> None:
    text = "城市之间的合作，" * 400
    found = segment(text).passages
    assert len(found) > 1
    assert all(p.end - p.start <= 1200 and text[p.end - 1] == "，" for p in found)


PLAN = """某某都市圈规划

第一章 总则

第一条 【目的】为了合作。
第二条 范围如下：
一、甲市
（一）乙区。
1.丙街道。
（1）丁社区。
二、戊市
第二章 附则
第三条 本规划自印发之日起施行。
"""


def test_sections_nest_by_the_way_they_are_numbered() -> None:
    found = segment(PLAN)
    assert [(s.level, s.heading) for s in found.sections] == [
        (1, "第一章 总则"),
        (2, "第一条 【目的】为了合作"),
        (2, "第二条 范围如下"),
        (3, "一、甲市"),
        (4, "（一）乙区"),
        (5, "1.丙街道"),
        (6, "（1）丁社区"),
        (3, "二、戊市"),
        (1, "第二章 附则"),
        (2, "第三条 本规划自印发之日起施行"),
    ]
    chapter = found.sections[0]
    assert PLAN[chapter.start : chapter.end].startswith("第一章")
    assert PLAN[chapter.end :].startswith("第二章")
    deepest = found.at(PLAN.index("丁社区"))
    assert found.passages[deepest].section == "第一章 总则 › 第二条 范围如下 › 一、甲市 › （一）乙区 › 1.丙街道 › （1）丁社区"
    assert found.section_of(deepest) == found.sections[6]
    assert found.section_of(0) is None
    kinds = {PLAN[p.start : p.end]: p.kind for p in found.passages}
    assert kinds["某某都市圈规划"] == kinds["第一章 总则"] == kinds["一、甲市"] == "heading"
    assert kinds["（一）乙区。"] == "sentence"


HEADINGS = [
    ("# 规划\n## 第一章 总则\n正文。\n## 第二章\n", ["规划", "规划 › 第一章 总则", "规划 › 第二章"]),
    (
        "Chapter 1 Scope\nText here.\nI. Aims\nText.\nII. Means\nText.\n",
        ["Chapter 1 Scope", "Chapter 1 Scope › I. Aims", "Chapter 1 Scope › II. Means"],
    ),
    ("1.5亿元的投资。\n", [""]),
    ("第三季度增长。\n第一批名单。\n", [""]),
    ("第一条是目的。\n", [""]),
    ("　　一、" + "很" * 80 + "\n", ["一、" + "很" * 38]),
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_headings(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


def test_rows_are_passages_as_they_are() -> None:
    text = "表一。\n\t2020年\t2021年\n甲市。乙市\t1.5\t\n完。"
    a = text.index("\t")
    b = text.index("甲")
    rows = ((a, text.index("\n", a)), (b, text.index("\n", b)))
    found = segment(text, (rows,))
    assert [(text[p.start : p.end], p.kind) for p in found.passages] == [
        ("表一。", "sentence"),
        ("2020年\t2021年", "row"),
        ("甲市。乙市\t1.5", "row"),
        ("完。", "sentence"),
    ]
    head = found.passages[1]
    assert [text[x:y] for x, y in cells(text, head.start, head.end)] == ["", "2020年", "2021年"]


def test_cells_of_a_markdown_row() -> None:
    row = "| 甲市 |  | a\\|b | 3 |"
    assert [row[a:b] for a, b in cells(row, 0, len(row))] == ["甲市", "", "a\\|b", "3"]


def test_at_finds_the_passage_or_the_one_before() -> None:
    found = segment("  甲。\n\n乙。")
    assert [found.at(i) for i in (0, 2, 3, 4, 6, 7)] == [0, 0, 0, 0, 1, 1]
    with pytest.raises(IndexError):
        segment(" ").at(0)


pieces = st.text(
    st.sampled_from("。！？；，.!? \n\t　\r\x0b\u2028第一二三四章节条（）()1.、#|《》“”\"'ABab市区\U0002070e")
    | st.characters(exclude_categories=["Cs"])
)


def complete(text: str, found: Segmented) -> None:
    at = 0
    for p in found.passages:
        assert at <= p.start < p.end <= len(text)
        assert not text[at : p.start].strip()
        piece = text[p.start : p.end]
        assert piece == piece.strip()
        at = p.end
    assert not text[at:].strip()
    assert "".join("".join(text[p.start : p.end].split()) for p in found.passages) == "".join(text.split())


@given(st.lists(pieces).map("\n".join))
def test_passages_hold_every_character_once_and_in_order(text: str) -> None:
    found = segment(text)
    complete(text, found)
    for s in found.sections:
        assert 0 <= s.start < s.end <= len(text)
        assert s.level >= 1
        assert len(s.heading) <= 40
    for i, p in enumerate(found.passages):
        assert found.at(p.start) == found.at(p.end - 1) == i
        section = found.section_of(i)
        assert section is None or section.start <= p.start < section.end
        assert p.section.endswith(section.heading if section else "")


@given(st.lists(pieces, min_size=1), st.data())
def test_with_any_rows(lines: list[str], data: st.DataObject) -> None:
    lines = [" ".join(line.splitlines()) for line in lines]
    text = "\n".join(lines)
    chosen = data.draw(st.sets(st.integers(0, len(lines) - 1)))
    starts = [sum(len(x) + 1 for x in lines[:i]) for i in range(len(lines))]
    rows = tuple((starts[i], starts[i] + len(lines[i])) for i in sorted(chosen))
    found = segment(text, (rows,))
    complete(text, found)
    assert {text[p.start : p.end] for p in found.passages if p.kind == "row"} == {text[a:b].strip() for a, b in rows} - {""}


@pytest.mark.parametrize("unit", ["甲市与乙市签署协议，共建产业链。", "字", "《", "“（", ". A", "1.", "| a ", "# "])
def test_time_is_linear(unit: str) -> None:
    long = unit * (1_000_000 // len(unit))
    began = time.perf_counter()
    complete(long, segment(long))
    assert time.perf_counter() - began < 6
