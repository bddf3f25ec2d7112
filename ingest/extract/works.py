"""Cited works: the entries of reference lists, and the sentences that cite them.

`CITES` goes from the document to the work, stated by the entry and by each sentence whose
citation (a number, authors and year, or the title in 《》) is matched to it without doubt. What an
entry says of a work (title, authors, year, venue, DOI) is stated with the entry's words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.extract._authors import STATE
from ingest.extract._bibliography import HEADINGS, MARKS, Bibliography, bibliographies
from ingest.extract._draft import Draft
from ingest.extract._entries import CIRCLES, Reference
from ingest.extract._entry import Entry, parse
from ingest.extract._intext import cited
from ingest.extract._registry import extractor
from kb import identity
from kb.model import Span

_NAMED = re.compile(r"《(?P<title>[^《》\n]{2,100})》")
_NUMBER = re.compile(r"[\[［〔【]\s*\d[\d\s,，、;；~～–—-]*[\]］〕】]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_NUMBERS = re.compile(rf"(?:(?:{_NUMBER.pattern})\s*)*")
_ENTRY, _CITED, _TITLE = "works/entry@1", "works/cited@1", "works/title@1"


@extractor("works", version=1, triggers=(*HEADINGS, *MARKS, *CIRCLES))
def works(draft: Draft) -> None:
    """Add the works that the document's reference lists name, and where the document cites them."""
    lists = bibliographies(draft.text, (t.start for t in draft.context.triggers.get("works", ())))
    entries = [parse(draft.text, r.start, r.end) for one in lists for r in one.references]
    if not any(entries):
        return
    references = [r for one in lists for r in one.references]
    keys = [_add(draft, r, e) if e else "" for r, e in zip(references, entries, strict=True)]
    me = f"Document:{draft.context.read.sha256}"
    for one in cited(draft.text, lists, entries):
        start, end = _sentence(draft, one.start, one.end)
        draft.mention(keys[one.work], one.start, one.end)
        draft.state(me, "CITES", keys[one.work], start, end, by=_CITED, confidence=one.confidence)
    _named(draft, me, lists, keys)


def _add(draft: Draft, reference: Reference, entry: Entry) -> str:
    """The work of an entry with all that the entry says of it; returns its key."""
    year, doi = entry.year.text if entry.year else None, entry.doi.text if entry.doi else None
    key = draft.know(identity.work_key(entry.title.text, entry.first, year, doi))
    sure = 0.95 if entry.mark and entry.authors and entry.year else 0.9 if entry.mark or entry.doi else 0.85
    draft.mention(key, entry.title.start, entry.title.end)
    told = [
        ("title", entry.title),
        *(("authors", a) for a in entry.authors),
        ("year", entry.year),
        ("venue", entry.venue),
        ("doi", entry.doi),
    ]
    for name, value in told:
        if value is not None:
            draft.describe(key, name, value.text, value.start, value.end, by=_ENTRY, confidence=sure)
    me = f"Document:{draft.context.read.sha256}"
    draft.state(me, "CITES", key, reference.start, reference.end, by=_ENTRY, confidence=sure)
    return key


def _sentence(draft: Draft, start: int, end: int) -> Span:
    """The sentence that cites; for a number behind its full stop, that sentence and the number."""
    index = draft.context.segmented.at(start)
    passage = draft.context.passages[index]
    if index and _NUMBER.match(draft.text, start) and _NUMBERS.fullmatch(draft.text, passage.start, start):
        before = draft.context.passages[index - 1]
        if "\n" not in draft.text[before.end : passage.start] and before.kind == "sentence":
            return before.start, end
    return passage.start, max(passage.end, end)


def _named(draft: Draft, me: str, lists: Sequence[Bibliography], keys: Sequence[str]) -> None:
    """《题名》 in the running text is a citation of the one work of that title."""
    of_title: dict[str, set[str]] = {}
    for key in filter(None, keys):
        of_title.setdefault(identity.slug(str(draft.property(key, "title"))), set()).add(key)
    listed = iter([*lists])
    one = next(listed, None)
    for m in _NAMED.finditer(draft.text):
        while one is not None and one.end <= m.start():
            one = next(listed, None)
        found = of_title.get(identity.slug(m["title"]), set())
        if len(found) == 1 and (one is None or m.end() <= one.start):
            [key] = found
            draft.mention(key, m.start("title"), m.end("title"))
            draft.state(me, "CITES", key, *_sentence(draft, m.start(), m.end()), by=_TITLE, confidence=0.85)


def is_work(draft: Draft, start: int, end: int) -> bool:
    """Are the words at the span the title of a work, and not of a document that a state body issued?

    What such a body issued without a publisher stays a policy, also where a list cites it.
    """
    return any(
        m.start < end and start < m.end and not _issued(draft, m.key) for m in draft.mentions_in(max(0, start - 200), end + 200, ("Work",))
    )


def _issued(draft: Draft, key: str) -> bool:
    by = draft.property(key, "authors")
    return draft.property(key, "venue") is None and isinstance(by, tuple) and any(STATE.search(a) for a in by)
