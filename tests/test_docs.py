"""The documentation is complete and true: commands run, settings and commands are all there."""

import os
import re
import shlex
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from ingest import extension
from kb.graph import local_graph
from kb.settings import SETTINGS, Settings

ROOT = Path(__file__).parent.parent
KB = ROOT / ".venv" / "bin" / "kb"
READMES = ("README.md", "README.en.md")
NOT_RUN = {"make test"}
"""This very run."""


def commands(page: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text("utf-8"), re.S)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """A folder to work in, with the samples in it, and an environment with a fresh `KB_HOME`."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    kept = {k: v for k, v in os.environ.items() if not k.startswith("KB_")}
    yield tmp_path, kept | {"KB_HOME": str(tmp_path / "home"), "NO_COLOR": "1", "PATH": f"{KB.parent}:{os.environ['PATH']}"}
    local_graph.down(Settings(home=tmp_path / "home", graph_uri=None))


def test_both_readmes_show_the_same_commands() -> None:
    one, two = (commands(page) for page in READMES)
    assert one == two
    assert len(one) > 10


@pytest.mark.slow
@pytest.mark.graph
@pytest.mark.timeout(600)
def test_every_command_of_the_readme_runs(bench: tuple[Path, dict[str, str]]) -> None:
    folder, environment = bench
    for command in commands(READMES[0]):
        if command in NOT_RUN:
            continue
        if command == "kb explore":
            explore(folder, environment)
            continue
        where = ROOT if command.startswith("make ") else folder
        done = subprocess.run(shlex.split(command), cwd=where, env=environment, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        assert done.stdout.strip(), command


def explore(folder: Path, environment: dict[str, str]) -> None:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    process = subprocess.Popen([str(KB), "explore", "--port", str(port), "--no-browser"], cwd=folder, env=environment)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5) as answer:
                    assert answer.read() == b"ok"
                    return
            except OSError:
                assert process.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.3)
    finally:
        process.terminate()
        process.wait(20)


def test_every_setting_is_documented() -> None:
    text = (ROOT / "docs" / "settings.md").read_text("utf-8")
    named = set(re.findall(r"`(KB_[A-Z_]+)`", text))
    assert named == {setting.name for setting in SETTINGS}
    used = set()
    for package in ("kb", "ingest", "queries", "ui"):
        for path in (ROOT / package).rglob("*.py"):
            used |= set(re.findall(r"\bKB_[A-Z_]+\b", path.read_text("utf-8")))
    assert used <= named


def test_the_page_on_extending_names_what_there_is() -> None:
    text = (ROOT / "docs" / "extending.md").read_text("utf-8")
    facts = [f.__name__ for f in get_args(extension.Fact)]
    assert all(f"`{name}(" in text for name in facts)
    assert all(f"| `{word}` |" in text for word in [*extension.Reason, *extension.Fault])
    assert f"至多 {extension.CAP}" in text
    assert f"{extension.LONGEST:,}" in text
    assert f'."{extension.GROUP}"]' in text
    examples = {p.name for p in (ROOT / "examples").iterdir() if (p / "pyproject.toml").is_file()}
    assert examples == set(re.findall(r"examples/([a-z-]+)/README", text))


def test_links_between_pages_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "samples").glob("*.md"), *(ROOT / "examples").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} → {target}"


def test_the_changelog_names_the_version_or_says_unreleased() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "[Unreleased]" in text
