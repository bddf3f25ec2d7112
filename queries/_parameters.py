"""From what a person types to the value that a query takes.

Places resolve through the gazetteer (成都, 成都市, 510100, 蓉), everything else by the names,
titles, aliases and numbers that the graph knows. What is unknown or ambiguous is an error that
names the nearest, or the candidates: nothing is guessed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.errors import ParameterInvalid
from kb.gazetteer import divisions, lookup
from kb.graph import Reader
from kb.identity import slug
from kb.values import is_date
from kb.vocabulary import FIELDS, MECHANISMS, MECHANISMS_EN, PLACES
from queries._catalogue import Query
from queries._header import Parameter

NEAREST = 5
TITLED = frozenset({"Policy", "Work", "Document"})
"""Labels whose nodes have a title and no name."""
_FIXED: dict[str, dict[str, str]] = {"Field": FIELDS, "Mechanism": {code: name for code, (_, name) in MECHANISMS.items()}}
"""Types whose values are a fixed list: code → name."""
_INDUSTRY = re.compile(r"(产业链供应链|产业链|产业集群|集群|产业)$")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A parameter's value for the query, and how to show it to a person."""

    value: Any
    shown: str


def resolve(reader: Reader, query: Query, given: Mapping[str, str | None]) -> dict[str, Resolved]:
    """All parameters of a query. Raises `ParameterInvalid`."""
    unknown = set(given) - {p.name for p in query.parameters}
    if unknown:
        raise ParameterInvalid(
            query.name, ", ".join(sorted(unknown)), f"no such parameter; it takes {', '.join(p.name for p in query.parameters)}"
        )
    return {p.name: _resolve(reader, query.name, p, given.get(p.name)) for p in query.parameters}


def _resolve(reader: Reader, query: str, parameter: Parameter, text: str | None) -> Resolved:
    text = (text or "").strip() or parameter.default
    if text is None:
        if parameter.optional:
            return Resolved(None, "")
        raise ParameterInvalid(query, parameter.name, f"a value is needed, as --{parameter.name} NAME ({parameter.help or parameter.type})")
    if parameter.type == "Number":
        return _number(query, parameter, text)
    if parameter.type == "Date":
        if not is_date(text):
            raise ParameterInvalid(query, parameter.name, f"{text!r} is no date; write 2021, 2021-12 or 2021-12-08")
        return Resolved(text, text)
    if parameter.type == "Text":
        return Resolved(text, text)
    if parameter.type in _FIXED:
        return _listed(query, parameter, text)
    if parameter.type == "Document":
        return _document(reader, query, parameter, text)
    return _entity(reader, query, parameter, text)


def _number(query: str, parameter: Parameter, text: str) -> Resolved:
    try:
        return Resolved(float(text) if "." in text else int(text), text)
    except ValueError:
        raise ParameterInvalid(query, parameter.name, f"{text!r} is no number") from None


def _listed(query: str, parameter: Parameter, text: str) -> Resolved:
    label = parameter.type
    code = text.removeprefix(f"{label}:")
    for name, zh in _FIXED[label].items():
        if code in (name, zh) or code.casefold() == MECHANISMS_EN.get(name, name).casefold():
            return Resolved(f"{label}:{name}", zh)
    raise ParameterInvalid(query, parameter.name, f"{text!r} is no {label.lower()}", [f"{zh} {name}" for name, zh in _FIXED[label].items()])


def _document(reader: Reader, query: str, parameter: Parameter, text: str) -> Resolved:
    """A document by id, source or title."""
    asked = "MATCH (d:Document) WHERE d.id = $text OR d.title = $text OR $text IN d.sources RETURN d.id AS id, d.title AS title, d.source AS source ORDER BY source"
    found = reader.rows(asked, {"text": text.strip("《》")})
    if len(found) == 1:
        return Resolved(found[0]["id"], str(found[0]["title"] or found[0]["source"]))
    if found:
        sources = [f"{r['title']} ({r['source']})" for r in found]
        raise ParameterInvalid(query, parameter.name, f"{text!r} may be one of several; give the source", sources)
    named = [str(r["source"]) for r in reader.rows("MATCH (d:Document) RETURN d.source AS source ORDER BY source")]
    named = [*names(reader, parameter.labels), *named]
    nearest = [n for n in named if text in n][:NEAREST] + difflib.get_close_matches(text, named, NEAREST, 0.4)
    raise ParameterInvalid(query, parameter.name, f"no document {text!r} is loaded; `kb documents` lists them", nearest[:NEAREST])


