"""Sentences of our own wording with their fields and mechanisms, and how the extraction scores on them."""

from tests.gold.frame._score import HALVES, Half, Score, Sentence, fields_found, macro, mechanisms_found, scores, sentences

__all__ = ["HALVES", "Half", "Score", "Sentence", "fields_found", "macro", "mechanisms_found", "scores", "sentences"]
