"""What single characters stand for, and when they stand for nothing."""

import pytest

from kb.gazetteer.initials import city_of, nickname, own_cities, partners_of


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
