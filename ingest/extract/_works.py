"""What a work is to the readers of names, and the works whose names say nothing of their ends.

The table is general knowledge: name → the divisions (adcodes) that the work is publicly known to join;
none where it serves many provinces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Work:
    """`name` is the full form, `forms` other ways to write it; the words stand at `start`–`end`;
    `keys` are the places that the name itself gives with certainty."""

    start: int
    end: int
    name: str
    keys: tuple[str, ...]
    forms: tuple[str, ...] = ()


WORKS: dict[str, tuple[str, ...]] = {
    "西部陆海新通道": (),
    "港珠澳大桥": ("810000", "440400", "820000"),
    "深中通道": ("440300", "442000"),
    "虎门大桥": ("440100", "441900"),
    "杭州湾跨海大桥": ("330400", "330200"),
    "沪苏通长江公铁大桥": ("320500", "320600"),
    "琼州海峡跨海通道": ("460000", "440000"),
    "渤海海峡跨海通道": ("210000", "370000"),
    "引江济淮": ("340000", "410000"),
    "引汉济渭": ("610000",),
    "引滦入津": ("130000", "120000"),
    "引黄入冀": ("410000", "130000"),
    "南水北调东线": (),
    "南水北调中线": (),
    "南水北调西线": (),
    "南水北调": (),
    "西气东输一线": (),
    "西气东输二线": (),
    "西气东输三线": (),
    "西气东输四线": (),
    "京杭大运河": ("110000", "330100"),
    "平陆运河": (),
    "浙赣粤运河": ("330000", "360000", "440000"),
    "湘桂运河": ("430000", "450000"),
    "中俄东线天然气管道": (),
}
WORK = re.compile("|".join(sorted(map(re.escape, WORKS), key=len, reverse=True)))
