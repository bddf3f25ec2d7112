"""All rows of a query, page by page in the order of a key: memory and row limits hold whatever the size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Rows = Callable[..., list[dict[str, Any]]]
"""What runs a query with its parameters: a reader's `rows` or a transaction's."""
SIZE = 5000


def pages(rows: Rows, match: str, key: str, returns: str, size: int = SIZE) -> Iterator[dict[str, Any]]:
    """Rows of `match`, ascending by the indexed `key` (as `n.id`), with the columns `returns`."""
    last = ""
    while True:
        query = f"{match} WHERE {key} > $last WITH * ORDER BY {key} LIMIT {size} RETURN {key} AS _key, {returns} ORDER BY _key"
        page = rows(query, {"last": last})
        yield from page
        if len(page) < size:
            return
        last = page[-1]["_key"]
