"""What single characters stand for, and when they stand for nothing."""

import csv
import re
from itertools import groupby
from pathlib import Path

import pytest

import kb.gazetteer
from kb.gazetteer import areas, divisions, scan
from kb.gazetteer.initials import city_of, nickname, own_cities, partners_of

DATA = Path(kb.gazetteer.__file__).parent / "data"


def table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("initial", "province", "local", "expected"),
    [
        ("渝", None, False, "City:500000"),
        ("西", "61", False, "City:610100"),
        ("荆", "42", False, None),
        ("十", "61", False, "City:420300"),
        ("十", "61", True, None),
        ("温", "33", True, None),
        ("温", "33", False, "City:330300"),
    ],
)
def test_an_initial_gives_a_city_only_where_it_is_certain(initial: str, province: str | None, local: bool, expected: str | None) -> None:
    assert city_of(initial, province, local=local) == expected


def test_rows_of_initials() -> None:
    assert nickname("武鄂黄黄", "42") == ["City:420100", "City:420700", "City:420200", "City:421100"]
    assert nickname("新能源", "42") == ()
    assert own_cities("金白兰武有色金属", "62") == ("City:620300", "City:620400", "City:620100", "City:620600")
    assert partners_of("湘琼") == ("Province:430000", "Province:460000")
    assert partners_of("新兴") is None


def test_the_table_of_initials_says_what_each_is_used_for() -> None:
    named = set(re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", (DATA / "README.md").read_text("utf-8"), re.M))
    told = {use for cell in named for use in re.findall(r"\w+", cell)}
    uses = [(use, row["initial"], row["adcode"]) for row in table("initials.csv") for use in row["uses"].split()]
    assert {use for use, _, _ in uses} == told
    for use, group in groupby(sorted(uses), key=lambda u: u[0]):
        initials = [initial for _, initial, _ in group]
        assert use == "abbr" or len(set(initials)) == len(initials)
    by_use = {use: {initial for u, initial, _ in uses if u == use} for use in told}
    assert not by_use["sure"] & by_use["weak"]
    assert by_use["at"] | by_use["aid"] <= by_use["sure"] | by_use["weak"]
    assert by_use["vague"] <= by_use["province"]
    provinces = {d.adcode for d in divisions().values() if d.level in ("province", "municipality")}
    assert provinces <= {adcode for use, _, adcode in uses if use == "abbr"}
    both = [{a for u, i, a in uses if i == initial and u in ("province", "city")} for initial in by_use["province"] & by_use["city"]]
    assert all(len(adcodes) == 1 for adcodes in both)


def test_rows_have_a_code_for_each_initial_and_end_in_the_word_of_a_line() -> None:
    for row in table("rows.csv"):
        codes = row["adcodes"].split()
        assert set(codes) <= divisions().keys() | {"-"}
        assert row["name"][len(codes) :] in ("", "高铁", "客专")


def test_english_names_are_of_known_areas() -> None:
    for row in table("english_areas.csv"):
        [found] = [m for m in scan(f"The development plan of the {row['name']} was released in 2021.") if m.form == "area"]
        assert (found.surface, found.keys) == (row["name"], (areas()[row["area"]].key,))
