"""Small documents made by hand, for the tests of the store and of the queries."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from kb.model import Document, Extraction, Modality, Passage, Statement

Said = tuple[str, str, str]


def document(
    source: str, said: Sequence[Said | tuple[str, str, str, dict[str, object]]], text: str | None = None, **more: object
) -> Extraction:
    """A document that states each triple with a sentence of its own: `说1。说2。…`."""
    whole = text or "".join(f"第{i}句说了一件事。\n" for i in range(max(1, len(said))))
    lines, at = [], 0
    for line in whole.splitlines(keepends=True):
        lines.append(Passage(at, at + len(line.rstrip("\n"))))
        at += len(line)
    statements = []
    for i, triple in enumerate(said):
        passage = lines[i % len(lines)]
        extra = dict(triple[3]) if len(triple) > 3 else {}  # type: ignore[misc]
        confidence = float(extra.pop("confidence", 0.9))  # type: ignore[arg-type]
        modality = Modality(str(extra.pop("modality", "holds")))
        statements.append(Statement(*triple[:3], passage.start, passage.end, confidence, "test@1", modality, extra))
    salt = source + repr(said) + whole
    made = Document(
        hashlib.sha256(salt.encode()).hexdigest(), source, "txt", whole, title=f"文件 {source}", date="2024", extractor="test@1", **more
    )  # type: ignore[arg-type]
    return Extraction(made, tuple(lines), (), tuple(statements))
