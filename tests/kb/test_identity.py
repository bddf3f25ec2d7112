"""Identity: the same thing gets the same key, however it is written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import identity
from kb.errors import VocabularyError

names = st.text(min_size=1, max_size=40)


@given(names)
def test_slug_is_idempotent_and_plain(name: str) -> None:
    made = identity.slug(name)
    assert identity.slug(made) == made
    assert not any(c.isspace() or unicodedata.category(c).startswith("P") for c in made)


@given(names, st.sampled_from(["《{}》", " {} ", "“{}”", "{}　", "〈{}〉"]))
def test_slug_does_not_see_brackets_and_spaces(name: str, frame: str) -> None:
    assert identity.slug(frame.format(name)) == identity.slug(name)


def test_slug_folds_width_and_case() -> None:
    assert identity.slug("ＧＤＰ　２０２５") == identity.slug("gdp2025") == "gdp2025"


@given(st.lists(st.text(max_size=5), min_size=1, max_size=4))
def test_digest_tells_parts_apart(parts: list[str]) -> None:
    assert len(identity.digest(*parts)) == 24
    assert identity.digest(*parts, "") != identity.digest(*parts)


def test_policy_by_number_then_title_and_year_then_title() -> None:
    assert identity.policy_key("《甲规划》", "国函〔2021〕1号", "2021-05") == "Policy:国函〔2021〕1号"
    assert identity.policy_key("《甲规划》", None, "2021-05") == "Policy:甲规划-2021"
    assert identity.policy_key("甲 规划") == "Policy:甲规划"


def test_work_by_doi_then_first_author_year_and_title() -> None:
    assert identity.work_key("A Title", "Alonso", "1973", "10.1016/J.CITIES.2020.1") == "Work:10.1016/j.cities.2020.1"
    assert identity.work_key("A Title", "ALONSO", "1973") == identity.work_key("a title.", "Alonso", "1973") == "Work:alonso-1973-atitle"
    assert identity.work_key("甲 论", "张三", None) == "Work:张三--甲论"
    assert identity.work_key("甲论") == "Work:甲论"


@given(st.lists(st.sampled_from(["City:1", "City:2", "Province:3"]), min_size=2, max_size=3))
def test_agreement_without_name_does_not_depend_on_order(parties: list[str]) -> None:
    one = identity.agreement_key(None, parties, "transport", "2023")
    assert one == identity.agreement_key(None, reversed(parties), "transport", "2023")
    assert one != identity.agreement_key(None, parties, "transport", "2024")


def test_a_property_has_one_fact_and_a_relation_one_for_each_object() -> None:
    assert identity.fact("Policy:x", "issued", "2020") == identity.fact("Policy:x", "issued", "2021")
    assert identity.fact("City:1", "PARTY_TO", "Agreement:a") != identity.fact("City:1", "PARTY_TO", "Agreement:b")


@given(st.floats(allow_nan=False) | st.none(), st.booleans())
def test_observations_differ_in_any_part(value: float | None, target: bool) -> None:
    one = identity.observation_key("City:1", "人口", "2024", value, "person", None, target)
    assert one == identity.observation_key("City:1", "人口", "2024", value, "person", None, target)
    assert one != identity.observation_key("City:1", "人口", "2024", value, "person", None, not target)
    assert one != identity.observation_key("City:1", "人口", "2025", value, "person", None, target)


@pytest.mark.parametrize(("label", "id"), [("Town", "1"), ("City", ""), ("Document", "x")])
def test_no_key_without_label_and_id(label: str, id: str) -> None:
    with pytest.raises(VocabularyError):
        identity.key(label, id)
