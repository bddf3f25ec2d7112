"""Titles of policies by classes of words: a document's own, and those in prose without 《》."""

from __future__ import annotations

import pytest

from kb.model import Extraction
from tests.ingest.extract._said import extraction, named, triples

OWN = [
    ("雅安市2023年政府工作报告（节选）\n\n一、2022年工作回顾\n过去一年，全市经济平稳。\n二、2023年工作安排\n", "雅安市2023年政府工作报告"),
    (
        "2021年德阳市国民经济和社会发展统计公报（摘要）\n德阳市统计局\n\n一、综合\n初步核算，经济增长。\n",
        "2021年德阳市国民经济和社会发展统计公报",
    ),
    (
        "绵竹市人民政府工作报告（2022年2月8日在绵竹市第十九届人民代表大会第二次会议上）\n\n各位代表：\n现在报告工作。\n",
        "绵竹市人民政府工作报告",
    ),
    ("遂宁市人才发展规划（2021—2035年）\n\n一、总体要求\n坚持人才优先。\n", "遂宁市人才发展规划（2021—2035年）"),
    ("遂宁市湿地保护条例（草案）\n\n第一条 为了保护湿地，制定本条例。\n", "遂宁市湿地保护条例（草案）"),
    (
        "四川省人民政府办公厅关于加快冷链物流发展的实施意见川府办发〔2020〕77号各市（州）人民政府：为加快冷链物流发展，提出以下意见。",
        "四川省人民政府办公厅关于加快冷链物流发展的实施意见",
    ),
]


@pytest.mark.parametrize(("text", "title"), OWN)
def test_the_title_of_the_document_itself(text: str, title: str) -> None:
    found = extraction(text)
    [this] = [e for e in found.entities if e.key == found.this]
    assert this.properties["title"] == title
    assert [text[s:e] for s, e in this.mentions][:1] == [title]


PROSE = [
    ("为推动成都市低空经济发展三年行动计划顺利实施，各区要密切配合。", {"成都市低空经济发展三年行动计划"}),
    ("项目应当符合天府新区总体方案的规定。", {"天府新区总体方案"}),
    ("管委会依据城市总体规划和天府新区总体方案，编制专项规划。", {"天府新区总体方案"}),
    ("省政府组织编制成都都市圈水源保护规划，统一保护标准。", {"成都都市圈水源保护规划"}),
    ("有关部门正在编制岷江流域治理规划。", {"岷江流域治理规划"}),
    ("按照西水东引总体规划的要求做好移民工作。", {"西水东引总体规划"}),
    ("统筹推动老城片区更新三年行动计划落地见效。", {"老城片区更新三年行动计划"}),
    ("出台加快培育低空制造产业实施方案，支持企业创新。", {"加快培育低空制造产业实施方案"}),
    ("落实支持家政服务业提质扩容十五条措施。", {"支持家政服务业提质扩容十五条措施"}),
    ("出台四川省促进民宿发展若干政策，培育品牌。", {"四川省促进民宿发展若干政策"}),
    ("这与“十三五”规划和远景目标相衔接。", {"“十三五”规划"}),
    # what is no title
    ("成都市编制城市总体规划和片区规划。", set()),
    ("编制成都市城市规划，完善村庄规划。", set()),
    ("推动重点产业规划落地，推进相关实施方案实施。", set()),
    ("各市应当编制成都市湿地保护规划。", set()),
    ("水利部门制定河湖岸线保护规划。", set()),
    ("县级以上人民政府编制水资源综合规划。", set()),
    ("制定国家和地方“十三五”规划纲要及专项规划。", set()),
    ("“十三五”规划顺利收官，实现“十三五”规划目标。", set()),
    ("省政府应当制定天府新区发展规划的实施方案。", set()),
    ("加快完善困难对象认定办法，出台一系列政策措施。", set()),
    ("研究制定加快培育低空制造产业实施方案。", set()),
    ("成都市规划设计研究院承担方案设计。", set()),
]


@pytest.mark.parametrize(("text", "titles"), PROSE)
def test_titles_in_prose(text: str, titles: set[str]) -> None:
    found = extraction(f"上半年工作进展如下所述。{text}")
    assert {e.properties["title"] for e in found.entities if e.label == "Policy"} == titles


def test_the_plans_that_a_law_names() -> None:
    text = (
        "第一条 水行政主管部门会同有关部门编制岷江流域湿地规划，报省政府批准。\n"
        "第二条 水行政主管部门组织实施岷江干流和重要支流的连通修复方案。\n"
        "第三条 制定本行政区域水源保护规划，按照土地利用总体规划执行。\n"
        "第四条 建设项目应当符合成都都市圈水源保护规划。\n"
    )
    found = extraction(text)
    titles = {e.properties["title"] for e in found.entities if e.label == "Policy" and e.key != found.this}
    assert titles == {"岷江流域湿地规划", "成都都市圈水源保护规划"}


def report(place: str, text: str) -> Extraction:
    head = f"2024年{place}政府工作报告\n——2024年1月20日在{place}第九届人民代表大会第三次会议上\n各位代表：\n"
    return extraction(head + text + "\n")


