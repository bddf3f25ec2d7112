"""The page as Streamlit runs it, on real graphs: what it shows in each state, and what its address says."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kb.graph import Writer
from kb.settings import Settings
from queries import catalogue
from tests.conftest import SAMPLES
from ui.explorer._state import RESERVED

APP = Path(__file__).parents[3] / "ui" / "explorer" / "app.py"
Open = Callable[..., AppTest]
DOCUMENTS = sum(path.name not in ("README.md", "build.py") and path.suffix != ".json" for path in SAMPLES.iterdir())
pytestmark = pytest.mark.graph


@pytest.fixture(autouse=True)
def main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit runs the page as `__main__` and leaves it there, for the worker processes of later tests to run again."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Callable[[Settings], Open]:
    """`open_page(settings)` gives a function that opens the page at an address."""

    def at(settings: Settings) -> Open:
        monkeypatch.setenv("KB_HOME", str(settings.home))
        monkeypatch.setenv("KB_GRAPH_MEMORY", settings.graph_memory)

        def opened(**address: str) -> AppTest:
            page = AppTest.from_file(str(APP), default_timeout=60)
            for name, value in address.items():
                page.query_params[name] = value
            return page.run()

        return opened

    return at


@pytest.fixture
def explorer(open_page: Callable[[Settings], Open], samples_graph: Settings) -> Open:
    return open_page(samples_graph)


def html(page: AppTest) -> str:
    return "\n".join(str(block.proto.body) for block in page.get("html"))


def address(page: AppTest) -> dict[str, str]:
    return {name: values[0] if isinstance(values, list) else values for name, values in page.query_params.items()}


def choice(page: AppTest, label: str) -> object:
    [found] = [box for box in page.selectbox if box.label.startswith(label)]
    return found


def test_an_empty_graph_says_how_to_load(open_page: Callable[[Settings], Open], settings: Settings, writer: Writer) -> None:
    page = open_page(settings)()
    assert not page.exception
    assert "图中还没有文件" in html(page)
    assert "kb load samples" in page.code[0].value
    assert not page.selectbox


def test_a_newcomer_is_told_what_to_fill_in(explorer: Open) -> None:
    opened = explorer()
    assert not opened.exception
    assert [c.value for c in opened.caption] == ["请填写：甲地，乙地。可以选一个名称，也可以直接输入。"]
    assert f"<dt class='kb-total'>文件</dt><dd class='kb-total'>{DOCUMENTS}</dd>" in html(opened)
    assert address(opened) == {"lang": "zh", "q": "agreements-between"}


def test_choosing_leads_to_rows_and_into_the_address(explorer: Open) -> None:
    opened = explorer(q="agreements-between")
    choice(opened, "甲地").set_value("广州市")
    choice(opened, "乙地").set_value("佛山市")
    opened.run()
    assert not opened.exception
    assert "广州市和佛山市之间有哪些合作协议与机制？" in html(opened)
    assert "广州市佛山市同城化建设合作框架协议" in set(opened.dataframe[0].value["协议或机制"])
    assert address(opened) == {"lang": "zh", "q": "agreements-between", "a": "广州市", "b": "佛山市"}


def test_an_address_with_a_row_shows_its_sentences(explorer: Open) -> None:
    opened = explorer(q="members-of", area="长三角生态绿色一体化发展示范区", row="1")
    text = html(opened)
    assert "<mark>长三角生态绿色一体化发展示范区（以下简称示范区）包括上海市青浦区、江苏省苏州市吴江区、浙江省嘉兴市嘉善县</mark>" in text
    cited = opened.code[0].value
    assert "yrd-demo-zone-law-chapter.txt" in cited
    assert "字符" in cited
    assert address(opened)["row"] == "1"


def test_a_row_that_is_not_there_is_no_error(explorer: Open) -> None:
    opened = explorer(q="members-of", area="长三角生态绿色一体化发展示范区", row="99", page="0")
    assert not opened.exception
    assert "<mark>" not in html(opened)
    assert "row" not in address(opened)


def test_pages_past_the_last_lead_back_to_the_first(explorer: Open) -> None:
    opened = explorer(q="issuers", page="9")
    assert "没有更多的行了。" in html(opened)
    [back] = [b for b in opened.button if b.label == "上一页"]
    back.click()
    opened.run()
    assert len(opened.dataframe[0].value)
    assert "page" not in address(opened)


def test_an_empty_answer_says_what_was_looked_for_and_in_how_much(explorer: Open) -> None:
    text = html(explorer(q="agreements-between", a="拉萨", b="海口"))
    assert "没有找到" in text
    assert "查的是：拉萨市和海口市之间有哪些合作协议与机制？" in text
    assert f"库中有 {DOCUMENTS} 篇文件，提到拉萨市的 0 篇，提到海口市的 0 篇。" in text


def test_an_ambiguous_name_offers_what_it_may_be(explorer: Open) -> None:
    opened = explorer(q="partners-of", place="朝阳")
    assert "“朝阳”没有唯一对应的名称" in html(opened)
    [beijing] = [b for b in opened.button if "110105" in b.label]
    beijing.click()
    opened.run()
    assert address(opened)["place"] == "110105"
    assert "朝阳区和哪些地方、机构签有协议或建有机制？" in html(opened)


HOSTILE = "![x](http://pictures.example/a.png)<img src=http://pictures.example/b.png onerror=alert(1)>"


@pytest.mark.parametrize(
    "given", [{"q": HOSTILE}, {"q": "partners-of", "place": HOSTILE}, {"q": "indicators-of", "place": "佛山", "period": HOSTILE}]
)
def test_what_an_address_says_is_never_markup(explorer: Open, given: dict[str, str]) -> None:
    opened = explorer(**given)
    assert not opened.exception
    assert "<img" not in html(opened)
    assert not any("pictures.example" in block.value for block in (*opened.markdown, *opened.caption, *opened.warning, *opened.error))


def test_the_language_changes_words_and_keeps_the_answer(explorer: Open) -> None:
    opened = explorer(q="agreements-between", a="广州市", b="佛山市", row="1")
    marked = html(opened).count("<mark>")
    opened.segmented_control[0].set_value("en").run()
    assert not opened.exception
    text = html(opened)
    assert opened.title[0].value == "Integration policies of cities"
    assert "Agreements between two places: 广州市, 佛山市" in text
    assert text.count("<mark>") == marked > 0
    assert "agreement" in opened.dataframe[0].value.columns
    assert address(opened) == {"lang": "en", "q": "agreements-between", "a": "广州市", "b": "佛山市", "row": "1"}


def test_another_question_forgets_what_it_does_not_ask(explorer: Open) -> None:
    opened = explorer(q="members-of", area="长三角生态绿色一体化发展示范区", row="2")
    choice(opened, "想问什么").set_value("issuers").run()
    assert address(opened) == {"lang": "zh", "q": "issuers"}


def test_a_graph_that_does_not_answer_is_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_GRAPH_URI", "bolt://127.0.0.1:9")
    monkeypatch.setenv("KB_GRAPH_PASSWORD", "unused-password")
    opened = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not opened.exception
    assert "kb-warning" in html(opened)
    assert "unused-password" not in html(opened)


@pytest.mark.parametrize("name", sorted(catalogue()))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_question_can_be_asked(explorer: Open, name: str, language: str) -> None:
    query = catalogue()[name]
    values = {"a": "广州市", "b": "佛山市", "place": "佛山市", "field": "交通", "area": "长三角生态绿色一体化发展示范区"}
    values |= {"document": "borrowed-size-review.txt", "work": "Urban zero population growth"}
    assert not RESERVED & {p.name for p in query.parameters}
    opened = explorer(lang=language, q=name, row="1", **{p.name: values[p.name] for p in query.parameters if p.name in values})
    assert not opened.exception
    assert address(opened)["q"] == name
