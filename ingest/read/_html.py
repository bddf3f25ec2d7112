"""Web pages: the document's content without navigation, its tables, and what the page marks.

The content block is found by the ids and classes of government sites' editors, else by where
the text that is no link lies (`_content`); `trafilatura` is asked where that finds nothing.
"""

from __future__ import annotations

import logging
import re

from lxml import etree, html

from ingest.read import _marked
from ingest.read._content import content, prune
from ingest.read._lines import Lines
from ingest.read._normal import decode
from ingest.read._render import rendered
from ingest.read._values import Limits, Marked, Parts
from kb.errors import SourceDamaged, SourceTooLarge

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_SITE = re.compile(r"\s*(?:[_|｜]|\s[-–—]{1,2}\s).*\Z", re.DOTALL)
_META = {
    "title": ("articletitle", "og:title", "dc.title", "title"),
    "date": ("pubdate", "publishdate", "article:published_time", "dc.date", "date"),
    "number": ("documentnumber", "fileno"),
}
_LEAST = 20


def read(source: str, data: bytes, limits: Limits) -> Parts:
    """Raises `EncodingUnknown`, `SourceDamaged`, `SourceTooLarge` (over `limits.markup` bytes)."""
    if len(data) > limits.markup:
        what = f"the page has {len(data) / 2**20:,.1f} MiB, over the limit of {limits.markup / 2**20:,.1f} MiB for HTML"
        raise SourceTooLarge(source, what, "Save its text as .txt and read that.")
    text = _XML_DECLARATION.sub("", decode(source, data))
    root = _tree(source, text)
    meta = _meta(root)
    prune(root)
    body = root.find("body")
    body = root if body is None else body
    whole = rendered(body)
    marked = _marked.from_head("\n".join(whole.lines)).filled(meta).filled(Marked(_title(root)))
    block = content(body)
    found = whole if block is body else rendered(block)
    length = sum(map(len, found.lines))
    if length < _LEAST:
        other = _by_trafilatura(text)
        if len(other) > length:
            return Parts(other, marked)
    lines = Lines()
    pieces = list(found.mended(marked.title))
    titled = pieces[:1] == [marked.title]
    for piece in [*pieces[:titled], *_missing(marked, found.lines, whole.lines), *pieces[titled:]]:
        if isinstance(piece, str):
            lines.line(piece)
        else:
            lines.table(piece)
    return lines.parts(marked)


def _tree(source: str, text: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.LxmlError as e:
        raise SourceDamaged(source, f"it is no HTML page ({e})", "Check the file.") from e
    fatal = next((e.message for e in parser.error_log if e.level == etree.ErrorLevels.FATAL), None)
    if fatal:  # the parser stopped there and left out the rest
        raise SourceDamaged(source, f"the page cannot be parsed to its end ({fatal})", "Save its text as .txt and read that.")
    return root


def _meta(root: html.HtmlElement) -> Marked:
    """What the page's meta tags say (ArticleTitle, PubDate, … are the government sites' own)."""
    given: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = tag.get("name") or tag.get("property") or ""
        if (tag.get("content") or "").strip():
            given.setdefault(name.strip().lower(), str(tag.get("content")).strip())
    values = {field: next((given[n] for n in names if n in given), None) for field, names in _META.items()}
    title = values["title"]
    return Marked(_plain_title(title) if title else None, _marked.iso(values["date"] or ""), None, values["number"])


def _title(root: html.HtmlElement) -> str | None:
    headings = [" ".join(h.text_content().split()) for h in root.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    title = root.find(".//title")
    return _plain_title(title.text_content()) if title is not None else None


def _plain_title(title: str) -> str | None:
    """Without the site's name behind it."""
    title = " ".join(title.split())
    return _SITE.sub("", title) or title or None


def _missing(marked: Marked, lines: list[str], whole: list[str]) -> list[str]:
    """Lines of the page around the content whose facts the content does not repeat: title, number, issuer.

    They go into the text as the page has them, so that a statement about the document can quote them.
    """
    inside = re.sub(r"\s", "", "".join(lines)[:20_000])
    outside = [line.replace("\t", " ") for line in whole[:100] if line not in lines]
    missing = []
    if marked.title and re.sub(r"\s", "", marked.title) not in inside:
        missing.append(marked.title)
    for value in (marked.number, marked.issuer):
        line = next((x for x in outside if value and value in x), None)
        if value and line and re.sub(r"\s", "", value) not in inside and line not in missing:
            missing.append(line)
    return missing


def _by_trafilatura(text: str) -> str:
    import trafilatura  # slow to import and rarely needed

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # that it finds nothing either is ours to say
    return trafilatura.extract(text, include_comments=False, include_tables=True, favor_recall=True) or ""
