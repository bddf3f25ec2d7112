"""Members of zip archives: listed with all limits checked before a byte is expanded.

Names are made harmless: no drive, no root, no `..`. Nothing is ever written to disk.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from ingest.read._bytes import guarded, too_large
from ingest.read._values import Limits
from kb.errors import ReadError, SourceDamaged, SourceEmpty, SourceMissing, SourceTooLarge

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_SMALL = 1 << 20
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Listed:
    """`names`: each member as the archive spells it and as it is shown; and what was refused."""

    names: tuple[tuple[str, str], ...]
    problems: tuple[ReadError, ...]


def members(source: str, path: Path, limits: Limits) -> Listed:
    """The members of an archive. Raises `SourceMissing`, `SourceDamaged`, `SourceTooLarge`."""
    with _opened(source, path, limits) as archive:
        infos = check(source, archive, limits)
        names: dict[str, str] = {}
        problems: list[ReadError] = []
        for info in infos:
            shown = shown_name(info)
            at = f"{source}!/{shown}"
            if not shown or any(part.startswith((".", "~$")) or part == "__MACOSX" for part in shown.split("/")):
                continue
            if shown.lower().endswith(".zip"):
                problems.append(SourceTooLarge(at, "it is an archive within an archive", "Unpack the outer one and read its folder."))
            elif shown in names:
                problems.append(
                    SourceDamaged(at, "the archive holds two members of this name", "Unpack it, rename one and read the folder.")
                )
            elif info.flag_bits & _ENCRYPTED_FLAG:
                problems.append(SourceDamaged(at, "it is encrypted", "Unpack the archive with its password and read the folder."))
            else:
                names[shown] = info.filename
        return Listed(tuple((member, shown) for shown, member in names.items()), tuple(problems))


def member(source: str, path: Path, name: str, limits: Limits) -> bytes:
    """The bytes of one member. Raises as `members`, and `SourceEmpty`."""
    with _opened(source, path, limits) as archive:
        check(source, archive, limits)
        try:
            info = archive.getinfo(name)
            too_large(source, info.file_size, limits.bytes)
            with archive.open(info) as file:
                data = file.read(info.file_size + 1)
        except KeyError as e:
            raise SourceMissing(source, "the archive has no such member", "Read the archive again.") from e
        except _DAMAGE as e:
            raise SourceDamaged(source, f"it cannot be unpacked ({e})", "Pack the archive again.") from e
    if not data:
        raise SourceEmpty(source, "it is empty", "Remove it or fill it.")
    return data


def check(source: str, archive: zipfile.ZipFile, limits: Limits) -> list[zipfile.ZipInfo]:
    """The files of an archive, if number, total size and ratio are within the limits. Raises `SourceTooLarge`."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
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
    return infos


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


def _opened(source: str, path: Path, limits: Limits) -> zipfile.ZipFile:
    too_large(source, guarded(source, lambda: path.stat().st_size), limits.bytes)
    try:
        return guarded(source, lambda: zipfile.ZipFile(path))
    except _DAMAGE as e:
        raise SourceDamaged(source, f"it is no zip archive or is damaged ({e})", "Pack it again.") from e
