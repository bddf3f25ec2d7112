"""The units that quantities are read in: as data, each with its base unit and factor.

Base units are those of `Observation.unit`: CNY, USD, person, km, km2, t, count, percent and, for
what those do not cover, the symbol in use (kW, kWh, m3, TEU) or the unit as written. A mu is
1/1500 km², a jin half a kilogram (State Council order on units of measurement, 1984).
"""

from __future__ import annotations

import re

_TABLE: tuple[tuple[str, float, str], ...] = (
    ("CNY", 1.0, "元人民币 人民币元 元(?![化素旦件宇宵]) yuan CNY RMB"),
    ("USD", 1.0, r"美元 美金 U\.?S\.?\sdollars dollars USD"),
    ("HKD", 1.0, "港元 港币"),
    ("EUR", 1.0, "欧元 euros"),
    ("JPY", 1.0, "日元"),
    ("GBP", 1.0, "英镑"),
    ("MOP", 1.0, "澳门元 澳元"),
    ("TWD", 1.0, "新台币"),
    ("percentage-point", 1.0, r"个百分点 百分点 percentage\spoints? ppts?"),
    ("percent", 1.0, r"[%％] percent per\scent"),
    ("percent", 10.0, "成(?=[五左以的多、，。；]|$)"),
    ("percent", 0.01, "个基点"),
    ("‰", 1.0, "‰"),
    ("times", 1.0, "倍 times"),
    ("person", 1.0, "人次 人口 人(?![均才民工员士类文大行物格]) 名(?![单列副义]) 位(?!一体|数|于|居|列) persons? people jobs"),
    ("person·km", 1.0, "人公里"),
    ("t·km", 1.0, "吨公里"),
    ("km", 1.0, r"公里 千米 kilometers? kilometres? km(?![²2a-z/])"),
    ("km", 0.001, "延米 米(?![粉饭])"),
    ("nmi", 1.0, "海里"),
    ("km2", 1.0, r"平方公里 平方千米 square\skilometers? square\skilometres? km²"),
    ("km2", 0.01, "公顷 hectares?"),
    ("km2", 1 / 1500, r"亩 mu\b"),
    ("m2", 1.0, r"平方米 square\smeters? square\smetres?"),
    ("m3", 1.0, r"立方米 cubic\smeters? cubic\smetres?"),
    ("t", 1.0, "吨 tonnes? tons?"),
    ("tce", 1.0, "吨标准煤 吨标煤"),
    ("t", 0.001, "公斤 千克 kilograms?"),
    ("t", 0.0005, "斤"),
    ("bbl", 1.0, "桶"),
    ("TEU", 1.0, "标准集装箱 标准箱 标箱 TEUs?"),
    ("kWh", 1.0, r"千瓦时 千瓦小时 度(?=电) kilowatt-hours? kilowatt\shours? kWh"),
    ("kW", 1.0, "千瓦 kilowatts?"),
    ("kW", 1000.0, "兆瓦 MW"),
    ("kW", 1_000_000.0, "吉瓦 GW"),
    ("kV", 1.0, "千伏"),
    ("µg/m3", 1.0, "微克/立方米 微克／立方米 微克每立方米"),
    ("°C", 1.0, "摄氏度 ℃"),
    ("EFLOPS", 1.0, "EFLOPS EFlops"),
    ("PFLOPS", 1.0, "PFLOPS PFlops"),
    ("year-of-age", 1.0, "周岁 岁"),
    ("hour", 1.0, "个?小时 hours?"),
    ("minute", 1.0, "分钟 minutes?"),
    ("day", 1.0, "个工作日 天"),
    ("month", 1.0, "个月"),
    ("points", 1.0, "个点 分(?=[，。；、以左]|$)"),
    (
        "count",
        1.0,
        "台套 台（套） 台[(]套[)] 台/套 辆次 件次 车次 架次 班次 航班次 列次 班列 家次 户次 艘次 床次 条次 册次 "
        "个(?!体|别|性|人信) 家(?![庭亲园长电乡]) 项(?!目) 件 户(?!籍|外|口) 辆 架(?!构) 条(?!件|例) 座(?!谈) 所(?![有以]) 处(?![理于置]) "
        "台(?![湾阶州]) 套(?!餐) 艘 列(?![入车为]) 头(?!部) 只 羽 株 棵 张(?!家) 间(?!接) 宗 次(?!性|产业|要|数|级|元) 起(?!来|步) "
        "场(?!景|所|地) 对(?!接|口|外|于) 款 篇 种(?!植|业|子) 类 门(?!类) 支(?!持|撑|出|柱) 部(?!分|门|署|委|级) 栋 幢 枚 颗 封 班 组(?!织) 册 例(?!如) 尾 匹 箱 单(?!位) 笔 "
        "square-units? units? items? cases?",
    ),
)

_PLAIN: dict[str, tuple[str, float]] = {}
_GUARDED: list[tuple[re.Pattern[str], str, float]] = []


def _read() -> str:
    """Fill the lookups and return the alternation of all units, longest first."""
    parts: list[tuple[str, bool]] = []
    for unit, factor, forms in _TABLE:
        for form in forms.split(" "):
            word = form.split("(?")[0].replace("\\s", " ").replace("\\b", "")
            latin = word[0].isascii() and word[0].isalpha()
            pattern = form + (r"(?![a-z])" if latin and not form.endswith("\\b") else "")
            parts.append((pattern, latin))
            if word == form.split("(?")[0] and not re.search(r"[?\\\[]", word):
                _PLAIN.setdefault(word, (unit, factor))
            else:
                _GUARDED.append((re.compile(form, re.IGNORECASE), unit, factor))
    ordered = sorted(parts, key=lambda p: -len(p[0].split("(?")[0]))
    return "|".join(rf"(?:{'(?:-|[ ])?' if latin else ''}{p})" for p, latin in ordered)


UNITS = _read()


def base(written: str) -> tuple[str, float]:
    """Base unit and factor of a unit that the alternation `UNITS` matched."""
    word = written.strip(" -")
    if word in _PLAIN:
        return _PLAIN[word]
    for pattern, unit, factor in _GUARDED:
        if pattern.fullmatch(word):
            return unit, factor
    return _PLAIN[word.lower()]


__all__ = ["UNITS", "base"]
