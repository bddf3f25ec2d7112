"""The place that a text is about when nothing says so: the one its short names point to.

Used where a document's head does not tell (a window of a longer report): the province that most
of the text's places belong to, if it is clearly ahead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kb.gazetteer import Match, ancestors

LEAST = 4
SHARE = 0.6


def home(matches: Sequence[Match]) -> str | None:
    """Key of the province or municipality that at least `SHARE` of the names belong to, or None."""
    votes: Counter[str] = Counter()
    for m in matches:
        if len(m.keys) == 1 and m.form in ("full", "short") and not m.keys[0].startswith("Province"):
            votes[(ancestors(m.keys[0]) or (m.keys[0],))[-1]] += 1
        elif m.form == "county":
            tops = {ancestors(k)[-1] for k in m.keys if ancestors(k)}
            for top in tops if len(tops) == 1 else ():
                votes[top] += 1
    if not votes:
        return None
    [(best, n)] = votes.most_common(1)
    return best if n >= LEAST and n >= SHARE * sum(votes.values()) else None
