"""Titles that resolve: the keys behind a key are found again, whatever the order they came in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb.store._titles import Titles

KEYS = st.sampled_from([f"Policy:{c}" for c in "abcde"])


@given(st.dictionaries(KEYS, KEYS), KEYS)
def test_the_sources_of_a_key_are_itself_and_all_that_resolve_to_it(resolved: dict[str, str], key: str) -> None:
    found = Titles(resolved).sources(key)
    assert found == [key, *sorted(raw for raw, end in resolved.items() if end == key != raw)]


def test_what_was_not_asked_about_is_filled_from_later() -> None:
    early = Titles({"Policy:a": "Policy:a-2020"}, frozenset("a"))
    later = Titles({"Policy:a": "Policy:a-2021", "Policy:b": "Policy:a-2020"}, frozenset("ab"))
    filled = early.filled(later)
    assert filled("Policy:a") == "Policy:a-2020"
    assert filled.sources("Policy:a-2020") == ["Policy:a-2020", "Policy:a", "Policy:b"]
