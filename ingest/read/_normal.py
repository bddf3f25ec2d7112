"""The normalised text of a document: what all offsets count in.

1. Bytes are strict UTF-8, a byte order mark at the front is dropped; else strict GB18030;
   else the file is refused (`EncodingUnknown`). Nothing is guessed, nothing replaced.
2. CRLF and CR become LF.
3. A control character other than TAB and LF becomes one space, so that offsets stay; a text
   with many of them is binary data under a text's name and is refused (`SourceDamaged`).
4. Nothing else changes: full-width forms, ideographic and no-break spaces stay as written.

So a `.txt` or `.md` file in UTF-8 with LF line ends is its own normalised text. Formats that
have a layout of their own (html, pdf, docx, scans) lose besides the white space at both ends
of each line, and blank lines.
"""

from __future__ import annotations

import re

from kb.errors import EncodingUnknown, SourceDamaged

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_MANY = 0.01
_FEW = 8


def decode(source: str, data: bytes) -> str:
    """Bytes to text by rules 1 to 3. Raises `EncodingUnknown`, `SourceDamaged`."""
    if data.startswith(_WIDE_MARKS):
        raise EncodingUnknown(source, "it is UTF-16 or UTF-32", "Save it as UTF-8 and read it again.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as utf8:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError as gb:
            what = f"its bytes are neither UTF-8 (byte {utf8.start}) nor GB18030 (byte {gb.start})"
            raise EncodingUnknown(source, what, "Save it as UTF-8 and read it again.") from gb
    return clean(source, text)


def clean(source: str, text: str) -> str:
    """Rules 2 and 3, for text that a library decoded. Raises `SourceDamaged` for binary data."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, controls = _CONTROL.subn(" ", text)
    if controls > max(_FEW, _MANY * len(text)):
        raise SourceDamaged(source, f"it holds binary data ({controls} control characters)", "Check that the file is a text.")
    return text
