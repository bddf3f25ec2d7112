"""The province of the document, where the text names its organs by their level alone: 省人民政府, 自治区党委."""

from __future__ import annotations

import re
from collections.abc import Collection

from ingest.resolve._places import Place
from kb.gazetteer import ancestors, divisions

_ORGAN = "(?:党委|委|人民政府|政府|人大|政协|直机关|[\u4e00-\u9fff]{2,6}(?:厅|委(?!员)|局))"
_NOT_OWN = "(?<![\u4e00-\u9fff])|(?<=[由经报在与和及对向按把请待是的]|[据照过])"
_LEVELS = {
    "自治区": re.compile(f"(?:{_NOT_OWN})自治区{_ORGAN}"),
    "省": re.compile(f"(?:{_NOT_OWN})省{_ORGAN}"),
}


def own_levels(text: str, home: str | None, named: Collection[str]) -> list[Place]:
    """The first word for the province of `home` that the text does not name (`named`: keys); at most one."""
    top = (home, *ancestors(home))[-1] if home else None
    if top is None or top in named:
        return []
    name = divisions()[top.partition(":")[2]].name
    for level, organs in _LEVELS.items():
        if name.endswith(level) and (m := organs.search(text)):
            return [Place(m.start(), m.end(), top, "level", 0.8)]
    return []
