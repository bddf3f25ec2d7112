"""The pages of the documentation that are made from the code: settings, commands, queries.

    python -m ui.docs docs

writes them into the folder; a test says whether they are current.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from kb.settings import SETTINGS
from queries import Query, catalogue

_MADE = "*由 `python -m ui.docs docs` 生成，请勿手改。Made by `python -m ui.docs docs`; a test keeps it current.*\n"


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def settings_page() -> str:
    """`docs/settings.md`."""
    lines = [
        "# 设置 | Settings\n",
        _MADE,
        "都是环境变量。All are environment variables.\n",
        "| variable | default | 作用 | meaning |",
        "| --- | --- | --- | --- |",
    ]
    lines += [f"| `{s.name}` | {_cell(s.default)} | {s.zh} | {s.en} |" for s in SETTINGS]
    return "\n".join(lines) + "\n"


def commands_page() -> str:
    """`docs/commands.md`: every command with its arguments, options and examples."""
    from ui.cli import app

    lines = ["# 命令 | Commands\n", _MADE]
    lines.append("退出状态 exit status: 0 完成 done；1 部分失败 some failed；2 没有做成 nothing could be done。\n")
    root = typer.main.get_command(app)
    for name, command in sorted(root.commands.items()):  # type: ignore[attr-defined]
        for title, each in sorted(getattr(command, "commands", {}).items()) or [("", command)]:
            lines += _command(" ".join(filter(None, ("kb", name, title))), each)
    return "\n".join(lines)


def _command(title: str, command: typer.core.TyperCommand) -> list[str]:
    lines = [f"## `{title}`\n", *(part.strip() + "\n" for part in (command.help or "").split("\n\n"))]
    rows = []
    for p in command.params:
        names = ", ".join(p.opts) if p.param_type_name == "option" else str(p.name).upper()
        text = _cell(str(getattr(p, "help", "") or ""))
        if p.name != "help":
            rows.append(f"| `{names}` | {text} |")
    if rows:
        lines += ["| argument, option | |", "| --- | --- |", *rows, ""]
    return lines


def queries_page() -> str:
    """`docs/queries.md`: every query of the library."""
    lines = ["# 查询库 | The library of queries\n", _MADE]
    lines.append("每行结果都附原句。Every row carries its sentences: `kb query NAME --参数 值`.\n")
    folder = ""
    for query in catalogue().values():
        if query.folder != folder:
            folder = query.folder
            lines.append(f"## {folder}\n")
        lines += _query(query)
    return "\n".join(lines)


def _query(query: Query) -> list[str]:
    header = query.header
    lines = [f"### `{query.name}`\n", f"**{header.title_zh} | {header.title_en}**\n", f"{header.question}\n"]
    if header.note:
        lines.append(f"{header.note}\n")
    if query.parameters:
        lines += ["| parameter | type | |", "| --- | --- | --- |"]
        lines += [f"| `--{p.name}` | {p.type}{'?' if p.optional else ''} | {_cell(p.help)} |" for p in query.parameters]
        lines.append("")
    lines += [f"返回 returns: {', '.join(f'`{name}`' for name in query.returns)}\n", "```cypher", query.text, "```\n"]
    return lines


PAGES = {"settings.md": settings_page, "commands.md": commands_page, "queries.md": queries_page}


def main(folder: Path) -> None:
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
