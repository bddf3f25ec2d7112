"""Cited works: entries of many styles, lists, citations in the text; and texts that cite nothing."""

from __future__ import annotations

import csv
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract import to_json
from ingest.extract._bibliography import bibliographies
from ingest.extract._entry import Entry, Value, parse
from kb.model import Extraction
from tests.conftest import SHARED
from tests.ingest.extract._said import extraction

TABLE = Path(__file__).parent / "references" / "entries.tsv"
with TABLE.open(encoding="utf-8", newline="") as file:
    ENTRIES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def written(row: dict[str, str]) -> str:
    return row["entry"].replace("⏎", "\n")


def values(entry: Entry) -> list[Value]:
    return [v for v in (*entry.authors, entry.year, entry.title, entry.venue, entry.doi) if v is not None]


def bare(words: str) -> str:
    return "".join(c for c in words if c.isalnum())


@pytest.mark.parametrize("row", ENTRIES, ids=lambda row: row["style"])
def test_an_entry_says_who_when_what_and_where(row: dict[str, str]) -> None:
    text = f"前文。\n[7] {written(row)}\n后文。"
    start = text.index("]") + 2
    entry = parse(text, start, start + len(written(row)))
    assert entry is not None
    said = {
        "authors": ";".join(a.text for a in entry.authors),
        "year": entry.year.text if entry.year else "",
        "title": entry.title.text,
        "venue": entry.venue.text if entry.venue else "",
        "doi": entry.doi.text.lower() if entry.doi else "",
    }
    assert said == {name: row[name] for name in said}
    for value in values(entry):
        assert bare(text[value.start : value.end]) == bare(value.text)


def test_the_table_is_wide() -> None:
    assert len(ENTRIES) >= 40
    assert len({row["style"] for row in ENTRIES}) == len(ENTRIES)


NO_ENTRIES = [
    "这里所说的都市圈，是指以辐射带动功能强的大城市为中心的城镇化空间形态（2019）。",
    "国家统计局（2020）公布的数据显示，城镇化率继续提高。",
    "参见《甲市城市总体规划》第三章。",
    "四大主导产业：旅游业、现代服务业、高新技术产业、热带特色高效农业。",
    "Smith (2010) argues that cities grow because people move to them.",
    "See the discussion in section 3.2 of the report, 2019.",
    "作者感谢匿名审稿人的意见，文责自负。",
    "第三条 本办法自2020年1月1日起施行。",
    "2020年，全市地区生产总值增长3.1%，2021年增长8.2%。",
    "数据来源：甲省统计年鉴，2019—2021年。",
    "",
]


@pytest.mark.parametrize("text", NO_ENTRIES)
def test_what_is_no_reference_gives_none(text: str) -> None:
    assert parse(text, 0, len(text)) is None


def works(found: Extraction) -> list[tuple[object, ...]]:
    """Title, year and authors of the works, by title."""
    said = [e.properties for e in found.entities if e.label == "Work"]
    return sorted((str(p["title"]), p.get("year"), p.get("authors")) for p in said)


def citing(found: Extraction, by: str = "works/cited") -> set[tuple[str, str]]:
    """(title, quote) of the citations of a rule."""
    titles = {e.key: str(e.properties["title"]) for e in found.entities if e.label == "Work"}
    text = found.document.text
    return {(titles[s.object], text[s.start : s.end]) for s in found.statements if s.predicate == "CITES" and s.extractor.startswith(by)}


ALONSO = "Alonso W. Urban zero population growth[J]. Daedalus, 1973, 102(4): 191-206."
ZHOU = "周一星. 城市地理学[M]. 北京: 商务印书馆, 1995."
LU = "陆铭, 陈钊. 分割市场的经济增长[J]. 经济研究, 2009, 44(3): 42-52."
GROWTH, GEOGRAPHY, MARKET = "Urban zero population growth", "城市地理学", "分割市场的经济增长"

