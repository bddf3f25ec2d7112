"""What a sentence measures: names of indicators with the figures that are said of them.

Each clause is read from its figures leftward: the verb of reaching or of growth, then the noun
phrase that it is said of. Coordinated names share coordinated figures (A、B分别增长5%、6%); a
verb alone goes on with the name before it (A新增3公里、达到9公里).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract import _indicators as words
from ingest.extract._clauses import SIGNS
from ingest.extract._measure import Measure
from ingest.extract._phrases import AND, closed, ending, groups, names, paired, statistic
from ingest.extract._worded import unnumbered, worded
from kb.values import Quantity, quantities

_SPLIT = re.compile(r"（(?:(?![%％亿万元增降升])[^（）\n]){0,40}）|[，；。！？\n：;—]|(?<!\d),|,(?!\d)")
_BULLET = re.compile(rf"[·\s{SIGNS}]+")
_BARE = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<scale>万?亿)(?=[，。；、,;）)和]|左右|以上|$)")
_SPAN = re.compile(r"年限|寿命|年龄|里程")
"""Names of what is measured in years."""
_ADDED = re.compile(r"(?:新增|净增|增加|增|累计)+$")
_BOUND = re.compile(r"^(?:左右|以上|以内|大关|台阶|关口|规模|的(?=[^，]{2}))+(?=、|$)")
_EACH = re.compile(r"均(?!每)|都|双双")
_SPANNED = re.compile("年平?均|平均每?年|十.五”?")
"""Growth over years: an average, or since the end of a plan."""
_ROUNDED = 0.5
"""How far shares of a whole may be from 100 by rounding."""


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans between commas, semicolons and stops, which cut no bracket without figures of its own."""
    at = start
    for m in _SPLIT.finditer(text, start, end):
        if m[0][0] == "（":
            continue
        if m.start() > at:
            yield at, m.start()
        at = m.end()
    if at < end:
        yield at, end


def measures(text: str, start: int, end: int) -> list[Measure]:
    """All figures of a sentence with their indicators, in order. Level and growth are apart; `joined` joins them."""
    found: list[Measure] = []
    found.extend(_sectors(text, start, end))
    last: list[tuple[str, int]] = []
    unit: str | None = None
    row: list[tuple[str, int]] = []
    """The names of the sentence's levels so far, for growth that is stated of each in turn."""
    for s, e in clauses(text, start, end):
        if text[s - 1 : s] == "；" and s > start:
            last, unit, row = [], None, []
        if bullet := _BULLET.match(text, s, e):
            s = bullet.end()
        figures = [q for q in quantities(text, s, e) if q.unit != "kV" and not _ordinal(text, q) and not _named_by(text, q)]
        figures = sorted([*figures, *_bare(text, s, e), *worded(text, s, e)], key=lambda q: q.start)
        found.extend(_ratios(text, s, e))
        found.extend(unnumbered(text, s, e))
        if not figures:
            if told := words.TOLD.match(text, s, e):
                last, unit = names(told["name"], s), None
            continue
        reading = _Clause(text, s, e, last, unit, row)
        read = list(reading.measures(figures))
        found.extend(read)
        row += [(m.name, m.name_at) for m in read if m.value is not None and (m.name, m.name_at) not in row]
        last, unit = (reading.last, reading.unit) if read or reading.moved else ([], None)
    return sorted(found, key=lambda m: m.end)


def _ordinal(text: str, q: Quantity) -> bool:
    """第3位 is a rank, 两个万亿元 a number of steps, 三组 or 八次 a place in an order, D2761/2次 what a code ends with."""
    if text[q.start - 1 : q.start] == "/" and text[q.start - 2 : q.start - 1].isalnum():
        return True
    spelt = not text[q.start].isdigit() and q.value < 100 and q.unit in ("count", "person")
    return spelt or text[q.start - 1 : q.start] in ("第", "前") or (text[q.start - 1 : q.start] == "个" and not text[q.start].isdigit())


def _named_by(text: str, q: Quantity) -> bool:
    """Is it part of a name: 万元生产总值能耗, 65岁及以上人口, 三年行动?"""
    if q.unit == "year-of-age":
        return words.AGED.match(text, q.end) is not None
    return not text[q.start].isdigit() and words.PER_MONEY.match(text, q.start) is not None


