"""Terms of the vocabulary in the page's language: columns, fixed values, folders of the library.

A term without a translation is shown as it is: a new query needs no change here to be shown.
"""

from __future__ import annotations

from kb.vocabulary import FIELDS, LABELS, MECHANISM_GROUPS, MECHANISMS, MECHANISMS_EN, RELATIONS
from ui.explorer._text import Language

_COLUMNS: dict[str, str] = {
    "agreement": "协议或机制",
    "kind": "类型",
    "signed": "签署时间",
    "fields": "领域",
    "parties": "参与方",
    "modality": "语气",
    "partner": "伙伴",
    "agreements": "协议数",
    "names": "名称",
    "latest": "最近签署",
    "member": "成员",
    "area": "区域",
    "level": "层级",
    "role": "角色",
    "statements": "陈述数",
    "policy": "政策",
    "number": "文号",
    "issued": "发布时间",
    "via": "经由",
    "organization": "机关",
    "acts_for": "代表",
    "chain": "产业链",
    "place": "地方",
    "role_a": "甲方角色",
    "role_b": "乙方角色",
    "project": "项目",
    "field": "领域",
    "status": "状态",
    "places": "连接的地方",
    "indicator": "指标",
    "period": "时期",
    "value": "数值",
    "unit": "单位",
    "change": "增长（%）",
    "target": "目标",
    "document": "文件",
    "date": "日期",
    "times_a": "甲地次数",
    "times_b": "乙地次数",
    "path": "联系",
    "steps": "步数",
    "relations": "关系",
    "reach": "覆盖方式",
    "together": "同句次数",
    "joint_sentence": "同时提到两地的句子",
    "work": "文献",
    "authors": "作者",
    "year": "年份",
    "venue": "出处",
    "doi": "DOI",
    "source": "来源",
    "mechanism": "机制",
    "english": "英文名",
    "group": "组",
    "by": "出自",
    "passage": "句段",
    "confidence": "置信度",
}


_VALUES: dict[str, str] = {
    "agreement": "协议",
    "alliance": "联盟",
    "joint-mechanism": "合作机制",
    "platform": "平台",
    "core": "核心",
    "member": "成员",
    "chain": "产业链",
    "cluster": "产业集群",
    "research": "研发",
    "headquarters": "总部",
    "manufacturing": "制造",
    "supporting": "配套",
    "lead": "牵头",
    "co-builder": "共建",
    "based-on": "依据",
    "implements": "落实",
    "replaces": "废止或取代",
    "approves": "批准",
    "cites": "引用",
    "plan": "规划计划",
    "law": "法规",
    "opinion": "意见",
    "notice": "通知",
    "report": "报告",
    "reply": "批复",
    "operating": "已建成",
    "under-construction": "在建",
    "person": "人",
    "CNY": "元",
    "km": "公里",
    "km2": "平方公里",
    "t": "吨",
    "percent": "%",
    "itself": "本地",
    "parent": "上级政区",
    "area": "所属区域",
    "count": "个",
}
_VALUES |= (
    FIELDS
    | MECHANISM_GROUPS
    | {name: label.zh for name, label in LABELS.items()}
    | {name: relation.zh for name, relation in RELATIONS.items()}
)


def value(language: Language, text: str) -> str:
    """A word of the vocabulary in the page's language; another is shown as it is. Names and titles are not to be asked for."""
    if text in MODALITIES:
        return MODALITIES[text][0 if language == "zh" else 1]
    return _VALUES.get(text, text) if language == "zh" else _FIELDS_EN.get(text, text)


def column(language: Language, name: str) -> str:
    """A column's heading."""
    return _COLUMNS.get(name, name) if language == "zh" else name.replace("_", " ")


_FIELDS_EN = {zh: name.replace("-", " ") for name, zh in FIELDS.items()} | {zh: MECHANISMS_EN[code] for code, (_, zh) in MECHANISMS.items()}

MODALITIES: dict[str, tuple[str, str]] = {
    "holds": ("已述", "stated"),
    "planned": ("计划", "planned"),
    "suggested": ("建议", "suggested"),
    "ended": ("已结束", "ended"),
    "denied": ("否定", "denied"),
}

FOLDERS: dict[str, tuple[str, str]] = {
    "agreements": ("合作", "Agreements"),
    "areas": ("区域", "Areas"),
    "policies": ("政策", "Policies"),
    "mechanisms": ("机制", "Mechanisms"),
    "chains": ("产业链", "Chains"),
    "projects": ("项目", "Projects"),
    "indicators": ("指标", "Indicators"),
    "documents": ("文件", "Documents"),
    "networks": ("网络", "Networks"),
}


def folder(language: Language, name: str) -> str:
    """The name of a folder of the library."""
    return FOLDERS.get(name, (name, name))[0 if language == "zh" else 1]
