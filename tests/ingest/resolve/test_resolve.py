"""Which place a name means: by path, by the document's own place, by company, or not at all."""

from __future__ import annotations

import pytest

from ingest.resolve import clipped, heads, home, in_company, line_ends, nicknames, own_levels, resolve
from kb.gazetteer import scan

CASES = [
    ("辽宁省朝阳市的项目。", None, ["Province:210000", "City:211300"]),
    ("朝阳区的项目。", "City:110000", ["District:110105"]),
    ("北京市朝阳区与辽宁省朝阳市。", None, ["City:110000", "District:110105", "Province:210000", "City:211300"]),
    ("鼓楼区的项目。", None, []),
    ("鼓楼区的项目。", "City:320100", ["District:320106"]),
    ("南京市有鼓楼区。", None, ["City:320100", "District:320106"]),
    ("吉林的发展。", None, ["Province:220000"]),
    ("吉林的发展。", "Province:220000", ["Province:220000"]),
    ("义乌的市场。", None, ["District:330782"]),
    ("曾都的项目。", None, []),
    ("曾都的项目。", "Province:420000", ["District:421303"]),
    ("随州曾都的项目。", None, ["City:421300", "District:421303"]),
    ("青浦、吴江、嘉善三地。", None, ["District:310118", "District:320509", "District:330421"]),
    ("中心城区和矿区。", "Province:140000", []),
    ("高新区东区。", "Province:510000", []),
    ("重庆市渝中区、江北区与沙坪坝区。", None, ["City:500000", "District:500103", "District:500157", "District:500106"]),
    ("宁波市江北区。", None, ["City:330200", "District:330205"]),
    ("江北的产业。", "City:500000", ["District:500157"]),
    ("各位来宾、新晋中国工程院院士。", "Province:450000", []),
    ("启动新城区建设。", "Province:150000", []),
    ("呼和浩特市新城区。", None, ["City:150100", "District:150102"]),
    ("台州滨海新区与开化县签约，滨海新区出资。", "Province:330000", ["City:331000", "District:330824"]),
    ("宁德时代、白银集团投产。", None, []),
    ("美兰机场二期。", "Province:460000", []),
    ("汕尾市城区。", None, ["City:441500", "District:441502"]),
    ("琼海、东方、澄迈。", "Province:460000", ["District:469002", "District:469007", "District:469023"]),
    ("健康长寿。", "City:500000", []),
    ("长寿、涪陵、永川。", "City:500000", ["District:500115", "District:500102", "District:500118"]),
    ("昆楚大、临清等高速公路。", None, ["City:530100", "City:532300", "City:532900"]),
    ("永嘉、平阳与文成。", "City:330300", ["District:330324", "District:330326", "District:330328"]),
]


@pytest.mark.parametrize(("text", "own", "keys"), CASES)
def test_names_mean_these_places(text: str, own: str | None, keys: list[str]) -> None:
    found, _ = resolve(scan(text), own, 2024, text)
    assert [p.key for p in found] == keys
    for p in found:
        assert 0.5 < p.confidence <= 1


def test_what_stays_open_is_counted() -> None:
    text = "鼓楼区与鼓楼区。"
    assert resolve(scan(text), None, None, text) == ([], 2)


def test_what_was_supported_once_holds_for_the_document() -> None:
    text = "随州曾都有项目。" + "别的话。" * 40 + "曾都发展。"
    found, _ = resolve(scan(text), None, None, text)
    assert [p.key for p in found].count("District:421303") == 2


def test_a_text_without_a_head_speaks_for_the_province_of_its_cities() -> None:
    assert home(scan("武汉、襄阳、宜昌、黄石、荆州都在发展。")) == "Province:420000"
    assert home(scan("武汉、长沙、南昌、合肥都在发展。")) is None
    assert home(scan("武汉在发展。")) is None


