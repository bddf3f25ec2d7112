"""`kb explore`: the explorer in the browser, on this machine only."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from ui.cli._output import say

OPTIONS = {
    "server.address": "127.0.0.1",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "theme.primaryColor": "#2f6f8f",
    "theme.font": "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
    "global.developmentMode": "false",
}


def add_to(app: typer.Typer) -> None:
    app.command()(explore)


def explore(
    port: Annotated[int, typer.Option(min=1, max=65535, help="端口 | port")] = 8501,
    browser: Annotated[bool, typer.Option(help="打开浏览器 | open the browser")] = True,
) -> None:
    """打开浏览页面 | Open the explorer, on 127.0.0.1 only.

    Examples: `kb explore` · `kb explore --port 8600 --no-browser`
    """
    from kb.graph import connect_writer
    from kb.settings import Settings

    with connect_writer(Settings.load()):
        say(f"浏览页面 The explorer: http://127.0.0.1:{port}  (Ctrl-C 结束 ends it)")
    page = Path(__file__).parent.parent / "explorer" / "app.py"
    options = OPTIONS | {"server.port": str(port), "server.headless": "false" if browser else "true"}
    command = [sys.executable, "-m", "streamlit", "run", str(page), *(f"--{name}={value}" for name, value in options.items())]
    sys.stderr.flush()
    os.execv(sys.executable, command)  # noqa: S606 - signals then reach the server itself
