"""What the extractors have found so far in one document.

A draft only grows: an extractor reads what earlier ones mentioned and adds its own. Nothing
enters that the vocabulary does not declare, and every statement lies inside the text.
`finish` turns the draft into frozen values and adds the statements that follow from it
(`MENTIONS`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from ingest.extract._context import Context
from ingest.extract._frames import reviewed
from kb import identity, vocabulary
from kb.errors import VocabularyError
from kb.model import Document, Entity, Extraction, Literal, Modality, Span, Statement

_STILL_TO_COME = re.compile("拟|将(?!军)|计划|力争|争取|即将|下一步|今年|明年|规划建设")


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Where the text names an entity."""

    start: int
    end: int
    key: str

    @property
    def label(self) -> str:
        return self.key.partition(":")[0]


_OURS = (1.0, "places/mentions@1")


@dataclass(slots=True)
class _Entry:
    properties: dict[str, Literal | tuple[str, ...]] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    mentions: set[Span] = field(default_factory=set)
    mentioned: tuple[float, str] = _OURS
    """How sure it is that the document names it, and the rule that says so."""


class Draft:
    """Entities, mentions and statements of one document, while they are being found."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.this: str | None = None
        """Key of the policy, agreement or work that the document is the text of."""
        self.home: str | None = None
        """Key of the place that the document speaks for (全省, 我市), once its places are known."""
        self._running = ("", 0)
        self._reviewed: list[bool] | None = None
        self._entries: dict[str, _Entry] = {}
        self._mentions: list[Mention] = []
        self._statements: dict[tuple[str, str, str, int, int], Statement] = {}

    @property
    def text(self) -> str:
        return self.context.text

    def begin(self, extractor: str, version: int) -> None:
        """From here on the extractor of that name and version speaks."""
        self._running = extractor, version

    def by(self, rule: str) -> str:
        """What a statement of the running extractor's rule is marked with: `agreements/signed@2`."""
        name, version = self._running
        return f"{name}/{rule}@{version}"

    def entity(self, label: str, id: str) -> str:
        """Make the entity known (again does nothing) and return its key."""
        key = identity.key(label, id)
        self._entries.setdefault(key, _Entry())
        return key

    def know(self, key: str) -> str:
        """As `entity`, for a key that is made already."""
        vocabulary.check_entity(key)
        self._entries.setdefault(key, _Entry())
        return key

    def mention(self, key: str, start: int, end: int, *, by: str = _OURS[1], confidence: float = _OURS[0]) -> Mention:
        """The text names `key` at `start`–`end`. The first to say so of an entity says it of all its places."""
        self._inside(start, end)
        entry = self._entries.setdefault(self.know(key), _Entry())
        found = Mention(start, end, key)
        if not entry.mentions:
            entry.mentioned = confidence, by
        if (start, end) not in entry.mentions:
            entry.mentions.add((start, end))
            insort(self._mentions, found)
        return found

    def describe(
        self,
        key: str,
        name: str,
        value: Literal,
        start: int,
        end: int,
        *,
        by: str,
        confidence: float = 0.9,
        modality: Modality = Modality.HOLDS,
    ) -> None:
        """State a property of the entity with the words that show it.

        A `texts` property (`aliases`, `authors`) collects; any other keeps its most confident value.
        """
        text = vocabulary.literal_to_text(value)
        self._state(Statement(self.know(key), name, text, start, end, confidence, by, modality))
        entry = self._entries[key]
        declared = vocabulary.LABELS[key.partition(":")[0]].property(name)
        if declared is not None and declared.type == "texts":
            have = entry.properties.get(name, ())
            assert isinstance(have, tuple)  # noqa: S101 - a texts property only ever collects
            entry.properties[name] = tuple(sorted({*have, text}))
        elif modality.relates and confidence > entry.confidence.get(name, -1.0):
            entry.properties[name] = value
            entry.confidence[name] = confidence

    def state(
        self,
        subject: str,
        predicate: str,
        object: str,
        start: int,
        end: int,
        *,
        by: str,
        confidence: float = 0.9,
        modality: Modality = Modality.HOLDS,
        **properties: object,
    ) -> None:
        """State a relation between two keys; `by` is the rule, from `by`.

        `properties` that are None are left out.
        """
        given = {k: v for k, v in properties.items() if v is not None}
        if not subject.startswith("Document:"):
            self.know(subject)
        self.know(object)
        self._state(Statement(subject, predicate, object, start, end, confidence, by, modality, given))

    def _state(self, statement: Statement) -> None:
        self._inside(statement.start, statement.end)
        if statement.modality is Modality.PLANNED and self._looks_back(statement.start, statement.end):
            statement = replace(statement, modality=Modality.HOLDS)
        vocabulary.check_statement(statement.subject, statement.predicate, statement.object, dict(statement.properties))
        at = (statement.subject, statement.predicate, statement.object, statement.start, statement.end)
        have = self._statements.get(at)
        if have is None or statement.confidence > have.confidence:
            self._statements[at] = statement

    def _looks_back(self, start: int, end: int) -> bool:
        """Is it told in the part of a report that reviews what was done? There 支持 and 推动 tell of deeds, 拟 and 将 still of plans."""
        about = self.context.about
        if about.kind != "report":
            return False
        at = self.context.segmented.at(start)
        if _STILL_TO_COME.search(self.text, max(self.context.passages[at].start, start - 30), end):
            return False
        if self._reviewed is None:
            self._reviewed = reviewed(self.text, self.context.passages, about.year)
        return self._reviewed[at]

    def _inside(self, start: int, end: int) -> None:
        if not 0 <= start < end <= len(self.text):
            raise VocabularyError(f"{start}–{end} is no span of a text of {len(self.text)} characters")

    def mentions_in(self, start: int, end: int, labels: Collection[str] | None = None) -> list[Mention]:
        """Mentions that lie within the span, in order; only of `labels` where given."""
        found = []
        for i in range(bisect_left(self._mentions, Mention(start, -1, "")), len(self._mentions)):
            m = self._mentions[i]
            if m.start >= end:
                break
            if m.end <= end and (labels is None or m.label in labels):
                found.append(m)
        return found

    def property(self, key: str, name: str) -> Literal | tuple[str, ...] | None:
        entry = self._entries.get(key)
        return entry.properties.get(name) if entry else None

    def keys(self, labels: Collection[str]) -> list[str]:
        """Keys known so far with one of `labels`, in order of becoming known."""
        return [k for k in self._entries if k.partition(":")[0] in labels]

    def spans_of(self, key: str) -> list[Span]:
        entry = self._entries.get(key)
        return sorted(entry.mentions) if entry else []

    def names(self, key: str, initial: str = "") -> bool:
        """Does the document name the entity, by a name of two characters or more that begins with `initial`? In constant time as a rule."""
        entry = self._entries.get(key)
        return entry is not None and any(e - s > 1 and self.text.startswith(initial, s) for s, e in entry.mentions)

    def statements(self, predicate: str) -> list[Statement]:
        return [s for s in self._statements.values() if s.predicate == predicate]

    def finish(self, version: str) -> Extraction:
        """The frozen result, ordered by place in the text and by key."""
        read, about = self.context.read, self.context.about
        document = Document(
            id=read.sha256,
            source=read.source,
            format=read.format,
            text=read.text,
            title=about.title or read.marked.title,
            date=about.date,
            kind=about.kind,
            place=about.place,
            layout=read.layout,
            extractor=version,
        )
        entities = tuple(_entity(key, entry) for key, entry in sorted(self._entries.items()))
        subject = f"Document:{read.sha256}"
        spoken = [
            Statement(
                subject,
                "MENTIONS",
                e.key,
                *e.mentions[0],
                *self._entries[e.key].mentioned,
                Modality.HOLDS,
                {"count": len(e.mentions), "spans": [x for m in e.mentions for x in m]},
            )
            for e in entities
            if e.mentions
        ]
        if self.this is not None:
            shown = about.title_span or (self.context.passages[0].start, self.context.passages[0].end)
            spoken.append(Statement(subject, "TEXT_OF", self.this, *shown, 0.95, "document/self@1"))
        statements = sorted([*self._statements.values(), *spoken], key=lambda s: (s.start, s.end, s.subject, s.predicate, s.object))
        return Extraction(document, self.context.passages, entities, tuple(statements), self.this)


def _entity(key: str, entry: _Entry) -> Entity:
    label, _, id = key.partition(":")
    return Entity(label, id, dict(entry.properties), tuple(sorted(entry.mentions)))
