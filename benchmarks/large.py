"""One large text file: the time and the most memory that `kb extract` needs for it.

The file is the corpus's texts after one another until it has the size. What starting costs is in
the figures for a file of one line, beside it.
"""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks._homes import KB
from benchmarks._spent import spent
from benchmarks._texts import texts_in
from ingest.read import read


def write_large(corpus: Path, to: Path, megabytes: float) -> int:
    """Write the file, in UTF-8; the number of its characters."""
    left, characters = int(megabytes * 1e6), 0
    texts = cycle([read(s).text + "\n" for s in texts_in(corpus)])
    with to.open("w", encoding="utf-8", newline="\n") as file:
        while left > 0:
            text = next(texts).encode()[:left].decode(errors="ignore")
            characters += file.write(text)
            left -= max(len(text.encode()), 1)
    return characters


def measure(corpus: Path, *, megabytes: float = 2) -> dict[str, float]:
    """Seconds, and bytes of memory a byte of the file."""
    with TemporaryDirectory(prefix="kb-measure-") as folder:
        small, large = Path(folder, "small.txt"), Path(folder, "large.txt")
        small.write_text("甲市与乙市签署合作协议。\n", "utf-8")
        characters = write_large(corpus, large, megabytes)
        start, all = (spent([*KB, "extract", str(file), "--format", "jsonl"]) for file in (small, large))
        size = large.stat().st_size
    return {
        "megabytes": size / 1e6,
        "characters": float(characters),
        "seconds": all.seconds,
        "seconds, of which starting": start.seconds,
        "characters a second, without starting": characters / (all.processor - start.processor),
        "most memory, megabytes": all.memory / 1e6,
        "most memory for one line, megabytes": start.memory / 1e6,
        "memory for a byte of the file, bytes": (all.memory - start.memory) / size,
    }
