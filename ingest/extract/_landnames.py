"""Regions by names that no direction and no generic ending makes: 河西, 江淮, 南疆, 三江平原, 丝绸之路经济带核心区."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract._draft import Draft

_PLAINS = "(?:江汉|三江|松嫩|成都|关中|黄淮海?|汾渭|河套|银川|长江中下游|杭嘉湖|洞庭湖|鄱阳湖|太湖)平原"
_HILLS = "(?:武陵|秦巴|乌蒙|罗霄|六盘|大别|吕梁|太行|沂蒙|大巴|秦岭|伏牛|雪峰|南岭|十万大|长白|大兴安岭)山?(?:山?区|片区|连片特困地区)(?!.{0,2}[局队站])"
_SEAS = "(?:黄渤海|黄海|渤海|东海|南海|北部湾|珠江口(?:东|西)岸|杭州湾)(?:沿岸|周边)?地区|珠江口[东西]岸|珠江[东西]岸"
_OLD = (
    "(?:胶东|河西|江淮|两淮|皖江|潮汕|攀西|河套|河湟|湟水|徐淮|淮海|海西|潇湘|荆楚|川滇黔|陕甘宁|晋陕蒙|冀鲁豫|冀鲁边|苏鲁豫皖|琼[东南西北中]部?|宁[南北]|青[南东])"
    "(?:地区|片区|区域|[\\d两三四五六七八九十]+市(?!场))"
)
_GREAT = "大(?:湘西|湘南|皖南|赣南|川南|浙西)(?=地区|片区|区域|生态|文化|旅游|[，。、])"
_SILK = "(?:丝绸之路经济带|(?:21世纪)?海上丝绸之路)[”’]?(?:创新驱动发展|国际物流|科技创新)?(?:核心区|先行区|先导区)"
_LANDS = re.compile(f"{_PLAINS}(?!城市群|经济区|经济圈)|{_HILLS}|{_SEAS}|{_OLD}|{_GREAT}")
_ZONES = re.compile(_SILK)
_XINJIANG = re.compile("南北疆|(?<![边海西新祖国])(?:南|北|东)疆(?!文化|卫士|哨|大地|亮丽|明珠)")
_TAIL = re.compile("(?:地区|片区|区域|[\\d两三四五六七八九十]+市)$")


def lands(draft: Draft) -> Iterator[tuple[str, str, int, int]]:
    """Label, canonical name and span of each, in no order; 南疆 and 北疆 only in a text that speaks of 新疆."""
    text = draft.text
    for m in _LANDS.finditer(text):
        base = _TAIL.sub("", m[0])
        yield "CityCluster", base if len(base) > 1 else m[0], m.start(), m.start() + len(base) if m[0][-1] == "市" else m.end()
    for m in _ZONES.finditer(text):
        yield "Zone", m[0], *m.span()
    if draft.spans_of("Province:650000") or (draft.home or "").startswith(("Province:65", "City:65", "District:65")):
        for m in _XINJIANG.finditer(text):
            if m[0] == "南北疆":
                yield "CityCluster", "北疆", m.start() + 1, m.end()
            else:
                yield "CityCluster", m[0], *m.span()
