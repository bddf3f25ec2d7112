"""Who acts together in a clause: places, areas and bodies that it puts side by side.

A clause becomes a row of units, each with a one-letter code, and the row is matched as a word:
甲市人民政府与乙市交通局联合 is `PBCPBA`. What stands in the way of a pattern (`X`) breaks it, so
that a place that is only where something happens, or whom somebody visited, is no party.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.extract._anaphora import ALL, GROUP, LINE, REACH, all_of, count_of, fits, members_of, resolve_group
from ingest.extract._clauses import clause_begin
from ingest.extract._draft import Draft
from ingest.extract._units import Unit, units
from kb import identity
from kb.gazetteer import ancestors, describe, scan
from kb.vocabulary import AREAS, PLACES, SPATIAL

_ITEM = r"[PSO]B?(?:EB?)?(?:GB?)?"
_LIST = rf"(?:{_ITEM}|GB?(?=[AJ]*C))(?:[AJ]*CA*(?:{_ITEM}|GB?)|(?<=P)P(?=[GECB]|P|A*$)B?(?:EB?)?(?:GB?)?)*"
_CHAIN = re.compile(rf"(?P<open>C)?(?P<list>{_LIST}|GB?)(?P<tail>[AJ]*)$")
_ANY = re.compile(rf"(?P<list>{_LIST})")
_ANY_GROUP = re.compile(rf"(?P<list>{_LIST}|GB?)")
_WITH = re.compile(r"与|同|会同|跟|携手")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]{2,8}")
_COMMON = re.compile(
    r"[的了等各其这那有与和及在于对是将已被把向从到多]|(?:机构|居民|职工|群众|用户|客户|伙伴|乡镇|街道|社区|代表|领导|专家|周边|沿线|外地|境外|国外|资本|市场|基地|项目"
    r"|[企司位门校院所社会团组站局部委办厅处队户家方人者员村县市省区国业行商店厂])$"
)
"""Words that are no name of a body, or that only say of what kind one is."""
_SPEAKS = ("report", "plan", "opinion", "law")
"""Kinds of documents whose sentences without a subject speak of the document's own place."""
_UNNAMED = (None, "reply", "notice", "agreement")
"""Kinds of documents whose sentences may speak so, where one place prevails in them."""
_BEFORE_SUBJECT = re.compile(r"[^。；\n]{0,16}[，：、\s]|[^。；，\n]{0,4}[是条]\s?|[—•·\-\s]+|\d{1,2}[.．]")
"""What may stand before the subject of a sentence: a date, a heading, 一是."""
_HOSPITAL = re.compile(r"(?:医院|卫生院|疾控中心|妇幼保健院)(?:（[^（）]*）)?$")
_TOGETHER = re.compile(r"联合|共同|携手|会同|合力|合作|一起")


@dataclass(frozen=True, slots=True)
class Side:
    """The parties of a chain, where the chain stands, and whether its words say that they act jointly.

    `bodies` are the places of the names of the organisations among them; `group_only` tells that
    they are only spoken of again (两地), `words` is what stands between the names, `open` that the chain begins with 与 and lacks its subject.
    """

    keys: tuple[str, ...]
    start: int
    end: int
    joint: bool
    bodies: tuple[tuple[int, int], ...] = ()
    words: str = ""
    group_only: bool = False
    open: bool = False

    @property
    def as_area(self) -> bool:
        """Is it one area that signs as a whole: 甲都市圈八市, 乙城市群各成员?"""
        return len(self.keys) == 1 and self.joint and self.keys[0].partition(":")[0] in AREAS


def side_before(draft: Draft, start: int, end: int, *, unknown: bool = False, commas: bool = False) -> Side | None:
    """The parties of the chain that ends at `end`, where a verb begins; None without one.

    With `unknown` a bare name that stands beside a place (甲市与华为) is an organisation's.
    """
    row = units(draft, start, end, commas=commas)
    if unknown:
        row = _with_names(draft.text, row)
    codes = "".join(u.code for u in row)
    m = _CHAIN.search(codes)
    if m is None:
        return None
    side = _side(draft, row[m.start("list") : m.end("list")], row[m.end("list") :])
    opened = m["open"] is not None and not codes[: m.start()].strip("A")
    return replace(side, joint=side.joint or opened, open=opened)


def _with_names(text: str, row: list[Unit]) -> list[Unit]:
    """The row with a bare name behind 甲市与, right before the verb, as an organisation."""
    at = len(row) - 1
    while at >= 0 and row[at].code == "A":
        at -= 1
    if at < 2 or row[at].code != "X" or row[at - 1].code != "C" or row[at - 2].code not in "PB":
        return row
    name = text[row[at].start : row[at].end]
    if not (_WITH.match(text, row[at - 1].start) and _NAME.fullmatch(name)) or _COMMON.search(name):
        return row
    return [*row[:at], replace(row[at], code="O"), *row[at + 1 :]]


