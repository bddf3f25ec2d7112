"""Every column and folder of the library has a Chinese name in the explorer."""

from queries import catalogue
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
