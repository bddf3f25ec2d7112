"""Every error this project raises on purpose. One base class to catch: `KBError`.

    KBError
    ├── SettingsError            a setting's value cannot be used
    ├── ValueParseError          a date, number or document number cannot be read
    ├── VocabularyError          a label, relation or property that the vocabulary does not declare
    ├── ReadError                a file cannot become text              (carries .source)
    │   ├── SourceMissing        it is not there, or may not be opened
    │   ├── SourceEmpty          it holds no text
    │   ├── SourceDamaged        truncated, encrypted or not what its name says
    │   ├── SourceTooLarge       over a limit of size, members or ratio
    │   ├── EncodingUnknown      neither UTF-8 nor GB18030
    │   └── ExtraMissing         an optional extra is needed to read it
    ├── ExtensionError           an extractor of others cannot be used
    │   └── ProposalRefused      one of its facts is not let in         (carries .reason)
    ├── GraphError
    │   ├── GraphUnavailable     no server answers                      (transient)
    │   ├── GraphRefused         wrong user, password or database
    │   ├── GraphReadOnly        a reader tried to write
    │   ├── GraphFull            the server cannot store more
    │   ├── SchemaTooNew         the graph was made by a newer version of this code
    │   ├── SchemaDamaged        a recorded migration differs from the one in the code
    │   └── ExchangeError        an export file cannot be imported      (carries .line)
    ├── EvaluationError
    │   ├── GoldInvalid          annotations that cannot be scored against (carries .problems)
    │   └── RunInvalid           a saved evaluation cannot be read, or not be compared with
    ├── OutputError              a file that was asked for cannot be written
    └── QueryError
        ├── QueryUnknown         no query of that name
        ├── QueryHeaderInvalid   a .cypher file's header cannot be read
        └── ParameterInvalid     a parameter is missing, unknown or names nothing

Each message says what happened, to which file or query, and what to do.
`transient` tells whether trying again later may help.
"""

from __future__ import annotations

from collections.abc import Sequence


class KBError(Exception):
    """Base of all errors of this project."""

    transient: bool = False


class SettingsError(KBError):
    """A setting's value cannot be used."""


class ValueParseError(KBError, ValueError):
    """A value's text cannot be read."""


class VocabularyError(KBError):
    """Something is to be written that the vocabulary does not declare."""


class ReadError(KBError):
    """A file cannot become text. `source` is the file as the user named it."""

    def __init__(self, source: str, what: str, advice: str) -> None:
        self.source = source
        self.what = what
        self.advice = advice
        super().__init__(f"{source}: {what}. {advice}")


class SourceMissing(ReadError):
    """The file is not there, or may not be opened."""


class SourceEmpty(ReadError):
    """The file holds no text."""


class SourceDamaged(ReadError):
    """The file is truncated, encrypted or not what its name says."""


class SourceTooLarge(ReadError):
    """The file is over a limit of size, members or compression ratio."""


class EncodingUnknown(ReadError):
    """The file's bytes are neither UTF-8 nor GB18030."""


class ExtraMissing(ReadError):
    """An optional extra has to be installed to read the file."""


class ExtensionError(KBError):
    """An installed extractor of others cannot be used as asked."""


class ProposalRefused(ExtensionError):
    """A proposed fact is not let in. `reason` is the word under which it is counted."""

    def __init__(self, reason: str, what: str) -> None:
        self.reason = reason
        super().__init__(f"{reason}: {what}")


class GraphError(KBError):
    """The graph cannot do what was asked."""


class GraphUnavailable(GraphError):
    """No server answers at the address."""

    transient = True


class GraphRefused(GraphError):
    """The server refuses the user, the password or the database."""


class GraphReadOnly(GraphError):
    """A reader tried to write."""


class GraphFull(GraphError):
    """The server cannot store more: its disk or memory is full."""


class SchemaTooNew(GraphError):
    """The graph was made by a newer version of this code."""


class SchemaDamaged(GraphError):
    """A migration recorded in the graph differs from the one in the code."""


class ExchangeError(GraphError):
    """An export file cannot be imported. `line` counts from 1."""

    def __init__(self, path: str, line: int, what: str) -> None:
        self.path = path
        self.line = line
        super().__init__(f"{path}, line {line}: {what}. Nothing was imported; export the graph again.")


class EvaluationError(KBError):
    """An evaluation cannot be made."""


class GoldInvalid(EvaluationError):
    """Annotations cannot be scored against. `problems` has one sentence each, with its file."""

    shown = 20

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        more = len(self.problems) - self.shown
        super().__init__("\n".join([*self.problems[: self.shown], *([f"and {more} more"] if more > 0 else [])]))


class RunInvalid(EvaluationError):
    """A saved evaluation cannot be read, or has nothing in common with the one it is compared with."""

    def __init__(self, path: str, what: str, advice: str) -> None:
        self.path = path
        super().__init__(f"{path}: {what}. {advice}")


class OutputError(KBError):
    """A file that was asked for cannot be written."""

    def __init__(self, path: str, what: str) -> None:
        self.path = path
        super().__init__(f"{path}: it cannot be written ({what}). Name another file.")


class QueryError(KBError):
    """A query of the library cannot be run."""


class QueryUnknown(QueryError):
    """The library has no query of that name. `nearest` are names close to it."""

    def __init__(self, name: str, nearest: Sequence[str]) -> None:
        self.name = name
        self.nearest = tuple(nearest)
        hint = f" Did you mean: {', '.join(nearest)}?" if nearest else ""
        super().__init__(f"no query is called {name!r}.{hint} `kb queries` lists them all.")


class QueryHeaderInvalid(QueryError):
    """A query file's header cannot be read."""


class ParameterInvalid(QueryError):
    """A parameter is missing, unknown, or names nothing. `nearest` are names close to the value;
    `query` is empty where no query was asked."""

    def __init__(self, query: str, parameter: str, what: str, nearest: Sequence[str] = ()) -> None:
        self.query = query
        self.parameter = parameter
        self.nearest = tuple(nearest)
        hint = f" Nearest: {', '.join(nearest)}." if nearest else ""
        where = f"query {query}, parameter {parameter}: " if query else ""
        super().__init__(f"{where}{what}.{hint}")
