"""A bar with rate and remaining time, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Step(Protocol):
    """How far some work is."""

    @property
    def done(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def chars(self) -> int: ...


@contextmanager
def progress_bar(doing: str) -> Iterator[Callable[[Step], None]]:
    """Gives what is to be called with each step; `doing` stands before the bar."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    from ui.cli._output import err

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err(), transient=True) as bar:
        task = bar.add_task(doing, total=None, rate="")

        def show(step: Step) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = f"{step.chars / elapsed:,.0f} 字/s" if elapsed else ""
            bar.update(task, total=step.total, completed=step.done, rate=rate)

        yield show
