"""`python -m tests.gold.frame [--half HALF] [--errors [CODE]] [--markdown]`: precision, recall and F1 of each code."""

from __future__ import annotations

import argparse
import sys

from kb.vocabulary import FIELDS, MECHANISMS
from tests.gold.frame import HALVES, Score, Sentence, fields_found, macro, mechanisms_found, scores, sentences

_ROW = "{:24} {:>9} {:>7} {:>6} {:>7} {:>6}\n"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.gold.frame", description=__doc__)
    parser.add_argument("--half", choices=HALVES, action="append", help="only this half")
    parser.add_argument("--errors", nargs="?", const="", metavar="CODE", help="list what is missed (-) and made up (+)")
    parser.add_argument("--markdown", action="store_true", help="the tables of docs/extraction.md")
    given = parser.parse_args()
    if given.markdown:
        _markdown()
        return 0
    for half in given.half or HALVES:
        if given.errors is not None:
            _errors([s for s in sentences() if s.half == half], given.errors)
            continue
        for what, by_code in zip(("fields", "mechanisms"), scores(half), strict=True):
            _table(f"{what}, {half} half", by_code)
    return 0


def _table(title: str, by_code: dict[str, Score]) -> None:
    sys.stdout.write(f"{title}: macro F1 {macro(by_code):.3f}\n")
    sys.stdout.write(_ROW.format("code", "precision", "recall", "F1", "wanted", "found"))
    for code, s in by_code.items():
        sys.stdout.write(_ROW.format(code, f"{s.precision:.2f}", f"{s.recall:.2f}", f"{s.f1:.2f}", s.wanted, s.found))


def _markdown() -> None:
    """Tables with the rates of both halves beside each other."""
    tuning, held = scores("tuning"), scores("held")
    names = (FIELDS, {code: name for code, (_, name) in MECHANISMS.items()})
    for names_of, first, second in zip(names, tuning, held, strict=True):
        sys.stdout.write("| code | 名称 | P, R (tuning) | P, R (held) |\n| --- | --- | --- | --- |\n")
        for code, name in names_of.items():
            a, b = first[code], second[code]
            sys.stdout.write(f"| `{code}` | {name} | {a.precision:.2f}, {a.recall:.2f} | {b.precision:.2f}, {b.recall:.2f} |\n")
        sys.stdout.write(f"| macro F1 | | {macro(first):.2f} | {macro(second):.2f} |\n\n")


def _errors(chosen: list[Sentence], code: str) -> None:
    for s in chosen:
        for kind, wanted, found in (("F", s.fields, fields_found(s)), ("M", s.mechanisms, mechanisms_found(s.text))):
            wrong = sorted(f"-{c}" for c in wanted - found) + sorted(f"+{c}" for c in found - wanted)
            if any(code in w for w in wrong):
                sys.stdout.write(f"{kind} {' '.join(wrong)} [{','.join(sorted(wanted))}]  {s.text}\n")


if __name__ == "__main__":
    sys.exit(main())
