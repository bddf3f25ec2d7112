"""The gazetteer: what is a name of a place, what only looks like one, and looking one up."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.gazetteer import ancestors, area, areas, areas_by_key, describe, division_names, divisions, lookup, mostly_latin, scan
from kb.vocabulary import AREAS, PLACES

FOUND = [
    ("会同江苏省和浙江省制定", ["江苏省", "浙江省"]),
    ("成都与重庆签约。", ["成都", "重庆"]),
    ("四川省成都市金牛区", ["四川省", "成都市", "金牛区"]),
    ("沪苏浙皖三省一市共建", ["沪", "苏", "浙", "皖"]),
    ("深化粤港合作", ["粤", "港"]),
    ("推进闽宁协作", ["闽", "宁"]),
    ("援疆援藏工作", ["疆", "藏"]),
    ("央企入川投资", ["川"]),
    ("吉林省吉林市", ["吉林省", "吉林市"]),
    ("长三角城市群和粤港澳大湾区", ["长三角城市群", "粤港澳大湾区"]),
    ("原襄樊市", ["襄樊市"]),
    ("西藏、内蒙古、新疆", ["西藏", "内蒙古", "新疆"]),
    ("武汉市政府和河北省委", ["武汉市", "河北省"]),
    (
        "Wuhan and Chengdu joined the Yangtze River Delta in 2020, and more cities followed them there.",
        ["Wuhan", "Chengdu", "Yangtze River Delta"],
    ),
]
ROWS = [
    ("沪昆高铁通车", ["上海市", "昆明市"]),
    ("加快沪渝、渝万等4条高速公路建设", ["上海市", "重庆市", "重庆市", "万州区"]),
    ("建设商合杭铁路", ["商丘市", "合肥市", "杭州市"]),
    ("徐兰高铁徐连段", ["徐州市", "兰州市", "徐州市", "连云港市"]),
    ("改造川藏线", ["四川省", "西藏自治区"]),
    ("推进广佛一体化", ["广州市", "佛山市"]),
    ("“厦漳泉”三市", ["厦门市", "漳州市", "泉州市"]),
    ("融入哈长沈大科创走廊", ["哈尔滨市", "长春市", "沈阳市", "大连市"]),
    ("沈白高铁", ["沈阳市"]),
    ("联盟在汉成立", ["武汉市"]),
    ("双方在京签署备忘录，下月在蓉举行会议", ["北京市", "成都市"]),
    ("江浙企业", ["江苏省", "浙江省"]),
    ("浦东与南通", ["浦东新区", "南通市"]),
]
NO_ROWS = [
    "西宁安全高速发展",
    "渝西地区的城镇",
    "广佛手是药材",
    "保护青藏高原",
    "海菜花在滇池开放",
    "企业在京东开店",
    "长白的云",
    "刻在汉字里",
    "在深水区改革",
]
NOT_FOUND = [
    ("环绕青海湖骑行", "青海"),
    ("建设美丽江西", "丽江"),
    ("天山南北", "山南"),
    ("中心城区和县城", "和县"),
    ("新建县级医院", "新建县"),
    ("上海中医药大学", "上海"),
    ("西安电子科技大学", "西安"),
    ("逛南京西路", "南京"),
    ("维护长治久安", "长治"),
    ("黄金、白银、铜", "白银"),
    ("人口高密度地区", "高密"),
    ("治理丹江口库区", "丹江口"),
    ("反对文山会海", "文山"),
    ("到乌兰巴托", "乌兰"),
    ("推进创新乡村建设", "新乡"),
    ("开展示范县创建", "范县"),
    ("适应城市发展", "应城"),
    ("北京大学与南京大学", "北京"),
    ("上海证券报消息", "上海"),
    ("在南京路步行街", "南京"),
    ("重庆火锅闻名", "重庆"),
    ("跨越杭州湾", "杭州"),
    ("加强合作与和平发展", "合作"),
    ("山区和中山区", "发展"),
    ("祁连山生态", "祁连"),
    ("出海口建设", "海口"),
    ("弘扬中华文化", "扬中"),
    ("发展和安全", "和安"),
    ("新型城镇化", "新"),
    ("港口青年新风", "港"),
    ("渤海南岸", "海南"),
    ("黄河南北", "河南"),
]


def surfaces(text: str) -> list[str]:
    return [m.surface for m in scan(text)]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_names_of_places_are_found(text: str, names: list[str]) -> None:
    assert surfaces(text) == names


@pytest.mark.parametrize(("text", "name"), NOT_FOUND)
def test_what_only_looks_like_a_name_is_not(text: str, name: str) -> None:
    assert name not in surfaces(text)


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_rows_of_initials_stand_for_places(text: str, names: list[str]) -> None:
    assert [divisions()[m.keys[0].partition(":")[2]].name for m in scan(text)] == names


@pytest.mark.parametrize("text", NO_ROWS)
def test_other_words_are_no_rows(text: str) -> None:
    assert not [m for m in scan(text) if m.form == "abbr"]


@pytest.mark.parametrize("unit", ["沪昆、", "沪昆和", "成都和", "新", "京津冀晋蒙", "、和与及", "中国"])
def test_a_scan_takes_time_in_proportion_to_the_text(unit: str) -> None:
    def seconds(n: int) -> float:
        text = unit * n
        start = time.process_time()
        scan(text)
        return time.process_time() - start

    scan(unit)
    assert min(seconds(16_000) for _ in range(3)) < 40 * max(min(seconds(1_000) for _ in range(3)), 1e-4)


def test_areas_are_known_by_any_name_and_by_key() -> None:
    gba = areas()["粤港澳大湾区"]
    assert area("大湾区") == area(gba.key) == area("粤港澳大湾区") == areas_by_key()[gba.key] == gba
    assert area("无此区域") is None
    assert len(areas_by_key()) == len(areas())


def test_what_stands_above_a_division() -> None:
    assert ancestors("District:510106") == ("City:510100", "Province:510000")
    assert ancestors("District:429004") == ("Province:420000",)
    assert ancestors("City:110000") == ancestors("MetroArea:x") == ()


def test_names_of_divisions_end_with_those_of_counties() -> None:
    names = division_names(PLACES)
    assert len(set(names)) == len(names)
    assert names.index("阿里地区") < names.index("东城区")
    assert division_names(frozenset({"Province"}))[0] == "河北省"


@pytest.mark.parametrize(
    ("text", "latin"), [("a plan of two cities in one river basin", True), ("Chengdu", False), ("成都市与重庆市 A B C" * 9, False)]
)
def test_the_script_of_a_text(text: str, latin: bool) -> None:
    assert mostly_latin(text) is latin


@given(
    st.lists(
        st.sampled_from(
            ["成都", "、", "新乡市", "建设", "沪苏", "😀", "𠮷", "，", "长三角", "沪昆", "高铁", "广佛", "”", "Ａ", "\n", "县", "海南"]
        ),
        max_size=30,
    ).map("".join)
)
def test_matches_are_exact_ordered_and_apart(text: str) -> None:
    end = 0
    for m in scan(text):
        assert text[m.start : m.end] == m.surface
        assert m.start >= end
        assert m.keys
        end = m.end


@given(st.text(alphabet="的了在于。，\n😀", max_size=20))
def test_what_stands_before_moves_matches_and_nothing_else(prefix: str) -> None:
    text = "。成都、重庆和长三角。"
    plain = scan(text)
    moved = scan(prefix + text)
    assert [(m.start - len(prefix), m.end - len(prefix), m.keys) for m in moved] == [(m.start, m.end, m.keys) for m in plain]


@pytest.mark.parametrize("text", ["成都", "成都市", "510100", "蓉", "City:510100", "四川省/成都市"])
def test_a_city_may_be_looked_up_in_many_ways(text: str) -> None:
    assert lookup(text, PLACES).key == "City:510100"


def test_an_ambiguous_name_has_candidates_and_an_unknown_one_neighbours() -> None:
    found = lookup("朝阳", PLACES)
    assert found.key is None
    assert {"City:211300", "District:110105"} <= set(found.candidates)
    assert lookup("朝阳市", PLACES).key == "City:211300"
    assert lookup("吉林", PLACES).key == "Province:220000"
    assert lookup("襄樊市", PLACES).key == "City:420600"
    assert "成都市" in lookup("成都府", PLACES).nearest


def test_divisions_hang_together() -> None:
    known = divisions()
    assert len(known) == 3214
    for d in known.values():
        assert d.label in PLACES
        assert d.path.endswith(d.name)
        assert (d.parent is None) == (d.label == "Province" or d.level == "municipality")
        assert len(ancestors(d.key)) == d.path.count("/")
        assert len(d.short) >= 2
    assert {known["110000"].label, known["500000"].label} == {"City"}
    assert describe("District:330421") == {
        "name": "嘉善县", "short": "嘉善", "level": "county", "parent": "330400", "path": "浙江省/嘉兴市/嘉善县",
        "lon": known["330421"].lon, "lat": known["330421"].lat,
    }  # fmt: skip
    assert describe("MetroArea:x") is None


def test_areas_name_declared_labels_and_known_members() -> None:
    names: set[str] = set()
    for each in areas().values():
        assert each.label in AREAS
        assert not names & {each.name, *each.aliases}
        names |= {each.name, *each.aliases}
        for member in each.members:
            assert member.key.partition(":")[2] in divisions()
            assert member.source
    assert {m.key for m in areas()["京津冀"].members} == {"City:110000", "City:120000", "Province:130000"}
    assert any(m.role == "core" for m in areas()["南京都市圈"].members)
