"""`kb extract`: what a document states, without storing it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ui.cli._extractors import ExtractorsOption, say_heard, switched_on
from ui.cli._output import Format, emit, say


def add_to(app: typer.Typer) -> None:
    app.command()(extract)


def extract(
    paths: Annotated[list[str], typer.Argument(help="文件、目录、通配符或 zip | files, folders, globs or zips", show_default=False)],
    format: Annotated[Format, typer.Option(help="输出格式 | format of the output")] = Format.TABLE,
    extractors: ExtractorsOption = None,
) -> None:
    """只抽取，不入库 | Show what would be extracted, storing nothing.

    `jsonl` 每行一篇文件：实体、陈述、原文与位置。`jsonl` gives a line a document: entities, statements, words and offsets.

    Examples: `kb extract samples --format jsonl` · `kb extract 报告.docx` · `kb extract 报告.docx --extractors sister-cities`
    """
    from ingest.extension import close, extract_with, summaries
    from ingest.extract import to_json
    from ingest.read import read, sources
    from kb.errors import ReadError
    from kb.settings import Settings
    from kb.vocabulary import RELATIONS

    chosen = switched_on(Settings.load(), extractors)
    found = sources(paths)
    failed = [str(problem) for problem in found.problems]
    rows: list[tuple[object, ...]] = []
    heard = []
    done = 0
    for source in found.sources:
        try:
            extraction, of_this = extract_with(read(source), chosen)
        except ReadError as error:
            failed.append(str(error))
            continue
        done += 1
        heard.append((source.name, of_this))
        if format is Format.JSONL:
            sys.stdout.write(to_json(extraction) + "\n")
            continue
        text = extraction.document.text
        rows += [
            (source.name, s.subject, s.predicate, s.object, s.modality, round(s.confidence, 2), s.start, s.end, text[s.start : s.end])
            for s in extraction.statements
            if s.predicate in RELATIONS and s.predicate != "MENTIONS"
        ]
    if format is not Format.JSONL and done:
        emit(("source", "subject", "predicate", "object", "modality", "confidence", "start", "end", "quote"), rows, format)
    close()
    summary = summaries(heard)
    say_heard(summary)
    for message in failed:
        say(f"失败 failed: {message}")
    if not done and not failed:
        say("没有找到可读的文件。No file that can be read was found.")
    raise typer.Exit(2 if not done else 1 if failed or any(s.faults for s in summary) else 0)
