"""Values come through as they were, and nothing else comes through."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extension import Agreement, Fact, Named, Omitted, Place, Policy, Property, Quote, Reading, Relation
from ingest.extension._reading import reading
from ingest.extension._wire import WireError, pack, receive, send, unpack
from ingest.extract import draft
from kb.model import Modality
from tests.ingest.extension.texts import read

QUOTE = st.builds(Quote, st.text(max_size=9), st.integers())
ENTITY = st.one_of(
    st.text(max_size=9),
    st.builds(Place, st.text(max_size=9), QUOTE),
    st.builds(Policy, QUOTE, st.none() | QUOTE),
    st.builds(Named, st.just("Zone"), QUOTE),
)
FLOAT = st.floats(allow_nan=False, allow_infinity=False)
FACT = st.one_of(
    st.builds(Relation, ENTITY, st.text(), ENTITY, QUOTE, st.none() | st.text(), st.text(), FLOAT, st.sampled_from(Modality)),
    st.builds(Property, ENTITY, st.text(), QUOTE, st.none() | QUOTE, st.none() | st.text()),
    st.builds(Agreement, QUOTE, st.just("platform"), st.lists(ENTITY, max_size=3).map(tuple), QUOTE),
    st.builds(Omitted, st.text(), st.integers(), st.booleans()),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | FLOAT | st.text() | st.sampled_from(["Relation", "Quote", "Named", "holds"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["@", "text", "start", "label", "words"]) | st.text(max_size=3), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(st.lists(FACT, max_size=4).map(tuple))
def test_facts_come_back(facts: tuple[Fact, ...]) -> None:
    there = json.loads(json.dumps(pack(facts)))
    assert unpack(tuple[Fact, ...], there) == facts


@given(JSON)
def test_anything_else_is_refused(value: object) -> None:
    try:
        made = unpack(tuple[Fact, ...], value)
    except WireError:
        return
    assert pack(made) == value


def test_a_document_comes_back() -> None:
    seen = reading(draft(read()), 60.0)
    there: Reading = unpack(Reading, json.loads(json.dumps(pack(seen))))
    assert there == seen
    assert there.mentions == seen.mentions
    assert len(there.mentions) > 5


def test_a_document_is_seen_with_its_words() -> None:
    seen = reading(draft(read()), 60.0)
    assert seen.find("成都市") is None
    assert seen.find("沱江科创园") == seen.quote(seen.text.index("沱江科创园"), seen.text.index("沱江科创园") + 5)
    assert seen.find("", 0, 5) is None
    sentence = next(p for p in seen.passages if "沱江科创园" in seen.text[p.start : p.end])
    assert [m.key for m in seen.within(sentence, ("City",))] == ["City:510700", "City:510600"]
    assert all(m in seen.mentions for m in seen.within((0, len(seen.text))))
    assert seen.key == f"Document:{seen.id}"


@pytest.fixture
def pair() -> tuple[socket.socket, socket.socket]:
    return socket.socketpair()


def test_a_frame_over_its_limit_is_not_read(pair: tuple[socket.socket, socket.socket]) -> None:
    one, two = pair
    with one, two:
        one.sendall(struct.pack(">Q", 1 << 62))
        with pytest.raises(OverflowError):
            receive(two, 1 << 20, 5)


def test_a_byte_at_a_time_is_not_waited_for(pair: tuple[socket.socket, socket.socket]) -> None:
    one, two = pair
    stop = threading.Event()

    def drip() -> None:
        one.sendall(struct.pack(">Q", 1000))
        while not stop.wait(0.05):
            one.sendall(b"x")

    dripping = threading.Thread(target=drip)
    dripping.start()
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        receive(two, 1 << 20, 0.5)
    assert time.monotonic() - began < 3
    stop.set()
    dripping.join()
    one.close()
    two.close()


def test_one_that_does_not_listen_is_not_waited_for(pair: tuple[socket.socket, socket.socket]) -> None:
    one, two = pair
    with one, two, pytest.raises(TimeoutError):
        send(one, "x" * (64 << 20), 0.3)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_refused(pair: tuple[socket.socket, socket.socket], data: bytes) -> None:
    one, two = pair
    with one, two:
        one.sendall(struct.pack(">Q", len(data)) + data)
        with pytest.raises(WireError):
            receive(two, 1 << 20, 5)
    one, two = socket.socketpair()
    with two:
        one.close()
        with pytest.raises(EOFError):
            receive(two, 1 << 20, 5)
