"""Whatever an extractor of others does, the document is extracted as without it, and it is said why."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import psutil
import pytest

from ingest.extension import NONE, Chosen, Fault, choose, close, extract_with
from ingest.extract import extract
from tests.ingest.extension.texts import TEXT, read

On = Callable[..., Chosen]
GOOD = """
quote = document.find('绵阳市和德阳市看好沱江科创园')
park = Named('Project', document.find('沱江科创园'))
yield Relation(park, 'LINKS', 'City:510700', quote, rule='park', confidence=0.9)
yield Relation(park, 'LINKS', 'City:510600', quote, rule='park', confidence=0.3)
"""
BAD = {
    "raises": (GOOD + "raise ValueError('no way')", Fault.ERROR, "ValueError: no way (made_"),
    "leaves": (GOOD + "raise SystemExit(3)", Fault.ERROR, "SystemExit: 3"),
    "cannot-say-why": ("class E(Exception):\n    def __str__(self): raise RuntimeError\nraise E", Fault.ERROR, "cannot be shown"),
    "recurses": (GOOD + "f = lambda: f()\nf()", Fault.ERROR, "RecursionError"),
    "ends-its-process": (GOOD + "import os; os._exit(0)", Fault.ENDED, "process ended"),
    "crashes": (GOOD + "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", Fault.ENDED, "process ended"),
    "gives-no-facts": ("return 3", Fault.ERROR, "TypeError"),
    "gives-nothing": ("return None", Fault.ERROR, "TypeError"),
    "gives-text": (GOOD + "yield 'LINKS'", Fault.TYPE, "str stands where"),
    "gives-a-dict": (GOOD + "yield {'@': 'Relation'}", Fault.TYPE, "dict"),
    "gives-a-list-for-a-tuple": (GOOD + "yield Agreement(quote, 'agreement', [quote], quote)", Fault.TYPE, "list"),
    "gives-its-own-class": (GOOD + "import dataclasses\nyield dataclasses.make_dataclass('Fact', [])()", Fault.TYPE, "Fact"),
    "gives-no-number": (GOOD + "yield Relation(park, 'LINKS', 'City:510700', quote, confidence=float('nan'))", Fault.TYPE, "nan"),
    "gives-a-flag-for-an-offset": (GOOD + "yield Named('Project', Quote('绵阳市', True))", Fault.TYPE, "bool"),
    "gives-a-label-that-is-none": (GOOD + "yield Named('Planet', quote)", Fault.TYPE, "Literal"),
    "gives-a-modality-that-is-none": (GOOD + "yield Relation(park, 'LINKS', park, quote, modality='maybe')", Fault.TYPE, "Modality"),
    "points-before-the-text": (GOOD + "yield Named('Project', Quote('甲', -1))", Fault.OFFSETS, "outside"),
    "points-behind-the-text": (GOOD + "yield Named('Project', Quote('甲', len(document.text)))", Fault.OFFSETS, "outside"),
    "points-outside-in-a-party": (
        GOOD + "yield Agreement(quote, 'agreement', (Named('Project', Quote('甲', 1 << 40)),), quote)",
        Fault.OFFSETS,
        "outside",
    ),
    "goes-on-and-on": ("while True: yield Omitted('more')", Fault.SIZE, "facts"),
    "answers-too-much": ("yield Omitted('x' * (80 << 20))", Fault.SIZE, "bytes"),
    "never-ends": (GOOD + "while True: pass", Fault.TIME, "1.5 s"),
    "sleeps": ("import time; time.sleep(600)\n" + GOOD, Fault.TIME, "1.5 s"),
}


@pytest.mark.parametrize("name", BAD)
def test_all_that_a_bad_one_proposed_is_dropped(chosen: On, name: str) -> None:
    body, fault, says = BAD[name]
    on = chosen(body, seconds=1.5 if fault is Fault.TIME else 20.0)
    began = time.monotonic()
    found, [heard] = extract_with(read(), on)
    assert time.monotonic() - began < 15
    assert found == extract(read())
    assert (heard.fault, heard.taken, heard.known, heard.done) == (fault, 0, 0, False)
    assert says in heard.message
    assert heard.message.isprintable()


def test_what_stands_the_check_is_told_apart_from_ours_and_less_sure(chosen: On) -> None:
    found, [heard] = extract_with(read(), chosen(GOOD))
    ours = extract(read())
    assert all(s in found.statements for s in ours.statements)
    added = [s for s in found.statements if s not in ours.statements]
    assert (heard.taken, heard.dropped, heard.fault) == (2, (), None)
    assert {(s.predicate, s.object, s.confidence, s.extractor) for s in added if s.predicate == "LINKS"} == {
        ("LINKS", "City:510700", 0.4, "test-one/park@1"),
        ("LINKS", "City:510600", 0.3, "test-one/park@1"),
    }
    assert {s.extractor for s in added} == {"test-one/park@1", "test-one/mentions@1"}
    assert max(s.confidence for s in added) <= 0.4
    for s in added:
        assert TEXT[s.start : s.end].strip()
    assert found.document.extractor == f"{ours.document.extractor} +test-one@1"


def test_without_any_it_is_our_own_extraction(chosen: On) -> None:
    chosen(GOOD)
    assert extract_with(read(), NONE) == (extract(read()), ())


def test_the_next_document_is_asked_about_after_a_bad_one(chosen: On) -> None:
    on = chosen("if '德阳' in document.text: import os; os._exit(1)\nyield Named('Project', document.find('甲乙科创园'))")
    assert extract_with(read(), on)[1][0].fault is Fault.ENDED
    found, [heard] = extract_with(read("绵阳市建设甲乙科创园。\n"), on)
    assert (heard.fault, heard.taken) == (None, 1)
    assert "Project:甲乙科创园" in {e.key for e in found.entities}


def test_no_alias_reaches_the_extraction(chosen: On) -> None:
    """It changes what it was given, what it gave, and kb's own tables: in its process, and nowhere else."""
    body = """
    import kb.vocabulary, kb.values, ingest.extension._check as check
    facts = []
    quote = document.find('绵阳市和德阳市看好沱江科创园')
    facts.append(Named('Project', document.find('沱江科创园')))
    object.__setattr__(document, 'text', '甲' * 10_000)
    object.__setattr__(document.found[0], 'key', 'City:110000')
    kb.vocabulary.RELATIONS.clear()
    check.CAP = 1.0
    yield from facts
    object.__setattr__(facts[0], 'label', 'Agreement')
    facts.clear()
    """
    on = chosen(body)
    for _ in range(2):
        found, [heard] = extract_with(read(), on)
        assert heard.taken == 1
        assert "Project:沱江科创园" in {e.key for e in found.entities}
        ours = extract(read())
        assert all(s in found.statements for s in ours.statements)
        assert max(s.confidence for s in found.statements if s.extractor.startswith("test-one/")) == 0.4


