"""The authors that a reference begins with.

Two grammars. In Chinese, names between commas up to a stop, a colon, a year or a title in 《》.
In Latin letters, names inverted (`Alonso W`, `Burger, M. J.`, `Krugman, Paul`) or natural
(`W. Alonso`, `Paul Krugman`), joined by commas, `and` or `&`; or a body (`World Bank`). All
look at the folded line, where every comma is `,` and every stop `.`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.model import Span

_U = "A-ZÀ-ÖØ-ÞĀ-ſ"
YEAR = r"(?:1[5-9]|20)\d\d"

_PARTICLE = r"(?:(?:[Dd]e|[Dd]el|[Dd]ella|[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]a|[Dd]i|[Dd]u|[Dd]os|[Ll]a|[Ll]e|[Tt]en|[Tt]er|el|al|bin|DE|DEL|VAN|VON|DER|DEN|DA|DI|DU|LA|LE) )"
_WORD = rf"[{_U}][\w'’-]+"
_DOTTED = rf"[{_U}]\.(?: ?-?[{_U}]\.){{0,4}}"
_UNDOTTED = rf"(?:[{_U}](?:[ -][{_U}]){{1,4}}|[{_U}]{{1,4}})(?![\w'’-])\.?"
_INITIALS = rf"(?:{_DOTTED}|{_UNDOTTED})"
_NOT_NAME = r"(?!(?:The|A|An|On|In|Of|For|To|From|How|Why|What|When|Where|Does|Do|Is|Are|Can|Towards?|Beyond|Between|And|Some)\b)"
_JUNIOR = re.compile(r",? (?:Jr|Sr|II|III)\b\.?$")
_INVERTED = re.compile(rf"{_PARTICLE}{{0,3}}{_WORD}(?: {_WORD}){{0,2}},? {_INITIALS}(?:,? (?:Jr|Sr|II|III)\b\.?)?")
_IN_FULL = re.compile(rf"{_PARTICLE}{{0,3}}{_WORD}, {_NOT_NAME}{_WORD}(?: (?:{_WORD}|[{_U}]\.))*")
_NATURAL = re.compile(rf"{_NOT_NAME}(?:(?:[{_U}]\.(?: |(?=-))?-?)|{_WORD} ){{1,4}}{_PARTICLE}{{0,3}}{_WORD}")
_BODY = re.compile(rf"{_NOT_NAME}[{_U}][\w'’&-]+(?: (?:of|and|the|for|on|in|de|&|[{_U}][\w'’&-]*|\([{_U}]+\)))*(?=\s*[.:(,])")
_JOIN = re.compile(r"\s*(?:;\s*(?:and |& ?)?|,\s*(?:and |& ?)?|\s(?:and|&)\s)\s*")
_OTHERS = re.compile(r"\s*,?\s*(?:\.\.\.\s*)?(?:et\.? al\b\.?|and others|等)")
_LIST_ENDS = re.compile(rf"^[^,]*(?:\b[{_U}]{{2,4}}|[\w'’-]{{2,}} [{_U}]|[{_U}][ -][{_U}])\.$")
_BODIES = re.compile(
    r"\b(?:Bank|Commission|Organi[sz]ation|Nations|Union|Council|Institute|Ministry|Bureau|Department|Government|Office|Agency|Fund"
    r"|Association|Cent(?:re|er)|University|Foundation|Forum|Group|Programme|Committee|Society|Authority|Academy)\b"
)
_EDITORS = re.compile(r"\s*,?\s*\(?\b[Ee]d(?:s|itors?)?\b\.?\)?,?")

_LONGEST = 240
_NATION = re.compile(r"(?:\[[^\[\]]{1,4}\]|\([\u4e00-\u9fff]{1,4}\))\s*")
_FIELD_END = re.compile(rf"\s*(?:\(\s*{YEAR}|[.,]\s*{YEAR}(?!年)|(?<!\bal)(?<![A-Z])\.|:|,?\s*《|,\s*\"|\[)")
_FIELD = re.compile(r"(?=[A-Z.]{0,6}[\u4e00-\u9fff])(?:[\u4e00-\u9fff·•.,;& A-Z]|\((?:主编|编|译|著|编著)\)|et\.? al){2,200}")
_SEE = re.compile(r"(?:参见|参阅|详见|见|转引自|引自)[:,]?\s*")
_LAST_WORD = re.compile(r"\s*(?:\((?:主编|编|译|著|编著)\)|et\.? al|等著|等编|等|主编|编著|编译|(?<=..)[编著]|)\s*$")
_SHORT = re.compile(r"[\u4e00-\u9fff]{2,4}")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}|(?:[A-Z]\.?){0,3}[\u4e00-\u9fff]{1,8}(?:[·•.](?:[A-Z]\.?)*[\u4e00-\u9fff]{1,8}){0,3}")
_MORE = re.compile(r"(?:等|et\.? al)(?:编著|主编|[编著])?\s*$")
_ORGAN = re.compile(
    r"(?:国务院|中共中央|中央|政府|[局厅部委署院会处室]|办公[厅室]|大学|学院|中心|所|组|公司|社|网|行|馆|协会|联盟|组织|日报|编辑部|评论员)$"
)
STATE = re.compile(r"(?:国务院|中共中央|党中央|政府|委员会|常委会|发展改革委|[局厅部委署]|办公[厅室])$")
"""Bodies whose documents are issued."""


@dataclass(frozen=True, slots=True)
class Authors:
    """Spans of the names in the line, in order; `end` is behind the last and what belongs to it.
    `sure` says that each has a form that only names have; `body` that it is one body's name;
    `others` that 等 or et al. follows."""

    names: tuple[Span, ...]
    end: int
    sure: bool = True
    body: bool = False
    others: bool = False


def authors(folded: str) -> Authors | None:
    """The authors that the line begins with; None where it begins otherwise."""
    lead = _SEE.match(folded)
    at = lead.end() if lead else 0
    while nation := _NATION.match(folded, at):
        at = nation.end()
    return _chinese(folded, at) or _latin(folded, at) or _body(folded, at)


def _chinese(folded: str, at: int) -> Authors | None:
    stop = _FIELD_END.search(folded, at, at + _LONGEST)
    if stop is None or stop[0].endswith("[") or _FIELD.fullmatch(folded, at, stop.start()) is None:
        return None
    names: list[Span] = []
    for piece in re.finditer(r"[^,;&]+", folded[at : stop.start()]):
        names += _names(folded, at + piece.start(), at + piece.end())
    if not names:
        return None
    sure = all(_PERSON.fullmatch(folded, a, b) or _ORGAN.search(folded[a:b]) for a, b in names)
    body = len(names) == 1 and _ORGAN.search(folded[slice(*names[0])]) is not None
    return Authors(tuple(names), stop.start(), sure, body, _MORE.search(folded[at : stop.start()]) is not None)


def _names(folded: str, start: int, end: int) -> list[Span]:
    """The names in a piece between commas: 甲乙和丙丁 are two, 中共中央 国务院 too, 王 飞 is one."""
    while start < end and folded[start] == " ":
        start += 1
    while nation := _NATION.match(folded, start, end):
        start = nation.end()
    last = _LAST_WORD.search(folded[start:end])
    end = start + last.start() if last else end
    if start >= end:
        return []
    for m in re.finditer(r" ?[和与及] ?| ", folded[start:end]):
        a, b = folded[start : start + m.start()], folded[start + m.end() : end]
        if (len(a) >= 2 and len(b) >= 2) and (m[0] == " " or (_SHORT.fullmatch(a) and _SHORT.fullmatch(b))):
            return [*_names(folded, start, start + m.start()), *_names(folded, start + m.end(), end)]
    return [(start, end)]


def _latin(folded: str, at: int) -> Authors | None:
    m = _INVERTED.match(folded, at)
    inverted = m is not None
    m = m or _IN_FULL.match(folded, at) or _NATURAL.match(folded, at)
    if m is None:
        return None
    names, end = [_clean(m)], m.end()
    while (others := _OTHERS.match(folded, end)) is None:
        join = _JOIN.match(folded, end)
        if join is None:
            break
        at = join.end()
        orders = (_INVERTED, _NATURAL) if inverted else (_NATURAL, _INVERTED)
        m = (_IN_FULL.match(folded, at) if ";" in join[0] else None) or orders[0].match(folded, at) or orders[1].match(folded, at)
        if m is None:
            break
        names.append(_clean(m))
        end = m.end()
    end = others.end() if others else end
    if editors := _EDITORS.match(folded, end):
        end = editors.end()
    first = folded[slice(*names[0])]
    sure = inverted or len(names) > 1 or "." in first or "," in first
    return Authors(tuple(names), end, sure, _BODIES.search(first) is not None, others is not None)


def _clean(m: re.Match[str]) -> Span:
    """The name's span; the stop behind initials without stops (`Alonso W.`) ends the list of
    authors and is no part of the name."""
    return m.start(), m.end() - (_LIST_ENDS.search(m[0]) is not None)


def _body(folded: str, at: int) -> Authors | None:
    m = _BODY.match(folded, at)
    return Authors(((m.start(), m.end()),), m.end(), False, True) if m else None


def surname(name: str, body: bool = False) -> str:
    """What identifies an author among those of a year: the surname in Latin letters, else the whole name.

    >>> surname("Burger, M. J."), surname("VAN OORT F"), surname("Paul Krugman"), surname("陆大道")
    ('Burger', 'VAN OORT', 'Krugman', '陆大道')
    """
    if body or not re.match(rf"[A-Za-z{_U}]", name):
        return name
    name = _JUNIOR.sub("", name)
    if "," in name:
        return name.partition(",")[0]
    if m := re.fullmatch(rf"(?P<last>.+?) {_INITIALS}", name):
        return m["last"]
    found = re.search(rf"{_PARTICLE}{{0,3}}[^ .]+$", name)
    return found[0] if found else name
