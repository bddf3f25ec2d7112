"""One-character abbreviations of provinces and cities, where they can only be meant as such.

A character alone is never a place. Two or more side by side are (沪苏浙皖), if one of them is an
abbreviation in the first place (two `sure` ones, or a customary row) and none is half of an ordinary word; so is one after
a verb that takes a region (援疆, 入鄂, 在川).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kb.gazetteer._divisions import by_initial
from kb.gazetteer._tables import words

_TOGETHER = re.compile("合作|协作|对口|经贸|两地|两省|交流|扶贫|协同|联动|一体|共建|携手|产业|大通道|科技|双城")
"""What comes after the names of two partners (闽宁协作)."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    """`keys`: initial → key. `sure`: those that mean nothing else. `run`: several side by side.
    `after_verb`: one after 援, 入 or 在. `venue`: the initial of a city, which begins more words
    than a province's, only where something takes place in it."""

    keys: Mapping[str, str]
    sure: frozenset[str]
    run: re.Pattern[str]
    after_verb: re.Pattern[str]
    venue: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    sure, keys = by_initial("sure"), {**by_initial("sure"), **by_initial("weak")}
    at, aid, venue = ("".join(by_initial(use)) for use in ("at", "aid", "venue"))
    return _Patterns(
        keys | dict(by_initial("venue")),
        frozenset(sure),
        re.compile(rf"[{''.join(keys)}]{{2,8}}"),
        re.compile(
            rf"援([{aid}])|(?<=[外电来才商企])入([{at}])|(?<![现存实内])在([{at}])(?![上地池东])|(?<![前推引])进(京)(?!东)"
            "|[对涉](台)(?=工作|交流|合作|贸易|政策|方针|事务|经贸)"
        ),
        re.compile(
            rf"(?<![现存实内])在([{venue}])"
            "(?=成立|举[行办]|召开|签[约署订]|开[工幕馆]|闭幕|揭[牌幕]|落[户地]|启动|发布|投资|就业|高校|企业|院士)"
        ),
    )


def abbreviations(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Each abbreviation that means a place: start, end, keys."""
    p, w = _patterns(), words()
    for m in p.run.finditer(text):
        start, end = m.span()
        if start and text[start - 1] + text[start] in w.straddles:
            start += 1
        if text[end - 1 : end + 1] in w.begins:
            end -= 1
        run = text[start:end]
        if text.startswith("高原", end):
            continue
        if "江" in run and not run.startswith("江浙"):
            continue
        sure = sum(c in p.sure for c in run)
        paired = len(run) % 2 == 0 and _TOGETHER.match(text, end) and all(p.sure & set(run[k : k + 2]) for k in range(0, len(run), 2))
        if paired or (len(run) >= 2 and (sure >= 2 or run in w.runs) and len(set(run)) == len(run)):
            for at in range(start, end):
                yield at, at + 1, (p.keys[text[at]],)
    for pattern in (p.after_verb, p.venue):
        for m in pattern.finditer(text):
            yield m.end() - 1, m.end(), (p.keys[text[m.end() - 1]],)
