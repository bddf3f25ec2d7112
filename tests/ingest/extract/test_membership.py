"""Which places belong to which area: only where the text says so."""

import pytest

from tests.ingest.extract._said import triples

SAID = [
    ("洛阳都市圈包括洛阳、平顶山和济源。", {("洛阳市", "member"), ("平顶山市", "member"), ("济源市", "member")}),
    ("洛阳都市圈由洛阳、平顶山、三门峡等市组成。", {("洛阳市", "member"), ("平顶山市", "member"), ("三门峡市", "member")}),
    ("建设以洛阳、南阳为核心的豫西南城市群。", {("洛阳市", "core"), ("南阳市", "core")}),
    ("支持洛阳、平顶山共同建设洛阳都市圈。", {("洛阳市", "member"), ("平顶山市", "member")}),
    ("将焦作纳入洛阳都市圈。", {("焦作市", "member")}),
    ("洛阳是洛阳都市圈的核心城市。", {("洛阳市", "core")}),
    ("充分发挥洛阳在洛阳都市圈建设中的引领带动作用。", {("洛阳市", "core")}),
    ("洛阳都市圈三市（洛阳、焦作、济源）协同发展。", {("洛阳市", "member"), ("焦作市", "member"), ("济源市", "member")}),
    ("洛阳都市圈以洛阳市为中心，与联系紧密的焦作市、济源市共同组成。", {("洛阳市", "core"), ("焦作市", "member"), ("济源市", "member")}),
    ("洛阳都市圈范围包括洛阳市全域、焦作市中心城区和济源市。", {("洛阳市", "member"), ("焦作市", "member"), ("济源市", "member")}),
    ("洛阳都市圈发展规划\n\n本规划印发各地。\n规划范围包括洛阳市、焦作市。", {("洛阳市", "member"), ("焦作市", "member")}),
    ("洛阳都市圈成员城市焦作、济源签署协议。", {("焦作市", "member"), ("济源市", "member")}),
    ("洛阳都市圈涵盖焦作市4个区县，河南省的洛阳、济源等2市也在其中。", {("焦作市", "member"), ("洛阳市", "member"), ("济源市", "member")}),
    (
        "洛阳都市圈包括河南省洛阳市、焦作市，山西省运城市、晋城市。",
        {("洛阳市", "member"), ("焦作市", "member"), ("运城市", "member"), ("晋城市", "member")},
    ),
    ("洛阳都市圈包括焦作、济源，平顶山是其邻居。", {("焦作市", "member"), ("济源市", "member")}),
    ("黄河金三角等地与焦作、济源共同构成洛阳都市圈。", {("焦作市", "member"), ("济源市", "member")}),
    ("洛阳都市圈由洛阳、焦作两市组成，其中洛阳为核心城市。", {("洛阳市", "member"), ("洛阳市", "core"), ("焦作市", "member")}),
]
NOT_SAID = [
    "按规划，其中洛阳都市圈所在的河南省为核心区域。",
    "推进洛阳都市圈建设。",
    "洛阳、焦作对接洛阳都市圈以外的地区。",
    "洛阳都市圈与平顶山、南阳加强合作。",
    "建议将焦作纳入洛阳都市圈。",
    "焦作尚未加入洛阳都市圈。",
    "芜湖和蚌埠被分别纳入洛阳都市圈和南阳都市圈。",
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_said(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(place, role) for place, role, _ in triples(text, "PART_OF", "membership/")} == expected


@pytest.mark.parametrize("text", NOT_SAID)
def test_not_said(text: str) -> None:
    assert triples(text, "PART_OF", "membership/") == set()


def test_a_centre_that_cannot_be_part_of_the_area_is_left_out() -> None:
    said = triples("洛阳都市圈包括洛阳、焦作，其中河南省为核心城市。", "PART_OF", "membership/")
    assert {(place, role) for place, role, _ in said} == {("洛阳市", "member"), ("焦作市", "member")}
