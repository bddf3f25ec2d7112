"""Text of documents in pages: shown, and nothing else. What a document holds is never markup."""

from __future__ import annotations

import html

_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F), " ")
"""Characters that turn the direction of writing: they could show words in another order."""
_UNSHOWN = dict.fromkeys((*range(9), 11, 12, *range(13, 32), *range(0x7F, 0xA0), *range(0xD800, 0xE000)), "\ufffd")
"""Control characters and halves of characters, which HTML does not have."""


def one_way(text: str) -> str:
    """The text with a space for each character that turns the direction of writing."""
    return text.translate(_TURNING)


def shown(text: str) -> str:
    """Text as HTML that shows it, also within a quoted attribute."""
    return html.escape(one_way(text))


def filed(text: str) -> str:
    """As `shown`, for a page that is a file: what no such file can hold is �. A code point stays one code point."""
    return shown(text.translate(_UNSHOWN))
