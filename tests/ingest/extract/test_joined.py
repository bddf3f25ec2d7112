"""What two texts state together is what each states alone, where nothing of one refers to the other.

What rightly crosses, and is held the same here or left out:

- the document's own title, date, kind and place (今年, 全市 are read by them): all texts begin with
  the same head, and only what stands behind it is compared; where the head has no place, that of
  most of the cities named would be the document's, except in what somebody reports;
- the time that the document speaks of, which all its words decide where a sentence does not say it: the sentences with figures do;
- how often and in which form something is named: the texts name different cities, so that no form
  of a name, and no two tellings of one agreement, are weighed against each other;
- what a thing is (its name, its kind) is stated where it is first named: of properties only what is
  stated is compared, not where;
- words that point back (两市, 该协议, 以下简称) and the numbers of a list of works: no sentence here
  has any that its own text does not answer.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kb.model import Extraction
from kb.vocabulary import RELATIONS
from tests.ingest.extract._said import extraction

FIRST = ("洛阳", "芜湖", "保定", "大同", "烟台", "襄阳", "宝鸡", "绵阳")
SECOND = ("柳州", "株洲", "泉州", "赣州", "温州", "佛山", "遵义", "大理")
HEADS = {
    "none": "各地合作情况\n\n（通讯员供稿）\n\n2023年，各地工作如下。\n\n",
    "news": "各地合作提速\n\n2024年3月5日 来源：某报\n\n",
    "report": "2026年四川省人民政府工作报告\n\n一、2025年工作回顾\n\n",
    "notice": "四川省人民政府关于加强区域合作的通知\n\n川府发〔2024〕5号\n\n",
}
SENTENCES = [
    "{0}市与{1}市签署《{0}{1}水利合作框架协议》。",
    "{0}市政府同{1}市政府签订战略合作协议，{2}市见证。",
    "{0}、{1}、{2}三市建立联席会议制度。",
    "{0}都市圈包括{0}市、{1}市和{2}市。",
    "{0}市加入{1}都市圈，不再单独编制规划。",
    "根据《{0}{1}一体化发展规划（2021—2035年）》，加快{0}建设。",
    "《{0}市轨道交通管理办法》同时废止。",
    "{0}市与{1}市共建新能源汽车产业链。",
    "{0}至{1}高速公路开工建设，串联{2}。",
    "2023年{0}市地区生产总值达到1234亿元，增长5.6%，{1}市达到987亿元。",
    "2023年末{0}市常住人口310万人，其中城镇人口201万人。",
    "2023年全省粮食产量达到3500万吨。",
    "建立{0}、{1}两市数据共享机制，推动公共服务同城化。",
    "建议{0}市与{1}市签署合作协议。",
    "2023年{0}高新区企业达到300家。",
    "今年，{0}市的进出口总额突破80亿元。",
    "{0}代表团考察了{1}。",
    "{0}市与{1}市会谈，双方签署旅游合作协议。",
    "{0}、{1}相距不远。两地签订《{0}{1}生态补偿协议》。",
    "《{0}市城市总体规划》（以下简称《{0}总规》）获批。{0}市落实《{0}总规》。",
    "{0}经济技术开发区、{1}经济技术开发区结对。",
    "2023年{0}市、{1}市的地区生产总值分别为800亿元、700亿元。",
    "{0}机场与{1}港开通“{2}快线”。",
    "{0}市人民政府关于{1}合作的通知（某政发〔2023〕7号）印发。",
]
HEADINGS = ["一、{0}的合作", "第二章 {0}与{1}", "第三节 {0}", "（三）{0}市"]


@st.composite
def bodies(draw: st.DrawFn, cities: tuple[str, ...]) -> str:
    """Sections of sentences about some of the cities, each under a heading."""
    body = ""
    for _ in range(draw(st.integers(1, 2))):
        named = draw(st.permutations(cities))
        body += draw(st.sampled_from(HEADINGS)).format(*named) + "\n\n"
        for sentence in draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True)):
            body += sentence.format(*draw(st.permutations(cities))) + draw(st.sampled_from(["", "\n"]))
        body = body.rstrip("\n") + "\n\n"
    return body


Fact = tuple[object, ...]


def stated(found: Extraction, start: int, end: int, moved: int) -> set[Fact]:
    """The facts that stand between the offsets, moved; without how often a thing is mentioned in all."""
    return {
        (s.subject, s.predicate, s.object, s.modality, s.confidence, s.extractor)
        + ((s.start + moved, s.end + moved) if s.predicate in RELATIONS else ())
        for s in found.statements
        if start <= s.start < end and s.predicate not in ("MENTIONS", "TEXT_OF") and not s.subject.startswith("Document:")
    }


def mentioned(found: Extraction, start: int, end: int, moved: int) -> set[Fact]:
    return {(e.key, a + moved, b + moved) for e in found.entities for a, b in e.mentions if start <= a < end}


@pytest.mark.parametrize("head", list(HEADS))
@settings(max_examples=80, deadline=None)
@given(a=bodies(FIRST), b=bodies(SECOND))
def test_joined_texts_state_what_each_states(head: str, a: str, b: str) -> None:
    assume(head != "none" or "今年" not in a + b)  # which year is this one, only a dated head tells
    h = HEADS[head]
    one, two, both = extraction(h + a), extraction(h + b), extraction(h + a + b)
    at, end = len(h), len(h) + len(a) + len(b)
    for told in (stated, mentioned):
        assert told(both, at, end, 0) == told(one, at, end, 0) | told(two, at, end, len(a))
