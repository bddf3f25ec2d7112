"""Which entity proposed words name: the rules of identity, held against the text and the gazetteer.

What kb has read at the words already is what they mean; a name that the gazetteer has under another label, or
that could be anybody's, names nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.extension._facts import Entity, Named, Place, Policy, Quote
from ingest.extension._outcome import Reason
from ingest.extension._reading import Reading
from kb import identity
from kb.errors import ProposalRefused, ValueParseError
from kb.gazetteer import area, divisions, scan, scan_english
from kb.values import document_number
from kb.vocabulary import FIELDS, MECHANISMS, PLACES, SPATIAL

Value = tuple[str, str, Quote]
"""A property of a new entity: name, text, the words that show it."""

_RELATIVE = re.compile(
    r"(?:全|自治)?[省市区县州旗盟镇乡](?:级|委|政府|人民|长|直|属|内|[\u4e00-\u9fff]{1,10}[厅局委办会院]$)|全[省市区县州旗盟镇乡]|[我本该各此其]"
)
"""Beginnings of names that only a place or a text beside them tells whose they are: 市政府, 我省交通厅."""
_LEAST = {"MetroArea": 4, "CityCluster": 4, "Zone": 4, "Organization": 4, "Project": 4, "Policy": 5}
_MOST, _REACH = 60, 120
_CHAIN = re.compile(r"(?P<chain>全?产业链条?)$|(?:先进)?(?:制造业|产业)?(?:集群|走廊|圈|带)$")
_AGREEMENT = re.compile(r"(?:协议书?|备忘录|协定|合同|意向书|宣言|倡议书?|公约)$")
_BEHIND = re.compile(r"[》\s（(]{0,4}")


@dataclass(frozen=True, slots=True)
class Identified:
    """An entity with the place of its words, None for one that was known before; `values` are of new ones."""

    key: str
    words: Quote | None = None
    values: tuple[Value, ...] = ()


@dataclass(slots=True)
class Identify:
    """The rules for one document."""

    reading: Reading
    known: frozenset[str] = field(init=False)
    named: dict[str, set[str]] = field(init=False)
    """Slug of a name → keys of what kb found under it."""

    def __post_init__(self) -> None:
        r = self.reading
        self.known = frozenset(filter(None, (*(f.key for f in r.found), r.this, r.about.place, r.key)))
        self.named = {}
        for found in r.found:
            for name in (found.name, *found.aliases):
                if name:
                    self.named.setdefault(identity.slug(name), set()).add(found.key)

    def __call__(self, entity: Entity) -> Identified:
        """Raises `ProposalRefused`."""
        if isinstance(entity, str):
            return Identified(self._fixed(entity))
        if isinstance(entity, Place):
            return self._place(entity)
        return self._policy(entity) if isinstance(entity, Policy) else self._named(entity)

    def text(self, quote: Quote) -> str:
        """The words, which have to stand there, on one line."""
        if not quote.text.strip() or not self.reading.text.startswith(quote.text, quote.start):
            raise ProposalRefused(Reason.QUOTE, f"{quote.text!r} does not stand at {quote.start}")
        latin = quote.text.isascii()
        return " ".join(quote.text.split()) if latin else re.sub(r"\s+", "", quote.text)

    def _fixed(self, key: str) -> str:
        label, _, id = key.partition(":")
        if key in self.known or (label == "Field" and id in FIELDS) or (label == "Mechanism" and id in MECHANISMS):
            return key
        raise ProposalRefused(Reason.UNKNOWN, f"{key!r} is nothing that was found in the document")

    def _place(self, place: Place) -> Identified:
        name, label = self.text(place.words), place.key.partition(":")[0]
        division = divisions().get(place.key.partition(":")[2])
        if label not in PLACES or division is None or division.key != place.key:
            raise ProposalRefused(Reason.IDENTITY, f"{place.key!r} is no division of today")
        if len(name) < 2 or place.key not in divisions_called(name):
            raise ProposalRefused(Reason.IDENTITY, f"{name!r} is no name of {division.path}")
        if self._read_as(place.words, label) not in (None, place.key):
            raise ProposalRefused(Reason.IDENTITY, f"{name!r} means another place here")
        return Identified(place.key, place.words)

    def _named(self, named: Named) -> Identified:
        name = self.text(named.words)
        known = self.known_as(named.words, name, named.label)
        if known is not None:
            return Identified(known, named.words)
        if not _LEAST.get(named.label, 1) <= len(name) <= _MOST or self._relative(name, named.words):
            raise ProposalRefused(Reason.IDENTITY, f"{name!r} does not tell which it is")
        if named.label == "IndustryChain":
            return self._chain(name, named.words)
        key = identity.key(named.label, self.slug(name))
        return Identified(key, named.words, (("name", name, named.words),))

    def _chain(self, name: str, words: Quote) -> Identified:
        ending = _CHAIN.search(name)
        industry = name[: ending.start()] if ending else ""
        if ending is None or len(industry) < 2:
            raise ProposalRefused(Reason.IDENTITY, f"{name!r} is no industry with 产业链, 产业集群 or the like")
        kind = "chain" if ending["chain"] else "cluster"
        full = industry + ("产业链" if kind == "chain" else "产业集群")
        return Identified(identity.chain_key(self.slug(industry)), words, (("name", full, words), ("kind", kind, words)))

    def _policy(self, policy: Policy) -> Identified:
        title, at = self.text(policy.title), policy.title
        number = self._number(policy)
        known = self.known_as(at, title, "Policy")
        if known is not None:
            return Identified(known, at)
        text = self.reading.text
        if text[max(0, at.start - 1) : at.start] != "《" or text[at.end : at.end + 1] != "》":
            raise ProposalRefused(Reason.IDENTITY, f"{title!r} does not stand in 《》")
        if not _LEAST["Policy"] <= len(title) <= _MOST * 2 or self._relative(title, at) or _AGREEMENT.search(title):
            raise ProposalRefused(Reason.IDENTITY, f"{title!r} does not tell which policy it is")
        self.slug(title)
        values: tuple[Value, ...] = (("title", title, at),)
        if number is not None and policy.number is not None:
            values += (("number", number, policy.number),)
        return Identified(identity.policy_key(title, number), at, values)

    def _relative(self, name: str, words: Quote) -> bool:
        """Does the name need a place beside it, and not begin with one (镇江市人民政府)?"""
        placed = any(m.start == words.start for m in self.reading.within((words.start, words.end), SPATIAL))
        return _RELATIVE.match(name) is not None and not placed

    def _number(self, policy: Policy) -> str | None:
        if policy.number is None:
            return None
        self.text(policy.number)
        between = self.reading.text[policy.title.end : policy.number.start]
        if policy.number.start < policy.title.end or not _BEHIND.fullmatch(between):
            raise ProposalRefused(Reason.IDENTITY, "the number does not stand right behind the title")
        try:
            return document_number(policy.number.text)
        except ValueParseError as error:
            raise ProposalRefused(Reason.VALUE, str(error)) from None

    def known_as(self, words: Quote, name: str, label: str) -> str | None:
        """The entity of the label that the words mean, by what kb read here or by their name."""
        return self._read_as(words, label) or self._same_name(name, label)

    def _read_as(self, words: Quote, label: str) -> str | None:
        """What kb has read at exactly these words under the label. Raises when it has read a place or area there or around."""
        reach = max(0, words.start - _REACH), words.end + _REACH
        over = [m for m in self.reading.within(reach) if m.start < words.end and words.start < m.end]
        same = [m.key for m in over if (m.start, m.end) == (words.start, words.end) and m.label == label]
        if same:
            return same[0]
        if any(m.label in SPATIAL and not _part(m.start, m.end, words) for m in over):
            raise ProposalRefused(Reason.IDENTITY, f"{words.text!r} is read as another place, or a part of one")
        return None

    def _same_name(self, name: str, label: str) -> str | None:
        """The one entity of the label that goes by the name here or in the gazetteer. Raises when it is a name of something else."""
        known = area(name)
        keys = self.named.get(identity.slug(name), set()) | ({known.key} if known else set())
        mine = sorted(key for key in keys if key.partition(":")[0] == label)
        if len(mine) == 1:
            return mine[0]
        if keys or (label not in PLACES and divisions_called(name)):
            raise ProposalRefused(Reason.IDENTITY, f"{name!r} is the name of something else")
        return None

    def slug(self, name: str) -> str:
        made = identity.slug(name)
        if not made:
            raise ProposalRefused(Reason.IDENTITY, f"{name!r} is no name")
        return made


def divisions_called(name: str) -> frozenset[str]:
    """Keys of the divisions of which the words are a name, whole: full, short, former or English."""
    found = [(m.start, m.end, m.keys) for m in scan(name)] + [(start, end, keys) for start, end, keys, _ in scan_english(name)]
    return frozenset(k for start, end, keys in found if (start, end) == (0, len(name)) for k in keys if k.partition(":")[0] in PLACES)


def _part(start: int, end: int, words: Quote) -> bool:
    """Is what stands at `start`–`end` only a part of the words?"""
    return words.start <= start and end <= words.end and (start, end) != (words.start, words.end)
