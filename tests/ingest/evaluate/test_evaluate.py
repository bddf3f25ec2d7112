"""A folder evaluated: verdicts, places in the text, what is refused and what is only pointed out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ingest.evaluate import KINDS, Evaluation, Progress, counts, evaluate, macro_f1
from kb.errors import GoldInvalid
from tests.conftest import SAMPLES
from tests.ingest.evaluate._made import ENTRIES, JIAXING, SUZHOU, TEXT, ZONE, annotation, shown, write


def of(folder: Path) -> Evaluation:
    return evaluate(folder, workers=1)


def test_a_text_that_is_read_whole_scores_one(tmp_path: Path) -> None:
    write(tmp_path, "a", TEXT, ENTRIES)
    evaluation = of(tmp_path)
    kinds = counts(evaluation.run.units)
    assert {kind: (c.hits, c.missed, c.spurious) for kind, c in kinds.items() if c.occurs} == {
        "places": (5, 0, 0),
        "areas": (1, 0, 0),
        "part_of": (3, 0, 0),
        "agreements": (2, 0, 0),
        "observations": (1, 0, 0),
    }
    assert macro_f1(kinds) == pytest.approx(0.5)
    assert evaluation.run.wrong_quotes == 0
    assert evaluation.notices == ()
    [unit] = evaluation.run.units
    assert (unit.name, unit.chars, unit.text) == ("a", len(TEXT), TEXT)


def test_found_facts_stand_where_the_extraction_has_them(tmp_path: Path) -> None:
    write(tmp_path, "a", TEXT, ENTRIES)
    [unit] = of(tmp_path).run.units
    spans = {(j.kind, j.shown): [TEXT[s:e] for s, e in j.spans] for j in unit.judged}
    assert spans["places", SUZHOU] == ["苏州市", "苏州市", "苏州市"]
    assert spans["areas", f"{ZONE} (Zone)"] == [ZONE]
    assert all(JIAXING.rpartition("/")[2] in words for words in spans["agreements", f"{JIAXING} → 苏州市嘉兴市交通合作协议"])
    [words] = spans["observations", f"{SUZHOU} 常住人口 2020: 1274.8万 person"]
    assert "1274.8万人" in words


def test_missed_and_spurious_facts_have_their_place_too(tmp_path: Path) -> None:
    entries = {
        "places": [SUZHOU, "江苏省/无锡市"],
        "projects": [{"name": "苏嘉城际", "quote": "签署《苏州市嘉兴市交通合作协议》"}, {"name": "无此项目"}],
        "observations": [
            {"place": SUZHOU, "indicator": "面积", "period": "2020", "value": 5, "unit": "km2", "quote": "常住人口为 1274.8\n万人"}
        ],
        "policy_covers": [{"policy": "交通合作协议", "place": SUZHOU}, {"policy": "THIS", "place": SUZHOU}],
    }
    write(tmp_path, "a", TEXT, entries)
    evaluation = of(tmp_path)
    [unit] = evaluation.run.units
    missed = {j.shown: [TEXT[s:e] for s, e in j.spans] for j in unit.judged if j.verdict == "missed"}
    assert missed == {
        "江苏省/无锡市": [],
        "苏嘉城际": ["签署《苏州市嘉兴市交通合作协议》"],
        "无此项目": [],
        f"{SUZHOU} 面积 2020: 5 km2": ["常住人口为1274.8万人"],
        f"交通合作协议 → {SUZHOU}": ["交通合作协议"],
    }
    spurious = {(j.kind, j.shown): [TEXT[s:e] for s, e in j.spans] for j in unit.judged if j.verdict == "spurious"}
    assert spurious["places", JIAXING] == ["嘉兴市", "嘉兴市"]
    assert len(shown(unit, "agreements", "spurious")) == 2
    assert all(words for words in spurious.values())
    assert evaluation.notices == ()


def test_a_place_that_is_missed_is_shown_where_the_text_may_mean_it(tmp_path: Path) -> None:
    text = "会议在鼓楼区召开。\n"
    write(tmp_path, "a", text, {"places": ["江苏省/徐州市/鼓楼区"]})
    [unit] = of(tmp_path).run.units
    [missed] = unit.judged
    assert (missed.verdict, [text[s:e] for s, e in missed.spans]) == ("missed", ["鼓楼区"])


def test_an_agreement_without_its_name_and_with_one_party_too_many(tmp_path: Path) -> None:
    agreements = [{"name": None, "parties": [SUZHOU, JIAXING, "江苏省/无锡市"]}, {"name": "别的协议", "parties": ["上海市"]}]
    write(tmp_path, "a", TEXT, ENTRIES | {"agreements": agreements})
    [unit] = of(tmp_path).run.units
    assert shown(unit, "agreements", "hit") == [f"{SUZHOU} → ?", f"{JIAXING} → ?"]
    assert shown(unit, "agreements", "missed") == ["江苏省/无锡市 → ?", "上海市 → 别的协议"]
    assert shown(unit, "agreements", "spurious") == []


def test_workers_change_nothing_and_progress_is_told(tmp_path: Path) -> None:
    for name in "cab":
        write(tmp_path, name, f"{name}：{TEXT}", ENTRIES)
    seen: list[Progress] = []
    one = evaluate(tmp_path, workers=1, progress=seen.append)
    two = evaluate(tmp_path, workers=2)
    assert one == two
    assert [unit.name for unit in one.run.units] == ["a", "b", "c"]
    assert [(p.done, p.total) for p in seen] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert seen[-1].chars == 3 * (len(TEXT) + 2)


def test_other_formats_and_folders_below(tmp_path: Path) -> None:
    below = tmp_path / "下" / "级"
    below.mkdir(parents=True)
    shutil.copy(SAMPLES / "metropolitan-plans.pdf", below / "规划.一.pdf")
    (below / "规划.一.json").write_text(json.dumps(annotation(places=["湖北省/武汉市", "湖北省/黄石市"])), "utf-8")
    (tmp_path / "页.md").write_text(f"# 标题\n\n{TEXT}", "utf-8")
    (tmp_path / "页.json").write_text(json.dumps(annotation(places=[SUZHOU])), "utf-8")
    evaluation = of(tmp_path)
    assert [unit.name for unit in evaluation.run.units] == ["下/级/规划.一", "页"]
    for unit in evaluation.run.units:
        assert len(shown(unit, "places", "missed")) == 0
        assert unit.text is not None
        assert all(0 <= s < e <= len(unit.text) for j in unit.judged for s, e in j.spans)


def test_what_is_only_pointed_out(tmp_path: Path) -> None:
    write(tmp_path, "a", TEXT, {"places": ["江苏省/姑苏"], "projects": [{"name": "甲乙高铁", "quote": "原文没有这句"}]})
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "c.json").write_text("{}", "utf-8")
    seen = {(n.file, n.what, n.kind, n.words) for n in of(tmp_path).notices}
    assert seen == {
        ("a.json", "no-such-place", "places", "江苏省/姑苏"),
        ("a.json", "quote-not-in-text", "projects", "原文没有这句"),
        ("b.txt", "no-annotation", None, ""),
        ("c.json", "no-document", None, ""),
    }


@pytest.mark.parametrize("what", ["missing", "file", "empty", "unpaired"])
def test_a_folder_without_pairs_is_refused(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "gold"
    if what == "file":
        folder.write_text("{}", "utf-8")
    elif what != "missing":
        folder.mkdir()
    if what == "unpaired":
        (folder / "a.txt").write_text(TEXT, "utf-8")
    with pytest.raises(GoldInvalid, match="gold"):
        of(folder)


def test_everything_wrong_is_named_and_nothing_is_scored(tmp_path: Path) -> None:
    write(tmp_path, "good", TEXT, ENTRIES)
    for name in ("a", "b"):
        write(tmp_path, name, TEXT, ENTRIES)
        (tmp_path / f"{name}.json").write_text('{"places": []}', "utf-8")
    (tmp_path / "good.md").write_text(TEXT, "utf-8")
    with pytest.raises(GoldInvalid) as caught:
        of(tmp_path)
    said = "\n".join(caught.value.problems)
    assert len(caught.value.problems) == 2 * (len(KINDS) - 1) + 1
    assert all(name in said for name in ("a.json", "b.json", "good.md", "good.txt"))


@pytest.mark.parametrize("workers", [1, 2])
def test_documents_that_cannot_be_read_end_it_with_their_names(tmp_path: Path, workers: int) -> None:
    for name in ("a", "b", "c"):
        write(tmp_path, name, TEXT, ENTRIES)
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00" * 9)
    (tmp_path / "c.txt").write_text("  \n", "utf-8")
    with pytest.raises(GoldInvalid) as caught:
        evaluate(tmp_path, workers=workers)
    assert [p.partition(":")[0] for p in caught.value.problems] == ["a.txt", "c.txt"]
