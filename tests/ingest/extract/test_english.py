"""English texts: what is stated in so many words, and what is not."""

import pytest

from tests.ingest.extract._said import extraction, triples

SCOPE = (
    "The Guangdong-Hong Kong-Macao Greater Bay Area comprises the Hong Kong Special Administrative Region, "
    "the Macao Special Administrative Region and nine cities of Guangdong Province: Guangzhou, Shenzhen, Zhuhai and Foshan. "
)


def figures(text: str) -> set[tuple[object, ...]]:
    found = extraction(text)
    places = {s.subject: s.object for s in found.statements if s.predicate == "ABOUT"}
    names = {s.subject: s.object.partition(":")[2] for s in found.statements if s.predicate == "OF"}
    return {
        (places[e.key], names[e.key], e.properties.get("period"), e.properties.get("value"), e.properties.get("change"))
        for e in found.entities
        if e.label == "Observation"
    }


def test_members_of_an_area_but_not_the_province_that_says_where_they_lie() -> None:
    assert {place for place, role, _ in triples(SCOPE, "PART_OF", "english/") if role == "member"} == {
        "香港特别行政区", "澳门特别行政区", "广州市", "深圳市", "珠海市", "佛山市",
    }  # fmt: skip


def test_core_cities_of_the_area_that_was_spoken_of() -> None:
    text = SCOPE + "The plan takes Hong Kong, Macao, Guangzhou and Shenzhen as the four core cities of the area. "
    assert {place for place, role, _ in triples(text, "PART_OF", "english/") if role == "core"} == {
        "香港特别行政区", "澳门特别行政区", "广州市", "深圳市",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The Yangtze River Delta would comprise Shanghai, Jiangsu and Zhejiang under one proposal of some scholars.",
        "The Yangtze River Delta does not include Fujian and Jiangxi, although both of these provinces trade with it a great deal.",
        "The Yangtze River Delta trades with Guangdong, Fujian and Jiangxi, and with many other provinces of the country.",
    ],
)
def test_no_member(text: str) -> None:
    assert triples(text, "PART_OF", "english/") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2023 the GDP of Hangzhou reached 2.0 trillion yuan, up 5.6 percent, the city's bureau said.",
         {("City:330100", "地区生产总值", "2023", 2.0e12, 5.6)}),
        ("Ningbo's exports grew by 3.2 percent in 2022, as its customs house told reporters last week.",
         {("City:330200", "出口额", "2022", None, 3.2)}),
        ("Hefei has a population of about 9.6 million and an area of 11,445 square kilometers, say the yearbooks.",
         {("City:340100", "常住人口", None, 9.6e6, None), ("City:340100", "面积", None, 11445.0, None)}),
        ("Ningbo's imports fell by 2 percent in 2022, as its customs house told reporters in the spring.",
         {("City:330200", "进口额", "2022", None, -2.0)}),
        ("Hangzhou hosted 20 meetings in 2023, and the GDP of the country reached 126 trillion yuan in that year.", set()),
    ],
)  # fmt: skip
def test_figures(text: str, expected: set[tuple[object, ...]]) -> None:
    assert figures(text) == expected


def test_titles_of_policies_and_what_they_cover() -> None:
    text = (
        "The Outline Development Plan for the Guangdong-Hong Kong-Macao Greater Bay Area was published in February 2019. "
        "Its Chinese text is the authority in all questions, and a plan of that size takes years."
    )
    found = extraction(text)
    assert {str(e.properties["title"]) for e in found.entities if e.label == "Policy"} == {
        "Outline Development Plan for the Guangdong-Hong Kong-Macao Greater Bay Area"
    }
    assert {s.object for s in found.statements if s.predicate == "COVERS"} == {"CityCluster:粤港澳大湾区"}
