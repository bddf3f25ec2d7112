"""The page's parts: they take values, draw widgets, and return what a person chose."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from kb.store import Counts, Evidence
from kb.vocabulary import ENTITIES, LABELS
from queries import Parameter, Query, Result
from ui._results import cited
from ui._tables import to_csv
from ui.explorer import _state
from ui.explorer._evidence import card, citation, escaped
from ui.explorer._table import frame
from ui.explorer._terms import folder
from ui.explorer._text import Language, word

_NAMES: dict[Language, str] = {"zh": "中文", "en": "English"}


def language(chosen: Language) -> Language:
    """The switch between the languages."""
    picked = st.segmented_control(
        "语言 Language", list(_NAMES), format_func=_NAMES.__getitem__, default=chosen, required=True, key=_state.key("language")
    )
    return picked or chosen


def sidebar(language: Language, held: Counts) -> None:
    """How much is loaded, by kind."""
    st.subheader(word(language, "loaded"))
    totals = [(word(language, "documents"), held.documents), (word(language, "statements"), held.nodes.get("Statement", 0))]
    kinds = [
        (label.zh if language == "zh" else name, held.nodes.get(name, 0))
        for name, label in LABELS.items()
        if name in ENTITIES and held.nodes.get(name)
    ]
    rows = [f"<dt class='kb-total'>{name}</dt><dd class='kb-total'>{n:,}</dd>" for name, n in totals]
    rows += [f"<dt>{name}</dt><dd>{n:,}</dd>" for name, n in kinds]
    st.html(f"<dl class='kb-counts'>{''.join(rows)}</dl>")


def title_of(language: Language, query: Query) -> str:
    """A query's title with the folder that it belongs to."""
    return f"{folder(language, query.folder)} · {query.header.title_zh if language == 'zh' else query.header.title_en}"


def question(language: Language, queries: Mapping[str, Query], chosen: str) -> Query:
    """The choice of the question, in the order of the library."""
    known = list(queries)
    name = st.selectbox(
        word(language, "question"),
        known,
        index=known.index(chosen) if chosen in queries else 0,
        format_func=lambda name: title_of(language, queries[name]),
        key=_state.key(f"query-{language}"),
    )
    note = _side(language, queries[name].header.note)
    if note:
        st.html(f"<p class='kb-note'>{escaped(note)}</p>")
    return queries[name]


def label_of(language: Language, parameter: Parameter) -> str:
    """What a parameter is, as its header says."""
    return _side(language, parameter.help) or parameter.name


def short_label(language: Language, parameter: Parameter) -> str:
    """The same without the explanation after the colon."""
    return re.split("[：:，,]", label_of(language, parameter))[0].strip()


def field(language: Language, parameter: Parameter, choices: list[str], chosen: str | None) -> str | None:
    """One parameter's widget, with search as one types; free text is allowed. What is blank counts as not given."""
    label = label_of(language, parameter)
    if parameter.optional:
        label += f"（{word(language, 'optional')}）" if language == "zh" else f" ({word(language, 'optional')})"
    key = _state.key(f"p-{parameter.name}")
    if not choices:
        text = st.text_input(label, value=st.session_state.get(key, chosen or ""), key=key)
        return (text or "").strip() or None
    current = st.session_state.get(key, chosen)
    listed = choices if current is None or current in choices else [current, *choices]
    picked = st.selectbox(
        label,
        listed,
        index=listed.index(current) if current in listed else None,
        placeholder=word(language, "type-a-name"),
        accept_new_options=True,
        key=key,
    )
    return (picked or "").strip() or None


def table(language: Language, result: Result, address: _state.Address) -> int | None:
    """The rows of one page; the number of the row that is selected, counted from 1."""
    question = hashlib.sha256(repr((address.query, sorted(address.given.items()), address.page)).encode()).hexdigest()[:12]
    row = address.row if address.row and address.row <= len(result.rows) else None
    rows = frame(language, result)
    numbers = {name: st.column_config.NumberColumn(format="localized") for name in rows.select_dtypes("number").columns}
    picked = st.dataframe(
        rows,
        hide_index=True,
        column_config=numbers,
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": [row - 1] if row else []}},
        key=_state.key(f"rows-{question}"),
    )
    chosen = picked["selection"]["rows"]
    return int(chosen[0]) + 1 if chosen else None


def below_table(language: Language, result: Result, page: int, per_page: int) -> None:
    """How many rows, the way to the others, and the download."""
    many = page > 1 or result.cut
    first = (page - 1) * per_page + 1
    note = word(language, "rows", n=len(result.rows))
    if many:
        note = word(language, "rows-of-more", first=first, last=first + len(result.rows) - 1) if result.rows else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(note, width="stretch")
        if many:
            back = page - 1 if result.rows else 1
            st.button(word(language, "previous"), disabled=page == 1, on_click=partial(_state.turn, back), key=_state.key("previous"))
            st.button(word(language, "next"), disabled=not result.cut, on_click=partial(_state.turn, page + 1), key=_state.key("next"))
        st.download_button(
            word(language, "download"),
            to_csv(*cited(result)).encode("utf-8-sig"),
            f"{result.query.name}.csv",
            "text/csv",
            on_click="ignore",
        )


def sentences(language: Language, result: Result, row: int, around: Callable[[Evidence], tuple[str, str]]) -> None:
    """The words behind one row, counted from 1, each with a line to cite it by."""
    st.subheader(word(language, "evidence"))
    if not result.evidence[row - 1]:
        st.caption(word(language, "no-evidence"))
    for e in result.evidence[row - 1]:
        st.html(card(language, e, around(e)))
        st.code(citation(language, e), language=None, wrap_lines=True)


def _side(language: Language, text: str) -> str:
    """One language's side of a text of a header, `zh | en`."""
    zh, _, en = text.partition(" | ")
    return zh if language == "zh" else en or zh
