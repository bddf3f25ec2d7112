"""The queries there are: every `.cypher` file under `library/`, by name."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from kb.errors import QueryUnknown
from queries._header import Header, Parameter, parse


@dataclass(frozen=True, slots=True)
class Query:
    """A query of the library. `name` is the file's, `folder` what it is about, `text` its Cypher."""

    name: str
    folder: str
    header: Header
    text: str

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return self.header.parameters

    @property
    def returns(self) -> tuple[str, ...]:
        return self.header.returns


def read(path: Path) -> Query:
    """One file. Raises `QueryHeaderInvalid`."""
    header, text = parse(path.read_text("utf-8"), f"{path.parent.name}/{path.name}")
    return Query(path.stem, path.parent.name, header, text)


@cache
def catalogue() -> Mapping[str, Query]:
    """All queries by name, in the order of folder and name."""
    library = Path(str(files("queries") / "library"))
    found = [read(path) for path in sorted(library.glob("*/*.cypher"))]
    return {query.name: query for query in found}


def find(name: str) -> Query:
    """The query of that name. Raises `QueryUnknown` with the nearest names."""
    queries = catalogue()
    if name not in queries:
        near = [known for known in queries if name and name in known] or difflib.get_close_matches(name, queries, 3, 0.5)
        raise QueryUnknown(name, near[:5])
    return queries[name]
