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
_HIDDEN = (".", "~$")  # the second is Word's lock file beside an open document


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
class Found:
    """Sources sorted by name, what could not be looked at, and the names of files in folders
    and archives that were passed over: of no known format, a folder's README, or a link."""

    sources: tuple[Source, ...]
    problems: tuple[ReadError, ...] = ()
    ignored: tuple[str, ...] = ()


class _Finds:
    """What has been found so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.found: dict[tuple[Path, str | None], Source] = {}
        self.problems: list[ReadError] = []
        self.ignored: set[str] = set()

    def file(self, path: Path, name: str, *, named: bool) -> None:
        """`named`: the user asked for this very file."""
        suffix = path.suffix.lower()
        if suffix == ARCHIVE:
            self._archive(path, name)
        elif suffix in FORMATS and (named or path.stem.lower() != "readme"):
            self.found.setdefault((path.resolve(), None), Source(name, path))
        elif named:
            known = " ".join([*sorted(FORMATS), ARCHIVE])
            self.problems.append(SourceDamaged(name, f"files of the kind {suffix or '(no suffix)'} cannot be read", f"Known: {known}"))
        else:
            self.ignored.add(name)

    def _archive(self, path: Path, name: str) -> None:
        try:
            listed = _zip.members(name, path, self.limits)
        except ReadError as e:
            self.problems.append(e)
            return
        self.problems.extend(listed.problems)
        for member, shown in listed.names:
            if Path(shown).suffix.lower() in FORMATS and Path(shown).stem.lower() != "readme":
                self.found.setdefault((path.resolve(), member), Source(f"{name}!/{shown}", path, member))
            else:
                self.ignored.add(f"{name}!/{shown}")

    def folder(self, root: Path) -> None:
        def unreadable(error: OSError) -> None:
            name = Path(error.filename or root).relative_to(root).as_posix()
            self.problems.append(SourceMissing(name, "the folder may not be opened", "Give this user the right to read it."))

        inside = root.resolve()
        for at, folders, files in os.walk(root, onerror=unreadable):
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            for entry in sorted([*files, *(f for f in folders if (Path(at) / f).is_symlink())]):
                path = Path(at) / entry
                if entry.startswith(_HIDDEN):
                    continue
                name = path.relative_to(root).as_posix()
                if path.is_symlink() and not (path.is_file() and path.resolve().is_relative_to(inside)):
                    self.ignored.add(name)
                else:
                    self.file(path, name, named=False)


def sources(paths: Sequence[str | Path], limits: Limits = DEFAULT) -> Found:
    """What can be read under the paths: files, folders (with all below), glob patterns, zips.

    Never raises for one of the paths: what is not there or cannot be opened is in `problems`,
    and the rest is found. Hidden files are passed over, links that leave their folder too.
    """
    finds = _Finds(limits)
    for given in paths:
        try:
            guarded(str(given), lambda given=given: _look(finds, given))  # type: ignore[misc]
        except ReadError as e:
            finds.problems.append(e)
    found = sorted(_distinct(finds.found.values()), key=lambda s: s.name)
    problems = sorted(finds.problems, key=lambda e: (e.source, e.what))
    return Found(tuple(found), tuple(problems), tuple(sorted(finds.ignored)))


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
            finds.file(match, match.relative_to(root).as_posix(), named=False)
        if not matches:
            raise SourceMissing(str(given), "nothing matches the pattern", "Check the path, and quote the pattern.")
    else:
        raise SourceMissing(str(given), "it is not there", "Check the path.")


def _glob(pattern: Path) -> tuple[Path, list[Path]]:
    parts = pattern.parts
    fixed = next(i for i, part in enumerate(parts) if _MAGIC & set(part))
    root = Path(*parts[:fixed]) if fixed else Path()
    inside = root.resolve()
    matches = [p for p in root.glob(str(Path(*parts[fixed:]))) if p.is_file() and p.resolve().is_relative_to(inside)]
    return root, sorted(p for p in matches if not any(part.startswith(_HIDDEN) for part in p.relative_to(root).parts))


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
