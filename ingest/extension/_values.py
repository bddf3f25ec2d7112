"""Values as kb reads them from proposed words: dates, quantities, words of fixed lists, other names."""

from __future__ import annotations

import re

from ingest.extension._facts import Observation, Property, Quote
from ingest.extension._identify import Identify, divisions_called
from ingest.extension._outcome import Reason
from kb import identity
from kb.errors import ProposalRefused
from kb.gazetteer import area
from kb.values import DateMention, Quantity, dates, quantities
from kb.vocabulary import AGREEMENT_KINDS, FIELDS, LABELS

CODES: dict[tuple[str, str], tuple[str, ...]] = {
    ("Agreement", "kind"): AGREEMENT_KINDS,
    ("IndustryChain", "kind"): ("chain", "cluster"),
    ("Policy", "kind"): ("report", "plan", "notice", "opinion", "law", "reply"),
    ("Project", "field"): tuple(FIELDS),
    ("Project", "status"): ("planned", "under-construction", "operating"),
}
"""Properties with a fixed list of words."""
_FALLS = re.compile(r"(?:下降|减少|降低|回落|缩减|负增长|下滑)(?:了|约|近|超过|至多|不到)?$")
_ALIAS = range(2, 41)


def date(identify: Identify, words: Quote) -> DateMention:
    """The one day, month, year or period that the words say, 今年 by the document's own date."""
    identify.text(words)
    found = dates(identify.reading.text, identify.reading.about.date, words.start, words.end)
    if len(found) != 1:
        raise ProposalRefused(Reason.VALUE, f"{words.text!r} is not one date")
    return found[0]


def day(identify: Identify, words: Quote) -> str:
    """As `date`, of a day, month or year."""
    found = date(identify, words)
    if found.kind not in ("day", "month", "year"):
        raise ProposalRefused(Reason.VALUE, f"{words.text!r} is a period, not a date")
    return found.iso


def quantity(identify: Identify, words: Quote) -> Quantity:
    """The one quantity that the words are, whole and not a range."""
    identify.text(words)
    found = quantities(identify.reading.text, words.start, words.end)
    if len(found) != 1 or (found[0].start, found[0].end) != (words.start, words.end) or found[0].upper is not None:
        raise ProposalRefused(Reason.VALUE, f"{words.text!r} is not one quantity")
    return found[0]


def figures(identify: Identify, fact: Observation) -> tuple[float | None, str | None, float | None, str | None]:
    """Value, its unit, change in percent, period. A fall that the words before tell is negative."""
    level = quantity(identify, fact.value) if fact.value else None
    change = None
    if fact.change:
        q = quantity(identify, fact.change)
        if q.unit != "percent":
            raise ProposalRefused(Reason.VALUE, f"{fact.change.text!r} is no share")
        before = identify.reading.text[max(fact.quote.start, q.start - 8) : q.start]
        change = -abs(q.value) if _FALLS.search(before) else q.value
    if level is None and change is None:
        raise ProposalRefused(Reason.VALUE, "an observation needs a value or a change")
    period = date(identify, fact.period).iso if fact.period else None
    return level.value if level else None, level.unit if level else None, change, period


def property_text(identify: Identify, key: str, fact: Property) -> str:
    """The text of a proposed property's value."""
    label = key.partition(":")[0]
    declared = LABELS[label].property(fact.name)
    if (label, fact.name) in CODES:
        if fact.code not in CODES[label, fact.name]:
            raise ProposalRefused(Reason.VOCABULARY, f"{label}.{fact.name} does not know the word {fact.code!r}")
        return fact.code
    if fact.value is None or fact.code is not None:
        raise ProposalRefused(Reason.VALUE, f"{label}.{fact.name} is read from words")
    if declared is not None and declared.stated and declared.type == "date":
        return day(identify, fact.value)
    if fact.name == "aliases":
        return _alias(identify, key, identify.text(fact.value))
    raise ProposalRefused(Reason.VOCABULARY, f"{label}.{fact.name} cannot be proposed")


def _alias(identify: Identify, key: str, name: str) -> str:
    known = area(name)
    owners = identify.named.get(identity.slug(name), set()) | ({known.key} if known else set())
    owners |= divisions_called(name)
    if len(name) not in _ALIAS or not identity.slug(name) or owners - {key}:
        raise ProposalRefused(Reason.IDENTITY, f"{name!r} is the name of something else, or none")
    return name
