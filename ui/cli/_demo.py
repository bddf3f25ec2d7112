"""`kb demo`: the samples loaded, three questions answered, and what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ui._tables import plain
from ui.cli._extractors import say_heard, switched_on
from ui.cli._open import reader, store

if TYPE_CHECKING:
    from queries import Result

SAMPLES = Path(__file__).parents[2] / "samples"
QUESTIONS: tuple[tuple[str, dict[str, str | None]], ...] = (
    ("agreements-between", {"a": "广州", "b": "佛山"}),
    ("members-of", {"area": "长三角生态绿色一体化发展示范区"}),
    ("projects-linking", {"a": "成都", "b": "重庆"}),
)
ROWS = 3


def add_to(app: typer.Typer) -> None:
    app.command()(demo)


def demo() -> None:
    """演示 | Load the samples and answer three questions.

    Example: `kb demo`
    """
    from ingest.load import load
    from kb.errors import SourceMissing
    from kb.settings import Settings
    from queries import run

    if not SAMPLES.is_dir():
        raise SourceMissing(str(SAMPLES), "the samples are not there", "Run kb from a checkout of the project.")
    chosen = switched_on(Settings.load(), None)
    with store() as held:
        report = load([SAMPLES], held, chosen=chosen)
    counts = report.counts
    typer.echo(f"示例 samples: 新增 new {counts['new']}，未变 unchanged {counts['unchanged']}，失败 failed {counts['failed']}")
    say_heard(report.heard)
    with reader() as graph:
        for name, parameters in QUESTIONS:
            _answer(run(graph, name, parameters))
    typer.echo(
        f"\n数据在 The data is in: {Settings.load().home}\n"
        "接下来 Next:\n"
        "  source .venv/bin/activate\n"
        "  kb queries                                      全部问题 all questions\n"
        "  kb query partners-of --place 广州               换一个问题 another question\n"
        "  kb load 你的文件夹                              载入自己的文件 your own documents\n"
        "  kb explore                                      在浏览器中打开 open the explorer"
    )
    raise typer.Exit(report.exit_status)


def _answer(result: Result) -> None:
    typer.echo(f"\n■ {result.question}")
    for row, words in zip(result.rows[:ROWS], result.evidence, strict=False):
        typer.echo("  · " + "；".join(plain(value) for value in row if plain(value)))
        for e in words[:1]:
            typer.echo(f"    「{' '.join(e.passage.split())}」 —— {e.source} [{e.start}–{e.end}]")
    if len(result.rows) > ROWS:
        typer.echo(f"  … 共 {len(result.rows)} 行 rows in all")
    if not result.rows:
        from ui.cli._queries import nothing

        typer.echo("  " + nothing(result))
