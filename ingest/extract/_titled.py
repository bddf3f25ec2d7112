"""What a title is for beside the places and areas that stand in it by name.

An area by the short form of a name that the text has in full (洋浦 for 洋浦经济开发区), neighbours by
the initials of cities that the text names (甲乙毗邻地区), the place of the body whose title says 全省.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.extract._draft import Draft, Mention
from kb.gazetteer import divisions
from kb.vocabulary import AREAS, PLACES

_KIND = re.compile(
    r"(?:国家级|国家)?(?:[\u4e00-\u9fff]{0,2}深度合作区|经济(?:技术)?开发区|高新技术产业开发区|经开区|高新区|保税港区|综合保税区|自由贸易(?:试验区|港)|自贸(?:试验区|港)|新区)$"
)
_NEIGHBOURS = re.compile(r"(?P<row>[\u4e00-\u9fff]{2})(?:毗邻|跨界|交界|接壤)")
_WHOLE = re.compile(r"全[省市区县州]")
_GOES_ON = re.compile("(?:高质量|一体化?|融合|创新|协同)*(?:发展|建设|开发|开放|改革)|[、与和]")
_LEAST, _LONGEST = 2, 6


@dataclass(frozen=True, slots=True)
class Titled:
    """The names of one text: short name → key of the only area called so in short; initial → keys of the cities and provinces."""

    text: str
    areas: Mapping[str, str]
    initials: Mapping[str, list[str]]

    @classmethod
    def of(cls, draft: Draft) -> Titled:
        by: dict[str, list[str]] = {}
        for key in draft.keys(AREAS):
            name = str(draft.property(key, "name") or "")
            short = _KIND.sub("", name)
            if short != name and len(short) >= _LEAST:
                by.setdefault(short, []).append(key)
        initials: dict[str, list[str]] = {}
        for key in draft.keys(("City", "Province")):
            division = divisions().get(key.partition(":")[2])
            if division is not None:
                initials.setdefault(division.short[0], []).append(key)
        return cls(draft.text, {short: keys[0] for short, keys in by.items() if len(keys) == 1}, initials)

    def by_short_name(self, start: int, end: int, inside: list[Mention]) -> Iterator[str]:
        """Keys of areas that the title calls by their names without the word of their kind."""
        for m in _GOES_ON.finditer(self.text, start, end):
            for size in range(_LEAST, _LONGEST + 1):
                at = m.start() - size
                key = self.areas.get(self.text[at : m.start()]) if at >= start else None
                if key is not None and not any(k.start < m.start() and at < k.end for k in inside):
                    yield key

    def by_initials(self, start: int, end: int, inside: list[Mention]) -> Iterator[str]:
        """Keys of the cities of the text, each the only one of its initial, that a pair of initials in the title stands for."""
        m = None if inside else _NEIGHBOURS.search(self.text, start, end)
        pair = [self.initials.get(c, []) for c in m["row"]] if m is not None else []
        if pair and all(len(keys) == 1 for keys in pair) and pair[0] != pair[1]:
            yield from (keys[0] for keys in pair)


def of_issuer(draft: Draft, start: int, subject: int, end: int) -> str | None:
    """Key of the place whose body gave it (甲省人民政府关于促进全省…的意见), where the title is about all of it."""
    whole = _WHOLE.search(draft.text, subject, end)
    bodies = [m for m in draft.mentions_in(start, subject, PLACES) if m.end < subject]
    name = divisions().get(bodies[-1].key.partition(":")[2]) if whole and bodies else None
    return bodies[-1].key if name is not None and whole is not None and name.name.endswith(whole[0][-1]) else None
