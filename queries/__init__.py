"""The library of questions: one `.cypher` file each, with a header that says all about it.

May live here: the files, the catalogue, the resolving of parameters, the runner. May not:
writing (a query runs through a `Reader`), printing, Cypher made from parts of parameters.
"""

from queries._catalogue import Query, catalogue, find
from queries._header import Parameter
from queries._parameters import Resolved, entity, names, resolve
from queries._runner import Loaded, Result, run

__all__ = ["Loaded", "Parameter", "Query", "Resolved", "Result", "catalogue", "entity", "find", "names", "resolve", "run"]
