"""Imports run downward only: ui → queries, ingest → kb."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BELOW = {"kb": set(), "ingest": {"kb"}, "queries": {"kb"}, "ui": {"kb", "ingest", "queries"}}
MODULES = sorted(p for package in BELOW for p in (ROOT / package).rglob("*.py"))


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_run_downward(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    upward = {n for n in imported(path) if n.split(".")[0] in BELOW.keys() - BELOW[package] - {package}}
    assert not upward


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_private_modules_stay_private(path: Path) -> None:
    """A module `a/_b.py` is imported only from within the package `a`."""
    here = path.relative_to(ROOT).with_suffix("").parts
    for name in imported(path):
        parts = tuple(name.split("."))
        if parts[0] not in BELOW:
            continue
        private = next((i for i, part in enumerate(parts) if part.startswith("_") and not part.startswith("__")), None)
        assert private is None or here[:private] == parts[:private], name


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_each_module_says_what_it_is_and_is_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= 400
