"""Chains and clusters item by item, and whose they are."""

import pytest

from tests.ingest.extract._said import extraction, names, triples

CHAINS = [
    ("洛阳市加快打造轴承、农机和光伏三条产业链。", {("洛阳市", "轴承产业链"), ("洛阳市", "农机产业链"), ("洛阳市", "光伏产业链")}),
    ("洛阳做强千亿级石化产业集群。", {("洛阳市", "石化产业集群")}),
    ("洛阳轴承、南阳光电入选国家先进制造业集群。", {("洛阳市", "轴承产业集群"), ("南阳市", "光电产业集群")}),
    ("洛阳都市圈装备制造产业集群规模扩大。", {("洛阳都市圈", "装备制造产业集群")}),
    ("洛阳市培育新能源与智能网联汽车产业链。", {("洛阳市", "新能源与智能网联汽车产业链")}),
    ("洛阳市的牡丹产业持续壮大，打造产业集群。", set()),
]
NONE = [
    "洛阳市十大产业链全面起势。",
    "洛阳市提升产业链供应链韧性，开展产业链招商。",
    "洛阳市新增国家中小企业特色产业集群3个。",
    "洛阳市建设算力集群和学科集群。",
    "轴承产业链是制造业的重要环节。",
    "洛阳市建议取消轴承产业链试点。",
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_chains(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(place, chain) for place, _, chain in triples(text, "TAKES_PART_IN")} == expected


@pytest.mark.parametrize("text", NONE)
def test_no_chain(text: str) -> None:
    assert triples(text, "TAKES_PART_IN") == set()


def test_a_provincial_text_speaks_of_its_province() -> None:
    text = "河南省今年工作。洛阳、南阳、焦作、开封、许昌协同发展。做强光电产业链。"
    assert {(p, c) for p, _, c in triples(text, "TAKES_PART_IN")} == {("河南省", "光电产业链")}


def test_a_news_item_speaks_for_nobody() -> None:
    text = "本报讯（记者甲）河南省洛阳、南阳、焦作、开封、许昌协同发展。做强光电产业链。"
    assert triples(text, "TAKES_PART_IN") == set()


def test_a_sentence_about_an_industry_names_the_chain_it_completes() -> None:
    text = "河南省今年工作。洛阳、南阳、焦作、开封、许昌协同发展。石化产业持续转型，延伸全产业链。"
    assert names(text, "IndustryChain") == {"石化产业链"}


def test_a_nickname_stands_for_the_cities_that_are_certain() -> None:
    text = "湖北省今年工作。武汉、襄阳、孝感、随州、十堰协同发展。“汉孝随”汽车、“襄十”农机等产业走廊建成。"
    assert {(p, c) for p, _, c in triples(text, "TAKES_PART_IN")} == {
        ("武汉市", "汽车产业集群"),
        ("孝感市", "汽车产业集群"),
        ("随州市", "汽车产业集群"),
        ("襄阳市", "农机产业集群"),
        ("十堰市", "农机产业集群"),
    }


def test_chain_and_cluster_of_one_industry_are_one_entity() -> None:
    found = extraction("洛阳市打造轴承产业链。洛阳市壮大轴承产业集群。")
    [chain] = [e for e in found.entities if e.label == "IndustryChain"]
    assert chain.properties["industry"] == "轴承"
    assert len(chain.mentions) == 2
