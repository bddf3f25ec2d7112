"""Places and known areas that a document names, and paths that it writes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import Extraction
from tests.ingest.extract._said import extraction, named, triples

PLACES = ("Province", "City", "District")
NAMED = [
    ("苏州市政府与嘉善县委会面。", {"苏州市", "嘉善县"}),
    ("洽谈会在合肥召开，芜湖、马鞍山参加。", {"合肥市", "芜湖市", "马鞍山市"}),
    ("沪苏浙皖共建平台。", {"上海市", "江苏省", "浙江省", "安徽省"}),
    ("推进长三角一体化，上海带头。", {"上海市"}),
    ("合福高铁沿线两市互访。", {"合肥市", "福州市"}),
    ("原巢湖市居巢区的企业。", {"巢湖市"}),
    ("兰州新区招商。", {"兰州市"}),
    ("记者从武汉大学了解到情况。", set()),
    ("市和县城、矿区、城区都要治理。", set()),
    ("鼓楼区与鼓楼区。", set()),
    ("杭州湾大湾区、南京路步行街、重庆火锅。", set()),
    ("新华社合肥5月3日电 芜湖开工。", {"芜湖市"}),
    ("人民日报海外版合肥电（记者甲乙）芜湖开工。", {"芜湖市"}),
    ("中新网5月3日电（李丹阳）芜湖开工。", {"芜湖市"}),
    ("三地群众更快进京看病。", {"北京市"}),
    ("海南大学崖州校区与长沙黄花机场、大庆萨尔图机场。", {"长沙市", "大庆市"}),
    ("与苏州结成友好区，改造老城区，洛阳市老城区开工。", {"苏州市", "洛阳市", "老城区"}),
    ("推进合肥至新沂高铁前期工作。", {"合肥市", "新沂市"}),
    ("潼关、灵宝两县市签约。", {"灵宝市", "潼关县"}),
    ("揭阳滨海新区开工，滨海新区（天津）签约。", {"揭阳市", "滨海新区", "天津市"}),
    ("（北京市统计局，2021）的数据表明，天津领先。", {"天津市"}),
]
PATHS = [
    ("四川省成都市金牛区开工。", {("成都市", "四川省"), ("金牛区", "成都市")}),
    ("浙江省嘉善县与江苏省吴江区签约。", set()),
    ("湖北省仙桃市开工。", {("仙桃市", "湖北省")}),
    ("四川省、成都市分别出台办法。", set()),
    ("四川省德阳、绵阳两地。", {("德阳市", "四川省")}),
]


def places(found: Extraction) -> set[str]:
    return {named(e.key, found) for e in found.entities if e.label in PLACES}


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_places_that_a_text_names(text: str, expected: set[str]) -> None:
    assert places(extraction(text)) == expected


@pytest.mark.parametrize(("text", "expected"), PATHS)
def test_only_a_written_path_states_what_belongs_where(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(s, o) for s, _, o in triples(text, "PART_OF", "places/path")} == expected


def test_the_quote_of_a_path_is_the_path() -> None:
    found = extraction("会议在江苏省苏州市举行。")
    [path] = [s for s in found.statements if s.predicate == "PART_OF"]
    assert found.document.text[path.start : path.end] == "江苏省苏州市"


@given(
    st.lists(
        st.sampled_from(["成都市", "四川省", "金牛区", "、", "，", "。", "\n", "沪昆高铁", "川渝", "😀", "长三角"]), min_size=1, max_size=14
    )
)
def test_mentions_lie_in_the_text_and_are_of_places_or_areas(parts: list[str]) -> None:
    text = "".join(parts) + "。"
    found = extraction(text)
    for e in found.entities:
        for start, end in e.mentions:
            assert text[start:end].strip()


LINES_AND_LISTS = [
    ("建成桂林至通道铁路，桂林到通道的高速公路开工。", {"桂林市", "通道侗族自治县"}),
    ("桂林到通道两侧绿化，打通通道。", {"桂林市"}),
    ("建设萍乡至上栗快速通道。", {"萍乡市", "上栗县"}),
    ("长治市潞州区、上党区，晋城市城区、泽州县。", {"长治市", "潞州区", "上党区", "晋城市", "泽州县", "城区"}),
    ("阳泉市盂县、郊区招商。", {"阳泉市", "盂县", "郊区"}),
    ("深化与辽宁、吉林合作。", {"辽宁省", "吉林省"}),
    ("深化与长春、吉林合作。", {"长春市", "吉林市"}),
    ("玉树3县5乡通电。", {"玉树藏族自治州"}),
    ("治理沅江流域，建设晋江上游水库。", set()),
    ("支持平陆、芮城发展。", {"平陆县", "芮城县"}),
    ("海东民和县与大厂县结对。", {"海东市", "民和回族土族自治县", "大厂回族自治县"}),
]


@pytest.mark.parametrize(("text", "expected"), LINES_AND_LISTS)
def test_names_that_a_line_or_a_list_makes_certain(text: str, expected: set[str]) -> None:
    assert _places(text) == expected


OTHERS = [
    ("江西远航集团、湖南三一公司投产。", set()),
    ("江西省属集团、湖南各大集团来访。", {"江西省", "湖南省"}),
    ("成都军区旧址，广州战区。", set()),
    ("中新网西宁8月5日电（鲁丹阳）武汉开工。", {"武汉市"}),
    ("记者 李临夏", set()),
    ("深圳港、天津港合作。", {"深圳市", "天津市"}),
    ("做好对台工作。", {"台湾省"}),
    ("对台灯征税，搭台唱戏。", set()),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_names_that_mean_no_place(text: str, expected: set[str]) -> None:
    assert _places(text) == expected


def test_the_documents_own_place_behind_what_looks_like_another() -> None:
    assert "海南省" in _places("儋州市政府工作报告\n八万英才兴海南。\n") | _places("海南省政府工作报告\n兴海南。\n")
    assert "兴海县" not in _places("海南省政府工作报告\n八万英才兴海南。\n")


def _places(text: str) -> set[str]:
    found = extraction(text)
    return {named(e.key, found) for e in found.entities if e.label in PLACES}
