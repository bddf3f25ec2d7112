"""`kb evaluate`: extraction scored against annotated documents."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui._kinds import KIND_WORDS
from ui.cli._output import Format, emit, say
from ui.cli._progress import progress_bar

if TYPE_CHECKING:
    from ingest.evaluate import Comparison, Counts, Evaluation, Intervals, Kind, Notice, Reliability

SHOWN = 5
"""Notices of one sort that are written out."""
NOTICES = {
    "quote-not-in-text": "引文不在原文里，页面上无法标出 the quote is not in the text and cannot be marked in it",
    "no-such-place": "今天没有这个行政区，无法匹配 no division of today has this path; it cannot be found",
    "no-annotation": "没有标注，未评测 documents without an annotation, not scored",
    "no-document": "没有同名文件的标注 annotations without a document of their name",
    "passed-over": "打不开，略过 cannot be opened, passed over",
}


class Figures(StrEnum):
    """Forms of the figures."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def add_to(app: typer.Typer) -> None:
    app.command()(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Argument(help="目录：文件与同名的标注 NAME.json | folder of documents and NAME.json", show_default=False)],
    format: Annotated[Figures, typer.Option(help="输出格式 | format of the output")] = Figures.TABLE,
    html: Annotated[
        Path | None,
        typer.Option(help="写一页网页，在原文中标出对、漏、多 | write a page with every hit and error in its place", metavar="FILE"),
    ] = None,
    save: Annotated[Path | None, typer.Option(help="保存这次结果 | save this run", metavar="FILE")] = None,
    against: Annotated[Path | None, typer.Option(help="与保存的结果比较 | compare with a saved run", metavar="FILE")] = None,
    calibration: Annotated[bool, typer.Option("--calibration", help="置信度可信吗 | how right statements are by their confidence")] = False,
    resamples: Annotated[
        int, typer.Option(min=0, max=100_000, help="自助抽样次数，0 为不算区间 | bootstrap draws, 0 for no intervals")
    ] = 1000,
    seed: Annotated[int, typer.Option(help="抽样的种子 | seed of the draws")] = 1,
    workers: Annotated[
        int, typer.Option(min=0, help="读取与抽取的进程数，0 为每核一个 | processes that read and extract, 0 for one a core")
    ] = 0,
) -> None:
    """评测抽取 | Score the extraction against annotated documents.

    GOLD 是一个目录：每篇文件旁有同名的 `.json` 标注。格式、算法与比较见 docs/evaluation.md。GOLD is a folder of documents, each with its annotation beside it; see docs/evaluation.md.

    退出状态：0 已评测；2 目录、标注、文件或保存的结果不能用，什么也不写。Exit status: 0 scored; 2 something cannot be used, and nothing is written.

    Examples: `kb evaluate samples` · `kb evaluate gold --html errors.html --save before.json` · `kb evaluate gold --against before.json`
    """
    from ingest.evaluate import compare, counts, from_json, intervals, reliability
    from ingest.evaluate import evaluate as run

    if format is Figures.CSV and calibration and against:
        raise typer.BadParameter("CSV holds one table: ask for --against or for --calibration")
    _check(html, save)
    before = from_json(against) if against else None
    with progress_bar("评测 evaluating") as progress:
        evaluation = run(gold, workers=workers or None, progress=progress)
    units = evaluation.run.units
    kinds, sure = counts(units), intervals(units, resamples, seed)
    compared = compare(before, evaluation.run, str(against), resamples, seed) if before is not None else None
    worth = reliability(units) if calibration else None
    _write(evaluation, kinds, sure, html, save)
    _notices(evaluation.notices)
    if format is Figures.JSON:
        _json(evaluation, kinds, sure, compared, worth)
    elif format is Figures.CSV:
        _csv(kinds, sure, compared, worth)
    else:
        _tables(kinds, sure, compared, worth)
    _summary(evaluation, kinds, sure)


def _check(html: Path | None, save: Path | None) -> None:
    from ingest.evaluate import FORMAT
    from ui._files import check_writable
    from ui.evaluation_page import MARK

    if html is not None and save is not None and html.absolute() == save.absolute():
        raise typer.BadParameter("--html and --save name one file")
    for path, mark in ((html, MARK), (save, FORMAT)):
        if path is not None:
            check_writable(path, mark)


