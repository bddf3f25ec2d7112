"""Agreements and standing arrangements with their parties, on sentences of our own."""

from __future__ import annotations

import pytest

from kb.model import Extraction
from tests.ingest.extract._said import extraction, named

AGREEMENTS: list[tuple[str, str, set[str]]] = [
    ("成都市与重庆市签署《产业合作框架协议》。", "产业合作框架协议", {"成都市", "重庆市"}),
    ("2021年3月5日，苏州、无锡、常州三市签署《轨道互联合作备忘录》。", "轨道互联合作备忘录", {"苏州市", "无锡市", "常州市"}),
    ("近日，德阳市交通运输局同绵阳市交通运输局签订公交互通协议。", "公交互通协议", {"德阳市", "绵阳市"}),
    ("京津冀三地共同签署《气象合作协议》。", "气象合作协议", {"北京市", "天津市", "河北省"}),
    ("广州市与贵阳市在深圳签署大数据合作协议。", "大数据合作协议", {"广州市", "贵阳市"}),
    ("湖南省与江西省在长沙座谈，双方签署了战略合作框架协议。", "战略合作框架协议", {"湖南省", "江西省"}),
    ("江苏省南通市海门区与陕西省汉中市略阳县签订劳务协作协议。", "劳务协作协议", {"海门区", "略阳县"}),
    ("杭州市人民政府与浙江大学签订校地合作协议。", "校地合作协议", {"杭州市", "浙江大学"}),
    ("中国电信与内蒙古自治区人民政府签署算力合作协议。", "算力合作协议", {"中国电信", "内蒙古自治区"}),
    ("深圳市委书记张三与东莞市委书记李四座谈，两地签署海洋合作协议。", "海洋合作协议", {"深圳市", "东莞市"}),
    ("《甲流域治理合作协议》由广州、南宁、贵阳等城市共同签署。", "甲流域治理合作协议", {"广州市", "南宁市", "贵阳市"}),
    ("苏州与上海轨道交通合作协议正式签订。", "轨道交通合作协议", {"苏州市", "上海市"}),
    ("德阳市与绵阳市新一轮文旅合作协议加快落实。", "新一轮文旅合作协议", {"德阳市", "绵阳市"}),
    ("成都都市圈四市医保部门签署《异地就医合作协议》。", "异地就医合作协议", {"成都市", "德阳市", "眉山市", "资阳市"}),
    ("目前西安市已与兰州、银川等36个城市签订就医协议。", "就医协议", {"西安市", "兰州市", "银川市"}),
]
ARRANGEMENTS: list[tuple[str, str, set[str]]] = [
    ("长沙和南昌共同组建长江中游城市联盟。", "长江中游城市联盟", {"长沙市", "南昌市"}),
    ("由西安市牵头，咸阳、宝鸡、铜川共同组建区域旅游联盟。", "区域旅游联盟", {"西安市", "咸阳市", "宝鸡市", "铜川市"}),
    ("广州与佛山两市建立市长联席会议制度。", "市长联席会议制度", {"广州市", "佛山市"}),
    ("长三角三省一市文旅部门共同发起成立旅游推广联盟。", "旅游推广联盟", {"上海市", "江苏省", "浙江省", "安徽省"}),
    ("成渝地区双城经济圈高校联盟在成都成立。", "成渝地区双城经济圈高校联盟", {"成渝地区双城经济圈"}),
    ("流域工作专班由四川省商务厅和重庆市商务委组成。", "流域工作专班", {"四川省", "重庆市"}),
    ("宁夏与福建在银川举行东西协作联席会议。", "东西协作联席会议", {"宁夏回族自治区", "福建省"}),
    ("邢台市与聊城市、德州市建立跨省联防联控机制。", "跨省联防联控机制", {"邢台市", "聊城市", "德州市"}),
]
NOTHING = [
    "建议成都市与重庆市签署合作协议。",
    "成都市可以与重庆市签署合作协议。",
    "成都市建立部门联席会议制度。",
    "四川省与成都市签署责任书。",
    "各地要加强合作，健全机制。",
    "企业与职工签订劳动合同，区政府与街道办签订协议。",
    "教育部建立部际联席会议制度。",
    "双方未能签署合作协议。",
    "本次活动共签约项目32个，协议投资额560亿元。",
    "雄安新区建立统筹协调机制。",
    "洛阳与焦作两家俱乐部完成互换，双方签署租借协议。",
    "洛阳、焦作的三家企业签署战略合作协议。",
    "洛阳市与焦作市两所大学签署合作协议。",
    "洛阳和焦作两个园区共同建立联席会议制度。",
    "专家在广州考察后赴佛山，有关企业签署更多协议。",
]


