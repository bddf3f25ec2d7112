"""The header of a query file: what is written is what is read, and nonsense is an error of this project."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from kb.errors import QueryHeaderInvalid
from queries._header import TYPES, Parameter, parse

NAMES = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True).filter(lambda n: n not in ("limit", "skip"))
WORDS = st.text(st.sampled_from("甲乙丙 abc，。—（）"), min_size=1, max_size=12).map(lambda s: "甲" + s.strip() + "乙")


@st.composite
def parameters(draw: st.DrawFn) -> list[Parameter]:
    names = draw(st.lists(NAMES, unique=True, max_size=4))
    made = []
    for name in names:
        default = draw(st.none() | st.from_regex(r"[a-z0-9]{1,6}", fullmatch=True))
        optional = default is not None or draw(st.booleans())
        made.append(Parameter(name, draw(st.sampled_from(sorted(TYPES))), optional, default, draw(st.just("") | WORDS)))
    return made


def written(parameter: Parameter) -> str:
    line = f"// param {parameter.name}: {parameter.type}" + ("?" if parameter.optional and parameter.default is None else "")
    line += f" = {parameter.default}" if parameter.default is not None else ""
    return line + (f" — {parameter.help}" if parameter.help else "")


@given(parameters(), WORDS, WORDS, st.dictionaries(NAMES, st.booleans(), min_size=1, max_size=5))
def test_a_header_is_read_as_it_was_written(declared: list[Parameter], zh: str, en: str, columns: dict[str, bool]) -> None:
    uses = " ".join(f"${p.name}" for p in declared)
    lines = [f"// title: {zh} | {en}", "// question: 问" + "".join(f"{{{p.name}}}" for p in declared)]
    lines += [
        *map(written, declared),
        f"// returns: {', '.join(name + '*' * term for name, term in columns.items())}",
        "",
        f"RETURN [{uses}] AS x // {{not a parameter}}",
    ]
    header, body = parse("\n".join(lines), "f/q.cypher")
    assert (header.title_zh, header.title_en) == (zh, en)
    assert list(header.parameters) == declared
    assert list(header.returns) == list(columns)
    assert header.terms == {name for name, term in columns.items() if term}
    assert body == lines[-1]


@given(st.text(st.sampled_from("/ titleparamquestionreturns:|=?—甲a${}\n\t"), max_size=80))
def test_nonsense_raises_nothing_else(text: str) -> None:
    with contextlib.suppress(QueryHeaderInvalid):
        parse(text, "f/q.cypher")
