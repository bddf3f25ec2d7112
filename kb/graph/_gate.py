"""A commit on the local graph is seen whole or not at all.

The local engine lets a query that runs during a commit see a part of it. So on the local graph,
where all processes are on one machine, readers share a file's lock while a query runs, and a
writer has it alone for the moment of its commit. A second lock, which a writer takes first and
a reader passes through, keeps a stream of readers from holding a writer off for ever.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Gate:
    """The two locks of a local graph, in its folder."""

    def __init__(self, folder: Path) -> None:
        self._queue = folder / "queue.lock"
        self._commit = folder / "commit.lock"

    @contextmanager
    def reading(self) -> Iterator[None]:
        """While a query runs: no commit comes in between."""
        with self._commit.open("a") as commit:
            with self._queue.open("a") as queue:
                fcntl.flock(queue, fcntl.LOCK_SH)
                fcntl.flock(commit, fcntl.LOCK_SH)
            yield

    @contextmanager
    def committing(self) -> Iterator[None]:
        """For a commit: no query is running, and those that come wait."""
        with self._queue.open("a") as queue, self._commit.open("a") as commit:
            fcntl.flock(queue, fcntl.LOCK_EX)
            fcntl.flock(commit, fcntl.LOCK_EX)
            yield
