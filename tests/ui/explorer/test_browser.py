"""`kb explore` in a browser: a question answered by hand, and nothing asked of any other machine."""

from __future__ import annotations

import csv
import io
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from kb.settings import Settings

pytestmark = [pytest.mark.browser, pytest.mark.graph]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AGREEMENT = "广州市佛山市同城化建设合作框架协议"
START = 90
"""Seconds that the explorer may take to start."""


@pytest.fixture(scope="module")
def address(samples_graph: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the explorer listens, started as a person starts it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"KB_HOME": str(samples_graph.home), "KB_GRAPH_MEMORY": samples_graph.graph_memory}
    log = tmp_path_factory.mktemp("explorer") / "log"
    command = [sys.executable, "-m", "ui.cli", "explore", "--port", str(port), "--no-browser"]
    with log.open("wb") as out, subprocess.Popen(command, env=environment, stdout=out, stderr=out) as server:
        try:
            _wait(server, port, log)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(30)


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail(f"the explorer did not start: {log.read_text('utf-8')}")


@pytest.fixture(scope="module")
def chromium_browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
    yield browser
    browser.close()


@pytest.fixture
def requests() -> list[str]:
    return []


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["wide", "phone"])
def view(chromium_browser: Browser, request: pytest.FixtureRequest, requests: list[str]) -> Iterator[Page]:
    width, height = request.param
    context = chromium_browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.on("request", lambda r: requests.append(r.url))
    page.on("websocket", lambda s: requests.append(s.url))
    yield page
    context.close()


def fill(view: Page, number: int, text: str) -> None:
    """Type into a box of choices, as one searches, and take the first offered."""
    box = view.get_by_test_id("stSelectbox").nth(number).locator("input, [role=combobox]").first
    box.click()
    view.keyboard.type(text)
    expect(view.get_by_role("option").first).to_contain_text(text)
    view.keyboard.press("Enter")


def click_row(view: Page, number: int) -> None:
    """The table is drawn on a canvas: a click at the row's box."""
    table = view.get_by_test_id("stDataFrame").bounding_box()
    assert table is not None
    view.mouse.click(table["x"] + 18, table["y"] + 52 + 35 * (number - 1))


def expect_address(view: Page, **said: str) -> None:
    """Wait until the address says this and no more: it follows at the end of a run, after the words are shown."""
    view.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == {name: [value] for name, value in said.items()})


def test_a_question_from_choice_to_sentence(view: Page, address: str, requests: list[str]) -> None:
    view.goto(address)
    fill(view, 0, "两地之间的合作协议")
    fill(view, 1, "广州市")
    fill(view, 2, "佛山市")
    expect(view.locator(".kb-question")).to_have_text("广州市和佛山市之间有哪些合作协议与机制？")
    click_row(view, 1)
    marks = view.locator("mark")
    expect(marks.first).to_be_visible()
    assert any(AGREEMENT in text for text in marks.all_inner_texts())
    expect(view.get_by_test_id("stCode").first).to_contain_text("guangfo-agreement-2009.txt")
    expect_address(view, lang="zh", q="agreements-between", a="广州市", b="佛山市", row="1")

    texts = marks.all_inner_texts()
    view.reload()
    expect(view.locator("mark")).to_have_text(texts)
    assert view.evaluate("document.documentElement.scrollWidth <= innerWidth")

    view.get_by_test_id("stDataFrame").hover()
    expect(view.get_by_role("button", name="Search")).to_be_visible()
    expect(view.get_by_role("button", name="Download as CSV")).to_be_hidden()
    with view.expect_download() as download:
        view.get_by_role("button", name="下载 CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert AGREEMENT in {row["agreement"] for row in rows}
    assert all(row["sentence"] for row in rows)

    assert {urlsplit(url).hostname for url in requests if urlsplit(url).scheme not in ("data", "blob")} == {"127.0.0.1"}


def test_back_returns_to_the_answer_before(view: Page, address: str) -> None:
    view.goto(address + "?q=partners-of&place=佛山市")
    expect(view.locator(".kb-question")).to_contain_text("佛山市")
    fill(view, 1, "广州市")
    expect(view.locator(".kb-question")).to_contain_text("广州市和")
    expect_address(view, lang="zh", q="partners-of", place="广州市")
    view.go_back()
    expect(view.locator(".kb-question")).to_contain_text("佛山市和")
    expect_address(view, lang="zh", q="partners-of", place="佛山市")


def test_words_of_an_address_load_nothing(view: Page, address: str, requests: list[str]) -> None:
    view.goto(address + "?q=partners-of&place=![x](http://pictures.example/a.png)<img src=http://pictures.example/b.png>")
    expect(view.locator(".kb-warning")).to_contain_text("pictures.example")
    view.wait_for_timeout(500)
    assert not any("pictures.example" in (urlsplit(url).hostname or "") for url in requests)
