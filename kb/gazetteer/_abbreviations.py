"""One-character abbreviations of provinces and cities, where they can only be meant as such.

A character alone is never a place. Two or more side by side are (沪苏浙皖), if one of them is an
abbreviation in the first place (two of `_SURE`, or a customary pair) and none is half of an ordinary word; so is one after
a verb that takes a region (援疆, 入鄂, 在川).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kb.gazetteer._divisions import abbreviated, divisions
from kb.gazetteer._tables import words

_SURE = "京津冀晋沪浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇陕陇蜀苏澳"
_ALSO = "辽吉黑蒙云贵藏甘青宁新疆港台江"
_RUN = re.compile(rf"[{_SURE}{_ALSO}]{{2,8}}")
_CUSTOMARY = frozenset(
    [
        "云贵",
        "港澳",
        "港澳台",
        "甘青",
        "青藏",
        "新藏",
        "甘宁",
        "宁青",
        "青甘",
        "蒙吉",
        "吉黑",
        "黑吉",
        "甘新",
        "蒙新",
        "蒙辽",
        "辽吉",
        "吉辽",
        "辽蒙",
        "港台",
        "江浙",
        "甘蒙",
        "宁甘",
        "宁蒙",
        "蒙宁",
        "贵云",
    ]
)
_TOGETHER = re.compile("合作|协作|对口|经贸|两地|两省|交流|扶贫|协同|联动|一体|共建|携手|产业|大通道|科技|双城")
"""What comes after the names of two partners (闽宁协作)."""
_AFTER_VERB = re.compile(
    r"(?:援(?P<aid>[疆藏青宁新]{1})|(?<=[外电来才商企])入(?P<into>[川渝鄂湘赣皖鲁豫冀粤琼闽浙沪京黔滇陕])|(?<![现存实内])在(?P<at>[川渝鄂湘赣皖鲁豫冀粤琼闽浙沪京黔滇陕])(?![上地池东]))"
)
_AT_CITY = re.compile(
    r"(?<![现存实内])在([汉蓉穗甬杭深榕邕昆郑])(?=成立|举[行办]|召开|签[约署订]|开[工幕馆]|闭幕|揭[牌幕]|落[户地]|启动|发布|投资|就业|高校|企业|院士)"
)
"""Initials of cities begin more words than those of provinces: only where something takes place in it."""
_NEXT = frozenset(
    [
        "新型",
        "新区",
        "新建",
        "新增",
        "新兴",
        "新一",
        "新能",
        "新的",
        "新时",
        "新质",
        "新机",
        "新发",
        "新成",
        "港口",
        "港区",
        "港航",
        "港务",
        "台账",
        "青年",
        "云计",
        "云平",
        "云上",
        "贵金",
        "宁可",
        "江河",
        "江海",
        "江湖",
        "江北",
        "江南",
        "藏品",
        "甘愿",
        "川流",
    ]
)


@cache
def _keys() -> dict[str, str]:
    found = {d.abbr: d.key for d in divisions().values() if (d.abbr and d.label == "Province") or (d.level == "municipality" and d.abbr)}
    return found | {c: divisions()[a].key for c, a in abbreviated("other")}


@cache
def _cities() -> dict[str, str]:
    return {d.abbr: d.key for d in divisions().values() if d.abbr and d.level == "prefecture"}


def abbreviations(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Each abbreviation that means a place: start, end, keys."""
    keys, straddles = _keys(), words().straddles
    for m in _RUN.finditer(text):
        start, end = m.span()
        if start and text[start - 1] + text[start] in straddles:
            start += 1
        if text[end - 1 : end + 1] in _NEXT:
            end -= 1
        run = text[start:end]
        if text.startswith("高原", end):
            continue
        if "江" in run and not run.startswith("江浙"):
            continue
        sure = sum(c in _SURE for c in run)
        paired = len(run) % 2 == 0 and _TOGETHER.match(text, end) and all(set(run[k : k + 2]) & set(_SURE) for k in range(0, len(run), 2))
        if paired or (len(run) >= 2 and (sure >= 2 or run in _CUSTOMARY) and len(set(run)) == len(run)):
            for at in range(start, end):
                yield at, at + 1, (keys[text[at]],)
    for m in _AFTER_VERB.finditer(text):
        group = m.lastgroup or "at"
        yield m.start(group), m.end(group), (keys[m[group]],)
    for m in _AT_CITY.finditer(text):
        yield m.start(1), m.end(1), (_cities()[m[1]],)
