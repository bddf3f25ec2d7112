"""Sentences as they stand in their documents, the words of the fact marked, with a citation."""

from __future__ import annotations

import html

from kb.store import Evidence
from ui.explorer._text import Language, word

CONTEXT = 80
_CONTROLS = {ord(c): " " for c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"}


def marked(e: Evidence) -> str:
    """The passage as HTML, everything escaped, the quote in `<mark>`."""
    at = e.passage.find(e.quote)
    if at < 0:
        return f"<mark>{escaped(e.quote)}</mark>"
    before, after = e.passage[:at], e.passage[at + len(e.quote) :]
    return f"{escaped(before)}<mark>{escaped(e.quote)}</mark>{escaped(after)}"


def escaped(text: str) -> str:
    """Text of a document or a name as HTML that shows it and does nothing else."""
    return html.escape(text.translate(_CONTROLS)).replace("\n", "<br>")


def citation(language: Language, e: Evidence) -> str:
    """One line to quote by: title, date, source, page, characters."""
    parts = [f"《{e.title}》" if language == "zh" else e.title, e.date or "", e.source, e.where]
    return ", ".join(" ".join(p.split()) for p in parts if p) + f", {word(language, 'characters')} {e.start}–{e.end}"


def card(language: Language, e: Evidence) -> str:
    """One piece of evidence as HTML."""
    section = f"<div class='kb-section'>{escaped(e.section)}</div>" if e.section else ""
    mood = word(language, e.modality) if e.modality in ("holds", "planned") else e.modality
    small = f"{mood} · {word(language, 'confidence')} {e.confidence:.2f} · {word(language, 'rule')} {html.escape(e.extractor)}"
    return f"<div class='kb-card'>{section}<blockquote lang='zh'>{marked(e)}</blockquote><div class='kb-small'>{small}</div></div>"


STYLE = """<style>
.kb-card { border-left: 3px solid #2f6f8f; background: rgba(47, 111, 143, .06); padding: .6rem 1rem; margin: .4rem 0 .2rem; border-radius: 4px; }
.kb-card blockquote { margin: .2rem 0; padding: 0; border: 0; opacity: 1; font-size: 1.02rem; line-height: 1.75; color: inherit; overflow-wrap: anywhere; }
.kb-card mark { background: #ffe08a; color: #222; padding: 0 .1em; border-radius: 2px; }
.kb-section, .kb-small { font-size: .82rem; opacity: .75; }
.block-container { padding-top: 2.5rem; }
h1 { font-size: 2rem !important; }
h3 { font-size: 1.2rem !important; }
.kb-counts { display: grid; grid-template-columns: auto auto; gap: .15rem 1rem; font-size: .9rem; }
.kb-counts dt { opacity: .75; } .kb-counts dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
.kb-tagline { opacity: .75; margin-top: -.8rem; }
.kb-question { font-size: 1.25rem; font-weight: 600; margin: .6rem 0 .2rem; }
</style>"""
