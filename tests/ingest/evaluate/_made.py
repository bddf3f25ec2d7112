"""Folders of small documents with annotations, and runs made by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ingest.evaluate import KINDS, VERDICTS, Judged, Kind, Run, Unit

TEXT = (
    "2021年5月6日，苏州市与嘉兴市签署《苏州市嘉兴市交通合作协议》。\n"
    "长三角生态绿色一体化发展示范区包括青浦区、吴江区和嘉善县。\n"
    "2020年苏州市常住人口为1274.8万人。\n"
)
SUZHOU, JIAXING = "江苏省/苏州市", "浙江省/嘉兴市"
ZONE = "长三角生态绿色一体化发展示范区"
ENTRIES: Mapping[str, list[Any]] = {
    "places": [SUZHOU, JIAXING, "上海市/青浦区", "江苏省/苏州市/吴江区", "浙江省/嘉兴市/嘉善县"],
    "areas": [{"name": ZONE, "label": "Zone"}],
    "part_of": [
        {"place": place, "area": ZONE, "role": "member", "quote": "示范区包括青浦区、吴江区和嘉善县"}
        for place in ("上海市/青浦区", "江苏省/苏州市/吴江区", "浙江省/嘉兴市/嘉善县")
    ],
    "agreements": [{"name": "苏州市嘉兴市交通合作协议", "parties": [SUZHOU, JIAXING], "quote": "《苏州市嘉兴市交通合作协议》"}],
    "observations": [{"place": SUZHOU, "indicator": "常住人口", "period": "2020", "value": 12748000, "unit": "person", "change": None}],
}
"""All that a careful reader finds in `TEXT`."""


def annotation(**entries: Sequence[Any]) -> dict[str, Any]:
    """A whole annotation with nothing in it but `entries`."""
    return {kind: list(entries.get(kind, ())) for kind in KINDS}


def write(folder: Path, name: str, text: str, entries: Mapping[str, Any]) -> None:
    """A pair of document and annotation."""
    (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / f"{name}.json").write_text(json.dumps(annotation(**entries), ensure_ascii=False), "utf-8")


def unit(name: str = "a", gold: str = "g", **numbers: tuple[int, int, int]) -> Unit:
    """A unit with so many hits, missed and spurious facts of each kind."""
    judged = [
        Judged(kind, verdict, f"{kind} {verdict} {i}")
        for kind in KINDS
        for verdict, n in zip(VERDICTS, numbers.get(kind, (0, 0, 0)), strict=True)
        for i in range(n)
    ]
    return Unit(name, "d", gold, 10, 0, tuple(judged))


def run(*units: Unit) -> Run:
    return Run(units, "rules@1")


def shown(unit: Unit, kind: Kind, verdict: str) -> list[str]:
    return [j.shown for j in unit.judged if j.kind == kind and j.verdict == verdict]
