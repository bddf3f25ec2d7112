"""Kinds of facts and verdicts in words: what tables and the page of an evaluation call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ingest.evaluate import Kind, Verdict


class Word(NamedTuple):
    """`sign` is one character that stands for it in a text."""

    zh: str
    en: str
    sign: str

    def __str__(self) -> str:
        return f"{self.zh} {self.en}"


KIND_WORDS: dict[Kind, Word] = {
    "places": Word("地名", "places", "地"),
    "areas": Word("区域", "areas", "域"),
    "part_of": Word("归属", "membership", "属"),
    "policies": Word("政策", "policies", "策"),
    "policy_covers": Word("政策适用", "coverage", "适"),
    "policy_refs": Word("政策引用", "references", "引"),
    "agreements": Word("协议参与方", "agreements", "协"),
    "chains": Word("产业链", "chains", "链"),
    "projects": Word("项目", "projects", "项"),
    "observations": Word("指标值", "observations", "数"),
}
VERDICT_WORDS: dict[Verdict, Word] = {
    "hit": Word("对", "hit", "✓"),
    "missed": Word("漏", "missed", "−"),
    "spurious": Word("多", "spurious", "+"),
}