@pytest.mark.parametrize(
    ("text", "own", "keys"),
    [
        ("支持“襄十随”城市群", "Province:420000", ["City:420600", "City:420300", "City:421300"]),
        ("“武鄂黄黄”协同", "Province:420000", ["City:420100", "City:420700", "City:420200", "City:421100"]),
        ("“四个全面”", "Province:420000", []),
        ("“襄十随”", None, []),
        ("支持“荔平桂”联动", "Province:450000", []),
        ("支持“台剑丹”联动", "Province:520000", ["District:522630", "District:522629", "District:522636"]),
        ("深化郑洛、郑许协同发展", "Province:410000", ["City:410100", "City:410300", "City:410100", "City:411000"]),
        ("昆玉昆曲科创协同", "Province:530000", ["City:530100", "City:530400", "City:530100", "City:530300"]),
        ("平安协同、产业协同", "Province:410000", []),
        ("建设厦漳泉同城化", "Province:350000", ["City:350200", "City:350600", "City:350500"]),
    ],
)
def test_nicknames_stand_for_cities_of_the_own_province(text: str, own: str | None, keys: list[str]) -> None:
    assert [p.key for p in nicknames(text, own)] == keys


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("哈长、辽中南、黔中等城市群", ["哈长城市群", "辽中南城市群", "黔中城市群"]),
        ("推进中原、关中平原城市群建设", ["中原城市群"]),
        ("青岛、济南两大都市圈", ["青岛都市圈", "济南都市圈"]),
        ("关中平原城市群", []),
        ("中原发展，建设城市群", []),
        ("山水和城市群", []),
    ],
)
def test_items_of_a_list_that_shares_its_ending_are_known_areas(text: str, names: list[str]) -> None:
    assert [p.key.partition(":")[2] for p in heads(text)] == names


@pytest.mark.parametrize(
    ("text", "own", "keys"),
    [
        ("五峰、兴山和秭归三县。", "Province:420000", ["District:420526"]),
        ("南陵、无为等县市。", "Province:340000", ["District:340281"]),
        ("南陵、无为而治。", "Province:340000", []),
        ("嘉善、兴山。", "Province:330000", []),
    ],
)
def test_ordinary_words_are_counties_beside_counties_of_their_province(text: str, own: str, keys: list[str]) -> None:
    found, _ = resolve(scan(text), own, 2024, text)
    assert [p.key for p in in_company(text, found)] == keys


@pytest.mark.parametrize(
    ("text", "own", "keys"),
    [
        ("锡盟和莫旗", "Province:150000", ["City:152500", "District:150722"]),
        ("巴州、克州", "Province:650000", ["City:652800", "City:653000"]),
        ("巴州、克州", None, []),
        ("联盟、国旗、神州", "Province:150000", []),
        ("德州", "Province:530000", []),
    ],
)
def test_clipped_names_are_read_in_their_own_province(text: str, own: str | None, keys: list[str]) -> None:
    assert [p.key for p in clipped(text, own)] == keys


@pytest.mark.parametrize(
    ("text", "own", "keys"),
    [
        ("报请省人民政府批准。", "City:370200", ["Province:370000"]),
        ("自治区发展改革委召开会议。", "City:650100", ["Province:650000"]),
        ("跨省委托与两省政府。", "City:370200", []),
        ("湖北省政府批准。", "City:370200", []),
        ("报请省人民政府批准。", None, []),
    ],
)
def test_organs_of_the_level_above_name_the_province(text: str, own: str | None, keys: list[str]) -> None:
    assert [p.key for p in own_levels(text, own, ())] == keys
    assert own_levels(text, own, keys) == []


def test_ends_of_lines_stand_at_their_initials() -> None:
    text = "新建桑龙高速。"
    found = line_ends(text, "Province:430000")
    assert [(text[p.start : p.end], p.key) for p in found] == [("桑", "District:430822"), ("龙", "District:433130")]
    assert line_ends(text, None) == []
