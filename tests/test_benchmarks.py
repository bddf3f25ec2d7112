"""The measurements measure: small runs of each on the samples."""

import time
from pathlib import Path

import pytest
from pydantic import SecretStr

from benchmarks import extract, faults
from benchmarks._growth import exponent
from benchmarks._homes import whole
from kb.errors import GraphUnavailable
from kb.settings import Settings

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.mark.parametrize(("power", "expected"), [(1.0, 1.0), (2.0, 2.0), (0.5, 0.5)])
def test_the_exponent_of_a_power_is_that_power(power: float, expected: float) -> None:
    sizes = [1.0, 2.0, 4.0, 8.0]
    assert exponent(sizes, [3 * s**power for s in sizes]) == pytest.approx(expected)


def test_one_size_has_no_exponent() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        exponent([1.0], [1.0])


def test_extraction_is_measured_beside_the_scan() -> None:
    figures = extract.measure(SAMPLES)
    assert figures["characters"] > 1000
    assert 0 < figures["read and extract / scan alone"] < 1
    assert figures["growth exponent of extract"] < 1.3


def test_a_reader_that_cannot_begin_is_not_taken_for_one_that_saw_nothing_torn(tmp_path: Path) -> None:
    nowhere = Settings(home=tmp_path, graph_uri="bolt://127.0.0.1:9", graph_password=SecretStr("x"))
    with pytest.raises(GraphUnavailable), faults.Crowd(nowhere, {}, 2):
        pass


@pytest.mark.graph
def test_readers_count_each_for_itself_and_an_unknown_document_is_torn(samples_graph: Settings) -> None:
    known = whole(samples_graph)
    assert known
    for expected, is_torn in ((known, False), ({}, True)):
        with faults.Crowd(samples_graph, expected, 3) as crowd:
            time.sleep(1)
        assert crowd.seen.reads > 3
        assert crowd.seen.errors == 0
        assert (crowd.seen.torn > 0) == is_torn


@pytest.mark.slow
@pytest.mark.graph
@pytest.mark.timeout(600)
def test_kills_and_crowds_lose_nothing() -> None:
    figures = faults.measure(SAMPLES, loader_kills=3, server_kills=2, seconds=8)
    counts = ("documents", "loaders killed", "servers killed", "reads beside a loader")
    assert all(figures[name] > 0 for name in counts)
    assert {name: n for name, n in figures.items() if name not in counts and n} == {}
