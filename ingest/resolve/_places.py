"""Choose among a name's candidates.

In this order: the division whose ancestor stands directly before the name (四川省成都市); the
only candidate; the only one within the document's own place, then its province; the only one
whose ancestor the passage, then the document, names; a province before a city, a city before a
county of the same short name. Otherwise the name stays unresolved.

Short names of county-level divisions need support: the document's own province, a parent named
nearby, or other places beside them in a list; what was supported once holds for the document.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb.gazetteer import Match, ancestors, divisions, hidden, words
from kb.vocabulary import PLACES

NEAR = 60
"""Code points within which a parent named before supports a county's short name."""

_LIST = re.compile(r"[、和与及或至到经—–-]|以及|途经|经由")

_WORDS = frozenset(("新城区", "城区", "郊区", "矿区", "东区", "西区"))
"""Full names of districts that are ordinary words: read only behind their city's name, or in its own documents."""
_COUNTIES = re.compile(r"(?:、[^，。；]{0,20})?等?[\d两三四五六七八九十]*个?(?:县市|区县|县(?!域))")
"""What follows a list of counties: 等14个县市."""
_ZONED = re.compile("(?:国家)?(?:级)?(?:经开区|高新区|综保区|经济(?:技术)?开发区|高新技术产业开发区|综合保税区)")
"""What zones of a county are called by its name."""
_COUNTED = re.compile(r"(?:下辖|所辖|辖|的)?[\d一二三四五六七八九十]{1,3}个?县(?![级城域])")
"""Behind a name that a prefecture shares with a county: 甲3县5乡."""
_PROVINCES = re.compile("[、和与及]|以及")
_LINED = re.compile("(?:高速|城际|快速)?(?:铁路|公路|通道)|高铁|高速|城际|快速路|客专|[^，。；、]{0,4}大桥|段(?![时落])")
"""What makes of 甲至乙 a line with its ends."""


_TO = frozenset("至到")


@dataclass(frozen=True, slots=True)
class Place:
    """A name with the one place it means."""

    start: int
    end: int
    key: str
    form: str
    confidence: float


def resolve(matches: Sequence[Match], home: str | None, year: int | None, text: str) -> tuple[list[Place], int]:
    """The places that the matches mean, and how many names stayed unresolved.

    `home` is the key of the document's own place, `year` the document's.
    """
    state = _State(text, home, year, matches)
    first = [state.choose(i) for i in range(len(matches))]
    supported = {m.surface: p.key for m, p in zip(matches, first, strict=True) if p is not None and m.form == "county"}
    found, unresolved = [], 0
    for match, place in zip(matches, first, strict=True):
        if place is None and match.form == "county" and match.surface in supported and match.surface not in words().weak:
            place = Place(match.start, match.end, supported[match.surface], match.form, 0.75)
        if place is None and match.form == "county":
            place = _own_inside(match, state.home, text)
        if place is not None:
            found.append(place)
        elif match.form != "county":
            unresolved += 1
    return found, unresolved


def _inside(one: Match, other: Match) -> bool:
    """Can `one` be a place in `other`?"""
    return any(k in ancestors(key) for key in one.keys for k in other.keys)


def _own_inside(match: Match, home: Collection[str], text: str) -> Place | None:
    """The document's own place that begins inside a county's name which is not meant: 海南 in 兴海南."""
    own = hidden(text, match.start, match.end) if home else None
    meant = [k for k in own.keys if k in home] if own is not None else []
    return Place(own.start, own.end, meant[0], own.form, 0.75) if own is not None and len(meant) == 1 and match.end < own.end else None


def _district(match: Match) -> bool:
    """Is it a city's district by all that it may be? A line between two provinces ends in none of the short name."""
    return match.form == "county" and all(divisions()[k.partition(":")[2]].name.endswith("区") for k in match.keys)


