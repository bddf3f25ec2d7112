"""The schema of the graph, as numbered migrations.

Each migration is recorded in the graph as a `Migration` node with the checksum of its commands.
A graph with a migration that this code does not know was made by newer code and is refused; a
recorded checksum that differs from the code's is refused as well. Every command can be run
twice, so that two writers that begin at once, or one that was killed, do no harm.

Full-text indexes are declared beside the migrations: Neo4j makes them in Cypher, the local
graph in its SQL, under the same names.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kb.errors import GraphError, GraphUnavailable, SchemaDamaged, SchemaTooNew
from kb.graph import local_graph
from kb.graph._accounts import DATABASE, passwords
from kb.graph._locks import locked
from kb.settings import Settings
from kb.vocabulary import ENTITIES, LABELS

if TYPE_CHECKING:
    from kb.graph._connection import Writer


SQL_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class FullText:
    """A full-text index: `name`, over one property of one label."""

    name: str
    label: str
    property: str


@dataclass(frozen=True, slots=True)
class Migration:
    """A change of schema. Once released, it never changes: a further change is a further migration."""

    version: int
    name: str
    commands: tuple[str, ...]
    fulltext: tuple[FullText, ...] = ()

    @property
    def checksum(self) -> str:
        whole = "\n".join([*self.commands, *(f"{f.name} {f.label}.{f.property}" for f in self.fulltext)])
        return hashlib.sha256(whole.encode()).hexdigest()


def _unique(label: str, key: str) -> str:
    return f"CREATE CONSTRAINT {label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"


def _index(label: str, key: str) -> str:
    return f"CREATE INDEX {label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"


MIGRATIONS = (
    Migration(
        1,
        "identity and look-ups",
        (
            _unique("Entity", "key"),
            *(_unique(name, label.key) for name, label in sorted(LABELS.items()) if name not in ENTITIES),
            *(_unique(name, "id") for name in sorted(ENTITIES)),
            *(_index("Statement", key) for key in ("document", "fact", "subject", "object", "slug")),
            _index("Document", "source"),
            _index("Document", "shared"),
            *(_index(name, "name") for name in sorted(ENTITIES) if LABELS[name].property("name")),
            _index("Policy", "title"),
        ),
        (FullText("passage_text", "Passage", "text"),),
    ),
)


def pending(rows: Callable[[str], list[dict[str, Any]]], address: str) -> list[Migration]:
    """Migrations that the graph has not had. Raises `SchemaTooNew` or `SchemaDamaged`."""
    found = rows("MATCH (m:Migration) RETURN m.version AS version, m.checksum AS checksum")
    recorded = {int(r["version"]): str(r["checksum"]) for r in found}
    known = {m.version: m for m in MIGRATIONS}
    newer = recorded.keys() - known.keys()
    if newer:
        raise SchemaTooNew(f"the graph at {address} has schema {max(newer)}, this version of kb knows {max(known)}. Install the newer kb.")
    for version, checksum in recorded.items():
        if known[version].checksum != checksum:
            raise SchemaDamaged(f"migration {version} recorded in the graph at {address} is not the one in this kb. Export, then import.")
    return [m for m in MIGRATIONS if m.version not in recorded]


def migrate(writer: Writer, settings: Settings) -> None:
    """Bring the schema up to date. Raises `SchemaTooNew` or `SchemaDamaged`, then nothing was changed.

    Writers that begin at once on a local graph wait for the first: its schema commands fail when
    they meet.
    """
    if not pending(writer.read, writer.address):
        return
    with locked(settings.home / "graph" / "schema.lock") if settings.local else nullcontext():
        for migration in pending(writer.read, writer.address):
            _apply(writer, settings, migration)


def _apply(writer: Writer, settings: Settings, migration: Migration) -> None:
    for command in migration.commands:
        writer.schema(command)
    for index in migration.fulltext:
        _full_text(writer, settings, index)
    record = (
        "MERGE (m:Migration {version: $version}) "
        "ON CREATE SET m.name = $name, m.checksum = $checksum, m.applied = $now ON MATCH SET m.checksum = $checksum"
    )
    now = datetime.now(UTC).isoformat(timespec="seconds")
    writer.rows(record, {"version": migration.version, "name": migration.name, "checksum": migration.checksum, "now": now})


def _full_text(writer: Writer, settings: Settings, index: FullText) -> None:
    if not settings.local:
        writer.schema(
            f"CREATE FULLTEXT INDEX {index.name} IF NOT EXISTS FOR (n:{index.label}) ON EACH [n.{index.property}] "
            "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
        )
        return
    _sql(settings, f"CREATE PROPERTY {index.label}.{index.property} IF NOT EXISTS STRING")
    analyser = '{"analyzer": "org.apache.lucene.analysis.cjk.CJKAnalyzer"}'
    _sql(settings, f"CREATE INDEX `{index.name}` IF NOT EXISTS ON {index.label} ({index.property}) FULL_TEXT METADATA {analyser}")


def _sql(settings: Settings, command: str) -> None:
    """Run a command of the local graph's own language. Raises `GraphError` when it is refused, `GraphUnavailable`."""
    port = local_graph.up(settings).http
    login = base64.b64encode(f"root:{passwords(settings.home)['root']}".encode()).decode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/v1/command/{DATABASE}",
        data=json.dumps({"language": "sql", "command": command}).encode(),
        headers={"Authorization": f"Basic {login}", "Content-Type": "application/json"},
    )
    try:
        try:
            with urllib.request.urlopen(request, timeout=SQL_SECONDS):  # noqa: S310
                return
        except urllib.error.HTTPError as error:
            raise GraphError(f"the local graph refused {command!r}: {error.read()[:300].decode('utf-8', 'replace')}") from error
    except (OSError, http.client.HTTPException) as error:  # also when a refusal breaks off
        raise GraphUnavailable(
            f"the local graph at 127.0.0.1:{port} does not answer ({error}). `kb graph status` tells more; then try again."
        ) from error
