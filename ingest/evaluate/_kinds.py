"""The kinds of facts that are annotated and scored, and what may be said of one."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal[
    "places",
    "areas",
    "part_of",
    "policies",
    "policy_covers",
    "policy_refs",
    "agreements",
    "chains",
    "projects",
    "observations",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order of the figures. Each is a key of an annotation."""

Verdict = Literal["hit", "missed", "spurious"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
