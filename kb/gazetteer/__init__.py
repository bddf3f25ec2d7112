"""Places by name: divisions, their short and former names, areas."""

from kb.gazetteer._divisions import Division, divisions
from kb.gazetteer._scan import Gazetteer, Match, describe, gazetteer

__all__ = ["Division", "Gazetteer", "Match", "describe", "divisions", "gazetteer"]
