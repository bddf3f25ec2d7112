"""How a cost grows with size: the slope of the least-squares line through log cost over log size."""

from __future__ import annotations

import math
from collections.abc import Sequence


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """1.0 is linear. Raises `ValueError` with fewer than two sizes."""
    if len(sizes) < 2:
        raise ValueError("an exponent needs two sizes at least")
    xs, ys = [math.log(s) for s in sizes], [math.log(c) for c in costs]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)
