"""The explorer's page, as Streamlit runs it: choose a question, fill it in, read the sentences.

Everything that a person chose is in the address, so that it can be shared and reloaded.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from kb.errors import KBError
from queries import Query, catalogue
from ui.explorer import _load, _notices, _state, _views
from ui.explorer._evidence import escaped
from ui.explorer._state import Address
from ui.explorer._style import STYLE
from ui.explorer._text import Language, word


def main() -> None:
    """The whole page."""
    address = _state.follow()
    st.set_page_config(page_title=word(address.language, "title"), page_icon="🏙", layout="wide")
    st.html(STYLE)
    with st.sidebar:
        language = _views.language(address.language)
    address = replace(address, language=language)
    st.title(word(language, "title"), anchor=False)
    st.html(f"<p class='kb-tagline'>{word(language, 'tagline')}</p>")
    try:
        address = _page(language, address)
    except KBError as error:
        _notices.failure(language, error)
    _state.write(address)


def _page(language: Language, address: Address) -> Address:
    """Everything that needs the graph; what was chosen in the end."""
    held = _load.loaded()
    with st.sidebar:
        _views.sidebar(language, held)
    if not held.documents:
        _notices.empty_graph(language)
        return address
    queries = catalogue()
    if address.query and address.query not in queries:
        _notices.notice(word(language, "no-such-query", name=address.query), warning=True)
    query = _views.question(language, queries, address.query)
    given = _parameters(language, query, address)
    if (query.name, given) != (address.query, address.given):
        address = Address(language, query.name, given)
    return replace(address, row=_answer(language, query, address))


def _parameters(language: Language, query: Query, address: Address) -> dict[str, str]:
    """What each parameter was given; those left empty are left out."""
    given = {}
    columns = st.columns(max(1, len(query.parameters)))
    for box, parameter in zip(columns, query.parameters, strict=False):
        with box:
            given[parameter.name] = _views.field(language, parameter, _load.options(parameter), address.given.get(parameter.name))
    return {name: value for name, value in given.items() if value}


def _answer(language: Language, query: Query, address: Address) -> int | None:
    """The rows and the sentences of the one selected, which is returned."""
    missing = [_views.short_label(language, p) for p in query.parameters if not p.optional and p.name not in address.given]
    if missing:
        st.caption(word(language, "fill-in", names=word(language, "comma").join(missing)))
        return None
    try:
        result = _load.answer(query.name, address.given, address.page)
    except KBError as error:
        name = getattr(error, "parameter", "")
        label = next((_views.short_label(language, p) for p in query.parameters if p.name == name), name)
        _notices.failure(language, error, query, address.given.get(name, ""), label)
        return None
    st.html(f"<p class='kb-question'>{escaped(_notices.asked(language, result))}</p>")
    if not result.rows and address.page == 1:
        _notices.nothing(language, result)
        return None
    if not result.rows:
        _notices.notice(word(language, "no-more"))
        _views.below_table(language, result, address.page, _load.LIMIT)
        return None
    row = _views.table(language, result, address)
    _views.below_table(language, result, address.page, _load.LIMIT)
    if row is None:
        st.caption(word(language, "pick-a-row"))
    elif row <= len(result.rows):
        _views.sentences(language, result, row, lambda e: _load.around(e, e.statement))
    return row


main()
