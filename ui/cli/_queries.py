"""`kb queries` lists the library, `kb query NAME` runs one of its questions."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ui._results import OBJECT, cited, projected
from ui._tables import plain
from ui.cli._open import reader
from ui.cli._output import Format, emit, say

if TYPE_CHECKING:
    from queries import Query, Result


def add_to(app: typer.Typer) -> None:
    app.command()(queries)
    app.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})(query)


def queries(
    name: Annotated[str | None, typer.Argument(help="查询名：显示参数与 Cypher | a query: its parameters and Cypher")] = None,
    format: Annotated[Format, typer.Option(help="输出格式 | format of the output")] = Format.TABLE,
) -> None:
    """查询库 | The library of queries.

    Examples: `kb queries` · `kb queries agreements-between`
    """
    from queries import catalogue, find

    if name is None:
        rows = [(q.name, q.folder, q.header.title_zh, q.header.title_en, _usage(q)) for q in catalogue().values()]
        emit(("name", "about", "标题", "title", "parameters"), rows, format)
        return
    found = find(name)
    say(f"{found.header.title_zh} | {found.header.title_en}\n{found.header.question}\n{found.header.note}".strip())
    emit(
        ("parameter", "type", "optional", "default", "help"),
        [(p.name, p.type, p.optional, p.default, p.help) for p in found.parameters],
        format,
    )
    sys.stdout.write("\n" + found.text + "\n")


def _usage(query: Query) -> str:
    return " ".join(f"[--{p.name} …]" if p.optional else f"--{p.name} …" for p in query.parameters)


def query(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="查询名，见 kb queries | name of a query", show_default=False)],
    format: Annotated[Format, typer.Option(help="输出格式 | format of the output")] = Format.TABLE,
    limit: Annotated[int, typer.Option(min=1, help="最多行数 | rows at most")] = 100,
    skip: Annotated[int, typer.Option(min=0, help="跳过的行数 | rows to pass over")] = 0,
    param: Annotated[list[str] | None, typer.Option(metavar="NAME=VALUE", help="一个参数，可重复 | a parameter; may be repeated")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="CSV 带 BOM，便于 Excel 打开 | CSV with a BOM, for Excel")] = False,
) -> None:
    """提问，每行附原句 | Ask a question of the library; each row with its sentence.

    参数写作 `--名称 值`，或 `--param 名称=值`。Parameters are given as `--name value`, or `--param name=value`.

    Examples: `kb query agreements-between --a 成都 --b 重庆` · `kb query chains-of --place 510100 --format json`
    """
    from queries import find, run

    find(name)
    given = _parameters([*context.args, *(f"--{each}" for each in param or ())])
    with reader() as graph:
        result = run(graph, name, given, limit=limit, skip=skip)
    show(result, format, bom=bom)


def _parameters(words: list[str]) -> dict[str, str | None]:
    given: dict[str, str | None] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            raise typer.BadParameter(f"{word!r}: parameters are given as --name value")
        name, equals, value = word[2:].partition("=")
        if not equals:
            if not rest:
                raise typer.BadParameter(f"--{name} needs a value")
            value = rest.pop(0)
        given[name] = value
    return given


def show(result: Result, format: Format, *, bom: bool = False) -> None:
    """Rows with their best sentence; an empty answer says what was looked for and what is loaded."""
    columns, rows = cited(result)
    if format in (Format.JSON, Format.JSONL):
        columns = (*result.columns, "evidence")
        rows = [
            (*row, [dict(zip(OBJECT, projected(e, OBJECT), strict=True)) for e in words])
            for row, words in zip(result.rows, result.evidence, strict=True)
        ]
    emit(columns, rows, format, result.question, bom=bom)
    if not rows:
        say(nothing(result))
    elif result.cut:
        say(f"只显示前 {len(rows)} 行，还有更多：--limit、--skip。More rows than the {len(rows)} shown: --limit, --skip.")


def nothing(result: Result) -> str:
    """What an empty answer means: what was looked for, and in how much."""
    mentioning = "，".join(f"提到{name}的 {n} 篇" for name, n in result.loaded.mentioning.items())
    in_english = "".join(f", {n} of which name {name}" for name, n in result.loaded.mentioning.items())
    looked = "、".join(f"{name}={plain(r.shown)}" for name, r in result.parameters.items() if r.shown)
    return (
        f"没有找到。查的是：{result.question}（{looked}）。库中有 {result.loaded.documents} 篇文件{'，其中' + mentioning if mentioning else ''}。\n"
        f"Nothing found for {result.query.header.title_en} ({looked}) in {result.loaded.documents} loaded documents{in_english}."
    )
