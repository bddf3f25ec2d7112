"""How the cost of extraction grows with the number of sentences of one kind in one document.

A text of any kind of sentence may be long: the exponent is to be near 1 for each. Texts that are
the same words again hide what compares each finding with all others, so that places, names,
years and figures change from sentence to sentence here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from benchmarks._growth import exponent
from ingest.extract import extract
from ingest.read import ReadText

SIZES = (500, 4000)
"""Numbers of sentences: far enough apart that what is hidden behind a large constant shows."""
TIMES = (3, 1)
"""How often each size is run, of which the best counts."""

_CITIES = (
    "成都", "重庆", "武汉", "长沙", "南昌", "合肥", "南京", "杭州", "苏州", "无锡", "宁波", "温州",
    "厦门", "泉州", "广州", "佛山", "东莞", "珠海", "惠州", "西安", "咸阳", "郑州", "开封", "济南",
)  # fmt: skip
_PROVINCES = ("四川", "湖北", "湖南", "江西", "安徽", "江苏", "浙江", "福建", "广东", "陕西", "河南", "山东")
_TRIPLES = ["".join(three) for three in permutations(_CITIES, 3)]


def c(i: int) -> str:
    return _CITIES[i % len(_CITIES)]


def p(i: int) -> str:
    return _PROVINCES[i % len(_PROVINCES)]


def x(i: int) -> str:
    """A name of three cities that no other number gives."""
    return _TRIPLES[i]


def y(i: int) -> int:
    return 1990 + i % 30


@dataclass(frozen=True, slots=True)
class Kind:
    """Sentences by their number, and what stands once before them all; `rows` are lines of one table."""

    sentence: Callable[[int], str]
    before: str = ""
    rows: bool = False

    def text(self, n: int) -> ReadText:
        """A document of `n` sentences."""
        said = [self.sentence(i) for i in range(n)]
        spans, at = [], len(self.before)
        for words in said:
            spans.append((at, at + len(words.rstrip())))
            at += len(words)
        return ReadText("a.txt", "0" * 64, "txt", self.before + "".join(said), tables=(tuple(spans),) if self.rows else ())


KINDS: dict[str, Kind] = {
    # agreements
    "deal of our province": Kind(lambda i: f"省政府与{c(i)}签署合作协议。"),
    "deal of a province": Kind(lambda i: f"{y(i)}年{i % 12 + 1}月，{p(i)}省与{c(i)}市签署战略合作协议。"),
    "deal with a name": Kind(lambda i: f"{c(i)}市与{c(i + 7)}市签订《{x(i)}合作框架协议》。"),
    "deal of three": Kind(lambda i: f"{c(i)}、{c(i + 1)}、{c(i + 2)}共同签署《{x(i)}合作备忘录》。"),
    "deal of both": Kind(lambda i: f"{i % 12 + 1}月{i % 28 + 1}日，双方签署协议。"),
    "joint meeting": Kind(lambda i: f"{c(i)}市与{c(i + 1)}市建立{x(i)}联席会议制度。"),
    "visit": Kind(lambda i: f"{c(i)}代表团赴{c(i + 1)}考察。"),
    # brackets
    "citation": Kind(lambda i: f"城市之间的联系紧密（张某，{y(i)}；李某，{y(i + 5)}）。"),
    "citation that is open": Kind(lambda i: f"张某，{y(i)}；", before="城市之间的联系（"),
    "citation with a place": Kind(lambda i: f"{c(i)}的联系（张某，1990；{c(i)}，{y(i)}）。"),
    "open bracket": Kind(lambda i: f"（{c(i)}"),
    "open quotation": Kind(lambda i: f"“{c(i)}"),
    "open title": Kind(lambda i: f"《{c(i)}"),
    # areas and memberships
    "definition of an area": Kind(lambda i: f"{x(i)}经济协作区（以下简称{x(i)}区）。"),
    "definition of an area in quotes": Kind(lambda i: f"建设{x(i)}示范区（以下简称“{x(i)}区”）。"),
    "membership": Kind(lambda i: f"{c(i)}市加入{c(i + 3)}都市圈。"),
    "extent": Kind(lambda i: f"{c(i)}都市圈包括{c(i)}、{c(i + 1)}和{c(i + 2)}三市，还包括{c(i + 4)}市。"),
    "membership after the area": Kind(lambda i: f"{c(i)}都市圈建设加快，{c(i + 2)}、{c(i + 3)}也在其中。"),
    "membership without an area": Kind(lambda i: f"{c(i + 2)}市、{c(i + 3)}市等2市也在其中。"),
    "centre": Kind(lambda i: f"以{c(i)}为中心，以{c(i + 1)}为副中心，"),
    "centre after the area": Kind(lambda i: f"{c(i)}都市圈建设加快，其中{c(i)}市为核心城市。"),
    # places
    "list of places": Kind(lambda i: f"{c(i)}、"),
    "places in lines": Kind(lambda i: f"{c(i)}市\n"),
    "places joined by dashes": Kind(lambda i: f"{c(i)}—"),
    "initials": Kind(lambda i: "京津冀沪苏浙皖"),
    # policies
    "list of titles": Kind(lambda i: f"《关于推进{x(i)}工作的实施意见》、"),
    "title of a plan": Kind(lambda i: f"根据《{x(i)}一体化发展规划（{y(i)}—{y(i) + 20}年）》。"),
    "title with a short form": Kind(lambda i: f"《{x(i)}发展规划》（以下简称《{x(i)}规划》）。"),
    "number of a document": Kind(lambda i: f"《关于某事的通知》（某政发〔{y(i)}〕{i}号），"),
    "repeal": Kind(lambda i: f"《{x(i)}管理办法》同时废止。"),
    "reference": Kind(lambda i: f"按照《国务院关于{x(i)}事项的意见》要求，"),
    # chains and projects
    "chain": Kind(lambda i: f"{c(i)}市与{c(i + 2)}市共建新能源汽车产业链。"),
    "railway": Kind(lambda i: f"{x(i)}高铁开工建设。"),
    "railways listed": Kind(lambda i: f"{x(i)}高速公路、"),
    # observations
    "observation": Kind(lambda i: f"{y(i)}年{c(i)}市地区生产总值达到{1000 + i}亿元，增长{i % 9 + 1}.5%。"),
    "observation of no place": Kind(lambda i: f"全市完成固定资产投资{1000 + i}亿元，"),
    "observation of two": Kind(lambda i: f"{c(i)}、{c(i + 1)}地区生产总值分别为{1000 + i}亿元、{900 + i}亿元。"),
    "observation of a plan": Kind(lambda i: f"“十{'一二三四五'[i % 5]}五”时期{c(i)}生产总值年均增长{i % 9}.5%，"),
    # tables and sections
    "figures of cities as one": Kind(lambda i: f"{c(i)}都市圈建设加快。三市实现生产总值{1000 + i}亿元，范围内常住人口{i}万人。"),
    "figures in half-width marks": Kind(lambda i: f"{y(i)}年,{c(i)}市(含开发区)出口{1000 + i}亿元,增长5%;"),
    "figures over months": Kind(lambda i: f"今年1—{i % 9 + 2}月，{c(i)}市出口{1000 + i}亿元。五年来增长5%。"),
    "line of figures": Kind(lambda i: f"{c(i)}市 {1000 + i} {i % 90}\n", before="地区 常住人口（万人） 城镇人口（万人）\n"),
    "row of figures": Kind(lambda i: f"{c(i)}市\t{1000 + i}\t{i % 90}.5%\n", before="城市\t地区生产总值（亿元）\t增速\n", rows=True),
    "row of an agreement": Kind(lambda i: f"{y(i)}年\t{c(i)}市\t{c(i + 1)}市\t{x(i)}合作协议\n", rows=True),
    "article": Kind(lambda i: f"第{i + 1}条 {c(i)}市与{c(i + 1)}市建立合作机制。\n"),
    "heading": Kind(lambda i: f"一、{c(i)}市\n"),
    "English": Kind(lambda i: f"Chengdu and Chongqing signed agreement {i}. "),
}  # fmt: skip


def growth(kind: Kind) -> float:
    """The exponent of extraction's processor time over the number of sentences; 1.0 is linear."""
    extract(kind.text(1))
    return exponent(SIZES, [min(_seconds(kind.text(n)) for _ in range(times)) for n, times in zip(SIZES, TIMES, strict=True)])


def _seconds(text: ReadText) -> float:
    began = time.process_time()
    extract(text)
    return time.process_time() - began


def measure(corpus: Path) -> dict[str, float]:
    """The exponent for each kind of sentence; the corpus is not looked at."""
    return {f"growth exponent, {name}": growth(kind) for name, kind in KINDS.items()}
