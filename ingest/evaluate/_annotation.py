"""One annotation: the JSON file that says what a careful reader finds in a document.

Every kind is a key with a list; an entry must have what matching looks at, and may have more.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.evaluate._kinds import KINDS, Kind
from kb.errors import GoldInvalid
from kb.vocabulary import AREAS

LARGEST = 64 * 1024 * 1024
"""Bytes of an annotation at most."""
_BESIDE = frozenset({"unit", "doubts"})
"""Keys that are no kinds and are not looked at."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one file says. `entries` has every kind; `sha256` is of the content, whatever its spacing and order of keys."""

    name: str
    entries: Mapping[Kind, tuple[Any, ...]]
    sha256: str


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _text_or_none(value: Any) -> bool:
    return value is None or _text(value)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(_text(v) for v in value)


def _number_or_none(value: Any) -> bool:
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e300)


def _period(value: Any) -> bool:
    return _text_or_none(value) or (isinstance(value, int) and not isinstance(value, bool))


def _area(value: Any) -> bool:
    return isinstance(value, str) and value in AREAS


@dataclass(frozen=True, slots=True)
class _Must:
    """A test of a value, and in words what passes it."""

    test: Callable[[Any], bool]
    words: str


_NAME = _Must(_text, "text that is not empty")
_NAME_OR_NULL = _Must(_text_or_none, "text that is not empty, or null")
_NAMES = _Must(_texts, "a list of texts")
_NUMBER = _Must(_number_or_none, "a number, or null")
_LABEL = _Must(_area, f"one of {', '.join(sorted(AREAS))}")

_MUST: Mapping[Kind, Mapping[str, _Must]] = {
    "places": {},
    "areas": {"name": _NAME, "label": _LABEL},
    "part_of": {"place": _NAME, "area": _NAME},
    "policies": {"title": _NAME},
    "policy_covers": {"policy": _NAME, "place": _NAME},
    "policy_refs": {"from": _NAME, "to": _NAME},
    "agreements": {"name": _NAME_OR_NULL, "parties": _NAMES},
    "chains": {"industry": _NAME, "place": _NAME},
    "projects": {"name": _NAME},
    "observations": {"place": _NAME, "period": _Must(_period, "a period as text, or null"), "value": _NUMBER},
}
_MAY: Mapping[str, _Must] = {"quote": _NAME_OR_NULL, "change": _NUMBER, "indicator": _NAME_OR_NULL, "unit": _NAME_OR_NULL}


def read_annotation(path: Path, name: str) -> Annotation:
    """The annotation in a file. `name` is what messages call it. Raises `GoldInvalid` with everything that is wrong."""
    whole = _parsed(path, name)
    problems = [f"{name}: {what}" for what in _problems(whole)]
    if problems:
        raise GoldInvalid(problems)
    entries = {kind: tuple(whole[kind]) for kind in KINDS}
    return Annotation(name, entries, _sha256(entries))


def _sha256(entries: Mapping[Kind, tuple[Any, ...]]) -> str:
    return hashlib.sha256(json.dumps(entries, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _parsed(path: Path, name: str) -> Mapping[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise GoldInvalid([f"{name}: it is larger than {LARGEST >> 20} MiB"])
        whole = json.loads(path.read_bytes().decode("utf-8-sig"))
        json.dumps(whole, ensure_ascii=False, allow_nan=False).encode()
    except OSError as e:
        raise GoldInvalid([f"{name}: it cannot be opened ({e.strerror})"]) from e
    except UnicodeDecodeError as e:
        raise GoldInvalid([f"{name}: it is not UTF-8 (byte {e.start}). Save it as UTF-8"]) from e
    except json.JSONDecodeError as e:
        raise GoldInvalid([f"{name}, line {e.lineno}: it is not JSON ({e.msg})"]) from e
    except UnicodeEncodeError as e:
        raise GoldInvalid([f"{name}: it has half of a character (a lone surrogate)"]) from e
    except (ValueError, RecursionError) as e:
        raise GoldInvalid([f"{name}: it has a number or a depth that JSON does not have ({type(e).__name__})"]) from e
    if not isinstance(whole, dict):
        raise GoldInvalid([f"{name}: it must be one JSON object with the keys {', '.join(KINDS)}"])
    return whole


def _problems(whole: Mapping[str, Any]) -> Iterator[str]:
    for key in sorted(whole.keys() - set(KINDS) - _BESIDE):
        near = difflib.get_close_matches(key, KINDS, 1)
        hint = f"Did you mean {near[0]!r}? " if near else ""
        yield f"{key!r} is no kind of fact. {hint}Kinds: {', '.join(KINDS)}. Remarks go into 'doubts'"
    for kind in KINDS:
        if kind not in whole:
            yield f"the key {kind!r} is missing. Every kind is there, with [] where there is nothing"
        elif not isinstance(whole[kind], list):
            yield f"{kind!r} must be a list"
        else:
            for i, entry in enumerate(whole[kind], 1):
                yield from (f"{kind}, entry {i}: {what}" for what in _entry_problems(kind, entry))


def _entry_problems(kind: Kind, entry: Any) -> Iterator[str]:
    if kind == "places":
        if not _text(entry):
            yield "a place must be its path as text, as 江苏省/苏州市"
        return
    if not isinstance(entry, dict):
        yield f"it must be an object with {', '.join(_MUST[kind])}"
        return
    for field, must in _MUST[kind].items():
        if field not in entry:
            yield f"the key {field!r} is missing"
        elif not must.test(entry[field]):
            yield f"{field!r} must be {must.words}"
    for field, may in _MAY.items():
        if field not in _MUST[kind] and field in entry and not may.test(entry[field]):
            yield f"{field!r} must be {may.words}"
