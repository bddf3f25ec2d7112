"""The measurements measure: small runs of each on the samples."""

from pathlib import Path

import pytest

from benchmarks import extract, faults
from benchmarks._growth import exponent

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


@pytest.mark.slow
@pytest.mark.graph
@pytest.mark.timeout(600)
def test_kills_and_crowds_lose_nothing() -> None:
    figures = faults.measure(SAMPLES, loader_kills=3, server_kills=2, seconds=8)
    counts = ("documents", "loader killed", "server killed", "reads beside a loader")
    assert all(figures[name] > 0 for name in counts)
    assert {name: n for name, n in figures.items() if name not in counts and n} == {}
