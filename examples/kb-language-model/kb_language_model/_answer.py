"""From the model's answer to facts: each part is held against the sentence it is said to come from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ingest.extension import Agreement, Entity, Fact, Named, Omitted, Quote, Reading, Relation
from kb.model import Modality, Passage
from kb.vocabulary import AGREEMENT_KINDS
from kb_language_model._prompt import LABELS, Batch

MOST = 100
"""Facts of one answer."""
CONFIDENCE = 0.4
_BEGINNINGS = 20
_MALFORMED = "不合格式 malformed"
_ABSENT = "引文不在句中 the quote does not stand in the sentence"
_TWICE = "引文不止一处 the quote stands there more than once"


class _Useless(Exception):
    """A proposal of the model that cannot become a fact."""


def facts(document: Reading, batch: Batch, answer: str) -> Iterator[Fact]:
    """What the answer proposes; everything else as `Omitted`, with the reason."""
    found = _object(answer)
    if found is None:
        yield Omitted("回答不是 JSON answers that are no JSON", 1)
        return
    proposals = [(make, each) for name, make in (("facts", _relation), ("agreements", _agreement)) for each in _list(found.get(name, []))]
    for make, each in proposals[:MOST]:
        try:
            yield make(document, batch, each)
        except _Useless as error:
            yield Omitted(str(error))
        except (LookupError, TypeError, ValueError):
            yield Omitted(_MALFORMED)
    if len(proposals) > MOST:
        yield Omitted("太多 too many", len(proposals) - MOST)


def _object(answer: str) -> dict[str, Any] | None:
    """The first JSON object in the answer that has facts: models like to talk around it."""
    at = -1
    for _ in range(_BEGINNINGS):
        at = answer.find("{", at + 1)
        if at < 0:
            return None
        try:
            found, _end = json.JSONDecoder().raw_decode(answer, at)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and not found.keys().isdisjoint(("facts", "agreements")):
            return found
    return None


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _relation(document: Reading, batch: Batch, given: dict[str, Any]) -> Relation:
    quote = _find(document, batch.sentences[given["sentence"]], given["quote"])
    subject, object = (_end(document, batch, given[end], quote) for end in ("subject", "object"))
    word = given.get("word")
    return Relation(
        subject,
        _text(given["relation"]),
        object,
        quote,
        None if word is None else _text(word),
        rule="model",
        confidence=CONFIDENCE,
        modality=Modality(given.get("modality", "holds")),
    )


def _agreement(document: Reading, batch: Batch, given: dict[str, Any]) -> Agreement:
    quote = _find(document, batch.sentences[given["sentence"]], given["quote"])
    words = _find(document, quote, given["words"])
    parties = tuple(_end(document, batch, each, quote) for each in _list(given["parties"]))
    if given["kind"] not in AGREEMENT_KINDS:
        raise _Useless(_MALFORMED)
    return Agreement(
        words, given["kind"], parties, quote, rule="model", confidence=CONFIDENCE, modality=Modality(given.get("modality", "holds"))
    )


def _end(document: Reading, batch: Batch, given: object, quote: Quote) -> Entity:
    """An entity by its id, or by words inside the quote."""
    if isinstance(given, dict) and given["label"] in LABELS:
        return Named(given["label"], _find(document, quote, given["words"]))
    return batch.ids[_text(given)]


def _find(document: Reading, inside: Passage | Quote, words: object) -> Quote:
    """The only place of the words inside a sentence or quote, to the letter."""
    text = _text(words)
    found = document.find(text, inside.start, inside.end)
    if found is None:
        raise _Useless(_TWICE if text and text in document.text[inside.start : inside.end] else _ABSENT)
    return found


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _Useless(_MALFORMED)
    return value
