"""The examples, installed once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples.packages import install


@pytest.fixture(scope="session")
def sister_cities(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install("kb-sister-cities", tmp_path_factory.mktemp("sister-cities"))


@pytest.fixture(scope="session")
def language_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install("kb-language-model", tmp_path_factory.mktemp("language-model"))
