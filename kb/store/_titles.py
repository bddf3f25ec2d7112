"""A policy known by its title alone is the one policy of that title with a number or a date.

Statements keep the key that their document gave; `Titles` maps it to the key that entities and
relations are derived under. With two candidates, or none, the key stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kb.store._rows import Stored, Triple

PREFIX = "Policy:"


@dataclass(frozen=True, slots=True)
class Titles:
    """For the titles `asked` about (slugs): the key of the title alone → the key it resolves to."""

    resolved: dict[str, str] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    _raw: dict[str, list[str]] = field(init=False, repr=False, compare=False)
    """The inverse of `resolved`."""

    def __post_init__(self) -> None:
        raw: dict[str, list[str]] = {}
        for key, end in sorted(self.resolved.items()):
            if key != end:
                raw.setdefault(end, []).append(key)
        object.__setattr__(self, "_raw", raw)

    def __call__(self, key: str) -> str:
        return self.resolved.get(key, key)

    def triple(self, triple: Triple, is_relation: bool) -> Triple:
        subject, predicate, object = triple
        return self(subject), predicate, self(object) if is_relation else object

    def sources(self, key: str) -> list[str]:
        """The keys that resolve to `key`, itself first."""
        return [key, *self._raw.get(key, ())]

    def filled(self, later: Titles) -> Titles:
        """With what `later` knows of titles that were not asked about here: those did not change in between."""
        more = {key: end for key, end in later.resolved.items() if key.removeprefix(PREFIX) not in self.asked}
        return Titles(more | self.resolved, self.asked | later.asked)


def titles(claims: Iterable[tuple[str, str]], asked: Iterable[str] = ()) -> Titles:
    """From who claims which title, as (slug, key of the policy): all claims to the slugs `asked`."""
    of_slug: dict[str, set[str]] = {}
    for slug, key in claims:
        of_slug.setdefault(slug, set()).add(key)
    resolved = {}
    for slug, keys in of_slug.items():
        more = keys - {PREFIX + slug}
        if len(more) == 1:
            resolved[PREFIX + slug] = more.pop()
    return Titles(resolved, frozenset(asked))


def claims(statements: Iterable[Stored]) -> Iterator[tuple[str, str]]:
    """What the `title` statements of policies claim; other statements and rejected ones claim nothing."""
    return ((s.slug, s.subject) for s in statements if s.slug and s.counts)
