"""The measurements measure: small runs of each on the samples."""

import sys
import time
from pathlib import Path
from subprocess import CalledProcessError

import pytest
from pydantic import SecretStr

from benchmarks import extract, faults, large, workers
from benchmarks._growth import exponent
from benchmarks._homes import whole
from benchmarks._spent import spent
from benchmarks._texts import repeated
from ingest.read import ReadText
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
    figures = extract.measure(SAMPLES, largest=3)
    assert figures["characters"] > 1000
    assert 0 < figures["read and extract / scan alone"] < 1
    assert figures["growth exponent of extract"] < 1.3


def test_sizes_grow_by_equal_ratios_to_the_largest() -> None:
    assert extract.sizes(8) == [1, 2, 4, 8]
    assert extract.sizes(100) == [1, 5, 22, 100]
    with pytest.raises(ValueError, match="twice"):
        extract.sizes(1)


def test_a_text_made_longer_is_the_same_text_again_with_its_tables() -> None:
    text = "城市\t人口\n甲\t1\n"
    read = ReadText("a.txt", "0" * 64, "txt", text, tables=(((0, 5), (6, 9)),))
    long = repeated(read, 3)
    assert long.text == "\n".join([text] * 3)
    assert [[long.text[a:b] for a, b in table] for table in long.tables] == [["城市\t人口", "甲\t1"]] * 3
    assert repeated(read, 1) is read


def test_a_large_file_has_the_size_and_whole_characters(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    characters = large.write_large(SAMPLES, path, 0.3)
    assert 0 <= 300_000 - path.stat().st_size < 4
    assert len(path.read_text("utf-8")) == characters


def test_what_a_command_costs_is_its_own() -> None:
    """Not what the process that measures has in memory itself."""
    held = bytearray(b"x") * 300_000_000
    little = spent([sys.executable, "-c", "pass"])
    much = spent([sys.executable, "-c", "x = bytearray(b'x') * 200_000_000"])
    assert len(held) > much.memory > 200_000_000 > little.memory > 1_000_000
    assert 0 < little.processor < 60 and little.seconds > 0
    with pytest.raises(CalledProcessError):
        spent([sys.executable, "-c", "raise SystemExit(3)"])


@pytest.mark.slow
def test_workers_and_a_large_file_are_measured() -> None:
    figures = workers.measure(SAMPLES, repeats=(1,)) | large.measure(SAMPLES, megabytes=0.5)
    assert all(figure > 0 for figure in figures.values())
    assert figures["most memory, megabytes"] > figures["most memory for one line, megabytes"]


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
