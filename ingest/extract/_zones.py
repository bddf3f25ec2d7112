"""The generic endings by which areas are known, and the kind of area that each makes."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ending:
    """`short` is the form that stands for all spellings of the ending in an area's identity."""

    word: str
    label: str
    kind: str | None
    short: str


def _endings(label: str, kind: str | None, *words: str) -> list[Ending]:
    return [Ending(w, label, kind, words[0]) for group in words for w in group.split("|")]


_TABLE: tuple[Ending, ...] = tuple(
    e
    for rows in (
        _endings("MetroArea", None, "都市圈", "大都市圈", "都市区", "大都市区"),
        _endings("MetroArea", None, "首都都市圈", "首都圈"),
        _endings("MetroArea", None, "同城生活圈"),
        _endings("MetroArea", None, "通勤圈"),
        _endings("MetroArea", None, "产业协同圈"),
        _endings("MetroArea", None, "功能圈"),
        _endings("MetroArea", None, "城市圈"),
        _endings("CityCluster", None, "城市群"),
        _endings("CityCluster", None, "城市带", "城镇带"),
        _endings("CityCluster", None, "城镇群"),
        _endings("CityCluster", None, "金三角"),
        _endings("CityCluster", None, "合作带", "协作带"),
        _endings("CityCluster", None, "经济圈"),
        _endings("CityCluster", None, "经济带"),
        _endings("CityCluster", None, "创新核心圈", "协同创新圈"),
        _endings("CityCluster", None, "流域"),
        _endings("Zone", "new-area", "新区"),
        _endings(
            "Zone",
            "high-tech",
            "高新区",
            "国家高新区",
            "高新技术产业开发区",
            "高新技术开发区",
            "高新技术产业园区",
            "新技术开发区",
            "新技术产业开发区",
            "国家高新技术产业开发区",
        ),
        _endings("Zone", "high-tech", "科技园区"),
        _endings("Zone", "development", "经开区", "经济技术开发区", "经济开发区", "经济技术开发区"),
        _endings("Zone", "development", "开发区"),
        _endings("Zone", "development", "陆港区", "国际陆港区"),
        _endings("Zone", "development", "台商投资区", "投资区"),
        _endings("Zone", "development", "工业园区", "工业区", "产业园区"),
        _endings("Zone", "free-trade", "自贸试验区", "自由贸易试验区", "自贸区", "自由贸易实验区"),
        _endings("Zone", "free-trade", "片区"),
        _endings("Zone", "free-trade", "自贸片区", "自贸试验区片区"),
        _endings("Zone", "free-trade", "自贸港", "自由贸易港"),
        _endings("Zone", "free-trade", "新片区"),
        _endings("Zone", "bonded", "综保区", "综合保税区"),
        _endings("Zone", "bonded", "保税区", "保税港区", "保税物流园区"),
        _endings("Zone", "bonded", "出口加工区"),
        _endings("Zone", "demonstration", "示范区"),
        _endings("Zone", "demonstration", "农高区", "农业高新技术产业示范区"),
        _endings("Zone", "demonstration", "农综区"),
        _endings("Zone", "demonstration", "自创区", "自主创新示范区"),
        _endings("Zone", "pilot", "试验区"),
        _endings("Zone", "pilot", "实验区"),
        _endings("Zone", "pilot", "先行区", "先导区", "引领区"),
        _endings("Zone", "cooperation", "合作区"),
        _endings("Zone", "cooperation", "协作区"),
        _endings("Zone", "cooperation", "合作产业园", "合作园区", "共建产业园", "合作产业园区", "合作园", "共建园区", "共建产业园区"),
        _endings("Zone", "cooperation", "协作产业园", "协作园区", "产业协作园区", "产业协作园", "协作产业园区"),
        _endings("Zone", "cooperation", "合作示范园", "合作示范园区"),
        _endings("Zone", "cooperation", "科技园"),
        _endings("Zone", "cooperation", "产业园"),
        _endings("Zone", "cooperation", "生态城"),
        _endings("Zone", "science-city", "科学城"),
        _endings("Zone", "science-city", "科技城"),
        _endings("Zone", "science-city", "航天城", "航空城"),
        _endings("Zone", "science-city", "知识城", "科创城", "科学新城", "科技谷", "科创谷"),
        _endings("Zone", "new-area", "产业新城"),
        _endings("Zone", "corridor", "走廊", "大走廊"),
        _endings("Zone", "corridor", "创新带", "产业带", "示范带"),
        _endings("Zone", "corridor", "发展轴", "发展带"),
        _endings("Zone", "corridor", "旅游带", "文化带", "文旅带"),
        _endings("Zone", "economic", "经济区"),
        _endings("Zone", "economic", "经济协作区", "协同发展区", "融合发展区", "协同创新区", "合作发展区"),
        _endings("Zone", "sub-centre", "城市副中心", "副中心"),
    )
    for e in rows
)
ENDINGS: dict[str, Ending] = {e.word: e for e in _TABLE}
_NOT_AFTER = re.compile("(?<=副中心)城市|[域划间县级别]|位(?:优势|条件|布局)|协调机制|协作网络")
_CARRIES = tuple("动头领来给货有上着去")
"""After 带 they make a verb: 示范带动, 产业带头."""


def goes_on(text: str, end: int) -> bool:
    """Is the ending only the head of a longer word: 经济区域, 行政区划?"""
    return bool(_NOT_AFTER.match(text, end)) or (text[end - 1] == "带" and text[end : end + 1] in _CARRIES)
