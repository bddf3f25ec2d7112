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
    ("洛阳的轴承产业链与焦作的轮胎产业集群各有所长。", {("洛阳市", "轴承产业链"), ("焦作市", "轮胎产业集群")}),
    ("芜湖、马鞍山分别做强汽车、钢铁产业集群。", {("芜湖市", "汽车产业集群"), ("马鞍山市", "钢铁产业集群")}),
    ("芜湖、合肥两市增长较快，前者靠汽车产业链，后者得益于芯片产业集群。", {("芜湖市", "汽车产业链"), ("合肥市", "芯片产业集群")}),
    ("玻璃产业集群主要分布在蚌埠、滁州。", {("蚌埠市", "玻璃产业集群"), ("滁州市", "玻璃产业集群")}),
    ("滁州市打造以智能家电为主导的产业集群。", {("滁州市", "智能家电产业集群")}),
    ("推动芜湖、铜陵铜基新材料产业集群壮大。", {("芜湖市", "铜基新材料产业集群"), ("铜陵市", "铜基新材料产业集群")}),
    ("依托蚌埠高新区培育传感器产业集群。", {("蚌埠高新区", "传感器产业集群")}),
    ("宁德锂电、福州显示等产业集群规模扩大。", {("宁德市", "锂电产业集群"), ("福州市", "显示产业集群")}),
    ("滁州、宿州共建“江淮粮仓”食品产业链。", {("滁州市", "食品产业链"), ("宿州市", "食品产业链")}),
]
PARTS = [
    (
        "围绕机床产业链，沈阳主攻整机，大连负责数控系统研发，鞍山做好铸件配套。",
        {("沈阳市", "manufacturing", "机床产业链"), ("大连市", "research", "机床产业链"), ("鞍山市", "supporting", "机床产业链")},
    ),
    (
        "船舶产业链由大连牵头，葫芦岛、盘锦参与配套。",
        {("大连市", "lead", "船舶产业链"), ("葫芦岛市", "supporting", "船舶产业链"), ("盘锦市", "supporting", "船舶产业链")},
    ),
    ("光电子、半导体两条产业链分别由武汉、宜昌领衔。", {("武汉市", "lead", "光电子产业链"), ("宜昌市", "lead", "半导体产业链")}),
    ("芜湖牵头，铜陵、池州配合，做强线缆产业集群。", {("芜湖市", "lead", "线缆产业集群")}),
    ("海工装备产业带由扬州、泰州两市共建。", {("扬州市", "co-builder", "海工装备产业集群"), ("泰州市", "co-builder", "海工装备产业集群")}),
    ("做强线缆产业链，完善政策。芜湖打造开放高地，铜陵建设物流中心。", set()),
    ("线缆产业链联席会议由芜湖负责召集，铜陵负责会议记录。", set()),
]
NONE = [
    "洛阳市十大产业链全面起势。",
    "洛阳市提升产业链供应链韧性，开展产业链招商。",
    "洛阳市新增国家中小企业特色产业集群3个。",
    "洛阳市建设算力集群和学科集群。",
    "轴承产业链是制造业的重要环节。",
    "洛阳市建议取消轴承产业链试点。",
    "洛阳不再布局轴承产业链。",
    "洛阳等五市组建新材料产业链联盟。",
    "建设林草村镇、康养村和文旅乡产业集群发展示范区。",
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_chains(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(place, chain) for place, _, chain in triples(text, "TAKES_PART_IN")} == expected


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_who_plays_which_part(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert {t for t in triples(text, "TAKES_PART_IN") if t[1]} == expected


def test_industries_in_headings_of_a_document_about_chains() -> None:
    text = "辽宁省重点产业链布局方案\n\n（一）数控机床。沈阳负责整机，大连主攻研发。\n（二）船舶产业。葫芦岛做好配套。\n（三）保障措施。沈阳负责研究政策。\n"
    found = triples(text, "TAKES_PART_IN")
    assert {t for t in found if "措施" not in t[2]} == {
        ("沈阳市", "manufacturing", "数控机床产业链"),
        ("大连市", "research", "数控机床产业链"),
        ("葫芦岛市", "supporting", "船舶产业链"),
    }
    assert found == {t for t in found if "措施" not in t[2]}


def test_headings_of_another_document_are_no_chains() -> None:
    assert triples("辽宁省交通布局方案\n\n（一）数控机床。沈阳负责整机，大连主攻研发。\n", "TAKES_PART_IN") == set()


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
