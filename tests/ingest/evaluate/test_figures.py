"""Figures, intervals, comparison, reliability and saved runs, on runs made by hand."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.evaluate import (
    FORMAT,
    KINDS,
    Counts,
    Interval,
    Judged,
    Run,
    Unit,
    compare,
    counts,
    differences,
    from_json,
    intervals,
    macro_f1,
    reliability,
    to_json,
)
from kb.errors import RunInvalid
from tests.ingest.evaluate._made import run, unit

numbers = st.tuples(*[st.integers(0, 4)] * 3)
units = st.builds(lambda **n: unit(**n), **dict.fromkeys(KINDS, numbers))


def test_figures_are_made_from_sums_over_all_documents() -> None:
    kinds = counts([unit("a", places=(3, 1, 0)), unit("b", places=(1, 0, 4), chains=(0, 2, 0))])
    places = kinds["places"]
    assert (places.precision, places.recall, places.f1) == (0.5, 0.8, pytest.approx(0.6153846))
    assert (kinds["chains"].f1, kinds["chains"].gold, kinds["chains"].found) == (0.0, 2, 0)
    assert macro_f1(kinds) == pytest.approx(0.6153846 / 10)
    assert not Counts().occurs
    assert (Counts().precision, Counts().recall, Counts().f1) == (0.0, 0.0, 0.0)
    assert counts([]) == dict.fromkeys(KINDS, Counts())


class TestIntervals:
    """The bootstrap over documents."""

    def test_the_same_seed_gives_the_same_and_another_seed_another(self) -> None:
        made = [unit(str(i), places=(i % 5, i % 3, i % 2)) for i in range(20)]
        assert intervals(made, 200, 3) == intervals(made, 200, 3)
        assert intervals(made, 200, 3).f1["places"] != intervals(made, 200, 4).f1["places"]

    def test_it_holds_the_figure_and_narrows_with_more_documents(self) -> None:
        some = [unit(str(i), places=(i % 5, i % 3, 1)) for i in range(10)]
        many = some * 20
        figure = counts(some)["places"].f1
        widths = []
        for made in (some, many):
            found = intervals(made, 500).f1["places"]
            assert found is not None
            assert found.low <= figure <= found.high
            widths.append(found.high - found.low)
        assert widths[1] < widths[0] / 2

    def test_a_coin_that_is_tossed_by_documents(self) -> None:
        """Recall of 100 documents with one fact each, half of them hit: the interval is that of a proportion."""
        made = [unit(str(i), places=(i % 2, 1 - i % 2, 0)) for i in range(100)]
        found = intervals(made, 4000).recall["places"]
        assert found is not None
        assert found.low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.015)
        assert found.high == pytest.approx(0.5 + 1.96 * 0.05, abs=0.015)

    def test_draws_without_a_kind_do_not_count_against_it(self) -> None:
        made = [unit("a", policies=(3, 0, 0)), *(unit(str(i), places=(2, 0, 0)) for i in range(5))]
        found = intervals(made, 300)
        assert found.f1["policies"] == Interval(1.0, 1.0)
        assert found.macro_f1 == Interval(pytest.approx(0.2), pytest.approx(0.2))  # type: ignore[arg-type]
        assert found.f1["chains"] is None

    def test_no_draws_no_intervals(self) -> None:
        found = intervals([unit("a", places=(1, 1, 1))], 0)
        assert (found.f1["places"], found.macro_f1, found.resamples) == (None, None, 0)
        assert intervals([unit("a", places=(1, 1, 1))], 1).f1["places"] == Interval(0.5, 0.5)

    def test_the_time_grows_with_the_documents(self) -> None:
        def seconds(n: int) -> float:
            made = [unit(str(i), places=(i % 5, i % 3, i % 2)) for i in range(n)]
            began = time.perf_counter()
            intervals(made, 200)
            return time.perf_counter() - began

        seconds(100)
        small, large = min(seconds(400) for _ in range(3)), min(seconds(3200) for _ in range(3))
        assert large < small * 8 * 2.5

    @given(st.lists(units, min_size=1, max_size=5), st.integers(0, 9))
    def test_bounds_are_in_order_and_between_0_and_1(self, made: list[Unit], seed: int) -> None:
        found = intervals(made, 25, seed)
        for each in (*found.precision.values(), *found.recall.values(), *found.f1.values(), found.macro_f1):
            assert each is None or 0 <= each.low <= each.high <= 1

    @given(st.lists(units, min_size=1, max_size=5))
    def test_a_run_does_not_differ_from_itself(self, made: list[Unit]) -> None:
        found = differences(made, made, 20)
        assert all(each in (None, Interval(0.0, 0.0)) for each in (*found.f1.values(), found.macro_f1))


class TestCompare:
    """Two runs."""

    def test_what_turned(self) -> None:
        before = replace(
            unit("a"), judged=(Judged("places", "hit", "甲"), Judged("places", "missed", "乙"), Judged("chains", "spurious", "丙 → 丁"))
        )
        after = replace(
            unit("a"), judged=(Judged("places", "missed", "甲"), Judged("places", "hit", "乙"), Judged("places", "spurious", "戊"))
        )
        found = compare(run(before), run(after), "old.json", 10)
        assert [(c.kind, c.turn, c.shown) for c in found.changes] == [
            ("places", "gained", "乙"),
            ("places", "lost", "甲"),
            ("places", "spurious-new", "戊"),
            ("chains", "spurious-gone", "丙 → 丁"),
        ]
        assert (found.before["places"].hits, found.after["places"].spurious, found.compared) == (1, 1, 1)

    def test_one_of_two_equal_facts_is_gained(self) -> None:
        one, two = Judged("places", "hit", "甲"), Judged("places", "missed", "甲")
        found = compare(run(replace(unit(), judged=(one, two))), run(replace(unit(), judged=(one, one))), "old.json", 0)
        assert [(c.turn, c.shown) for c in found.changes] == [("gained", "甲")]

    def test_only_documents_with_the_same_annotation_are_compared(self) -> None:
        before = run(unit("a"), unit("b", gold="1", places=(9, 0, 0)), unit("c"))
        after = run(unit("a", places=(1, 0, 0)), unit("b", gold="2"), unit("d"))
        found = compare(before, after, "old.json", 10)
        assert (found.compared, found.left_out) == (1, ("b", "c", "d"))
        assert found.before["places"].hits == 0
        with pytest.raises(RunInvalid, match=r"old\.json: none of its 1 documents"):
            compare(run(unit("a", gold="1")), run(unit("a", gold="2")), "old.json")

    def test_a_clear_gain_has_an_interval_without_0_and_chance_has_not(self) -> None:
        before = [unit(str(i), places=(5, 5, 0)) for i in range(30)]
        better = [unit(str(i), places=(8 + i % 2, 2 - i % 2, 0)) for i in range(30)]
        other = [unit(str(i), places=(6, 4, 0) if i % 2 else (4, 6, 0)) for i in range(30)]
        gain, chance = (compare(run(*before), run(*after), "old.json").difference.f1["places"] for after in (better, other))
        assert gain is not None
        assert chance is not None
        assert gain.low > 0
        assert chance.low < 0 < chance.high


class TestReliability:
    """What confidence is worth."""

    def judged(self, *pairs: tuple[float, bool]) -> Unit:
        return replace(unit(), judged=tuple(Judged("areas", "hit" if hit else "spurious", "x", (), (c,)) for c, hit in pairs))

    def test_bins(self) -> None:
        found = reliability([self.judged((0.8, True), (0.85, False), (0.9, True), (1.0, True), (0.05, False))])
        assert [(b.low, b.high, b.statements, b.right) for b in found.bins] == [(0.0, 0.1, 1, 0), (0.8, 0.9, 2, 1), (0.9, 1.0, 2, 2)]
        assert found.bins[1].confidence == pytest.approx(0.825)
        assert found.bins[1].share == 0.5
        assert found.gap == pytest.approx((0.05 + 2 * 0.325 + 2 * 0.05) / 5)

    @pytest.mark.parametrize("confidence", [0.1, 0.2, 0.3, 0.6, 0.7, 0.9])
    def test_a_bin_begins_at_its_edge(self, confidence: float) -> None:
        [found] = reliability([self.judged((confidence, True))]).bins
        assert found.low == pytest.approx(confidence)

    def test_statements_of_one_fact_count_each_and_missed_ones_have_none(self) -> None:
        made = replace(
            unit(),
            judged=(Judged("chains", "hit", "x", (), (0.7, 0.9)), Judged("chains", "missed", "y"), Judged("areas", "hit", "z", (), (0.5,))),
        )
        assert reliability([made]).statements == 3
        assert reliability([made], kinds=["chains"]).statements == 2
        assert reliability([made], kinds=["places"]) == reliability([])
        assert reliability([]).gap is None


class TestSaved:
    """Runs as files."""

    def test_it_comes_back_without_texts_and_places(self, tmp_path: Path) -> None:
        judged = (Judged("places", "hit", "甲", ((0, 1),), (0.9,)), Judged("areas", "missed", "乙"))
        made = Run((Unit("下/a", "d", "g", 5, 1, judged, "全文"),), "rules@1")
        path = tmp_path / "run.json"
        path.write_text(to_json(made), "utf-8")
        back = from_json(path)
        assert "全文" not in path.read_text("utf-8")
        assert counts(back.units) == counts(made.units)
        assert compare(back, made, "run.json", 5).changes == ()
        assert to_json(back) == to_json(made)

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            ("", "not JSON"),
            ("[" * 100_000, "not JSON"),
            ("[]", "no saved evaluation"),
            ('{"format": "other", "extractors": "", "units": []}', "its format is 'other'"),
            (f'{{"format": "{FORMAT}", "extractors": ""}}', "units"),
            (f'{{"format": "{FORMAT}", "extractors": "", "units": [{{"name": 1}}]}}', "units.0.name"),
            (
                f'{{"format": "{FORMAT}", "extractors": "", "units": [{{"name": "a", "document": "d", "gold": "g", "chars": 1,'
                ' "wrong_quotes": 0, "facts": {"colours": {}}}]}',
                "colours",
            ),
        ],
    )
    def test_what_is_none_is_refused(self, tmp_path: Path, content: str, says: str) -> None:
        path = tmp_path / "run.json"
        path.write_text(content, "utf-8")
        with pytest.raises(RunInvalid, match=r"run\.json") as caught:
            from_json(path)
        assert says in str(caught.value)

    def test_one_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(RunInvalid, match=r"gone\.json: it cannot be opened"):
            from_json(tmp_path / "gone.json")
