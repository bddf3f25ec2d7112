"""The commands of `kb`, their help, and what becomes of errors.

Exit status: 0 done; 1 some of it failed; 2 nothing could be done.
"""

from __future__ import annotations

import os
import sys

import typer

from kb.errors import KBError
from ui.cli import _demo, _documents, _evaluate, _explore, _extract, _extractors, _graph, _load, _queries

app = typer.Typer(
    name="kb",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="城市一体化政策与城市间联系的图知识库。\n\nA graph knowledge base of integration policies and linkages between cities.",
)
_load.add_to(app)
_extract.add_to(app)
_extractors.add_to(app)
_evaluate.add_to(app)
_documents.add_to(app)
_queries.add_to(app)
_graph.add_to(app)
_explore.add_to(app)
_demo.add_to(app)


@app.command()
def version() -> None:
    """版本 | The version of kb and of its extractors.

    Example: `kb version`
    """
    from ingest.extract import version as extractors
    from kb import __version__

    sys.stdout.write(f"kb {__version__}\n{extractors()}\n")


def main() -> None:
    """Run `kb` and exit with its status."""
    try:
        app()
    except KBError as error:
        from ui.cli._output import say

        say(f"错误 Error: {error}")
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
