"""What the page reads from the graph: the one module of the explorer that does.

All raise `KBError`. What was read is kept for `SECONDS`: each click runs the whole page again.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from kb.gazetteer import division_names
from kb.graph import connect_reader
from kb.settings import Settings
from kb.store import Counts, Evidence, counts, surroundings
from kb.vocabulary import FIELDS, MECHANISMS, PLACES
from queries import Parameter, Result, names, run

SECONDS = 30
LIMIT = 200
"""Rows on a page."""


def loaded() -> Counts:
    """How much the graph holds. An empty graph is looked at again each time: it is about to be filled."""
    held = _counts(Settings.load())
    if not held.documents:
        _counts.clear()
    return held


def options(parameter: Parameter) -> list[str]:
    """Names to choose from: what the graph knows first, then every division."""
    if parameter.type == "Field":
        return list(FIELDS.values())
    if parameter.type == "Mechanism":
        return [name for _, name in MECHANISMS.values()]
    if not parameter.labels:
        return []
    here = _known(Settings.load(), parameter.labels)
    return list(dict.fromkeys([*here, *division_names(parameter.labels & PLACES)]))


def answer(name: str, given: Mapping[str, str], page: int) -> Result:
    """The rows of one page, counted from 1."""
    return _answer(Settings.load(), name, dict(given), page)


@st.cache_data(ttl=SECONDS, show_spinner=False, max_entries=500)
def around(_e: Evidence, statement: str) -> tuple[str, str]:
    """The sentences before and after the words of a statement."""
    with connect_reader(Settings.load()) as reader:
        return surroundings(reader, _e)


@st.cache_data(ttl=SECONDS, show_spinner=False, hash_funcs={Settings: repr})
def _counts(settings: Settings) -> Counts:
    with connect_reader(settings) as reader:
        return counts(reader)


@st.cache_data(ttl=SECONDS, show_spinner=False, hash_funcs={Settings: repr})
def _known(settings: Settings, labels: frozenset[str]) -> list[str]:
    with connect_reader(settings) as reader:
        return names(reader, labels)


@st.cache_data(ttl=SECONDS, show_spinner=False, max_entries=200, hash_funcs={Settings: repr})
def _answer(settings: Settings, name: str, given: dict[str, str], page: int) -> Result:
    with connect_reader(settings) as reader:
        return run(reader, name, given, limit=LIMIT, skip=LIMIT * (page - 1))
