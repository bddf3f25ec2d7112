"""Fields of integration by words of a name, else of what a clause stands for; of a policy by its title or its headings."""

import pytest

from ingest.extract._fields import field_of, fields_named, fields_of, fields_said
from kb.vocabulary import FIELDS
from tests.ingest.extract._said import extraction

CASES = [
    ("甲乙两市轨道交通一体化协议", "", ("transport",)),
    ("异地就医直接结算合作协议", "", ("public-service",)),
    ("大气污染联防联控机制", "", ("environment",)),
    ("文旅联盟", "", ("culture-tourism",)),
    ("甲乙输电工程", "", ("other",)),
    ("合作备忘录", "共同推进科技创新平台建设", ("innovation",)),
    ("合作备忘录", "", ("other",)),
    ("市长联席会议", "", ("governance",)),
    ("交通执法合作协议", "", ("transport", "governance")),
    ("优化营商环境合作协议", "", ("market",)),
    ("产业创新生态协作协议", "", ("industry", "innovation")),
    ("流域横向补偿协议", "", ("environment", "finance")),
]
REPORT = """二〇二三年桂林市政府工作报告

各位代表：

一、过去一年工作回顾

（一）交通建设成效明显。

二、今年工作安排

（一）推动科技创新。完善公共服务。

（二）促进文化旅游融合。
"""


@pytest.mark.parametrize(("name", "clause", "expected"), CASES)
def test_fields(name: str, clause: str, expected: tuple[str, ...]) -> None:
    assert fields_of(name, clause) == expected
    assert field_of(name, clause) == expected[0]


def test_every_field_found_is_declared_and_a_clause_gives_at_most_three() -> None:
    clause = "交通、产业、科技、教育、生态、统一市场、治理、文化、城乡、金融"
    assert set(fields_of(clause)) == set(FIELDS) - {"other"}
    assert len(fields_of("", clause)) == 3


@pytest.mark.parametrize("text", ["", "交通事故", "人民政府", "共享单车", "文化相通", "生态位"])
def test_words_that_only_look_like_a_field(text: str) -> None:
    assert fields_named(text) == ()


def test_what_is_denied_or_over_has_no_field() -> None:
    for text, expected in (
        ("两市共建铁路；尚未开展医疗合作。", ("transport",)),
        ("两市曾设立联合医院，后已撤销。", ()),
    ):
        assert fields_said(text, 0, len(text)) == expected


def test_a_policy_whose_title_names_no_field_has_those_of_its_headings_of_tasks() -> None:
    found = extraction(REPORT)
    said = {s.object: REPORT[s.start : s.end] for s in found.statements if s.predicate == "CONCERNS" and s.subject == found.this}
    assert said == {"Field:innovation": "（一）推动科技创新", "Field:culture-tourism": "（二）促进文化旅游融合"}


def test_a_title_that_names_its_field_is_enough() -> None:
    text = REPORT.replace("桂林市政府工作报告", "桂林市水污染防治规划")
    found = extraction(text)
    assert {s.object for s in found.statements if s.predicate == "CONCERNS" and s.subject == found.this} == {"Field:environment"}
