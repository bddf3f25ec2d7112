"""Figures in news, plans and bulletins: in any punctuation, of areas told by their parts, over months and plans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract._punctuation import fullwidth
from tests.ingest.extract.test_observations import figures, pick

NEWS = "洛阳市上半年经济运行平稳\n2024-07-20　记者张明\n\n"
BULLETIN = "洛阳市2023年国民经济和社会发展统计公报\n\n"


@pytest.mark.parametrize(
    ("half", "full"),
    [
        ("增长5%,其中出口3亿元;进口2亿元", "增长5%，其中出口3亿元；进口2亿元"),
        ("目标为:增长6%", "目标为：增长6%"),
        ("某国(27个,不含乙国)出口", "某国（27个，不含乙国）出口"),
        ("1,200亿元,3:4", "1,200亿元，3:4"),
        ("a, b: (c)", "a, b: (c)"),
    ],
)
def test_marks_beside_chinese_are_read_as_their_twins(half: str, full: str) -> None:
    assert fullwidth(half) == full


@given(st.text(alphabet="市年(,;:)（）%5 a中", max_size=60))
def test_a_text_keeps_its_length(text: str) -> None:
    assert len(fullwidth(text)) == len(text)


def test_half_width_marks_join_level_and_growth() -> None:
    assert pick(BULLETIN + "全市出口300亿元,增长5%;进口80亿元,下降2.5%。", 1, 3, 5) == {("出口", 3e10, 5), ("进口", 8e9, -2.5)}


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("今年一季度，洛阳市出口30亿元。", {"2024-Q1"}),
        ("3月份，洛阳市出口10亿元。", {"2024-03"}),
        ("今年1—5月，洛阳市出口60亿元。", {"2024-01/2024-05"}),
        ("今年前6个月，洛阳市出口60亿元。", {"2024-H1"}),
        ("12月份，洛阳市出口12亿元。", {"2023-12"}),
        ("2月10日至17日，洛阳站发送旅客20万人次。", {"2024-02"}),
        ("2023年，洛阳市出口120亿元，是2019年的1.5倍，旅游收入达到800亿元。", {"2023"}),
        ("2023年末，洛阳市常住人口708万人，比上年减少2万人，城镇人口460万人。", {"2023"}),
        ("按照《洛阳都市圈规划（2021—2035年）》，洛阳市出口120亿元。", {"2024"}),
    ],
)
def test_periods_of_news(sentence: str, periods: set[str]) -> None:
    assert {p for (p,) in pick(NEWS + sentence, 2)} == periods


def test_what_follows_in_news_is_of_the_period_that_it_began_with() -> None:
    text = NEWS + "今年一季度，洛阳市出口30亿元，增长4%。\n\n洛阳市民营企业出口20亿元，增长8%。"
    assert {(p, v) for p, v in pick(text, 2, 3)} == {("2024-Q1", 3e9), ("2024-Q1", 2e9)}


def test_a_sentence_goes_on_with_the_place_before_where_the_text_speaks_for_none() -> None:
    text = "汛期客流观察\n2024-07-20　记者张明\n\n栾川县接待游客30万人次。旅游收入2亿元，增长8%。"
    assert {(p, v) for p, v in pick(text, 0, 3)} == {("栾川县", 3e5), ("栾川县", 2e8)}


AREA = [
    (
        "洛阳都市圈以洛阳市为中心，包括济源市、汝州市、义马市，面积2万平方公里，常住人口900万人。",
        {("洛阳都市圈", 2e4), ("洛阳都市圈", 9e6)},
    ),
    ("洛阳都市圈规划范围为洛阳市、济源市、汝州市。2023年，范围内实现地区生产总值8000亿元。", {("洛阳都市圈", 8e11)}),
    ("洛阳都市圈建设提速。都市圈常住人口900万人，地区生产总值8000亿元。", {("洛阳都市圈", 9e6), ("洛阳都市圈", 8e11)}),
    ("洛阳都市圈分两层。内圈包括洛阳市、济源市，面积1万平方公里。", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), AREA)
def test_areas_told_by_their_parts(sentence: str, expected: set[tuple[object, ...]]) -> None:
    text = "洛阳都市圈观察\n2024-07-20　记者张明\n\n洛阳都市圈发展迅速。" + sentence
    assert pick(text, 0, 3) == expected


def test_how_large_an_area_is_holds_for_no_year() -> None:
    assert pick(NEWS + "洛阳市土地面积1.5万平方公里，2023年常住人口708万人。", 2, 3) == {(None, 1.5e4), ("2023", 7.08e6)}


SHARES = [
    ("洛阳市国土面积1.5万平方公里，常住人口708万人，分别占全省的9%、7%。", {("国土面积占全省比重", 9), ("常住人口占全省比重", 7)}),
    ("洛阳市三次产业结构由5:45:50调整为4:44:52。", {("第二产业占比", 44), ("第三产业占比", 52), ("第一产业占比", 4)}),
    ("洛阳市二三产业比为60:40。", {("第二产业占比", 60), ("第三产业占比", 40)}),
    ("洛阳市人口自然增长率2.5‰。", {("人口自然增长率", 0.25)}),
    ("洛阳市65岁及以上人口100万人。", {("65岁及以上人口", 1e6)}),
    ("洛阳市劳动年龄人口平均受教育年限达到10.8年。", {("劳动年龄人口平均受教育年限", 10.8)}),
]


@pytest.mark.parametrize(("sentence", "expected"), SHARES)
def test_shares_and_names_with_figures(sentence: str, expected: set[tuple[object, ...]]) -> None:
    got = pick(BULLETIN + sentence, 1, 3, 2)
    assert expected <= {(name, value) for name, value, period in got if period == "2023"}


GROWN = [
    ("洛阳市进口、出口均增长8%。", {("进口", 8), ("出口", 8)}),
    ("洛阳市万元生产总值能耗降低3%。", {("万元生产总值能耗", -3)}),
    ("洛阳市审批时限压缩70%。", {("审批时限", -70)}),
    ("洛阳市工业增加值受疫情影响下降3.1%。", {("工业增加值", -3.1)}),
    ("洛阳市工业增加值比上年增长（可比价）9.8%。", {("工业增加值", 9.8)}),
    ("洛阳市研发强度提高0.2个百分点。", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), GROWN)
def test_growth(sentence: str, expected: set[tuple[object, ...]]) -> None:
    assert {(n, c) for n, c in pick(BULLETIN + sentence, 1, 5) if c is not None} == expected


def test_growth_before_its_level_is_one_figure() -> None:
    assert pick(BULLETIN + "全市固定资产投资增长5%、达到270亿元。", 1, 3, 5) == {("固定资产投资", 2.7e10, 5)}


NOBODYS = [
    "河南省洛阳市与山西省运城市“跨省通办”事项60项。",
    "栾川县、嵩县等地产能占全省比重超过六成。",
    "栾川县、嵩县的预期目标均为5.5%。",
    "某集团在此落户。园区累计引进企业400家。",
    "双方表示，两地相距40公里。",
    "互青县青稞酒产业集群产值达到28亿元。",
]


@pytest.mark.parametrize("sentence", NOBODYS)
def test_figures_of_nobody(sentence: str) -> None:
    assert figures(BULLETIN + sentence) == set()


def test_the_last_name_of_a_place_is_meant() -> None:
    assert pick(BULLETIN + "江苏省苏州市投入帮扶资金3亿元。", 0, 3) == {("苏州市", 3e8)}


def test_a_prefecture_is_called_by_its_short_name() -> None:
    assert pick(NEWS + "2023年，昆明市地区生产总值8000亿元；红河州3000亿元。", 0, 3) == {
        ("昆明市", 8e11),
        ("红河哈尼族彝族自治州", 3e11),
    }


def test_core_figures_in_a_row_are_of_one_place() -> None:
    text = BULLETIN + "栾川县常住人口30万人，地区生产总值300亿元，增长6%。"
    assert pick(text, 0, 3) == {("栾川县", 3e5), ("栾川县", 3e10)}


PLANS = [
    ("“十五五”时期经济社会发展主要目标：\n地区生产总值年均增长5.5%左右。", {("2026/2030", None, 5.5, True)}),
    ("“十五五”时期经济社会发展主要目标：\n森林覆盖率稳定在62%以上。", {("2030", 62, None, True)}),
    ("“十四五”时期，全市城镇化率从57%提高到63%。", {("2020", 57, None, False), ("2025", 63, None, False)}),
    ("“十四五”时期，全市累计完成工业投资900亿元。", {("2021/2025", 9e10, None, False)}),
]


@pytest.mark.parametrize(("sentence", "expected"), PLANS)
def test_the_years_of_a_plan_that_is_named(sentence: str, expected: set[tuple[object, ...]]) -> None:
    assert pick("洛阳市国民经济和社会发展规划\n\n" + sentence, 2, 3, 5, 6) == expected


def test_a_report_on_one_year_and_the_plan_for_the_next() -> None:
    title = "关于洛阳市2021年国民经济和社会发展计划执行情况及2022年国民经济和社会发展计划草案的报告\n\n"
    done = "一、2021年计划执行情况\n全市生产总值增长5%。\n"
    aims = "二、2022年计划安排\n（一）预期目标。生产总值增长7%。\n"
    assert pick(title + done + aims, 2, 5, 6) == {("2021", 5, False), ("2022", 7, True)}


AIMS = "2026年洛阳市政府工作报告\n\n二、2026年重点工作\n\n"


def test_works_to_build_are_no_aims_but_what_is_to_come_about_is() -> None:
    assert figures(AIMS + "建设养老服务中心10个、驿站30个，改造老旧管网90公里。") == set()
    assert pick(AIMS + "新增高新技术企业60家，高新技术企业达到900家。", 3, 6) == {(60, True), (900, True)}


def test_what_a_review_began_from_is_dated_only_after_a_plans_last_year() -> None:
    review = "一、工作回顾\n\n过去一年，全市城镇化率由57%提高到63%。"
    assert pick("2026年洛阳市政府工作报告\n\n" + review, 2, 3) == {("2020", 57), ("2025", 63)}
    assert pick("2024年洛阳市政府工作报告\n\n" + review, 2, 3) == {("2023", 63)}


def test_a_county_speaks_for_itself() -> None:
    text = (
        "固安县人民政府县长作报告时指出，过去的一年，全县地区生产总值118亿元，同比增长9.8%。固安在河北省廊坊市南部，"
        "河北省、廊坊市、北京市、天津市都支持固安，全县上下齐心。"
    )
    assert {(p, v) for p, v in pick(text, 0, 3)} == {("固安县", 1.18e10)}


LINES = """河南省人口
河南省发布数据，截至2021年末，洛阳市常住人口706.9万人。
排名 地 区 2021年常住人口 城镇人口 增长%
* 全 省 9883 5579 0.1
1 郑州市 1274.2 1007.9 1.2
2 洛阳市 706.9 464.4 0.1
3 开封市 478.3 252.1 -0.5
"""


def test_a_table_in_lines_takes_the_unit_in_which_the_text_states_a_number_of_it() -> None:
    got = pick(LINES, 0, 1, 2, 3)
    assert ("郑州市", "常住人口", "2021", 1.2742e7) in got
    assert ("开封市", "城镇人口", "2021", 2.521e6) in got
    assert not any(value in (1.2, 0.1, -0.5) for *_, value in got)


def test_lines_of_numbers_without_a_unit_state_nothing() -> None:
    bare = LINES.replace("洛阳市常住人口706.9万人", "数据如下")
    assert pick(bare, 0, 3) == set()
    assert ("开封市", 2.521e6) in pick(bare.replace("排名 地 区", "单位：万人\n排名 地 区"), 0, 3)
