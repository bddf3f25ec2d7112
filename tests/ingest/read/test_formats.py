"""What each format gives: content without its surroundings, whole paragraphs, tables, metadata."""

from __future__ import annotations

import re
import time
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from ingest.read import Marked, ReadText, Source, read
from ingest.read._paragraphs import Line, Page, flow, tighten
from ingest.segment import cells
from kb.errors import SourceDamaged

SAMPLES = Path(__file__).parents[3] / "samples"


def sample(name: str) -> ReadText:
    return read(Source(name, SAMPLES / name))


def page(folder: Path, html: str) -> ReadText:
    path = folder / "x.html"
    path.write_text(html, "utf-8")
    return read(Source("x.html", path))


def rows(found: ReadText) -> list[list[str]]:
    return [[found.text[a:b] for a, b in cells(found.text, *row)] for table in found.tables for row in table]


GOV = """<html><head><title>某省关于某事的通知_某省人民政府网</title></head><body>
<div class="header"><ul><li><a href=1>首页</a></li><li><a href=2>要闻动态</a></li><li><a href=3>政务公开</a></li></ul></div>
<div>当前位置：<a href=1>首页</a> &gt; <a href=2>政策</a></div>
<table><tr><td>索 引 号：</td><td>0001/2021-00012</td><td>主题分类：</td><td>城乡建设</td></tr>
<tr><td>发文机关：</td><td>某省人民政府办公厅</td><td>成文日期：</td><td>2021年03月05日</td></tr>
<tr><td>标　　题：</td><td>某省关于某事的通知</td></tr>
<tr><td>发文字号：</td><td>某政办〔2021〕12号</td><td>发布日期：</td><td>2021年03月09日</td></tr></table>
<div class="pages_content">
<p style="text-align: center;"><span style="font-size: 18pt;">某省关于</span></p>
<p style="text-align: center;"><span style="font-size: 18pt;">某事的通知</span></p>
<p>各市人民政府：</p><p>甲市与<b>乙市</b>要共建
产业链，<br>两市轮流召集联席会议。</p><p>　　某省人民政府办公厅　　</p>
<script>document.write("正文以外")</script><div style="display:none">隐藏</div>
</div>
<div class="share">分享到：微信</div><div class="footer">版权所有</div></body></html>"""


def test_a_government_page(tmp_path: Path) -> None:
    found = page(tmp_path, GOV)
    assert found.marked == Marked("某省关于某事的通知", "2021-03-05", "某省人民政府办公厅", "某政办〔2021〕12号")
    assert found.text.split("\n") == [
        "某省关于某事的通知",
        "发文字号： 某政办〔2021〕12号 发布日期： 2021年03月09日",
        "各市人民政府：",
        "甲市与乙市要共建产业链，",
        "两市轮流召集联席会议。",
        "某省人民政府办公厅",
    ]


CONTENT = "<p>甲市与乙市签署合作协议，共建新能源汽车产业链，两市建立联席会议制度。</p><p>丙市参加。</p>"
AROUND = [
    f"<body><nav>栏目</nav><main>{CONTENT}</main><footer>页脚</footer></body>",
    f"<body><div id=zoom>{CONTENT}</div><div><ul><li><a>一</a></li><li><a>二</a></li></ul></div></body>",
    f"<body><table><tr><td><a>甲栏</a></td><td><a>乙栏</a></td></tr></table><table><tr><td>{CONTENT}</td></tr></table></body>",
    f"<body><div class=sidebar><p>侧栏文字</p></div><div class=x><div class=y>{CONTENT}</div></div></body>",
    f"<?xml version='1.0' encoding='gbk'?><html><body>{CONTENT}</body></html>",
    CONTENT,
]


@pytest.mark.parametrize("html", AROUND)
def test_content_without_its_surroundings(tmp_path: Path, html: str) -> None:
    assert page(tmp_path, html).text == "甲市与乙市签署合作协议，共建新能源汽车产业链，两市建立联席会议制度。\n丙市参加。"


