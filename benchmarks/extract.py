"""Characters a second of reading and extraction on one core, beside the scan alone, and how both grow.

The scan alone (one Aho-Corasick pass for the gazetteer's names) is the limit: nothing that
reads the text at all is faster. jieba's tagger on the same text is what others pay.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from benchmarks._growth import exponent
from benchmarks._texts import repeated, texts_in
from ingest.extract import extract
from ingest.read import ReadText, read
from kb.gazetteer import scan

POINTS = 4
"""At how many sizes growth is measured, from the corpus itself to the largest, by equal ratios."""
TAGGED = 300_000
"""Characters that the tagger is given at most: it is the slow one."""


def seconds(run: Callable[[], object], least: float = 0.5) -> float:
    """The best processor time of one run, over runs for at least `least` seconds."""
    best, total = float("inf"), 0.0
    while total < least:
        began = time.process_time()
        run()
        took = time.process_time() - began
        best, total = min(best, took), total + took
    return best


def sizes(largest: int) -> list[int]:
    """1 to `largest` by equal ratios. Raises `ValueError` for less than 2."""
    if largest < 2:
        raise ValueError("growth needs the corpus twice at least")
    return sorted({round(largest ** (i / (POINTS - 1))) for i in range(POINTS)})


def _cost(run: Callable[[ReadText], object], texts: list[ReadText], times: int) -> float:
    """The processor time of `run` on the texts, each `times` as long, one after the other: one is held at a time."""
    total = 0.0
    for text in texts:
        long = repeated(text, times)
        total += seconds(lambda long=long: run(long), 0.02)  # type: ignore[misc]
    return total


def measure(corpus: Path, *, largest: int = 8) -> dict[str, float]:
    """Rates in characters a second, ratios to the scan, and the growth exponents of scan and extraction.

    For the exponents each text of the corpus is made up to `largest` times as long.
    """
    found = texts_in(corpus)
    texts = [read(s) for s in found]
    chars = sum(len(t.text) for t in texts)
    extract(texts[0])
    alone = seconds(lambda: [scan(t.text) for t in texts])
    whole = seconds(lambda: [extract(read(s)) for s in found])
    figures = {
        "characters": float(chars),
        "scan alone, characters a second": chars / alone,
        "read and extract, characters a second": chars / whole,
        "read and extract / scan alone": alone / whole,
    }
    factors = sizes(largest)
    scans = [_cost(lambda t: scan(t.text), texts, n) for n in factors]
    costs = [_cost(extract, texts, n) for n in factors]
    for n, cost in zip(factors, costs, strict=True):
        figures[f"extract at {n}×, characters a second"] = n * chars / cost
    figures["growth exponent of extract"] = exponent(factors, costs)
    figures["growth exponent of the scan alone"] = exponent(factors, scans)
    return figures | _tagger("".join(t.text for t in texts)[:TAGGED])


def _tagger(sample: str) -> dict[str, float]:
    """jieba's tagger, where it is installed."""
    try:
        import jieba.posseg as tagger
    except ImportError:
        return {}
    list(tagger.cut("预热"))
    return {"jieba's tagger, characters a second": len(sample) / seconds(lambda: list(tagger.cut(sample)), 0.1)}
