"""The example of a rule: installed from its folder, and run by `kb` on texts."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from kb.graph import local_graph
from kb.settings import Settings
from tests.conftest import SAMPLES, SHARED
from tests.examples.packages import EXAMPLES, kb

TEXT = """对外交往情况通报
2018年9月12日，丽江市与攀枝花市结为友好城市，双方互派代表团。
遵义市、毕节市和泸州市已缔结国内友好城市关系。
玉溪市将与普洱市加强往来，拟同有关城市建立友好城市关系。
大理白族自治州曾提出与丽江市开展合作，没有结为友好城市。
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "对外交往.txt"
    path.write_text(TEXT, "utf-8")
    return path


def extracted(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return {whole["source"]: whole for whole in map(json.loads, done.stdout.splitlines())}


def test_it_finds_bonds_with_their_words(sister_cities: Path, notice: Path, tmp_path: Path) -> None:
    done = kb(sister_cities, "extract", str(notice), "--format", "jsonl", "--extractors", "sister-cities", KB_HOME=str(tmp_path))
    whole = extracted(done)[notice.name]
    said = [s for s in whole["statements"] if s["extractor"].startswith("sister-cities/")]  # type: ignore[attr-defined]
    assert {(s["subject"], s["object"]) for s in said} == {
        ("City:520300", "Agreement:City510500-City520300-City520500-国内友好城市-"),
        ("City:520500", "Agreement:City510500-City520300-City520500-国内友好城市-"),
        ("City:510500", "Agreement:City510500-City520300-City520500-国内友好城市-"),
    }
    for s in said:
        assert TEXT[s["start"] : s["end"]] == s["quote"]
        assert (s["extractor"], s["confidence"]) == ("sister-cities/bond@1.0", 0.4)
    assert "sister-cities@1.0：1 篇 documents，采纳 taken 1" in done.stderr  # the first bond is known without it


@pytest.mark.slow
@pytest.mark.graph
def test_it_loads_and_is_unloaded_again(sister_cities: Path, notice: Path, tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    try:
        off = kb(sister_cities, "load", str(notice), KB_HOME=home)
        assert (off.returncode, "sister-cities" in off.stderr + off.stdout) == (0, False)
        on = kb(sister_cities, "load", str(notice), KB_HOME=home, KB_EXTRACTORS="sister-cities")
        assert (on.returncode, "替换 replaced\t1" in on.stdout) == (0, True), on.stderr
        assert "重新抽取" in on.stderr
        asked = kb(sister_cities, "query", "partners-of", "--place", "毕节", "--format", "json", KB_HOME=home)
        assert "泸州市" in asked.stdout
        assert "泸州市已缔结国内友好城市" in asked.stdout
        shown = kb(sister_cities, "evidence", "泸州", "--predicate", "PARTY_TO", "--format", "csv", KB_HOME=home)
        assert "友好城市" in shown.stdout
        again = kb(sister_cities, "load", str(notice), KB_HOME=home, KB_EXTRACTORS="sister-cities")
        assert "未变 unchanged\t1" in again.stdout
        assert kb(sister_cities, "load", str(notice), KB_HOME=home).returncode == 0
        gone = kb(sister_cities, "query", "partners-of", "--place", "毕节", "--format", "json", KB_HOME=home)
        assert "泸州市" not in gone.stdout
    finally:
        local_graph.down(Settings(home=Path(home), graph_uri=None))


def texts() -> list[Path]:
    """Samples and, where there are more texts, some that speak of sister cities."""
    more = sorted((SHARED / "corpus").rglob("*.txt")) if (SHARED / "corpus").is_dir() else []
    return [*sorted(SAMPLES.glob("*.txt")), *[p for p in more if "友好城市".encode() in p.read_bytes()][:8]]


def test_on_real_texts_all_of_ours_stays(sister_cities: Path, tmp_path: Path) -> None:
    paths = [str(path) for path in texts()]
    plain = extracted(kb(sister_cities, "extract", *paths, "--format", "jsonl", KB_HOME=str(tmp_path)))
    with_it = extracted(kb(sister_cities, "extract", *paths, "--format", "jsonl", KB_HOME=str(tmp_path), KB_EXTRACTORS="sister-cities"))
    assert plain.keys() == with_it.keys()
    assert len(plain) == len(paths)
    for source, whole in plain.items():
        for part in ("statements", "entities"):
            kept = [x for x in with_it[source][part] if x in whole[part]]  # type: ignore[attr-defined,operator]
            assert kept == whole[part]


def test_building_it_leaves_nothing_behind(sister_cities: Path) -> None:
    assert {p.name for p in (EXAMPLES / "kb-sister-cities").iterdir()} - {"__pycache__"} == {
        "README.md",
        "kb_sister_cities.py",
        "pyproject.toml",
    }
