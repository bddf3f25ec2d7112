"""The graph that the settings name, opened for a command; the packages for it are imported only then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.graph import Reader
    from kb.store import Store


@contextmanager
def reader() -> Iterator[Reader]:
    """For commands that read."""
    from kb.graph import connect_reader
    from kb.settings import Settings

    with connect_reader(Settings.load()) as opened:
        yield opened


@contextmanager
def store() -> Iterator[Store]:
    """For commands that change what is stored."""
    from kb.graph import connect_writer
    from kb.settings import Settings
    from kb.store import Store

    settings = Settings.load()
    with connect_writer(settings) as writer:
        yield Store.at(settings, writer)
