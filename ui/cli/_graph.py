"""`kb graph …`: the local graph's server, and the graph as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.cli._open import reader, store
from ui.cli._output import Format, emit, say

COLUMNS = ("项目 item", "值 value")

graph = typer.Typer(no_args_is_help=True, help="图：启动、停止、导出、导入、重建 | The graph: start, stop, export, import, rebuild")


def add_to(app: typer.Typer) -> None:
    app.add_typer(graph, name="graph")


@graph.command()
def up() -> None:
    """启动本地图 | Start the local graph and bring its schema up to date.

    Example: `kb graph up`
    """
    from kb.graph import connect_writer
    from kb.settings import Settings

    with connect_writer(Settings.load()) as writer:
        say(f"图已就绪 The graph is ready: {writer.address}")


@graph.command()
def down() -> None:
    """停止本地图 | Stop the local graph; the data stays.

    Example: `kb graph down`
    """
    from kb.graph import local_graph
    from kb.settings import Settings

    stopped = local_graph.down(Settings.load())
    typer.echo("已停止 Stopped." if stopped else "没有在运行 It was not running.")


@graph.command()
def status(format: Annotated[Format, typer.Option(help="输出格式 | format of the output")] = Format.TABLE) -> None:
    """图在哪里、有多少内容 | Where the graph is and what it holds.

    Example: `kb graph status`
    """
    from kb.graph import local_graph
    from kb.settings import Settings
    from kb.store import counts

    settings = Settings.load()
    rows: list[tuple[str, object]] = [("KB_HOME", str(settings.home))]
    if settings.local:
        found = local_graph.status(settings)
        rows += [
            ("本地图 local graph", f"127.0.0.1:{found.bolt}, pid {found.pid}" if found.running else "未运行 not running"),
            ("日志 log", str(found.log)),
        ]
        if not found.running:
            emit(COLUMNS, rows, format)
            return
    else:
        rows.append(("KB_GRAPH_URI", settings.graph_uri))
    with reader() as opened:
        held = counts(opened)
    rows += [(f"节点 {name}", n) for name, n in held.nodes.items() if n] + [(f"关系 {name}", n) for name, n in held.relations.items() if n]
    emit(COLUMNS, rows, format)


@graph.command()
def rebuild() -> None:
    """从陈述重新推导实体与关系 | Derive entities and relations again from the statements.

    Example: `kb graph rebuild`
    """
    with store() as held:
        found = held.rebuild()
    typer.echo(
        f"{found.statements} 条陈述 statements → {found.entities} 个实体 entities, {found.relations} 条关系 relations；"
        f"修正 mended {found.entities_mended} + {found.relations_mended}"
    )


@graph.command()
def check() -> None:
    """核对实体与关系是否与陈述一致，只读 | See whether entities and relations follow from the statements; nothing is written.

    Example: `kb graph check`
    """
    from kb.store import check as compare

    with reader() as opened:
        found = compare(opened)
    wrong = found.entities_mended + found.relations_mended
    typer.echo(
        f"{found.statements} 条陈述 statements，{found.entities} 个实体 entities，{found.relations} 条关系 relations："
        + (f"{wrong} 处不一致 differ，用 kb graph rebuild 修正 mend with kb graph rebuild" if wrong else "一致 all in order")
    )
    raise typer.Exit(1 if wrong else 0)


@graph.command()
def export(
    path: Annotated[Path, typer.Argument(help="写到的文件 | file to write", show_default=False)],
    with_ledger: Annotated[bool, typer.Option("--with-ledger", help="连同载入记录 | with the ledger of loads")] = False,
) -> None:
    """导出内容，可用 cmp 比较 | Export the content; two exports can be compared with cmp.

    Example: `kb graph export graph.jsonl`
    """
    from kb.store import export as write

    with reader() as opened:
        lines = write(opened, path, with_ledger=with_ledger)
    typer.echo(f"{path}: {lines} 行 lines")


@graph.command(name="import")
def import_(path: Annotated[Path, typer.Argument(help="导出的文件 | a file that kb exported", show_default=False)]) -> None:
    """导入导出的内容 | Load the documents of an export, with all their statements.

    Example: `kb graph import graph.jsonl`
    """
    from kb.store import import_ as read

    with store() as held:
        documents = read(held, path)
    typer.echo(f"{path}: {documents} 篇文件 documents")
