"""When two spellings are the same name: what matching looks at, and nothing else."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile(r"[\s“”\"'‘’《》〈〉<>「」]+")
_DASHES = re.compile(r"[—–－―~-]+")
_CHAIN_TAILS = ("产业链供应链", "产业链条", "产业链", "产业集群", "产业走廊", "集群", "产业", "链")
_TAILS = sorted((*_CHAIN_TAILS, *(f"全{tail}" for tail in _CHAIN_TAILS)), key=len, reverse=True)


def normal(name: str) -> str:
    """A name in Unicode's compatibility form, without white space, quotation and book-title marks; any dashes are one `-`."""
    return _DASHES.sub("-", _UNSEEN.sub("", unicodedata.normalize("NFKC", name)))


def bare_industry(name: str) -> str:
    """As `normal`, without the generic words at the end: 新能源汽车产业链 is 新能源汽车."""
    whole = normal(name)
    tail = next((t for t in _TAILS if whole.endswith(t)), "")
    return whole.removesuffix(tail)
