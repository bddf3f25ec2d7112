"""Locks among the processes of one machine: files that the system lets go when their holder dies.

The local engine lets a query that runs during a commit see a part of it; the `Gate` of a local
graph makes that a commit is seen whole or not at all.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path


@contextmanager
def locked(path: Path, *, shared: bool = False) -> Iterator[None]:
    """Hold the lock of the file, which is made if it is not there: alone, or with others who share it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        yield


class Gate:
    """The two locks of a local graph, in its folder.

    Readers share one while a query runs, and a writer has it alone for the moment of its commit.
    The other, which a writer takes first and a reader passes through, keeps a stream of readers
    from holding a writer off for ever.
    """

    def __init__(self, folder: Path) -> None:
        self._queue = folder / "queue.lock"
        self._commit = folder / "commit.lock"

    @contextmanager
    def reading(self) -> Iterator[None]:
        """While a query runs: no commit comes in between."""
        with ExitStack() as held:
            with locked(self._queue, shared=True):
                held.enter_context(locked(self._commit, shared=True))
            yield

    @contextmanager
    def committing(self) -> Iterator[None]:
        """For a commit: no query is running, and those that come wait."""
        with locked(self._queue), locked(self._commit):
            yield
