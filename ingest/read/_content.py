"""Which block of a web page is its document.

Source of the names: the editors and templates of government sites (UCAP-CONTENT, TRS_Editor,
pages_content, zoom, vsb_content …). Where none holds the text, the density of text outside
links decides: from the body downwards as long as one block holds nearly all of it.
"""

from __future__ import annotations

import re

from lxml import etree, html

from ingest.read._render import is_data

_DROPPED = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "nav", "footer", "aside",
    "button", "select", "input", "textarea", "video", "audio",
)  # fmt: skip
_BLOCKS = frozenset({"div", "section", "article", "main", "table", "tbody", "tr", "td", "center", "form", "body", "dl", "dd", "header"})
_KNOWN = re.compile(
    r"(?i)^(?:ucap-?content|trs_?(?:editor|uedit|ueditor|preappend)|pages[-_]?content|article[-_]?(?:content|body|con|text)?|"
    r"(?:news|main|text|detail|info)[-_]?(?:content|text|con|body)|content[-_]?(?:text|body|main|box|con)?|zoom(?:con)?|"
    r"v_news_content|vsb_content\S*|xxgk[-_]?content|view|rich_media_content|post[-_]?content|entry[-_]?content)$"
)
_AROUND = re.compile(
    r"(?i)(?:^|[-_])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|location|position|share|sharing|related|recommend|copyright|footer|foot|"
    r"pager|pagination|sidebar|toolbar|tools?|print|login|search|banner|qrcode|ewm|fenxiang|dangqian|weizhi)(?:$|[-_])"
)
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_NEARLY_ALL = 0.8
_KNOWN_SHARE = 0.3
_AROUND_SHARE = 0.3
_LINK_SHARE = 0.6


def prune(root: html.HtmlElement) -> None:
    """Take out what is never text: scripts, navigation, hidden elements, blocks of links."""
    body = root.find("body")
    etree.strip_elements(body if body is not None else root, *_DROPPED, with_tail=False)
    own, linked = _measure(root)
    total = own.get(root, 0)
    for e in list(root.iter("div", "ul", "ol", "dl", "table", "section", "header", "p", "span", "h2", "h3", "h4", "form")):
        names = f"{e.get('id') or ''} {e.get('class') or ''}".split()
        around = any(_AROUND.search(n) for n in names) and own[e] <= _AROUND_SHARE * total
        hidden = bool(_HIDDEN.search(e.get("style") or "")) or e.get("hidden") is not None
        links = (
            e.tag not in ("p", "span") and linked[e] > 0 and linked[e] >= _LINK_SHARE * (own[e] + linked[e]) and len(e.findall(".//a")) > 1
        )
        if (around or hidden or links) and e.getparent() is not None:
            e.drop_tree()


def content(body: html.HtmlElement) -> html.HtmlElement:
    """The block that holds the document; the body itself if no part of it does."""
    own, _ = _measure(body)
    total = own[body]
    known = [e for e in own if e is not body and any(_KNOWN.match(n) for n in f"{e.get('id') or ''} {e.get('class') or ''}".split())]
    if known:
        most = max(own[e] for e in known)
        if most >= _KNOWN_SHARE * total:
            return next(e for e in reversed(known) if own[e] >= _NEARLY_ALL * most)
    block = body
    while True:
        inner = max((e for e in block if e.tag in _BLOCKS), key=lambda e: own[e], default=None)
        if inner is None or own[inner] < _NEARLY_ALL * own[block] or (inner.tag == "tr" and len(block) > 1):
            return block
        if inner.tag == "table" and is_data(inner):
            return block
        block = inner


def _measure(root: html.HtmlElement) -> tuple[dict[html.HtmlElement, int], dict[html.HtmlElement, int]]:
    """For each element in document order: the length of its text outside and inside links."""
    own: dict[html.HtmlElement, int] = dict.fromkeys(root.iter(etree.Element), 0)
    linked = dict.fromkeys(own, 0)
    depth = 0
    for event, e in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(e.tag, str):
            continue
        if event == "start":
            depth += e.tag == "a"
            (linked if depth else own)[e] += len((e.text or "").strip())
            continue
        depth -= e.tag == "a"
        parent = e.getparent()
        if e is not root and parent is not None:
            own[parent] += own[e]
            linked[parent] += linked[e]
            (linked if depth else own)[parent] += len((e.tail or "").strip())
    return own, linked
