"""Run a query of the library: rows with the words behind each, and what an empty answer means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kb.graph import Reader
from kb.store import Evidence, evidence
from queries._catalogue import Query, find
from queries._parameters import Resolved, resolve

LIMIT = 100
SENTENCES = 20
"""Statements shown for one row, at most."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much there is to answer from: documents in all, and those that mention each entity asked about."""

    documents: int
    mentioning: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Result:
    """`rows` are by column; `evidence[i]` are the words behind row i, best first. `cut` says that
    there are more rows than `limit`. `question` is the query's, with the values in it."""

    query: Query
    parameters: Mapping[str, Resolved]
    question: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    keys: tuple[str, ...]
    evidence: tuple[tuple[Evidence, ...], ...]
    cut: bool
    loaded: Loaded


def run(reader: Reader, name: str, given: Mapping[str, str | None], *, limit: int = LIMIT, skip: int = 0) -> Result:
    """Answer a query. Raises `QueryUnknown`, `ParameterInvalid`, `GraphError`."""
    query = find(name)
    parameters = resolve(reader, query, given)
    values = {key: r.value for key, r in parameters.items()} | {"skip": skip, "limit": limit + 1}
    found = reader.rows(query.text, values)
    cut, found = len(found) > limit, found[:limit]
    ids = [list(dict.fromkeys(row.get("evidence") or []))[:SENTENCES] for row in found]
    words = {e.statement: e for e in evidence(reader, [i for row in ids for i in row])} if found else {}
    return Result(
        query=query,
        parameters=parameters,
        question=question(query, parameters),
        columns=query.returns,
        rows=tuple(tuple(row.get(column) for column in query.returns) for row in found),
        keys=tuple(str(row.get("key", "")) for row in found),
        evidence=tuple(_distinct(words[i] for i in row if i in words) for row in ids),
        cut=cut,
        loaded=_loaded(reader, parameters),
    )


def _distinct(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each place in a document once: two parties of one agreement are stated by the same words."""
    return tuple({(e.document, e.start, e.end): e for e in reversed(list(found))}.values())[::-1]


def question(query: Query, parameters: Mapping[str, Resolved]) -> str:
    """The query's question with the values in place of the parameters."""
    text = query.header.question
    for name, resolved in parameters.items():
        text = text.replace(f"{{{name}}}", resolved.shown)
    return text


def _loaded(reader: Reader, parameters: Mapping[str, Resolved]) -> Loaded:
    [row] = reader.rows("MATCH (d:Document) RETURN count(d) AS n")
    mentioning = {}
    for resolved in parameters.values():
        if isinstance(resolved.value, str) and ":" in resolved.value and not resolved.value.startswith("Document:"):
            query = "MATCH (:Entity {key: $key})<-[:MENTIONS]-(d:Document) RETURN count(d) AS n"
            [count] = reader.rows(query, {"key": resolved.value})
            mentioning[resolved.shown] = count["n"]
    return Loaded(row["n"], mentioning)