def test_a_table_with_merged_cells(tmp_path: Path) -> None:
    html = f"""<body>{CONTENT}<table><tr><th></th><th colspan=2>地区生产总值</th></tr>
    <tr><td rowspan=2>甲市</td><td>2020年</td><td><p>1.5</p><p>亿元</p></td></tr><tr><td>2021年</td><td>1.6</td></tr></table></body>"""
    found = page(tmp_path, html)
    assert rows(found) == [["", "地区生产总值"], ["甲市", "2020年", "1.5亿元"], ["甲市", "2021年", "1.6"]]


def test_a_page_that_is_a_table(tmp_path: Path) -> None:
    found = page(
        tmp_path,
        "<body><table><tr><th>城市</th><th>人口</th></tr><tr><td>甲市</td><td>100</td></tr><tr><td>乙市</td><td>200</td></tr></table></body>",
    )
    assert rows(found) == [["城市", "人口"], ["甲市", "100"], ["乙市", "200"]]


def test_a_page_of_great_depth(tmp_path: Path) -> None:
    assert "甲市与乙市签署合作协议" in page(tmp_path, "<div>" * 1000 + CONTENT + "</div>" * 1000).text
    with pytest.raises(SourceDamaged, match="to its end"):
        page(tmp_path, f"<p>前文足够长，不会是空的一页，也不会被当成导航。</p>{'<div>' * 3000}{CONTENT}")


def test_markdown_tables_and_front_matter(tmp_path: Path) -> None:
    found = sample("advanced-clusters-2022.md")
    assert found.marked.date == "2022-11-30"
    assert found.text == (SAMPLES / "advanced-clusters-2022.md").read_text("utf-8")
    assert rows(found)[:2] == [["集群", "城市"], ["新一代信息通信集群", "深圳市"]]
    path = tmp_path / "x.md"
    path.write_text("# 题目 #\n| 没有 | 分隔 |\n| 不是 | 表 |\n", "utf-8")
    assert (read(Source("x.md", path)).tables, read(Source("x.md", path)).marked.title) == ((), "题目")


