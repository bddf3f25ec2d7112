"""How a policy refers to another, in many wordings."""

from __future__ import annotations

import pytest

from tests.ingest.extract._said import extraction

HEAD = "四川省人民政府关于加快绿色金融发展的意见\n川府发〔2021〕7号\n各市（州）人民政府：\n"
KINDS = [
    ("根据《甲金融纲要》要求，结合我省实际，制定本意见。", {("甲金融纲要", "based-on")}),
    ("依照去年省人民代表大会常务委员会第二十次会议通过的《甲金融条例》，现就有关事项提出如下意见。", {("甲金融条例", "based-on")}),
    ("为落实《甲金融规划》和《乙金融方案》，制定以下措施。", {("甲金融规划", "implements"), ("乙金融方案", "implements")}),
    ("深入贯彻《甲金融规划》，完善标准体系。", {("甲金融规划", "implements")}),
    (
        "《甲金融办法》（川府发〔2011〕3号）、《乙金融办法》（川府发〔2012〕4号）同时废止。",
        {("甲金融办法", "replaces"), ("乙金融办法", "replaces")},
    ),
    ("原《甲金融细则》不再执行。", {("甲金融细则", "replaces")}),
    ("自本意见施行之日起，《甲金融规定》自行失效。", {("甲金融规定", "replaces")}),
    ("各地区、各部门要按照《甲金融规定》报送情况。", {("甲金融规定", "cites")}),
    ("省财政厅将按照《甲金融规定》组织专家评审，并提出建议。", {("甲金融规定", "cites")}),
    ("按照国家部署编制《甲金融规划》。", {("甲金融规划", "cites")}),
    ("各地区认真落实中央部署和《甲金融规划》提出的任务。", {("甲金融规划", "cites")}),
    ("（三）四川省成都市实施《甲金融计划》，打造升级版。", {("甲金融计划", "cites")}),
    ("12.成都市实施《甲金融计划》，打造升级版。", {("甲金融计划", "cites")}),
    ("未尽事宜，《甲金融规定》有规定的，从其规定。", {("甲金融规定", "cites")}),
]


@pytest.mark.parametrize(("sentence", "expected"), KINDS)
def test_what_the_document_itself_refers_to(sentence: str, expected: set[tuple[str, str]]) -> None:
    assert said(HEAD + sentence + "\n") == {("THIS", kind, title) for title, kind in expected}


def said(text: str) -> set[tuple[str, str, str]]:
    """(title or THIS, kind, title or THIS) of the references."""
    found = extraction(text)
    title = {e.key: str(e.properties.get("title")) for e in found.entities} | ({found.this: "THIS"} if found.this else {})
    return {(title[s.subject], str(s.properties["kind"]), title[s.object]) for s in found.statements if s.predicate == "REFERS_TO"}


def test_what_is_said_of_another_plan_is_that_plans() -> None:
    text = HEAD + "省政府组织编制《甲金融规划》。规划编制应当落实《乙金融纲要》。\n《甲金融规划》实施要坚持创新，深入落实《丙金融纲要》。\n"
    assert said(text) == {
        ("THIS", "cites", "甲金融规划"),
        ("甲金融规划", "implements", "乙金融纲要"),
        ("甲金融规划", "implements", "丙金融纲要"),
    }


def test_a_reply_approves_and_a_notice_cites_what_its_title_names() -> None:
    text = HEAD + "《国务院关于甲河流域规划的批复》明确了范围，《甲河流域规划》已经实施，《关于印发甲河流域规划的通知》另有要求。\n"
    refs = said(text)
    assert ("国务院关于甲河流域规划的批复", "approves", "甲河流域规划") in refs
    assert ("关于印发甲河流域规划的通知", "cites", "甲河流域规划") in refs


def test_two_policies_that_one_sentence_cites_are_not_based_on_each_other() -> None:
    text = "记者获悉，草案依据《甲金融纲要》编制，与《乙金融方案》相衔接。省政府根据《丙金融纲要》编制了《丁金融规划》。"
    assert said(text) == {("丁金融规划", "based-on", "丙金融纲要")}


PARTS = [
    (
        "第三章 构建冷链物流网络\n第一节 完善骨干通道\n建设基地。\n第二节 加强区域协作\n落实《甲物流规划》，推动互联。\n",
        {("THIS", "implements", "甲物流规划")},
    ),
    ("各地要加强领导。\n本规划由省发展改革委组织实施。各地要对照《甲物流规划》，细化任务。\n", {("THIS", "cites", "甲物流规划")}),
    (
        "（21）完善物流体系。坚持统筹。\n（22）健全市场规则。强化《甲物流规划》约束力。\n（23）扩大对外开放。拓展通道。\n",
        {("THIS", "cites", "甲物流规划")},
    ),
    ("一要推进产业升级。落实《甲物流规划》，建设基地。\n二要扩大内需。\n", set()),
    ("第一章 文献回顾\n第二章 研究方法\n依据《甲物流规划》选取样本。\n", set()),
    ("记者从会上获悉，第三章要求加快建设，《甲物流规划》已经实施。\n", set()),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_part_of_an_official_document_refers_to_others_too(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert said(text) == expected


ISSUED = """赣州市人民政府关于印发赣州市水网规划的通知
赣市府发〔2023〕12号
各县（市、区）人民政府：
《赣州市水网规划》已经同意，现印发给你们。
赣州市人民政府
2023年5月6日

赣州市水网规划（节选）

本规划依据《甲水网纲要》编制。
落实《乙水安全规划》，建设水库。
"""


def test_a_plan_that_a_notice_carries_speaks_for_itself() -> None:
    assert said(ISSUED) == {
        ("THIS", "cites", "赣州市水网规划"),
        ("赣州市水网规划", "based-on", "甲水网纲要"),
        ("赣州市水网规划", "implements", "乙水安全规划"),
    }


def test_measures_that_a_notice_carries_are_the_notices() -> None:
    text = ISSUED.replace("水网规划", "节水措施").replace("本规划", "本措施")
    assert ("THIS", "based-on", "甲水网纲要") in said(text)


def test_the_outline_that_a_reply_attaches_is_the_plans() -> None:
    text = (
        "国务院关于赣州都市圈发展规划的批复\n江西省人民政府：\n现批复如下：\n一、原则同意《赣州都市圈发展规划》。\n"
        "附：规划要点\n生态。落实《甲森林保护法》，恢复植被。\n"
    )
    assert ("赣州都市圈发展规划", "implements", "甲森林保护法") in said(text)


def test_what_is_made_for_a_policy_of_the_sentence_before() -> None:
    assert ("乙区域规划", "implements", "甲改革方案") in said("去年国务院批准了《甲改革方案》。省里为此出台了《乙区域规划》。\n")
    assert said("去年国务院批准了《甲改革方案》。省里还出台了《乙区域规划》。\n") == set()


def test_a_comma_in_a_report_begins_another_task() -> None:
    text = "十堰市政府工作报告\n过去一年，《汉江流域治理规划》获批，落实《甲水安全纲要》。\n"
    assert not any(r[0] == "汉江流域治理规划" for r in said(text))


def test_parts_of_plans_are_known_by_their_boxes_and_tasks() -> None:
    part = "（三）构建开放新格局\n落实《甲城市群规划》，建设通道。\n（四）完善互联互通网络\n建设铁路。\n（五）健全合作机制\n定期会商。\n"
    assert ("implements", "甲城市群规划") in {r[1:] for r in said(part)}
    assert said("过去一年，我们取得成绩。\n" + part) == set()
