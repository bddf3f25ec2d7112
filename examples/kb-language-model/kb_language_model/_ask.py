"""One question to the model over HTTP: bounded in time and size, to an address that may be asked.

`http.client` follows no redirect and knows no proxy, so that a sentence goes to the address in
the setting or nowhere.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import os
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

LIMIT = 1 << 20
"""Bytes of an answer."""
TOKENS = 2_000
_PIECE = 1 << 16


class NoAnswer(Exception):
    """The model did not answer. `passing` says that it may another time."""

    def __init__(self, what: str, *, passing: bool) -> None:
        self.passing = passing
        super().__init__(what)


@dataclass(frozen=True, slots=True)
class Model:
    """The model at an address. `seconds` is the limit of one question."""

    url: str
    name: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 30.0

    @classmethod
    def from_environment(cls) -> Model:
        """As `LANGUAGE_MODEL_…` say. Raises `ValueError`."""
        given = {word: os.environ.get(f"LANGUAGE_MODEL_{word}", "").strip() for word in ("URL", "NAME", "KEY", "REMOTE", "SECONDS")}
        if not given["URL"] or not given["NAME"]:
            raise ValueError("set LANGUAGE_MODEL_URL and LANGUAGE_MODEL_NAME")
        _permitted(given["URL"], given["REMOTE"])
        return cls(given["URL"].rstrip("/"), given["NAME"], given["KEY"] or None, float(given["SECONDS"] or 30))

    def ask(self, messages: list[dict[str, str]], seconds: float) -> str:
        """The text of the answer. Raises `NoAnswer`."""
        body = {"model": self.name, "messages": messages, "temperature": 0, "seed": 0, "max_tokens": TOKENS, "stream": False}
        try:
            status, data = self._post(json.dumps(body, ensure_ascii=False).encode(), min(self.seconds, seconds))
        except TimeoutError:
            raise NoAnswer("time", passing=True) from None
        except (OSError, http.client.HTTPException) as error:
            raise NoAnswer(type(error).__name__, passing=True) from None
        if status != http.HTTPStatus.OK:
            raise NoAnswer(f"HTTP {status}", passing=status >= 500 or status == http.HTTPStatus.TOO_MANY_REQUESTS)
        try:
            content = json.loads(data)["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError):
            content = None
        if not isinstance(content, str):
            raise NoAnswer("not the expected form", passing=False)
        return content

    def _post(self, body: bytes, seconds: float) -> tuple[int, bytes]:
        until = time.monotonic() + seconds
        parts = urlsplit(self.url)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=seconds)
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        try:
            connection.request("POST", f"{parts.path}/chat/completions", body, headers)
            response = connection.getresponse()
            return response.status, _read(connection, response, until)
        finally:
            connection.close()


def _read(connection: http.client.HTTPConnection, response: http.client.HTTPResponse, until: float) -> bytes:
    """The body, piece by piece: a server may send for ever, or a byte a minute."""
    pieces: list[bytes] = []
    size = 0
    while True:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        if connection.sock is not None:
            connection.sock.settimeout(left)
        piece = response.read1(_PIECE)
        if not piece:
            if response.length:
                raise http.client.IncompleteRead(b"", response.length)
            return b"".join(pieces)
        pieces.append(piece)
        size += len(piece)
        if size > LIMIT:
            raise NoAnswer("too long", passing=False)


def _permitted(url: str, remote: str) -> None:
    """Raise `ValueError` unless the address is on this machine, or is the one that is named as allowed."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError(f"LANGUAGE_MODEL_URL: {url!r} is no http:// or https:// address")
    if host == "localhost" or _loopback(host):
        return
    if host != remote.lower() or parts.scheme != "https":
        what = f"{host} is not this machine, and sentences of documents would go there"
        raise ValueError(f"LANGUAGE_MODEL_URL: {what}. To allow it, set LANGUAGE_MODEL_REMOTE={host} and use https.")


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
