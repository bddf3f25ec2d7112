"""Works that link places: what a name gives of its ends, and what stays out."""

import pytest

from ingest.extract._works import WORKS
from kb.gazetteer import divisions
from tests.ingest.extract._said import extraction, names, triples

LINKS = [
    ("沪渝高铁加快建设。", {("沪渝高铁", "上海市"), ("沪渝高铁", "重庆市")}),
    ("沪渝、渝昆等2条高铁建成通车。", {("沪渝高铁", "上海市"), ("沪渝高铁", "重庆市"), ("渝昆高铁", "重庆市"), ("渝昆高铁", "昆明市")}),
    ("洛阳至南阳高速公路开工。", {("洛阳至南阳高速公路", "洛阳市"), ("洛阳至南阳高速公路", "南阳市")}),
    ("推进沪滇合作产业园建设。", {("沪滇合作产业园", "上海市"), ("沪滇合作产业园", "云南省")}),
    ("陇电入鲁工程投产。", set()),
    ("甘电入浙工程投产。", {("甘电入浙工程", "甘肃省"), ("甘电入浙工程", "浙江省")}),
    ("宁波舟山港吞吐量增长。", {("宁波舟山港", "宁波市"), ("宁波舟山港", "舟山市")}),
    ("中欧班列（成渝）开行。", {("中欧班列（成渝）", "成都市"), ("中欧班列（成渝）", "重庆市")}),
]
NONE = ["推动高质量高速发展。", "建设高速公路和铁路网。", "打造城市大桥和绿色通道。", "扩大开放大通道。", "实施民生工程，建设产业园。"]


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_links(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(work, place) for work, _, place in triples(text, "LINKS")} == expected


@pytest.mark.parametrize("text", NONE)
def test_no_work(text: str) -> None:
    assert names(text, "Project") == set()


def test_a_work_has_field_status_and_its_other_spellings() -> None:
    found = extraction("沪渝高速建成通车。")
    [work] = [e for e in found.entities if e.label == "Project"]
    assert work.properties["name"] == "沪渝高速公路"
    assert work.properties["aliases"] == ("沪渝高速",)
    assert (work.properties["field"], work.properties["status"]) == ("transport", "operating")
    assert {c for _, _, c in triples("沪渝高速建成通车。", "CONCERNS")} == {"transport"}


def test_a_proposal_links_nothing() -> None:
    assert triples("建议建设沪渝高铁。", "LINKS") == set()


def test_the_ends_of_known_works_are_divisions_of_today() -> None:
    assert {code for codes in WORKS.values() for code in codes} <= set(divisions())
