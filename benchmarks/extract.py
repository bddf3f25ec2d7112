"""Characters a second of reading and extraction on one core, beside the scan alone.

The scan alone (one Aho-Corasick pass for the gazetteer's names) is the limit: nothing that
reads the text at all is faster. jieba's tagger on the same text is what others pay.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from benchmarks._growth import exponent
from ingest.extract import extract
from ingest.read import ReadText, read, sources
from kb.gazetteer import scan

FACTORS = (1, 2, 4, 8)


def seconds(run: Callable[[], object], least: float = 0.5) -> float:
    """The best processor time of one run, over runs for at least `least` seconds."""
    best, total = float("inf"), 0.0
    while total < least:
        began = time.process_time()
        run()
        took = time.process_time() - began
        best, total = min(best, took), total + took
    return best


def repeated(texts: list[ReadText], factor: int) -> list[ReadText]:
    """Each text `factor` times after itself: the same words at `factor` times the length."""
    return [ReadText(t.source, t.sha256, t.format, "\n".join([t.text] * factor), t.marked, (), ()) for t in texts]


def _cost(texts: list[ReadText]) -> float:
    return seconds(lambda: [extract(t) for t in texts], 0.1)


def measure(corpus: Path) -> dict[str, float]:
    """Rates in characters a second, ratios to the scan, and the growth exponent."""
    found = [s for s in sources([corpus]).sources if s.path.suffix in (".txt", ".md", ".html")]
    texts = [read(s) for s in found]
    chars = sum(len(t.text) for t in texts)
    extract(texts[0])
    alone = seconds(lambda: [scan(t.text) for t in texts])
    whole = seconds(lambda: [extract(read(s)) for s in found])
    biggest = sorted(texts, key=lambda t: -len(t.text))[:3]
    costs = [_cost(repeated(biggest, factor)) for factor in FACTORS]
    rates = {
        "characters": float(chars),
        "scan alone, characters a second": chars / alone,
        "read and extract, characters a second": chars / whole,
        "read and extract / scan alone": alone / whole,
        "growth exponent, 1× to 8×": exponent(FACTORS, costs),
    }
    try:
        import jieba.posseg as tagger
    except ImportError:
        return rates
    sample = "".join(t.text for t in texts)[:30_000]
    list(tagger.cut("预热"))
    rates["jieba's tagger, characters a second"] = len(sample) / seconds(lambda: list(tagger.cut(sample)), 0.1)
    return rates
