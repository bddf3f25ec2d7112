"""The ground that everything stands on: vocabulary, identity, values, places, graph, store.

May live here: what a city, a statement or a graph *is*, without knowing how documents are
read or questions asked. May not: reading of files (`ingest`), questions (`queries`),
printing or widgets (`ui`). `kb` imports none of the other packages.
"""

__version__ = "0.1.0"
