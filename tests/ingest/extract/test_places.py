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
