"""Mechanisms of the coding frame: the gold set's floor, whose they are, how the text puts them, and their quotes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract._affirmed import affirmed
from ingest.extract._joint import cue
from ingest.extract._mechanism_rules import BY_TRIGGER, RULES
from kb.model import Extraction, Modality
from kb.vocabulary import FIELDS, MECHANISMS
from tests.gold.frame import HALVES, Half, macro, scores, sentences
from tests.ingest.extract._said import extraction

FLOOR = 0.8
PLAN = "苏锡常都市圈发展规划\n\n2021年3月5日\n\n一、协同推进\n\n（一）建立联席会议制度。\n\n（二）推进基础设施互联互通。\n"
DEAL = "苏州市与嘉兴市全面合作框架协议\n\n甲方：苏州市人民政府\n乙方：嘉兴市人民政府\n\n（一）双方推动产业错位发展。\n\n2023年5月6日\n"


def addressed(text: str) -> list[tuple[str, str, Modality, str]]:
    """(subject's label, code, modality, quote) in order of the text."""
    found = extraction(text)
    return [
        (s.subject.partition(":")[0], s.object.partition(":")[2], s.modality, text[s.start : s.end])
        for s in found.statements
        if s.predicate == "ADDRESSES"
    ]


def codes(text: str) -> set[str]:
    """Codes that make a relation."""
    return {code for _, code, modality, _ in addressed(text) if modality.relates}


@pytest.mark.parametrize("half", HALVES)
def test_the_gold_set_is_met(half: Half) -> None:
    fields, mechanisms = scores(half)
    assert macro(fields) >= FLOOR
    assert macro(mechanisms) >= FLOOR
    assert all(s.f1 >= 0.6 for s in (fields | mechanisms).values())


def test_the_gold_set_has_enough_of_every_code() -> None:
    wanted = [*sentences()]
    for code in FIELDS:
        assert sum(code in s.fields for s in wanted) >= 8, code
    for code in MECHANISMS:
        assert sum(code in s.mechanisms for s in wanted) >= 8, code
    assert sum(not s.fields and not s.mechanisms for s in wanted) >= 60
    assert len({s.text for s in wanted}) == len(wanted)
    assert all(s.fields <= set(FIELDS) and s.mechanisms <= set(MECHANISMS) for s in wanted)


def test_every_code_has_rules_and_every_rule_wakes() -> None:
    assert {r.code for r in RULES} == set(MECHANISMS)
    assert len({(r.code, r.name) for r in RULES}) == len(RULES)
    assert {r for rules in BY_TRIGGER.values() for r in rules} == set(RULES)


def test_a_plan_addresses_what_it_prescribes_under_a_joint_title() -> None:
    assert addressed(PLAN) == [
        ("Policy", "collaborative-governance", Modality.PLANNED, "（一）建立联席会议制度"),
        ("Policy", "shared-infrastructure", Modality.PLANNED, "（二）推进基础设施互联互通"),
    ]


def test_without_a_joint_title_the_same_words_say_nothing_of_places() -> None:
    assert codes(PLAN.replace("苏锡常都市圈", "苏州市")) == set()


def test_an_agreements_text_addresses_from_the_agreement() -> None:
    assert addressed(DEAL) == [("Agreement", "industrial-division", Modality.PLANNED, "（一）双方推动产业错位发展")]
    found = extraction(DEAL)
    assert found.this is not None
    assert found.this.startswith("Agreement:")
    assert [s.object for s in found.statements if s.predicate == "TEXT_OF"] == [found.this]


def test_any_other_text_addresses_from_itself() -> None:
    assert addressed("本报讯 记者从会上获悉，无锡与常州推进产业分工协作。")[0][:2] == ("Document", "industrial-division")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("两市已建立联席会议制度。", Modality.HOLDS),
        ("两市将建立联席会议制度。", Modality.PLANNED),
        ("建议两市建立联席会议制度。", Modality.PLANNED),
        ("探索建立两市税收分享机制。", Modality.PLANNED),
        ("两市尚未建立联席会议制度。", Modality.DENIED),
        ("两市曾设联席会议，后于2009年撤销。", Modality.ENDED),
        ("取消限制，推动两市市场一体化。", Modality.PLANNED),
    ],
)
def test_modality(text: str, modality: Modality) -> None:
    assert [m for _, _, m, _ in addressed(text)] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "两市协同治理机制发育滞后。",
        "[3] 王某. 都市圈产业分工与协同治理[J]. 经济地理, 2020.",
        "关键词：都市圈；产业分工；协同治理",
        "各地健全疫情联防联控机制，周边省份信息共享。",
        "与社会资本实现两省项目收益共享。",
        "市城管局建立联席会议制度，各科室参加。",
        "长三角一体化发展座谈会在上海召开。",
    ],
)
def test_what_affirms_nothing(text: str) -> None:
    assert codes(text) == set()


def test_two_places_count_only_in_the_clause_that_names_them() -> None:
    assert codes("推动南京与扬州共建产业园。") == {"industrial-division"}
    assert codes("共建产业园，南京、扬州分别举办了展会。") == set()


def test_a_quote_runs_from_comma_to_comma_and_cuts_no_brackets() -> None:
    assert addressed("研究认为，城市间的功能互补能提高效率(Wang,2012)，而规模并不重要。")[0][3] == "城市间的功能互补能提高效率"
    text = "加快都市圈建设，打造一小时通勤圈，发展夜间经济。"
    assert addressed(text) == [("Document", "function", Modality.PLANNED, "加快都市圈建设，打造一小时通勤圈")]


@pytest.mark.parametrize(
    "text",
    ["跨省", "长株潭都市圈", "三市", "周边的中小城市", "核心城市", "省会", "区域合作", "上游、下游", "环湖城市联盟", "不同规模等级的城市"],
)
def test_words_between_places(text: str) -> None:
    assert cue(text, 0, len(text)) is not None


@pytest.mark.parametrize(
    "text", ["全省城乡融合", "国际消费中心城市", "各方面", "异地搬迁", "人类命运共同体", "三级", "生活区域", "周边市政管网", "供需双方"]
)
def test_words_that_only_look_so(text: str) -> None:
    assert cue(text, 0, len(text)) is None


@given(
    st.lists(
        st.sampled_from(
            ["两市", "建立", "联席会议", "，", "；", "。", "\n", "产业", "分工", "共享", "数据", "(", "）", "尚未", "公共服务", "通勤圈"]
        ),
        max_size=40,
    )
)
def test_quotes_lie_within_a_passage_and_are_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    if not text.strip():
        return
    found: Extraction = extraction(text)
    for s in found.statements:
        if s.predicate == "ADDRESSES":
            assert any(p.start <= s.start and s.end <= p.end for p in found.passages)
            assert text[s.start : s.end].strip() == text[s.start : s.end] != ""


def test_a_clause_is_judged_by_itself() -> None:
    text = "治理薄弱，应当建立协商机制"
    assert affirmed(text, (0, len(text)), (0, 4)) is None
    assert affirmed(text, (0, len(text)), (5, len(text))) is Modality.PLANNED


def test_the_docs_have_every_code() -> None:
    page = (Path(__file__).parents[3] / "docs" / "extraction.md").read_text("utf-8")
    assert all(f"| `{code}` |" in page for code in (*FIELDS, *MECHANISMS))
