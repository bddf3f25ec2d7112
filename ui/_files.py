"""Files that a command writes because it was asked to: whole or not at all, and never over something else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kb.errors import OutputError

HEAD = 400
"""Bytes at the beginning of a file within which its mark stands."""


def check_writable(path: Path, mark: str) -> None:
    """Raises `OutputError` when there is no folder to write into, or when a file is there that does not
    begin with the mark: then it is not one of those that are to be written."""
    if not path.parent.is_dir():
        raise OutputError(str(path), f"there is no folder {path.parent}")
    if path.is_dir():
        raise OutputError(str(path), "it is a folder")
    if path.exists():
        try:
            with path.open("rb") as file:
                head = file.read(HEAD)
        except OSError as e:
            raise OutputError(str(path), e.strerror or type(e).__name__) from e
        if head and mark.encode() not in head:
            raise OutputError(str(path), "another file is there, and it is kept")


def write_whole(path: Path, pieces: Iterable[str]) -> None:
    """Write the pieces one after the other. Raises `OutputError`; a file that was there is then as before."""
    fresh = path.with_name(f".{path.name}.part")
    try:
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        fresh.replace(path)
    except OSError as e:
        raise OutputError(str(path), e.strerror or type(e).__name__) from e
    finally:
        fresh.unlink(missing_ok=True)
