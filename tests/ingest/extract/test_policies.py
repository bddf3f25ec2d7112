"""Policies, what a document is, references and agreements, on sentences of our own."""

from __future__ import annotations

import pytest

from kb.model import Extraction
from tests.ingest.extract._said import extraction, named, names

POLICIES = [
    ("省政府印发《甲乙都市圈发展规划》。", {"甲乙都市圈发展规划"}),
    ("依据《中华人民共和国城乡规划法》制定。", {"中华人民共和国城乡规划法"}),
    ("《人民日报》刊登了报道。", set()),
    ("两市签署《交通合作框架协议》。", set()),
    ("出台杭州市数字经济促进条例。", {"杭州市数字经济促进条例"}),
    ("认真落实相关规划和实施方案。", set()),
    ("修订《关于修改〈甲市市容条例〉的决定》。", {"关于修改〈甲市市容条例〉的决定", "甲市市容条例"}),
]


@pytest.mark.parametrize(("text", "titles"), POLICIES)
def test_titles_of_policies(text: str, titles: set[str]) -> None:
    found = extraction(text)
    assert {e.properties["title"] for e in found.entities if e.label == "Policy"} == titles


def policy(found: Extraction, title: str) -> dict[str, object]:
    [entity] = [e for e in found.entities if e.properties.get("title") == title]
    return dict(entity.properties)


def test_number_issuer_date_and_short_name() -> None:
    text = "2019年5月，国务院印发《甲区域发展规划纲要》（国发[2019]12号，以下简称《纲要》）。各地要落实《纲要》。"
    found = extraction(text)
    said = policy(found, "甲区域发展规划纲要")
    assert (said["number"], said["issued"], said["kind"], said["aliases"]) == ("国发〔2019〕12号", "2019-05", "plan", ("纲要",))
    [entity] = [e for e in found.entities if e.label == "Policy"]
    assert entity.key == "Policy:国发〔2019〕12号"
    assert [text[s:e] for s, e in entity.mentions] == ["甲区域发展规划纲要", "纲要"]
    [issued] = [s for s in found.statements if s.predicate == "ISSUED"]
    assert named(issued.subject, found) == "国务院"


def test_what_a_title_covers_and_concerns() -> None:
    found = extraction("四川省人民政府出台《四川省成都市轨道交通管理条例》。")
    covers = {named(s.object, found) for s in found.statements if s.predicate == "COVERS"}
    assert covers == {"成都市"}
    assert {s.object for s in found.statements if s.predicate == "CONCERNS"} == {"Field:transport"}
    assert {named(s.object, found) for s in found.statements if s.predicate == "ACTS_FOR"} == {"四川省"}


NOTICE = """四川省人民政府关于推进甲区建设的通知

川府发〔2021〕7号

各市人民政府：

根据《四川省区域协调发展规划》，现就有关事项通知如下。

一、贯彻落实《甲区总体方案》。

二、本通知自2021年5月1日起施行，有效期五年。《甲区管理办法》同时废止。

四川省人民政府

2021年4月8日
"""


def test_the_document_itself_is_a_policy_with_its_facts() -> None:
    found = extraction(NOTICE)
    assert found.this == "Policy:川府发〔2021〕7号"
    [entity] = [e for e in found.entities if e.key == found.this]
    said = entity.properties
    assert (said["title"], said["number"], said["issued"]) == ("四川省人民政府关于推进甲区建设的通知", "川府发〔2021〕7号", "2021-04-08")
    assert (said["effective"], said["expires"], said["kind"]) == ("2021-05-01", "2026-05-01", "notice")
    assert found.document.place == "Province:510000"
    assert [s.object for s in found.statements if s.predicate == "TEXT_OF"] == [found.this]
    refers = {named_title(s.object, found): s.properties["kind"] for s in found.statements if s.predicate == "REFERS_TO"}
    assert refers == {"四川省区域协调发展规划": "based-on", "甲区总体方案": "implements", "甲区管理办法": "replaces"}


def named_title(key: str, found: Extraction) -> str:
    return next(str(e.properties["title"]) for e in found.entities if e.key == key)


AGREEMENTS = [
    ("成都市与重庆市签署《产业合作框架协议》。", "产业合作框架协议", {"成都市", "重庆市"}),
    ("2021年3月5日，苏州、无锡、常州三市签署《轨道互联合作备忘录》。", "轨道互联合作备忘录", {"苏州市", "无锡市", "常州市"}),
    ("近日，德阳市交通运输局同绵阳市交通运输局签订公交互通协议。", "公交互通协议", {"德阳市", "绵阳市"}),
    ("长沙和南昌共同组建长江中游城市联盟。", "长江中游城市联盟", {"长沙市", "南昌市"}),
    ("京津冀三地共同签署《气象合作协议》。", "气象合作协议", {"北京市", "天津市", "河北省"}),
]
NO_AGREEMENTS = [
    "建议成都市与重庆市签署合作协议。",
    "成都市建立部门联席会议制度。",
    "四川省与成都市签署责任书。",
    "各地要加强合作，健全机制。",
    "企业与职工签订劳动合同。",
    "教育部建立部际联席会议制度。",
]


@pytest.mark.parametrize(("text", "name", "parties"), AGREEMENTS)
def test_agreements_with_their_parties(text: str, name: str, parties: set[str]) -> None:
    found = extraction(text)
    assert names(text, "Agreement") == {name}
    party = [s for s in found.statements if s.predicate == "PARTY_TO"]
    assert {named(s.subject, found) for s in party} == parties
    for s in party:
        assert name in text[s.start : s.end]


@pytest.mark.parametrize("text", NO_AGREEMENTS)
def test_what_is_no_agreement_makes_no_party(text: str) -> None:
    found = extraction(text)
    assert [s for s in found.statements if s.predicate == "PARTY_TO" and s.modality.relates] == []


def test_the_day_of_signing() -> None:
    found = extraction(AGREEMENTS[1][0])
    [deal] = [e for e in found.entities if e.label == "Agreement"]
    assert (deal.properties["signed"], deal.properties["kind"]) == ("2021-03-05", "agreement")
