"""The whole page: figures, filter, documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ui._kinds import KIND_WORDS, VERDICT_WORDS
from ui._markup import filed
from ui.evaluation_page._style import SCRIPT, STYLE, policy
from ui.evaluation_page._unit import KIND_CODES, VERDICT_CODES, section, sums

if TYPE_CHECKING:
    from ingest.evaluate import Counts, Interval, Intervals, Kind, Run

MARK = '<meta name="generator" content="kb evaluate">'
"""What stands near the beginning of every such page, and tells it from other files."""


def page(run: Run, kinds: Mapping[Kind, Counts], macro: float, sure: Intervals) -> Iterator[str]:
    """The page of a run that still has its texts, in parts, to be written one after the other."""
    yield f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">{MARK}'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>抽取评测 Evaluation of the extraction</title><style>{STYLE}</style></head>\n<body><header>"
    yield "<h1>抽取评测 <span lang='en'>Evaluation of the extraction</span></h1>"
    yield _note(run, sure)
    yield '<div class="tables">'
    yield from _figures(kinds, macro, sure)
    yield from _documents(run)
    yield f"</div>{_LEGEND}</header>\n<main>"
    yield from _filter(kinds)
    for number, unit in enumerate(run.units):
        yield from section(number, unit)
    yield f"</main><script>{SCRIPT}</script></body></html>\n"


def _note(run: Run, sure: Intervals) -> str:
    chars = sum(unit.chars for unit in run.units)
    drawn = f"按文件自助抽样 {sure.resamples} 次的 {sure.level:.0%} 区间 {sure.level:.0%} bootstrap intervals over documents, {sure.resamples} draws"
    return (
        f'<p class="note">{len(run.units)} 篇文件 documents · {chars:,} 字 characters · 与原文不符的引文 quotes that differ from the text:'
        f" {run.wrong_quotes}{f' · 灰色为 in grey: {drawn}' if sure.resamples else ''}</p>"
    )


def _figures(kinds: Mapping[Kind, Counts], macro: float, sure: Intervals) -> Iterator[str]:
    verdicts = "".join(f"<th>{word}</th>" for word in VERDICT_WORDS.values())
    yield '<table class="figures"><thead><tr><th>类别 kind</th><th>准确率 precision</th><th>召回率 recall</th><th>F1</th>'
    yield f"<th>标注 gold</th>{verdicts}</tr></thead><tbody>"
    for kind, c in kinds.items():
        cells = (
            _ratio(c.precision, sure.precision[kind], bool(c.found)),
            _ratio(c.recall, sure.recall[kind], bool(c.gold)),
            _ratio(c.f1, sure.f1[kind], c.occurs),
        )
        numbers = "".join(f"<td>{n}</td>" for n in (c.gold, c.hits, c.missed, c.spurious))
        yield f"<tr><td>{KIND_WORDS[kind]}</td>{''.join(cells)}{numbers}</tr>"
    yield f"<tr><td>平均 macro</td><td></td><td></td>{_ratio(macro, sure.macro_f1, True)}<td></td><td></td><td></td><td></td></tr></tbody></table>"


def _ratio(value: float, interval: Interval | None, known: bool) -> str:
    if not known:
        return "<td>—</td>"
    sure = "" if interval is None else f"<small>{interval.low:.2f}–{interval.high:.2f}</small>"
    return f"<td>{value:.3f}{sure}</td>"


def _documents(run: Run) -> Iterator[str]:
    yield "<details open><summary>文件 documents</summary><ol>"
    for number, unit in enumerate(run.units):
        yield f'<li><a href="#u{number}">{filed(unit.name)}</a> {sums(unit)}</li>'
    yield "</ol></details>"


_LEGEND = (
    '<p class="legend"><span><span class="w H">绿线</span> 对：标注了，也找到了 hit</span>'
    '<span><span class="w M">红底</span> 漏：标注了，没找到（标在标注引文处）missed</span>'
    '<span><span class="w S">紫色波浪线</span> 多：找到了，没标注 spurious</span>'
    "<span>字前小签是类别，点它看是哪条 the small sign before words is the kind of fact</span></p>"
)


def _filter(kinds: Mapping[Kind, Counts]) -> Iterator[str]:
    yield '<div id="filter" hidden>'
    for verdict, word in VERDICT_WORDS.items():
        yield f'<label><input type="checkbox" checked value="{VERDICT_CODES[verdict]}">{word}</label>'
    yield '<span class="gap"></span>'
    for kind, word in KIND_WORDS.items():
        wrong = kinds[kind].missed + kinds[kind].spurious
        yield f'<label><input type="checkbox" checked value="{KIND_CODES[kind]}">{word.sign} {word} ({wrong})</label>'
    yield '<button type="button" data-all="1">全选 all</button><button type="button" data-all="0">全不选 none</button></div>'
