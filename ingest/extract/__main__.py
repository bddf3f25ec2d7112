"""`python -m ingest.extract FILE…` prints the contract for each file: a check without the command line."""

from __future__ import annotations

import sys

from ingest.extract import extract, to_json
from ingest.read import read, sources

for found in sources(sys.argv[1:]).sources:
    sys.stdout.write(to_json(extract(read(found))) + "\n")
