"""Offsets are exact from the file's bytes to the quote, whatever characters stand around and between the words.

What is said is known beforehand: each sentence comes with the words that its facts must be quoted
with, so that an offset which counts bytes, UTF-16 units, or a carriage return that reading has
dropped, gives other words and fails.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract import extract, to_json
from ingest.read import Source, read
from kb.model import Entity, Extraction


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and by predicate the words that quote the fact it states."""

    sentence: str
    quotes: dict[str, str]


SAID = [
    Said("洛阳市与焦作市签署《洛焦水利合作协议》。", {"PARTY_TO": "洛阳市与焦作市签署《洛焦水利合作协议》。"}),
    Said("江苏省苏州市举办展会。", {"PART_OF": "江苏省苏州市"}),
    Said("2023年芜湖市常住人口达到373万人。", {"OF": "2023年芜湖市常住人口达到373万人"}),
    Said("沪昆高铁全线贯通。", {"LINKS": "沪昆高铁"}),
    Said("柳州市加快建设新能源汽车产业链。", {"TAKES_PART_IN": "柳州市加快建设新能源汽车产业链"}),
]
NAMES = {
    "City:410300": {"洛阳市", "洛阳", "洛"},
    "City:410800": {"焦作市", "焦作", "焦"},
    "City:320500": {"苏州市", "苏州"},
    "City:340200": {"芜湖市", "芜湖"},
    "City:450200": {"柳州市", "柳州"},
    "Province:320000": {"江苏省"},
}
ODD = "ＡｂＺ１９％＃😀👩‍🔬🇨🇳𠀀𪚥𠮷𰻝\t\u00a0\u3000 é\u0301\u200b\u2028￥●"
"""Full-width, astral (emoji with joiners, rare Han), spaces of all kinds, combining and invisible ones."""
LONG = "本页由编辑部整理，供读者查阅，内容以原文为准。"
"""Without it a page of few words is given to another reader of pages, which has a normal form of its own."""
noise = st.text(ODD, max_size=8)
ends = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", " \r\n", "\u3000\n"])


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[Said]]:
    """A text of sentences in lines of their own, odd characters in lines around them and at their ends, any line ends."""
    said = draw(st.lists(st.sampled_from(SAID), min_size=1, max_size=4, unique_by=lambda s: s.sentence))
    text = draw(noise) + draw(ends)
    for one in said:
        text += draw(noise) + draw(ends) + draw(st.sampled_from(["", "\u3000\u3000", "\t", "\u00a0", "😀", "●", "👩‍🔬 "])) + one.sentence
        text += draw(st.sampled_from(["", "😀", " ", "𠀀"])) + draw(ends)
    return text + draw(noise), said


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("offsets")


def written(folder: Path, name: str, data: bytes) -> Extraction:
    path = folder / name
    path.write_bytes(data)
    return extract(read(Source(name, path)))


def faults(found: Extraction, text: str, said: list[Said]) -> list[object]:
    """What is not as it is to be: `text` is what the offsets count in, quotes and mentions are its words, each fact is quoted."""
    line = json.loads(to_json(found))
    wrong: list[object] = [] if found.document.text == text else [found.document.text]
    wrong += [s for s in line["statements"] if s["quote"] != text[s["start"] : s["end"]]]
    wrong += [s for s in found.statements if not 0 <= s.start < s.end <= len(text)]
    for one in said:
        for predicate, quote in one.quotes.items():
            if quote not in {s["quote"].strip(ODD) for s in line["statements"] if s["predicate"] == predicate}:
                wrong.append((predicate, quote))
    return wrong + [e for e in found.entities if not _exactly_named(e, text)]


def _exactly_named(e: Entity, text: str) -> bool:
    words = {text[a:b] for a, b in e.mentions}
    inside = all(0 <= a < b <= len(text) for a, b in e.mentions) and all(w.strip() for w in words)
    return inside and list(e.mentions) == sorted(set(e.mentions)) and words <= NAMES.get(e.key, words)


@settings(max_examples=80, deadline=None)
@given(documents(), st.sampled_from(["x.txt", "x.md"]))
def test_in_plain_text_and_markdown(folder: Path, made: tuple[str, list[Said]], name: str) -> None:
    text, said = made
    assert faults(written(folder, name, text.encode()), text.replace("\r\n", "\n").replace("\r", "\n"), said) == []


@settings(max_examples=80, deadline=None)
@given(documents())
def test_in_gb18030(folder: Path, made: tuple[str, list[Said]]) -> None:
    """Four bytes for what is beyond the plane, two for what is not, one for what is ASCII: none of them an offset."""
    text, said = made
    assert faults(written(folder, "x.txt", text.encode("gb18030")), text.replace("\r\n", "\n").replace("\r", "\n"), said) == []


def escaped(text: str) -> str:
    return html.escape(text)


def referred(text: str) -> str:
    """All beyond ASCII as numeric references."""
    return "".join(c if c.isascii() and c not in "<&>" else f"&#x{ord(c):x};" for c in text)


@settings(max_examples=80, deadline=None)
@given(documents(), st.sampled_from([escaped, referred]), st.sampled_from(["<p>{}</p>", "<div>{}<br></div>", "<p><span>{}</span>"]))
def test_in_pages(folder: Path, made: tuple[str, list[Said]], spelt: Callable[[str], str], around: str) -> None:
    """A page's text is its own normal form, laid out anew: its lines hold the page's words in order, and the quotes are of them."""
    text, said = made
    text += "\n" + LONG
    lines = [line for line in re.split(r"[\r\n]+", text) if line.strip()]
    body = "\r\n".join(around.format(spelt(line)) for line in lines)
    found = written(folder, "x.html", f"<html><body><div id=zoom>{body}</div></body></html>".encode())
    assert re.sub(r"\s", "", found.document.text) == re.sub(r"\s", "", text)
    assert faults(found, found.document.text, said) == []


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from([s.sentence for s in SAID]) | noise | st.sampled_from(list("，。；《》（）“”、市省\r\n")), max_size=12))
def test_odd_characters_within_sentences(folder: Path, parts: list[str]) -> None:
    """Here nothing must be found; but what is found is where it is said to be."""
    text = "洛阳" + "".join(parts)
    assert faults(written(folder, "x.txt", text.encode()), text.replace("\r\n", "\n").replace("\r", "\n"), []) == []
