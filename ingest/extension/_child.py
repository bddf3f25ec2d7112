"""The process that an extractor of others runs in: asked over a socket, answering until it is closed.

Standard output and error go nowhere; the answer is the only way out. When the process that
started it is gone, so is this one.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from typing import Any

from ingest.extension._facts import Fact
from ingest.extension._outcome import Fault
from ingest.extension._protocol import GROUP, Extractor
from ingest.extension._reading import Reading
from ingest.extension._wire import WireError, pack, receive, send, unpack

MOST_FACTS = 10_000
_REQUEST = 1 << 40
_WATCH = 1.0


class _TooManyFacts(Exception):
    """An extractor goes on and on."""


def main(descriptor: int, parent: int, target: str) -> None:
    """Answer requests from the socket `descriptor` until the other side closes it."""
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    made: list[Extractor] = []
    with socket.socket(fileno=descriptor) as wire:
        while True:
            try:
                request = receive(wire, _REQUEST, None)
            except EOFError:
                return
            answer = _answer(request, made, target)
            send(wire, {"id": request["id"], **answer}, None)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_WATCH)
    os._exit(1)


def _answer(request: dict[str, Any], made: list[Extractor], target: str) -> dict[str, Any]:
    try:
        if not made:
            made.append(EntryPoint("extractor", target, GROUP).load()())
        if "reading" not in request:
            return {"described": [made[0].version, pack(made[0].states)]}
        document: Reading = unpack(Reading, request["reading"])
        return {"facts": [pack(fact) for fact in _facts(made[0], document)]}
    except _TooManyFacts:
        return {"fault": [Fault.SIZE, f"more than {MOST_FACTS} facts"]}
    except WireError as error:
        return {"fault": [Fault.TYPE, str(error)]}
    except BaseException as error:  # whatever it raises, SystemExit too, is only its own affair
        return {"fault": [Fault.ERROR, _said(error)]}


def _facts(extractor: Extractor, document: Reading) -> Iterator[Fact]:
    for count, fact in enumerate(extractor.extract(document)):
        if count == MOST_FACTS:
            raise _TooManyFacts
        yield fact


def _said(error: BaseException) -> str:
    """The error and the line that raised it."""
    try:
        what = str(error)
    except Exception:
        what = "an error that cannot be shown"
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({os.path.basename(frames[-1].filename)}:{frames[-1].lineno})" if frames else ""  # noqa: PTH119
    return f"{type(error).__name__}: {what}{where}"


def run() -> None:
    """The entry of the process: what it needs stands in its arguments."""
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
