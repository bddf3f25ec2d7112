"""Which fields of integration a name or a clause speaks of: by words, nothing learned.

The table maps each field of `kb.vocabulary.FIELDS` to words of its subject matter. A name
says more than the clause around it: only a name without any such word falls back on the clause.
"""

from __future__ import annotations

import re

from kb.vocabulary import FIELDS, FieldName

_WORDS: dict[FieldName, str] = {
    "transport": "交通|运输|铁路|高铁|轨道|地铁|城际|公路|高速(?!发展|增长)|国道|省道|快速路|大桥|隧道|机场|航空(?!航天|装备|产业)|航运|航道|航线|港口"
    "|口岸|码头|物流|班列|陆海新通道|大通道|枢纽|公交|水运|道路|桥梁|空港|陆港|过江|跨海|跨江|货运|客运",
    "industry": "产业|工业|制造|企业|招商|园区|产业园|开发区|农业|农村经济|种业|链长|供应链|集群|飞地|数字经济|农产品|畜牧|渔业|化工|汽车|能源合作|对口支援"
    "|对口协作|投资合作|经贸|经济合作|项目合作|战略合作",
    "innovation": "创新|科技|科研|科学|技术(?!开发区)|研发|研究院|实验室|高新|知识产权|人才|成果转化|科创|大数据|人工智能|智慧",
    "public-service": "公共服务|医疗|卫生|医院|院区|医保|教育|学校|高校|大学|职业培训|养老|社保|社会保障|社会保险|公积金|就业|劳务|人社|人力资源|民政|政务服务"
    "|跨省通办|通办|一卡通|体育|健康|中医|托育|户籍|异地就医|疾控|急救|住房",
    "environment": "环境|生态|环保|大气|污染|水环境|流域|水源|水利|河长|林长|湿地|森林|防护林|碳|绿色发展|绿色低碳|固废|减排|治水|湖泊治理|生物多样性|自然保护",
    "market": "市场|营商|口岸|贸易|消费|商务|通关|海关|准入|信用|公平竞争|价格|要素流动|自贸|自由贸易|会展|电子商务|标准互认|质量|开放合作",
    "governance": "治理|执法|司法|法治|法律|立法|政务|监管|公安|警务|应急|消防|平安|审判|检察|仲裁|信访|人大|政协|统计|审计|协调机制|联席|协商|行政|规划管理"
    "|理事会|执行委员会|合作机制|工作机制|社会治安",
    "culture-tourism": "文化|旅游|文旅|文物|景区|非遗|博物馆|图书馆|文艺|广播|出版|传媒|康养|红色|古道|国家公园",
    "urban-rural": "城乡|乡村|农民工|新型城镇化|城镇化|乡村振兴|宅基地|和美乡村|县域",
    "finance": "金融|银行|信贷|融资|保险(?!费)|证券|基金|资本市场|债券|担保|税务|税收|财税|财政|结算",
    "other": "电网|输电|直流工程|特高压|联网工程|西气东输|西电东送|输气|输油|天然气管|管道工程|通水|通电|通气|引水|调水|供水|算力|通信|电力|光伏|风电",
}
_PATTERNS: tuple[tuple[FieldName, re.Pattern[str]], ...] = tuple((name, re.compile(words)) for name, words in _WORDS.items())
_MOST = 3


def fields_of(name: str, clause: str = "") -> tuple[FieldName, ...]:
    """Fields that `name` speaks of, else those of `clause`, else `("other",)`.

    In the order of `kb.vocabulary.FIELDS`, at most three from a clause; `other` stands alone.
    """
    found = _found(name) or _found(clause)[:_MOST]
    return found or ("other",)


def field_of(name: str, clause: str = "") -> FieldName:
    """The one field that fits a single-valued property best: the first of `fields_of`."""
    return fields_of(name, clause)[0]


def _found(text: str) -> tuple[FieldName, ...]:
    if not text:
        return ()
    found = tuple(name for name, pattern in _PATTERNS if pattern.search(text))
    return tuple(name for name in found if name != "other") or found


assert set(_WORDS) == set(FIELDS)  # noqa: S101 - the table and the vocabulary are one list
