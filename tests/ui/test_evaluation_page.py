"""The page of an evaluation: the document's text to the letter, every fact in its place, hostile text harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from playwright.sync_api import Page, Playwright

from ingest.evaluate import KINDS, VERDICTS, Judged, Run, Unit, counts, evaluate, intervals, macro_f1
from tests.ingest.evaluate._made import ENTRIES, SUZHOU, TEXT, write
from ui._markup import filed, one_way
from ui.evaluation_page import MARK, page
from ui.evaluation_page._marks import pieces

HOSTILE = (
    '</div></section><script>document.title="owned"</script><img src=x onerror=alert(1)>'
    "<!-- 苏州市 --> &lt;b&gt; \u202e反\u2066 \x00\x1b[31m ' \" ]]> <style>*{display:none}</style>\n"
)


def made(run: Run, resamples: int = 20) -> str:
    kinds = counts(run.units)
    return "".join(page(run, kinds, macro_f1(kinds), intervals(run.units, resamples)))


def unit(text: str, *judged: Judged, name: str = "a") -> Unit:
    return Unit(name, "d", "g", len(text), 0, judged, text)


spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1]))
facts = st.lists(
    st.builds(Judged, st.sampled_from(KINDS), st.sampled_from(VERDICTS), st.text(max_size=8), st.lists(spans, max_size=4).map(tuple)),
    max_size=12,
)


@given(facts)
def test_pieces_cover_the_text_and_say_what_lies_over_them(judged: list[Judged]) -> None:
    found = list(pieces(60, judged))
    assert [at for p in found for at in range(p.start, p.end)] == list(range(60))
    for p in found:
        expected = {(j.verdict, j.kind) for j in judged for s, e in j.spans if s <= p.start and p.end <= e}
        assert set(p.over) == expected
        assert not any(s < p.start < e and not (s <= p.start and p.end <= e) for j in judged for s, e in j.spans)
    begins = [i for p in found for i in p.begins]
    assert sorted(begins) == [i for i, j in enumerate(judged) if j.spans]


@given(st.text(min_size=53, max_size=70), facts)
def test_the_text_is_there_to_the_letter(text: str, judged: list[Judged]) -> None:
    tree = html.document_fromstring(made(Run((unit(text, *judged),), "r"), 0))
    [shown_text] = tree.xpath("//div[@class='text']")
    expected = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", one_way(text))
    assert shown_text.text_content() == expected
    assert len(tree.xpath("//script")) == 1
    assert len(tree.xpath("//tr[@id]")) == len(judged)


@given(st.text())
def test_escaping_keeps_the_number_of_code_points(text: str) -> None:
    back = html.fragment_fromstring(f"<p>{filed(text)}</p>").text_content()
    assert len(back) == len(text)
    assert not re.search("[<>\"']", filed(text))


def test_every_fact_is_listed_and_links_to_its_place() -> None:
    judged = (
        Judged("places", "hit", SUZHOU, ((10, 13), (31, 34))),
        Judged("areas", "missed", "甲乙都市圈", ()),
        Judged("chains", "spurious", "甲 → 乙", ((5, 40),), (0.7,)),
        Judged("chains", "spurious", "甲 → 丙", ((5, 20),), (0.7,)),
    )
    tree = html.document_fromstring(made(Run((unit(TEXT, *judged),), "r")))
    assert [row.get("id") for row in tree.xpath("//tr[@id]")] == ["f0-1", "f0-3", "f0-2", "f0-0"]
    ids = set(tree.xpath("//@id"))
    assert {target[1:] for target in tree.xpath("//@href")} <= ids
    signs = {a.get("data-c"): a.get("title") for a in tree.xpath("//a[starts-with(@class, 'c ')]")}
    assert signs == {"地": f"对 hit · 地名 places：{SUZHOU}", "链2": "多 spurious · 产业链 chains：甲 → 乙\n甲 → 丙"}
    marked = ["".join(w.itertext()) for w in tree.xpath("//div[@class='text']/span[contains(@class, 'H')]")]
    assert marked == [TEXT[10:13], TEXT[31:34]]
    assert "∅" in tree.xpath("string(//tr[@id='f0-1'])")


def test_nothing_is_fetched_and_no_other_script_may_run() -> None:
    whole = made(Run((unit(HOSTILE, Judged("projects", "missed", HOSTILE, ((0, 20),)), name=HOSTILE),), "r"))
    assert whole.startswith("<!doctype html>")
    assert MARK.encode() in whole.encode()[:400]
    tree = html.document_fromstring(whole)
    assert tree.xpath("//img | //link | //iframe | //object | //base | //@src | //@style | //@*[starts-with(name(), 'on')]") == []
    [policy] = tree.xpath("//meta[@http-equiv]/@content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not re.search(r"https?:|url\(|@import", whole)


def test_many_facts_over_one_sentence_cost_no_more_than_each_once() -> None:
    text = "甲" * 3000
    judged = [Judged("chains", "hit", "x", ((i, 3000 - i),)) for i in range(1500)]
    whole = made(Run((unit(text, *judged),), "r"), 0)
    assert len(whole) < 600 * len(judged)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gold")
    entries = ENTRIES | {
        "places": [*ENTRIES["places"][1:], "江苏省/无锡市"],
        "projects": [{"name": "苏嘉城际", "quote": "签署《苏州市嘉兴市交通合作协议》"}],
    }
    write(folder, "甲<b>", TEXT + HOSTILE, entries)
    write(folder, "乙", TEXT * 12, entries)
    path = folder / "page.html"
    path.write_text(made(evaluate(folder, workers=1).run), "utf-8")
    return path


@pytest.fixture(scope="module", params=[(1400, 900), (390, 844)], ids=["wide", "phone"])
def view(playwright: Playwright, chromium: str, written: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Page, list[str]]]:
    width, height = request.param
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
    opened = browser.new_page(viewport={"width": width, "height": height})
    seen: list[str] = []
    opened.on("request", lambda r: seen.append(r.url))
    opened.on("pageerror", lambda e: seen.append(str(e)))
    opened.on("console", lambda m: seen.append(m.text))
    opened.on("dialog", lambda d: seen.append(d.message))
    opened.goto(written.as_uri())
    yield opened, seen
    browser.close()


@pytest.mark.browser
class TestInABrowser:
    """The page as it is opened from the disk."""

    def test_it_asks_for_nothing_and_no_text_of_a_document_runs(self, view: tuple[Page, list[str]], written: Path) -> None:
        opened, seen = view
        assert seen == [written.as_uri()]
        assert opened.title().startswith("抽取评测")
        assert opened.locator(".text").first.evaluate("e => getComputedStyle(e).display") == "block"

    def test_it_fits_the_window(self, view: tuple[Page, list[str]]) -> None:
        assert view[0].evaluate("document.documentElement.scrollWidth <= innerWidth")

    def test_a_kind_and_a_verdict_are_filtered(self, view: tuple[Page, list[str]]) -> None:
        opened, _ = view
        row = opened.locator("tr[id].m", has_text="无锡市").first
        project = opened.locator("tr[id].m", has_text="苏嘉城际").first
        ground = opened.locator(".text .w.M").first
        assert row.is_visible()
        assert ground.is_visible()
        opened.locator("#filter input[value=k0]").uncheck()
        assert row.is_hidden()
        assert project.is_visible()
        opened.get_by_role("button", name="全不选").click()
        assert project.is_hidden()
        assert opened.locator(".text .w.M, .text .w.H, .text .w.S").count() == 0
        opened.get_by_role("button", name="全选").click()
        assert row.is_visible()
        opened.locator("#filter input[value=m]").uncheck()
        assert project.is_hidden()
        assert opened.locator(".text .w.M").count() == 0
        assert opened.locator(".text .w.H").count() > 0
        opened.locator("#filter input[value=m]").check()
        assert opened.locator(".text .w.M").count() > 0

    def test_a_fact_leads_to_its_words_and_back(self, view: tuple[Page, list[str]]) -> None:
        opened, _ = view
        link = opened.locator("tr[id].m td a", has_text="苏嘉城际").last
        link.click()
        sign = opened.locator(".c:has(:target)")
        assert sign.count() == 1
        assert "苏嘉城际" in (sign.get_attribute("title") or "")
        sign.click()
        assert opened.locator("tr:target").count() == 1
