"""Sentences from which no edge follows: a made-up edge is worse than a missing one."""

from __future__ import annotations

import pytest

from tests.ingest.extract._said import extraction, names, triples

NO_MEMBERS = [
    "推进福州都市圈建设，加快厦门、漳州、泉州同城化。",
    "发挥上海龙头作用，带动长江中游城市群发展。",
    "推动长江中游城市群加快崛起，发挥上海龙头作用。",
    "南京都市圈加快建设。这家产业园区内有上海、武汉等地企业。",
    "南京都市圈发展规划\n监测范围包括上海市、武汉市。",
    "南京都市圈建设推进会昨日召开，多个城市派员参加，武汉、长沙也在其中。",
    "南京都市圈去年招商成效明显，主要包括上海、深圳的企业。",
    "长三角一体化示范区成员市开会后，亚洲市长论坛上，西安、成都等成员城市发言。",
    "上海、武汉两市专家建言如何建设南京都市圈。",
    "武汉企业加入长三角城市群。",
    "武汉将把20个项目纳入长三角城市群对接清单。",
    "武汉、长沙、南昌、合肥签署合作协议。随后代表考察长三角城市群四市。",
]
NO_CHAIN = [
    ("引进上海企业，建设生物医药产业链。", "上海市"),
    ("吸引深圳客商，培育智能终端产业集群。", "深圳市"),
    ("组织赴深圳招商，做强电子信息产业链。", "深圳市"),
    ("粤港澳大湾区加快融合。某公司董事长介绍，企业打造新能源产业链。", "粤港澳大湾区"),
    ("打造大理石材产业链。", "大理白族自治州"),
]
NO_LINK = [
    ("连云港市与大连市加强合作。大连产业园加快建设。", "连云港市"),
    ("汉中市与武汉市加强合作。武汉产业园加快建设。", "汉中市"),
    ("开行中欧班列（郑和号）。", "和田地区"),
    ("广东省交通厅通报，珠江大桥、清江大桥、珠海大道通车。", "江门市"),
    ("沪宁高速通车后，从北京到广州只需8小时。", "广州市"),
    ("东莞市交通规划\n加快建设综合交通网，借鉴深圳地铁4号线建设经验。", "东莞市"),
    ("南京地铁接入上海地铁乘车码。", "上海市"),
]


def _linked(text: str, predicate: str) -> set[str]:
    return {name for subject, _, thing in triples(text, predicate) for name in (subject, thing)}


@pytest.mark.parametrize("text", NO_MEMBERS)
def test_no_place_becomes_a_member(text: str) -> None:
    areas = names(text, "MetroArea") | names(text, "CityCluster") | names(text, "Zone")
    assert {t for t in triples(text, "PART_OF") if t[2] in areas} == set()


@pytest.mark.parametrize(("text", "place"), NO_CHAIN)
def test_no_chain_is_of_a_place_that_has_no_part_in_it(text: str, place: str) -> None:
    assert place not in _linked(text, "TAKES_PART_IN")


@pytest.mark.parametrize(("text", "place"), NO_LINK)
def test_no_work_links_a_place_that_it_does_not_reach(text: str, place: str) -> None:
    assert place not in _linked(text, "LINKS")


@pytest.mark.parametrize(
    ("text", "label", "name"),
    [
        ("建成呼和浩特至大同高铁。", "Project", "呼和浩特至大同高铁"),
        ("平和县、政和县做强平和县蜜柚产业链。", "IndustryChain", "蜜柚产业链"),
        ("江苏省建设淮海大道、宁淮快速通道。", "Project", "宁淮快速通道"),
        ("北京与上海共同推进标准互认和花湖机场建设。", "Project", "花湖机场"),
    ],
)
def test_names_have_their_own_edges(text: str, label: str, name: str) -> None:
    assert names(text, label) <= {name}


NO_PARTY = [
    "南京市与镇江市的企业签署了合作协议。",
    "南京队与镇江队签署合作协议。",
    "反对苏州市与常州市签署《苏常合作协议》。",
    "如果南京市与镇江市签署《宁镇协议》，将共建园区。",
]
FIGURES = [
    ("2024年末江苏省苏州市常住人口 955 万人。", {"9550000.0"}),
    ("2024年江苏省苏州市进出口总额 5 亿元。", {"500000000.0"}),
    ("2024年江苏省苏州市地区生产总值达到13万多亿元。", {"13000000000000.0"}),
    ("2024年江苏省苏州市地区生产总值未达到2万亿元。", set()),
]


@pytest.mark.parametrize("text", NO_PARTY)
def test_no_place_becomes_a_party(text: str) -> None:
    assert triples(text, "PARTY_TO") == set()


@pytest.mark.parametrize(("text", "values"), FIGURES)
def test_figures_are_those_that_stand_there(text: str, values: set[str]) -> None:
    found = extraction(text)
    assert {str(e.properties["value"]) for e in found.entities if e.label == "Observation"} == values


def test_groups_that_stand_for_groups_take_linear_time() -> None:
    text = "南京市和镇江市合作。" + "，".join(["两市与常州市联合办学"] * 40) + "，签署合作协议。"
    assert names(text, "City") == {"南京市", "镇江市", "常州市"}
