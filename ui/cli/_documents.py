"""What is loaded, and the words behind it: `documents`, `show`, `evidence`, `retract`, `review`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ui._results import WHOLE, projected
from ui.cli._open import reader, store
from ui.cli._output import Format, emit, say

if TYPE_CHECKING:
    from kb.graph import Reader


def add_to(app: typer.Typer) -> None:
    for command in (documents, show, evidence, retract, review):
        app.command()(command)


FormatOption = Annotated[Format, typer.Option(help="输出格式 | format of the output")]


def documents(format: FormatOption = Format.TABLE) -> None:
    """已载入的文件 | The documents that are loaded.

    Examples: `kb documents` · `kb documents --format csv > documents.csv`
    """
    from kb.store import documents as held

    with reader() as graph:
        rows = [(d.source, d.title, d.date, d.place, d.format, d.chars, d.statements, d.id) for d in held(graph)]
    emit(("source", "title", "date", "place", "format", "chars", "statements", "id"), rows, format)
    if not rows:
        say("还没有载入文件：kb load PATH。Nothing is loaded yet: kb load PATH.")


def show(
    entity: Annotated[str, typer.Argument(help="名称、代码或键 | name, code or key", show_default=False)],
    format: FormatOption = Format.TABLE,
) -> None:
    """一个实体：属性与联系 | An entity: its properties and relations.

    Examples: `kb show 成都` · `kb show 成渝地区双城经济圈 --format json` · `kb show City:510100`
    """
    from kb.store import show as shown

    with reader() as graph:
        key = _key(graph, entity)
        found = shown(graph, key)
    if found is None:
        say(f"{key}：图中没有任何文件提到它。No loaded document mentions it.")
        raise typer.Exit(1)
    say(f"{found.key}：{found.documents} 篇文件提到 documents mention it")
    nothing = (None,) * 4
    rows: list[tuple[object, ...]] = [
        ("=", name, value, *nothing, None) for name, value in sorted(found.properties.items()) if name not in ("key", "id")
    ]
    rows += [(way, relation, name, p.get("role") or p.get("kind"), p.get("statements"), p.get("confidence"), p.get("modality"), other)
            for way, relation, other, name, p in found.relations]  # fmt: skip
    emit(("way", "relation", "name", "role", "statements", "confidence", "modality", "key"), rows, format)


def evidence(
    of: Annotated[str | None, typer.Argument(help="实体，或陈述的 id | an entity, or a statement's id", show_default=False)] = None,
    document: Annotated[
        str | None, typer.Option(help="一篇文件的全部陈述：source 或 id | all that a document states: its source or id")
    ] = None,
    predicate: Annotated[str | None, typer.Option(help="只看这种关系 | only this relation")] = None,
    limit: Annotated[int, typer.Option(min=1, help="最多条数 | at most")] = 50,
    format: FormatOption = Format.TABLE,
) -> None:
    """原文依据 | The words behind an entity or a statement, or in a document.

    Examples: `kb evidence 成都都市圈` · `kb evidence 成都 --predicate PARTY_TO --format csv` · `kb evidence --document 通知.txt`
    """
    from kb.store import evidence as by_id
    from kb.store import evidence_in, evidence_of, find_document

    if of is None and document is None:
        raise typer.BadParameter("an entity, a statement's id or --document is needed")

    with reader() as graph:
        if document is not None:
            key = _key(graph, of) if of else None
            found = [e for e in evidence_in(graph, find_document(graph, document), predicate) if key in (None, e.subject, e.object)]
        else:
            found = by_id(graph, [of or ""]) or evidence_of(graph, _key(graph, of or ""), predicate)
    if not found:
        say("没有陈述提到它。No statement names it.")
    emit(WHOLE, [projected(e, WHOLE) for e in found[:limit]], format)
    if len(found) > limit:
        say(f"只显示前 {limit} 条，共 {len(found)} 条。The first {limit} of {len(found)} are shown.")


def retract(document: Annotated[str, typer.Argument(help="文件的 source 或 id | a document's source or id", show_default=False)]) -> None:
    """撤回一篇文件 | Take a document away, with what it alone said.

    Examples: `kb retract 通知.txt`
    """
    from kb.store import find_document

    with reader() as graph:
        found = find_document(graph, document)
    with store() as held:
        held.retract(found)
    say(f"已撤回 Retracted: {document}")


def review(
    statement: Annotated[str, typer.Argument(help="陈述的 id | a statement's id", show_default=False)],
    status: Annotated[str, typer.Argument(help="accepted、rejected 或 proposed", show_default=False)],
) -> None:
    """审核一条陈述 | Accept or reject a statement; relations follow.

    Examples: `kb review 5f3a… rejected`
    """
    from kb.errors import GraphError
    from kb.model import Review

    if status not in set(Review):
        raise typer.BadParameter(f"{status!r}: accepted, rejected or proposed is needed")
    with store() as held:
        if not held.review([statement], Review(status)):
            raise GraphError(f"no statement {statement!r} is there. `kb evidence` shows their ids.")
    say(f"{statement}: {status}")


def _key(graph: Reader, text: str) -> str:
    from queries import entity

    return str(entity(graph, text).value)
