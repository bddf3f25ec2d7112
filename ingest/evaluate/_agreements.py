"""Agreements: each party of one is a fact, once it is settled which found agreement is which.

An annotated agreement, the one with most parties first, is paired with the found one that
shares most parties with it, and at least half of the fewer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ingest.evaluate._found import Found
from ingest.evaluate._item import Handles, Item, Matched, meant
from ingest.evaluate._normal import normal

_UNNAMED = "?"


@dataclass(frozen=True, slots=True)
class _Deal:
    """A found agreement: its names, its parties, and what an annotation may call any of these."""

    key: str
    names: frozenset[str]
    parties: tuple[dict[str, Any], ...]
    called: Handles


def match_agreements(gold: Sequence[Any], found: Found) -> Matched:
    """Memberships. A found agreement that is paired with none is spurious with all its parties, or by itself when it has none."""
    free = {deal.key: deal for deal in _deals(found)}
    hits: list[tuple[Item, Item]] = []
    missed: list[Item] = []
    spurious: list[Item] = []
    for entry in sorted(gold, key=lambda e: -len(e["parties"])):
        deal = _best(entry, free.values())
        if deal is None:
            missed += (_said(entry, party) for party in entry["parties"])
            continue
        del free[deal.key]
        wanted = frozenset(handle for party in entry["parties"] for handle in meant(party))
        for party in entry["parties"]:
            statements = [s for s in deal.parties if found.denoted(s["subject"]) & meant(party)]
            if statements:
                hits.append((_said(entry, party), _membership(found, deal, *statements)))
            else:
                missed.append(_said(entry, party))
        spurious += (_membership(found, deal, s) for s in deal.parties if not found.denoted(s["subject"]) & wanted)
    for deal in free.values():
        spurious += [_membership(found, deal, s) for s in deal.parties] or [found.entity(deal.key, frozenset())]
    return Matched(tuple(hits), tuple(missed), tuple(spurious))


def _deals(found: Found) -> list[_Deal]:
    parties: dict[str, list[dict[str, Any]]] = {}
    for s in found.stated("PARTY_TO"):
        parties.setdefault(s["object"], []).append(s)
    made = []
    for key in found.of({"Agreement"}):
        of = tuple(parties.get(key, ()))
        called = frozenset(handle for s in of for handle in found.denoted(s["subject"]))
        made.append(_Deal(key, found.names(key), of, called))
    return made


def _best(entry: Any, free: Any) -> _Deal | None:
    parties = [meant(party) for party in entry["parties"]]
    name = normal(entry["name"] or _UNNAMED)

    def shared(deal: _Deal) -> int:
        return sum(not called.isdisjoint(deal.called) for called in parties)

    best: _Deal | None = max(free, key=lambda deal: (shared(deal), name in deal.names), default=None)
    if best is None:
        return None
    common = shared(best)
    return best if common and common * 2 >= min(len(parties), max(len(best.parties), 1)) else None


def _said(entry: Any, party: str) -> Item:
    quote = entry.get("quote")
    clues = ((quote,) if quote else ()) + ((entry["name"],) if entry["name"] else ())
    return Item(f"{party} → {entry['name'] or _UNNAMED}", meant(party), clues=clues)


def _membership(found: Found, deal: _Deal, *statements: dict[str, Any]) -> Item:
    subject = statements[0]["subject"]
    return found.relation((subject, deal.key), list(statements), found.denoted(subject))
