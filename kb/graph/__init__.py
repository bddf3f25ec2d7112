"""The graph behind Bolt: the local server, connections, schema.

May live here: how to reach a graph and what its schema is. May not: what is stored in it
(`kb.store`).
"""

from kb.graph import local_graph
from kb.graph._connection import Reader, Transaction, Writer, connect_reader, connect_writer
from kb.graph._locks import locked
from kb.graph._schema import MIGRATIONS, FullText, Migration

__all__ = [
    "MIGRATIONS",
    "FullText",
    "Migration",
    "Reader",
    "Transaction",
    "Writer",
    "connect_reader",
    "connect_writer",
    "local_graph",
    "locked",
]
