"""One extraction as it is printed, asked for names: what an entity is called, what was stated of it.

It stands on the contract of `kb extract --format jsonl`, so that what is scored is what others see.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from ingest.evaluate._item import THIS, Handles, Item
from ingest.evaluate._normal import normal
from ingest.extract import to_json
from kb.model import Extraction, Modality, Span
from kb.vocabulary import PLACES

Pair = tuple[str, str]
_SAID = frozenset(m for m in Modality if m.relates)


class Found:
    """Entities by key, each with every name it goes by, and the statements that say something is or is planned."""

    def __init__(self, extraction: Extraction) -> None:
        self.text = extraction.document.text
        whole = json.loads(to_json(extraction))
        self.entities: dict[str, dict[str, Any]] = {e["key"]: e for e in whole["entities"]}
        self.this = frozenset(key for key, e in self.entities.items() if e.get("this"))
        self.wrong_quotes = sum(self.text[s["start"] : s["end"]] != s["quote"] for s in whole["statements"])
        self._stated: dict[str, list[dict[str, Any]]] = {}
        for s in whole["statements"]:
            if s["modality"] in _SAID:
                self._stated.setdefault(s["predicate"], []).append(s)
        self._named: dict[str, list[float]] = {}
        for s in extraction.statements:
            if s.predicate in ("name", "title", "ABOUT") and s.modality.relates:
                self._named.setdefault(s.subject, []).append(round(s.confidence, 3))
        self._names: dict[str, frozenset[str]] = {}

    def of(self, labels: Collection[str]) -> list[str]:
        """Keys of the entities with one of the labels, in the order of the extraction."""
        return [key for key, e in self.entities.items() if e["label"] in labels]

    def stated(self, predicate: str) -> list[dict[str, Any]]:
        return self._stated.get(predicate, [])

    def pairs(self, predicate: str) -> dict[Pair, list[dict[str, Any]]]:
        """The statements of a relation, by what they tie."""
        found: dict[Pair, list[dict[str, Any]]] = {}
        for s in self.stated(predicate):
            found.setdefault((s["subject"], s["object"]), []).append(s)
        return found

    def names(self, key: str) -> frozenset[str]:
        """Every name of an entity in its normal form: stated, other ones, and as the text mentions it."""
        if key not in self._names:
            e = self.entities.get(key, {})
            said = [n for n in (e.get("name"), e.get("title"), e.get("industry"), *(e.get("aliases") or ())) if n]
            self._names[key] = frozenset(map(normal, {*said, *(self.text[s:t] for s, t in self.spans(key))}))
        return self._names[key]

    def path(self, key: str) -> str | None:
        """A place's path; None of anything else."""
        e = self.entities.get(key, {})
        return e["path"] if e.get("label") in PLACES else None

    def denoted(self, key: str) -> Handles:
        """What an annotation may call the place, area or organisation."""
        path = self.path(key)
        return self.titles(key) if path is None else frozenset({("path", path)})

    def titles(self, key: str) -> Handles:
        return frozenset(("name", name) for name in self.names(key))

    def policy(self, key: str) -> Handles:
        return self.titles(key) | ({THIS} if key in self.this else set())

    def spans(self, key: str) -> tuple[Span, ...]:
        return tuple((s, t) for s, t in self.entities.get(key, {}).get("mentions") or ())

    def shown(self, key: str) -> str:
        """An entity as people call it; a known one that the text gives no name, by the end of its key."""
        e = self.entities.get(key, {})
        return str(self.path(key) or e.get("title") or e.get("name") or e.get("industry") or key.partition(":")[2])

    def named(self, key: str) -> tuple[float, ...]:
        """Confidences of the statements that give the entity its name, or the observation its place."""
        return tuple(self._named.get(key, ()))

    def entity(self, key: str, handles: Handles, shown: str | None = None) -> Item:
        """An entity as a fact: the text names it."""
        return Item(shown or self.shown(key), handles, spans=self.spans(key), confidences=self.named(key))

    def relation(self, pair: Pair, statements: list[dict[str, Any]], handles: Handles) -> Item:
        """A relation as a fact, with the span of its surest statement."""
        subject, object = pair
        best = max(statements, key=lambda s: s["confidence"])
        shown = f"{self.shown(subject)} → {self.shown(object)}"
        return Item(shown, handles, spans=((best["start"], best["end"]),), confidences=tuple(s["confidence"] for s in statements))
