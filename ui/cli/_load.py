"""`kb load`: files into the graph, with progress on the terminal and a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli._extractors import ExtractorsOption, say_heard, switched_on
from ui.cli._open import store
from ui.cli._output import Format, emit, say
from ui.cli._progress import progress_bar

if TYPE_CHECKING:
    from ingest.load import Report

WORDS = {"new": "新增 new", "unchanged": "未变 unchanged", "replaced": "替换 replaced", "failed": "失败 failed"}

WHY = {
    "format": "不读的格式 not of a format that is read",
    "readme": "目录说明 README of a folder",
    "link": "指向目录之外或不存在的链接 link out of the folder or to nothing",
    "hidden": "隐藏文件 hidden",
}


def add_to(app: typer.Typer) -> None:
    app.command()(load)


def load(
    paths: Annotated[list[str], typer.Argument(help="文件、目录、通配符或 zip | files, folders, globs or zips", show_default=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只读取和抽取，不入库 | read and extract, store nothing")] = False,
    workers: Annotated[
        int, typer.Option(min=0, help="读取与抽取的进程数，0 为每核一个 | processes that read and extract, 0 for one a core")
    ] = 0,
    again: Annotated[bool, typer.Option("--again", help="已载入的也重新抽取 | extract what is loaded anew")] = False,
    extractors: ExtractorsOption = None,
) -> None:
    """载入文件 | Load documents into the graph.

    每篇文件要么完整载入，要么不载入；一篇失败不影响其余。Each document loads whole or not at all; a bad one does not stop the others.

    Examples: `kb load samples` · `kb load '规划/*.pdf' --workers 2` · `kb load archive.zip --dry-run`
    """
    from ingest.load import load as run
    from kb.settings import Settings

    chosen = switched_on(Settings.load(), extractors)
    with progress_bar("载入 loading") as progress:
        if dry_run:
            report = run(paths, None, workers=workers or None, again=again, progress=progress, chosen=chosen)
        else:
            with store() as held:
                report = run(paths, held, workers=workers or None, again=again, progress=progress, chosen=chosen)
    _summary(report, paths)
    raise typer.Exit(report.exit_status)


def _summary(report: Report, paths: list[str]) -> None:
    failed = [row for row in report.rows if row.outcome == "failed"]
    for row in failed:
        say(f"{WORDS['failed']}: {row.message}")
    if report.exit_status == 2 and len(failed) == len(report.rows):
        if not failed:
            say(f"没有找到可读的文件 No file that can be read was found: {', '.join(paths)}")
            _passed_over(report)
        return
    rows = [(WORDS[outcome], n) for outcome, n in report.counts.items()]
    title = f"试读 Dry run，{report.seconds:.1f} s" if report.dry_run else f"载入 Load {report.load}，{report.seconds:.1f} s"
    emit(("文件 documents", "数量 count"), rows, Format.TABLE, title)
    chars, statements = sum(row.chars for row in report.rows), sum(row.statements for row in report.rows)
    say(f"{chars:,} 字 characters，{statements:,} 条陈述 statements，{report.seconds:.1f} s")
    _passed_over(report)
    say_heard(report.heard)
    anew = sum(row.anew and row.outcome == "replaced" for row in report.rows)
    if anew:
        say(f"{anew} 篇因扩展抽取器有变而重新抽取 were extracted anew, since other extractors were on before")
    if report.others:
        say(f"{report.others} 篇所用的扩展抽取器与现在打开的不同 were extracted with others on than now: kb load PATH")
    if report.older:
        say(f"{report.older} 篇由旧版规则抽取 were extracted by earlier rules: kb load PATH --again")
    if report.interrupted:
        say("已中断，载入过的都是完整的；再次执行即可继续。Interrupted; what is loaded is whole. Run it again to go on.")


def _passed_over(report: Report) -> None:
    """A line for each reason, with the first names."""
    for why, words in WHY.items():
        names = [passed.name for passed in report.ignored if passed.why == why]
        if names:
            say(f"略过 passed over, {words}: {len(names)} ({', '.join(names[:3])}{' …' if len(names) > 3 else ''})")
