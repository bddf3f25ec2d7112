"""Metadata that a page or file writes out under labels: 发文机关：…, 成文日期：…, 发文字号：….

The labels are those of the metadata tables of Chinese government sites (GB/T 33476 and the
government sites' own tag rules); values are taken as they stand, dates made ISO.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.read._values import Marked

_HEAD = 3000
_LABELS = {
    "title": ("标题", "名称", "文件名称"),
    "issuer": ("发文机关", "发文单位", "发布机构", "发布单位", "制定机关", "公布机关", "信息来源机关"),
    "number": ("发文字号", "文号", "文件编号", "发文文号"),
    "date": ("成文日期", "发文日期", "发布日期", "公布日期", "印发日期", "生成日期"),
}
_ALL = {label: (field, rank) for field, labels in _LABELS.items() for rank, label in enumerate(labels)}
_OTHER = ("索引号", "主题分类", "主题词", "分类", "有效性", "公开方式", "公开范围", "体裁分类", "时效", "浏览次数", "来源", "有效期")


def _loose(label: str) -> str:
    """Labels are spread with spaces to equal width: 标　　题."""
    return r"[ \u3000\u00a0]*".join(label)


_LABEL = "|".join(_loose(label) for label in sorted([*_ALL, *_OTHER], key=len, reverse=True))
_PAIR = re.compile(
    rf"(?:(?<=\s)|(?<=[\[【])|^)(?P<label>{_LABEL})[\]】]?[ \u3000\u00a0]*[：:][ \u3000\u00a0\t]*"
    rf"(?P<value>(?!(?:{_LABEL})[ \u3000\u00a0]*[：:])[^\n\t]+?)[ \u3000\u00a0]*(?=\s*(?:{_LABEL})[ \u3000\u00a0]*[：:]|[\t\n]|\Z)",
    re.MULTILINE,
)
_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-年./]\s*(\d{1,2})(?:\s*[-月./]\s*(\d{1,2}))?")


def iso(text: str) -> str | None:
    """The first date in `text` as ISO, as precise as it is there; None without one."""
    m = _DATE.search(text)
    if not m or not 1 <= int(m[2]) <= 12 or (m[3] and not 1 <= int(m[3]) <= 31):
        return None
    return f"{m[1]}-{int(m[2]):02d}" + (f"-{int(m[3]):02d}" if m[3] else "")


def from_head(text: str) -> Marked:
    """What labels near the beginning of the text say."""
    return from_pairs((re.sub(r"\s", "", m["label"]), m["value"]) for m in _PAIR.finditer(text[:_HEAD]))


def from_pairs(pairs: Iterable[tuple[str, str]]) -> Marked:
    """What labels and values say; of several dates that of the document's making comes first."""
    best: dict[str, tuple[int, str]] = {}
    for label, value in pairs:
        field, rank = _ALL.get(label, ("", 0))
        found = iso(value) if field == "date" else value.strip()
        if field and found and len(found) <= 200 and (field not in best or rank < best[field][0]):
            best[field] = (rank, found)
    return Marked(**{field: value for field, (_, value) in best.items()})
