"""Columns, folders and words of the vocabulary in the explorer's two languages, and names as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from queries import Loaded, Result, catalogue
from ui.explorer._table import frame
from ui.explorer._terms import FOLDERS, column, folder, value


def test_every_column_has_a_chinese_heading() -> None:
    columns = {name for query in catalogue().values() for name in query.returns}
    assert {name for name in columns if column("zh", name) == name} == set()
    assert column("en", "times_a") == "times a"


def test_every_folder_has_a_name_in_both_languages() -> None:
    assert {query.folder for query in catalogue().values()} == set(FOLDERS)
    assert (folder("zh", "areas"), folder("en", "areas")) == ("区域", "Areas")


def test_words_of_the_vocabulary_are_shown_in_chinese_and_names_as_they_are() -> None:
    assert [value("zh", word) for word in ("City", "PARTY_TO", "planned", "parent", "成都市")] == [
        "城市",
        "缔约",
        "计划",
        "上级政区",
        "成都市",
    ]
    assert [value("en", word) for word in ("City", "PARTY_TO", "成都市")] == ["City", "PARTY_TO", "成都市"]


def answer(name: str, **cells: Any) -> Result:
    """One row of a query of the library: the given cells, None in the other columns."""
    query = catalogue()[name]
    row = tuple(cells.get(column) for column in query.returns)
    return Result(query, {}, "", query.returns, (row,), ("key",), ((),), False, Loaded(1, {}))


def shown(language: Any, result: Result) -> list[str]:
    return [str(cell) for cell in frame(language, result).iloc[0] if cell]


@pytest.mark.parametrize("name", ["t", "count", "parent", "report", "City"])
def test_a_name_that_is_also_a_word_of_the_vocabulary_stays_a_name(name: str) -> None:
    assert shown("zh", answer("members-of", member=name, level="City", role="core")) == [name, "城市", "核心"]
    assert shown("zh", answer("policies-covering", policy=name, kind="report", via=name, reach="parent")) == [
        name,
        "报告",
        name,
        "上级政区",
    ]
    assert shown("zh", answer("shortest-link", path=[name, "甲"], relations=["PART_OF"])) == [f"{name}、甲", "属于"]


def test_terms_are_translated_in_marked_columns_alone_and_flags_everywhere() -> None:
    result = answer("indicators-of", indicator="t", unit="t", target=True)
    assert shown("zh", result) == ["t", "吨", "是"]
    assert shown("en", result) == ["t", "t", "yes"]
    unmarked = replace(result, query=replace(result.query, header=replace(result.query.header, terms=frozenset())))
    assert shown("zh", unmarked) == ["t", "t", "是"]


def test_columns_of_terms_are_among_those_returned() -> None:
    for query in catalogue().values():
        assert query.header.terms <= set(query.returns)
    assert catalogue()["agreements-between"].header.terms == {"kind", "fields", "modality"}
