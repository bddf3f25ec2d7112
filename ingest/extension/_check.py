"""Proposed facts held against the text, the vocabulary and the rules of identity.

What comes out are mentions and statements that could be kb's own, but for their rule's name and
for how sure they are: at most `CAP`. A fact is let in whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from ingest.extension import _values as values
from ingest.extension._facts import Agreement, Entity, Fact, Named, Observation, Omitted, Place, Policy, Property, Quote, Relation
from ingest.extension._identify import Identified, Identify
from ingest.extension._installed import Described
from ingest.extension._outcome import Reason
from ingest.extension._reading import Reading
from ingest.extract import Mention
from kb import identity, vocabulary
from kb.errors import ProposalRefused, VocabularyError
from kb.gazetteer import ancestors
from kb.model import Modality, Statement
from kb.vocabulary import FIELDS, PLACES, SPATIAL

CAP = 0.4
"""The most that a proposed fact may be sure. Ours are surer, but for a title that is only guessed, and
titles of what kb knows cannot be proposed: where two values compete, what kb read itself wins."""
LONGEST = 1_000
"""Code points of a quote."""
_RULE = re.compile(r"[a-z][a-z0-9-]{0,39}")
_OWN = re.compile(r"[我本全][省市区州县盟旗]|本自治[区州县]")
"""How a document speaks of its own place."""
_IDENTIFYING = 14
"""An agreement's name of this length is no other's, as `ingest.extract` has it."""
_UNNAMED = frozenset(("Field", "Mechanism", "Document"))


@dataclass(frozen=True, slots=True)
class Accepted:
    """What follows from one fact; `mentioned` is the rule of its mentions."""

    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    mentioned: str


class OffsetsOutside(ValueError):
    """A quote is not within the text at all."""


def quotes(fact: object) -> Iterator[Quote]:
    """All words that a fact is made of."""
    for f in fields(fact):  # type: ignore[arg-type]
        value = getattr(fact, f.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Quote):
                yield part
            elif isinstance(part, (Place, Named, Policy)):
                yield from quotes(part)


def inside(facts: Iterable[Fact], length: int) -> None:
    """Raise `OffsetsOutside` when any words of any fact are not within a text of that length."""
    for fact in facts:
        for quote in quotes(fact):
            if quote.start < 0 or quote.end > length:
                raise OffsetsOutside(f"{quote.start}–{quote.end} is outside a text of {length} characters")


class Check:
    """The check of one extractor's facts of one document."""

    def __init__(self, reading: Reading, extractor: Described) -> None:
        self.reading = reading
        self.extractor = extractor
        self.identify = Identify(reading)

    def __call__(self, fact: Fact) -> Accepted:
        """What follows from the fact. Raises `ProposalRefused` with the reason."""
        try:
            return self._checked(fact)
        except VocabularyError as error:
            raise ProposalRefused(Reason.VOCABULARY, str(error)) from None

    def _checked(self, fact: Fact) -> Accepted:
        if isinstance(fact, (Place, Named, Policy)):
            made = _Made(self, "entity", CAP, Modality.HOLDS)
            self._introduce(made, fact)
            return made.accepted()
        if isinstance(fact, Omitted):
            raise ProposalRefused(Reason.VOCABULARY, "nothing is stated")
        if not _RULE.fullmatch(fact.rule) or not 0 <= fact.confidence <= 1:
            raise ProposalRefused(Reason.VOCABULARY, f"{fact.rule!r} at {fact.confidence} is no rule with a confidence of 0 to 1")
        self.identify.text(fact.quote)
        if len(fact.quote.text) > LONGEST:
            raise ProposalRefused(Reason.QUOTE, f"more than {LONGEST} characters are no quote")
        modality = Modality.HOLDS if isinstance(fact, Observation) else fact.modality
        made = _Made(self, fact.rule, min(fact.confidence, CAP), modality)
        if isinstance(fact, Relation):
            self._relation(made, fact)
        elif isinstance(fact, Property):
            self._property(made, fact)
        elif isinstance(fact, Agreement):
            self._agreement(made, fact)
        else:
            self._observation(made, fact)
        return made.accepted()

    def _relation(self, made: _Made, fact: Relation) -> None:
        self._declared(fact.predicate)
        relation = vocabulary.RELATIONS.get(fact.predicate)
        if relation is None:
            raise ProposalRefused(Reason.VOCABULARY, f"{fact.predicate!r} is no relation")
        subject, object = (self._end(made, end, fact.quote) for end in (fact.subject, fact.object))
        if subject == object:
            raise ProposalRefused(Reason.IDENTITY, f"{subject} to itself")
        divided = subject.partition(":")[0] in PLACES and object.partition(":")[0] in PLACES
        if fact.predicate == "PART_OF" and divided and object not in ancestors(subject):
            raise ProposalRefused(Reason.IDENTITY, f"the gazetteer does not have {subject} in {object}")
        if fact.word is not None and not relation.values:
            raise ProposalRefused(Reason.VOCABULARY, f"{fact.predicate} has no list of words for {fact.word!r}")
        name = next((p for p in relation.properties if p in ("role", "kind")), "role")
        made.state(subject, fact.predicate, object, fact.quote, {} if fact.word is None else {name: fact.word})

    def _property(self, made: _Made, fact: Property) -> None:
        key = self._end(made, fact.entity, fact.quote)
        self._declared(f"{key.partition(':')[0]}.{fact.name}")
        if fact.value is not None:
            _within(fact.quote, fact.value)
        made.state(key, fact.name, values.property_text(self.identify, key, fact), fact.quote)

    def _agreement(self, made: _Made, fact: Agreement) -> None:
        self._declared("Agreement")
        if not fact.modality.relates:
            raise ProposalRefused(Reason.VOCABULARY, f"an agreement that is {fact.modality} is none")
        _within(fact.quote, fact.words)
        parties = tuple(dict.fromkeys(self._end(made, party, fact.quote) for party in fact.parties))
        _sides(parties)
        if fact.signed is not None:
            _within(fact.quote, fact.signed)
        signed = values.day(self.identify, fact.signed) if fact.signed else None
        key, name = self._deal(fact, parties, signed)
        made.mention(key, fact.words)
        if name is not None:
            made.state(key, "name", name, fact.words)
        made.state(key, "kind", fact.kind, fact.words)
        if signed is not None and fact.signed is not None:
            made.state(key, "signed", signed, fact.signed)
        for party in parties:
            made.state(party, "PARTY_TO", key, fact.quote)
        for field in dict.fromkeys(fact.fields):
            if field not in FIELDS:
                raise ProposalRefused(Reason.VOCABULARY, f"{field!r} is no field")
            made.state(key, "CONCERNS", f"Field:{field}", fact.quote)

    def _deal(self, fact: Agreement, parties: tuple[str, ...], signed: str | None) -> tuple[str, str | None]:
        """The agreement's key, and its name where it is new."""
        name = self.identify.text(fact.words)
        known = self.identify.known_as(fact.words, name, "Agreement")
        if known is not None:
            return known, None
        own = len(name) >= _IDENTIFYING or bool(self.reading.within((fact.words.start, fact.words.end), SPATIAL))
        slug = self.identify.slug(name)
        return identity.agreement_key(name if own else None, parties, slug, signed[:4] if signed else None), name

    def _observation(self, made: _Made, fact: Observation) -> None:
        self._declared("Observation")
        parts = (fact.indicator, *(q for q in (fact.value, fact.change) if q is not None))
        for part in parts:
            _within(fact.quote, part)
        place = self._end(made, fact.place, fact.quote)
        name = self.identify.text(fact.indicator)
        value, unit, change, period = values.figures(self.identify, fact)
        indicator = identity.key("Indicator", self.identify.slug(name))
        key = identity.observation_key(place, indicator, period, value, unit, change, fact.target)
        start, end = min(q.start for q in parts), max(q.end for q in parts)
        words = self.reading.quote(start, end)
        made.state(indicator, "name", name, words)
        if unit:
            made.state(indicator, "unit", unit, words)
        made.mention(key, words)
        given = {"value": value, "unit": unit, "change": change, "period": period, "target": fact.target}
        for word, one in given.items():
            if one is not None:
                made.state(key, word, vocabulary.literal_to_text(one), words)
        made.state(key, "OF", indicator, words)
        made.state(key, "ABOUT", place, fact.quote)

    def _declared(self, kind: str) -> None:
        if kind not in self.extractor.states:
            raise ProposalRefused(Reason.UNDECLARED, f"{kind} is nothing that {self.extractor.name} says it states")

    def _end(self, made: _Made, entity: Entity, quote: Quote) -> str:
        """The key of an entity that the quote names."""
        found = self._introduce(made, entity)
        if found.words is not None:
            _within(quote, found.words)
        elif not self._spoken_of(found.key, quote):
            raise ProposalRefused(Reason.ENDS, f"{quote.text!r} does not name {found.key}")
        return found.key

    def _introduce(self, made: _Made, entity: Entity) -> Identified:
        if not isinstance(entity, str):
            self._declared(
                entity.key.partition(":")[0] if isinstance(entity, Place) else "Policy" if isinstance(entity, Policy) else entity.label
            )
        found = self.identify(entity)
        if found.words is not None:
            made.mention(found.key, found.words)
        for name, text, words in found.values:
            made.name(found.key, name, text, words)
        return found

    def _spoken_of(self, key: str, quote: Quote) -> bool:
        if key.partition(":")[0] in _UNNAMED or key == self.reading.this:
            return True
        if key == self.reading.about.place and _OWN.search(quote.text):
            return True
        return any(m.key == key for m in self.reading.within((quote.start, quote.end)))


