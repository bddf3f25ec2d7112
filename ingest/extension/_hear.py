"""A document extracted by kb and then by others: each is asked, checked, and added or dropped.

Each sees what kb found, never what another proposed, so that what one states does not hang on
which others are on. The draft is touched only when all facts of an extractor have been judged.
"""

from __future__ import annotations

from collections import Counter

from ingest.extension._check import CAP, Accepted, Check, OffsetsOutside, inside
from ingest.extension._facts import Fact, Omitted
from ingest.extension._installed import Chosen, Described
from ingest.extension._outcome import Fault, Heard
from ingest.extension._process import Failed, ask
from ingest.extension._protocol import Extractor
from ingest.extension._reading import Reading, reading
from ingest.extension._wire import WireError, pack, unpack
from ingest.extract import Draft, Mention, draft, version
from ingest.read import ReadText
from kb.errors import ProposalRefused
from kb.model import Extraction, Span, Statement
from kb.vocabulary import LABELS, RELATIONS, text_to_literal

Facts = tuple[Fact, ...]
_WORDS, _MANY = 60, 1_000_000


def extract_with(read: ReadText, chosen: Chosen) -> tuple[Extraction, tuple[Heard, ...]]:
    """The extraction by kb and by those that are on, and what became of what they proposed.

    The document keeps the marks of those that did their work. Without any it is `extract` itself.
    """
    made = draft(read)
    heard: list[Heard] = []
    if chosen.extractors:
        seen = reading(made, chosen.seconds)
        question = {"reading": pack(seen)}
        answers = [(e, _answer(e, question, chosen.seconds)) for e in chosen.extractors]
        heard = [_heard(made, seen, e, answer) for e, answer in answers]
    marks = [e.mark for e, h in zip(chosen.extractors, heard, strict=True) if h.done]
    return made.finish(" ".join([version(), *marks])), tuple(heard)


def rehearse(read: ReadText, extractor: Extractor, name: str = "rehearsal") -> tuple[Extraction, Heard]:
    """As `extract_with` for one extractor that need not be installed, in this process: for the tests of those who write one.

    What it raises is raised here; there is no limit of time.
    """
    made = draft(read)
    seen = reading(made, Chosen().seconds)
    described = Described(name, "", extractor.version, extractor.states)
    facts: Facts = unpack(Facts, pack(tuple(extractor.extract(unpack(Reading, pack(seen))))))
    heard = _judged(made, seen, described, facts)
    return made.finish(f"{version()} {described.mark}"), heard


def _answer(extractor: Described, question: dict[str, object], seconds: float) -> Facts | Failed:
    answer = ask(extractor.target, question, seconds)
    if isinstance(answer, Failed):
        return answer
    try:
        facts: Facts = unpack(Facts, answer.get("facts"))
    except WireError as error:
        return Failed(Fault.TYPE, str(error))
    return facts


def _heard(made: Draft, seen: Reading, extractor: Described, answer: Facts | Failed) -> Heard:
    if not isinstance(answer, Failed):
        try:
            return _judged(made, seen, extractor, answer)
        except OffsetsOutside as error:
            answer = Failed(Fault.OFFSETS, str(error))
    message = "".join(c if c.isprintable() else " " for c in answer.message)[:300]
    return Heard(extractor.name, extractor.version, fault=answer.fault, message=message, done=False)


def _judged(made: Draft, seen: Reading, extractor: Described, facts: Facts) -> Heard:
    """Add what stands the check. Raises `OffsetsOutside` before anything is added."""
    inside(facts, len(seen.text))
    check, dropped, accepted, done = Check(seen, extractor), Counter[str](), list[Accepted](), True
    for fact in facts:
        if isinstance(fact, Omitted):
            dropped[_printable(fact.reason)] += min(max(0, fact.count), _MANY)
            done = done and not fact.retry
            continue
        try:
            accepted.append(check(fact))
        except ProposalRefused as refusal:
            dropped[str(refusal.reason)] += 1
    add = _Adding(made, seen)
    taken = sum([add(one) for one in accepted])
    counts = tuple(sorted(+dropped))
    return Heard(extractor.name, extractor.version, taken, len(accepted) - taken, tuple((r, dropped[r]) for r in counts), done=done)


def _printable(reason: str) -> str:
    kept = "".join(c for c in reason if c.isprintable()).strip()[:_WORDS]
    return kept or "no reason given"


class _Adding:
    """What is added to a draft: only what has not been stated with some of the same words.

    Where kb itself has found an entity, its mentions stay as they are.
    """

    def __init__(self, made: Draft, seen: Reading) -> None:
        self.made = made
        self.ours = {f.key for f in seen.found if f.spans}
        self.spans: dict[str, dict[tuple[str, str], list[Span]]] = {}
        """By predicate, for subject and object, where it is stated."""
        self.named: dict[str, set[Span]] = {}
        """By key of what is not ours, where it is named."""

    def __call__(self, accepted: Accepted) -> bool:
        """Whether there was anything new."""
        mentions = [m for m in accepted.mentions if self._unnamed(m)]
        statements = [s for s in accepted.statements if self._new(s)]
        for m in mentions:
            self.made.mention(m.key, m.start, m.end, by=accepted.mentioned, confidence=CAP)
        for s in statements:
            self._add(s)
        return bool(mentions or statements)

    def _unnamed(self, m: Mention) -> bool:
        if m.key in self.ours:
            return False
        if m.key not in self.named:
            self.named[m.key] = set(self.made.spans_of(m.key))
        places = self.named[m.key]
        fresh = (m.start, m.end) not in places
        places.add((m.start, m.end))
        return fresh

    def _new(self, s: Statement) -> bool:
        if s.predicate not in self.spans:
            held = self.spans[s.predicate] = {}
            for h in self.made.statements(s.predicate):
                held.setdefault((h.subject, h.object), []).append((h.start, h.end))
        places = self.spans[s.predicate].setdefault((s.subject, s.object), [])
        if any(start < s.end and s.start < end for start, end in places):
            return False
        places.append((s.start, s.end))
        return True

    def _add(self, s: Statement) -> None:
        at, properties = (s.start, s.end), dict(s.properties)
        if s.predicate in RELATIONS:
            self.made.state(
                s.subject, s.predicate, s.object, *at, by=s.extractor, confidence=s.confidence, modality=s.modality, **properties
            )
            return
        declared = LABELS[s.subject.partition(":")[0]].property(s.predicate)
        assert declared is not None  # noqa: S101 - the check has let it through
        value = text_to_literal(declared, s.object)
        self.made.describe(s.subject, s.predicate, value, *at, by=s.extractor, confidence=s.confidence, modality=s.modality)
