"""Members of zip archives: listed with all limits checked before a byte is expanded.

Names are made harmless: no drive, no root, no `..`. Nothing is ever written to disk. An archive
that passed the checks stays open until others have been read, so that each member costs its own
size only; it is opened and checked anew as soon as the file has changed.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ingest.read._bytes import guarded, too_large
from ingest.read._values import Limits
from kb.errors import ReadError, SourceDamaged, SourceEmpty, SourceMissing, SourceTooLarge

HIDDEN = (".", "~$")
"""How names begin that are no document's; the second is Word's lock file beside an open one."""
_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_SMALL = 1 << 20
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)
"""What `zipfile` raises on a damaged archive; for a compression that it does not know a kind of `RuntimeError`."""


@dataclass(frozen=True, slots=True)
class Listed:
    """`names`: each member as the archive spells it and as it is shown; what was refused; and the
    names of hidden members, which macOS puts into every archive."""

    names: tuple[tuple[str, str], ...]
    problems: tuple[ReadError, ...]
    hidden: tuple[str, ...]


def members(source: str, path: Path, limits: Limits) -> Listed:
    """The members of an archive. Raises `SourceMissing`, `SourceDamaged`, `SourceTooLarge`."""
    names: dict[str, str] = {}
    problems: list[ReadError] = []
    hidden: list[str] = []
    for info in _files(_checked(source, path, limits)):
        shown = shown_name(info)
        at = f"{source}!/{shown}"
        if not shown:
            problems.append(SourceDamaged(at, "a member has no name", "Unpack it, name the file and read the folder."))
        elif any(part.startswith(HIDDEN) or part == "__MACOSX" for part in shown.split("/")):
            hidden.append(shown)
        elif shown.lower().endswith(".zip"):
            problems.append(SourceTooLarge(at, "it is an archive within an archive", "Unpack the outer one and read its folder."))
        elif shown in names:
            problems.append(SourceDamaged(at, "the archive holds two members of this name", "Unpack it, rename one and read the folder."))
        elif info.flag_bits & _ENCRYPTED_FLAG:
            problems.append(SourceDamaged(at, "it is encrypted", "Unpack the archive with its password and read the folder."))
        else:
            names[shown] = info.filename
    return Listed(tuple((member, shown) for shown, member in names.items()), tuple(problems), tuple(hidden))


def member(source: str, path: Path, name: str, limits: Limits) -> bytes:
    """The bytes of one member. Raises as `members`, and `SourceEmpty`."""
    archive = _checked(source, path, limits)
    try:
        info = archive.getinfo(name)
        too_large(source, info.file_size, limits.bytes)
        data = guarded(source, lambda: _expanded(archive, info))
    except KeyError as e:
        raise SourceMissing(source, "the archive has no such member", "Read the archive again.") from e
    except DAMAGE as e:
        raise SourceDamaged(source, f"it cannot be unpacked ({e})", "Pack the archive again.") from e
    if not data:
        raise SourceEmpty(source, "it is empty", "Remove it or fill it.")
    return data


def _expanded(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as file:
        return file.read(info.file_size + 1)


def check(source: str, archive: zipfile.ZipFile, limits: Limits) -> None:
    """Raises `SourceTooLarge` unless number, total size and ratio of an archive's files are within the limits."""
    infos = _files(archive)
    advice = "Unpack it by hand if you trust it, and read the folder."
    if len(infos) > limits.members:
        raise SourceTooLarge(source, f"it has {len(infos):,} members, over the limit of {limits.members:,}", advice)
    total = sum(info.file_size for info in infos)
    if total > limits.expanded:
        raise SourceTooLarge(
            source, f"it expands to {total / 2**20:,.0f} MiB, over the limit of {limits.expanded / 2**20:,.0f} MiB", advice
        )
    for info in infos:
        if info.file_size > max(_SMALL, limits.ratio * info.compress_size):
            raise SourceTooLarge(
                source, f"a member expands {info.file_size // max(1, info.compress_size):,} times, as a zip bomb does", advice
            )


def _files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [info for info in archive.infolist() if not info.is_dir()]


def shown_name(info: zipfile.ZipInfo) -> str:
    """A member's name without root and `..`; names that are not marked as UTF-8 are read as GB18030 where that works."""
    name = info.filename
    if not info.flag_bits & _UTF8_FLAG and not name.isascii():
        name = _as_gb18030(name)
    parts = name.replace("\\", "/").replace("\x00", "").split("/")
    return "/".join(p for p in parts if p not in ("", ".", "..") and not p.endswith(":"))


def _as_gb18030(name: str) -> str:
    try:
        return name.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return name  # a name of another code page: shown as zip's own standard reads it


def _checked(source: str, path: Path, limits: Limits) -> zipfile.ZipFile:
    """The archive, open and within the limits; the one of before if the file is as it was."""
    found = guarded(source, path.stat)
    too_large(source, found.st_size, limits.bytes)
    try:
        return guarded(
            source, lambda: _opened(_At(path, limits, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns, source))
        )
    except DAMAGE as e:
        raise SourceDamaged(source, f"it is no zip archive or is damaged ({e})", "Pack it again.") from e


@dataclass(frozen=True, slots=True)
class _At:
    """An archive in one state of its file. `source` only names it in errors."""

    path: Path
    limits: Limits
    inode: int
    size: int
    modified: int
    changed: int
    source: str = field(compare=False)


@lru_cache(maxsize=2)
def _opened(at: _At) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(at.path)
    try:
        check(at.source, archive, at.limits)
    except ReadError:
        archive.close()
        raise
    return archive
