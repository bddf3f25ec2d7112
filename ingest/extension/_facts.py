"""What an extractor of others may propose: facts, each with the exact words that state it.

Frozen values that carry no key of their own making and no value: an entity is named by words
of the text, a date or a number is read from the words by kb. So nothing can be stated that does
not stand there. `confidence` is 0..1; what is above the cap (`CAP` in `_propose`) counts as the
cap. `rule` names the rule in the statement's `extractor`, as `NAME/rule@version`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kb.model import Modality


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the document: `text` is exactly what stands from `start` on, in code points."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Place:
    """A division of today under one of its names. `key` is `Province:`, `City:` or `District:`
    with the adcode; `words` are a name that the gazetteer knows it by."""

    key: str
    words: Quote


NamedLabel = Literal["MetroArea", "CityCluster", "Zone", "Organization", "Project", "IndustryChain"]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that its name alone tells: its identity is that of the name in `words`.

    Of an `IndustryChain` the words have their ending, as 氢能产业链.
    """

    label: NamedLabel
    words: Quote


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy by its title, and by its number where that stands right behind the title."""

    title: Quote
    number: Quote | None = None


Entity = str | Place | Named | Policy
"""An end of a relation: something proposed with its words, or the key of what the document
names already (`Reading.found`), of what it is (`Reading.this`, `Reading.key`), or of a fixed
list (`Field:transport`, `Mechanism:scope`)."""


@dataclass(frozen=True, slots=True)
class Relation:
    """`subject` `predicate` `object`, as `docs/ontology.md` lists them. `quote` holds a name of each end.

    `word` is the relation's `role` or `kind`. `MENTIONS`, `TEXT_OF`, `OF` and `ABOUT` cannot be proposed.
    """

    subject: Entity
    predicate: str
    object: Entity
    quote: Quote
    word: str | None = None
    rule: str = "fact"
    confidence: float = 0.4
    modality: Modality = Modality.HOLDS


@dataclass(frozen=True, slots=True)
class Property:
    """A property of an entity that `quote` names, read from `value`, words inside `quote`: a date as
    `kb.values.dates` reads it, an alias as it stands. A property with a fixed list (`kind`, `field`,
    `status`) takes `code`, one of its words, instead. Names, titles and numbers come with the
    entities and cannot be proposed."""

    entity: Entity
    name: str
    quote: Quote
    value: Quote | None = None
    code: str | None = None
    rule: str = "fact"
    confidence: float = 0.4
    modality: Modality = Modality.HOLDS


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement or standing arrangement with its parties, two or more, all named in `quote`.

    `words` are what it is called. A name that any two parties could use (战略合作协议) does not
    tell which it is: then its parties, the name and the year of `signed` do.
    """

    words: Quote
    kind: Literal["agreement", "alliance", "joint-mechanism", "platform"]
    parties: tuple[Entity, ...]
    quote: Quote
    signed: Quote | None = None
    fields: tuple[str, ...] = ()
    rule: str = "fact"
    confidence: float = 0.4
    modality: Modality = Modality.HOLDS


@dataclass(frozen=True, slots=True)
class Observation:
    """A value of an indicator for a place or area, all inside `quote`.

    `value` and `change` are words of one quantity each, as `1.2万亿元` and `5.6%`; one of them is
    needed. `period` are words of a date; without them the period is not known.
    """

    place: Entity
    indicator: Quote
    quote: Quote
    value: Quote | None = None
    change: Quote | None = None
    period: Quote | None = None
    target: bool = False
    rule: str = "fact"
    confidence: float = 0.4


@dataclass(frozen=True, slots=True)
class Omitted:
    """What the extractor left out itself, to be counted: a few words why, and how many.

    `retry` says that the document is not done: the next load asks again.
    """

    reason: str
    count: int = 1
    retry: bool = False


Fact = Relation | Property | Agreement | Observation | Place | Named | Policy | Omitted
"""What `Extractor.extract` gives; an entity alone states that the text names it."""