def test_tabs_in_plain_text_are_tables(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("甲\t1\n乙\t2\n\n丙\t3\n丁\t4\t5\n", "utf-8")
    assert rows(read(Source("x.txt", path))) == [["甲", "1"], ["乙", "2"]]


LABELS = [
    ("发文字号：甲政发〔2020〕1号\n成文日期：2020年2月3日\n", Marked(None, "2020-02-03", None, "甲政发〔2020〕1号")),
    ("标 题：某规划　发布机构：某局\n发布日期：2020-2-3 成文日期：2020-02-01", Marked("某规划", "2020-02-01", "某局", None)),
    ("文号： 发布日期： 2026-02-12\n", Marked(None, "2026-02-12", None, None)),
    ("发布日期：2020年13月\n正文的标题：不在行首", Marked()),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_labels_at_the_head(tmp_path: Path, text: str, expected: Marked) -> None:
    path = tmp_path / "x.txt"
    path.write_text(text, "utf-8")
    assert read(Source("x.txt", path)).marked == expected


def test_marks_are_filled_with_those_that_are_missing() -> None:
    first, second = Marked("甲", None, None, "1号"), Marked("乙", "2020", None, None)
    assert first.filled(second) == Marked("甲", "2020", None, "1号")
    assert second.filled(first) == Marked("乙", "2020", None, "1号")
    assert first.filled(Marked()) == Marked().filled(first) == first


LABELLED = "标题：签署时的题目\n成文日期：2020年2月3日\n"
BESIDE = [
    ("x.md", f"---\ntitle: 旁注的题目\ndate: 2021-01-01\nissuer: 某局\n---\n{LABELLED}"),
    (
        "x.html",
        "<title>网页的题目</title><meta name=ArticleTitle content=旁注的题目><meta name=PubDate content=2021-01-01>"
        f"<body><p>发文机关：某局</p><p>{LABELLED.replace(chr(10), '</p><p>')}</p>{CONTENT}</body>",
    ),
]


@pytest.mark.parametrize(("name", "written"), BESIDE)
def test_labels_of_the_text_come_before_marks_beside_it(tmp_path: Path, name: str, written: str) -> None:
    path = tmp_path / name
    path.write_text(written, "utf-8")
    assert read(Source(name, path)).marked == Marked("签署时的题目", "2020-02-03", "某局", None)
    path.write_text(written.replace("标题：", "").replace("成文日期：", ""), "utf-8")
    assert read(Source(name, path)).marked == Marked("旁注的题目", "2021-01-01", "某局", None)


def test_properties_of_a_word_document_come_after_its_labels(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = "旁注的题目"
    document.add_paragraph("甲市与乙市签署合作协议。")
    document.save(str(tmp_path / "x.docx"))
    assert read(Source("x.docx", tmp_path / "x.docx")).marked == Marked("旁注的题目")
    document.add_paragraph("标题：签署时的题目")
    document.save(str(tmp_path / "x.docx"))
    assert read(Source("x.docx", tmp_path / "x.docx")).marked == Marked("签署时的题目")


def test_a_pdf_with_running_heads() -> None:
    found = sample("metropolitan-plans.pdf")
    assert found.format == "pdf"
    assert "资料汇编" not in found.text
    assert "— 1 —" not in found.text
    assert [label for _, label in found.layout] == ["p. 1", "p. 2"]
    assert found.text[found.layout[1][0] :].startswith("三、重庆")
    lines = found.text.split("\n")
    assert lines[0] == "长江中游与成渝西都市圈发展规划一览"
    assert len(lines) == 12
    assert "武汉城市圈由武汉市和周边的黄石市、鄂州市、黄冈市、孝感市、咸宁市、仙桃市、潜江市、天门市组成。" in found.text


def test_a_scan() -> None:
    pytest.importorskip("rapidocr")
    found = sample("gaozhu-new-area-scan.pdf")
    assert found.format == "scan"
    assert found.layout == ((0, "p. 1"),)
    assert found.text.startswith("川渝高竹新区设立情况\n")
    assert "2020年12月29日，重庆市人民政府、四川省人民政府批复同意设立川渝高竹新区。" in found.text


def test_a_word_document() -> None:
    found = sample("greater-bay-area-agreement-2017.docx")
    assert found.marked.title == "深化粤港澳合作 推进大湾区建设框架协议（情况介绍）"
    assert found.layout[0] == (0, "¶ 1")
    assert rows(found)[1] == ["国家发展改革委", "北京市", "2017年7月1日"]
    before = found.text[: found.tables[0][0][0]]
    assert before.endswith("一、缔约各方\n")


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_tracked_changes_and_merged_cells(tmp_path: Path) -> None:
    document = docx.Document()
    body = document.element.body
    changed = f"<w:p {W}><w:r><w:t>甲市</w:t></w:r><w:del><w:r><w:delText>不</w:delText><w:t>未</w:t></w:r></w:del>"
    body.insert(
        0, parse_xml(changed + "<w:ins><w:r><w:t>已经</w:t></w:r></w:ins><w:r><w:tab/><w:t>签约。</w:t><w:br/><w:t>次行</w:t></w:r></w:p>")
    )
    table = document.add_table(3, 3)
    for i, row in enumerate(table.rows):
        for j, cell in enumerate(row.cells):
            cell.text = f"{i}{j}"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "并"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "横"
    document.save(str(tmp_path / "x.docx"))
    found = read(Source("x.docx", tmp_path / "x.docx"))
    assert found.text.startswith("甲市已经 签约。\n次行\n")
    assert rows(found) == [["00", "横"], ["并", "11", "12"], ["并", "21", "22"]]


def line(text: str, top: float, left: float = 90, right: float = 500, size: float = 12) -> Line:
    return Line(text, left, top - size, right, top, size)


def flowed(*pages: list[Line]) -> tuple[list[str], tuple[tuple[int, str], ...]]:
    parts = flow([Page(i, 842, tuple(lines)) for i, lines in enumerate(pages, 1)]).parts(Marked())
    return parts.text.split("\n"), parts.layout


def test_wrapped_lines_are_joined_and_pages_marked() -> None:
    text, layout = flowed(
        [line("内部资料", 820, 250, 300), line("　　甲市与乙市", 700), line("签署 5 项协", 680), line("2", 40, 290, 300)],
        [
            line("内部资料", 820, 250, 300),
            line("议，共建产业链。", 700, 90, 200),
            line("　　次段。", 680, 90, 160),
            line("3", 40, 290, 300),
        ],
    )
    assert text == ["甲市与乙市签署5项协议，共建产业链。", "次段。"]
    assert layout == ((0, "p. 1"), (10, "p. 2"))


def test_a_page_that_begins_within_a_paragraph_is_marked_at_its_first_word() -> None:
    text, layout = flowed([line("The cities of the de-", 700)], [line("lta signed an agreement", 700)], [line("on 5 项 industry", 700)])
    assert text == ["The cities of the delta signed an agreement on 5项industry"]
    assert [(text[0][at:][:6], page) for at, page in layout] == [("The ci", "p. 1"), ("lta si", "p. 2"), ("on 5项i", "p. 3")]


@given(st.lists(st.text("甲乙ab5 -（《。", max_size=8).map(lambda x: x + "丙"), min_size=1, max_size=8))
def test_no_word_is_lost_and_each_page_begins_with_its_own(words: list[str]) -> None:
    text, layout = flowed(*([line(w, 400)] for w in words))
    joined = "\n".join(text)
    assert [page for _, page in layout] == [f"p. {i}" for i in range(1, len(words) + 1)]
    for (at, _), w in zip(layout, words, strict=True):
        assert joined[at] == w.strip()[0]
    assert re.sub(r"[\s-]", "", joined) == re.sub(r"[\s-]", "", "".join(words))


@pytest.mark.parametrize("a_page", [1, 1000])
def test_paragraphs_take_time_in_proportion_to_their_lines(a_page: int) -> None:
    def seconds(n: int) -> float:
        lines = [line(f"甲市与乙市的第{i}项合作", 700 - 20 * (i % 30)) for i in range(n)]
        pages = [Page(i, 842, tuple(lines[at : at + a_page])) for i, at in enumerate(range(0, n, a_page), 1)]
        began = time.process_time()
        assert len(flow(pages).text().split("\n")) == 1
        return time.process_time() - began

    assert min(seconds(8_000) for _ in range(3)) < 8 * min(seconds(2_000) for _ in range(3))


def test_lines_that_stand_alone_stay_alone() -> None:
    lines = [
        line("一、总则是这样的一行文字到头", 700),
        line("（一）也是这样的一行文字到头", 680),
        line("第二条 依照本办法第", 660),
        line("（三）项办理。", 640, 90, 180),
    ]
    assert flowed(lines)[0] == ["一、总则是这样的一行文字到头", "（一）也是这样的一行文字到头", "第二条 依照本办法第（三）项办理。"]


def test_latin_lines_join_with_a_space_and_hyphens_close() -> None:
    assert flowed([line("The cities signed an agree-", 700), line("ment on joint", 680), line("industry.", 660, 90, 150)])[0] == [
        "The cities signed an agreement on joint industry."
    ]


SPACES = [
    ("按 50% 给予 10 万元", "按50%给予10万元"),
    ("第三条 5G网络", "第三条 5G网络"),
    ("第一章 总 则", "第一章 总 则"),
    ("和 《 能 力 评 估 》 文", "和《能力评估》文"),
    ("发布日期：2020-01-02 浏览次数：3", "发布日期：2020-01-02 浏览次数：3"),
]


@pytest.mark.parametrize(("text", "expected"), SPACES)
def test_spaces_of_typesetting(text: str, expected: str) -> None:
    assert tighten(text) == expected
