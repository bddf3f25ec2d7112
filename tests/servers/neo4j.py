"""Neo4j Community as a process of the tests': resolved once, started on free ports, stopped by its own id."""

from __future__ import annotations

import importlib.util
import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import neo4j
from neo4j.exceptions import Neo4jError, ServiceUnavailable
from platformdirs import user_cache_path

from kb.graph import locked

QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Half the processor time for servers that live for minutes: what they would win by compiling more comes later."""
OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
START_SECONDS = 200.0
DOWNLOAD_SECONDS = 600.0


class Missing(Exception):
    """What this machine lacks for a server, and how to get it."""


@dataclass(frozen=True, slots=True)
class Release:
    """A version of Neo4j, pinned: what starts it, and whether it needs a newer Java than distributions bring."""

    version: str
    main: str
    newest_java: bool
    options: tuple[str, ...] = ()


RELEASES = {
    "neo4j-5.26": Release("5.26.30", "org.neo4j.server.CommunityEntryPoint", newest_java=False),
    "neo4j-2026": Release(
        "2026.08.1", "org.neo4j.server.Neo4jCommunity", newest_java=True, options=("--add-modules=jdk.incubator.vector",)
    ),
}


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and its administrator's login."""

    uri: str
    user: str
    password: str = field(repr=False)
    pid: int


def java(release: Release) -> str:
    """The Java that starts it: the system's, or the one that the wheel of the local graph brings. Raises `Missing`."""
    if release.newest_java:
        spec = importlib.util.find_spec("arcadedb_embedded")
        path = Path(spec.origin).parent / "jre" / "bin" / "java" if spec and spec.origin else None
        if path is None or not path.exists():
            raise Missing(
                f"Neo4j {release.version} needs Java 21 or newer, which arcadedb-embedded brings, but that has no wheel for this system"
            )
        return str(path)
    found = shutil.which("java")
    if found is None:
        raise Missing(f"Neo4j {release.version} needs Java (Debian: apt-get install default-jre-headless)")
    return found


def jars(release: Release) -> Path:
    """The folder of the server's jars, resolved from Maven Central at the first call. Raises `Missing`.

    The folder is whole or not there, and is made by one process at a time.
    """
    cache = user_cache_path("kb-tests")
    folder = cache / f"neo4j-{release.version}"
    if (folder / "complete").exists():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise Missing(f"Neo4j {release.version} is not in {cache} yet and is fetched with Maven (Debian: apt-get install maven)")
    with locked(cache / "lock"):
        if not (folder / "complete").exists():
            command = [maven, "-q", "-B", "-f", str(Path(__file__).with_name("pom.xml")), f"-Dneo4j.version={release.version}"]
            command += ["dependency:copy-dependencies", f"-DoutputDirectory={folder}"]
            done = subprocess.run(command, capture_output=True, text=True, timeout=DOWNLOAD_SECONDS)
            if done.returncode != 0:
                raise Missing(f"Neo4j {release.version} could not be fetched with Maven: {done.stdout.strip()[-600:]}")
            (folder / "complete").touch()
    return folder


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _configure(home: Path, bolt: int) -> None:
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text(
        f"server.bolt.listen_address=127.0.0.1:{bolt}\n"
        f"server.http.listen_address=127.0.0.1:{_free_port()}\n"
        "server.https.enabled=false\ndbms.usage_report.enabled=false\n"
        "server.memory.pagecache.size=128m\n",
        encoding="utf-8",
    )


def _first_login(uri: str, password: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        if process.poll() is not None:
            end = log.read_text("utf-8", "replace")[-2000:]
            raise RuntimeError(f"Neo4j ended with status {process.returncode} while starting:\n{end}")
        try:
            with neo4j.GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver, driver.session(database="system") as session:
                session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=password).consume()
                return
        except (ServiceUnavailable, Neo4jError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)


@contextmanager
def running(release: Release, home: Path) -> Iterator[Server]:
    """A fresh server with its data under `home`; ended when the block is left. Raises `Missing`."""
    bolt, password = _free_port(), secrets.token_urlsafe(16)
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENS]
    command = [java(release), "-Xmx768m", *QUICK, "-cp", f"{jars(release)}/*", *opens, *release.options, release.main]
    command += [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    _configure(home, bolt)
    log = home / "out.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env=os.environ | {"NEO4J_HOME": str(home)})
        try:
            uri = f"bolt://127.0.0.1:{bolt}"
            _first_login(uri, password, process, log)
            yield Server(uri, "neo4j", password, process.pid)
        finally:
            process.kill()  # nothing is kept, and a server that is asked to end takes ten seconds
            process.wait()
