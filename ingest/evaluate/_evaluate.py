"""The evaluation of a folder: pairs of document and annotation, extracted and judged.

All of it or nothing: figures of a part would be taken for figures of the whole. So whatever is
wrong with an annotation or a document ends it, with everything that is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ingest._work import work_all
from ingest.evaluate._annotation import Annotation, read_annotation
from ingest.evaluate._run import Run, Unit
from ingest.evaluate._unit import Notice, judge, notices
from ingest.extract import version
from ingest.read import Found, Source, sources
from kb.errors import GoldInvalid

_ENDING = ".json"
_ALONE = 1 << 20
_PLAIN = frozenset({".txt", ".text", ".md", ".markdown"})
"""Plain texts of less than `_ALONE` bytes in all are done before a worker has started."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an evaluation is: called once before the first document and after each."""

    done: int
    total: int
    chars: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A run, and what was seen on the way that is worth a look."""

    run: Run
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    name: str
    source: Source
    annotation: Annotation


def evaluate(folder: Path, *, workers: int | None = None, progress: Callable[[Progress], None] = lambda _: None) -> Evaluation:
    """Extract every document of the folder, and those below, that has an annotation beside it: `NAME.json` for `NAME.txt`.

    Documents may be of any kind that `ingest.read` knows. `workers` is the number of processes,
    by default one for each core, or this one alone for little plain text; it does not change the result. Raises `GoldInvalid` when the
    folder is none, has no pair, or anything in it that is paired cannot be used.
    """
    if not folder.is_dir():
        raise GoldInvalid([f"{folder}: it is no folder. Name a folder of documents, each with its annotation NAME.json"])
    found = sources([folder])
    documents = _by_name(found)
    pairs = _pairs(folder, documents)
    if not pairs:
        raise GoldInvalid([f"{folder}: no document has an annotation beside it: NAME.json for NAME.txt"])
    units, seen = _judged(pairs, workers or _workers(pairs), progress)
    beside = [
        *_unpaired(found, documents, {pair.name for pair in pairs}),
        *(Notice(p.source, "passed-over", words=p.what) for p in found.problems),
    ]
    return Evaluation(Run(tuple(units), version()), (*beside, *seen))


def _stem(name: str) -> str:
    return PurePosixPath(name).with_suffix("").as_posix()


def _by_name(found: Found) -> dict[str, list[Source]]:
    documents: dict[str, list[Source]] = {}
    for source in found.sources:
        if source.member is None:
            documents.setdefault(_stem(source.name), []).append(source)
    return documents


def _pairs(folder: Path, documents: Mapping[str, list[Source]]) -> list[_Pair]:
    pairs, problems = [], []
    for name, named in sorted(documents.items()):
        path = folder / f"{name}{_ENDING}"
        if not path.is_file():
            continue
        if len(named) > 1:
            problems.append(f"{name}{_ENDING}: {len(named)} documents have its name: {', '.join(s.name for s in named)}. Keep one of them")
            continue
        try:
            pairs.append(_Pair(name, named[0], read_annotation(path, f"{name}{_ENDING}")))
        except GoldInvalid as error:
            problems += error.problems
    if problems:
        raise GoldInvalid(problems)
    return pairs


def _workers(pairs: list[_Pair]) -> int:
    paths = [pair.source.path for pair in pairs]
    little = all(path.suffix.lower() in _PLAIN for path in paths) and sum(map(_size, paths)) < _ALONE
    return 1 if little else os.cpu_count() or 1


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # it is gone: reading it will say so


def _judged(pairs: list[_Pair], workers: int, progress: Callable[[Progress], None]) -> tuple[list[Unit], list[Notice]]:
    by_source = {pair.source.name: pair for pair in pairs}
    units: dict[str, Unit] = {}
    seen: dict[str, list[Notice]] = {}
    problems: dict[str, str] = {}
    chars = 0
    progress(Progress(0, len(pairs), 0))
    work = work_all([pair.source for pair in pairs], {}, workers)
    try:
        for n, done in enumerate(work, 1):
            pair = by_source[done.source.name]
            if done.extraction is None:
                problems[pair.name] = done.message
            else:
                units[pair.name] = judge(pair.name, done.extraction, pair.annotation)
                seen[pair.name] = list(notices(pair.annotation, done.extraction.document.text))
                chars += len(done.extraction.document.text)
            progress(Progress(n, len(pairs), chars))
    finally:
        work.close()
    if problems:
        raise GoldInvalid([problems[name] for name in sorted(problems)])
    return [units[name] for name in sorted(units)], [notice for name in sorted(seen) for notice in seen[name]]


def _unpaired(found: Found, documents: Mapping[str, list[Source]], paired: set[str]) -> Iterator[Notice]:
    for name in sorted(documents.keys() - paired):
        yield from (Notice(source.name, "no-annotation") for source in documents[name])
    for name in (passed.name for passed in found.ignored):
        if name.endswith(_ENDING) and "!/" not in name and _stem(name) not in paired:
            yield Notice(name, "no-document")
