"""An agreement as one clause gives it, and the same one told twice made one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.extract._clauses import clause_begin
from ingest.extract._dealnames import Name, identifies
from ingest.extract._draft import Draft
from ingest.extract._modality import modality
from ingest.extract._signatories import Side
from kb import identity
from kb.gazetteer import ancestors, scan
from kb.model import Modality, Passage, Span
from kb.vocabulary import PLACES

_POSSIBLE = re.compile(r"可以|可(?=[就与在同])|鼓励|倡导|建议|探索|研究|争取|谋划")
_MAY = re.compile(r"可以|可(?=[就与在同])|鼓励")
_SUPPORT = re.compile(r"\s*(?:第[一二三四五六七八九十百]+条\s*|[（(]?[一二三四五六七八九十\d]+[）)、.]\s*)?(?:支持|推动|推进)")
_ALREADY = re.compile(r"已经?(?:正式|先后|共同|分别)?$")
_FELL = re.compile(
    r"[》”]?(?:[^，。；\n]{0,14}?(?:搁置|流产|告吹|破裂|未果|终止|中止|作废|叫停|暂缓|取消|失效|解除|落空|夭折|不成熟|尚无|不了了之|暂不)"
    r"|[^，。；\n]{0,8}?(?:没有|尚未|未能|未曾|并未|从未|迟迟[未不没])(?:能|有|得到|正式)?(?:签|成立|组建|建立|设立|落|达成|启动|建成|形成|推)"
    r"|的(?:建议|设想|时机|条件|传闻|提议|构想|想法|可能性|必要性))"
)
_NEVER = re.compile(r"原定|原拟|本拟|一度|曾(?:计划|打算|拟)|否认|谣传|误传|传言|传闻|能否|是否")
_REFUTED = re.compile(r"[^。\n]{0,60}?(?:否认|不属实|辟谣|失实|不实)")
_AHEAD = re.compile(r"将(?!军)|拟|计划|应当|推动|推进|加快|促进|支持|准备|有望")


@dataclass(frozen=True, slots=True)
class Deal:
    """`parties` are keys; `signed` the ISO date with its place; `identified` that the name alone tells which it is."""

    name: Name
    parties: tuple[str, ...]
    passage: Passage
    rule: str
    confidence: float
    modality: Modality
    signed: tuple[str, int, int] | None = None
    bodies: tuple[Span, ...] = ()
    aliases: tuple[Name, ...] = ()
    identified: bool = False


def mood(text: str, start: int, verb: int, end: int, side: Side | None = None) -> Modality:
    """How the clause from `start` puts what the verb at `verb`–`end` says; the names of the parties say nothing of it."""
    lead = text[start:verb]
    if side is not None and start <= side.start <= side.end <= verb:
        lead = text[start : side.start] + side.words + text[side.end : verb]
    said = modality(text, verb, end)
    if said in (Modality.DENIED, Modality.ENDED):
        return said
    if _ALREADY.search(lead):
        return Modality.HOLDS
    sentence = clause_begin(text, 0, start, "。\n")
    if _POSSIBLE.search(lead) or _MAY.search(text, max(sentence, start - 120), start):
        return Modality.SUGGESTED
    return Modality.PLANNED if _AHEAD.search(lead) or _SUPPORT.match(text, sentence) else Modality.HOLDS


def came_to_nothing(text: str, start: int, verb: int, end: int) -> bool:
    """Is the agreement whose name ends at `end` said to have been shelved, ended, only proposed or denied?"""
    return bool(_FELL.match(text, end) or _NEVER.search(text, start, verb) or _REFUTED.match(text, end))


def different(keys: Iterable[str]) -> bool:
    """Are there two sides? A province and its own city, or one place alone, are one; two bodies none, unless their names begin with different places."""
    kept = list(dict.fromkeys(keys))
    places = [k for k in kept if not k.startswith("Organization")]
    if len(kept) < 2 or not places:
        seats = {_seat(k) for k in kept}
        return len(seats) > 1 and None not in seats
    inside = [k for k in places if k.partition(":")[0] in PLACES and any(k in ancestors(o) for o in places)]
    return len(kept) - len(inside) >= 2 or len(kept) > 2


@lru_cache(1024)
def _seat(key: str) -> str | None:
    """The place that a body's name begins with."""
    name = key.partition(":")[2]
    return next((m.keys[0] for m in scan(name) if m.start == 0 and m.keys), None)


