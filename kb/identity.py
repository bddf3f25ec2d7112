"""What makes two mentions the same thing: one pure function for each kind of node.

An entity's key is `Label:id`. Divisions are identified by adcode, everything named by the
slug of its canonical name, policies by document number when there is one, works by DOI when
there is one, observations by a hash of their parts.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from kb.errors import VocabularyError
from kb.vocabulary import ENTITIES, RELATIONS


def _fold(name: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(c for c in folded if c.isalnum() or unicodedata.category(c).startswith("M"))


def slug(name: str) -> str:
    """A name without case, width, white space and punctuation; letters and digits of every
    script stay. `slug(slug(x)) == slug(x)`. Empty only if `name` has no letter or digit.
    Taking a character out can bring two together that compose, so folding goes on until nothing changes."""
    kept = name
    while (folded := _fold(kept)) != kept:
        kept = folded
    return kept


def digest(*parts: object) -> str:
    """A hash of the parts in order, 24 hexadecimal digits: 96 bits, so that a graph of 10⁹
    statements has a chance of about 10⁻¹¹ of one collision."""
    joined = "\x1f".join("" if p is None else str(p) for p in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def key(label: str, identity: str) -> str:
    """`Label:id`. Raises `VocabularyError` for an undeclared label or an empty id."""
    if label not in ENTITIES or not identity:
        raise VocabularyError(f"no key can be made of label {label!r} and id {identity!r}")
    return f"{label}:{identity}"


def area_key(label: str, name: str) -> str:
    return key(label, slug(name))


def organization_key(name: str) -> str:
    return key("Organization", slug(name))


def policy_key(title: str, number: str | None = None, issued: str | None = None) -> str:
    """By number; without one by title and year; without either by title alone.

    `number` is normalised by `kb.values.document_number` before; `issued` is an ISO date.
    """
    if number:
        return key("Policy", number)
    return key("Policy", slug(title) + (f"-{issued[:4]}" if issued else ""))


def agreement_key(name: str | None, parties: Iterable[str] = (), field: str | None = None, year: str | None = None) -> str:
    """By name; without one by the parties' keys, the field and the year."""
    if name:
        return key("Agreement", slug(name))
    return key("Agreement", "-".join([*sorted(set(parties)), field or "", year or ""]).replace(":", ""))


def chain_key(industry: str) -> str:
    """By the industry, without the words 产业链, 产业集群 …: chain and cluster of one industry are one node."""
    return key("IndustryChain", slug(industry))


def project_key(name: str) -> str:
    return key("Project", slug(name))


def indicator_key(name: str) -> str:
    return key("Indicator", slug(name))


def work_key(title: str, author: str = "", year: str | None = None, doi: str | None = None) -> str:
    """By DOI, without regard to case; without one by first author, year and title.

    `author` is the surname in Latin letters, which the forms of a name share, else the whole name.
    """
    if doi:
        return key("Work", doi.lower())
    return key("Work", "-".join([slug(author), year or "", slug(title)]).strip("-"))


def observation_key(
    place: str, indicator: str, period: str | None, value: float | None, unit: str | None, change: float | None, target: bool
) -> str:
    return key("Observation", digest(place, indicator, period, value, unit, change, target))


def passage_id(document: str, start: int, end: int) -> str:
    return f"{document}:{start}-{end}"


def statement_id(document: str, subject: str, predicate: str, object: str, start: int, end: int) -> str:
    return digest(document, subject, predicate, object, start, end)


def fact(subject: str, predicate: str, object: str) -> str:
    """What statements of several documents share when they say the same: the triple.

    For a relation the two keys and the name; for a property subject and name only, since two
    values of one property compete for one place.
    """
    return digest(subject, predicate, object) if predicate in RELATIONS else digest(subject, predicate)
