"""The page's style and script. Both are fixed text: the page's policy names their hashes and lets nothing else run.

Three verdicts are told apart by ground, line and sign, not by colour alone, and may lie over one another.
"""

from __future__ import annotations

import base64
import hashlib

from ui.evaluation_page._unit import KIND_CODES, VERDICT_CODES

_HIDDEN = ",".join(f".no-{code} :is(.c,tr).{code}" for code in (*VERDICT_CODES.values(), *KIND_CODES.values()))

STYLE = (
    """
:root { color-scheme: light; --hit: #1d7a46; --missed: #b3261e; --spurious: #5b3fb5; --line: #d5dae0; --soft: #f5f7f9; }
* { box-sizing: border-box; }
body { margin: 0; color: #1c2733; background: #fff; font: 15px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
header, main { max-width: 1500px; margin: 0 auto; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; margin: 1.5rem 0 .2rem; }
h2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
.note { color: #51606f; margin: .2rem 0 1rem; }
table { border-collapse: collapse; font-size: .87rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; background: var(--soft); }
.figures td + td, .figures th + th { text-align: right; white-space: nowrap; }
.figures small { color: #51606f; margin-left: .35rem; }
.figures tr:last-child td { font-weight: 600; }
.tables { display: flex; flex-wrap: wrap; gap: 1.5rem 3rem; align-items: flex-start; margin-bottom: 1rem; }
.tables details { flex: 1 1 22rem; }
.tables ol { margin: .3rem 0; padding-left: 2rem; font-size: .87rem; max-height: 21rem; overflow: auto; }
.tables li { overflow-wrap: anywhere; }
summary { cursor: pointer; font-weight: 600; }
#filter { position: sticky; top: 0; z-index: 2; background: #fff; border-bottom: 1px solid var(--line); padding: .5rem 0; display: flex; flex-wrap: wrap; gap: .3rem .4rem; align-items: center; font-size: .85rem; }
#filter[hidden] { display: none; }
#filter label { border: 1px solid var(--line); border-radius: 1rem; padding: .1rem .6rem .1rem .4rem; cursor: pointer; user-select: none; white-space: nowrap; }
#filter label:has(:focus-visible) { outline: 2px solid #2f6f8f; }
#filter label:not(:has(:checked)) { opacity: .5; background: var(--soft); }
#filter .gap { flex-basis: .6rem; }
#filter button { font: inherit; border: 1px solid var(--line); border-radius: 1rem; background: #fff; padding: .1rem .6rem; cursor: pointer; }
section { border-top: 2px solid var(--line); padding: 1rem 0 1.5rem; scroll-margin-top: 4.5rem; }
.sums { margin: .1rem 0 .7rem; font-size: .87rem; }
.sum { margin-right: .8rem; }
.sum.h { color: var(--hit); } .sum.m { color: var(--missed); } .sum.s { color: var(--spurious); }
.pair { display: grid; grid-template-columns: minmax(0, 3fr) minmax(22rem, 2fr); gap: 1.5rem; align-items: start; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 2.05; font-size: 1rem; }
.facts { position: sticky; top: 4.5rem; max-height: calc(100vh - 5.5rem); overflow: auto; border: 1px solid var(--line); border-radius: 4px; }
.facts table { width: 100%; }
.facts tr { scroll-margin-top: 2.5rem; }
.facts thead th { position: sticky; top: 0; white-space: nowrap; }
.facts td:nth-child(2) { white-space: nowrap; }
.facts td:nth-child(3) { overflow-wrap: anywhere; }
.facts td a { color: inherit; text-decoration-color: #a9b4bf; text-underline-offset: .2em; }
.facts tr.m td:first-child { color: var(--missed); font-weight: 600; }
.facts tr.s td:first-child { color: var(--spurious); font-weight: 600; }
.facts tr.h td:first-child { color: var(--hit); }
.w { padding: .12em 0; border-bottom: 2px solid transparent; }
.w.H { border-bottom-color: #8fc7a6; }
.w.M { background: #fbdcd9; }
.w.S { text-decoration: underline wavy var(--spurious) 1.5px; text-underline-offset: .28em; text-decoration-skip-ink: none; }
.c { display: inline-block; margin: 0 1px; font-size: .7rem; line-height: 1.25; vertical-align: .45em; text-decoration: none; border-radius: 3px; padding: 0 2px; }
.c i { scroll-margin-top: 7rem; }
.c::before { content: attr(data-c); }
.c.h { color: var(--hit); border: 1px solid #b9dcc7; }
.c.m { color: #fff; background: var(--missed); border: 1px solid var(--missed); }
.c.s { color: #fff; background: var(--spurious); border: 1px solid var(--spurious); }
tr:target, .c:has(:target) { outline: 3px solid #f2b53c; outline-offset: 1px; }
tr:target { outline-offset: -3px; }
.legend { display: flex; flex-wrap: wrap; gap: .4rem 1.6rem; margin: .2rem 0 .8rem; }
@media (max-width: 900px) { .pair { grid-template-columns: minmax(0, 1fr); } .facts { position: static; max-height: 26rem; } header, main { padding: 0 .8rem; } .figures { display: block; overflow-x: auto; } #filter { position: static; } }
@media print { #filter { display: none; } .facts { max-height: none; position: static; } .pair { display: block; } }
"""
    + _HIDDEN
    + " { display: none; }\n"
)

SCRIPT = """
"use strict";
const bar = document.getElementById("filter");
const boxes = [...bar.querySelectorAll("input")];
const words = [...document.querySelectorAll(".text .w")].map(e => [e, e.dataset.o.split(" ")]);
function apply() {
  const off = new Set(boxes.filter(b => !b.checked).map(b => b.value));
  for (const b of boxes) document.body.classList.toggle("no-" + b.value, off.has(b.value));
  for (const [e, over] of words) {
    const seen = new Set(over.filter(o => !off.has(o[0]) && !off.has(o.slice(1))).map(o => o[0].toUpperCase()));
    for (const v of "HMS") e.classList.toggle(v, seen.has(v));
  }
}
bar.addEventListener("change", apply);
bar.addEventListener("click", event => {
  const to = event.target.dataset.all;
  if (to === undefined) return;
  for (const b of boxes) if (b.value[0] === "k") b.checked = to === "1";
  apply();
});
bar.hidden = false;
apply();
"""


def policy() -> str:
    """The content security policy: this style and this script, nothing from anywhere."""
    style, script = (base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in (STYLE, SCRIPT))
    return f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
