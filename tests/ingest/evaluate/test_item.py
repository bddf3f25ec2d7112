"""Names and one-to-one matching."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.evaluate._item import THIS, Amount, Item, agree, both, match, meant, policy, titled
from ingest.evaluate._normal import bare_industry, normal


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("《甲市发展规划》", "甲市发展规划"),
        ("“十四五”规划", "十四五规划"),
        ("纲要（２０２１—２０３５年）", "纲要(2021-2035年)"),
        ("甲乙——丙丁 走廊", "甲乙-丙丁走廊"),
        ("甲\u3000乙\n丙", "甲乙丙"),
    ],
)
def test_spellings_of_one_name(one: str, two: str) -> None:
    assert normal(one) == normal(two)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("新能源汽车产业链", "新能源汽车"),
        ("新能源汽车全产业链", "新能源汽车"),
        ("先进材料产业集群", "先进材料"),
        ("生物医药集群", "生物医药"),
        ("集成电路产业", "集成电路"),
        ("区块链", "区块"),
        ("航空产业链供应链", "航空"),
        ("茶叶", "茶叶"),
    ],
)
def test_an_industry_without_its_generic_words(name: str, bare: str) -> None:
    assert bare_industry(name) == bare
    assert bare_industry(bare) in (bare, bare_industry(name))


def test_a_path_means_a_place_and_a_plain_name_may_be_a_province_or_any_name() -> None:
    assert meant("甲省/乙市") == {("path", "甲省/乙市")}
    assert meant("甲省") == {("path", "甲省"), ("name", "甲省")}
    assert policy(THIS).isdisjoint(titled(THIS))
    assert both({1, 2}, iter([3, 4])) == {(1, 3), (1, 4), (2, 3), (2, 4)}


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (Amount(1000, None), Amount(1000.9, 5), True),
        (Amount(1000, 5), Amount(1000, 7), True),
        (Amount(1000, None), Amount(1002, None), False),
        (Amount(1000, None), Amount(None, None), False),
        (Amount(None, 5.5), Amount(None, 5.5), True),
        (Amount(None, 5.5), Amount(100, 5.5), False),
        (Amount(None, 5.5), Amount(None, 5.6), False),
        (Amount(None, None), Amount(None, None), True),
        (Amount(0, None), Amount(0, None), True),
        (Amount(-1000, None), Amount(1000, None), False),
        (None, None, True),
        (None, Amount(1, None), False),
    ],
)
def test_amounts(gold: Amount | None, found: Amount | None, same: bool) -> None:
    assert agree(gold, found) is same


amounts = st.none() | st.builds(Amount, st.none() | st.integers(0, 3).map(float), st.none() | st.integers(0, 2).map(float))
items = st.lists(st.builds(lambda h, a: Item("x", frozenset(h), a), st.frozensets(st.integers(0, 5), max_size=3), amounts), max_size=12)


@given(items, items)
def test_each_takes_the_first_that_is_the_same_and_free(gold: list[Item], found: list[Item]) -> None:
    free = list(range(len(found)))
    expected = []
    for item in gold:
        at = next((i for i in free if item.handles & found[i].handles and agree(item.amount, found[i].amount)), None)
        if at is not None:
            free.remove(at)
            expected.append((item, found[at]))
    result = match(gold, found)
    assert list(result.hits) == expected
    assert len(result.missed) == len(gold) - len(expected)
    assert list(result.spurious) == [found[i] for i in free]
