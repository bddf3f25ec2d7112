"""Titles of policies by classes of words: a document's own, and those in prose without 《》."""

from __future__ import annotations

import pytest

from tests.ingest.extract._said import extraction

OWN = [
    ("雅安市2023年政府工作报告（节选）\n\n一、2022年工作回顾\n过去一年，全市经济平稳。\n二、2023年工作安排\n", "雅安市2023年政府工作报告"),
    ("2021年德阳市国民经济和社会发展统计公报（摘要）\n德阳市统计局\n\n一、综合\n初步核算，经济增长。\n", "2021年德阳市国民经济和社会发展统计公报"),
    (
        "绵竹市人民政府工作报告（2022年2月8日在绵竹市第十九届人民代表大会第二次会议上）\n\n各位代表：\n现在报告工作。\n",
        "绵竹市人民政府工作报告",
    ),
    ("遂宁市人才发展规划（2021—2035年）\n\n一、总体要求\n坚持人才优先。\n", "遂宁市人才发展规划（2021—2035年）"),
    ("遂宁市湿地保护条例（草案）\n\n第一条 为了保护湿地，制定本条例。\n", "遂宁市湿地保护条例（草案）"),
    (
        "四川省人民政府办公厅关于加快冷链物流发展的实施意见川府办发〔2020〕77号各市（州）人民政府：为加快冷链物流发展，提出以下意见。",
        "四川省人民政府办公厅关于加快冷链物流发展的实施意见",
    ),
]


@pytest.mark.parametrize(("text", "title"), OWN)
def test_the_title_of_the_document_itself(text: str, title: str) -> None:
    found = extraction(text)
    [this] = [e for e in found.entities if e.key == found.this]
    assert this.properties["title"] == title
    assert [text[s:e] for s, e in this.mentions][:1] == [title]
