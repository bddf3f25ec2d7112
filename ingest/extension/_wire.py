"""Values between two processes: typed values as JSON, and JSON in frames over a socket.

The receiving side trusts nothing: a frame over its limit, other fields, other types, a number
that is none raise `WireError`. A time limit is for the whole of a frame.
"""

from __future__ import annotations

import json
import math
import socket
import struct
import time
from dataclasses import Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_HEAD = struct.Struct(">Q")
_TAG = "@"
_PLAIN = (str, int, float, bool, NoneType)


class WireError(ValueError):
    """What came is not what was agreed on."""


def pack(value: object) -> Any:
    """A value of dataclasses, tuples and plain values as JSON's. Raises `WireError` for any other type."""
    if is_dataclass(value) and not isinstance(value, type):
        return {_TAG: type(value).__name__} | {f.name: pack(getattr(value, f.name)) for f in _fields(type(value))}
    if type(value) is tuple:
        return [pack(v) for v in value]
    if isinstance(value, StrEnum):
        return str(value)
    if type(value) not in _PLAIN:
        raise WireError(f"{type(value).__name__} is no type that a fact may hold")
    if isinstance(value, float) and not math.isfinite(value):
        raise WireError(f"{value!r} is no number")
    return value


def unpack(hint: Any, value: object) -> Any:
    """The value of the hinted type. Raises `WireError` when it is of another."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return unpack(_member(arguments, value), value)
    if origin is Literal:
        return _checked(value in arguments and type(value) in _PLAIN, hint, value)
    if origin is tuple:
        if not isinstance(value, list) or (arguments[-1] is not Ellipsis and len(value) != len(arguments)):
            raise _wrong(hint, value)
        each = [arguments[0]] * len(value) if arguments[-1] is Ellipsis else arguments
        return tuple(unpack(h, v) for h, v in zip(each, value, strict=True))
    if is_dataclass(hint):
        return _dataclass(hint, value)
    if hint is float:
        return float(_checked(type(value) in (int, float) and math.isfinite(value), hint, value))  # type: ignore[arg-type]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(_checked(value in list(hint), hint, value))
    return _checked(type(value) is hint, hint, value)


def _member(members: tuple[Any, ...], value: object) -> Any:
    """The member of a union that the value says it is."""
    if isinstance(value, dict):
        found: list[Any] = [m for m in members if is_dataclass(m) and m.__name__ == value.get(_TAG)]  # type: ignore[union-attr]
    else:
        found = [m for m in members if not is_dataclass(m) and (m is type(value) or (m is float and type(value) is int))]
        found = found or [m for m in members if get_origin(m) is not None or (isinstance(m, type) and issubclass(m, StrEnum))]
    if not found:
        raise _wrong(members, value)
    return found[0]


def _dataclass(hint: Any, value: object) -> Any:
    names = [f.name for f in _fields(hint)]
    if not isinstance(value, dict) or value.get(_TAG) != hint.__name__ or value.keys() != {_TAG, *names}:
        raise _wrong(hint, value)
    return hint(**{name: unpack(_hints(hint)[name], value[name]) for name in names})


@cache
def _fields(of: type) -> tuple[Field[Any], ...]:
    return tuple(f for f in fields(of) if f.init)


@cache
def _hints(of: type) -> dict[str, Any]:
    return get_type_hints(of)


def _checked(right: bool, hint: Any, value: object) -> Any:
    if not right:
        raise _wrong(hint, value)
    return value


def _wrong(hint: Any, value: object) -> WireError:
    shown = value.get(_TAG, "an object") if isinstance(value, dict) else type(value).__name__
    return WireError(f"{shown} stands where {getattr(hint, '__name__', hint)} is needed")


def send(to: socket.socket, message: object, seconds: float | None) -> None:
    """One frame. Raises `TimeoutError` when the other side does not take it in time."""
    data = json.dumps(message, allow_nan=False).encode()
    to.settimeout(seconds)
    to.sendall(_HEAD.pack(len(data)) + data)


def receive(of: socket.socket, limit: int, seconds: float | None) -> Any:
    """One frame. Raises `EOFError` when the other side is gone, `TimeoutError`, `WireError`; over the limit `OverflowError`."""
    deadline = None if seconds is None else time.monotonic() + seconds
    [size] = _HEAD.unpack(_exactly(of, _HEAD.size, deadline))
    if size > limit:
        raise OverflowError(f"{size} bytes are more than {limit}")
    data = _exactly(of, size, deadline)
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise WireError("what came is no JSON") from error


def _exactly(of: socket.socket, size: int, deadline: float | None) -> bytes:
    parts, left = [], size
    while left:
        rest = None if deadline is None else deadline - time.monotonic()
        if rest is not None and rest <= 0:
            raise TimeoutError
        of.settimeout(rest)
        part = of.recv(min(left, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
