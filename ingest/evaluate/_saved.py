"""A run as JSON, without the texts: what a later run can be compared with.

The same folder and the same rules give the same bytes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.evaluate._kinds import KINDS, VERDICTS, Kind, Verdict
from ingest.evaluate._run import Judged, Run, Unit
from kb.errors import RunInvalid

FORMAT = "kb-evaluation-1"
"""Facts are compared by how they are shown: another way to show them is another format."""


class _Unit(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    name: str
    document: str
    gold: str
    chars: int
    wrong_quotes: int
    facts: dict[Kind, dict[Verdict, list[str]]]


class _Run(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    format: str
    extractors: str
    units: list[_Unit]


def to_json(run: Run) -> str:
    """The run, indented, with its facts as they are shown."""
    units = [
        {
            "name": unit.name,
            "document": unit.document,
            "gold": unit.gold,
            "chars": unit.chars,
            "wrong_quotes": unit.wrong_quotes,
            "facts": {kind: {verdict: [j.shown for j in unit.of(kind, verdict)] for verdict in VERDICTS} for kind in KINDS},
        }
        for unit in run.units
    ]
    return json.dumps({"format": FORMAT, "extractors": run.extractors, "units": units}, ensure_ascii=False, indent=1) + "\n"


def from_json(path: Path) -> Run:
    """The run in a file. Raises `RunInvalid` when it is not there or is none."""
    try:
        whole = _Run.model_validate(_parsed(path))
    except ValidationError as e:
        first = e.errors()[0]
        _refuse(path, f"it is no saved evaluation: {'.'.join(map(str, first['loc'])) or 'the whole'}: {first['msg']}", e)
    if whole.format != FORMAT:
        _refuse(path, f"its format is {whole.format!r}, not {FORMAT!r}", None)
    return Run(tuple(_unit(unit) for unit in whole.units), whole.extractors)


def _parsed(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except OSError as e:
        raise RunInvalid(str(path), f"it cannot be opened ({e.strerror})", "Check the path.") from e
    except (ValueError, RecursionError) as e:
        _refuse(path, f"it is not JSON ({e})", e)


def _refuse(path: Path, what: str, cause: Exception | None) -> NoReturn:
    raise RunInvalid(str(path), what, "Name a file that kb evaluate --save wrote.") from cause


def _unit(unit: _Unit) -> Unit:
    judged = tuple(
        Judged(kind, verdict, shown) for kind in KINDS for verdict in VERDICTS for shown in unit.facts.get(kind, {}).get(verdict, ())
    )
    return Unit(unit.name, unit.document, unit.gold, unit.chars, unit.wrong_quotes, judged)
