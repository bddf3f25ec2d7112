"""Facts of an extraction as items, by kind. Agreements are matched as groups (`_agreements`)."""

from __future__ import annotations

from ingest.evaluate._found import Found
from ingest.evaluate._item import Amount, Handles, Item, both
from ingest.evaluate._kinds import Kind
from ingest.evaluate._normal import bare_industry
from ingest.evaluate._said import observed
from kb.vocabulary import AREAS, PLACES


def extracted(found: Found, titles: Handles) -> dict[Kind, list[Item]]:
    """What was found. `titles` are handles of the annotated policies: the document's own is found only where it is one of them."""
    return {
        "places": _places(found),
        "areas": _areas(found),
        "part_of": [
            found.relation(pair, statements, both(found.denoted(pair[0]), found.denoted(pair[1])))
            for pair, statements in found.pairs("PART_OF").items()
            if found.entities[pair[1]]["label"] in AREAS
        ],
        "policies": _policies(found, titles),
        "policy_covers": [
            found.relation(pair, statements, both(found.titles(pair[0]), found.denoted(pair[1])))
            for pair, statements in found.pairs("COVERS").items()
            if pair[0] not in found.this
        ],
        "policy_refs": [
            found.relation(pair, statements, both(found.policy(pair[0]), found.policy(pair[1])))
            for pair, statements in found.pairs("REFERS_TO").items()
        ],
        "chains": [
            found.relation(pair, statements, both(found.denoted(pair[0]), map(bare_industry, found.names(pair[1]))))
            for pair, statements in found.pairs("TAKES_PART_IN").items()
        ],
        "projects": [found.entity(key, found.titles(key)) for key in found.of({"Project"})],
        "observations": [_observation(found, key) for key in found.of({"Observation"})],
    }


def _places(found: Found) -> list[Item]:
    spans: dict[str, set[tuple[int, int]]] = {}
    for key in found.of(PLACES):
        spans.setdefault(found.path(key) or key, set()).update(found.spans(key))
    return [Item(path, frozenset({("path", path)}), spans=tuple(sorted(at))) for path, at in sorted(spans.items())]


def _areas(found: Found) -> list[Item]:
    made = []
    for key in found.of(AREAS):
        label = found.entities[key]["label"]
        handles = frozenset((label, name) for name in found.names(key))
        made.append(found.entity(key, handles, f"{found.shown(key)} ({label})"))
    return made


def _policies(found: Found, titles: Handles) -> list[Item]:
    keys = [key for key in found.of({"Policy"}) if key not in found.this or (found.spans(key) and found.titles(key) & titles)]
    return [found.entity(key, found.titles(key)) for key in keys]


def _observation(found: Found, key: str) -> Item:
    e = found.entities[key]
    amount = Amount(e.get("value"), e.get("change"))
    place = e.get("place") or ""
    shown = observed(found.shown(place), e.get("indicator"), e["period"], amount, e.get("unit"))
    spans = found.spans(key) or tuple((s["start"], s["end"]) for s in found.stated("ABOUT") if s["subject"] == key)[:1]
    return Item(shown, both(found.denoted(place), {str(e["period"])}), amount, spans, found.named(key))
