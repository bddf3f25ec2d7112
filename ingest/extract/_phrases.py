"""The phrases of a clause of figures: what names an indicator, which figures belong together and to which names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract import _indicators as words
from kb.values import Quantity

AND = re.compile(r"(?:、(?![^（(]{0,8}[）)])|和(?![美谐平])|与|(?<!普)及)(?!以[上下])")
_JOINT = re.compile(r"(?:左右|以上|以内|多)?[、和与及]")
_ASIDE = re.compile(r"（[^（）]{0,30}）|[^（）]{0,20}）")
_TAIL = re.compile(r"(?:依次|则|却|仍|亦|还|分别|累计|总计|合计|均|都|共|已|将|各|全部|一般|约|也|又|的|新|达|仅)+$")
_EACH = re.compile("(?:分别|依次)(?:实现|完成|达到?)?")
_GREATEST_NAME = 44
_VERB_REACH = 40


def ending(pattern: re.Pattern[str], lead: str) -> re.Match[str] | None:
    """A verb at the end of the lead, looked for in its last characters only: leads may be long."""
    return pattern.search(lead, max(0, len(lead) - _VERB_REACH))


def statistic(name: str, unit: str, verb: bool) -> bool:
    """Whether the phrase can name a statistic, rather than tell of works or events; lengths and areas of works are statistics."""
    if words.UNCOUNTED.search(name):
        return False
    if unit in ("km", "km2") and words.WORKED.match(name):
        return True
    if words.WORKS.search(name) or (words.CONTAINS_WORK.search(name) and not verb):
        return False
    if unit == "percent" and not verb:
        return words.RATE.search(name) is not None
    return True


def closed(text: str, q: Quantity) -> bool:
    return words.CLOSED.match(text, q.end) is not None


def groups(text: str, figures: list[Quantity]) -> list[list[Quantity]]:
    """Figures joined by 、 alone belong together."""
    groups = [[figures[0]]]
    for one in figures[1:]:
        if (
            closed(text, one) >= closed(text, groups[-1][-1])
            and _JOINT.fullmatch(text, groups[-1][-1].end, one.start)
            and (one.unit == groups[-1][-1].unit or one.unit in ("count", "person"))
        ):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def paired(named: list[tuple[str, int]], group: list[Quantity], every: bool = False) -> Iterator[tuple[tuple[str, int], Quantity]]:
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


def names(phrase: str, at: int, money: bool = False, count: int = 1) -> list[tuple[str, int]]:
    """The indicators that a phrase names, with where each begins; coordinated ones share the last one's head.

    Of `count` figures that follow, 、 alone parts the names where it makes as many."""
    lead = words.OPENING.match(phrase)
    skip = lead.end() if lead else 0
    if aside := _ASIDE.match(phrase, skip):
        skip = aside.end()
    if money and (spent := words.MONEY_WORKS.match(phrase, skip)):
        skip = spent.end()
    bare = _TAIL.sub("", phrase[skip:].rstrip("（(《 "))
    if not 2 <= len(bare) <= _GREATEST_NAME or not re.search(r"[\u4e00-\u9fffA-Z]{2}", bare):
        return []
    parts = AND.split(bare)
    if len(parts) > count > 1 and bare.count("、") == count - 1:
        parts = bare.split("、")
    if len(parts) == 1:
        return [(bare, at + skip)]
    if any(words.BUILT.search(part) for part in parts[:-1]) and not parts[-1].startswith("新增"):
        return []
    head = words.HEADS.search(parts[-1])
    named, where = [], at + skip
    for part in parts:
        if part:
            named.append((_EACH.sub("", part) if not head or words.HEADS.search(part) else part + head[0], where))
        where += len(part) + 1
    return named