def keys_and_covers(found: Extraction) -> tuple[set[str], set[tuple[str, str]]]:
    others = {e.key for e in found.entities if e.label == "Policy" and e.key != found.this}
    return others, {(s.subject, named(s.object, found)) for s in found.statements if s.predicate == "COVERS" and s.subject in others}


def test_plans_of_one_name_are_told_apart_by_whose_they_are() -> None:
    assert keys_and_covers(report("四川省", "编制“十三五”规划纲要，落实国家“十三五”规划纲要。"))[0] == {
        "Policy:四川省十三五规划纲要",
        "Policy:国家十三五规划纲要",
    }
    assert keys_and_covers(report("宁夏回族自治区", "推动出台自治区湿地保护条例。")) == (
        {"Policy:宁夏回族自治区湿地保护条例"},
        {("Policy:宁夏回族自治区湿地保护条例", "宁夏回族自治区")},
    )
    assert keys_and_covers(report("四川省", "制定我省低空制造产业发展行动方案。")) == (
        {"Policy:四川省低空制造产业发展行动方案"},
        {("Policy:四川省低空制造产业发展行动方案", "四川省")},
    )
    assert keys_and_covers(report("四川省", "深入贯彻民营企业权益保障法，推动出台低空制造促进条例。"))[0] == {
        "Policy:民营企业权益保障法",
        "Policy:四川省低空制造促进条例",
    }


def test_the_short_form_in_a_part_of_a_law_is_that_laws_own() -> None:
    part = "第七条 本条例的适用范围为《总体方案》中确定的区域。\n第八条 管委会负责建设。\n第九条 鼓励创新。\n"
    one, two = extraction(part), extraction(part + "第十条 支持开放。\n")
    [a], [b] = ([s.object for s in found.statements if s.predicate == "REFERS_TO"] for found in (one, two))
    assert a != b
    assert {e.properties["title"] for e in one.entities if e.key == a} == {"总体方案"}


def test_what_the_title_of_a_document_covers() -> None:
    def covers(text: str) -> set[str]:
        found = extraction(text)
        return {named(s.object, found) for s in found.statements if s.predicate == "COVERS" and s.subject == found.this}

    assert covers("四川省天府新区条例\n\n第一条 为了促进发展，制定本条例。\n第二条 天府新区的建设适用本条例。\n") == {"四川省", "天府新区"}
    assert covers("四川省人民政府关于加快绿色金融发展的意见\n川府发〔2021〕7号\n各市人民政府：\n一、加强领导。\n") == {"四川省"}
    assert covers("四川省人民政府关于推进成都都市圈绿色发展的意见\n川府发〔2021〕8号\n各市人民政府：\n一、加强领导。\n") == {"成都都市圈"}
    assert covers("国务院关于加快绿色金融发展的意见\n国发〔2021〕7号\n各省人民政府：\n一、加强领导。\n") == set()


CLASSES = [
    ("编制完成丹江口库区旅游发展规划。", {"丹江口库区旅游发展规划"}),
    ("宜昌经济圈产业发展规划完成编制。", {"宜昌经济圈产业发展规划"}),
    ("智能制造提质升级三年行动计划深入实施。", {"智能制造提质升级三年行动计划"}),
    ("《城镇绿地建设导则》《防汛应急预案》印发。", {"城镇绿地建设导则", "防汛应急预案"}),
    ("按照双方确定的项目规划推进。", set()),
    ("四市签署行动计划。", set()),
]


@pytest.mark.parametrize(("text", "titles"), CLASSES)
def test_more_titles_by_what_is_done_with_them(text: str, titles: set[str]) -> None:
    assert _titles(text) == titles


def test_a_law_names_catalogues_of_the_state_and_no_kinds_of_plans() -> None:
    law = "第一条 按照国家产业结构调整指导目录的规定执行。\n第二条 汉江流域水资源规划、生态保护规划等依照规定编制。\n"
    law += "第三条 市政府组织编制自主创新示范区发展规划。\n第四条 自公布之日起施行。\n"
    assert _titles("襄阳国家自主创新示范区条例\n" + law) - {"襄阳国家自主创新示范区条例"} == {"国家产业结构调整指导目录"}


COVERED = [
    ("《甘肃省人民政府办公厅关于推进全省园区发展的意见》印发。", {"甘肃省"}),
    ("《甘肃省人民政府办公厅关于推进园区发展的意见》印发。", set()),
    ("建设洋浦经济开发区。《支持儋州洋浦一体化发展的意见》印发。", {"儋州市", "洋浦经济开发区"}),
    ("秦皇岛市与葫芦岛市协商。《秦葫毗邻地区融合发展方案》印发。", {"秦皇岛市", "葫芦岛市"}),
    ("秦皇岛市协商。《秦葫毗邻地区融合发展方案》印发。", set()),
]


@pytest.mark.parametrize(("text", "covered"), COVERED)
def test_what_a_title_is_for_beside_the_names_in_it(text: str, covered: set[str]) -> None:
    assert {place for _, _, place in triples(text, "COVERS")} == covered


def _titles(text: str) -> set[str]:
    return {str(e.properties.get("title")) for e in extraction(text).entities if e.label == "Policy"}
