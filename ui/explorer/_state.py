"""What a person chose, as the page's address holds it: shared or reloaded, it shows the same page.

The address is the truth when it changes by itself (a link opened, Back pressed): all widgets are
then made anew from it. Otherwise the widgets are, and the address follows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from ui.explorer._text import Language

RESERVED = frozenset({"lang", "q", "page", "row"})
"""Names that no parameter of a query may have."""


@dataclass(frozen=True, slots=True)
class Address:
    """`page` counts from 1; `row` is the row chosen, counted from 1 on its page, or None."""

    language: Language = "zh"
    query: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    page: int = 1
    row: int | None = None


def read() -> Address:
    """What the address says; what cannot be read counts as not said."""
    said = st.query_params.to_dict()
    return Address(
        language="en" if said.get("lang") == "en" else "zh",
        query=said.get("q", ""),
        given={name: value for name, value in said.items() if name not in RESERVED and value},
        page=_count(said.get("page")) or 1,
        row=_count(said.get("row")),
    )


def write(address: Address) -> None:
    """Let the address follow."""
    said = {"lang": address.language, "q": address.query, **address.given}
    if address.page > 1:
        said["page"] = str(address.page)
    if address.row is not None:
        said["row"] = str(address.row)
    if said != st.query_params.to_dict():
        st.query_params.from_dict(said)
    st.session_state["address"] = said


def follow() -> Address:
    """The address at the start of a run; when it changed by itself, `key` gives new widgets."""
    if st.query_params.to_dict() != st.session_state.get("address"):
        st.session_state["generation"] = st.session_state.get("generation", 0) + 1
    return read()


def key(name: str) -> str:
    """A widget's key in this generation of widgets."""
    return f"{name}-{st.session_state['generation']}"


def turn(page: int) -> None:
    """Go to a page of the rows."""
    st.query_params["page"] = str(page)
    st.query_params.pop("row", None)


def choose(name: str, value: str) -> None:
    """Put a value in place of a parameter's."""
    st.query_params[name] = value


def _count(text: str | None) -> int | None:
    """A number from 1 to 999,999."""
    return int(text) if text and text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) else None
