"""What a command costs: `python -m benchmarks._spent COMMAND…` runs it and prints seconds and memory as JSON.

The memory that the system tells of a process begins with that of the process which started it: so
that a small one must start it, not the one that measures and has read much before.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spent:
    """`seconds` by the clock, `processor` seconds, `memory` in bytes: the most at one time."""

    seconds: float
    processor: float
    memory: int


def spent(command: Sequence[str]) -> Spent:
    """Raises `CalledProcessError` unless the command ends with 0."""
    done = subprocess.run([sys.executable, "-m", __name__, *command], check=True, capture_output=True)
    return Spent(**json.loads(done.stdout))


def _main(command: list[str]) -> int:
    began = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - began
    unit = 1 if sys.platform == "darwin" else 1024
    json.dump({"seconds": seconds, "processor": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss * unit}, sys.stdout)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
