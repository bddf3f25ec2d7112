"""Which extractors of others are installed, and which of them are on.

None is on by being installed: only those are that are named. What is named and cannot be used
is an error before anything is read, so that a load never goes by without what was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from ingest.extension._process import START_SECONDS, Failed, ask, close
from ingest.extension._protocol import GROUP
from ingest.extension._wire import WireError, unpack
from ingest.extract import ORDER
from kb.errors import ExtensionError
from kb.vocabulary import AREAS, LABELS, PLACES, RELATIONS

OURS = frozenset((*ORDER, "organizations", "mentions", "import", "kb", "none", "all"))
"""Names of our own extractors and rules, and words that mean something else where a name is asked for."""
PROPOSABLE = frozenset(r.name for r in RELATIONS.values() if r.statement) - {"MENTIONS", "TEXT_OF", "OF", "ABOUT", "CITES"}
INTRODUCED = PLACES | AREAS | {"Organization", "Policy", "Agreement", "IndustryChain", "Project", "Observation"}
SECONDS = 60.0
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,59}")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Installed:
    """An entry point: its name, `module:attribute`, and the package that brings it. `problem` says why it cannot be named."""

    name: str
    target: str
    package: str
    package_version: str
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Described:
    """An extractor of others that can be asked: `states` names the relations, labels and properties that it may propose."""

    name: str
    target: str
    version: str
    states: tuple[str, ...]

    @property
    def mark(self) -> str:
        """How a document keeps that it was asked, as `+sister-cities@1.0`."""
        return f"+{self.name}@{self.version}"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The extractors that are on, by name, and the seconds that each has for a document."""

    extractors: tuple[Described, ...] = ()
    seconds: float = SECONDS

    @property
    def marks(self) -> frozenset[str]:
        return frozenset(e.mark for e in self.extractors)


NONE = Chosen()


def marks(extractor: str) -> frozenset[str]:
    """The extractors of others in what a document keeps of its extraction (`Document.extractor`)."""
    return frozenset(word for word in extractor.split() if word.startswith("+"))


def own(extractor: str) -> str:
    """The rest of it: the versions of our own extractors."""
    return " ".join(word for word in extractor.split() if not word.startswith("+"))


def installed() -> tuple[Installed, ...]:
    """All installed extractors of others, by name. Nothing of theirs is run."""
    found = sorted(set(entry_points(group=GROUP)), key=lambda e: (e.name, e.value))
    names = [e.name for e in found]
    return tuple(_installed(e, names.count(e.name)) for e in found)


def _installed(entry: EntryPoint, of_this_name: int) -> Installed:
    problem = None
    if not _NAME.fullmatch(entry.name) or len(entry.name) > _LONGEST:
        problem = "a name is of small letters, digits and single hyphens"
    elif entry.name in OURS:
        problem = "the name is one of kb's own"
    elif of_this_name > 1:
        problem = f"{of_this_name} packages use this name"
    package = entry.dist
    return Installed(entry.name, entry.value, package.name if package else "?", package.version if package else "?", problem)


def described(of: Installed) -> Described:
    """The extractor as it describes itself, in a process of its own. Raises `ExtensionError`."""
    who = f"extractor {of.name} ({of.package} {of.package_version})"
    if of.problem:
        raise ExtensionError(f"{who} cannot be used: {of.problem}. Its package has to be changed.")
    answer = ask(of.target, {}, START_SECONDS)
    if isinstance(answer, Failed):
        raise ExtensionError(f"{who} does not start: {answer.message}. Mend it, or take it out of KB_EXTRACTORS and --extractors.")
    try:
        version, states = unpack(tuple[str, tuple[str, ...]], answer.get("described"))
    except WireError as error:
        raise ExtensionError(f"{who} has no `version` of text or no `states` of texts: {error}. Its package has to be changed.") from None
    unknown = sorted(s for s in states if not _proposable(s))
    if not _VERSION.fullmatch(version) or unknown:
        what = f"it states {', '.join(unknown)}, which nobody may propose" if unknown else f"{version!r} is no version"
        raise ExtensionError(f"{who} cannot be used: {what}. Its package has to be changed.")
    return Described(of.name, of.target, version, tuple(sorted(set(states))))


def _proposable(word: str) -> bool:
    label, dot, name = word.partition(".")
    if dot:
        declared = LABELS[label].property(name) if label in LABELS else None
        return declared is not None and declared.stated
    return word in PROPOSABLE or word in INTRODUCED


def choose(names: Iterable[str], seconds: float = SECONDS) -> Chosen:
    """The named extractors, each started once to see that it can be. Raises `ExtensionError`."""
    wanted = sorted(set(names))
    by_name = {i.name: i for i in installed()} if wanted else {}
    for name in wanted:
        if name not in by_name:
            there = f"Installed are: {', '.join(by_name)}" if by_name else "None is installed"
            raise ExtensionError(f"no extractor of the name {name!r} is installed. {there}; `kb extractors` lists them.")
    try:
        return Chosen(tuple(described(by_name[name]) for name in wanted), seconds)
    finally:
        close()