def sides_in(draft: Draft, start: int, end: int, *, groups: bool = False) -> list[Side]:
    """All chains in the span, in order; with `groups` also 两市 that stands for itself."""
    row = units(draft, start, end)
    codes = "".join(u.code for u in row)
    found = (_ANY_GROUP if groups else _ANY).finditer(codes)
    return [_side(draft, row[m.start() : m.end()], row[m.end() : m.end() + 1]) for m in found]


def _side(draft: Draft, row: list[Unit], tail: list[Unit]) -> Side:
    text = draft.text
    if tail and tail[0].code == "N":
        return Side((), row[0].start, row[-1].end, False)
    keys: list[str] = []
    named = [u for u in row if u.code in "PSO"]
    group = next((i for i, u in enumerate(row) if u.code == "G" and i and row[i - 1].code not in "CAJ"), None)
    within = _within_named(draft, named, row[group]) if group is not None else None
    if within is not None:
        return Side(within, row[0].start, row[-1].end, bool(within), (), _between(text, row))
    for i, u in enumerate(row):
        if u.code == "O":
            keys.append(_served(draft, u) or identity.organization_key(text[u.start : u.end]))
        elif u.code == "S":
            own = _own(draft, text[u.start : u.end])
            if own is None:
                return Side((), row[0].start, row[-1].end, False)
            keys.append(own)
        elif u.code == "G" and (i == 0 or row[i - 1].code in "CAJ"):
            keys += _meant(draft, u)
        elif u.key is not None:
            key = _raised(draft.text, u, u.key, row, group)
            counted = group is not None and not any(v.code in "PSO" for v in row[:group] if v is not u)
            keys += _members(draft, u, row[group] if counted and group is not None else None) or [key]
    keys = _counted_on(draft, row, keys)
    said = text[row[0].start : (tail[-1].end if tail else row[-1].end)]
    joins = "".join(text[u.start : u.end] for u in row if u.code == "C")
    counted_on = any(u.code == "E" and GROUP.match(text, u.start + 1, u.end) for u in row)
    joint = bool(_WITH.search(joins) or _TOGETHER.search(said) or counted_on or any(u.code == "G" for u in row))
    bodies = tuple((u.start, u.end) for u in named if u.code == "O" and _served(draft, u) is None)
    return Side(tuple(dict.fromkeys(keys)), row[0].start, row[-1].end, joint, bodies, _between(text, row), not named)


def _served(draft: Draft, body: Unit) -> str | None:
    """The place that a hospital's name begins with, for which it acts; None of other bodies."""
    name = draft.text[body.start : body.end]
    if not _HOSPITAL.search(name):
        return None
    first = [m.key for m in draft.mentions_in(body.start, body.end, PLACES) if m.start == body.start]
    return first[-1] if first else next((m.keys[0] for m in scan(name.partition("大学")[0]) if m.start == 0 and len(m.keys) == 1), None)


def _raised(text: str, named: Unit, key: str, row: list[Unit], group: int | None) -> str:
    """The province or city of the same name as the place, where those beside it are of that level (黑龙江、吉林两省); else the place."""
    short = text[named.start : named.end]
    above = [k for k in ancestors(key) if short in ((describe(k) or {}).get("short"), (describe(k) or {}).get("name"))]
    said = GROUP.match(text, row[group].start, row[group].end) if group is not None else None
    others = {(u.key or "").partition(":")[0] for u in row if u is not named and u.code == "P"} & {"Province", "City"}
    level = said is not None and not fits(said[0], [key]) and fits(said[0], above[:1])
    return above[0] if above and (level or others == {above[0].partition(":")[0]}) else key


def _counted_on(draft: Draft, row: list[Unit], keys: list[str]) -> list[str]:
    """All of those whom 甲省等十二个省区 counts, where they are to be found; else those named."""
    more = next((u for u in row if u.code == "E"), None)
    words = GROUP.match(draft.text, more.start + 1, more.end) if more is not None else None
    count = count_of(words) if words else 0
    if more is None or words is None or count <= len(set(keys)):
        return keys
    found = resolve_group(draft, more.start, count, words[0])
    return found if set(keys) <= set(found) else keys


def _within_named(draft: Draft, named: list[Unit], group: Unit) -> tuple[str, ...] | None:
    """The places that 甲省、乙省八市 means, which lie within those named; () if they are not to be found, None where as many are named."""
    before = [u for u in named if u.end <= group.start and u.key is not None]
    count = _count(draft.text, group)
    if len(before) < 2 or count <= len(before) or any(u.code != "P" for u in named):
        return None
    words = GROUP.match(draft.text, group.start, group.end)
    found = resolve_group(draft, group.start, count, words[0] if words else "")
    areas = any((u.key or "").partition(":")[0] in AREAS for u in before)
    return tuple(found) if areas or all(any(u.key in ancestors(k) for u in before) for k in found) else ()


def _members(draft: Draft, named: Unit, group: Unit | None) -> list[str]:
    """The members that 丁地区八市 means: those of the known area, or the eight that the document lists before."""
    text, count = draft.text, _count(draft.text, group)
    known = members_of(named.key or "", text[named.start : named.end], count)
    if known or group is None or count < 3 or named.end != group.start or (named.key or "").partition(":")[0] not in AREAS:
        return known
    return resolve_group(draft, group.start, count, text[group.start : group.end])


