"""The page's words in both languages, in one table."""

from __future__ import annotations

from typing import Literal

Language = Literal["zh", "en"]

_TEXT: dict[str, tuple[str, str]] = {
    "title": ("城市一体化政策知识库", "Integration policies of cities"),
    "tagline": ("每一条答案都带着说出它的原句", "Every answer carries the sentence that states it"),
    "question": ("想问什么", "What to ask"),
    "loaded": ("库中现有", "Loaded"),
    "documents": ("文件", "documents"),
    "statements": ("陈述", "statements"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "optional": ("可不填", "optional"),
    "type-a-name": ("输入名称…", "type a name …"),
    "rows": ("{n} 行", "{n} rows"),
    "rows-of-more": ("第 {first}–{last} 行", "rows {first}–{last}"),
    "previous": ("上一页", "Previous"),
    "next": ("下一页", "Next"),
    "download": ("下载 CSV（含原句）", "CSV with sentences"),
    "pick-a-row": ("点选表中一行，查看说出它的句子", "Pick a row of the table to read its sentences"),
    "evidence": ("原文依据", "Evidence"),
    "no-evidence": ("这一行没有可显示的原文。", "There are no words to show for this row."),
    "citation": ("《{title}》{rest}，字符 {start}–{end}", "{title}{rest}, characters {start}–{end}"),
    "comma": ("，", ", "),
    "confidence": ("置信度", "confidence"),
    "rule": ("规则", "rule"),
    "fill-in": ("请填写：{names}。可以选一个名称，也可以直接输入。", "Please fill in: {names}. Choose a name or type one."),
    "empty-title": ("图中还没有文件", "The graph has no documents yet"),
    "empty": (
        "在终端里载入自己的文件，或者先载入示例，然后刷新本页：",
        "Load your own documents in a terminal, or the samples first, then reload this page:",
    ),
    "nothing": ("没有找到", "Nothing found"),
    "looked-for": ("查的是：{question}", "Looked for: {question}"),
    "in-loaded": ("库中有 {n} 篇文件", "{n} documents are loaded"),
    "mentioning": ("提到{name}的 {n} 篇", "{n} of them mention {name}"),
    "no-more": ("没有更多的行了。", "There are no more rows."),
    "error": ("查询没有完成", "The query did not run"),
    "unusable": ("{name}：“{value}”没有唯一对应的名称", "{name}: “{value}” names no single thing"),
    "did-you-mean": ("是不是其中之一？", "Is it one of these?"),
    "no-such-query": ("没有名为“{name}”的问题，请另选一个。", "There is no question “{name}”; please choose another."),
}


def word(language: Language, name: str, /, **values: object) -> str:
    """A text of the table with the values in it. Raises `KeyError` for a name that is not in it."""
    return _TEXT[name][0 if language == "zh" else 1].format(**values)