class _Made:
    """The mentions and statements of one fact, in the making."""

    def __init__(self, check: Check, rule: str, confidence: float, modality: Modality) -> None:
        self.by, self.mentioned = (f"{check.extractor.name}/{r}@{check.extractor.version}" for r in (rule, "mentions"))
        self.confidence, self.modality = confidence, modality
        self.mentions: list[Mention] = []
        self.statements: list[Statement] = []

    def mention(self, key: str, words: Quote) -> None:
        self.mentions.append(Mention(words.start, words.end, key))

    def name(self, key: str, name: str, text: str, words: Quote) -> None:
        """A name holds, whatever is denied or planned about what bears it."""
        self._add(Statement(key, name, text, words.start, words.end, self.confidence, self.by))

    def state(self, subject: str, predicate: str, object: str, words: Quote, properties: dict[str, object] | None = None) -> None:
        at = words.start, words.end
        self._add(Statement(subject, predicate, object, *at, self.confidence, self.by, self.modality, properties or {}))

    def _add(self, s: Statement) -> None:
        vocabulary.check_statement(s.subject, s.predicate, s.object, dict(s.properties))
        self.statements.append(s)

    def accepted(self) -> Accepted:
        return Accepted(tuple(self.mentions), tuple(self.statements), self.mentioned)


def _within(quote: Quote, words: Quote) -> None:
    if words.start < quote.start or quote.end < words.end:
        raise ProposalRefused(Reason.ENDS, f"{words.text!r} stands outside the quote")


def _sides(parties: tuple[str, ...]) -> None:
    """Two sides, one of them a place or area; a province and its own city are one."""
    above = {a for party in parties for a in ancestors(party) if party.partition(":")[0] in PLACES}
    sides = [p for p in parties if p not in above]
    if len(sides) < 2 or not any(p.partition(":")[0] in SPATIAL for p in parties):
        raise ProposalRefused(Reason.ENDS, "an agreement has two sides, one of them a place or area")
