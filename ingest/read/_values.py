"""What reading gives, and the limits within which it reads."""

from __future__ import annotations

from dataclasses import dataclass

from kb.model import Span

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Marked:
    """What the file itself marks as its metadata. `date` is ISO, as precise as given; `number` as written.

    In every format the order is the same: first what the text says under labels (发文机关：…),
    which can be quoted and tells the day of signing from that of publication; then what is
    marked beside the text (meta tags, front matter, properties); last a heading, as the title.
    """

    title: str | None = None
    date: str | None = None
    issuer: str | None = None
    number: str | None = None

    def filled(self, other: Marked) -> Marked:
        """These marks, and from `other` those that are missing here."""
        return Marked(self.title or other.title, self.date or other.date, self.issuer or other.issuer, self.number or other.number)


@dataclass(frozen=True, slots=True)
class ReadText:
    """A source as normalised text (`_normal`). `sha256` is of its bytes; `format` one of txt,
    md, html, pdf, docx, scan.

    `layout` holds where pages (`p. 3`) or paragraphs (`¶ 12`) begin, ascending; empty where the
    format has neither. Each of `tables` is the spans of its rows in `text`: cells are joined by
    TAB, in Markdown they keep their bars (`ingest.segment.cells` splits both).
    """

    source: str
    sha256: str
    format: str
    text: str
    marked: Marked = Marked()
    layout: tuple[tuple[int, str], ...] = ()
    tables: tuple[tuple[Span, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """What the reader of one format gives: `ReadText` without the file's identity."""

    text: str
    marked: Marked = Marked()
    layout: tuple[tuple[int, str], ...] = ()
    tables: tuple[tuple[Span, ...], ...] = ()
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read at most. Over a limit a source is refused whole, never cut.

    `bytes` of one file; `markup` bytes of one HTML page, whose tree takes about thirty times
    as much memory; `members` and `expanded` bytes of one archive; `ratio` of expanded to
    packed bytes of an archive's member; `pages` of one PDF; `scans`, the pages of one PDF
    that need character recognition (seconds each); `pixels` of one image.
    """

    bytes: int = 128 * MIB
    markup: int = 8 * MIB
    members: int = 5_000
    expanded: int = 1024 * MIB
    ratio: int = 200
    pages: int = 3_000
    scans: int = 300
    pixels: int = 100_000_000


DEFAULT = Limits()