def test_what_it_prints_or_leaves_running_is_in_nobodys_way(chosen: On, capfd: pytest.CaptureFixture[str]) -> None:
    top = "import threading, time, os, sys"
    body = """
    print('to the terminal'); sys.stderr.write('and here'); os.write(1, b'and there')
    threading.Thread(target=time.sleep, args=(60,)).start()
    yield Named('Project', document.find('沱江科创园'))
    """
    _, [heard] = extract_with(read(), chosen(body, top=top))
    assert heard.taken == 1
    assert capfd.readouterr() == ("", "")


def test_an_answer_to_another_question_does_not_count(chosen: On) -> None:
    """It finds the socket and writes an answer of its own, before or after its time."""
    body = """
    import os, json, struct, stat
    forged = json.dumps({'id': 1, 'facts': []}).encode()
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode): os.write(fd, struct.pack('>Q', len(forged)) + forged)
        except OSError: pass
    return ()
    """
    on = chosen(body)
    first = extract_with(read(), on)[1][0]
    second = extract_with(read(), on)[1][0]
    assert first.taken == second.taken == 0
    assert extract_with(read(), on)[0].statements == extract(read()).statements


def test_a_child_of_its_own_ends_with_it(chosen: On) -> None:
    body = """
    import subprocess, sys, time
    child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])
    raise ValueError(f'pid {child.pid} ')
    """
    on = chosen(body)
    _, [heard] = extract_with(read(), on)
    pid = int(heard.message.partition("pid ")[2].split()[0])
    os.kill(pid, 0)
    close()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and _runs(pid):
        time.sleep(0.05)
    assert not _runs(pid)


def _runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_its_own_omissions_are_counted_and_may_ask_for_another_try(chosen: On) -> None:
    body = "yield Omitted('no answer\\x1b[31m', 3, retry=True); yield Omitted('', -5); yield Omitted('', 2); yield from ()"
    found, [heard] = extract_with(read(), chosen(body))
    assert heard.dropped == (("no answer[31m", 3), ("no reason given", 2))
    assert (heard.done, heard.fault) == (False, None)
    assert found.document.extractor == extract(read()).document.extractor


def test_settings_of_kb_are_not_handed_on(chosen: On, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_GRAPH_PASSWORD", "secret")
    _, [heard] = extract_with(read(), chosen("import os; yield Omitted(','.join(n for n in os.environ if n.startswith('KB_')) or 'none')"))
    assert heard.dropped == (("none", 1),)


def test_the_time_to_start_is_not_a_document_s(chosen: On) -> None:
    on = chosen("yield Named('Project', document.find('沱江科创园'))", top="import time; time.sleep(2)", seconds=1.5)
    assert extract_with(read(), on)[1][0].taken == 1


def test_none_of_two_sees_or_changes_what_the_other_proposes(package: Callable[..., str]) -> None:
    package("one", GOOD)
    package("two", "yield Omitted(' '.join(f.key for f in document.found if '科创园' in f.key) or 'unseen')\n" + GOOD)
    found, heard = extract_with(read(), choose(["two", "one"], 20))
    assert [(h.name, h.taken, h.known) for h in heard] == [("one", 2, 0), ("two", 0, 2)]
    assert heard[1].dropped == (("unseen", 1),)
    assert found.document.extractor.endswith(" +one@1 +two@1")


def test_ctrl_c_ends_the_extractor_and_goes_on_its_way(chosen: On) -> None:
    on = chosen("import time; time.sleep(600)", seconds=60)
    former = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 1.0)
    try:
        with pytest.raises(KeyboardInterrupt):
            extract_with(read(), on)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)
    assert extract_with(read(), NONE)[0] == extract(read())
