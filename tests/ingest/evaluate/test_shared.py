"""The figures are those of the scorer that the shared annotations come with, on these and on shuffled ones."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.evaluate import KINDS, counts, evaluate, macro_f1
from ingest.extract import extract, to_json
from ingest.read import read, sources
from tests.conftest import SHARED

GOLD = SHARED / "gold"
pytestmark = pytest.mark.skipif(not (GOLD / "score.py").is_file(), reason="no ../shared here")
Annotations = dict[str, dict[str, Any]]


def as_they_are(gold: Annotations) -> Annotations:
    return gold


def of_others(gold: Annotations) -> Annotations:
    """Each document with the annotation of another one."""
    return dict(zip(gold, [*gold.values()][7:] + [*gold.values()][:7], strict=True))


def mixed(gold: Annotations) -> Annotations:
    """Each document with some of its own entries and some of others, some twice, in any order; amounts and names changed."""
    chance = random.Random(7)
    everything = {kind: [e for whole in gold.values() for e in whole[kind]] for kind in KINDS}

    def some(kind: str, own: list[Any]) -> list[Any]:
        kept = [e for e in own if chance.random() < 0.7] + chance.sample(everything[kind], min(3, len(everything[kind])))
        kept += kept[:2]
        chance.shuffle(kept)
        return [changed(kind, e) for e in kept]

    def changed(kind: str, e: Any) -> Any:
        if kind == "observations" and chance.random() < 0.3:
            return e | {"value": None}
        if kind == "agreements" and chance.random() < 0.4:
            return e | {"name": None, "parties": [*e["parties"][1:], "上海市"]}
        return e

    return {name: {kind: some(kind, whole[kind]) for kind in KINDS} for name, whole in gold.items()}


@pytest.mark.parametrize("change", [as_they_are, of_others, mixed])
def test_the_figures_are_equal(tmp_path: Path, change: Callable[[Annotations], Annotations]) -> None:
    names = [p.stem for p in sorted((GOLD / "dev").glob("*.json"))]
    gold = change({name: json.loads((GOLD / "dev" / f"{name}.json").read_text("utf-8")) for name in names})
    for name in names:
        (tmp_path / f"{name}.txt").write_bytes((GOLD / "dev" / f"{name}.txt").read_bytes())
        (tmp_path / f"{name}.json").write_text(json.dumps(gold[name]), "utf-8")
    lines = tmp_path / "extracted.jsonl"
    lines.write_text("".join(to_json(extract(read(s))) + "\n" for s in sources([tmp_path / "*.txt"]).sources), "utf-8")
    command = [sys.executable, str(GOLD / "score.py"), str(tmp_path), str(lines), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    run = evaluate(tmp_path, workers=1).run
    ours = counts(run.units)
    for kind, c in ours.items():
        assert theirs["kinds"][kind] == {"precision": c.precision, "recall": c.recall, "f1": c.f1, "gold": c.gold}, kind
    assert theirs["macro_f1"] == macro_f1(ours)
    assert theirs["bad_spans"] == run.wrong_quotes == 0
    assert len(run.units) == theirs["units"] == 30
