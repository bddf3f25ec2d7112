"""Works whose places the sentence tells: behind the name, before it by those who build together, or by a boundary that it crosses."""

from __future__ import annotations

import pytest

from kb import identity
from tests.ingest.extract._said import extraction, names, triples

TOLD: list[tuple[str, str, set[str]]] = [
    ("滨河大道北起宜昌，南到荆州，全长60公里。", "滨河大道", {"宜昌市", "荆州市"}),
    ("沿湖公路起于无锡，经宜兴，止于湖州。", "沿湖公路", {"无锡市", "湖州市"}),
    ("云岭大桥一头连着昭通，一头连着宜宾。", "云岭大桥", {"昭通市", "宜宾市"}),
    ("望江隧道，一侧是九江，另一侧是黄冈。", "望江隧道", {"九江市", "黄冈市"}),
    ("青石快速路把洛阳同三门峡连在一起。", "青石快速路", {"洛阳市", "三门峡市"}),
    ("沙洲大桥连接泰州与镇江。", "沙洲大桥", {"泰州市", "镇江市"}),
    ("沙洲大桥全长9公里，连接泰州与镇江。", "沙洲大桥", {"泰州市", "镇江市"}),
    ("龙湾大桥建成后，从温州到台州车程缩短到40分钟。", "龙湾大桥", {"温州市", "台州市"}),
    ("金山机场选址南充与广安之间。", "金山机场", {"南充市", "广安市"}),
    ("金山机场由南充、广安两市共同投资。", "金山机场", {"南充市", "广安市"}),
    ("南充城市公交延伸至广安。", "南充城市公交", {"南充市", "广安市"}),
    ("凤山引水工程将惠及济宁、菏泽等地。", "凤山引水工程", {"济宁市", "菏泽市"}),
]
SHARED: list[tuple[str, str, set[str]]] = [
    ("苏州市与宣城市合办的天目湖产业园开园。", "天目湖产业园", {"苏州市", "宣城市"}),
    ("滁州与南京共建顶山科技园、汊河大桥。", "汊河大桥", {"滁州市", "南京市"}),
    ("滁州与南京共建顶山科技园、汊河大桥。", "顶山科技园", {"滁州市", "南京市"}),
    ("扬州市2025年政府工作报告\n深化与镇江市合作，两市共建的世业洲产业园投用。", "世业洲产业园", {"扬州市", "镇江市"}),
    ("扬州市2025年政府工作报告\n支持与镇江市共建世业洲产业园。", "世业洲产业园", {"扬州市", "镇江市"}),
    ("在汕头市、揭阳市交界地区规划建设榕江生态合作区。", "榕江生态合作区", {"汕头市", "揭阳市"}),
]
CROSSING: list[tuple[str, str, set[str]]] = [
    ("推进G312合肥至六安段改扩建。", "G312合肥至六安段改扩建", {"合肥市", "六安市"}),
    ("滁州至南京城际公交开通。", "滁州至南京城际公交", {"滁州市", "南京市"}),
    ("合肥至六安市域S1线完成勘察。", "合肥至六安市域S1线", {"合肥市", "六安市"}),
    ("“福州—成都”全货机航线首航。", "“福州—成都”全货机航线", {"福州市", "成都市"}),
    ("办好广州—南宁“飞地园区”。", "广州—南宁“飞地园区”", {"广州市", "南宁市"}),
    ("鄂州市2024年政府工作报告\n推进同城化，加快武汉地铁11号线三期、19号线建设。", "武汉地铁19号线", {"武汉市", "鄂州市"}),
    ("鄂州市2024年政府工作报告\n与武汉推进一体化，打通葛华路、吴楚大道等“断头路”。", "葛华路", {"武汉市", "鄂州市"}),
    ("打通乌江大道等跨省基础设施。", "乌江大道", set()),
    ("兰州到西宁的铁路也在建。", "兰州到西宁的铁路", {"兰州市", "西宁市"}),
    ("桃花堡至锡林浩特铁路开工。", "桃花堡至锡林浩特铁路", {"锡林浩特市"}),
]
NONE = [
    "人民大道全长6公里，由市财政投资。",
    "解放大道改造完工，缩短了从城东到城西的时间。",
    "建设大桥连接城东和城西。",
    "杭州市与宁波市共建产业园区、科技园区。",
    "苏州市与无锡市共建共享公共服务。",
    "南京市与合肥市共同打造世界级产业集群。",
    "滨江公路沿线串联起五个景区。",
    "杭州市公交公司与宁波市公交公司签约。",
    "加强与上海市的合作，建设城市快速路。",
    "学校与企业合作建设实训基地。",
    "成都市与德阳市联合建设人才公寓。",
    "郑州市、开封市、新乡市共同推进新城快速路建设。",
    "打通葛华路、吴楚大道等断头路。",
    "开通北京至上海的航班20班。",
]


