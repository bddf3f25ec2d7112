"""Finding what can be read: files, folders, glob patterns, zip archives.

A source's name is its path relative to the root of the load: a folder's own, a pattern's
fixed front, a single file's parent. Two different files of one name get their parents'
names in front, so that one never replaces the other in the graph.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ingest.read import _zip
from ingest.read._bytes import guarded
from ingest.read._values import DEFAULT, Limits
from kb.errors import ReadError, SourceDamaged, SourceMissing

FORMATS = {
    ".txt": "txt", ".text": "txt",
    ".md": "md", ".markdown": "md",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".png": "scan", ".jpg": "scan", ".jpeg": "scan", ".tif": "scan", ".tiff": "scan", ".bmp": "scan", ".webp": "scan",
}  # fmt: skip
ARCHIVE = ".zip"
_MAGIC = frozenset("*?[")

Why = Literal["format", "readme", "link", "hidden"]


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be read: a file, or a member of a zip archive.

    `name` is the path relative to the load's root with `/`, of a member `a.zip!/b.txt`;
    `member` is the member's name as the archive spells it.
    """

    name: str
    path: Path
    member: str | None = None

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file of a folder, pattern or archive that is not read: of no known format, a folder's
    README, a link that leaves the folder or leads nowhere, or hidden (`.x`, Word's lock `~$x`,
    the `__MACOSX` of archives). A hidden folder is one, whatever it holds."""

    name: str
    why: Why


@dataclass(frozen=True, slots=True)
class Found:
    """Sources, what could not be looked at, and what was passed over; each sorted by name."""

    sources: tuple[Source, ...]
    problems: tuple[ReadError, ...] = ()
    ignored: tuple[PassedOver, ...] = ()


class _Finds:
    """What has been found so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.found: dict[tuple[Path, str | None], Source] = {}
        self.problems: list[ReadError] = []
        self.ignored: dict[str, Why] = {}

    def file(self, path: Path, name: str, *, named: bool) -> None:
        """`named`: the user asked for this very file."""
        suffix = path.suffix.lower()
        why = None if named else _why(name)
        if suffix == ARCHIVE:
            self._archive(path, name)
        elif why is not None:
            self.ignored[name] = why
        elif suffix in FORMATS:
            self.found.setdefault((path.resolve(), None), Source(name, path))
        else:
            known = " ".join([*sorted(FORMATS), ARCHIVE])
            self.problems.append(SourceDamaged(name, f"files of the kind {suffix or '(no suffix)'} cannot be read", f"Known: {known}"))

    def _archive(self, path: Path, name: str) -> None:
        try:
            listed = _zip.members(name, path, self.limits)
        except ReadError as e:
            self.problems.append(e)
            return
        self.problems.extend(listed.problems)
        self.ignored.update({f"{name}!/{shown}": "hidden" for shown in listed.hidden})
        for member, shown in listed.names:
            why = _why(shown)
            if why is None:
                self.found.setdefault((path.resolve(), member), Source(f"{name}!/{shown}", path, member))
            else:
                self.ignored[f"{name}!/{shown}"] = why

    def folder(self, root: Path) -> None:
        def unreadable(error: OSError) -> None:
            name = Path(error.filename or root).relative_to(root).as_posix()
            self.problems.append(SourceMissing(name, "the folder may not be opened", "Give this user the right to read it."))

        inside = root.resolve()
        for at, folders, files in os.walk(root, onerror=unreadable):
            aside = [f for f in folders if f.startswith(_zip.HIDDEN) or (Path(at) / f).is_symlink()]
            folders[:] = sorted(set(folders) - set(aside))
            for entry in sorted([*files, *aside]):
                self.inside(Path(at) / entry, root, inside)

    def inside(self, path: Path, root: Path, resolved: Path) -> None:
        """A file below `root`, or a folder there that is not entered."""
        name = path.relative_to(root).as_posix()
        if any(part.startswith(_zip.HIDDEN) for part in Path(name).parts):
            self.ignored[name] = "hidden"
        elif (path.is_symlink() and not path.is_file()) or not path.resolve().is_relative_to(resolved):
            self.ignored[name] = "link"
        else:
            self.file(path, name, named=False)


def _why(name: str) -> Why | None:
    """Why a file of this name is passed over where nobody named it; None if it is not."""
    path = Path(name)
    return "format" if path.suffix.lower() not in FORMATS else "readme" if path.stem.lower() == "readme" else None


def sources(paths: Sequence[str | Path], limits: Limits = DEFAULT) -> Found:
    """What can be read under the paths: files, folders (with all below), glob patterns, zips.

    Never raises for one of the paths: what is not there or cannot be opened is in `problems`,
    and the rest is found. Nothing is passed over without being in `ignored`.
    """
    finds = _Finds(limits)
    for given in paths:
        try:
            guarded(str(given), lambda given=given: _look(finds, given))  # type: ignore[misc]
        except ReadError as e:
            finds.problems.append(e)
    found = sorted(_distinct(finds.found.values()), key=lambda s: s.name)
    problems = sorted(finds.problems, key=lambda e: (e.source, e.what))
    return Found(tuple(found), tuple(problems), tuple(PassedOver(*entry) for entry in sorted(finds.ignored.items())))


def _look(finds: _Finds, given: str | Path) -> None:
    path = Path(given).expanduser()
    if path.is_dir():
        finds.folder(path)
    elif os.path.lexists(path):
        path.stat()  # a broken link, or a folder on the way that may not be entered
        finds.file(path, path.name, named=True)
    elif _MAGIC & set(str(given)):
        root, matches = _glob(path)
        for match in matches:
            finds.inside(match, root, root.resolve())
        if not matches:
            raise SourceMissing(str(given), "nothing matches the pattern", "Check the path, and quote the pattern.")
    else:
        raise SourceMissing(str(given), "it is not there", "Check the path.")


def _glob(pattern: Path) -> tuple[Path, list[Path]]:
    parts = pattern.parts
    fixed = next(i for i, part in enumerate(parts) if _MAGIC & set(part))
    root = Path(*parts[:fixed]) if fixed else Path()
    return root, sorted(p for p in root.glob(str(Path(*parts[fixed:]))) if p.is_file() or p.is_symlink())


def _distinct(found: Iterable[Source]) -> Iterator[Source]:
    by_name: dict[str, list[Source]] = {}
    for source in found:
        by_name.setdefault(source.name, []).append(source)
    for name, group in by_name.items():
        if len(group) == 1:
            yield group[0]
            continue
        full = {s: s.path.resolve().as_posix() + name[len(name.partition("!/")[0]) :] for s in group}
        common = os.path.commonpath([Path(f).parent for f in full.values()])
        for source in group:
            yield Source(Path(full[source]).relative_to(common).as_posix(), source.path, source.member)