LISTS = [
    ("numbered", f"正文。\n\n参考文献\n\n[1] {ALONSO}\n[2] {ZHOU}\n[3] {LU}\n"),
    ("full-width numbers", f"正文。\n参考文献：\n［1］{ALONSO}\n［2］{ZHOU}\n［3］{LU}\n"),
    ("numbers with stops", f"正文。\n四、参考文献\n1. {ALONSO}\n2. {ZHOU}\n3. {LU}\n"),
    ("Markdown", f"正文。\n\n## 参考文献\n\n- [1] {ALONSO}\n- [2] {ZHOU}\n- [3] {LU}\n"),
    ("bullets", f"Text.\n\nReferences\n\n- {ALONSO}\n- {ZHOU}\n- {LU}\n"),
    ("one line", f"正文。\n参考文献\n[1]{ALONSO}[2]{ZHOU} [3]{LU}\n"),
    ("on the line of the heading", f"正文。\n参考文献：[1]{ALONSO}\n[2]{ZHOU}\n[3]{LU}\n"),
    ("without numbers", f"正文。\n\n参 考 文 献\n\n{ALONSO}\n{ZHOU}\n{LU}\n"),
    ("blank lines between", f"Text.\n\nBIBLIOGRAPHY\n\n{ALONSO}\n\n{ZHOU}\n\n{LU}\n"),
    ("broken by pages", f"正文。\n参考文献\n[1] {ALONSO}\n[2] 周一星. 城市\n\n地理学[M]. 北京: 商务\n印书馆, 1995.\n[3] {LU}\n"),
    ("without a heading", f"正文。\n\n[1] {ALONSO}\n[2] {ZHOU}\n[3] {LU}\n"),
    ("followed by an abstract", f"正文。\n参考文献\n[1] {ALONSO}\n[2] {ZHOU}\n[3] {LU}\n\nAbstract: Cities grew in 2009. Many did.\n"),
    ("with the editor's name", f"正文。\n参考文献\n{ALONSO}\n{ZHOU}\n{LU}\n（责任编辑：某人）\n"),
]


@pytest.mark.parametrize(("name", "text"), LISTS, ids=[name for name, _ in LISTS])
def test_lists_of_all_shapes_give_their_works(name: str, text: str) -> None:
    found = extraction(text)
    expected = [(GROWTH, "1973", ("Alonso W",)), (MARKET, "2009", ("陆铭", "陈钊")), (GEOGRAPHY, "1995", ("周一星",))]
    assert works(found) == sorted(expected)
    stated = citing(found, "works/entry")
    assert {title for title, _ in stated} == {GROWTH, GEOGRAPHY, MARKET}
    assert all(quote.endswith((".", "。")) and "Abstract" not in quote for _, quote in stated)


def test_lines_that_wrap_without_numbers_are_one_entry() -> None:
    text = (
        "Text.\n\nReferences\n"
        "Burger, M. J., & Meijers, E. J. (2016). Agglomerations and the rise of urban\n"
        "network externalities. Papers in Regional Science, 95(1), 5–15.\n"
        "https://doi.org/10.1111/pirs.12224\n"
        "Krugman, P. (1991). Increasing returns and economic geography.\n"
        "Journal of Political Economy, 99(3), 483–499.\n"
        "World Bank. (2009). World development report 2009: Reshaping economic\n"
        "geography. Washington, DC: World Bank.\n"
        "The next chapter is about something else.\n"
    )
    found = extraction(text)
    assert [title for title, _, _ in works(found)] == [
        "Agglomerations and the rise of urban network externalities",
        "Increasing returns and economic geography",
        "World development report 2009: Reshaping economic geography",
    ]
    [doi] = [e for e in found.entities if "doi" in e.properties]
    assert doi.key == "Work:10.1111/pirs.12224"
    assert all("next chapter" not in quote for _, quote in citing(found, "works/entry"))


CITATIONS = [
    ("网络带来外部性[1]。", {GROWTH}),
    ("网络带来外部性［１，３］。", {GROWTH, MARKET}),
    ("网络带来外部性[1-3]。", {GROWTH, GEOGRAPHY, MARKET}),
    ("网络带来外部性¹。", {GROWTH}),
    ("已有研究很多（Alonso，1973）。", {GROWTH}),
    ("已有研究很多（参见 Alonso, 1973: 195；陆铭和陈钊，2009）。", {GROWTH, MARKET}),
    ("Alonso（1973）提出了借用规模。", {GROWTH}),
    ("阿朗索（Alonso，1973）提出了借用规模。", {GROWTH}),
    ("陆铭等（2009）作了检验。", {MARKET}),
    ("陆铭、陈钊（2009）作了检验。", {MARKET}),
    ("已有研究很多(周一星，1995)。", {GEOGRAPHY}),
    ("城市体系的划分见《城市地理学》。", set()),
    ("陈钊（2009）作了检验。", set()),
    ("陆铭（2010）作了检验。", set()),
    ("区间[0,1]与[2,9]。", set()),
    ("2009年的情况（2009）。", set()),
    ("面积为100平方千米²。", set()),
    ("按照甲政发〔2009〕3号文件办理。", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), CITATIONS)
