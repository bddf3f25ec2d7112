"""Areas by their endings: where a name begins, what is no name, which names are one area."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract import pipeline
from tests.ingest.extract._said import extraction, names

AREAS = ("MetroArea", "CityCluster", "Zone")
FOUND = [
    ("加快建设洛阳都市圈，带动豫西发展。", {"洛阳都市圈", "豫西"}),
    ("洛阳、南阳两大都市圈协同发展。", {"洛阳都市圈", "南阳都市圈"}),
    ("推动“洛济焦”城市群一体化。", {"洛济焦城市群"}),
    ("支持芜湖、蚌埠高新区创新发展。", {"芜湖高新区", "蚌埠高新区"}),
    ("中国（安徽）自由贸易试验区揭牌。", {"中国（安徽）自由贸易试验区"}),
    ("安徽省芜湖市江北科学城开工。", {"江北科学城"}),
    ("共建皖北承接产业转移集聚区，振兴皖北地区。", {"皖北"}),
    ("高水平建设临淮科创走廊。", {"临淮科创走廊"}),
    ("“芜马”机械、“蚌淮”硅基材料等产业走廊建成。", {"芜马机械产业走廊", "蚌淮硅基材料产业走廊"}),
    ("保护巢湖流域。", {"巢湖流域"}),
    ("黔中、滇中、哈长等城市群有序发展。", {"黔中城市群", "滇中城市群", "哈长城市群"}),
    ("宁镇扬一体化与广佛同城化提速。", {"宁镇扬", "广佛"}),
    ("铜陵、芜湖、池州三市签约，铜芜池抱团发展。", {"铜芜池"}),
    ("深化豫皖边区域协作，支持西部、东北和长三角合作。", {"豫皖边区", "东北", "长三角"}),
    ("支持湘鄂西地区和渝东南发展。", {"湘鄂西地区", "渝东南"}),
    ("推动皖西北协同发展区和浙南闽北合作发展区建设。", {"皖西北协同发展区", "浙南闽北合作发展区"}),
    ("打造芜杭生态经济带、沿巢湖经济带和洛许产业带。", {"芜杭生态经济带", "沿巢湖经济带", "洛许产业带"}),
    ("推进郑商周高质量发展合作带建设。", {"郑商周高质量发展合作带"}),
    ("苏蓉产业园、沪皖现代产业园和芜湖汽车产业园开园。", {"苏蓉产业园"}),
    ("中国（安徽）自由贸易试验区芜湖片区揭牌。", {"中国（安徽）自由贸易试验区芜湖片区"}),
    ("推动自贸试验区芜湖片区与蚌埠片区联动。", {"自贸试验区芜湖片区", "蚌埠片区"}),
    ("建设沪昆（安徽）新材料产业带。", {"沪昆（安徽）新材料产业带"}),
    ("依托天门山经开区、清弋江高新区招商。", {"天门山经开区", "清弋江高新区"}),
    ("丰富京津冀协同发展示范区内涵，建设遂潼川渝毗邻地区先行区。", {"京津冀", "川渝", "京津冀协同发展示范区", "遂潼川渝毗邻地区先行区"}),
    ("滁州、黄埔区、芜湖经开区结对。", {"芜湖经开区"}),
    ("建设芜湖国际陆港物流示范区和江北知识城。", {"芜湖国际陆港物流示范区", "江北知识城"}),
]
GENERIC = [
    "建设一批国家农业现代化示范区。",
    "优化都市圈和城市群布局。",
    "创建食品安全示范区、综合保税区和省级开发区。",
    "打造“一小时通勤圈”，推进跨流域调水。",
    "各高新区、经开区要加大投入。",
    "省域副中心建设提速，交通走廊加快形成。",
    "完善经济区域布局，加快行政区划调整。",
    "承担合作区管理职责，决定合作区规划，符合示范区标准。",
    "建强产业园区，助推工业园区做大，协助开发区招商。",
    "发挥示范带动作用，产业带头人培训结业。",
    "创建一批消费帮扶产地示范区。",
    "推进城市片区更新，建设五大片区。",
    "教科人一体化、产城人一体化与农文旅一体化推进。",
    "全省中西部降雨，市域西北地区干旱。",
    "23个山海协作产业园和东西部协作产业园开工。",
    "沪昆、渝西、渝万等高铁开工，石济客专通道走廊拥堵。",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_names_of_areas(text: str, expected: set[str]) -> None:
    assert names(text, *AREAS) == expected


@pytest.mark.parametrize("text", GENERIC)
def test_generic_words_name_no_area(text: str) -> None:
    assert names(text, *AREAS) == set()


def test_forms_of_one_area_are_one_entity_under_the_form_used_most() -> None:
    found = extraction("洛阳现代化都市圈规划印发。洛阳都市圈扩围。洛阳都市圈建设提速。")
    [area] = [e for e in found.entities if e.label == "MetroArea"]
    assert area.properties["name"] == "洛阳都市圈"
    assert area.properties["aliases"] == ("洛阳现代化都市圈",)
    assert len(area.mentions) == 3


def test_a_defined_short_form_means_the_area_wherever_it_stands_alone() -> None:
    text = "芜湖皖江生态示范区（以下简称示范区）设立。支持示范区先行先试，本省其他示范区照旧。"
    [zone] = [e for e in extraction(text).entities if e.label == "Zone"]
    assert "示范区" in zone.properties["aliases"]
    assert [text[s:e] for s, e in zone.mentions].count("示范区") >= 2


def test_a_district_that_is_called_a_new_area_stays_a_district() -> None:
    assert names("推进浦东新区开放。", *AREAS) == set()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="洛阳芜湖、和“”（）都市圈高新区产业走廊示范区流域的建设。\n", max_size=60))
def test_mentions_and_quotes_lie_in_any_text(text: str) -> None:
    pipeline()
    found = extraction(text)
    for e in found.entities:
        assert all(0 <= s < t <= len(text) for s, t in e.mentions)
