"""Each query of the library on a small graph, against rows worked out by hand; on every engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kb.errors import ParameterInvalid, QueryHeaderInvalid, QueryUnknown
from kb.graph import Reader, connect_reader, connect_writer
from kb.settings import Settings
from kb.store import Store
from queries import catalogue, find, run
from queries._header import parse
from tests.kb.store.documents import document
from tests.servers.engines import empty

pytestmark = [pytest.mark.graph, pytest.mark.engines]

CHENGDU, CHONGQING, SICHUAN, DEYANG = "City:510100", "City:500000", "Province:510000", "City:510600"
WORK = "Work:10.1111/pirs.12224"
DEAL, PLAN, OTHER, CHAIN, LINE = (
    "Agreement:甲协议",
    "Policy:甲规划-2021",
    "Policy:国函〔2020〕1号",
    "IndustryChain:新能源汽车",
    "Project:甲乙高铁",
)
DIVISION, GOVERNANCE = "Mechanism:industrial-division", "Mechanism:collaborative-governance"
ONE = [
    (CHENGDU, "PARTY_TO", DEAL),
    (CHONGQING, "PARTY_TO", DEAL),
    (DEAL, "name", "甲协议"),
    (DEAL, "kind", "agreement"),
    (DEAL, "signed", "2021-03"),
    (DEAL, "CONCERNS", "Field:transport"),
    (CHENGDU, "PART_OF", "MetroArea:成都都市圈", {"role": "core"}),
    (DEYANG, "PART_OF", "MetroArea:成都都市圈", {"role": "member", "modality": "planned"}),
    ("MetroArea:成都都市圈", "name", "成都都市圈"),
    (PLAN, "title", "甲规划"),
    (PLAN, "issued", "2021-05"),
    (PLAN, "COVERS", SICHUAN),
    (PLAN, "REFERS_TO", OTHER, {"kind": "based-on"}),
    (OTHER, "title", "乙纲要"),
    (OTHER, "COVERS", "MetroArea:成都都市圈"),
    (OTHER, "number", "国函〔2020〕1号"),
    (WORK, "title", "甲论"),
    (WORK, "authors", "张三"),
    (WORK, "authors", "李四"),
    (WORK, "year", "2016"),
    (WORK, "venue", "乙刊"),
    (WORK, "doi", "10.1111/pirs.12224"),
    ("Organization:四川省人民政府", "name", "四川省人民政府"),
    ("Organization:四川省人民政府", "ISSUED", PLAN),
    ("Organization:四川省人民政府", "ACTS_FOR", SICHUAN),
    (PLAN, "CONCERNS", "Field:industry"),
    (PLAN, "CONCERNS", "Field:transport", {"modality": "planned"}),
    (PLAN, "ADDRESSES", DIVISION, {"modality": "planned"}),
    (PLAN, "ADDRESSES", DIVISION),
    (DEAL, "ADDRESSES", GOVERNANCE),
    (DEAL, "ADDRESSES", "Mechanism:scope", {"modality": "denied"}),
]
TWO = [
    (CHENGDU, "TAKES_PART_IN", CHAIN, {"role": "research"}),
    (CHONGQING, "TAKES_PART_IN", CHAIN, {"role": "manufacturing", "confidence": 0.6}),
    (CHAIN, "name", "新能源汽车产业链"),
    (CHAIN, "industry", "新能源汽车"),
    (LINE, "name", "甲乙高铁"),
    (LINE, "LINKS", CHENGDU),
    (LINE, "LINKS", CHONGQING),
    ("Observation:1", "ABOUT", CHENGDU),
    ("Observation:1", "OF", "Indicator:常住人口"),
    ("Observation:1", "value", "21000000.0"),
    ("Observation:1", "unit", "person"),
    ("Observation:1", "period", "2023"),
    ("Indicator:常住人口", "name", "常住人口"),
    (CHENGDU, "TAKES_PART_IN", "IndustryChain:轨道交通", {"modality": "suggested"}),
]


def fill(settings: Settings) -> None:
    """Load two documents, which mention Chengdu twice and Chongqing once: in the second sentence of the first, both.

    The first cites one work.
    """
    with connect_writer(settings) as writer:
        empty(writer)
        store = Store.at(settings, writer)
        for name, said in (("a.txt", ONE), ("b.txt", TWO)):
            extraction = document(name, said)
            text, me = extraction.document.text, f"Document:{extraction.document.id}"
            second = text.index("\n") + 1
            mentions = [(me, "MENTIONS", CHENGDU, {"count": 2, "spans": [0, 1, second, second + 1]})]
            if name == "a.txt":
                mentions += [(me, "MENTIONS", CHONGQING, {"count": 1, "spans": [second + 1, second + 2]}), (me, "TEXT_OF", PLAN)]
                mentions += [(me, "CITES", WORK, {})]
            else:
                mentions += [(me, "ADDRESSES", GOVERNANCE, {"confidence": 0.6})]
            more = document(name, [*said, *mentions], text=text)
            store.load(replace(extraction, statements=more.statements))


@pytest.fixture(scope="module")
def small(settings: Settings) -> Iterator[Reader]:
    """A reader on the small graph."""
    fill(settings)
    with connect_reader(settings) as reader:
        yield reader


CASES: list[tuple[str, dict[str, str], list[tuple[Any, ...]]]] = [
    ("agreements-between", {"a": "成都", "b": "重庆"}, [("甲协议", "agreement", "2021-03", ["交通"], ["重庆市", "成都市"], "holds")]),
    ("agreements-between", {"a": "成都", "b": "德阳"}, []),
    ("partners-of", {"place": "510100"}, [("重庆市", 1, ["甲协议"], "2021-03")]),
    ("agreements-in-field", {"field": "交通"}, [("甲协议", "agreement", "2021-03", ["重庆市", "成都市"])]),
    ("agreements-in-field", {"field": "finance"}, []),
    (
        "members-of",
        {"area": "成都都市圈"},
        [("成都市", "City", "core", 1, "holds"), ("德阳市", "City", "member", 1, "planned")],
    ),
    ("areas-of", {"place": "德阳市"}, [("成都都市圈", "MetroArea", "member", 1, "planned")]),
    ("areas-of", {"place": "重庆"}, []),
    ("policies-covering", {"place": "四川"}, [("甲规划", None, "2021-05", None, "四川省", "itself")]),
    ("policies-covering", {"place": "青羊区"}, [("甲规划", None, "2021-05", None, "四川省", "parent")]),
    (
        "policies-covering",
        {"place": "德阳"},
        [("甲规划", None, "2021-05", None, "四川省", "parent"), ("乙纲要", "国函〔2020〕1号", None, None, "成都都市圈", "area")],
    ),
    ("policies-covering", {"place": "重庆"}, []),
    ("policy-refers-to", {"policy": "甲规划"}, [("based-on", "乙纲要", "国函〔2020〕1号", None)]),
    ("policy-referred-by", {"policy": "国函〔2020〕1号"}, [("based-on", "甲规划", None, "2021-05")]),
    ("policy-fields", {"policy": "甲规划"}, [("产业", "holds", 1), ("交通", "planned", 1)]),
    ("policy-fields", {"policy": "乙纲要"}, []),
    ("mechanisms-of", {"text": "甲规划"}, [("产业分工", "industrial division of labour", "drivers", "甲规划", "holds", 2)]),
    ("mechanisms-of", {"text": "a.txt"}, [("产业分工", "industrial division of labour", "drivers", "甲规划", "holds", 2)]),
    ("mechanisms-of", {"text": "甲协议"}, [("协同治理", "collaborative governance", "safeguards", "甲协议", "holds", 1)]),
    ("mechanisms-of", {"text": "文件 b.txt"}, [("协同治理", "collaborative governance", "safeguards", "文件 b.txt", "holds", 1)]),
    ("mechanisms-of", {"text": "乙纲要"}, []),
    (
        "mechanism-passages",
        {"mechanism": "Collaborative governance"},
        [
            ("第29句说了一件事。", "文件 a.txt", "2024", "holds", 0.9),
            ("第1句说了一件事。", "文件 b.txt", "2024", "holds", 0.6),
        ],
    ),
    ("mechanism-passages", {"mechanism": "scope"}, []),
    ("issuers", {}, [("四川省人民政府", "四川省", "甲规划", None, "2021-05")]),
    ("issuers", {"place": "重庆"}, []),
    ("chains-of", {"place": "蓉"}, [("新能源汽车产业链", None, "research", "holds", 1)]),
    ("places-in-chain", {"chain": "新能源汽车"}, [("重庆市", "manufacturing", "holds", 1), ("成都市", "research", "holds", 1)]),
    ("chains-shared", {"a": "成都市", "b": "重庆市"}, [("新能源汽车产业链", None, "research", "manufacturing")]),
    ("projects-linking", {"a": "成都", "b": "重庆"}, [("甲乙高铁", None, None, "holds")]),
    ("projects-of", {"place": "重庆"}, [("甲乙高铁", None, None, ["重庆市", "成都市"], "holds")]),
    ("indicators-of", {"place": "成都"}, [("常住人口", "2023", 21000000.0, "person", None, None)]),
    (
        "indicators-of",
        {"place": "成都", "indicator": "常住人口", "period": "2023"},
        [("常住人口", "2023", 21000000.0, "person", None, None)],
    ),
    ("indicators-of", {"place": "成都", "period": "2020"}, []),
    ("documents-mentioning-both", {"a": "成都", "b": "重庆"}, [("文件 a.txt", "2024", 2, 1, 1, "第1句说了一件事。")]),
    ("works-cited", {"document": "a.txt"}, [("甲论", ["张三", "李四"], "2016", "乙刊", "10.1111/pirs.12224", 1)]),
    ("works-cited", {"document": "《文件 b.txt》"}, []),
    ("documents-citing", {"work": "甲论"}, [("文件 a.txt", "2024", "a.txt", 1)]),
    ("documents-citing", {"work": "https://doi.org/10.1111/PIRS.12224"}, [("文件 a.txt", "2024", "a.txt", 1)]),
    (
        "shortest-link",
        {"a": "德阳", "b": "重庆"},
        [
            (["德阳市", "成都都市圈", "成都市", middle, "重庆市"], ["PART_OF", "PART_OF", relation, relation], 4)
            for middle, relation in (("甲协议", "PARTY_TO"), ("新能源汽车产业链", "TAKES_PART_IN"), ("甲乙高铁", "LINKS"))
        ],
    ),
    ("shortest-link", {"a": "成都", "b": "成都"}, []),
    ("shortest-link", {"a": "成都", "b": "武汉"}, []),
]


@pytest.mark.parametrize(("name", "given", "rows"), CASES, ids=lambda v: v if isinstance(v, str) else None)
def test_rows_are_those_worked_out_by_hand(small: Reader, name: str, given: dict[str, str], rows: list[tuple[Any, ...]]) -> None:
    result = run(small, name, given)
    assert list(result.rows) == rows
    for words in result.evidence:
        assert words
        for e in words:
            assert e.quote in e.passage
            assert e.source in ("a.txt", "b.txt")
    assert result.loaded.documents == 2


def test_every_query_is_tried_with_rows_and_without() -> None:
    tried = {name for name, _, _ in CASES}
    assert tried == set(catalogue())
    assert len(tried) >= 12
    assert {name for name, _, rows in CASES if rows} == tried


def test_an_empty_answer_says_what_was_looked_for_and_how_much_there_is(small: Reader) -> None:
    result = run(small, "agreements-between", {"a": "成都", "b": "武汉"})
    assert (result.rows, result.cut) == ((), False)
    assert result.question == "成都市和武汉市之间有哪些合作协议与机制？"
    assert result.loaded.mentioning == {"成都市": 2, "武汉市": 0}


def test_rows_beyond_the_limit_are_announced(small: Reader) -> None:
    one = run(small, "places-in-chain", {"chain": "新能源汽车"}, limit=1)
    assert (len(one.rows), one.cut) == (1, True)
    two = run(small, "places-in-chain", {"chain": "新能源汽车"}, limit=1, skip=1)
    assert (two.rows[0][0], two.cut) == ("成都市", False)


@pytest.mark.parametrize("text", ["成都", "成都市", "510100", "蓉", "City:510100", "四川省/成都市", " 成都 "])
def test_a_place_may_be_written_in_many_ways(small: Reader, text: str) -> None:
    assert run(small, "chains-of", {"place": text}).parameters["place"].value == CHENGDU


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("chains-of", {"place": "成都府"}, "成都市"),
        ("chains-of", {"place": "朝阳"}, "北京市/朝阳区"),
        ("chains-of", {}, "a value is needed"),
        ("chains-of", {"place": "成都", "colour": "red"}, "colour"),
        ("places-in-chain", {"chain": "新能源车"}, "新能源汽车产业链"),
        ("agreements-in-field", {"field": "天气"}, "交通 transport"),
        ("mechanism-passages", {"mechanism": "产业"}, "产业分工 industrial-division"),
        ("mechanisms-of", {"text": "丙规划"}, "甲规划"),
        ("members-of", {"area": "甲都市圈"}, "成都都市圈"),
        ("works-cited", {"document": "文件 c.txt"}, "文件 a.txt"),
        ("documents-citing", {"work": "乙论"}, "甲论"),
    ],
)
def test_an_unknown_value_gets_the_nearest_names(small: Reader, name: str, given: dict[str, str], says: str) -> None:
    with pytest.raises(ParameterInvalid, match=says):
        run(small, name, given)


def test_an_unknown_query_gets_the_nearest_names() -> None:
    with pytest.raises(QueryUnknown, match="partners-of"):
        find("partner-of")


def test_the_library_keeps_to_one_dialect() -> None:
    for query in catalogue().values():
        text = query.text.upper()
        assert not any(word in text for word in ("APOC", "CREATE", "MERGE", "DELETE", " SET ", "LOAD CSV", "ID(", "*]", "*..")), query.name
        assert "ORDER BY" in text
        assert "SKIP $SKIP LIMIT $LIMIT" in text
        assert query.header.title_en != query.header.title_zh


GOOD = "// title: 甲 | A\n// question: {a}？\n// param a: Place — 地方\n// returns: x\nMATCH (n {key: $a}) RETURN n.id AS x"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("// title: 甲 | A\n", ""), "title"),
        (("// returns: x\n", ""), "returns"),
        (("Place", "Planet"), "param NAME"),
        (("// title", "// titel"), "line 1"),
        (("{a}", "{b}"), "names b"),
        (("$a", "$b"), "differ"),
        (("// returns: x\n", "// returns: x\n// returns: y\n"), "twice"),
        (("MATCH (n {key: $a}) RETURN n.id AS x", ""), "no Cypher"),
    ],
)
def test_a_bad_header_names_file_and_line(change: tuple[str, str], says: str) -> None:
    parse(GOOD, "folder/q.cypher")
    with pytest.raises(QueryHeaderInvalid, match=says) as caught:
        parse(GOOD.replace(*change), "folder/q.cypher")
    assert "folder/q.cypher" in str(caught.value)


def test_files_of_the_library_are_all_in_the_catalogue() -> None:
    library = Path(__file__).parents[2] / "queries" / "library"
    assert {p.stem for p in library.rglob("*.cypher")} == set(catalogue())