def parties(found: Extraction) -> set[str]:
    return {named(s.subject, found) for s in found.statements if s.predicate == "PARTY_TO"}


@pytest.mark.parametrize(("text", "name", "expected"), AGREEMENTS + ARRANGEMENTS)
def test_agreements_with_their_parties(text: str, name: str, expected: set[str]) -> None:
    found = extraction(text)
    assert {e.properties.get("name") for e in found.entities if e.label == "Agreement"} == {name}
    assert parties(found) == expected
    for s in found.statements:
        if s.predicate == "PARTY_TO":
            assert name in text[s.start : s.end]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_agreement_makes_no_party(text: str) -> None:
    assert parties(extraction(text)) == set()


def deal(text: str) -> dict[str, object]:
    [entity] = [e for e in extraction(text).entities if e.label == "Agreement"]
    return dict(entity.properties)


def test_the_kind_and_the_day_of_signing() -> None:
    said = deal(AGREEMENTS[1][0])
    assert (said["signed"], said["kind"]) == ("2021-03-05", "agreement")
    news = "2023-07-12，正文：本报讯 7月11日，广州市与贵阳市签署大数据合作协议。"
    assert deal(news)["signed"] == "2023-07-11"
    assert "signed" not in deal("2023-07-12，正文：本报讯 近日，广州市与贵阳市签署大数据合作协议。")


def test_an_agreement_told_twice_is_one() -> None:
    text = "成都与重庆签署消防合作协议。会后，成都市与重庆市签署了《川渝毗邻地区消防合作协议》。"
    said = deal(text)
    assert (said["name"], said["aliases"]) == ("川渝毗邻地区消防合作协议", ("消防合作协议",))


def test_a_name_that_any_two_could_use_is_identified_by_the_parties() -> None:
    one, two = (
        next(e.key for e in extraction(t).entities if e.label == "Agreement")
        for t in ("成都市与重庆市签署战略合作协议。", "广州市与贵阳市签署战略合作协议。")
    )
    assert one != two


def test_a_count_of_agreements_has_parties_and_no_name() -> None:
    text = "四川省与重庆市签署12项合作协议。"
    assert "name" not in deal(text)
    assert parties(extraction(text)) == {"四川省", "重庆市"}


def test_what_is_still_to_be_signed_is_planned() -> None:
    found = extraction("成都市将与重庆市签署人才合作协议。")
    assert {str(s.modality) for s in found.statements if s.predicate == "PARTY_TO"} == {"planned"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成都、绵阳加强协作。两市签署人才合作协议。", {"成都市", "绵阳市"}),
        ("四川省与重庆市开展协作，成都、德阳先行。两省市签署人才合作协议。", {"四川省", "重庆市"}),
        ("浙江省丽水市与福建省南平市交好。两市签署林业合作协议。", {"丽水市", "南平市"}),
        ("成都、绵阳、德阳加强协作。两市签署人才合作协议。", set()),
    ],
)
def test_groups_mean_the_places_of_their_number_and_level(text: str, expected: set[str]) -> None:
    assert parties(extraction(text)) == expected


def test_the_surer_of_two_tellings_gives_the_words_and_the_day() -> None:
    text = "来源：两市政府2020年3月公开的《成都市德阳市通勤合作协议》签署消息。\n\n2020年3月9日，成都市与德阳市签署《成都市德阳市通勤合作协议》。\n"
    found = extraction(text)
    [deal] = [e for e in found.entities if e.label == "Agreement"]
    assert deal.properties["signed"] == "2020-03-09"
    for s in found.statements:
        if s.predicate == "PARTY_TO":
            assert text[s.start : s.end].startswith("2020年3月9日")


def test_the_words_behind_a_party_that_is_only_called_one_of_two_cities_include_its_name() -> None:
    text = "洛阳市与焦作市山水相连。两市签署《林业合作框架协议》。"
    found = extraction(text)
    parties = [s for s in found.statements if s.predicate == "PARTY_TO"]
    assert len(parties) == 2
    assert {text[s.start : s.end] for s in parties} == {text}
