"""What is matched: one fact of the annotation or of the extraction, and one-to-one matching of both.

A fact is known by its handles: two facts are the same when they share one and their amounts
agree. So each lookup is a dictionary's, and the work grows with the number of facts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.evaluate._normal import normal
from kb.model import Span

Handle = Hashable
Handles = frozenset[Handle]
THIS = "THIS"
"""How an annotation calls the policy that the document is the text of."""
TOLERANCE = 1e-3
"""Two numbers within this share of the larger one are the same."""


class Amount(NamedTuple):
    """An observation's value in base units, and its year-on-year change in percent."""

    value: float | None
    change: float | None


@dataclass(frozen=True, slots=True)
class Item:
    """One fact. `shown` says it to people and names it in saved runs.

    Of an extraction: `spans` are where its words are, `confidences` those of the statements that
    make it. Of an annotation: `clues` are words to look for in the text, the quote first.
    """

    shown: str
    handles: Handles
    amount: Amount | None = None
    spans: tuple[Span, ...] = ()
    confidences: tuple[float, ...] = ()
    clues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matched:
    """Hits as pairs of what is annotated and what was found; the rest of either side in order."""

    hits: tuple[tuple[Item, Item], ...]
    missed: tuple[Item, ...]
    spurious: tuple[Item, ...]


def meant(name: str) -> Handles:
    """Handles of a place's path, an area's or an organisation's name, as an annotation writes it.

    A name with `/` is a place's path and nothing else; one without may be a province or any name.
    """
    path = ("path", name)
    return frozenset({path}) if "/" in name else frozenset({path, ("name", normal(name))})


def titled(title: str) -> Handles:
    """Handles of a policy by its title."""
    return frozenset({("name", normal(title))})


def policy(title: str) -> Handles:
    """As `titled`, or of the document's own policy for `THIS`."""
    return frozenset({THIS}) if title == THIS else titled(title)


def both(first: Iterable[Handle], second: Iterable[Handle]) -> Handles:
    """Handles of a fact that ties two things."""
    ends = tuple(second)
    return frozenset((a, b) for a in first for b in ends)


def agree(gold: Amount | None, found: Amount | None) -> bool:
    """Are the values the same? Where only a growth is annotated, are the growths, and no value was found?"""
    if gold is None or found is None:
        return gold is found
    if gold.value is not None:
        return _near(gold.value, found.value)
    return found.value is None and _near(gold.change, found.change)


def _near(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b), 1e-9)


def match(gold: Sequence[Item], found: Sequence[Item]) -> Matched:
    """Each annotated fact, in order, takes the first found one that is the same and still free."""
    places: dict[Handle, list[int]] = {}
    for i, item in enumerate(found):
        for handle in item.handles:
            places.setdefault(handle, []).append(i)
    taken: set[int] = set()
    hits, missed = [], []
    for item in gold:
        firsts = (_first(places.get(handle, ()), taken, item, found) for handle in item.handles)
        at = min((i for i in firsts if i is not None), default=None)
        if at is None:
            missed.append(item)
        else:
            taken.add(at)
            hits.append((item, found[at]))
    return Matched(tuple(hits), tuple(missed), tuple(item for i, item in enumerate(found) if i not in taken))


def _first(places: Sequence[int], taken: set[int], gold: Item, found: Sequence[Item]) -> int | None:
    return next((i for i in places if i not in taken and agree(gold.amount, found[i].amount)), None)
