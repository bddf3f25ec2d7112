"""Facts of an annotation as items, by kind. Agreements are matched as groups (`_agreements`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ingest.evaluate._annotation import Annotation
from ingest.evaluate._item import THIS, Amount, Item, both, meant, policy, titled
from ingest.evaluate._kinds import Kind
from ingest.evaluate._normal import bare_industry, normal

_SIZES = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))


def _clues(entry: Any, *names: str) -> tuple[str, ...]:
    quote = entry.get("quote")
    return ((quote,) if quote else ()) + names


def _place(entry: str) -> Item:
    return Item(entry, frozenset({("path", entry)}))


def _area(e: Any) -> Item:
    return Item(f"{e['name']} ({e['label']})", frozenset({(e["label"], normal(e["name"]))}), clues=_clues(e, e["name"]))


def _part(e: Any) -> Item:
    return Item(f"{e['place']} → {e['area']}", both(meant(e["place"]), meant(e["area"])), clues=_clues(e, e["area"]))


def _policy(e: Any) -> Item:
    return Item(e["title"], titled(e["title"]), clues=_clues(e, e["title"]))


def _cover(e: Any) -> Item:
    return Item(f"{e['policy']} → {e['place']}", both(titled(e["policy"]), meant(e["place"])), clues=_clues(e, e["policy"], e["place"]))


def _reference(e: Any) -> Item:
    return Item(f"{e['from']} → {e['to']}", both(policy(e["from"]), policy(e["to"])), clues=_clues(e, e["to"], e["from"]))


def _chain(e: Any) -> Item:
    handles = both(meant(e["place"]), {bare_industry(e["industry"])})
    return Item(f"{e['place']} → {e['industry']}", handles, clues=_clues(e, e["industry"]))


def _project(e: Any) -> Item:
    return Item(e["name"], titled(e["name"]), clues=_clues(e, e["name"]))


def _observation(e: Any) -> Item:
    amount = Amount(e["value"], e.get("change"))
    shown = observed(e["place"], e.get("indicator"), e["period"], amount, e.get("unit"))
    return Item(shown, both(meant(e["place"]), {str(e["period"])}), amount, clues=_clues(e))


def observed(place: str, indicator: str | None, period: object, amount: Amount, unit: str | None) -> str:
    """An observation as people read it: 甲省 地区生产总值 2025: 1.2万亿 CNY (+5.5%)."""
    value = "" if amount.value is None else f" {_large(amount.value)} {unit or ''}".rstrip()
    change = "" if amount.change is None else f" ({amount.change:+g}%)"
    return f"{place} {indicator or '?'} {period or '?'}:{value}{change}"


def _large(value: float) -> str:
    size, name = next(((size, name) for size, name in _SIZES if abs(value) >= size), (1, ""))
    return f"{value / size:.12g}{name}"


_MAKE: Mapping[Kind, Callable[[Any], Item]] = {
    "places": _place,
    "areas": _area,
    "part_of": _part,
    "policies": _policy,
    "policy_covers": _cover,
    "policy_refs": _reference,
    "chains": _chain,
    "projects": _project,
    "observations": _observation,
}


def said(annotation: Annotation) -> dict[Kind, list[Item]]:
    """What is to be found, in the annotation's order.

    What the document's own policy covers is not scored; one reference is scored once.
    """
    entries: dict[Kind, tuple[Any, ...]] = dict(annotation.entries)
    entries["policy_covers"] = tuple(e for e in entries["policy_covers"] if e["policy"] != THIS)
    entries["policy_refs"] = tuple({(e["from"], e["to"]): e for e in entries["policy_refs"]}.values())
    return {kind: [make(entry) for entry in entries[kind]] for kind, make in _MAKE.items()}
