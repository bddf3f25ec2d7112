"""`python -m ingest.extract FILE…` prints the contract for each file: a check without the command line.

Exit status 0 all done; 1 some failed, each named on stderr; 2 none could be done.
"""

from __future__ import annotations

import sys

from ingest.extract import extract, to_json
from ingest.read import read, sources
from kb.errors import ReadError

found = sources(sys.argv[1:])
failed = list(found.problems)
done = 0
for source in found.sources:
    try:
        sys.stdout.write(to_json(extract(read(source))) + "\n")
        done += 1
    except ReadError as error:
        failed.append(error)
sys.stderr.writelines(f"{error}\n" for error in failed)
sys.exit(2 if not done else 1 if failed else 0)
