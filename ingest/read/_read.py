"""From a source to its `ReadText`: the bytes, the reader of the format, the checks on the way out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Content:
    """A source's bytes, and their SHA-256 in hexadecimal: the id of the document that they are."""

    data: bytes
    sha256: str


def content(source: Source, limits: Limits = DEFAULT) -> Content:
    """The source's bytes. Raises `SourceMissing`, `SourceEmpty`, `SourceTooLarge`, `SourceDamaged`."""
    at, member = source.path, source.member
    data = load(source.name, at, limits) if member is None else _zip.member(source.name, at, member, limits)
    return Content(data, hashlib.sha256(data).hexdigest())


def read(source: Source, limits: Limits = DEFAULT) -> ReadText:
    """The source's text. The same bytes give the same result, whenever and wherever they are read.

    Raises subclasses of `ReadError` only: `SourceMissing`, `SourceEmpty`, `SourceDamaged`,
    `SourceTooLarge`, `EncodingUnknown`, `ExtraMissing`.
    """
    return read_bytes(source, content(source, limits), limits)


def read_bytes(source: Source, found: Content, limits: Limits = DEFAULT) -> ReadText:
    """As `read`, of bytes that are there already; the source gives their name and format."""
    format = FORMATS.get(source.suffix)
    if format is None:
        raise SourceDamaged(source.name, f"files of the kind {source.suffix or '(no suffix)'} cannot be read", "Save it as .txt.")
    try:
        parts = _READERS[format](source.name, found.data, limits)
    except ReadError:
        raise
    except (MemoryError, RecursionError) as e:
        raise SourceDamaged(source.name, f"its structure is too deep or too large ({type(e).__name__})", "Save it as .txt.") from e
    if not parts.text.strip():
        raise SourceEmpty(source.name, "it holds no text", "Check that it is the file you mean.")
    format = "scan" if parts.scanned else format
    return ReadText(source.name, found.sha256, format, parts.text, parts.marked, parts.layout, parts.tables)
