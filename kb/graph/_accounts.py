"""The local server's accounts: random passwords, kept for their owner only, hashed for the server.

Three accounts: `root` makes the schema's full-text indexes, `writer` writes, `reader` belongs to
a group that may read records and nothing else, within a limit of time.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
from pathlib import Path

ACCOUNTS = ("root", "writer", "reader")
DATABASE = "kb"
_ROUNDS = 65536
_ALL = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]


def write_private(path: Path, text: str) -> None:
    """Write whole or not at all, readable by the owner only."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(path)


def passwords(home: Path) -> dict[str, str]:
    """Account → password; made at the first call."""
    path = home / "graph" / "passwords.json"
    try:
        return dict(json.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        made = {name: secrets.token_urlsafe(24) for name in ACCOUNTS}
        write_private(path, json.dumps(made))
        return made


def write_accounts(home: Path, *, read_timeout: float) -> None:
    """What the server reads when it starts: `server-users.jsonl` and `server-groups.json`.

    No group has a limit of rows: the engine applies it to what a query scans, not to what it
    returns, so that a count over more than the limit is wrong without a word. Readers bound
    rows themselves, by how many they take.
    """
    config = home / "graph" / "server" / "config"
    known = passwords(home)
    where = {"root": {"*": ["admin"]}, "writer": {DATABASE: ["writer"]}, "reader": {DATABASE: ["reader"]}}
    users = [{"name": name, "password": _hash(known[name]), "databases": where[name]} for name in ACCOUNTS]
    groups = {
        "admin": _group(["updateSecurity", "updateSchema", "updateDatabaseSettings"], _ALL),
        "writer": _group(["updateSchema"], _ALL),
        "reader": _group([], ["readRecord"], int(read_timeout * 1000)),
        "*": _group([], []),
    }
    write_private(config / "server-users.jsonl", "".join(json.dumps(user) + "\n" for user in users))
    write_private(config / "server-groups.json", json.dumps({"databases": {"*": {"groups": groups}}, "version": 2}))


def _hash(password: str) -> str:
    salt = base64.b64encode(secrets.token_bytes(32)).decode()
    made = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), _ROUNDS, 32)
    return f"PBKDF2WithHmacSHA256${_ROUNDS}${salt}${base64.b64encode(made).decode()}"


def _group(access: list[str], records: list[str], milliseconds: int = -1) -> dict[str, object]:
    return {"resultSetLimit": -1, "readTimeout": milliseconds, "access": access, "types": {"*": {"access": records}}}
