"""What the page reads from the graph: the one module of the explorer that does."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from kb.gazetteer import divisions
from kb.graph import connect_reader
from kb.settings import Settings
from kb.store import Counts, counts
from kb.vocabulary import FIELDS, PLACES
from queries import Parameter, Result, names, run

SECONDS = 30


@st.cache_data(ttl=SECONDS, show_spinner=False)
def loaded() -> Counts:
    """How much the graph holds; looked at again after `SECONDS`."""
    with connect_reader(Settings.load()) as reader:
        return counts(reader)


@st.cache_data(ttl=SECONDS, show_spinner=False)
def _known(labels: frozenset[str]) -> list[str]:
    with connect_reader(Settings.load()) as reader:
        return names(reader, labels)


@st.cache_data(show_spinner=False)
def _divisions(labels: frozenset[str]) -> list[str]:
    ordered = sorted((d for d in divisions().values() if d.label in labels), key=lambda d: (d.label == "District", d.adcode))
    return [d.name for d in ordered]


def options(parameter: Parameter) -> list[str]:
    """Names to choose from: what the graph knows first, then every division."""
    if parameter.type == "Field":
        return list(FIELDS.values())
    here = _known(parameter.labels)
    return list(dict.fromkeys([*here, *_divisions(parameter.labels & PLACES)]))


def answer(name: str, given: Mapping[str, str | None], limit: int) -> Result:
    """The query's answer. Raises `KBError`."""
    with connect_reader(Settings.load()) as reader:
        return run(reader, name, given, limit=limit)
