"""Sentences as they stand in their documents, the words of the fact marked, with a citation.

Text of a document is never HTML and never Markdown: it is escaped, and only then marked.
"""

from __future__ import annotations

from kb.store import Evidence
from ui._markup import one_way, shown
from ui.explorer._terms import value
from ui.explorer._text import Language, word


def escaped(text: str) -> str:
    """As `shown`, with line breaks."""
    return shown(text).replace("\n", "<br>")


def marked(e: Evidence) -> str:
    """The passage as HTML, the words at `start` to `end` in `<mark>`; words that run on past it are shown whole."""
    before = e.passage[: max(0, e.start - e.passage_start)]
    after = e.passage[e.end - e.passage_start :]
    return f"{escaped(before)}<mark>{escaped(e.quote)}</mark>{escaped(after)}"


def citation(language: Language, e: Evidence) -> str:
    """One line to quote by: title, date, source, page, characters."""
    comma = word(language, "comma")
    rest = "".join(comma + part for part in (e.date or "", e.source, e.where) if part)
    whole = word(language, "citation", title=e.title, rest=rest, start=e.start, end=e.end)
    return " ".join(one_way(whole).split())


def card(language: Language, e: Evidence, around: tuple[str, str] = ("", "")) -> str:
    """One piece of evidence as HTML, between the sentences `around` it."""
    before, after = (f"<div class='kb-near'>{escaped(text)}</div>" if text else "" for text in around)
    section = f"<div class='kb-section'>{escaped(e.section)}</div>" if e.section else ""
    facts = (
        value(language, e.modality),
        f"{word(language, 'confidence')} {e.confidence:.2f}",
        f"{word(language, 'rule')} {e.extractor}",
    )
    return (
        f"<div class='kb-card'>{section}<blockquote lang='zh'>{before}{marked(e)}{after}</blockquote>"
        f"<div class='kb-small'>{escaped(' · '.join(facts))}</div></div>"
    )
