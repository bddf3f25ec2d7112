"""Areas that the text names: metropolitan areas, city clusters and regions, zones.

Areas that the gazetteer knows are mentioned already; this adds those known by their ending
(X都市圈, X城市群, X高新区, X走廊), by a direction in a province (甲北, 乙西南地区), by
initials with 同城化, and the short forms a document gives them. The form that the document uses most is
the name; others are aliases.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ingest.extract._areaname import find, overlapping
from ingest.extract._draft import Draft
from ingest.extract._found import Found
from ingest.extract._names import longest
from ingest.extract._regions import regions
from ingest.extract._registry import extractor
from ingest.extract._zones import ENDINGS
from kb import identity

_MODIFIERS = re.compile(r"现代化|大(?=都市)|国家级|(?<=.)国家|中国(?=[（(])|[（()）“”]")
_DEFINED = re.compile(r"[（(]以下(?:统一)?(?:简称|称)(?:为)?[：:]?[“\"]?([^”\"）)，,]{2,12})[”\"]?[）)]")
_REGION_TAIL = ("城市群", "经济圈")


@extractor("areas", version=4, triggers=tuple(ENDINGS))
def areas(draft: Draft) -> None:
    """Add the areas that the document names, with their kinds, names and other names."""
    found: list[Found] = []
    own = draft.home
    province = own.partition(":")[2][:2] if own else None
    for passage, triggers in draft.context.marked("areas"):
        for t in longest(triggers):
            found.extend(find(draft, t.start, t.end, t.word, passage.start, province))
    defined = {m[1]: m.start() for m in _DEFINED.finditer(draft.text)}
    full = {f.name for f in found if f.end in defined.values()}
    groups = _groups(_not_inside([f for f in found if f.placed or f.ending.word not in defined or f.name in full]))
    for key, members in groups.items():
        _add(draft, key, members)
    regions(draft)
    _defined(draft)


def _not_inside(found: list[Found]) -> list[Found]:
    """Without names that a longer one goes on from: 甲开发区 in 甲开发区乙工业园区."""
    reach: dict[int, int] = {}
    for f in found:
        reach[f.start] = max(reach.get(f.start, 0), f.end)
    return [f for f in found if reach[f.start] == f.end]


def _trimmed(found: list[Found]) -> list[Found]:
    """A name known by its ending alone that another, not rarer name ends: cut to that one.

    What stands before is then a word that no table of outer words holds.
    """
    counts = Counter((f.ending.word, f.name) for f in found if not f.placed)
    result: list[Found] = []
    for f in found:
        least = len(f.ending.word) + 2
        tails = [f.name[i:] for i in range(1, len(f.name) - least + 1)] if not f.placed else []
        tail = next((t for t in reversed(tails) if counts[f.ending.word, t] >= counts[f.ending.word, f.name]), None)
        result.append(replace(f, start=f.end - len(tail), name=tail) if tail else f)
    return result


def _canonical(f: Found) -> str:
    """The form that stands for all spellings: modifiers and generic synonyms gone."""
    own = f.name.removesuffix(f.ending.word)
    return (_MODIFIERS.sub("", own).replace("科技创新", "科创") or own) + f.ending.short


def _groups(found: list[Found]) -> dict[str, list[Found]]:
    """Names of one area under one canonical form; short forms join the only longer one."""
    by: dict[str, list[Found]] = {}
    for f in _trimmed(found):
        by.setdefault(f.ending.label + ":" + _canonical(f), []).append(f)
    ends: dict[str, list[str]] = {}
    for group in by:
        label, name = group.split(":", 1)
        for i in range(1, len(name) - 2):
            ends.setdefault(f"{label}:{name[i:]}", []).append(group)
    for short in sorted(by.keys() & ends.keys(), key=lambda k: (len(k), k)):
        first = by[short][0]
        alone = first.ending.label == "MetroArea" or (first.ending.label == "CityCluster" and first.placed)
        longer = [k for k in ends[short] if k in by]
        if not alone and len(longer) == 1 and len(short.split(":", 1)[1]) > len(first.ending.short):
            by[longer[0]].extend(by.pop(short))
    return by


def _add(draft: Draft, group: str, members: list[Found]) -> None:
    label, canonical = group.split(":", 1)
    if len(canonical) < 3:
        return
    key = _known(draft, members)
    names = Counter(f.name for f in members)
    name = max(names, key=lambda n: (names[n], len(n)))
    made = key is None
    key = key or draft.entity(label, identity.slug(canonical))
    for f in members:
        if not any(k.start <= f.start and k.end >= f.end for k in overlapping(draft, f.start, f.end)):
            draft.mention(key, f.start, f.end)
        first = f.name == name and made
        for alias in {f.name, f.whole} - {None, name}:
            draft.describe(key, "aliases", alias or "", f.start, f.end, by=draft.by("ending"), confidence=0.8)
        if first and draft.property(key, "name") is None:
            draft.describe(key, "name", name, f.start, f.end, by=draft.by("ending"), confidence=0.85 if f.placed else 0.75)
            if f.ending.kind is not None:
                draft.describe(
                    key,
                    "kind",
                    f.ending.kind,
                    f.end - len(f.ending.word) if f.end - f.start >= len(f.ending.word) else f.start,
                    f.end,
                    by=draft.by("ending"),
                )


def _known(draft: Draft, members: list[Found]) -> str | None:
    """The key of an area known before that one of the names is, or ends with, or only spells out."""
    for f in members:
        for k in overlapping(draft, f.start, f.end):
            same = k.label == f.ending.label
            if (same and k.end == f.end and f.ending.label != "MetroArea") or (k.start <= f.start and k.end >= f.end):
                return k.key
            if same and k.start == f.start and f.ending.word in _REGION_TAIL and k.end == f.end - len(f.ending.word):
                return k.key
    return None


def _defined(draft: Draft) -> None:
    """甲乙示范区（以下简称示范区）: the short form means the area wherever it stands alone."""
    done: set[str] = set()
    for m in _DEFINED.finditer(draft.text):
        if m[1] in done:
            continue
        named = [k for k in overlapping(draft, m.start() - 1, m.start()) if k.end == m.start()]
        if not named:
            continue
        key, alias = named[-1].key, m[1]
        done.add(alias)
        draft.describe(key, "aliases", alias, m.start(1), m.end(1), by=draft.by("defined"), confidence=0.9)
        for at in re.finditer(re.escape(alias), draft.text[m.start(1) :]):
            start = m.start(1) + at.start()
            if not overlapping(draft, start, start + len(alias)):
                draft.mention(key, start, start + len(alias))