def _write(evaluation: Evaluation, kinds: dict[Kind, Counts], sure: Intervals, html: Path | None, save: Path | None) -> None:
    from ingest.evaluate import macro_f1, to_json
    from ui._files import write_whole
    from ui.evaluation_page import page

    if html is not None:
        write_whole(html, page(evaluation.run, kinds, macro_f1(kinds), sure))
        say(f"网页 page: {html}")
    if save is not None:
        write_whole(save, [to_json(evaluation.run)])
        say(f"已保存 saved: {save}")


def _notices(notices: tuple[Notice, ...]) -> None:
    for what, words in NOTICES.items():
        of = [n for n in notices if n.what == what]
        if of:
            said = "；".join(_notice(n) for n in of[:SHOWN])
            say(f"{words} ({len(of)}): {said}{' …' if len(of) > SHOWN else ''}")


def _notice(n: Notice) -> str:
    kind = f" {n.kind}" if n.kind else ""
    return f"{n.file}{kind}{f'「{n.words}」' if n.words else ''}"


def _json(
    evaluation: Evaluation, kinds: dict[Kind, Counts], sure: Intervals, compared: Comparison | None, worth: Reliability | None
) -> None:
    from ui.cli import _scores

    whole: dict[str, Any] = _scores.as_object(evaluation, kinds, sure)
    if compared is not None:
        whole["comparison"] = _scores.comparison_object(compared)
    if worth is not None:
        whole["calibration"] = _scores.calibration_object(worth)
    sys.stdout.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")


def _csv(kinds: dict[Kind, Counts], sure: Intervals, compared: Comparison | None, worth: Reliability | None) -> None:
    from ingest.evaluate import macro_f1
    from ui.cli import _scores

    if compared is not None:
        emit(*_scores.comparison_rows(compared), Format.CSV)
    elif worth is not None:
        emit(*_scores.calibration_rows(worth), Format.CSV)
    else:
        emit(*_scores.figure_rows(kinds, macro_f1(kinds), sure), Format.CSV)


def _tables(kinds: dict[Kind, Counts], sure: Intervals, compared: Comparison | None, worth: Reliability | None) -> None:
    from ingest.evaluate import macro_f1
    from ui.cli import _scores

    emit(*_scores.figures(kinds, macro_f1(kinds), sure), Format.TABLE, "评测 Evaluation")
    if compared is not None:
        typer.echo()
        emit(*_scores.comparison(compared), Format.TABLE, f"与保存的结果比较，{compared.compared} 篇 Compared with the saved run")
        if compared.changes:
            typer.echo()
            emit(*_scores.changes(compared), Format.TABLE, "变化 Changes")
        if compared.left_out:
            names = "、".join(compared.left_out[:SHOWN]) + (" …" if len(compared.left_out) > SHOWN else "")
            say(
                f"只在一次里、或标注改过，未比较 in one run only or with another annotation, not compared ({len(compared.left_out)}): {names}"
            )
    if worth is not None:
        typer.echo()
        emit(*_scores.calibration(worth), Format.TABLE, "置信度 Calibration")
        if worth.gap is not None:
            say(f"平均偏差 mean distance of confidence and share right: {worth.gap:.3f}")


def _summary(evaluation: Evaluation, kinds: dict[Kind, Counts], sure: Intervals) -> None:
    run = evaluation.run
    chars = sum(unit.chars for unit in run.units)
    say(
        f"{len(run.units)} 篇文件 documents，{chars:,} 字 characters，与原文不符的引文 quotes that differ from the text: {run.wrong_quotes}"
    )
    if sure.resamples:
        say(
            f"方括号内为 {sure.level:.0%} 区间：按文件自助抽样 {sure.resamples} 次，种子 {sure.seed}。"
            f"In brackets: {sure.level:.0%} percentile intervals, {sure.resamples} bootstrap draws of documents, seed {sure.seed}."
        )
    absent = [str(KIND_WORDS[kind]) for kind, c in kinds.items() if not c.occurs]
    if absent:
        occurring = [c.f1 for c in kinds.values() if c.occurs]
        mean = f"；其余各类平均 mean of the others: {sum(occurring) / len(occurring):.3f}" if occurring else ""
        say(f"没有出现、在平均中计为 0 的类别 kinds that do not occur, 0 in the mean: {'、'.join(absent)}{mean}")
