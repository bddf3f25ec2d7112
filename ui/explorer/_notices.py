"""What the page says when there is nothing to show, or when something went wrong.

Names and messages may hold words of documents and of addresses: they are escaped, never Markdown.
"""

from __future__ import annotations

import re
from functools import partial

import streamlit as st

from kb.errors import KBError, ParameterInvalid
from queries import Query, Result
from ui.explorer import _state
from ui.explorer._evidence import escaped
from ui.explorer._text import Language, word

_CODE = re.compile(r"\((\d{6}|[A-Za-z]+:[^()]+)\)$")


def notice(title: str, *lines: str, warning: bool = False) -> None:
    """A box with a title and lines of plain text."""
    text = "".join(f"<p>{escaped(line)}</p>" for line in lines)
    st.html(f"<div class='kb-notice{' kb-warning' if warning else ''}' role='status'><p><strong>{escaped(title)}</strong></p>{text}</div>")


def empty_graph(language: Language) -> None:
    """What a newcomer sees."""
    notice(word(language, "empty-title"), word(language, "empty"))
    st.code("kb load samples\nkb load 你的文件夹" if language == "zh" else "kb load samples\nkb load YOUR_FOLDER", language=None)


def asked(language: Language, result: Result) -> str:
    """The question as a sentence, with the names in it."""
    if language == "zh":
        return result.question
    shown = ", ".join(r.shown for r in result.parameters.values() if r.shown)
    return f"{result.query.header.title_en}: {shown}" if shown else result.query.header.title_en


def nothing(language: Language, result: Result) -> None:
    """An empty answer: what was looked for, and in how much."""
    counts = [word(language, "in-loaded", n=result.loaded.documents)]
    counts += [word(language, "mentioning", name=name, n=n) for name, n in result.loaded.mentioning.items()]
    stop = "。" if language == "zh" else "."
    notice(
        word(language, "nothing"),
        word(language, "looked-for", question=asked(language, result)),
        word(language, "comma").join(counts) + stop,
    )


def failure(language: Language, error: KBError, query: Query | None = None, value: str = "", name: str = "") -> None:
    """An error; where a value names several things, each of them can be chosen."""
    if query is None or not isinstance(error, ParameterInvalid) or not value:
        notice(word(language, "error"), str(error), warning=True)
        return
    hint = [word(language, "did-you-mean")] if error.nearest else [str(error)]
    notice(word(language, "unusable", name=name, value=value), *hint, warning=True)
    with st.container(horizontal=True):
        for shown in error.nearest:
            code = _CODE.search(shown)
            choice = code[1] if code else shown
            act = partial(_state.choose, error.parameter, choice)
            st.button(_plain(shown), on_click=act, key=_state.key(f"choice-{shown}"))


def _plain(text: str) -> str:
    """A button's label is Markdown: everything that could be markup is escaped."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split()))
