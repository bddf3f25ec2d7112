"""`python -m benchmarks [NAME …] [--corpus FOLDER]`: run the named measurements, all without a name."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

NAMES = ("extract", "sentences", "workers", "large", "load", "faults")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parent.parent / "samples")
    parser.add_argument("--largest", type=int, help="extract: up to how many times the corpus its growth is measured (8)")
    parser.add_argument("--megabytes", type=float, help="large: the size of the one file (2)")
    given = parser.parse_args()
    unknown = set(given.names) - set(NAMES)
    if unknown:
        parser.error(f"no measurement is called {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    sizes = {"extract": {"largest": given.largest}, "large": {"megabytes": given.megabytes}}
    for name in given.names or NAMES:
        options = {option: value for option, value in sizes.get(name, {}).items() if value is not None}
        sys.stdout.write(f"{name} ({given.corpus.name})\n")
        for what, figure in importlib.import_module(f"benchmarks.{name}").measure(given.corpus, **options).items():
            sys.stdout.write(f"  {what:50} {figure:14,.2f}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
