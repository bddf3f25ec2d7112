"""Which extractors there are, and which of them can be switched on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import ingest.extension
from ingest.extension import CAP, NONE, OURS, choose, described, extract_with, installed, marks, own
from ingest.extract import KINDS, ORDER, extract, version
from ingest.read import read as read_source
from ingest.read import sources
from kb.errors import ExtensionError
from tests.conftest import ROOT, SAMPLES
from tests.ingest.extension.texts import read

Package = Callable[..., str]
_RULE = re.compile(r"\"([a-z]+)(?:/[^\"@]+)?@\d+\"")


def test_those_installed_are_listed_and_off(package: Package) -> None:
    module = package("b-two", "raise ValueError")
    package("a-one")
    assert [(i.name, i.package_version, i.problem) for i in installed()] == [("a-one", "1.0", None), ("b-two", "1.0", None)]
    assert installed()[1].package.replace("-", "_") == module
    assert extract_with(read(), NONE) == (extract(read()), ())


def test_nothing_of_theirs_runs_before_it_is_named(package: Package, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    package("one", top=f"open({str(trace)!r}, 'w').close()")
    installed()
    choose([])
    extract_with(read(), NONE)
    assert not trace.exists()
    choose(["one"])
    assert trace.exists()


@pytest.mark.parametrize("name", [*ORDER, "organizations", "mentions", "kb", "none", "Sister", "a/b", "a@1", "a b", "a--b", "x" * 41, "甲"])
def test_a_name_is_its_own(package: Package, name: str) -> None:
    package(name)
    [found] = installed()
    assert found.problem
    with pytest.raises(ExtensionError, match=re.escape(name)):
        choose([name])


def test_names_of_our_rules_are_all_kept_from_others() -> None:
    ours = {name for path in (ROOT / "ingest" / "extract").glob("*.py") for name in _RULE.findall(path.read_text("utf-8"))}
    assert {"document", "places", "works"} <= ours
    assert ours | set(ORDER) <= OURS


def test_two_packages_of_one_name_are_none(package: Package) -> None:
    package("one")
    package("one")
    with pytest.raises(ExtensionError, match="2 packages"):
        choose(["one"])


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"top": "raise ImportError('no such part')"}, "no such part"),
        ({"top": "import os; os._exit(1)"}, "process ended"),
        ({"version": "1"}, "int"),
        ({"version": "'1 0'"}, "'1 0' is no version"),
        ({"version": "''"}, "is no version"),
        ({"version": "'1/2'"}, "is no version"),
        ({"states": "['LINKS']"}, "list"),
        ({"states": "('LINKS', 3)"}, "int"),
        ({"states": "('LINKS', 'FRIENDS_WITH')"}, "FRIENDS_WITH"),
        ({"states": "('MENTIONS',)"}, "MENTIONS"),
        ({"states": "('TEXT_OF',)"}, "TEXT_OF"),
        ({"states": "('Document',)"}, "Document"),
        ({"states": "('City.lon',)"}, "City.lon"),
    ],
    ids=lambda v: str(v)[:40],
)
def test_one_that_cannot_be_asked_is_an_error_before_anything_is_read(package: Package, more: dict[str, str], says: str) -> None:
    package("one", **more)
    with pytest.raises(ExtensionError) as raised:
        choose(["one"])
    assert says in str(raised.value)
    assert "extractor one" in str(raised.value)


def test_one_that_is_not_installed_is_an_error(package: Package) -> None:
    with pytest.raises(ExtensionError, match="None is installed"):
        choose(["one"])
    package("two")
    with pytest.raises(ExtensionError, match="Installed are: two"):
        choose(["one", "two"])


def test_it_says_what_it_states(package: Package) -> None:
    package("one", version="'2.0+b'", states="('LINKS', 'Project', 'LINKS', 'Project.status')")
    found = described(installed()[0])
    assert (found.version, found.states, found.mark) == ("2.0+b", ("LINKS", "Project", "Project.status"), "+one@2.0+b")


def test_marks_are_told_from_our_versions() -> None:
    assert marks(f"{version()} +b@1 +a@2.0+c") == {"+b@1", "+a@2.0+c"}
    assert own(f"{version()} +b@1 +a@2") == version()
    assert marks("import") == marks("") == marks(version()) == frozenset()


def test_each_of_ours_says_what_it_states() -> None:
    assert set(KINDS) == set(ORDER)


def test_ours_are_surer_than_any_of_theirs_and_state_what_they_say() -> None:
    for source in sources([SAMPLES]).sources:
        for s in extract(read_source(source)).statements:
            name = s.extractor.partition("/")[0].partition("@")[0]
            assert s.confidence > CAP or s.extractor == "document/self@1"
            label = s.subject.partition(":")[0]
            assert s.predicate in KINDS[name] or (s.predicate.islower() and label in KINDS[name]), s


def test_all_that_is_public_is_there() -> None:
    assert all(hasattr(ingest.extension, name) for name in ingest.extension.__all__)