_BUT = re.compile(r"除(?:了)?(?P<who>[^，。；除]{2,20}?)(?:以|之)?外，?(?:的|其余|其他|其它|另外)*$")


def _meant(draft: Draft, group: Unit) -> list[str]:
    """The places that 两市, 三地 stand for; 除甲外的三市 are those of four without one."""
    but = _BUT.search(draft.text, max(0, group.start - 30), group.start)
    if but:
        out = {m.key for m in draft.mentions_in(*but.span("who"), SPATIAL)}
        words = GROUP.match(draft.text, group.start, group.end)
        found = resolve_group(draft, but.start(), _count(draft.text, group) + len(out), words[0] if words else "")
        return [k for k in found if k not in out] if out and out <= set(found) else []
    before = [s for s in sides_in(draft, max(0, group.start - REACH), group.start) if not LINE.match(draft.text, s.end)]
    earlier = [(s.end, list(s.keys)) for s in before]
    if begun := opened(draft, draft.context.passage_at(group.start).start, group.start):
        earlier.append((begun.end, list(begun.keys)))
    if ALL.match(draft.text, group.start, group.end):
        return all_of(draft, group.start)
    words = GROUP.match(draft.text, group.start, group.end)
    return resolve_group(draft, group.start, _count(draft.text, group), words[0] if words else "", earlier)


def _own(draft: Draft, words: str) -> str | None:
    """The document's own place, or the one above it that is of the level which 本市, 我省, 自治州 say."""
    level = words.lstrip("本我全").removesuffix("们")
    for key in (draft.home, *ancestors(draft.home)) if draft.home else ():
        name = str((describe(key) or {}).get("name", ""))
        if name.endswith(level) or (level == "省" and name.endswith("自治区")) or (level == "州" and name.endswith("自治州")):
            return key
    return None


def _between(text: str, row: list[Unit]) -> str:
    """The words of a chain that are no names: 甲市可以与乙市."""
    return "".join(text[u.start : u.end] for u in row if u.code in "ACJ")


def _count(text: str, group: Unit | None) -> int:
    m = GROUP.match(text, group.start) if group else None
    return count_of(m) if m else 0


def _list_begin(draft: Draft, start: int, at: int) -> int:
    """Where the clause of those who act begins that runs up to `at`: their list may go on behind a comma (甲、乙，与丙, 甲省乙，丙省丁)."""
    text = draft.text
    begin = clause_begin(text, start, at, "，；。：")
    while begin > start and text[begin - 1] == "，":
        goes_on = _WITH.match(text, begin, at) or any(m.start == begin for m in draft.mentions_in(begin, at, SPATIAL))
        before = clause_begin(text, start, begin - 1, "，；。：")
        side = side_before(draft, before, begin - 1) if goes_on else None
        if side is None or not side.keys or any(u.code != "A" for u in units(draft, before, side.start)):
            break
        begin = before
    return begin


def listed_before(draft: Draft, start: int, at: int, *, unknown: bool = False) -> Side | None:
    """As `side_before`, of the clause that runs up to `at` with the clauses before it over which its list goes on."""
    begin = _list_begin(draft, start, at)
    return side_before(draft, begin, at, unknown=unknown, commas=True)


def subject_of(draft: Draft, start: int, end: int) -> str | None:
    """The place or area that a sentence begins with; of a report or a law that begins otherwise, its own."""
    for u in units(draft, start, end):
        if u.code == "P":
            return u.key
        if u.code == "S":
            return _own(draft, draft.text[u.start : u.end])
        if u.code not in "AJX" or (u.code == "X" and not _BEFORE_SUBJECT.fullmatch(draft.text, u.start, u.end)):
            break
    about = draft.context.about
    return about.place if about.kind in _SPEAKS else draft.home if about.kind in _UNNAMED else None


def opened(draft: Draft, start: int, end: int) -> Side | None:
    """Those of a sentence that begins with 与甲: the document's own place and 甲, who do what its later clauses tell."""
    row = units(draft, start, end)
    first = next((i for i, u in enumerate(row) if u.code != "A"), len(row))
    if first + 1 >= len(row) or row[first].code != "C" or not _WITH.match(draft.text, row[first].start):
        return None
    sides = sides_in(draft, row[first].start, end)
    subject = subject_of(draft, start, end)
    if not sides or sides[0].start != row[first + 1].start or subject is None:
        return None
    return replace(sides[0], keys=tuple(dict.fromkeys((subject, *sides[0].keys))), joint=True, open=True)


def with_subject(draft: Draft, start: int, side: Side | None) -> Side | None:
    """The side with the subject of its sentence, where it begins with 与 or 携手; None where that is not to be found."""
    if side is None or not side.open:
        return side
    subject = subject_of(draft, start, side.start)
    return replace(side, keys=tuple(dict.fromkeys((subject, *side.keys)))) if subject else None
