"""From a source to its `ReadText`: the bytes, the reader of the format, the checks on the way out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from ingest.read import _docx, _html, _image, _markdown, _pdf, _plain, _zip
from ingest.read._bytes import load
from ingest.read._sources import FORMATS, Source
from ingest.read._values import DEFAULT, Limits, Parts, ReadText
from kb.errors import ReadError, SourceDamaged, SourceEmpty

_READERS: dict[str, Callable[[str, bytes, Limits], Parts]] = {
    "txt": _plain.read,
    "md": _markdown.read,
    "html": _html.read,
    "pdf": _pdf.read,
    "docx": _docx.read,
    "scan": _image.read,
}


def content(source: Source, limits: Limits = DEFAULT) -> bytes:
    """The source's bytes. Raises `SourceMissing`, `SourceTooLarge`, `SourceDamaged`."""
    if source.member is None:
        return load(source.name, source.path, limits)
    return _zip.member(source.name, source.path, source.member, limits)


def read(source: Source, limits: Limits = DEFAULT) -> ReadText:
    """The source's text. The same bytes give the same result, whenever and wherever they are read.

    Raises subclasses of `ReadError` only: `SourceMissing`, `SourceEmpty`, `SourceDamaged`,
    `SourceTooLarge`, `EncodingUnknown`, `ExtraMissing`.
    """
    format = FORMATS.get(source.suffix)
    if format is None:
        raise SourceDamaged(source.name, f"files of the kind {source.suffix or '(no suffix)'} cannot be read", "Save it as .txt.")
    data = content(source, limits)
    try:
        parts = _READERS[format](source.name, data, limits)
    except ReadError:
        raise
    except (MemoryError, RecursionError) as e:
        raise SourceDamaged(source.name, f"its structure is too deep or too large ({type(e).__name__})", "Save it as .txt.") from e
    if not parts.text.strip():
        raise SourceEmpty(source.name, "it holds no text", "Check that it is the file you mean.")
    found = "scan" if parts.scanned else format
    return ReadText(source.name, hashlib.sha256(data).hexdigest(), found, parts.text, parts.marked, parts.layout, parts.tables)
