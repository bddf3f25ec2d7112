"""The page's parts: they take values, draw widgets, and return what a person chose."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from kb.store import Counts
from kb.vocabulary import ENTITIES, LABELS
from queries import Parameter, Query, Result
from ui._tables import plain, to_csv
from ui.explorer._evidence import card, citation
from ui.explorer._text import FOLDERS, Language, column, value, word


def sidebar(language: Language, held: Counts) -> None:
    """How much is loaded, by kind."""
    st.subheader(word(language, "loaded"))
    st.metric(word(language, "documents"), f"{held.documents:,}")
    st.metric(word(language, "statements"), f"{held.nodes.get('Statement', 0):,}")
    shown = [
        (label.zh if language == "zh" else name, held.nodes[name])
        for name, label in LABELS.items()
        if name in ENTITIES and held.nodes[name]
    ]
    st.html("<dl class='kb-counts'>" + "".join(f"<dt>{name}</dt><dd>{n:,}</dd>" for name, n in shown) + "</dl>")


def title_of(language: Language, query: Query) -> str:
    """A query's title with the folder that it belongs to."""
    folder = FOLDERS.get(query.folder, (query.folder, query.folder))[0 if language == "zh" else 1]
    return f"{folder} · {query.header.title_zh if language == 'zh' else query.header.title_en}"


def empty_graph(language: Language) -> None:
    """What a newcomer sees."""
    st.info(f"**{word(language, 'empty-title')}**\n\n{word(language, 'empty')}", icon="📂")


def field(language: Language, parameter: Parameter, choices: list[str], chosen: str | None) -> str | None:
    """One parameter's widget, with search as one types; free text is allowed."""
    zh, _, en = parameter.help.partition(" | ")
    label = (zh if language == "zh" else en or zh) or parameter.name
    if parameter.optional:
        label += f"（{word(language, 'optional')}）" if language == "zh" else f" ({word(language, 'optional')})"
    if not choices:
        return st.text_input(label, value=chosen or "", key=f"p-{parameter.name}") or None
    listed = choices if chosen is None or chosen in choices else [chosen, *choices]
    return st.selectbox(
        label,
        listed,
        index=listed.index(chosen) if chosen in listed else None,
        placeholder=word(language, "type-a-name"),
        accept_new_options=True,
        key=f"p-{parameter.name}",
    )


def table(language: Language, result: Result) -> int | None:
    """The rows; the number of the row that is selected."""
    frame = pd.DataFrame(
        [[value(language, plain(cell)) for cell in row] for row in result.rows],
        columns=[column(language, name) for name in result.columns],
    )
    chosen = st.dataframe(frame, hide_index=True, width="stretch", on_select="rerun", selection_mode="single-row", key="rows")
    left, right = st.columns([3, 1])
    note = f"{len(result.rows)} {word(language, 'rows')}"
    left.caption(word(language, "cut", n=len(result.rows)) if result.cut else note)
    right.download_button(
        word(language, "download"), to_csv(result.columns, result.rows), f"{result.query.name}.csv", "text/csv", width="stretch"
    )
    rows = chosen["selection"]["rows"]
    return int(rows[0]) if rows else None


def sentences(language: Language, result: Result, row: int) -> None:
    """The words behind one row, each with a line to cite it by."""
    st.subheader(word(language, "evidence"))
    if not result.evidence[row]:
        st.caption(word(language, "no-evidence"))
    for e in result.evidence[row]:
        st.markdown(card(language, e), unsafe_allow_html=True)
        st.code(citation(language, e), language=None, wrap_lines=True)


def nothing(language: Language, result: Result) -> None:
    """An empty answer: what was looked for, and in how much."""
    stop, comma = ("。", "，") if language == "zh" else (". ", ", ")
    counts = [word(language, "in-loaded", n=result.loaded.documents)]
    counts += [word(language, "mentioning", name=name, n=n) for name, n in result.loaded.mentioning.items()]
    question = result.question if language == "zh" else result.query.header.title_en
    looked = word(language, "looked-for", question=question.rstrip("？?"))
    st.info(word(language, "nothing") + " " + looked + stop + comma.join(counts) + stop.strip())
