"""Policies, what a document is and its references, on sentences of our own."""

from __future__ import annotations

import pytest

from kb.model import Extraction
from tests.ingest.extract._said import extraction, named

POLICIES = [
    ("符合西部地区鼓励类产业目录的企业减税，放宽外商投资准入负面清单。", {"西部地区鼓励类产业目录"}),
    ("编制商品目录和项目清单，缩减负面清单。", set()),
    ("省政府印发《甲乙都市圈发展规划》。", {"甲乙都市圈发展规划"}),
    ("依据《中华人民共和国城乡规划法》制定。", {"中华人民共和国城乡规划法"}),
    ("《人民日报》刊登了报道。", set()),
    ("两市签署《交通合作框架协议》。", set()),
    ("出台杭州市数字经济促进条例。", {"杭州市数字经济促进条例"}),
    ("认真落实相关规划和实施方案。", set()),
    ("江苏印发苏锡常都市圈发展行动方案，推动轨道互联。", {"苏锡常都市圈发展行动方案"}),
    ("落实长江经济带发展规划纲要，推进共抓大保护。", {"长江经济带发展规划纲要"}),
    ("甘肃省“十四五”旅游发展规划提出新目标。", {"甘肃省“十四五”旅游发展规划"}),
    ("水网工程建设行动方案获国家批复。", {"水网工程建设行动方案"}),
    ("国务院关于同意设立甲合作区的批复（国函〔2021〕999号）明确了范围。", {"国务院关于同意设立甲合作区的批复"}),
    ("制定实施进一步加强基层治理工作方案。", set()),
    ("编制全省水利发展规划。", set()),
    ("加快制定数据条例，研究出台支持企业的政策措施。", set()),
    ("出台降低成本等行动计划。", set()),
    ("他主演的电影《城市之光》上映，纪录片《大河》开播。", set()),
    ("国民经济和社会发展规划应当体现区域协调。", set()),
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


def test_a_short_name_that_nobody_defined_names_the_last_policy_of_that_ending() -> None:
    text = "省政府公布《甲省重点企业管理办法》。《办法》明确了条件。《纲要》未作规定。"
    found = extraction(text)
    [entity] = [e for e in found.entities if e.label == "Policy"]
    assert [text[s:e] for s, e in entity.mentions] == ["甲省重点企业管理办法", "办法"]


REFERENCES = [
    ("国务院印发《甲行动计划》，旨在落实《乙发展规划》。", {("甲行动计划", "implements", "乙发展规划")}),
    ("依据《乙总体规划》制定《甲实施方案》。", {("甲实施方案", "based-on", "乙总体规划")}),
    ("为贯彻《甲发展规划》，依据《乙总体规划》，各地开展工作。", set()),
    ("修订《关于修改〈甲市市容条例〉的决定》。", {("关于修改〈甲市市容条例〉的决定", "cites", "甲市市容条例")}),
]


@pytest.mark.parametrize(("text", "expected"), REFERENCES)
def test_references_between_named_policies(text: str, expected: set[tuple[str, str, str]]) -> None:
    found = extraction(text)
    refers = [s for s in found.statements if s.predicate == "REFERS_TO"]
    assert {(named_title(s.subject, found), s.properties["kind"], named_title(s.object, found)) for s in refers} == expected


@pytest.mark.parametrize(("part", "expected"), [("", {("甲区域规划", "cites", "乙区域规划")}), ("一、甲区域\n\n", set())])
def test_what_a_news_item_is_about_it_says_before_its_parts(part: str, expected: set[tuple[str, str, str]]) -> None:
    """Of a digest's items none is what the others are about."""
    text = f"各地规划印发\n\n2024年3月5日 来源：某报\n\n{part}《甲区域规划》（以下简称《甲规》）印发。\n\n二、乙区域\n\n按照《乙区域规划》，加快建设。\n"
    found = extraction(text)
    refers = [s for s in found.statements if s.predicate == "REFERS_TO"]
    assert {(named_title(s.subject, found), s.properties["kind"], named_title(s.object, found)) for s in refers} == expected


def test_a_decision_that_amends_a_law_refers_to_it() -> None:
    text = (
        "# 甲市水源条例\n\n2020年3月1日甲市第二届人民代表大会常务委员会第九次会议通过\n\n"
        "2022年5月6日甲市第二届人民代表大会常务委员会第十九次会议《关于修改〈甲市水源条例〉等两件地方性法规的决定》修正\n\n"
        "第一条 为了保护水源，根据《乙省水法实施规则》和《丙流域保护条例》，制定本条例。\n"
    )
    found = extraction(text)
    refers = {(named_title(s.subject, found), named_title(s.object, found)) for s in found.statements if s.predicate == "REFERS_TO"}
    assert ("关于修改〈甲市水源条例〉等两件地方性法规的决定", "甲市水源条例") in refers
    kinds = {
        named_title(s.object, found): s.properties["kind"]
        for s in found.statements
        if s.subject == found.this and s.predicate == "REFERS_TO"
    }
    assert kinds == {"乙省水法实施规则": "based-on", "丙流域保护条例": "based-on"}


def test_reports_of_one_name_are_told_apart_by_their_places() -> None:
    def report(place: str) -> str | None:
        return extraction(
            f"政府工作报告\n——2021年1月20日在{place}第九届人民代表大会第三次会议上\n各位代表：\n现在，我代表省人民政府向大会报告工作。\n一、工作回顾\n"
        ).this

    assert report("四川省") == "Policy:四川省政府工作报告-2021"
    assert report("湖南省") == "Policy:湖南省政府工作报告-2021"


def test_a_letter_without_a_title_is_called_after_what_it_says_it_is_about() -> None:
    found = extraction("各市人民政府：\n为加强管理，现就做好水网建设工作通知如下：\n一、严格执行《甲水网建设条例》。\n二、加强领导。\n")
    assert found.this is not None
    assert named_title(found.this, found) == "关于做好水网建设的通知"
    assert [named_title(s.object, found) for s in found.statements if s.predicate == "REFERS_TO"] == ["甲水网建设条例"]


def test_bodies_that_leave_out_their_place_are_named_in_full() -> None:
    found = extraction(
        "四川省人民政府公报\n2021年四川省政府工作报告\n各位代表：\n现在，我代表省人民政府向大会报告工作。省政府办公厅印发《甲区建设方案》。\n"
    )
    issuers = {named(s.subject, found) for s in found.statements if s.predicate == "ISSUED"}
    assert "四川省人民政府办公厅" in issuers
    assert not any(i.startswith("省") for i in issuers)