def _entity(reader: Reader, query: str, parameter: Parameter, text: str) -> Resolved:
    labels = parameter.labels
    if labels & PLACES:
        found = lookup(text, labels & PLACES)
        if found.key is not None:
            return Resolved(found.key, _shown(found.key))
        if len(found.candidates) > 1:
            paths = [f"{_path(key)} ({key.partition(':')[2]})" for key in found.candidates]
            raise ParameterInvalid(query, parameter.name, f"{text!r} may be one of several; give the code", paths)
        nearest = list(found.nearest)
    else:
        nearest = []
    keys = _known(reader, labels, text)
    if len(keys) == 1:
        [(key, name)] = keys.items()
        return Resolved(key, name)
    if keys:
        raise ParameterInvalid(
            query, parameter.name, f"{text!r} may be one of several; give the key", [f"{name} ({key})" for key, name in keys.items()]
        )
    named = names(reader, labels)
    nearest = [n for n in named if text in n][:NEAREST] + difflib.get_close_matches(text, named, NEAREST, 0.4) + nearest
    raise ParameterInvalid(
        query,
        parameter.name,
        f"nothing is called {text!r} in the gazetteer or in what is loaded; check the name, or load a document that has it",
        list(dict.fromkeys(nearest))[:NEAREST],
    )


def _shown(key: str) -> str:
    division = divisions().get(key.partition(":")[2])
    return division.name if division else key


def _path(key: str) -> str:
    division = divisions().get(key.partition(":")[2])
    return division.path if division else key


def _known(reader: Reader, labels: frozenset[str], text: str) -> dict[str, str]:
    """Key → name of the entities that go by `text`: by key first, then id, then name, title or number, then alias."""
    bare = text.strip("《》“”")
    ids = {slug(bare), slug(_INDUSTRY.sub("", bare)), text}
    keys = {f"{label}:{i}" for label in labels for i in ids} | {text}
    if "Work" in labels:
        keys.add(f"Work:{text.lower().removeprefix('https://doi.org/').removeprefix('doi:').strip()}")
    by_key = reader.rows(
        "UNWIND $keys AS k MATCH (n:Entity {key: k}) RETURN n.key AS key, coalesce(n.name, n.title, n.id) AS name", {"keys": sorted(keys)}
    )
    found = {r["key"]: str(r["name"]) for r in by_key if r["key"].partition(":")[0] in labels}
    for label in sorted(labels if not found else ()):
        title = _title(label)
        other = "$text IN n.sources OR n.id = $text" if label == "Document" else "n.number = $text OR $text IN coalesce(n.aliases, [])"
        # by the stored id: Neo4j orders text that a query puts together by UTF-16, what is stored by code point
        query = f"MATCH (n:{label}) WHERE n.{title} = $text OR {other} RETURN n.id AS id, n.{title} AS name ORDER BY id LIMIT 10"
        found |= {f"{label}:{r['id']}": str(r["name"]) for r in reader.rows(query, {"text": bare})}
    return found


def _title(label: str) -> str:
    """The property that a node of the label is called by."""
    return "title" if label in TITLED else "name"


def names(reader: Reader, labels: frozenset[str]) -> list[str]:
    """Names and titles that the graph knows of these labels, at most 5,000 a label, sorted within each."""
    found: list[str] = []
    for label in sorted(labels):
        title = _title(label)
        rows, _ = reader.some(f"MATCH (n:{label}) WHERE n.{title} IS NOT NULL RETURN n.{title} AS name ORDER BY name", limit=5000)
        found += [str(r["name"]) for r in rows]
    return found


def entity(reader: Reader, text: str) -> Resolved:
    """Any entity by key, code, name, title, alias or number. Raises `ParameterInvalid`."""
    every = Parameter("entity", "Entity", False, None, "")
    return _entity(reader, "", every, text)
