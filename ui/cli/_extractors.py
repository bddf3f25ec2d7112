"""`kb extractors`: ours and those of others; and what the loading commands say of the latter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli._output import Format, emit, say

if TYPE_CHECKING:
    from ingest.extension import Chosen, Installed, Summary
    from kb.settings import Settings

ExtractorsOption = Annotated[
    str | None,
    typer.Option(
        "--extractors",
        help="打开的扩展抽取器，逗号分隔；none 为都不用；不写则依 KB_EXTRACTORS | extractors of others that are on, with commas; none for none",
        show_default=False,
    ),
]
NONE = "none"
REASONS = {
    "quote": "引文与原文不符 the words do not stand there",
    "value": "引文里读不出这个值 the value cannot be read from the words",
    "ends": "引文没有说到两端 the words do not name both ends",
    "vocabulary": "词汇表不容 the vocabulary does not allow it",
    "identity": "名称定不了是哪一个 the name does not tell which it is",
    "unknown": "实体不在文中 an entity that is not in the document",
    "undeclared": "未声明的种类 a kind that it does not say it states",
}
FAULTS = {
    "error": "出错 it failed",
    "type": "类型不对 a wrong type",
    "time": "超时 out of time",
    "offsets": "位置在文外 offsets outside the text",
    "size": "太多 too much",
    "ended": "进程中断 its process ended",
}
SHOWN = 5


def add_to(app: typer.Typer) -> None:
    app.command()(extractors)


def extractors(format: Annotated[Format, typer.Option(help="输出格式 | format of the output")] = Format.TABLE) -> None:
    """抽取器：自带的和扩展的 | The extractors: our own, and those of others that are installed.

    扩展的默认关闭，在 KB_EXTRACTORS 或 --extractors 里写出名称才打开。Those of others are off unless named there.

    Examples: `kb extractors` · `kb extractors --format json`
    """
    from ingest.extension import close, installed
    from ingest.extract import KINDS
    from ingest.extract import extractors as ours
    from kb import __version__
    from kb.settings import Settings

    on = set(Settings.load().extractors)
    rows: list[tuple[object, ...]] = [(e.name, str(e.version), f"kb {__version__}", "自带 own", ", ".join(KINDS[e.name])) for e in ours()]
    theirs = installed()
    rows += [_row(each, each.name in on) for each in theirs]
    close()
    emit(("name", "version", "package", "on", "states"), rows, format)
    missing = sorted(on - {each.name for each in theirs})
    if missing:
        say(f"KB_EXTRACTORS 写了没有安装的 names what is not installed: {', '.join(missing)}")


def _row(each: Installed, on: bool) -> tuple[object, ...]:
    from ingest.extension import described
    from kb.errors import ExtensionError

    switch = "开 on" if on else "关 off"
    package = f"{each.package} {each.package_version}"
    try:
        found = described(each)
    except ExtensionError as error:
        return each.name, None, package, f"{switch}，不能用 cannot be used", str(error)
    return each.name, found.version, package, switch, ", ".join(found.states)


def switched_on(settings: Settings, option: str | None) -> Chosen:
    """The extractors of others that the command line names, else the setting. Raises `ExtensionError`."""
    from ingest.extension import choose

    names = settings.extractors if option is None else tuple(filter(None, re.split(r"[\s,，]+", option)))
    return choose([] if names == (NONE,) else names, settings.extractors_timeout)


def say_heard(heard: Iterable[Summary]) -> None:
    """What became of what they proposed, beside the result."""
    for s in heard:
        said = f"{s.name}@{s.version}：{s.documents} 篇 documents，采纳 taken {s.taken}，已有 known {s.known}"
        dropped = sum(count for _, count in s.dropped)
        say(f"扩展抽取器 Extractor {said}，弃去 dropped {dropped}，失败 failed on {len(s.faults)}")
        for reason, count in s.dropped:
            say(f"  弃去 dropped {count}：{REASONS.get(reason, reason)}")
        for source, h in s.faults[:SHOWN]:
            say(f"  失败 failed: {source}：{FAULTS[str(h.fault)]}（{h.message}）；文件照常载入 the document is kept without it")
        if len(s.faults) > SHOWN:
            say(f"  … 共 {len(s.faults)} 篇 documents in all")
