"""People's ways in: the command line `kb` (`ui.cli`) and the explorer (`ui.explorer`).

May live here: words for people, tables, widgets. May not: rules of extraction, Cypher. Views
take values and never load.
"""
