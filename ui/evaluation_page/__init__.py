"""The page of an evaluation: every document's text with what was found, missed and made up, in its place.

One file that needs nothing else: style and script are in it, and nothing is fetched. Texts come
from anywhere and are escaped; the page's own policy lets no other script run. May live here:
this page. May not: scoring, reading, writing.
"""

from ui.evaluation_page._page import MARK, page

__all__ = ["MARK", "page"]
