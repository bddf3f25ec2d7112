"""Which worker runs a test: all tests on one release of Neo4j the same, any other the next that is free.

So each release has one server in a session. The scheduler's own way to say this (`loadgroup`)
writes the group into a test's id, which pytest 9.2 does not read: here the id's parameter tells.
"""

from __future__ import annotations

import re

from xdist.scheduler import LoadScopeScheduling

from tests.servers.neo4j import RELEASES

_RELEASE = re.compile(rf"\[({'|'.join(map(re.escape, RELEASES))})(?:-|\])")


def group(test: str) -> str:
    """What is given out as a whole: the release that the test with this id runs on, or the test."""
    found = _RELEASE.search(test)
    return found[1] if found else test


class OneServerEach(LoadScopeScheduling):
    """Gives out the groups, the largest first."""

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)
