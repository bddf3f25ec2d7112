"""A source's bytes, whole and within the limits; errors of the file system become `ReadError`s."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ingest.read._values import Limits
from kb.errors import ReadError, SourceDamaged, SourceEmpty, SourceMissing, SourceTooLarge

T = TypeVar("T")


def load(source: str, path: Path, limits: Limits) -> bytes:
    """All bytes of a file. Raises `SourceMissing`, `SourceEmpty`, `SourceTooLarge`, `SourceDamaged`."""
    return guarded(source, lambda: _load(source, path, limits))


def _load(source: str, path: Path, limits: Limits) -> bytes:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise SourceDamaged(source, "it is not a regular file", "Name a file.")
    too_large(source, found.st_size, limits.bytes)
    with path.open("rb") as file:
        data = file.read(limits.bytes + 1)  # it may have grown since
    too_large(source, len(data), limits.bytes)
    if not data:
        raise SourceEmpty(source, "it is empty", "Remove it or fill it.")
    return data


def guarded(source: str, act: Callable[[], T]) -> T:
    """`act()`, with the file system's errors said in our terms."""
    try:
        return act()
    except (FileNotFoundError, NotADirectoryError) as e:
        raise SourceMissing(source, "it is not there", "Check the path; it may have been moved or deleted.") from e
    except PermissionError as e:
        raise SourceMissing(source, "it may not be opened", "Give this user the right to read it.") from e
    except OSError as e:
        raise ReadError(source, f"it cannot be read ({e.strerror or e})", "Check the disk or the mount and try again.") from e


def too_large(source: str, size: int, limit: int) -> None:
    """Raises `SourceTooLarge` if `size` bytes are over `limit`."""
    if size > limit:
        what = f"it has {size / 2**20:,.1f} MiB, over the limit of {limit / 2**20:,.1f} MiB"
        raise SourceTooLarge(source, what, "Split it, or raise the limit.")
