"""What the works are called that partners build together or that lead from one place to another: the heads of such names,
how a name ends, and what is said of a work in general only (一批产业园区)."""

from __future__ import annotations

import re

from ingest.extract._generic import proper

ROADS = (
    "跨海大桥|长江大桥|黄河大桥|公铁大桥|公路大桥|特大桥|大桥|海底隧道|隧道|过江通道|跨海通道|快速通道|大通道|通道|大道|快速路|高架路|联盟路|高速公路|旅游公路|公路|高速(?!增长|发展)|城际铁路|市域铁路|铁路|高铁|轻轨|有轨电车|城际轨道"
    "|[A-Z]?\\d{1,2}号?线|云轨|城市公交|城际公交|公交(?!卡|公司|站|车)|连接线|联络线|环线|快线|旅游专线|索道|渡口|航道|运河"
)
"""Ways from one place to another."""
_WATER = "引水(?:[一二]期)?工程|水利枢纽|供水工程|引水工程|调水工程|输水工程|提水工程|水源工程|水库|水厂|输水管线|输水管道|灌区"
_POWER = "抽水蓄能电站|变电站|水电站|发电厂|电厂|电站|输气管道|输油管道|氢气管道|天然气管道|管道|管线|热电厂|垃圾焚烧厂|污水处理厂|垃圾处理场|储气库"
_HUBS = "支线机场|国际机场|通用机场|机场|综合客运枢纽|组合港|无水港|内陆港|陆港|港区|码头|口岸"
_PARKS = (
    "(?:产业|工业|科技|合作|协作|示范|创新|科创|物流|医药|信息|农业|创业|加工|双创|孵化|智造|飞地|食品|科学|软件|文创|共建|贸易|生态|循环经济|经济|制造|装备|材料|数字|职教|科教)园区?|飞地”?园区?|(?<=[”’])(?:产业)?园区?"
    "|(?<!开发)(?<!城)园区|(?:合作|协作|跨界一体化发展|融合发展|飞地经济|承接产业转移|一体化合作|一体化发展)(?:先行)?(?:示范区|试验区|先行区|区)|都市新区|产业新城|科技城|孵化器"
)
_HOUSES = "区域医疗中心|医疗中心|分医院|医院|分院|院区|附属学校|分校|校区|职业学院|学校|中学|小学|养老院|养老社区"
_BASES = "(?:中试|煤电化|煤化工|石化|化工|电池|制造|生产|能源|种植|养殖|科创|研发|储备|物流)基地"
HEAD = re.compile(f"{_WATER}|{_POWER}|{_HUBS}|{_PARKS}|{_HOUSES}|{_BASES}|{ROADS}")
WAY = re.compile(
    f"{_WATER}|{_POWER}|{_HUBS}|{ROADS}|(?<=[\\u4e00-\\u9fff]{{2}})(?<![道公铁网线之出思套销水电马一条])路(?![径线网子上段由面况况灯])"
)
PHASE = re.compile(r"(?:[一二三四]期|[东西南北]延(?:线|伸线|长线|(?=工程|项目))|延[伸长][线段]|改扩建|扩容|复线)?(?:工程)?")
_NOT_AFTER = re.compile(
    "管委会|临空|周边|片区|联盟|机制|协议|办公室|模式|经验|政策|规划|方案|体系|标准|网络|网|品牌|论坛|大会|峰会|管理局|公司|集团|指挥部|运营商|化|群(?!岛)|经济"
)
_ALL = re.compile(
    "^(?:[一两二三四五六七八九十多几数各每这该此其本\\d]|若干|一批|部分|所有|更多|其他|相关|配套|新建|既有|现有|重点|一些|首批|跨省|跨市|城际|省际)*$"
)
_VAGUE = re.compile(
    "^[这该此其两本各每某多几数]|[的了着]|等$|^(?:全省|全市|全县|我省|我市|省内|市内|境内|沿线|周边|附近|老旧|在建|大型|重大|重点|更多|一批|若干|相关|配套|都市圈|城市群|区域|省际|市际|城际|跨省|跨市|[两三四]地|双方|合作|各地)"
)


def named(own: str, after: str) -> bool:
    """Does `own`, before a head, make a name of it, and not what follows a compound (园区管委会)?"""
    return not _ALL.match(own) and not _VAGUE.search(own) and not _NOT_AFTER.match(after)


def distinct(own: str) -> bool:
    """Does `own` say which work it is, beyond what it is for (新能源材料产业园)?"""
    return len(proper(own)) >= 2
