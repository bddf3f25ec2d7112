"""What a sentence measures: names of indicators with the figures that are said of them.

Each clause is read from its figures leftward: the verb of reaching or of growth, then the noun
phrase that it is said of. Coordinated names share coordinated figures (A、B分别增长5%、6%); a
verb alone goes on with the name before it (A新增3公里、达到9公里).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.extract import _indicators as words
from kb.values import Quantity, quantities

_SPLIT = re.compile(r"[，；。！？\n：;—]|(?<!\d),|,(?!\d)")
_AND = re.compile(r"[、和与及](?!以[上下])")
_RATIO = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,12}比)(?P<verb>[\u4e00-\u9fff]{0,4}?(?:降|缩小|下降|扩大)?(?:至|到|为))(?P<value>\d\.\d+)(?![\d%％万亿∶:：])")
_JOINT = re.compile(r"(?:左右|以上|以内|多)?[、和与及]")
_UNMEASURED = frozenset({"hour", "minute", "day", "month", "points", "year-of-age", "times", "percentage-point", "°C", "kV"})
_ADDED = re.compile(r"(?:新增|净增|增加|增|累计)+$")
_BOUND = re.compile(r"^(?:左右|以上|以内|大关|台阶|关口|规模|的(?=[^，]{2}))+(?=、|$)")
_EACH = re.compile(r"均|都")
_TAIL = re.compile(r"(?:分别|累计|总计|合计|均|都|共|已|将|各|全部|一般|约|也|又|的|新|达|仅)+$")
_GREATEST_NAME = 36


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of one indicator: `value` None where only growth is stated (`change`, percent).

    `name_at` is where the indicator's name begins, `clause` where its clause does;
    `start`–`end` span from the name to the figure. `earlier` marks the first of 从…增至…,
    `yearly` growth that is an average over years.
    """

    name: str
    name_at: int
    clause: int
    value: float | None
    unit: str
    change: float | None
    start: int
    end: int
    exact: bool
    earlier: bool = False
    yearly: bool = False


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans between commas, semicolons and stops."""
    at = start
    for m in _SPLIT.finditer(text, start, end):
        if m.start() > at:
            yield at, m.start()
        at = m.end()
    if at < end:
        yield at, end


def measures(text: str, start: int, end: int) -> list[Measure]:
    """All figures of a sentence with their indicators, in order. Level and growth are apart; `joined` joins them."""
    found: list[Measure] = []
    topic: tuple[str, int] | None = None
    for s, e in clauses(text, start, end):
        figures = [q for q in quantities(text, s, e) if q.unit != "kV" and not _ordinal(text, q)]
        found.extend(_ratios(text, s, e))
        if not figures:
            continue
        reading = _Clause(text, s, e, topic)
        found.extend(reading.measures(figures))
        topic = reading.topic
    return found


def joined(found: list[Measure]) -> list[Measure]:
    """A level and the growth stated right after it as one measure."""
    out: list[Measure] = []
    for m in found:
        at = next((i for i in range(len(out) - 1, max(-1, len(out) - 7), -1) if _completes(out[i], m)), None)
        if at is None:
            out.append(m)
        else:
            out[at] = replace(out[at], change=m.change, end=m.end if at == len(out) - 1 else out[at].end)
    return out


def _completes(level: Measure, growth: Measure) -> bool:
    return growth.value is None and level.value is not None and level.change is None and level.name == growth.name and level.name_at == growth.name_at


def _ordinal(text: str, q: Quantity) -> bool:
    """第3位 is a rank, 两个万亿元 a number of steps."""
    return text[q.start - 1 : q.start] == "第" or (text[q.start - 1 : q.start] == "个" and not text[q.start].isdigit())


def _ratios(text: str, start: int, end: int) -> Iterator[Measure]:
    """A ratio stands without a unit: 收入比降至2.3."""
    for m in _RATIO.finditer(text, start, end):
        named = names(m["name"], m.start())
        for name, where in named:
            yield Measure(name, where, start, float(m["value"]), "ratio", None, where, m.end(), True)


class _Clause:
    """The reading of one clause; `topic` is the last name read, for a verb that stands alone."""

    def __init__(self, text: str, start: int, end: int, topic: tuple[str, int] | None) -> None:
        self.text, self.start, self.end = text, start, end
        self.topic = topic
        self.last: list[tuple[str, int]] = [topic] if topic else []

    def measures(self, figures: list[Quantity]) -> Iterator[Measure]:
        at = self.start
        for group in _groups(self.text, figures):
            yield from self._group(at, group)
            at = group[-1].end

    def _group(self, at: int, group: list[Quantity]) -> Iterator[Measure]:
        lead = _BOUND.sub("", self.text[at : group[0].start])
        closed = words.CLOSED.match(self.text, group[-1].end) is not None
        if group[0].unit == "percent" and self.text[group[-1].end : group[-1].end + 1] == "的":
            return
        growth = words.GROWTH.search(lead)
        if growth and group[0].unit in ("percent", "times"):
            yield from self._grown(lead[: growth.start()], at, group, growth["how"])
            return
        if growth and group[0].unit == "percentage-point":
            return
        if (source := words.FROM.search(lead)) is not None:
            yield from self._levels(lead[: source.start()], at, group, earlier=True)
            return
        level = words.LEVEL.search(lead)
        if not closed and not level:
            yield from self._counted(lead, group)
            return
        vague = words.VAGUE.search(lead)
        bare = lead[: level.start() if level else vague.start() if vague else len(lead)]
        yield from self._levels(bare, at, group, verb=level is not None, closed=closed, each=bool(level and _EACH.match(level[0])))

    def _grown(self, phrase: str, at: int, group: list[Quantity], how: str) -> Iterator[Measure]:
        named = self._named(phrase, at)
        for (name, where), q in _paired(named, group):
            if words.WORKS.search(name):
                continue
            change = q.value * (100 if q.unit == "times" else 1) * (-1 if words.DOWN.search(how) else 1)
            yield Measure(name, where, self.start, None, "percent", change, min(where, at), q.end, q.exact, yearly="均" in how)

    def _levels(
        self, phrase: str, at: int, group: list[Quantity], verb: bool = True, closed: bool = True, earlier: bool = False, each: bool = False
    ) -> Iterator[Measure]:
        named = self._named(phrase, at, group[0].unit, verb)
        if not closed:
            return
        for (name, where), q in _paired(named, group, every=each):
            if q.unit in _UNMEASURED or not _statistic(name, q.unit, verb):
                continue
            yield Measure(name, where, self.start, q.value, q.unit, None, min(where, at), q.end, q.exact, earlier)

    def _counted(self, lead: str, group: list[Quantity]) -> Iterator[Measure]:
        q = group[-1]
        noun = words.COUNTED.match(self.text, q.end) if q.unit == "count" else None
        if noun and words.COUNTING.match(words.OPENING.sub("", _AND.split(lead)[-1] or "")):
            yield Measure(noun[0], noun.start(), self.start, q.value, q.unit, None, q.start, noun.end(), q.exact)

    def _named(self, phrase: str, at: int, unit: str = "percent", verb: bool = True) -> list[tuple[str, int]]:
        """The indicators of a phrase; where it has none, the last ones read in the sentence."""
        bare = words.OPENING.sub("", phrase).strip("、 的")
        if not bare or re.fullmatch(r"(?:年均|五年间?|其|并|且|总量|预期|也|均|分别|已|还|再|，|,|\s)+", bare):
            added = [(_ADDED.sub("", name), where) for name, where in self.last]
            return [(n, w) for n, w in added if len(n) > 1]
        named = names(phrase, at, money=unit in ("CNY", "USD"))
        if named:
            self.last = named
            self.topic = named[-1]
        return named


def _statistic(name: str, unit: str, verb: bool) -> bool:
    """Whether the phrase can name a statistic, rather than tell of works or events."""
    if words.WORKS.search(name) or (words.CONTAINS_WORK.search(name) and not verb):
        return False
    if unit == "percent" and not verb:
        return words.RATE.search(name) is not None
    return True


def _groups(text: str, figures: list[Quantity]) -> list[list[Quantity]]:
    """Figures joined by 、 alone belong together."""
    groups = [[figures[0]]]
    for one in figures[1:]:
        if _JOINT.fullmatch(text, groups[-1][-1].end, one.start) and (one.unit == groups[-1][-1].unit or one.unit in ("count", "person")):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _paired(named: list[tuple[str, int]], group: list[Quantity], every: bool = False) -> Iterator[tuple[tuple[str, int], Quantity]]:
    """Each name with its figure; one figure is said of all names, or of the phrase as a whole."""
    if len(named) == len(group):
        yield from zip(named, group, strict=True)
    elif len(group) == 1 and every:
        for one in named:
            yield one, group[0]
    elif len(group) == 1 and named:
        yield named[-1], group[0]
    elif len(named) == 1:
        for q in group:
            yield named[0], q


def names(phrase: str, at: int, money: bool = False) -> list[tuple[str, int]]:
    """The indicators that a phrase names, with where each begins; coordinated ones share the last one's head."""
    lead = words.OPENING.match(phrase)
    skip = lead.end() if lead else 0
    if money and (spent := words.MONEY_WORKS.match(phrase, skip)):
        skip = spent.end()
    bare = _TAIL.sub("", phrase[skip:].rstrip("（(《 "))
    if not 2 <= len(bare) <= _GREATEST_NAME or not re.search(r"[\u4e00-\u9fffA-Z]{2}", bare):
        return []
    parts = _AND.split(bare)
    if len(parts) == 1:
        return [(bare, at + skip)]
    if any(words.BUILT.search(part) for part in parts[:-1]) and not parts[-1].startswith("新增"):
        return []
    head = words.HEADS.search(parts[-1])
    named, where = [], at + skip
    for part in parts:
        if part:
            named.append((part if not head or words.HEADS.search(part) else part + head[0], where))
        where += len(part) + 1
    return named
