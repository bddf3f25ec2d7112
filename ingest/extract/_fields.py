"""Which fields of integration a name or a clause speaks of: by words, nothing learned.

The table maps each field of `kb.vocabulary.FIELDS` to words of its subject matter, with what
must not stand beside them: 营商环境 is no 环境, 创新生态 no 生态, 交通大学 no 交通. A name says more
than the clause around it: only a name without any such word falls back on the clause.
"""

from __future__ import annotations

import re

from ingest.extract._affirmed import affirmed
from ingest.extract._clauses import parts
from kb.vocabulary import FIELDS, FieldName

_WORDS: dict[FieldName, str] = {
    "transport": "交通(?!大学|银行|事故)|运输|铁路|高铁|轨道|地铁|城际(?:轨道|铁路|列车|交通|枢纽|班线)|公路|高速(?!发展|增长|扩张)|国道|省道|快速路|断头路|大桥|隧道|机场|候机楼|航空(?!航天|装备|产业)"
    "|航运|航道|航线|港口|码头|物流|班列|陆海新通道|大通道|跨[江海河](?:通道|大桥)|(?:综合|航空|国际门户|客运|双城|城际)枢纽|公交|水运|道路|桥梁|空港|陆港|无水港|过江|跨海|跨江|货运|客运|列车|充电网络|路网|连接线"
    "|小时(?:交通|通勤|通达)|(?:小时|分钟)[^，。]{0,6}(?:通达|可达)",
    "industry": "产业(?!工人)|工业(?!和信息化)|制造|招商|园区|农业(?!银行|转移)|农村经济|农产品|种业|链长|供应链|集群|飞地|数字经济|畜牧|渔业|化工|汽车|能源合作|对口支援|对口协作"
    "|企业(?=[^，。]{0,8}(?:配套|承接|合作|协作|供需|生产))|整机|订单|投资合作|经贸|经济合作|项目合作|战略合作|开发区|加工|种养",
    "innovation": "创新(?!机制|举措|社会治理)|科技|科研|(?<!社会)科学(?!合理|发展|决策|划)|(?<!信息)(?<!数字)技术(?!开发区|标准)|研发(?!设计|[^，。]{0,8}(?:制造|加工|总部))|研究院|实验室|高新|知识产权|人才|成果转化|成果转移|科创|人工智能|知识",
    "public-service": "公共服务|医疗|卫生|医院|就医|就诊|院区|医保|教育|学校|(?:高校|院校|大学)(?![^。]{0,24}(?:科|研|创|成果|转|技术))|中小学|职业培训|办学|学分|教师|招生|养老|社保|社会保障|社会保险|公积金|就业|劳务|人社|人力资源"
    "|劳动力市场|(?<!人)民政(?!府)|政务服务|跨[省市]通办|通办|一卡通|体育|健康|中医|托育|户籍|疾控|急救|住房|参保|求职|会诊|民生",
    "environment": "(?<!营商)(?<!市场)(?<!发展)(?<!创新)(?<!消费)(?<!法治)(?<!政策)(?<!投资)(?<!国际)环境|(?<!创新)(?<!产业)(?<!商业)(?<!政治)生态(?!圈|位|农产品|功能)|环保|大气|污染|流域|水源(?:保护|涵养|地保护)|保护水源|水利|河长|湖长|林长|湿地|森林|防护林|碳(?!纤维)"
    "|绿色发展|绿色低碳|固废|减排|治水|湖泊治理|生物多样性|自然保护|岸线|水质|断面",
    "market": "统一(?:开放的?)?(?:区域)?(?:大)?市场|市场(?:一体化|监管|准入|规则|秩序|体系|分割|壁垒|主体)|要素市场|区域市场|营商|口岸|贸易|消费|商务|通关|海关|准入|信用(?!社|联社)|公平竞争|垄断|价格|要素(?:市场|流动|自由)|自贸|会展|电子商务"
    "|标准互认|企业登记|质量(?=[监标认基提]|和标准)|开放合作|评标|公共资源交易|从业资格|经济指标",
    "governance": "(?<!环境)(?<!生态)(?<!污染)(?<!流域)(?<!湖泊)(?<!公司)治理|执法|司法|法治|法律|立法|监管|公安|警务|应急(?!响应|备用)|消防|平安|审判|仲裁|信访|人大|政协|统计|审计|行政(?!区域的?道)|规划管理|社会治安|电子证照|政务",
    "culture-tourism": "文化(?!同质|相[近通同]|背景)|旅游|文旅|文物|遗址|景区|景点|非遗|博物馆|图书馆|文艺|广播|出版|传媒|康养|红色|古道|国家公园|游客|旅客资源",
    "urban-rural": "城乡|乡村|农民工|城镇化|城镇(?:体系|规模|结构|网络|空间)|城市(?:规模|体系)|(?:规模)?等级城市|小城镇|宅基地|县域|大中小城市|中等城市|规模等级|规模体系|首位度|中等规模的?城市|大城市、中小城市",
    "finance": "金融|银行|信贷|授信|融资|(?<!社会)(?<!养老)(?<!医疗)保险(?!费|关系)|证券|(?<!科学)基金|资本市场|股权|债券|担保|税务|税收|财税|财政|资金结算|成本(?:共担|分担)|投入[^，。]{0,6}(?:共担|分担|分摊)|(?:利益|横向|流域)[^，。]{0,6}补偿|集资|分成",
    "other": "电网|输电|送电|直流工程|特高压|联网工程|西气东输|西电东送|输气|输油|油气|天然气|管道工程|通水|通电|通气|引水|调水|供水|输水|水源|算力|光缆|骨干网|信息基础设施|通信|电力|能源|光伏|风电|气象|测绘",
}
_PATTERNS: tuple[tuple[FieldName, re.Pattern[str]], ...] = tuple((name, re.compile(words)) for name, words in _WORDS.items())
_COORDINATION = re.compile(
    "协调机制|联席|协商|合作机制|工作机制|协作机制|专班|领导小组|协调办公室|会商|理事会|执行委员会|决策平台|协同推进|行政边界|行政壁垒|区域合作"
)
"""A standing body without a subject of its own is a matter of governance."""
_MOST = 3


def fields_of(name: str, clause: str = "") -> tuple[FieldName, ...]:
    """Fields that `name` speaks of, else those of `clause`, else `("other",)`.

    In the order of `kb.vocabulary.FIELDS`, at most three from a clause; `other` stands alone.
    """
    found = fields_named(name) or fields_named(clause)[:_MOST]
    return found or ("other",)


def field_of(name: str, clause: str = "") -> FieldName:
    """The one field that fits a single-valued property best: the first of `fields_of`."""
    return fields_of(name, clause)[0]


def fields_said(text: str, start: int, end: int) -> tuple[FieldName, ...]:
    """Fields of what a sentence about matters between places stands for; of what it denies or says is over none."""
    found: dict[FieldName, None] = {}
    for part in parts(text, start, end):
        put = affirmed(text, part, part)
        if put is not None and put.relates:
            found |= dict.fromkeys(fields_named(text[part[0] : part[1]]))
    return tuple(f for f in _WORDS if f in found)


def fields_named(text: str) -> tuple[FieldName, ...]:
    """Fields that the text names; none where it names none."""
    if not text:
        return ()
    found = tuple(name for name, pattern in _PATTERNS if pattern.search(text))
    if found in ((), ("other",)) and _COORDINATION.search(text):
        return ("governance",)
    return tuple(name for name in found if name != "other") or found


assert set(_WORDS) == set(FIELDS)  # noqa: S101 - the table and the vocabulary are one list
