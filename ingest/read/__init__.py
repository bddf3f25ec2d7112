"""A file becomes normalised text.

`sources` finds what can be read, `read` reads one: txt, md, html, pdf, docx, scans, and members
of zip archives; `content` and `read_bytes` are its two halves. May live here: decoding, layout
and clean-up of formats. May not: any knowledge of what texts mean, beyond the labels of metadata
tables (发文机关, 成文日期 …). Everything raised is a `ReadError` of `kb.errors`.
"""

from ingest.read._read import Content, content, read, read_bytes
from ingest.read._sources import Found, PassedOver, Source, sources
from ingest.read._values import Limits, Marked, ReadText

__all__ = ["Content", "Found", "Limits", "Marked", "PassedOver", "ReadText", "Source", "content", "read", "read_bytes", "sources"]
