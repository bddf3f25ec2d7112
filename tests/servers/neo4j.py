"""Neo4j Community as a process of the tests': resolved once, started on free ports, stopped by its own id."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j
from neo4j.exceptions import Neo4jError, ServiceUnavailable
from platformdirs import user_cache_path

VERSION = "5.26.30"
MAIN = "org.neo4j.server.CommunityEntryPoint"
OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and its administrator's login."""

    uri: str
    user: str
    password: str


def missing() -> str | None:
    """Why no server can be had on this machine, or None."""
    absent = [tool for tool in ("java", "mvn") if shutil.which(tool) is None]
    return f"{' and '.join(absent)} not found: install default-jre-headless and maven" if absent else None


def jars() -> Path:
    """The folder of the server's jars, resolved from Maven Central at the first call."""
    folder = user_cache_path("kb-tests") / f"neo4j-{VERSION}"
    if not (folder / "complete").exists():
        pom = Path(__file__).with_name("pom.xml")
        subprocess.run(
            [
                "mvn",
                "-q",
                "-B",
                "-f",
                str(pom),
                f"-Dneo4j.version={VERSION}",
                "dependency:copy-dependencies",
                f"-DoutputDirectory={folder}",
            ],
            check=True,
            capture_output=True,
        )
        (folder / "complete").touch()
    return folder


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _configure(home: Path, bolt: int) -> None:
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text(
        f"server.bolt.listen_address=127.0.0.1:{bolt}\n"
        f"server.http.listen_address=127.0.0.1:{free_port()}\n"
        "server.https.enabled=false\ndbms.usage_report.enabled=false\n"
        "server.memory.pagecache.size=128m\n",
        encoding="utf-8",
    )


def _first_login(uri: str, password: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 90
    while True:
        if process.poll() is not None:
            raise RuntimeError(f"Neo4j ended with status {process.returncode} while starting")
        try:
            with neo4j.GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver, driver.session(database="system") as session:
                session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=password).consume()
                return
        except (ServiceUnavailable, Neo4jError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)


@contextmanager
def running(home: Path) -> Iterator[Server]:
    """A fresh server with its data under `home`; ended when the block is left."""
    bolt, password = free_port(), secrets.token_urlsafe(16)
    _configure(home, bolt)
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENS]
    command = ["java", "-Xmx768m", "-cp", f"{jars()}/*", *opens, MAIN, f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "out.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | {"NEO4J_HOME": str(home)})
        try:
            uri = f"bolt://127.0.0.1:{bolt}"
            _first_login(uri, password, process)
            yield Server(uri, "neo4j", password)
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