def _bare(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Numbers in 亿 without a unit, after a name of money: GDP达7105亿."""
    for m in _BARE.finditer(text, start, end):
        if words.MONEY.search(text[max(start, m.start() - 24) : m.start()]) or text[m.start() - 1] == "、":
            yield Quantity(float(m["number"]) * (1e12 if len(m["scale"]) == 2 else 1e8), "CNY", m.start(), m.end())


def _ratios(text: str, start: int, end: int) -> Iterator[Measure]:
    """Ratios stand without a unit, and spans of schooling with that of dates: 收入比降至2.3, 受教育年限达到11年."""
    for pattern, unit in ((words.RATIO, "ratio"), (words.YEARS, "year")):
        for m in pattern.finditer(text, start, end):
            for name, where in names(m["name"], m.start()):
                if m["from"]:
                    yield Measure(name, where, start, float(m["from"]), unit, None, where, m.end("from"), True, earlier=True)
                yield Measure(name, where, start, float(m["value"]), unit, None, where, m.end(), True)


def _sectors(text: str, start: int, end: int) -> Iterator[Measure]:
    """The shares of the sectors, three figures in one, or two of the second and third: 三次产业结构调整为5:40:55."""
    for m in words.THREE.finditer(text, start, end):
        for which, earlier in (("from", True), ("now", False)):
            shares = re.split("[:：∶]", m[which]) if m[which] else []
            if abs(sum(map(float, shares)) - 100) > _ROUNDED:
                continue
            for sector, share in zip("一二三"[-len(shares) :], shares, strict=True):
                yield Measure(
                    f"第{sector}产业占比", m.start(), m.start(), float(share), "percent", None, m.start(), m.end(which), True, earlier
                )


class _Clause:
    """The reading of one clause; `last` are the names read last and `unit` their unit, for a verb that stands alone."""

    def __init__(self, text: str, start: int, end: int, last: list[tuple[str, int]], unit: str | None, row: list[tuple[str, int]]) -> None:
        self.text, self.start, self.end, self.row = text, start, end, row
        self.last, self.unit = last, unit
        self.moved = False
        """Whether the clause tells by how much an indicator changed: its name goes on."""
        self.reached: set[int] = set()
        """Where groups of figures end: a name that goes on from there stands in a row with the one before (A5万、B6亿)."""

    def measures(self, figures: list[Quantity]) -> Iterator[Measure]:
        at = self.start
        for group in groups(self.text, figures):
            yield from self._group(at, group)
            if self._qualifies(group[-1]):
                continue
            at = group[-1].end
            self.reached.add(at)

    def _qualifies(self, q: Quantity) -> bool:
        """Whether the figure only qualifies the noun after it: 百亿元以上产业链, 超千亿元的县."""
        return (
            q.unit not in ("count", "person")
            and re.match(r"(?:以上|以下|级)的?[\u4e00-\u9fff]|的[\u4e00-\u9fff]", self.text[q.end : q.end + 6]) is not None
        )

    def _group(self, at: int, group: list[Quantity]) -> Iterator[Measure]:
        lead = _BOUND.sub("", self.text[at : group[0].start])
        ends = closed(self.text, group[-1])
        if group[0].unit == "percent" and self.text[group[-1].end : group[-1].end + 1] == "的":
            return
        if group[0].unit == "percent" and (share := ending(words.SHARE_OF, lead)) and ends:
            yield from self._shares(lead[: share.start()], at, group, share["of"])
            return
        growth = ending(words.GROWTH, lead)
        if growth and group[0].unit in ("percent", "times"):
            yield from self._grown(lead[: growth.start()], at, group, growth)
            return
        if growth:
            yield from self._moved(lead[: growth.start()], at, group[0], growth["how"], ends)
            if group[0].unit == "percentage-point" or self.moved:
                return
        if (source := ending(words.FROM, lead)) is not None:
            yield from self._levels(lead[: source.start()], at, group, earlier=True)
            return
        level = ending(words.LEVEL, lead)
        if not ends and not level:
            yield from self._counted(lead, group)
            return
        vague = ending(words.VAGUE, lead)
        bare = lead[: level.start() if level else vague.start() if vague else len(lead)]
        yield from self._levels(bare, at, group, verb=level is not None, ends=ends, each=bool(level and _EACH.match(level[0])))

    def _grown(self, phrase: str, at: int, group: list[Quantity], growth: re.Match[str]) -> Iterator[Measure]:
        named, how = self._named(phrase, at, count=len(group)), growth["how"]
        each = len(group) == 1 and re.search(r"(?<!年)[均都]|双双", growth[0]) is not None
        if len(group) > len(named) and len(group) <= len(self.row) and words.IN_TURN.search(self.text, at, group[0].start):
            named = self.row[-len(group) :]
        for nth, ((name, where), q) in enumerate(paired(named, group, every=each)):
            if words.WORKS.search(name) or words.UNCOUNTED.search(name):
                continue
            change = round(q.value * (100 if q.unit == "times" else 1), 6) * (-1 if words.DOWN.search(how) else 1)
            yield Measure(
                name,
                where,
                self.start,
                None,
                "percent",
                change,
                min(where, at),
                q.end,
                q.exact,
                yearly=_SPANNED.search(growth[0]) is not None,
                paired=len(named) == len(group) > 1,
                lead=at,
                nth=(nth, len(group)),
            )

    def _moved(self, phrase: str, at: int, q: Quantity, how: str, ends: bool) -> Iterator[Measure]:
        """By how much, in its own unit, an indicator grew or fell: 常住人口比上年减少2万人."""
        named = self._named(phrase, at, q.unit)
        added = words.ADDED.search(how)
        if named and (q.unit == "percentage-point" or (added and words.ADDED_TO.search(named[-1][0]))):
            self.moved = True
        if self.moved and added and ends and q.unit != "percentage-point":
            name, where = named[-1]
            yield Measure(name + added[0], where, self.start, q.value, q.unit, None, min(where, at), q.end, q.exact, lead=at)

    def _shares(self, phrase: str, at: int, group: list[Quantity], of: str) -> Iterator[Measure]:
        """甲占全省5%: of what the phrase names, else of what was named last."""
        if len(group) > 1:
            named = self.row[-len(group) :] if words.IN_TURN.search(phrase + of) and len(self.row) >= len(group) else []
            of = words.IN_TURN.sub("", of)
        else:
            named = self._named(phrase, at)[-1:]
        for (name, where), q in zip(named, group, strict=False):
            if not words.WORKS.search(name):
                yield Measure(f"{name}占{of}比重", where, self.start, q.value, "percent", None, min(where, at), q.end, q.exact, lead=at)

    def _levels(
        self, phrase: str, at: int, group: list[Quantity], verb: bool = True, ends: bool = True, earlier: bool = False, each: bool = False
    ) -> Iterator[Measure]:
        named = self._named(phrase, at, group[0].unit, len(group))
        if not ends or (named and named[-1][0].endswith("预期目标")):
            return
        for nth, ((name, where), q) in enumerate(paired(named, group, every=each)):
            if (q.unit in words.UNMEASURED and not _SPAN.search(name)) or not statistic(name, q.unit, verb):
                continue
            shared = len(named) > 1 and len(group) == 1
            yield Measure(
                name,
                where,
                self.start,
                q.value,
                q.unit,
                None,
                min(where, at),
                q.end,
                q.exact,
                earlier,
                shared=shared,
                paired=len(named) == len(group) > 1,
                lead=at,
                nth=(nth, len(group)),
            )

    def _counted(self, lead: str, group: list[Quantity]) -> Iterator[Measure]:
        q = group[-1]
        if q.unit in ("km", "km2") and words.LAID.search(words.OPENING.sub("", lead)) and (laid := words.LAID_NOUN.match(self.text, q.end)):
            yield Measure(laid[0].lstrip("的"), laid.start(), self.start, q.value, q.unit, None, q.start, laid.end(), q.exact)
            return
        noun = words.COUNTED.match(self.text, q.end) if q.unit == "count" else None
        before = words.OPENING.sub("", AND.split(lead)[-1] or "")
        if noun and (words.COUNTING.search(before) or (not before and words.COUNTED_DID.match(self.text, noun.end()))):
            yield Measure(noun[0], noun.start(), self.start, q.value, q.unit, None, q.start, noun.end(), q.exact)

    def _named(self, phrase: str, at: int, unit: str = "percent", count: int = 1) -> list[tuple[str, int]]:
        """The indicators of a phrase; where it has none, the last ones read in the sentence."""
        bare = words.OPENING.sub("", phrase).strip("、 的")
        if not bare or re.fullmatch(r"(?:年均|五年间?|其|并|且|预期|也|均|分别|已|还|再|，|,|\s)+", bare):
            if self.unit not in (None, unit) and unit != "percent":
                return []
            added = [(_ADDED.sub("", name), where) for name, where in self.last]
            return [(n, w) for n, w in added if len(n) > 1]
        named = names(phrase, at, money=unit in ("CNY", "USD"), count=count)
        if len(named) == 1 and self.last and (named[0][0] in words.GENERIC or words.SHARE.match(named[0][0])):
            return [(self.last[-1][0] + named[0][0], self.last[-1][1])]
        if named:
            self.unit = None if unit == "percent" else unit
            newly = words.NEWLY.match(self.last[-1][0]) if at in self.reached and self.last else None
            if newly is not None and self.text[at : at + 1] in "、和及":
                named = [(n if words.NEWLY.match(n) else newly[0] + n, w) for n, w in named]
            if not words.UNCOUNTED.search(named[-1][0]):
                self.last = named if len(named) > 1 or at not in self.reached else [*self.last, *named]
        return named
