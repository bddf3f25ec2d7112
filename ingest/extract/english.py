"""English versions of the same documents: members of areas, titles of policies, figures of places.

The frames are few and closed (X comprises A, B and C; the GDP of X reached N), so that what is
stated is stated in so many words. Places and areas are found before, as in Chinese texts.
"""

from __future__ import annotations

import re

from ingest.extract._draft import Draft, Mention
from ingest.extract._english_figures import Figure, figures
from ingest.extract._lists import outermost
from ingest.extract._registry import extractor
from kb import identity
from kb.model import Modality, Passage
from kb.vocabulary import AREAS, PLACES, RELATIONS, SPATIAL

_ENDPOINTS = RELATIONS["PART_OF"].endpoints
_COMPRISES = re.compile(
    r"(?:,? which|, [^,.;]{0,60},)? ?(?:comprises|comprising|comprised of|includes|including|consists of|is (?:made up|composed) of|covers|encompasses) "
)
_BEFORE_FIRST = re.compile(
    r"(?:the |all of |(?:\w+ )?(?:cities|provinces|municipalities|city|province|municipality)(?: of| in)? ?|:? ?){0,4}"
)
_BETWEEN = re.compile(
    r"(?:,? and |, |; |: |,? as well as )?(?:the )?(?:(?:other )?(?:\w+ )?(?:cities|provinces|municipalities|city|province|municipality)(?: of| in)? )?(?:the )?"
)
_SUFFIX = re.compile(r" (?:Special Administrative Region|Autonomous Region|Municipality|Province|City)")
_CORES = re.compile(
    r" (?:as|are|is) (?:the |its |an? )?(?:\w+ )?(?:core|central|leading) (?:cities|city)(?: of (?:the |this )?(?P<area>area|region|cluster))?"
)
_NOT = re.compile(r"\b(?:not|never|no longer|formerly|proposed?|would|could|may|might)\b", re.IGNORECASE)
_HEAD = r"(?:Outline|Plan|Planning|Program|Programme|Strategy|Guidelines|Opinions|Law|Regulations|Measures|Framework Agreement)"
_TITLE = re.compile(
    rf"(?!The |This |Its )(?:[A-Z][\w’'-]*|\d+th)(?: (?:[A-Z][\w’'-]*|of|for|and|on|the)){{0,12}} {_HEAD}(?: (?:for|of|on|in)(?: (?:the|and|of|in|on|[A-Z][\w’'—–-]*))+)?|\d+th Five-Year Plan"
)
_TRAILING = re.compile(r"(?: (?:the|and|of|in|on|for))+$")
_LEAST_WORDS = 3


@extractor("english", version=1)
def english(draft: Draft) -> None:
    """Add what an English text states of memberships, policies and figures."""
    if not draft.context.about.english:
        return
    for passage in draft.context.passages:
        if passage.kind == "sentence":
            _titles(draft, passage)
            _members(draft, passage)
            for figure in figures(draft, passage):
                _observe(draft, figure)


def _members(draft: Draft, passage: Passage) -> None:
    """The places of a list behind the words; only of a sentence that neither denies nor proposes."""
    text = draft.text
    if _NOT.search(text, passage.start, passage.end):
        return
    named = outermost(draft.mentions_in(passage.start, passage.end, SPATIAL))
    for at, area in enumerate(named):
        said = _COMPRISES.match(text, area.end, passage.end) if area.label in AREAS else None
        if said is None:
            continue
        listed = _list(text, named[at + 1 :], said.end())
        for place in listed:
            _part(draft, place, area.key, (area.start, listed[-1].end), "members", "member")
    for m in _CORES.finditer(text, passage.start, passage.end):
        places = [x for x in named if x.label in PLACES and x.end <= m.start()]
        areas = [x for x in draft.mentions_in(max(0, passage.start - 800), m.start(), AREAS) if x.label != "Zone"]
        run = _run_back(text, places, m.start())
        for place in run if areas else ():
            _part(draft, place, areas[-1].key, (run[0].start, m.end()), "cores", "core")


def _part(draft: Draft, place: Mention, area: str, span: tuple[int, int], rule: str, role: str) -> None:
    if (place.label, area.partition(":")[0]) in _ENDPOINTS:
        draft.state(place.key, "PART_OF", area, *span, by=draft.by(rule), confidence=0.85, role=role)


def _list(text: str, named: list[Mention], start: int) -> list[Mention]:
    """The places that follow one another from `start` on; one that only says where the next lie is left out."""
    found: list[Mention] = []
    at, gap = start, _BEFORE_FIRST
    for x in named:
        if gap.fullmatch(text, at, x.start) is None:
            break
        suffix = _SUFFIX.match(text, x.end)
        at, gap = (suffix.end() if suffix else x.end), _BETWEEN
        if text[at : at + 2] != ": ":
            found.append(x)
    return found


def _run_back(text: str, places: list[Mention], end: int) -> list[Mention]:
    """The places that stand side by side up to `end`."""
    run: list[Mention] = []
    for x in reversed(places):
        if x.end != end and (not run or _BETWEEN.fullmatch(text, x.end, run[0].start) is None):
            break
        run.insert(0, x)
        end = -1
    return run


def _titles(draft: Draft, passage: Passage) -> None:
    for m in _TITLE.finditer(draft.text, passage.start, passage.end):
        title = _TRAILING.sub("", m[0])
        if len([w for w in title.split() if w[0].isupper() or w[0].isdigit()]) < _LEAST_WORDS:
            continue
        end = m.start() + len(title)
        if title.endswith("Agreement") or "Agreement on" in title:
            continue
        key = draft.know(identity.policy_key(title, None, None))
        draft.mention(key, m.start(), end)
        draft.describe(key, "title", title, m.start(), end, by=draft.by("title"), confidence=0.75)
        for place in outermost(draft.mentions_in(m.start(), end, SPATIAL)):
            draft.state(key, "COVERS", place.key, m.start(), end, by=draft.by("covers"), confidence=0.75)


def _observe(draft: Draft, f: Figure) -> None:
    indicator = draft.know(identity.indicator_key(f.indicator))
    key = draft.know(identity.observation_key(f.place, indicator, f.period, f.value, f.unit, f.change, False))
    by = draft.by("figure")
    draft.mention(key, f.start, f.end)
    draft.describe(indicator, "name", f.indicator, f.start, f.end, by=by)
    if f.value is not None:
        draft.describe(indicator, "unit", f.unit, f.start, f.end, by=by)
    for name, value in {"value": f.value, "unit": f.unit, "change": f.change, "period": f.period, "target": False}.items():
        if value is not None:
            draft.describe(key, name, value, f.start, f.end, by=by, modality=Modality.HOLDS)
    draft.state(key, "OF", indicator, f.start, f.end, by=by, confidence=0.8)
    draft.state(key, "ABOUT", f.place, f.start, f.end, by=by, confidence=0.8)