@pytest.mark.parametrize(("text", "work", "places"), [*TOLD, *SHARED, *CROSSING])
def test_links_what_the_sentence_tells(text: str, work: str, places: set[str]) -> None:
    assert work in names(text, "Project")
    assert {place for name, _, place in triples(text, "LINKS") if name == work} == places


@pytest.mark.parametrize("text", NONE)
def test_no_work_without_two_places(text: str) -> None:
    assert names(text, "Project") == set()


def test_the_words_that_tell_the_places_are_the_evidence() -> None:
    text = "下一步，沙洲大桥连接泰州与镇江。"
    assert {text[s.start : s.end] for s in extraction(text).statements if s.predicate == "LINKS"} == {"沙洲大桥连接泰州与镇江"}


@pytest.mark.parametrize(
    "text",
    [
        "原拟连接延安与铜川的桥山隧道不再建设。",
        "有人建议修建连接济南和泰安的泰岳快速路。",
        "合肥至六安高速公路暂不列入规划。",
        "合肥至六安城际铁路只是专家设想。",
    ],
)
def test_what_is_given_up_or_only_proposed_is_no_work(text: str) -> None:
    assert names(text, "Project") == set()


def test_a_name_that_only_says_what_it_is_for_is_another_work_with_other_partners() -> None:
    first = extraction("苏州与宿迁合办一个新能源材料产业园。")
    second = extraction("广州与清远合办一个新能源材料产业园。")
    keys = [{e.key for e in found.entities if e.label == "Project"} for found in (first, second)]
    assert all(len(those) == 1 for those in keys) and keys[0] != keys[1]
    assert identity.project_key("新能源材料产业园") not in keys[0] | keys[1]


def test_a_section_says_where_a_line_runs_whose_ends_are_not_known() -> None:
    found = extraction("甲辰铁路宣城至绩溪段开工。")
    [work] = [e for e in found.entities if e.label == "Project"]
    assert "甲辰铁路宣城至绩溪段" in work.properties["aliases"]
    assert {place for _, _, place in triples("甲辰铁路宣城至绩溪段开工。", "LINKS")} == {"宣城市", "绩溪县"}


def test_a_plan_that_bears_a_work_s_name_and_a_port_s_figures_are_no_work() -> None:
    assert names("落实《西部陆海新通道总体规划》。", "Project") == set()
    assert names("北部湾港吞吐量增长。", "Project") == set()
    assert names("扩建北部湾港。", "Project") == {"北部湾港"}


def test_rows_of_provinces_share_what_is_sent_between_them() -> None:
    text = "推动青桂、宁粤绿电外送通道开工，省内绿电外送通道扩容。"
    assert triples(text, "LINKS") == {
        ("青桂绿电外送通道", "", "青海省"),
        ("青桂绿电外送通道", "", "广西壮族自治区"),
        ("宁粤绿电外送通道", "", "宁夏回族自治区"),
        ("宁粤绿电外送通道", "", "广东省"),
    }
