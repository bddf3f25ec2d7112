"""An evaluation as tables for people, as rows for CSV, and as one JSON object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui._kinds import KIND_WORDS, VERDICT_WORDS

if TYPE_CHECKING:
    from ingest.evaluate import Comparison, Counts, Evaluation, Interval, Intervals, Kind, Reliability

Table = tuple[tuple[str, ...], list[tuple[Any, ...]]]
TURNS = {
    "gained": "新找到 gained",
    "lost": "不再找到 lost",
    "spurious-gone": "不再多出 spurious gone",
    "spurious-new": "新多出 spurious new",
}


def _bounds(interval: Interval | None) -> tuple[float | None, float | None]:
    return (None, None) if interval is None else (interval.low, interval.high)


def _cell(value: float, interval: Interval | None, known: bool) -> str:
    if not known:
        return "—"
    return f"{value:.3f}" if interval is None else f"{value:.3f} [{interval.low:.3f}, {interval.high:.3f}]"


def figures(kinds: dict[Kind, Counts], macro: float, sure: Intervals) -> Table:
    """The figures for people: each with its interval in brackets, — where nothing is counted."""
    columns = ("类别 kind", "准确率 precision", "召回率 recall", "F1", "标注 gold", *(str(w) for w in VERDICT_WORDS.values()))
    rows: list[tuple[Any, ...]] = [
        (
            str(KIND_WORDS[kind]),
            _cell(c.precision, sure.precision[kind], bool(c.found)),
            _cell(c.recall, sure.recall[kind], bool(c.gold)),
            _cell(c.f1, sure.f1[kind], c.occurs),
            c.gold,
            c.hits,
            c.missed,
            c.spurious,
        )
        for kind, c in kinds.items()
    ]
    return columns, [*rows, ("平均 macro", "", "", _cell(macro, sure.macro_f1, True), "", "", "", "")]


def figure_rows(kinds: dict[Kind, Counts], macro: float, sure: Intervals) -> Table:
    """The figures as numbers, a row a kind and one for `macro`."""
    ratios = ("precision", "recall", "f1")
    columns = ("kind", *(f"{r}{end}" for r in ratios for end in ("", "_low", "_high")), "gold", "found", "hits", "missed", "spurious")
    rows: list[tuple[Any, ...]] = [
        (
            kind,
            *(x for r in ratios for x in (getattr(c, r), *_bounds(getattr(sure, r)[kind]))),
            *(c.gold, c.found, c.hits, c.missed, c.spurious),
        )
        for kind, c in kinds.items()
    ]
    return columns, [*rows, ("macro", *[None] * 6, macro, *_bounds(sure.macro_f1), *[None] * 5)]


def comparison(found: Comparison) -> Table:
    """For people: F1 of both runs, their difference with its interval, and how many facts turned."""
    from ingest.evaluate import macro_f1

    columns = ("类别 kind", "原 before", "现 after", "差 difference", *TURNS.values())
    macro = macro_f1(found.before), macro_f1(found.after)
    rows: list[tuple[Any, ...]] = [
        (str(KIND_WORDS[kind]), *_difference(before.f1, found.after[kind].f1, found.difference.f1[kind]), *_turned(found, kind))
        for kind, before in found.before.items()
    ]
    return columns, [*rows, ("平均 macro", *_difference(*macro, found.difference.macro_f1), "", "", "", "")]


def _difference(before: float, after: float, interval: Interval | None) -> tuple[str, str, str]:
    sure = "" if interval is None else f" [{_signed(interval.low)}, {_signed(interval.high)}]"
    return f"{before:.3f}", f"{after:.3f}", _signed(after - before) + sure


def _signed(difference: float) -> str:
    near = round(difference, 3)
    return f"{near:+.3f}" if near else "0.000"


def _turned(found: Comparison, kind: Kind) -> tuple[int, ...]:
    return tuple(sum(c.kind == kind and c.turn == turn for c in found.changes) for turn in TURNS)


def comparison_rows(found: Comparison) -> Table:
    """The comparison as numbers, a row a kind and one for `macro`."""
    from ingest.evaluate import macro_f1

    columns = ("kind", "f1_before", "f1_after", "difference", "low", "high", *(turn.replace("-", "_") for turn in TURNS))
    rows: list[tuple[Any, ...]] = []
    for kind, before in found.before.items():
        f1 = before.f1, found.after[kind].f1
        rows.append((kind, *_numbers(*f1), *_bounds(found.difference.f1[kind]), *_turned(found, kind)))
    macro = _numbers(macro_f1(found.before), macro_f1(found.after))
    return columns, [*rows, ("macro", *macro, *_bounds(found.difference.macro_f1), *[None] * len(TURNS))]


def _numbers(before: float, after: float) -> tuple[float, float, float]:
    return before, after, after - before


def changes(found: Comparison) -> Table:
    """For people: every fact that one run has and the other has not."""
    return ("文件 document", "类别 kind", "变化 change", "事实 fact"), [
        (c.unit, str(KIND_WORDS[c.kind]), TURNS[c.turn], c.shown) for c in found.changes
    ]


def calibration(found: Reliability) -> Table:
    """For people: bins of confidence, and how many of their statements are right."""
    columns = ("置信度 confidence", "陈述 statements", "平均置信度 mean confidence", "正确 right", "正确率 share right")
    return columns, [(f"{b.low:.1f}–{b.high:.1f}", b.statements, f"{b.confidence:.3f}", b.right, f"{b.share:.3f}") for b in found.bins]


def calibration_rows(found: Reliability) -> Table:
    """The bins as numbers."""
    columns = ("low", "high", "statements", "confidence", "right", "share")
    return columns, [(b.low, b.high, b.statements, b.confidence, b.right, b.share) for b in found.bins]


def as_object(evaluation: Evaluation, kinds: dict[Kind, Counts], sure: Intervals) -> dict[str, Any]:
    """The evaluation as JSON; `docs/evaluation.md` says what each key is."""
    from ingest.evaluate import macro_f1

    run, macro = evaluation.run, macro_f1(kinds)
    columns, rows = figure_rows(kinds, macro, sure)
    occurring = [c.f1 for c in kinds.values() if c.occurs]
    return {
        "documents": len(run.units),
        "characters": sum(unit.chars for unit in run.units),
        "wrong_quotes": run.wrong_quotes,
        "extractors": run.extractors,
        "kinds": {row[0]: dict(zip(columns[1:], row[1:], strict=True)) for row in rows[:-1]},
        "macro_f1": macro,
        "macro_f1_low": _bounds(sure.macro_f1)[0],
        "macro_f1_high": _bounds(sure.macro_f1)[1],
        "macro_f1_occurring": sum(occurring) / len(occurring) if occurring else None,
        "bootstrap": {"resamples": sure.resamples, "seed": sure.seed, "level": sure.level},
        "notices": [{"file": n.file, "what": n.what, "kind": n.kind, "words": n.words} for n in evaluation.notices],
    }


def comparison_object(found: Comparison) -> dict[str, Any]:
    columns, rows = comparison_rows(found)
    return {
        "compared": found.compared,
        "left_out": list(found.left_out),
        "kinds": {row[0]: dict(zip(columns[1:], row[1:], strict=True)) for row in rows},
        "changes": [{"document": c.unit, "kind": c.kind, "change": c.turn, "fact": c.shown} for c in found.changes],
    }


def calibration_object(found: Reliability) -> dict[str, Any]:
    columns, rows = calibration_rows(found)
    return {
        "statements": found.statements,
        "gap": found.gap,
        "bins": [dict(zip(columns, row, strict=True)) for row in rows],
    }