class _State:
    """What is known while the names of one document are gone through in order."""

    def __init__(self, text: str, home: str | None, year: int | None, matches: Sequence[Match]) -> None:
        self.text, self.matches, self.year = text, matches, year
        self.home = (home, *ancestors(home)) if home else ()
        self.named: dict[str, int] = {}
        """Key → end of its last mention."""
        self.last: Place | None = None
        sure = [m.keys[0] for m in matches if len(m.keys) == 1 and m.form in ("full", "short")]
        self.zones = {b.surface for a, b in pairwise(matches) if a.end == b.start and b.surface.endswith("新区") and not _inside(b, a)}
        """Names of districts that the text gives to a zone of another city: 甲市滨海新区."""
        self.everywhere = {k for key in sure for k in (key, *ancestors(key))}

    def choose(self, i: int) -> Place | None:
        match = self.matches[i]
        key, confidence = self._key(match, i)
        if key is None:
            return None
        place = Place(match.start, match.end, key, match.form, confidence)
        self.last = place
        for k in (key, *ancestors(key)):
            self.named[k] = match.end
        return place

    def _key(self, match: Match, i: int) -> tuple[str | None, float]:
        if match.form == "area" or match.keys[0].partition(":")[0] not in PLACES:
            return match.keys[0], 0.97
        keys = match.keys
        if match.until is not None and self.year is not None and self.year > match.until + 30:
            return None, 0.0
        if self.last is not None and self.last.end == match.start:
            below = [k for k in keys if self.last.key in ancestors(k)]
            if len(below) == 1:
                return below[0], 0.98
        beside = self._beside_sibling(match) if match.surface in _WORDS else None
        if beside is not None:
            return beside, 0.9
        if (match.surface in self.zones and not self._told(i)) or (
            match.surface in _WORDS and not any(one in ancestors(k) for k in keys for one in self.home[:-1])
        ):
            return None, 0.0
        if match.form == "county" and not self._supported(match, i):
            return None, 0.0
        if len(keys) == 1:
            return keys[0], 0.95 if match.form in ("full", "short") else 0.85
        return self._among(keys, match, i)

    def _beside_sibling(self, match: Match) -> str | None:
        """The district of the city that the item before it in the list belongs to: 甲市城区、郊区."""
        if self.last is None or self.text[self.last.end : match.start] not in ("、", "和", "与", "及"):
            return None
        above = ancestors(self.last.key)[:1]
        siblings = [k for k in match.keys if above and ancestors(k)[:1] == above and above[0].startswith("City")]
        return siblings[0] if len(siblings) == 1 else None

    def _with_provinces(self, i: int) -> bool:
        """Does the list go on to or from a province: 辽宁、吉林?"""
        for other in (i - 1, i + 1):
            if 0 <= other < len(self.matches):
                m, n = self.matches[min(i, other)], self.matches[max(i, other)]
                beside = self.matches[other].keys
                if len(beside) == 1 and beside[0].startswith("Province") and _PROVINCES.fullmatch(self.text[m.end : n.start]):
                    return True
        return False

    def _among(self, keys: Sequence[str], match: Match, i: int) -> tuple[str | None, float]:
        upper = [k for k in keys if k.startswith("Province")]
        if len(upper) == 1 and match.form == "short" and self._with_provinces(i):
            return upper[0], 0.9
        above = [k for k in keys if k.startswith("City") and any(k in ancestors(other) for other in keys)]
        if len(above) == 1 and _COUNTED.match(self.text, match.end):
            return above[0], 0.9
        if match.form == "short" and _COUNTIES.match(self.text, match.end):
            keys = [k for k in keys if k.startswith("District")] or keys
            if len(keys) == 1:
                return keys[0], 0.8
        for one in self.home:
            if one in keys:
                return one, 0.9
            own = [k for k in keys if one in ancestors(k)]
            if len(own) == 1:
                return own[0], 0.9
            if own:
                keys = own
        if match.form == "short":
            keys = [k for k in keys if not k.startswith("District")] or keys
            if len(keys) == 1:
                return keys[0], 0.9
        for level in (0, 1):
            near = [k for k in keys if self._named_near(ancestors(k)[level : level + 1], match.start)]
            if len(near) == 1:
                return near[0], 0.85
        somewhere = [k for k in keys if any(a in self.everywhere for a in ancestors(k))]
        if len(somewhere) == 1 and match.form in ("full", "historic"):
            return somewhere[0], 0.75
        for label in ("Province", "City"):
            upper = [k for k in keys if k.startswith(label)]
            if len(upper) == 1 and match.form in ("short", "english"):
                return upper[0], 0.85
        return None, 0.0

    def _told(self, i: int) -> bool:
        """Does its city stand in brackets behind it: 滨海新区（天津）?"""
        after = self.matches[i + 1] if i + 1 < len(self.matches) else None
        return after is not None and self.text[self.matches[i].end : after.start] in ("（", "(") and _inside(self.matches[i], after)

    def _named_near(self, keys: Sequence[str], at: int) -> bool:
        return any(self.named.get(key, -1_000) > at - 400 for key in keys)

    def _among_initials(self, match: Match, i: int) -> bool:
        """Is it an item of a list of initials (甲乙、丙丁等高速), and so initials itself?"""
        before = self.matches[i - 1] if i else None
        return before is not None and before.end - before.start == 1 and self.text[before.end : match.start] == "、"

    def _supported(self, match: Match, i: int) -> bool:
        if self._among_initials(match, i):
            return False
        weak = match.surface in words().weak
        parents = [a for k in match.keys for a in ancestors(k)]
        close = any(self.named.get(a, -1_000) > match.start - NEAR for a in parents)
        listed = self._listed(match, i)
        own = any(a in self.home for a in parents)
        if (own and _ZONED.match(self.text, match.end)) or (len(match.keys) == 1 and self._ends_a_line(match, i)):
            return True
        if weak and listed and len(match.keys) == 1 and _COUNTIES.match(self.text, match.end):
            return True
        if weak:
            return listed and (close or own)
        if listed or close:
            return True
        city = any(divisions()[k.partition(":")[2]].name.endswith("市") for k in match.keys)
        return own or (city and len(match.keys) == 1)

    def _ends_a_line(self, match: Match, i: int) -> bool:
        """Is it the far end of a line: 甲市至乙高铁?"""
        before = self.matches[i - 1] if i else None
        to = before is not None and self.text[before.end : match.start] in ("至", "到")
        return to and _LINED.match(self.text, match.end) is not None

    def _listed(self, match: Match, i: int) -> bool:
        """Does a comma of enumeration or a conjunction join it to another place?"""
        for other in (i - 1, i + 1):
            if not 0 <= other < len(self.matches):
                continue
            m = self.matches[other]
            if (
                m.surface in words().weak
                and not (other < i and self.last is not None and self.last.start == m.start)
                and not _COUNTIES.match(self.text, m.end)
            ):
                continue  # no company, unless it has found some itself
            between = self.text[m.end : match.start] if other < i else self.text[match.end : m.start]
            certain = len(m.keys) == len(match.keys) == 1 and not (between in _TO and _district(match))
            if _LIST.fullmatch(between) and (m.form != "county" or certain or self._same_province(m, match)):
                return True
        return False

    def _same_province(self, one: Match, two: Match) -> bool:
        def provinces(m: Match) -> set[str]:
            return {ancestors(k)[-1] for k in m.keys if ancestors(k)}

        return bool(provinces(one) & provinces(two))
