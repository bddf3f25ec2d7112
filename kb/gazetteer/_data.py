"""The package's tables, as they stand in `data/`."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

DATA = files("kb.gazetteer") / "data"


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a file, by column."""
    with (DATA / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


@cache
def wording() -> Mapping[str, str]:
    """The lists of `words.csv` by kind, each with its words parted by spaces."""
    return {row["kind"]: row["words"] for row in table("words.csv")}


def pairs(kind: str) -> Iterator[tuple[str, str]]:
    """A list of `words.csv` whose words are `name:value`."""
    for entry in wording()[kind].split():
        name, _, value = entry.partition(":")
        yield name, value