def test_the_sentence_that_cites_is_stated(sentence: str, expected: set[str]) -> None:
    text = f"前面的话。{sentence}后面的话。\n\n参考文献\n[1] {ALONSO}\n[2] {ZHOU}\n[3] {LU}\n"
    assert citing(extraction(text)) == {(title, sentence) for title in expected}


def test_a_number_behind_the_full_stop_belongs_to_the_sentence_before() -> None:
    found = extraction(f"前面的话。网络带来外部性。[1]后面的话。\n\n参考文献\n[1] {ALONSO}\n")
    assert citing(found) == {(GROWTH, "网络带来外部性。[1]")}


def test_a_citation_that_fits_two_works_states_neither() -> None:
    two = "国家统计局. 甲年统计公报[EB/OL]. (2020-02-28).\n[2] 国家统计局. 甲年普查公报[EB/OL]. (2020-05-11)."
    found = extraction(f"人口继续增长（国家统计局，2020）。\n\n参考文献\n[1] {two}\n")
    assert len(works(found)) == 2
    assert citing(found) == set()


def test_letters_tell_two_works_of_a_year_apart() -> None:
    two = "Smith, J. (2001a). The first town. Urban Studies, 1(1), 1–9.\nSmith, J. (2001b). The second town. Urban Studies, 1(2), 1–9."
    found = extraction(f"Towns were found (Smith, 2001b). More of them.\n\nReferences\n\n{two}\n")
    assert citing(found) == {("The second town", "Towns were found (Smith, 2001b).")}


def test_what_an_entry_says_is_stated_with_its_words() -> None:
    found = extraction(f"正文[1]。\n\n参考文献\n[1] {ALONSO}\n")
    [work] = [e for e in found.entities if e.label == "Work"]
    assert work.key == "Work:alonso-1973-urbanzeropopulationgrowth"
    text = found.document.text
    said = {s.predicate: (s.object, text[s.start : s.end]) for s in found.statements if s.subject == work.key}
    assert said == {
        "title": (GROWTH, GROWTH),
        "authors": ("Alonso W", "Alonso W"),
        "year": ("1973", "1973"),
        "venue": ("Daedalus", "Daedalus"),
    }
    assert [text[a:b] for a, b in work.mentions] == ["[1]", GROWTH]


def test_what_is_printed_names_the_document_that_cites() -> None:
    line = json.loads(to_json(extraction(f"正文[1]。\n\n参考文献\n[1] {ALONSO}\n")))
    keys = {e["key"]: e["label"] for e in line["entities"]}
    cites = [s for s in line["statements"] if s["predicate"] == "CITES"]
    assert len(cites) == 2
    assert {(keys[s["subject"]], keys[s["object"]]) for s in cites} == {("Document", "Work")}
    assert "Document" not in {e["label"] for e in json.loads(to_json(extraction("成都市是四川省的城市。")))["entities"]}


def test_a_work_in_title_marks_is_no_policy() -> None:
    text = (
        "姚士谋等人的《2010中国城市群发展报告》一书影响很大。《2010中国城市群发展报告》列出了城市群。国务院印发《甲区域发展规划》。\n\n"
        "参考文献\n[1] 方创琳, 姚士谋. 2010中国城市群发展报告[M]. 北京: 科学出版社, 2011.\n"
        "[2] 国务院. 甲区域发展规划[Z]. 2010.\n"
    )
    found = extraction(text)
    assert {e.properties["title"] for e in found.entities if e.label == "Policy"} == {"甲区域发展规划"}
    assert {title for title, _ in citing(found, "works/title")} == {"2010中国城市群发展报告", "甲区域发展规划"}


def test_a_book_in_title_marks_is_no_policy_without_a_list_either() -> None:
    found = extraction("他在《城市的规划》一书中说明了方法。")
    assert not [e for e in found.entities if e.label in ("Policy", "Work")]


def test_footnotes_that_are_references_are_works_and_others_are_not() -> None:
    text = (
        "城市之间的联系日益紧密①。\n都市圈的范围②。\n\n"
        "① 顾朝林、庞海峰：《基于重力模型的中国城市体系空间联系与层域划分》，《地理研究》2008年第1期。\n"
        "② 这里的范围指2019年划定的范围，见《甲都市圈发展规划》。\n"
    )
    found = extraction(text)
    assert [title for title, _, _ in works(found)] == ["基于重力模型的中国城市体系空间联系与层域划分"]


