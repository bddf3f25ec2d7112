"""One figure of one indicator, as a sentence states it, and a level with the growth that is stated of it."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of one indicator: `value` None where only growth is stated (`change`, percent).

    `name_at` is where the indicator's name begins, `clause` where its clause does;
    `start`–`end` span from the name to the figure. `earlier` marks the first of 从…增至…,
    `yearly` growth that is an average over years, `shared` a figure said of all names before it, `paired` one of a row of names with a row of figures; `nth` is
    its place in a row of figures and their number; the words that lead to the figure begin at `lead`.
    """

    name: str
    name_at: int
    clause: int
    value: float | None
    unit: str
    change: float | None
    start: int
    end: int
    exact: bool
    earlier: bool = False
    yearly: bool = False
    shared: bool = False
    paired: bool = False
    lead: int = 0
    nth: tuple[int, int] = (0, 1)


def joined(found: list[Measure]) -> list[Measure]:
    """A level and the growth stated right after it, or just before it, as one measure."""
    out: list[Measure] = []
    for m in found:
        at = next((i for i in range(len(out) - 1, max(-1, len(out) - 7), -1) if _completes(out[i], m)), None)
        if at is None and out and _completes(m, out[-1]) and out[-1].clause in (m.clause, m.lead):
            out[-1] = replace(m, change=out[-1].change, start=out[-1].start)
        elif at is None:
            out.append(m)
        else:
            out[at] = replace(out[at], change=m.change, end=m.end if at == len(out) - 1 else out[at].end)
    return out


def _completes(level: Measure, growth: Measure) -> bool:
    return (
        growth.value is None
        and not growth.yearly
        and level.value is not None
        and level.change is None
        and level.name == growth.name
        and level.name_at == growth.name_at
    )
