"""The plan whose text a document carries behind its own: that a notice issues, or whose outline a reply attaches.

What is said in that part is said by the plan, which was made and approved before. Measures that a notice brings are its own
text: they are in force by it.
"""

from __future__ import annotations

import re

from ingest.extract._draft import Draft

_KINDS = ("notice", "reply")
_HEADING = re.compile(r"(?m)^[^\S\n]*(?:附件?\s?\d*[：:]?\s*)?《?(?P<title>[^\n。；，《》]{6,80}?)》?[^\S\n]*$")
_OUTLINE = re.compile(
    r"(?m)^[^\S\n]*附件?\s?\d*[：:]\s*(?P<word>规划|方案|纲要)(?:文本)?(?:[（(](?:节选|摘要)[）)]|要点|摘要|主要内容|内容|节选|全文)\s*$"
)
_ASIDE = re.compile(r"[（(][^（）()]*[）)]$|[\s“”\"]")
_PLANS = ("规划", "纲要")
_OWN_HEAD = 200
"""Code points at the head in which the notice's own title and addressee stand."""


def carried(draft: Draft) -> tuple[str, int] | None:
    """Key of the policy and where its text begins; None where the document carries none."""
    if draft.this is None or draft.context.about.kind not in _KINDS:
        return None
    titles = {_plain(str(draft.property(key, "title") or "")): key for key in draft.keys(("Policy",)) if key != draft.this}
    head = draft.context.about.title_span
    since = head[1] if head else _OWN_HEAD
    for m in _HEADING.finditer(draft.text, since):
        title = _plain(m["title"])
        key = titles.get(title)
        if key is not None and title.endswith(_PLANS):
            return key, m.end()
    outline = _OUTLINE.search(draft.text, since)
    if outline is None:
        return None
    ending = [key for title, key in titles.items() if title.endswith(outline["word"])]
    first = min(ending, key=lambda key: min(draft.spans_of(key), default=(len(draft.text), 0)), default=None)
    return (first, outline.end()) if first is not None else None


def _plain(title: str) -> str:
    return _ASIDE.sub("", _ASIDE.sub("", title.strip()))
