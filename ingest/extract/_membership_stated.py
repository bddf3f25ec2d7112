"""Sentences that say a place's part in an area without standing it beside the area's name.

作为甲圈的节点城市，乙…; 与乙共建甲带, of the place that the sentence is about; 打造甲群副中心, of the
place that the document speaks for; 推进甲圈建设，支持乙、丙同城化; 本条例所称甲流域…涉及乙县、丙县.
"""

from __future__ import annotations

import re

from ingest.extract._draft import Draft, Mention
from ingest.extract._extent import Item, extent
from ingest.extract._lists import lists
from ingest.extract._membership_extents import members, subject
from ingest.extract._membership_reference import CIRCLES
from ingest.extract._membership_rules import BECOMES, COUNT, END, INTENDS, IS_CORE, IS_PART, is_made, together
from kb.model import Passage
from kb.vocabulary import PLACES

_AS = re.compile("(?<![^，。；、：\\s])(?:作为|身为|同为|同属)[“‘]?$")
_CORE, _PART, _END = re.compile(IS_CORE[1:]), re.compile(IS_PART[1:]), re.compile(END[1:])
_AFTER_ROLE = re.compile("[^，。；的]{0,14}，")
_TAKES_ON = re.compile(rf"(?<![^，。；、：\s要是])(?:充分|全面|更好)*(?:{BECOMES}|发挥|立足[“‘]|锚定[“‘]|围绕[“‘]|紧扣[“‘])$")
_WITH = re.compile(f"(?<![^，。；、：\\s—要将会还]){INTENDS}(?P<with>与|同|和|携手|联合|联手|会同)")
_DRIVES = re.compile("(?:推动|推进|加快|促进|支持|建设|培育|做强|做大|做优|提升|强化|发展|打造)[“‘]?$")
_GOES = re.compile("[”’]?(?:高质量|建设|发展|扩容|提质|提级|一体化|同城化|协同|做大|做强|能级|提升|成势|加快|见效|增效|起势|、)*，")
_JOINS_UP = re.compile("(?:支持|加快|推动|推进|促进|深化|加强|实现|统筹)")
_AS_ONE = re.compile("(?:等地?)?(?:深度|全面|加快|全域|率先|交通|产业)*(?:同城化|一体化|同城|融合发展|协同发展|抱团发展|组团发展|协同联动)")
_CARRIES_ALONG = re.compile("[^，。；]{0,6}，(?:联动|带动|辐射带动|协同|统筹)")
_SO_CALLED = re.compile("所称(?:的)?[“‘]?$")
_DEFINES = re.compile("(?:涉及|流经|涵盖|包括|覆盖|包含)(?:的|了)?")
_BARE_CIRCLES = ("都市圈", "城市群", "城镇群", "经济圈", "经济带")
_MERGING = re.compile("(?:加快|全面|深度|主动|积极|更好|整体|率先|逐步|尽快)*融入$")
_LIST_TAIL = re.compile(f"[市区县州]?(?:等)?(?:地|城市|地市|{COUNT})?")
_NAME_END = re.compile("[”’]?(?:[，。；、]|发展|建设|$)")
_MEET = re.compile(
    "(?:等地?)?(?:彼此|相互|[两三四五]地|[两三四五][市县区省])?的?"
    "(?:交界|毗邻|接壤|相邻|结合|交汇|咬合|相连|相接|衔接|连接)的?(?:处|地带|地方|区域|地区|地段|部位|部|地)[，]?"
    "[^，。；、]{0,8}(?:设立|划出|划定|规划|布局|建设|打造|选址|共建|建立|创建|设置|谋划)+(?:了|一[片块个座])?[“‘]?"
)
_NOTHING_ELSE = re.compile("[市省区县州]?(?:[、，和与及]+(?:[\u4e00-\u9fff]{2,4}[区县镇乡])?)*")
_MEANS = re.compile("[”’]?(?:[（(][^（）()]{2,30}[）)])?，?(?:是指|系指|指)(?:经|由|位于|以)[^，。；、]{2,40}的")


def stated(draft: Draft, area: Mention, passage: Passage) -> None:
    """All of them that the passage says of the area."""
    _as_role(draft, area, passage)
    _takes_on(draft, area, passage)
    _with_partners(draft, area, passage)
    _grown(draft, area, passage)
    _defined(draft, area, passage)
    _merges(draft, area, passage)
    _at_border(draft, area, passage)


def _merges(draft: Draft, area: Mention, passage: Passage) -> None:
    """支持甲、乙融入城市群: the circle that the text is about, which its own parts grow into."""
    text = draft.text
    if text[area.start : area.end] not in _BARE_CIRCLES or area.label not in CIRCLES:
        return
    said = _MERGING.search(text, max(passage.start, area.start - 12), area.start)
    if said is None or _NAME_END.match(text, area.end) is None:
        return
    for found in lists(draft, passage.start, area.start, PLACES):
        if _LIST_TAIL.fullmatch(text, found.end, said.start()):
            members(draft, area.key, [Item(k, k.end, True) for k in found.items], found.start, said, "merges")


