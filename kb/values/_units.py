"""The units that quantities are read in: as data, each with its base unit and factor.

Base units are those of `Observation.unit`: CNY, USD, person, km, km2, t, count, percent and, for
what those do not cover, the symbol in use (kW, kWh, m3, TEU) or the unit as written. A mu is
1/1500 km², a jin half a kilogram (State Council order on units of measurement, 1984).

A row is base unit, factor, and the forms, parted by spaces. `_` in a form is a space. What
follows `!` may not follow the form in the text (`元!化|素`: 一元化 holds no money), what follows
`=` must; both are parted by `|`, and `$` stands for the text's end.
"""

from __future__ import annotations

import re

_TABLE: tuple[tuple[str, float, str], ...] = (
    ("CNY", 1.0, "元人民币 元!化|素|旦|件|宵 yuan CNY RMB"),
    ("USD", 1.0, "美元 美金 U.S._dollars US_dollars dollars USD"),
    ("HKD", 1.0, "港元 港币"),
    ("EUR", 1.0, "欧元 euros"),
    ("JPY", 1.0, "日元"),
    ("GBP", 1.0, "英镑"),
    ("MOP", 1.0, "澳门元"),
    ("TWD", 1.0, "新台币"),
    ("percentage-point", 1.0, "个百分点 百分点 percentage_points percentage_point"),
    ("percent", 1.0, "% ％ percent per_cent"),
    ("percent", 10.0, "成=五|左|以|的|多|、|，|。|；|$"),
    ("percent", 0.01, "个基点"),
    ("percent", 0.1, "‰"),
    ("times", 1.0, "倍 times"),
    (
        "person",
        1.0,
        "人次 人口 人!均|才|民|工|员|士|类|文|大|行|物|格|居|生 名!单|列|副|义|优 位!一体|数|于|居|列 persons person people jobs",
    ),
    ("person·km", 1.0, "人公里"),
    ("t·km", 1.0, "吨公里"),
    ("km", 1.0, "公里 千米 kilometers kilometer kilometres kilometre km!²|2"),
    ("km", 0.001, "延米 米!粉|饭"),
    ("nmi", 1.0, "海里"),
    ("km2", 1.0, "平方公里 平方千米 square_kilometers square_kilometres km² km2"),
    ("km2", 0.01, "公顷 hectares hectare"),
    ("km2", 1 / 1500, "亩 mu"),
    ("m2", 1.0, "平方米 square_meters square_metres"),
    ("m3", 1.0, "立方米 cubic_meters cubic_metres"),
    ("t", 1.0, "吨 tonnes tonne metric_tons tons ton"),
    ("tce", 1.0, "吨标准煤 吨标煤"),
    ("t", 0.001, "公斤 千克 kilograms"),
    ("t", 0.0005, "斤"),
    ("bbl", 1.0, "桶"),
    ("TEU", 1.0, "标准集装箱 标准箱 标箱 TEU TEUs"),
    ("kWh", 1.0, "千瓦时 千瓦小时 度=电 kilowatt-hours kilowatt_hours kWh"),
    ("kW", 1.0, "千瓦 kilowatts"),
    ("kW", 1000.0, "兆瓦 MW"),
    ("kW", 1_000_000.0, "吉瓦 GW"),
    ("kV", 1.0, "千伏"),
    ("µg/m3", 1.0, "微克/立方米 微克／立方米 微克每立方米"),
    ("°C", 1.0, "摄氏度 ℃"),
    ("EFLOPS", 1.0, "EFLOPS 百亿亿次/秒 百亿亿次每秒"),
    ("PFLOPS", 1.0, "PFLOPS"),
    ("year-of-age", 1.0, "周岁 岁"),
    ("points", 1.0, "个点 分!之|别|为|布|类|配|层|工|级|局|校|院|公司|行"),
    ("hour", 1.0, "个小时 小时 hours"),
    ("minute", 1.0, "分钟 minutes"),
    ("day", 1.0, "个工作日 天!然|津|府|下"),
    ("month", 1.0, "个月"),
    (
        "count",
        1.0,
        "台套 台（套） 台(套) 台/套 辆次 件次 车次 架次 航班次 班次 列次 班列 家次 户次 艘次 床次 册次 批次 箱次 units items cases",
    ),
    ("count", 1.0, "个!体|别|性|人信|人所 家!庭|亲|园|长|电|乡 项!目 件 户!籍|外|口 辆 架!构 条!件|例 座!谈 所!有|以 处!理|于|置|室"),
    (
        "count",
        1.0,
        "台!湾|阶|州 套!餐 艘 列!入|车|为 头!部 只 羽 株 棵 张!家 间!接 宗 次!性|产业|要|数|级|元 起!来|步 场!景|所|地 对!接|口|外|于",
    ),
    (
        "count",
        1.0,
        "款 篇 种!植|业|子 类 门!类 支!持|撑|出|柱 部!分|门|署|委|级 栋 幢 枚 颗 封 班 组!织 册 例!如 尾 匹 箱 趟 单!位 笔 床 盏 孔 口!岸|径 名录",
    ),
)

_BASE: dict[str, tuple[str, float]] = {}


def _pattern(form: str) -> str:
    """The regular expression of one form, with its guards."""
    word = re.split("[!=]", form, maxsplit=1)[0]
    guard = form[len(word) :]
    written = re.escape(word).replace("_", "[ ]")
    if word[0].isascii() and word[0].isalpha():
        written = rf"[ -]?(?i:{written})(?![A-Za-z0-9])"
    if guard:
        options = "|".join("$" if g == "$" else re.escape(g) for g in guard[1:].split("|"))
        written += f"(?{guard[0]}{options})"
    return written


def _read() -> str:
    """Fill the lookup and return the alternation of all units, longest first."""
    forms = [(form, unit, factor) for unit, factor, row in _TABLE for form in row.split(" ")]
    for form, unit, factor in forms:
        _BASE[re.split("[!=]", form, maxsplit=1)[0].replace("_", " ").lower()] = (unit, factor)
    ordered = sorted((form for form, _, _ in forms), key=lambda f: -len(re.split("[!=]", f, maxsplit=1)[0]))
    return "|".join(map(_pattern, ordered))


UNITS = _read()
"""An alternation of every form; what it matches, `base` knows."""


def base(written: str) -> tuple[str, float]:
    """Base unit and factor of a unit as the alternation `UNITS` matched it."""
    return _BASE[written.strip(" -").lower()]


__all__ = ["UNITS", "base"]
