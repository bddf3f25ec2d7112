"""The example packages, installed as anybody would install them, and `kb` with them on its path."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"


def install(name: str, folder: Path) -> Path:
    """Build and install an example without a network; the folder to put on the path."""
    if importlib.util.find_spec("hatchling") is None:
        if os.environ.get("CI"):
            pytest.fail("hatchling is not installed")
        pytest.skip("hatchling is not installed (make dev)")
    options = ["--quiet", "--disable-pip-version-check", "--no-build-isolation", "--no-deps", "--no-index", "--no-compile"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(folder), str(EXAMPLES / name)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


def kb(site: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `kb` as a program of its own, with the installed example."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KB_", "LANGUAGE_MODEL_"))}
    path = os.pathsep.join(filter(None, (str(site), os.environ.get("PYTHONPATH"))))
    made = kept | {"PYTHONPATH": path, "NO_COLOR": "1"} | environment
    return subprocess.run([sys.executable, "-m", "ui.cli", *arguments], cwd=ROOT, env=made, capture_output=True, text=True, timeout=120)
