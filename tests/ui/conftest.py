"""`kb` as a function, in this process: the same code as the command, without starting Python again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kb.settings import Settings
from ui.cli import main


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str


Kb = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[Settings], Kb]:
    """`run(settings)` gives `kb` for the graph of the settings."""

    def bound(settings: Settings) -> Kb:
        monkeypatch.setenv("KB_HOME", str(settings.home))
        monkeypatch.setenv("KB_GRAPH_MEMORY", settings.graph_memory)

        def kb(*arguments: str) -> Done:
            monkeypatch.setattr(sys, "argv", ["kb", *arguments])
            capsys.readouterr()
            with pytest.raises(SystemExit) as ended:
                main()
            written = capsys.readouterr()
            return Done(int(ended.value.code or 0), written.out, written.err)

        return kb

    return bound
