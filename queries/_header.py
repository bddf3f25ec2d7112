"""The header of a query file: comment lines before the first line of Cypher.

    // title: 两市之间的合作协议 | Agreements between two cities
    // question: {a}和{b}之间有哪些合作协议？
    // param a: Place — 名称、简称或代码
    // param since: Date? — 起始日期
    // param limit: Number = 50 — 最多行数
    // returns: agreement, kind*, signed, parties

A parameter's type says how its value is resolved (`TYPES`); `?` makes it optional, `=` gives a
default. `returns` are the columns that a person sees, those marked `*` words of the vocabulary that
may be shown in another language; `evidence` always comes besides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.errors import QueryHeaderInvalid
from kb.vocabulary import AREAS, ENTITIES, PLACES

TYPES: dict[str, frozenset[str]] = {
    "Entity": ENTITIES - {"Observation"},
    "Place": PLACES | AREAS,
    "Division": PLACES,
    "Area": AREAS,
    "Policy": frozenset({"Policy"}),
    "Chain": frozenset({"IndustryChain"}),
    "Indicator": frozenset({"Indicator"}),
    "Work": frozenset({"Work"}),
    "Document": frozenset({"Document"}),
    "Field": frozenset({"Field"}),
    "Mechanism": frozenset({"Mechanism"}),
    "Writing": frozenset({"Policy", "Agreement", "Document"}),
    "Date": frozenset(),
    "Text": frozenset(),
    "Number": frozenset(),
}
"""Type of a parameter → labels of the nodes that it may name; none for plain values."""

_LINE = re.compile(r"//\s*(?P<word>title|question|param|returns|note)(?:\s+(?P<name>\w+))?\s*:\s*(?P<rest>.*?)\s*$")
_PARAM = re.compile(r"(?P<type>\w+)(?P<optional>\?)?(?:\s*=\s*(?P<default>\S+))?(?:\s*—\s*(?P<help>.*))?$")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a query."""

    name: str
    type: str
    optional: bool
    default: str | None
    help: str

    @property
    def labels(self) -> frozenset[str]:
        return TYPES[self.type]


@dataclass(frozen=True, slots=True)
class Header:
    """All that a header says. `terms` are those of `returns` whose values are words of the vocabulary."""

    title_zh: str
    title_en: str
    question: str
    parameters: tuple[Parameter, ...]
    returns: tuple[str, ...]
    terms: frozenset[str] = frozenset()
    note: str = ""


def parse(text: str, source: str) -> tuple[Header, str]:
    """Header and Cypher of a file's text. Raises `QueryHeaderInvalid` with the line."""
    lines = text.splitlines()
    end = next((i for i, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("//")), len(lines))
    single: dict[str, str] = {}
    parameters: list[Parameter] = []
    for number, line in enumerate(lines[:end], 1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise QueryHeaderInvalid(
                f"{source}, line {number}: {line.strip()!r} is no line of a header (title, question, param, returns, note)."
            )
        if match["word"] == "param":
            parameters.append(_parameter(match["name"], match["rest"], source, number))
        elif match["word"] in single:
            raise QueryHeaderInvalid(f"{source}, line {number}: {match['word']} stands twice.")
        else:
            single[match["word"]] = match["rest"]
    missing = [word for word in ("title", "question", "returns") if not single.get(word)]
    if missing:
        raise QueryHeaderInvalid(f"{source}: the header lacks {', '.join(missing)}.")
    body = "\n".join(lines[end:]).strip()
    header = _header(single, tuple(parameters))
    _check(header, body, source)
    return header, body


def _parameter(name: str | None, rest: str, source: str, number: int) -> Parameter:
    match = _PARAM.fullmatch(rest)
    if name is None or match is None or match["type"] not in TYPES:
        raise QueryHeaderInvalid(
            f"{source}, line {number}: a parameter is 'param NAME: TYPE[?] [= DEFAULT] [— HELP]', TYPE of {', '.join(TYPES)}."
        )
    return Parameter(name, match["type"], bool(match["optional"]) or match["default"] is not None, match["default"], match["help"] or "")


def _header(single: dict[str, str], parameters: tuple[Parameter, ...]) -> Header:
    zh, _, en = (part.strip() for part in single["title"].partition("|"))
    columns = tuple(name.strip() for name in single["returns"].split(",") if name.strip())
    terms = frozenset(name[:-1] for name in columns if name.endswith("*"))
    returns = tuple(name.removesuffix("*") for name in columns)
    return Header(zh, en or zh, single["question"], parameters, returns, terms, single.get("note", ""))


def _check(header: Header, body: str, source: str) -> None:
    if not body:
        raise QueryHeaderInvalid(f"{source}: no Cypher follows the header.")
    declared = [p.name for p in header.parameters]
    if len(set(declared)) != len(declared):
        raise QueryHeaderInvalid(f"{source}: a parameter is declared twice.")
    used = set(re.findall(r"\$(\w+)", body)) - {"limit", "skip"}
    if used != set(declared):
        odd = ", ".join(sorted(used ^ set(declared)))
        raise QueryHeaderInvalid(f"{source}: parameters declared and used differ: {odd}.")
    strange = set(re.findall(r"\{(\w+)\}", header.question)) - set(declared)
    if strange:
        raise QueryHeaderInvalid(f"{source}: the question names {', '.join(sorted(strange))}, which is no parameter.")
