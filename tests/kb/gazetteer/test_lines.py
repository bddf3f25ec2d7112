"""Lines by the initials of their ends, read in documents of their own provinces."""

import pytest

from kb.gazetteer import divisions, lines_in
from kb.gazetteer._data import table
from kb.gazetteer._divisions import by_initial

_CUSTOMARY = {
    "宁": "南京市",
    "申": "上海市",
    "澄": "江阴市",
    "徽": "黄山市",
    "宛": "南阳市",
    "千": "淳安县",
    "塘": "滨海新区",
    "永": "祁阳市",
}


def _names(text: str, province: str) -> list[str | None]:
    found = sorted((start, ends) for start, ends in lines_in(text, province))
    return [divisions()[key.partition(":")[2]].name if key else None for _, ends in found for key in ends]


@pytest.mark.parametrize(
    ("text", "province", "names"),
    [
        ("安慈高速建成通车", "43", ["安乡县", "慈利县"]),
        ("新开工桑龙、城龙、武靖等4条高速", "43", ["桑植县", "龙山县", "城步苗族自治县", "龙胜各族自治县", "武冈市", "靖州苗族侗族自治县"]),
        ("合安高速改扩建", "34", ["合肥市", "安庆市"]),
        ("合安高速改扩建", "50", ["合川区", "安岳县"]),
        ("内宜高铁开工", "51", ["内江市", "宜宾市"]),
        ("川南铁路（宜泸段）扩能", "51", ["宜宾市", "泸州市"]),
        ("沿海高速廉徐段", "44", ["廉江市", "徐闻县"]),
    ],
)
def test_a_line_of_the_province_gives_its_ends(text: str, province: str, names: list[str]) -> None:
    assert _names(text, province) == names


@pytest.mark.parametrize("text", ["合安高速改扩建", "桑龙高速开工", "（成隆段）"])
def test_elsewhere_the_same_initials_are_not_read(text: str) -> None:
    assert _names(text, "65") == []
    assert list(lines_in(text, None)) == []


@pytest.mark.parametrize("text", ["经济高速增长", "铁路东段开工", "高铁三期段", "保持平稳高速发展", "铁路首段"])
def test_ordinary_words_are_no_lines(text: str) -> None:
    for province in ("43", "51", "37"):
        assert _names(text, province) == []


def test_each_initial_stands_in_the_name_of_its_end() -> None:
    assert [row for row in table("lines.csv") if not _sound(row)] == []


def _sound(row: dict[str, str]) -> bool:
    codes = row["adcodes"].split()
    return len(codes) == len(row["name"]) >= 2 and row["kind"] in ("", "rail", "road") and all(map(_stands_for, row["name"], codes))


def _stands_for(initial: str, code: str) -> bool:
    if code == "-":
        return True
    division = divisions()[code]
    used = {by_initial(use).get(initial) for use in ("province", "city")}
    return initial in division.name or division.key in used or _CUSTOMARY.get(initial) == division.name