_LATELY = 30
"""How many of a party's agreements another telling is looked for among, where its name is not the same."""
_FRIENDS = re.compile("友好|友城|姊妹")
"""Two places have one such bond, whatever its paper is called."""
_ADDED = re.compile(r"框架(?=协议)|(?<=协议)书$|第[一二三四五六七八九十\d]+[次届]")
_slug = lru_cache(1024)(identity.slug)


def merged(draft: Draft, found: list[Deal]) -> list[Deal]:
    """Each agreement once, with its longest name; other names of it are aliases."""
    kept: list[Deal] = []
    of: dict[tuple[str, str], list[int]] = {}
    """Those that a kind and a party, or a kind and a name, have, as indices: the same agreement is among them."""
    for deal in found:
        named = of.get((deal.name.kind, f"《{_slug(deal.name.text)}"), []) if deal.name.text else []
        near = {i for party in deal.parties for i in of.get((deal.name.kind, party), [])[-_LATELY:]}
        twin = next((i for i in sorted({*named, *near}) if _same(kept[i], deal)), None)
        if twin is None:
            twin = len(kept)
            kept.append(deal)
        else:
            kept[twin] = _joined(kept[twin], deal)
        names = [f"《{_slug(deal.name.text)}"] if deal.name.text else []
        for of_what in (*kept[twin].parties, *names):
            indices = of.setdefault((kept[twin].name.kind, of_what), [])
            if twin not in indices[-_LATELY:]:
                indices.append(twin)
    return [replace(k, identified=identifies(draft, k.name)) for k in kept]


def _same(a: Deal, b: Deal) -> bool:
    """One name ends in the other, and so do the parties lie within each other; or both without a name and alike."""
    if a.name.start == b.name.start and a.parties == b.parties:
        return True
    if "joined" in (a.rule, b.rule) and a.name.text and b.name.text and _slug(a.name.text) == _slug(b.name.text):
        return True  # who joins later is in the same alliance
    pa, pb = set(a.parties), set(b.parties)
    if not (pa <= pb or pb <= pa):
        return False
    if a.name.text is None or b.name.text is None:
        return a.name.text is b.name.text and a.passage == b.passage
    if pa == pb and _FRIENDS.search(a.name.text) and _FRIENDS.search(b.name.text):
        return True
    one, two = sorted((plain(a.name.text), plain(b.name.text)), key=len)
    return two.endswith(one) and (one == two or not (a.signed and b.signed and a.signed[0][:7] != b.signed[0][:7]))


def plain(name: str) -> str:
    """The name without what one telling adds and another leaves out: 战略合作框架协议书 is the 战略合作协议."""
    return _slug(_ADDED.sub("", name))


def _joined(a: Deal, b: Deal) -> Deal:
    """The surer of two tellings, its words and its day, with the longer name and all parties."""
    surer, other = (a, b) if a.confidence >= b.confidence else (b, a)
    longer, shorter = (a, b) if len(a.name.text or "") >= len(b.name.text or "") else (b, a)
    return replace(
        surer,
        name=longer.name,
        parties=tuple(dict.fromkeys((*a.parties, *b.parties))) if "joined" in (a.rule, b.rule) else max(a.parties, b.parties, key=len),
        bodies=tuple(dict.fromkeys([*a.bodies, *b.bodies])),
        modality=a.modality if a.modality is Modality.HOLDS else b.modality,
        signed=surer.signed or other.signed,
        aliases=(*a.aliases, *b.aliases, shorter.name),
    )
