"""The explorer: questions of the library in the browser, each row with its sentence.

`app.py` is the page that `kb explore` starts. May live here: widgets and words. `_load` is the
only module that reads the graph; views take values and never load. Text of documents is never
HTML: it is escaped before it is marked.
"""
