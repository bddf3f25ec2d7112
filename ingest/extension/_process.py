"""One process for each extractor that is on, started when it is first asked, ended when it errs.

A process, because only a process can be ended: an endless loop, a crash, a thread left behind
or a changed module stays in it. It is no wall against ill will: it runs as the same user.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ingest.extension._outcome import Fault
from ingest.extension._wire import WireError, receive, send

MOST_BYTES = 64 << 20
START_SECONDS = 60.0
_START = "import json, sys; sys.path[:] = json.loads(sys.argv.pop(1)); from ingest.extension._child import run; run()"


@dataclass(frozen=True, slots=True)
class Failed:
    """No answer that counts."""

    fault: Fault
    message: str


@dataclass(slots=True)
class _Process:
    """A running extractor, asked by one thread. The answer carries the question's number."""

    wire: socket.socket
    popen: subprocess.Popen[bytes]
    asked: int = 0

    @classmethod
    def start(cls, target: str) -> _Process:
        """Start the process; settings of kb, passwords among them, are not handed on."""
        ours, theirs = socket.socketpair()
        arguments = [sys.executable, "-c", _START, json.dumps(sys.path), str(theirs.fileno()), str(os.getpid()), target]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KB_")}
        quiet = subprocess.DEVNULL
        with theirs:
            popen = subprocess.Popen(
                arguments, pass_fds=[theirs.fileno()], stdin=quiet, stdout=quiet, stderr=quiet, env=kept, start_new_session=True
            )
        return cls(ours, popen)

    @property
    def idle(self) -> bool:
        """Is it there and silent, as it has to be between two questions?"""
        return not select.select([self.wire], [], [], 0)[0]

    def ask(self, question: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Raises what `send` and `receive` raise."""
        deadline = time.monotonic() + seconds
        self.asked += 1
        send(self.wire, {"id": self.asked, **question}, seconds)
        answer = receive(self.wire, MOST_BYTES, max(0.0, deadline - time.monotonic()))
        if not isinstance(answer, dict) or answer.get("id") != self.asked:
            raise WireError("the answer is to another question")
        return answer

    def kill(self) -> None:
        """End the process and those that it started, while its number is still its own."""
        self.wire.close()
        with suppress(ProcessLookupError, PermissionError):  # it has ended already and left nobody
            os.killpg(self.popen.pid, signal.SIGKILL)
        self.popen.wait()


def _failure(error: BaseException, seconds: float) -> Failed | None:
    """What an error of asking says of the extractor; None for one that says nothing of it, as Ctrl-C."""
    if isinstance(error, TimeoutError):
        return Failed(Fault.TIME, f"no answer within {seconds:g} s")
    if isinstance(error, OverflowError):
        return Failed(Fault.SIZE, str(error))
    if isinstance(error, WireError):
        return Failed(Fault.TYPE, str(error))
    if isinstance(error, (EOFError, OSError)):
        return Failed(Fault.ENDED, "its process ended, or wrote where it may not")
    return None


_running: dict[tuple[str, int], _Process] = {}
"""By target and thread."""


def ask(target: str, question: dict[str, Any], seconds: float) -> dict[str, Any] | Failed:
    """The answer of the extractor at `target` (`module:attribute`), or why there is none.

    An empty question is to describe itself. `seconds` are for the answer; a process that has to be
    started first has `START_SECONDS` for that.
    """
    here = target, threading.get_ident()
    process = _running.get(here)
    if process is not None and not process.idle:
        process.kill()
        process = None
    if process is None:
        _running[here] = process = _Process.start(target)
        first = _asked(here, process, {}, START_SECONDS)
        if not question or isinstance(first, Failed):
            return first
    return _asked(here, process, question, seconds)


def _asked(here: tuple[str, int], process: _Process, question: dict[str, Any], seconds: float) -> dict[str, Any] | Failed:
    try:
        answer = process.ask(question, seconds)
    except BaseException as error:
        del _running[here]
        process.kill()
        failed = _failure(error, seconds)
        if failed is None:
            raise
        return failed
    fault = answer.get("fault")
    if fault is None:
        return answer
    if not (isinstance(fault, list) and len(fault) == 2 and fault[0] in list(Fault) and isinstance(fault[1], str)):
        return Failed(Fault.TYPE, "it answers with neither facts nor a fault")
    return Failed(Fault(fault[0]), fault[1])


def close() -> None:
    """End the processes that were started here."""
    while _running:
        _running.popitem()[1].kill()


atexit.register(close)
