"""The two fixed lists: fields of integration, and the mechanisms of the coding frame."""

from __future__ import annotations

from typing import Literal, get_args

FieldName = Literal[
    "transport",
    "industry",
    "innovation",
    "public-service",
    "environment",
    "market",
    "governance",
    "culture-tourism",
    "urban-rural",
    "finance",
    "other",
]
AgreementKind = Literal["agreement", "alliance", "joint-mechanism", "platform"]

FIELDS: dict[str, str] = {
    "transport": "交通",
    "industry": "产业",
    "innovation": "创新",
    "public-service": "公共服务",
    "environment": "生态环境",
    "market": "市场",
    "governance": "治理",
    "culture-tourism": "文化旅游",
    "urban-rural": "城乡",
    "finance": "金融",
    "other": "其他",
}

MECHANISMS: dict[str, tuple[str, str]] = {
    "multi-node": ("conditions", "多节点"),
    "even-distribution": ("conditions", "均衡分布"),
    "homogeneity-proximity": ("conditions", "同质与邻近"),
    "shared-infrastructure": ("conditions", "基础设施共享"),
    "knowledge-diffusion": ("drivers", "知识扩散"),
    "facility-sharing": ("drivers", "设施共享"),
    "industrial-division": ("drivers", "产业分工"),
    "scope": ("goals", "范围"),
    "function": ("goals", "功能"),
    "benefit": ("goals", "效益"),
    "performance": ("goals", "绩效"),
    "digital-matching": ("safeguards", "数字匹配"),
    "collaborative-governance": ("safeguards", "协同治理"),
}
"""code → (group, name). Source: 陆军、李斯琦 (2026), the review of borrowed size and urban
network externalities; its four groups are 条件, 动力, 目标 and 保障机制."""

MECHANISMS_EN: dict[str, str] = {
    "multi-node": "several nodes in the network",
    "even-distribution": "even distribution of city sizes",
    "homogeneity-proximity": "homogeneity and proximity",
    "shared-infrastructure": "shared infrastructure",
    "knowledge-diffusion": "knowledge diffusion",
    "facility-sharing": "sharing of facilities and services",
    "industrial-division": "industrial division of labour",
    "scope": "range of integration",
    "function": "functional ties, access and nodes",
    "benefit": "sharing of benefits",
    "performance": "performance of integration",
    "digital-matching": "digital matching",
    "collaborative-governance": "collaborative governance",
}
MECHANISM_GROUPS: dict[str, str] = {"conditions": "条件机制", "drivers": "动力机制", "goals": "目标机制", "safeguards": "保障机制"}

AGREEMENT_KINDS: tuple[str, ...] = get_args(AgreementKind)
