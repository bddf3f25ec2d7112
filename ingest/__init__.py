"""Documents in: read → segment → extract → resolve → load.

Each step is a package with types of its own; a value passed on is frozen and nothing reaches
back. May live here: what turns a file into an `Extraction` and brings it to the store. May
not: Cypher (`kb.store`), questions (`queries`), printing (`ui`).
"""
