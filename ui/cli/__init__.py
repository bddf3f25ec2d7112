"""The command line `kb`: one module a group of commands, `main` as the entry point.

Commands import what they need when they run, so that help comes at once.
"""

from ui.cli._app import app, main

__all__ = ["app", "main"]
