"""The spaCy pipeline that turns a read text into an `Extraction`.

`spacy.blank("zh")` with characters as tokens carries the draft in `doc.user_data["kb"]`
through one component for each kind of fact, in `ORDER`: later kinds build on earlier ones.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING

import ahocorasick_rs

from ingest.extract._about import about
from ingest.extract._context import Context, Trigger
from ingest.extract._draft import Draft
from ingest.extract._registry import Extractor, registered
from ingest.read import ReadText
from ingest.segment import segment
from kb import __version__
from kb.model import Extraction

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_RESTS_ON = (
    "ingest.extract", "ingest.read", "ingest.resolve", "ingest.segment", "kb.gazetteer", "kb.gazetteer.data", "kb.values", "kb.vocabulary",
)  # fmt: skip
ORDER = (
    "places",
    "areas",
    "membership",
    "document",
    "works",
    "policies",
    "references",
    "agreements",
    "chains",
    "projects",
    "observations",
    "mechanisms",
    "english",
)


@cache
def extractors() -> tuple[Extractor, ...]:
    """The extractors in the order in which they run."""
    for name in ORDER:
        import_module(f"ingest.extract.{name}")
    found = registered()
    return tuple(found[name] for name in ORDER)


@cache
def version() -> str:
    """The rules' version, as a document keeps it: the release, and a digest of all code and data that extraction rests on.

    No rule can change without it, so that documents which earlier rules read are known.
    """
    digest = hashlib.sha256()
    for package in _RESTS_ON:
        for file in sorted((f for f in files(package).iterdir() if f.is_file()), key=lambda f: f.name):
            if file.name.endswith((".py", ".csv", ".txt")):
                digest.update(b"\n".join([package.encode(), file.name.encode(), file.read_bytes().replace(b"\r\n", b"\n")]))
    return f"{__version__}+{digest.hexdigest()[:12]}"


@cache
def pipeline() -> Language:
    """The pipeline, built once for a process."""
    import spacy
    from spacy.language import Language

    nlp = spacy.blank("zh")
    nlp.max_length = 1 << 31
    for e in extractors():
        if not Language.has_factory(e.component):
            Language.component(e.component, func=_component(e))
        nlp.add_pipe(e.component)
    return nlp


class _component:
    """An extractor as a spaCy component."""

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor

    def __call__(self, doc: Doc) -> Doc:
        draft: Draft = doc.user_data["kb"]
        draft.begin(self.extractor.name, self.extractor.version)
        self.extractor.run(draft)
        return doc


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[str, ...], ...], tuple[str, ...]]:
    wanted: dict[str, list[str]] = {}
    for e in extractors():
        for word in e.triggers:
            wanted.setdefault(word, []).append(e.name)
    words = tuple(sorted(wanted))
    return ahocorasick_rs.AhoCorasick(list(words)), tuple(tuple(wanted[w]) for w in words), words


def _triggers(text: str) -> dict[str, tuple[Trigger, ...]]:
    automaton, kinds, words = _automaton()
    found: dict[str, list[Trigger]] = {}
    for pattern, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        for kind in kinds[pattern]:
            found.setdefault(kind, []).append(Trigger(start, end, kind, words[pattern]))
    return {kind: tuple(sorted(hits, key=lambda t: (t.start, t.end))) for kind, hits in found.items()}


def extract(read: ReadText) -> Extraction:
    """All that the text states, as entities and statements with their exact words.

    Pure: the same text gives the same extraction in every process.
    """
    return draft(read).finish(version())


def draft(read: ReadText) -> Draft:
    """What our extractors find, while more may be added."""
    segmented = segment(read.text, read.tables)
    context = Context(read, segmented, about(read, segmented), _triggers(read.text))
    made = Draft(context)
    doc = _characters(pipeline(), read.text)
    doc.user_data["kb"] = made
    pipeline()(doc)
    return made


def _characters(nlp: Language, text: str) -> Doc:
    """A token for each code point, so that a token's index is its offset.

    `nlp.make_doc` gives characters too, but looks each up in the rest of the text: quadratic.
    """
    from spacy.tokens import Doc

    return Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))
