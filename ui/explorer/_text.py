"""The page's words in both languages, in one table."""

from __future__ import annotations

from typing import Literal

from kb.vocabulary import FIELDS

Language = Literal["zh", "en"]

_TEXT: dict[str, tuple[str, str]] = {
    "title": ("城市一体化政策知识库", "Integration policies of cities"),
    "tagline": ("每一条答案都带着说出它的原句", "Every answer carries the sentence that states it"),
    "language": ("语言", "Language"),
    "question": ("想问什么", "What to ask"),
    "loaded": ("库中现有", "Loaded"),
    "documents": ("篇文件", "documents"),
    "statements": ("条陈述", "statements"),
    "ask": ("查询", "Ask"),
    "optional": ("可不填", "optional"),
    "type-a-name": ("输入名称…", "type a name …"),
    "rows": ("行", "rows"),
    "cut": ("只显示前 {n} 行，还有更多", "the first {n} rows are shown; there are more"),
    "download": ("下载 CSV", "Download CSV"),
    "pick-a-row": ("点选表中一行，查看说出它的句子", "Pick a row of the table to read its sentences"),
    "evidence": ("原文依据", "Evidence"),
    "no-evidence": ("这一行没有可显示的原文。", "There are no words to show for this row."),
    "cite": ("引用", "Cite"),
    "characters": ("字符", "characters"),
    "confidence": ("置信度", "confidence"),
    "rule": ("规则", "rule"),
    "fill-in": ("请填写：{names}", "Please fill in: {names}"),
    "empty-title": ("图中还没有文件", "The graph has no documents yet"),
    "empty": (
        "在终端里执行 `kb load 你的文件夹`，或先用 `kb load samples` 载入示例，然后刷新本页。",
        "Run `kb load YOUR_FOLDER` in a terminal, or `kb load samples` for the samples, then reload this page.",
    ),
    "nothing": ("没有找到。", "Nothing found."),
    "looked-for": ("查的是：{question}", "Looked for: {question}"),
    "in-loaded": ("库中有 {n} 篇文件", "in {n} loaded documents"),
    "mentioning": ("其中提到{name}的 {n} 篇", "{n} of them mention {name}"),
    "error": ("查询没有完成", "The query did not run"),
    "holds": ("文中已述", "stated"),
    "planned": ("计划", "planned"),
}

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
    "target": "目标值",
    "document": "文件",
    "date": "日期",
    "times_a": "甲地次数",
    "times_b": "乙地次数",
    "path": "联系",
    "steps": "步数",
}


_VALUES: dict[str, str] = {
    "holds": "已述",
    "planned": "计划",
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
} | FIELDS


def value(language: Language, text: str) -> str:
    """A fixed word of the vocabulary in the page's language; any other text as it is."""
    return _VALUES.get(text, text) if language == "zh" else text


def word(language: Language, name: str, /, **values: object) -> str:
    """A text of the table. Raises `KeyError` for a name that is not in it."""
    return _TEXT[name][0 if language == "zh" else 1].format(**values)


def column(language: Language, name: str) -> str:
    """A column's heading."""
    return _COLUMNS.get(name, name) if language == "zh" else name.replace("_", " ")


FOLDERS: dict[str, tuple[str, str]] = {
    "agreements": ("合作", "Agreements"),
    "areas": ("区域", "Areas"),
    "policies": ("政策", "Policies"),
    "chains": ("产业链", "Chains"),
    "projects": ("项目", "Projects"),
    "indicators": ("指标", "Indicators"),
    "documents": ("文件", "Documents"),
    "networks": ("网络", "Networks"),
}
