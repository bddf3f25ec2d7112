"""Figures of places: what is measured, whose it is, when it holds; and what is no statistic."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.extract._measure import joined
from ingest.extract._measures import measures
from ingest.read import Marked, ReadText
from ingest.read._plain import tabbed
from kb.gazetteer import describe
from kb.model import Extraction

Figure = tuple[str, str, str | None, float | None, str, float | None, bool]

REPORT = "2026年洛阳市政府工作报告\n\n一、2025年工作回顾\n\n"
AIMS = "2026年洛阳市政府工作报告\n\n二、2026年重点工作\n\n"
PLAN = "2026年洛阳市政府工作报告\n\n一、“十四五”时期发展回顾\n\n五年来，我们砥砺前行。"


def found(text: str) -> Extraction:
    return extract(ReadText("a.txt", hashlib.sha256(text.encode()).hexdigest(), "txt", text))


def figures(text: str) -> set[Figure]:
    """(place, indicator, period, value, unit, change, target) of each observation."""
    extraction = found(text)
    names = {e.key: str(e.properties["name"]) for e in extraction.entities if "name" in e.properties}
    about = {s.subject: s.object for s in extraction.statements if s.predicate == "ABOUT"}
    measured = {s.subject: s.object for s in extraction.statements if s.predicate == "OF"}
    out = set()
    for e in extraction.entities:
        if e.label == "Observation":
            place = (describe(about[e.key]) or {}).get("name") or names[about[e.key]]
            p = e.properties
            out.add(
                (
                    str(place),
                    names[measured[e.key]],
                    p.get("period"),
                    p.get("value"),
                    p.get("unit"),
                    p.get("change"),
                    p.get("target", False),
                )
            )
    return out  # type: ignore[return-value]


def pick(text: str, *columns: int) -> set[tuple[object, ...]]:
    return {tuple(f[c] for c in columns) for f in figures(text)}


READ = [
    ("地区生产总值达到6200亿元、增长5.6%。", {("地区生产总值", 6.2e11, 5.6)}),
    ("地区生产总值增长5.6%。", {("地区生产总值", None, 5.6)}),
    ("一般公共预算收入下降1.2%。", {("一般公共预算收入", None, -1.2)}),
    ("入境游客增长1倍。", {("入境游客", None, 100)}),
    ("农产品、轴承出口分别增长8%、9.5%。", {("农产品出口", None, 8), ("轴承出口", None, 9.5)}),
    ("研发投入强度提升至2.6%。", {("研发投入强度", 2.6, None)}),
    ("新增上市公司3家、高新技术企业120家。", {("新增上市公司", 3, None), ("新增高新技术企业", 120, None)}),
    ("公路里程新增30公里、突破900公里。", {("公路里程新增", 30, None), ("公路里程", 900, None)}),
    ("城镇调查失业率5.2%。", {("城镇调查失业率", 5.2, None)}),
    ("城乡居民收入比降至2.1。", {("城乡居民收入比", 2.1, None)}),
    ("三次产业结构调整为5:40:55。", {("第一产业占比", 5, None), ("第二产业占比", 40, None), ("第三产业占比", 55, None)}),
    ("百亿元以上产业链达到6条。", {("百亿元以上产业链", 6, None)}),
    ("农村自来水、卫生厕所普及率均达到96%。", {("农村自来水普及率", 96, None), ("卫生厕所普及率", 96, None)}),
    ("发放惠农补贴3亿元。", {("惠农补贴", 3e8, None)}),
    ("累计创建2个国家级制造业创新中心。", {("国家级制造业创新中心", 2, None)}),
    ("经济总量迈上6000亿元台阶、达到6200亿元。", {("经济总量", 6.2e11, None)}),
]
NONE = [
    "改造老旧小区80个，解决难题12项。",
    "新建高中3所，培养硕士40名。",
    "组织招商活动16场。",
    "轴承产量居全国第2位。",
    "通勤时间缩短20分钟。",
    "研发强度提高0.2个百分点。",
    "对每个企业给予50万元奖励。",
    "投资50亿元的项目开工。",
    "完成3个片区改造。",
    "今日洛阳市最高气温达到36.5℃，相对湿度达到40%，降水增加30%。",
    "洛阳3比1击败焦作，上座率达到93%。",
    "洛阳队得分率达到48%，成功率达到21%。",
    "洛阳博物馆成人票50元，洛阳龙门门票90元。",
    "洛阳机场延误航班46架次，取消航班12架次。",
    "公司在洛阳市招聘80人。",
    "增开洛阳至焦作D2761/2次。",
]
WHOSE = [
    ("洛阳市常住人口700万人，孟津区40万人。", {("洛阳市", 7e6), ("孟津区", 4e5)}),
    ("洛阳市、焦作市两市合计投资30亿元。", set()),
    ("洛阳都市圈两市（洛阳、焦作）合计完成投资30亿元。", {("洛阳都市圈", 3e9)}),
    ("固定资产投资洛阳达到30亿元。", {("洛阳市", 3e9)}),
    ("栾川县、嵩县旅游收入均突破30亿元。", {("栾川县", 3e9), ("嵩县", 3e9)}),
    ("栾川县和嵩县的旅游收入分别达到30亿元和20亿元。", {("栾川县", 3e9), ("嵩县", 2e9)}),
    ("孟津区常住人口40万人，其中城镇人口25万人。", {("孟津区", 4e5), ("孟津区", 2.5e5)}),
    ("洛阳都市圈建设提速，经济总量超过9000亿元。", {("洛阳都市圈", 9e11)}),
    ("新增栾川、嵩县2个过三百亿元县。", {("栾川县", 3e10), ("嵩县", 3e10)}),
    ("全市高铁里程达到200公里。", {("洛阳市", 200)}),
]


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_what_a_report_states(sentence: str, expected: set[tuple[object, ...]]) -> None:
    text = REPORT + sentence
    assert pick(text, 1, 3, 5) == expected
    assert pick(text, 0, 2, 6) == {("洛阳市", "2025", False)}


@pytest.mark.parametrize("sentence", NONE)
def test_no_statistic(sentence: str) -> None:
    assert figures(REPORT + sentence) == set()


@pytest.mark.parametrize(("sentence", "expected"), WHOSE)
def test_whose(sentence: str, expected: set[tuple[object, ...]]) -> None:
    assert pick(REPORT + sentence, 0, 3) == expected


def test_no_place_no_observation() -> None:
    assert figures("地区生产总值达到6200亿元。") == set()


def test_aims_of_the_year_and_of_a_year_named() -> None:
    assert pick(AIMS + "地区生产总值增长5%左右，到2030年城镇化率达到70%。", 2, 3, 5, 6) == {
        ("2026", None, 5, True),
        ("2030", 70, None, True),
    }


def test_a_review_of_five_years_keeps_level_and_growth_apart() -> None:
    got = pick(PLAN + "工业增加值年均增长6%，经营主体从60万户增至90万户，新增铁路300公里。", 2, 3, 5)
    assert got == {("2021/2025", None, 6), ("2020", 6e5, None), ("2025", 9e5, None), ("2021/2025", 300, None)}


def test_a_date_in_the_sentence_decides() -> None:
    assert pick("截至2023年底，洛阳市常住人口达到708万人。", 2, 3) == {("2023", 7.08e6)}


def test_rules_in_an_official_document_are_no_statistics() -> None:
    head = "洛阳市人民政府关于促进轴承产业发展的意见\n\n"
    assert figures(head + "申报企业研发人员不少于50人，年收入达到2亿元。") == set()
    assert pick(head + "到2027年，全市轴承产业产值达到900亿元。", 0, 2, 3, 6) == {("洛阳市", "2027", 9e10, True)}


def test_tables() -> None:
    text = "# 2024年洛阳统计\n\n单位：亿元\n\n| 地区 | 地区生产总值 | 增速（%） |\n|---|---|---|\n| 栾川县 | 320.5 | 6.1 |\n| 嵩县 | 260 | 5.0 |\n"
    from ingest.read._markdown import piped

    read = ReadText("a.md", hashlib.sha256(text.encode()).hexdigest(), "md", text, tables=tuple(tuple(t) for t in piped(text)))
    extraction = extract(read)
    values = {
        (e.properties.get("value"), e.properties.get("change"), e.properties.get("period"))
        for e in extraction.entities
        if e.label == "Observation"
    }
    assert values >= {(3.205e10, 6.1, "2024"), (2.6e10, 5.0, "2024")}


@pytest.mark.parametrize(
    ("head", "expected"),
    [("城市\t产值（亿元）", 2), ("队名\t胜率（%）", 0), ("车站\t里程（公里）", 0), ("城市\t最高气温（℃）", 0), ("城市\t相对湿度（%）", 0)],
)
def test_what_a_table_is_of_stands_over_its_columns(head: str, expected: int) -> None:
    text = f"{head}\n洛阳\t31\n焦作\t28\n"
    read = ReadText("a.txt", hashlib.sha256(text.encode()).hexdigest(), "txt", text, tables=tabbed(text))
    assert sum(e.label == "Observation" for e in extract(read).entities) == expected


def test_a_quote_runs_from_the_place_to_the_last_figure() -> None:
    text = REPORT + "洛阳市新能源汽车产量达到12万辆、增长30%。"
    extraction = found(text)
    [s] = [s for s in extraction.statements if s.predicate == "OF"]
    assert text[s.start : s.end] == "洛阳市新能源汽车产量达到12万辆、增长30%"


@given(st.text(alphabet="地区生产总值达到增长从至、，。分别均5.6%亿元万公里家个第的市新增累计比为:", max_size=80))
def test_any_text_is_read_within_its_bounds(text: str) -> None:
    for m in joined(measures(text, 0, len(text))):
        assert 0 <= m.start < m.end <= len(text)
        assert m.name and (m.value is None) <= (m.change is not None)


def tabled(title: str, before: str, head: str, row: str, date: str | None) -> set[tuple[object, ...]]:
    """(period, value, change) of the figures of a table of one row."""
    text = f"{title}\n{before}\n{head}\n{row}\n"
    first = text.index(head)
    table = ((first, first + len(head)), (first + len(head) + 1, first + len(head) + 1 + len(row)))
    found = extract(ReadText("a.html", "0" * 64, "html", text, Marked(title=title, date=date), (), (table,)))
    return {
        (e.properties.get("period"), e.properties.get("value"), e.properties.get("change"))
        for e in found.entities
        if e.label == "Observation"
    }


HEAD, ROW = "城市\t常住人口（万人）", "成都市\t2093.8"


@pytest.mark.parametrize(
    ("title", "before", "head", "row", "figures"),
    [
        ("2020年主要指标", "来源：统计公报，2021年公布。", HEAD, ROW, {("2020", 20938000.0, None)}),
        ("主要指标", "2020年各市人口如下，2021年公布。", HEAD, ROW, {("2020", 20938000.0, None)}),
        ("主要指标", "来源：统计公报，2021年公布。", HEAD, ROW, {(None, 20938000.0, None)}),
        ("主要指标", "各市人口。", "城市\t2019年常住人口（万人）", ROW, {("2019", 20938000.0, None)}),
        ("2020年主要指标", "各市。", "城市\t增长（%）", "成都市\t4.0", set()),
        ("2020年主要指标", "各市。", HEAD, "合计\t2093.8", set()),
        ("2020年主要指标", "各市。", "线路\t里程（公里）", "成渝高铁\t308", set()),
        ("2020年主要指标", "各市。", "城市\t地区生产总值增长（%）", "成都市\t4.0", {("2020", None, 4.0)}),
    ],
)
def test_a_table_is_dated_by_what_it_says_not_by_when_it_was_published(
    title: str, before: str, head: str, row: str, figures: set[tuple[object, ...]]
) -> None:
    assert tabled(title, before, head, row, "2021-06-30") == figures


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("服务业增加值增长6.1%。", {("服务业增加值", None, 6.1)}),
        ("近岸海域优良水质比例达到91%。", {("近岸海域优良水质比例", 91, None)}),
        ("有色金属产业营收突破800亿元。", {("有色金属产业营收", 8e10, None)}),
        ("常住人口约76.5万，其中城镇人口51万。", {("常住人口", 765000, None), ("城镇人口", 510000, None)}),
        ("居民消费价格指数与上年持平。", {("居民消费价格指数", None, 0)}),
        ("技术合同成交额实现翻番。", {("技术合同成交额", None, 100)}),
        ("民间投资由负转正，增长2.5%。", {("民间投资", None, 2.5)}),
        ("建筑业发展势头良好，同比增长7%。", {("建筑业", None, 7)}),
        ("税收收入突破百亿大关，达到103亿元。", {("税收收入", 1.03e10, None)}),
        ("常住人口较上年减少2万人，降至300万人。", {("常住人口减少", 20000, None), ("常住人口", 3e6, None)}),
        ("新设外资企业26家。", {("新设外资企业", 26, None)}),
        ("社会消费品零售总额年均递增9%。", {("社会消费品零售总额", None, 9)}),
        (
            "轴承及配套件产业链、硅材料产业链分别实现产值32亿元、9亿元。",
            {("轴承及配套件产业链产值", 3.2e9, None), ("硅材料产业链产值", 9e8, None)},
        ),
    ],
)
def test_figures_in_words_and_names_that_begin_as_verbs_do(sentence: str, expected: set[tuple[object, ...]]) -> None:
    assert pick(REPORT + sentence, 1, 3, 5) == expected


@pytest.mark.parametrize(
    "sentence",
    ["专家认为形势向好，预计会有更多项目。", "有的企业年产值30亿元。", "与上年持平。", "16个地级市中有两个地级市人口超过900万。"],
)
def test_words_that_tell_no_figure(sentence: str) -> None:
    assert figures(REPORT + sentence) == set()


def test_a_text_that_speaks_of_a_zone_gives_its_figures() -> None:
    spoken = "洛阳高新区位于洛阳市西部。2023年，高新区实现地区生产总值300亿元，增长6%；固定资产投资增长8%。"
    assert {f[:2] for f in figures(spoken)} == {("洛阳高新区", "地区生产总值"), ("洛阳高新区", "固定资产投资")}
    other = "洛阳高新区位于洛阳市西部。2023年，洛阳市地区生产总值达到5500亿元。"
    assert {f[0] for f in figures(other)} == {"洛阳市"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("过去五年，我们攻坚克难。2025年地区生产总值达到300亿元。栾川县文旅产业出新出彩，栾川的游客更多了。", {"栾川县"}),
        ("过去五年，我们攻坚克难。栾川县、嵩县的游客多了。2025年地区生产总值达到300亿元。", set()),
        ("过去五年，我国攻坚克难，我们要再接再厉。国内生产总值达到300亿元。栾川县出新出彩，栾川的游客更多了。", set()),
        ("过去五年，我们攻坚克难。全省地区生产总值达到3000亿元。栾川县文旅产业出新出彩，栾川的游客更多了。", set()),
    ],
)
def test_the_county_that_a_report_without_a_head_is_of(text: str, expected: set[str]) -> None:
    assert {f[0] for f in figures(text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026年洛阳市政府工作报告\n\n今年，我们要抓好三件事。完成工业投资300亿元。", {("工业投资", "2026", True)}),
        ("2026年洛阳市政府工作报告\n\n新的一年任务很重。完成工业投资300亿元。", {("工业投资", "2026", True)}),
        ("2026年洛阳市政府工作报告\n\n回首2025，全市上下一心。完成工业投资300亿元。", {("工业投资", "2025", False)}),
        (REPORT + "第七次全国人口普查常住人口700万人。", {("常住人口", "2020", False)}),
        (REPORT + "2023年前三季度，货物吞吐量达到300万吨。", {("货物吞吐量", "2023-01/2023-09", False)}),
        (REPORT + "全市土地面积1.52万平方公里，占全省的9%。", {("土地面积", None, False), ("土地面积占全省比重", None, False)}),
        (REPORT + "常住人口由上年700万人增加到703万人。", {("常住人口", "2024", False), ("常住人口", "2025", False)}),
    ],
)
def test_when(text: str, expected: set[tuple[object, ...]]) -> None:
    assert pick(text, 1, 2, 6) == expected


def test_an_official_text_without_a_year_says_how_large_places_are() -> None:
    notice = "河南省人民政府关于支持洛阳高新区发展的意见\n\n洛阳高新区规划面积约200平方公里。洛阳市入驻企业达到300家。"
    assert pick(notice, 0, 1, 2, 3) == {("洛阳高新区", "规划面积", None, 200)}


def test_a_gate_without_a_place_is_counted_itself() -> None:
    assert pick(REPORT + "机场增至3座。", 1, 3) == {("机场", 3)}


def test_a_gate_of_a_place_goes_on_with_the_indicator_before() -> None:
    assert pick("2023年，唐山港货物吞吐量达到7亿吨，秦皇岛港完成2亿吨。", 0, 3) == {("唐山市", 7e8), ("秦皇岛市", 2e8)}