def _at_border(draft: Draft, area: Mention, passage: Passage) -> None:
    """甲区、乙县交界处，规划建设丙合作示范区: a zone that is laid out where places meet lies in them."""
    text = draft.text
    if area.label != "Zone":
        return
    said = next((m for m in _MEET.finditer(text, passage.start, area.start) if m.end() == area.start), None)
    found = lists(draft, passage.start, said.start(), PLACES) if said else []
    if said is None or not found or not _NOTHING_ELSE.fullmatch(text, found[-1].end, said.start()):
        return
    items = list(found[-1].items)
    for before, behind in zip(reversed(found[:-1]), reversed(found), strict=False):
        if not _NOTHING_ELSE.fullmatch(text, before.end, behind.start):
            break
        items = [*before.items, *items]
    if len(items) > 1:
        members(draft, area.key, [Item(k, k.end, True) for k in items], items[0].start, said, "at-border")


def _role(draft: Draft, area: Mention, stop: int) -> tuple[re.Match[str], str] | None:
    core = _CORE.match(draft.text, area.end, stop)
    part = core or _PART.match(draft.text, area.end, stop)
    return (part, "core" if core else "member") if part else None


def _as_role(draft: Draft, area: Mention, passage: Passage) -> None:
    """作为甲圈的核心城市之一，乙市…: the place that the next clause begins with."""
    role = _role(draft, area, passage.end) if _AS.search(draft.text, max(0, area.start - 5), area.start) else None
    comma = _AFTER_ROLE.match(draft.text, role[0].end() - 1, passage.end) if role else None
    if role is None or comma is None:
        return
    items = extent(draft, comma.end(), passage.end)
    if len(items) == 1:
        members(draft, area.key, items, area.start, role[0], "as-role", role=role[1])


def _takes_on(draft: Draft, area: Mention, passage: Passage) -> None:
    """打造甲群副中心, where the clause names no place: of the place that the document speaks for."""
    said = _TAKES_ON.search(draft.text, max(passage.start, area.start - 16), area.start)
    role = _role(draft, area, passage.end) if said else None
    about = draft.context.about
    if said is None or role is None or about.place is None or about.kind == "news" or about.place.startswith("Province"):
        return
    if lists(draft, passage.start, area.start):
        return
    own = Mention(area.start, area.end, about.place)
    members(draft, area.key, [Item(own, role[0].end(), True)], max(passage.start, said.start()), role[0], "takes-on", role=role[1])


def _with_partners(draft: Draft, area: Mention, passage: Passage) -> None:
    """与乙、丙共建甲带: those, and whom the sentence is about."""
    text = draft.text
    if is_made(text, area) or _END.match(text, area.end) is None:
        return
    for m in _WITH.finditer(text, max(passage.start, area.start - 60), area.start):
        items = extent(draft, m.end(), area.start)
        if not items or not any(together().fullmatch(text, x, area.start) for x in {items[-1].end, items[-1].mention.end}):
            continue
        first = subject(draft, passage, PLACES)
        whom = first.key if first is not None and first.end <= m.start("with") else draft.context.about.place
        if whom is None or (first is None and draft.mentions_in(passage.start, m.start("with"), PLACES)):
            return
        others = [x for x in items if x.mention.key != whom]
        members(
            draft, area.key, [Item(Mention(m.start("with"), m.end(), whom), m.end(), True), *others], m.start("with"), m, "with-partners"
        )
        return


def _grown(draft: Draft, area: Mention, passage: Passage) -> None:
    """推进甲圈建设，支持乙、丙同城化，联动丁协同发展: what is to be made one is of the circle that is built."""
    text = draft.text
    if area.label not in CIRCLES or not text.endswith(("都市圈", "城市群", "经济圈"), area.start, area.end):
        return
    goes = _GOES.match(text, area.end, passage.end) if _DRIVES.search(text, max(passage.start, area.start - 4), area.start) else None
    joins = _JOINS_UP.match(text, goes.end(), passage.end) if goes else None
    items = extent(draft, joins.end(), passage.end) if joins else []
    one = next(filter(None, (_AS_ONE.match(text, x, passage.end) for x in (items[-1].end, items[-1].mention.end))), None) if items else None
    if one is None or len(items) < 2 or any(x.mention.label not in PLACES - {"Province"} for x in items):
        return
    along = _CARRIES_ALONG.match(text, one.end(), passage.end)
    more = extent(draft, along.end(), passage.end) if along else []
    if more and any(_AS_ONE.match(text, x, passage.end) for x in (more[-1].end, more[-1].mention.end)):
        items = [*items, *more]
    members(draft, area.key, items, area.start, one, "grown")


def _defined(draft: Draft, area: Mention, passage: Passage) -> None:
    """本条例所称甲流域，…涉及乙县、丙县的七个镇; 甲示范区是指经批准的乙、丙高新区."""
    text = draft.text
    if (means := _MEANS.match(text, area.end, passage.end)) is not None:
        items = extent(draft, means.end(), passage.end)
        if items and text[items[-1].end : items[-1].end + 1] in "。；":
            members(draft, area.key, items, area.start, means, "means")
    if _SO_CALLED.search(text, max(passage.start, area.start - 4), area.start) is None:
        return
    for m in _DEFINES.finditer(text, area.end, passage.end):
        members(draft, area.key, extent(draft, m.end(), passage.end), area.start, m, "so-called")
