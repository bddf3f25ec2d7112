"""The explorer's page, as Streamlit runs it: choose a question, fill it in, read the sentences.

Everything that a person chose is in the address, so that it can be shared and reloaded.
"""

from __future__ import annotations

import streamlit as st

from kb.errors import KBError
from queries import Query, catalogue
from ui.explorer import _load, _views
from ui.explorer._evidence import STYLE, escaped
from ui.explorer._text import Language, word

LIMIT = 200


def _language() -> Language:
    chosen = "en" if st.query_params.get("lang") == "en" else "zh"
    picked = st.segmented_control("语言 Language", ["中文", "English"], default="English" if chosen == "en" else "中文", key="language")
    language: Language = "en" if picked == "English" else "zh"
    st.query_params["lang"] = language
    return language


def _query(language: Language) -> Query:
    queries = catalogue()
    names = list(queries)
    asked = st.query_params.get("q", "")
    chosen = st.selectbox(
        word(language, "question"),
        names,
        index=names.index(asked) if asked in queries else 0,
        format_func=lambda name: _views.title_of(language, queries[name]),
        key="query",
    )
    st.query_params["q"] = chosen
    return queries[chosen]


def _parameters(language: Language, query: Query) -> dict[str, str | None]:
    given: dict[str, str | None] = {}
    columns = st.columns(max(1, len(query.parameters)))
    for box, parameter in zip(columns, query.parameters, strict=False):
        with box:
            choices = _load.options(parameter) if parameter.labels or parameter.type == "Field" else []
            given[parameter.name] = _views.field(language, parameter, choices, st.query_params.get(parameter.name))
    for name in set(st.query_params) - {"lang", "q", *given}:
        del st.query_params[name]
    for name, value in given.items():
        if value:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]
    return given


def _answer(language: Language, query: Query, given: dict[str, str | None]) -> None:
    missing = [p.name for p in query.parameters if not p.optional and not given[p.name]]
    if missing:
        st.caption(word(language, "fill-in", names="、".join(missing)))
        return
    try:
        result = _load.answer(query.name, given, LIMIT)
    except KBError as error:
        st.warning(f"**{word(language, 'error')}**\n\n{error}")
        return
    st.html(f"<p class='kb-question'>{escaped(result.question)}</p>")
    if not result.rows:
        _views.nothing(language, result)
        return
    row = _views.table(language, result)
    if row is None:
        st.caption(word(language, "pick-a-row"))
    elif row < len(result.rows):
        _views.sentences(language, result, row)


def main() -> None:
    """The whole page."""
    st.set_page_config(page_title="kb", page_icon="🏙", layout="wide")
    st.html(STYLE)
    with st.sidebar:
        language = _language()
    st.title(word(language, "title"))
    st.html(f"<p class='kb-tagline'>{word(language, 'tagline')}</p>")
    try:
        held = _load.loaded()
    except KBError as error:
        st.error(str(error))
        return
    with st.sidebar:
        _views.sidebar(language, held)
    if not held.documents:
        _views.empty_graph(language)
        return
    query = _query(language)
    _answer(language, query, _parameters(language, query))


main()
