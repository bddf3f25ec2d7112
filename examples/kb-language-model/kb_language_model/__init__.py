"""A language model as an extractor for kb: it proposes, and every proposal has its exact words.

What the model answers is data of unknown worth: nonsense, made-up words and instructions that a document
smuggled in end up as counts. Only ids of entities that kb found, or words of the sentence, can
become a part of a fact.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from ingest.extension import Fact, Omitted, Reading
from kb_language_model._answer import facts
from kb_language_model._ask import Model, NoAnswer
from kb_language_model._prompt import RELATIONS, batches, messages

__all__ = ["LanguageModel"]

SHARE = 0.8
"""Of the document's time, after which no further question is begun."""


class LanguageModel:
    """Asks the model that the environment names. Raises `ValueError` when it names none that may be asked."""

    states = ("Agreement", "IndustryChain", "Project", *RELATIONS)

    def __init__(self) -> None:
        self.model = Model.from_environment()
        self.version = "1+" + re.sub(r"[^0-9A-Za-z.]+", "-", self.model.name)[:40].strip("-")

    def extract(self, document: Reading) -> Iterator[Fact]:
        until = time.monotonic() + SHARE * document.seconds
        for batch in batches(document):
            left = until - time.monotonic()
            if left <= 0:
                yield Omitted("批次没有问到 batches not asked for want of time", 1, retry=True)
                continue
            try:
                answer = self.model.ask(messages(batch), left)
            except NoAnswer as error:
                yield Omitted(f"批次没有回答 batches without an answer: {error}", 1, retry=error.passing)
                continue
            yield from facts(document, batch, answer)