NOTHING = [
    "第一条 为了规范管理，制定本条例。\n第二条 本条例所称城市，是指甲市。\n第三条 本条例自2020年1月1日起施行。\n",
    "数组data[1]与data[2]之差，见式[3]。甲项（2020）、乙项（2021）。\n",
    "一、总体要求\n[1] 坚持统筹。\n[2] 坚持创新。\n二、主要任务\n①加强联系。②推进合作。\n",
    "注释\n[1] “一降三减”：总数下降。\n[2] “四大产业”：旅游业、服务业等，2020年占比提高。\n[3] 国家统计局（2020）公布了数据。\n",
    "参考文献管理软件的采购公告\n本次采购的软件用于管理参考文献。联系人：某人，2020年5月。\n",
    "注释：以上数据不含甲县。\n1. 本公报中数据均为初步统计数。\n2. 部分数据因四舍五入，2020年合计与分项略有出入。\n",
    "References to the plan are many. In 2019 (and 2020) the city grew.\n",
    "Notes\n1. The figures are for 2019.\n2. Smith (2010) argues that they are too low.\n",
    "甲市政府工作报告\n2020年完成[1]项工程，2021年计划[2-3]项。参考资料：\n甲市统计局，2020年，数据若干。\n",
]


@pytest.mark.parametrize("text", NOTHING)
def test_texts_that_cite_nothing_give_no_work(text: str) -> None:
    assert works(extraction(text)) == []


PIECES = st.sampled_from(
    [ALONSO, ZHOU, LU, *(written(row) for row in ENTRIES), "\n", "[1] ", "[2]", "［3］", "① ", "1. ", "参考文献\n", "References\n", "注释：",
     "（", "）", "，2009", "(Alonso, 1973)", "《", "》", "“", "'", "[J]", "10.1111/", "https://", "et al.", "等", "*", "_", "\u3000", "\xa0"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=14).map("".join))
def test_no_text_breaks_the_reading_and_every_span_is_inside(text: str) -> None:
    entry = parse(text, 0, len(text))
    for value in values(entry) if entry else ():
        assert 0 <= value.start < value.end <= len(text)
        assert value.text
    for one in bibliographies(text, range(len(text))):
        assert 0 <= one.start < one.end <= len(text)
        for r in one.references:
            assert one.start <= r.start < r.end <= one.end


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=10).map("".join))
def test_whatever_stands_around_a_list_the_words_stay_exact(around: str) -> None:
    text = f"{around}\n参考文献\n[1] {ALONSO}\n[2] {LU}\n{around}"
    found = extraction(text)
    titles = {str(e.properties.get("title")) for e in found.entities if e.label == "Work"}
    assert titles
    for s in found.statements:
        assert 0 <= s.start < s.end <= len(text)
        if s.extractor.startswith("works/entry") and s.predicate == "title":
            assert bare(text[s.start : s.end]) == bare(s.object)


def test_time_grows_with_length() -> None:
    def seconds(times: int) -> float:
        many = "\n".join(f"[{i}] {ALONSO}" for i in range(1, 60 * times))
        text = "正文（Alonso，1973）[1]。" * 50 * times + f"\n参考文献\n{many}\n" + "① 不是引文。\n" * 200 * times
        began = time.perf_counter()
        bibliographies(text, [i for i, c in enumerate(text) if c in "参①["])
        return time.perf_counter() - began

    seconds(1)
    assert seconds(8) < 40 * max(seconds(1), 0.002)


@pytest.mark.skipif(not SHARED.is_dir(), reason="no shared folder beside the checkout")
def test_a_review_with_a_long_list_is_read_whole() -> None:
    text = (SHARED / "corpus" / "review-borrowed-size-2026.txt").read_text("utf-8")
    found = extraction(text)
    listed = [s for s in found.statements if s.predicate == "CITES" and s.extractor.startswith("works/entry")]
    assert len(listed) == len({s.object for s in listed}) >= 76
    said = [e.properties for e in found.entities if e.label == "Work"]
    assert sum(1 for p in said if p.get("authors") and p.get("year")) >= 76
    cited = {s.object for s in found.statements if s.predicate == "CITES" and s.extractor.startswith("works/cited")}
    assert len(cited) >= 65
