"""Read an area's name leftwards from its generic ending, in one passage.

Rules of the language only: what stands between the ending and the last outer word, cut at the
first place it names, must keep something of its own. Lists share an ending
(甲、乙、丙高新区); a nickname in quotes counts with it (“甲乙丙”城市群).
"""

from __future__ import annotations

import re

from ingest.extract._areajoined import initials_listed, of_topics, of_two
from ingest.extract._areajoined import pairs as pairs_of
from ingest.extract._draft import Draft, Mention
from ingest.extract._found import Found
from ingest.extract._generic import proper
from ingest.extract._names import bracketed_before, quoted_before, run_before
from ingest.extract._ownname import OF_TOWNS, TOPIC_KINDS, described, initialled, is_province, joint, stands
from ingest.extract._sections import SECTION, sections
from ingest.extract._zones import ENDINGS, Ending, goes_on
from kb.gazetteer.initials import may_be_city, may_be_initial, partners_of
from kb.vocabulary import AREAS, PLACES, SPATIAL

_MODIFIER = re.compile(r"(?:现代化|国际化|广域|首都|中国|国家|环|泛|沿|大|新|西部)*")
_RIVER = re.compile(r"[江河湖溪水淮]$")
_CARE = re.compile(r"^(?:保护|治理|整治|修复|开发)")
_LEVEL = re.compile(r"^(?:省级|市级|区级|县级|各级|各类)")
_LIST_END = re.compile(r"(?:等)?(?:[两二三四五六七八九十\d]+[大个家]|国家|国家级)?$")
_SHARED = frozenset(
    [
        "都市圈",
        "城市群",
        "高新区",
        "经开区",
        "经济技术开发区",
        "高新技术产业开发区",
        "国家高新区",
        "国家高新技术产业开发区",
        "经济开发区",
        "开发区",
        "自贸片区",
        "综保区",
        "综合保税区",
        "科学城",
        "新区",
        "经济区",
    ]
)
_SHARED_KINDS = ("pilot", "demonstration")
"""With the generic words before it: 甲、乙重点开发开放试验区."""
_NEEDS_PLACE = frozenset(
    [
        "工业园区",
        "工业区",
        "产业园区",
        "通勤圈",
        "产业协同圈",
        "功能圈",
        "产业带",
        "创新带",
        "开发区",
        "投资区",
        "产业新城",
        "同城生活圈",
        "副中心",
        "城市副中心",
        "都市区",
        "合作园",
        "合作产业园",
        "合作示范园",
        "合作示范园区",
        "发展轴",
        "发展带",
        "旅游带",
        "文化带",
        "文旅带",
    ]
)
_PLACED_ONLY = _NEEDS_PLACE | frozenset(
    w
    for w, e in ENDINGS.items()
    if e.kind in ("free-trade", "bonded", "high-tech", "development") or e.label in ("MetroArea", "CityCluster") or w == "协同发展区"
)
_BODY = re.compile("[^，。；：、的《》]{0,8}?(?:研究院|研究所|研究中心|博物馆|学院|大学|集团|公司|银行|学会|协会|实验室|剧团|剧院)")
_TOPIC = re.compile("(?:美丽|平安|法治|健康|数字|智慧|信用|诚信|幸福|文明|和谐|绿色|清廉|书香|无废|海绵|活力|质量)$")
"""Before a place and 示范区: what is to be shown there, and no zone by that name (美丽甲省示范区)."""
_TRACK = re.compile(r"(?:通道|铁路|客专|高铁|高速|公路|航道|管廊|线路|交通|输电|供水|水|油气|物流|运输)$")
_SUM = re.compile(r"\d{1,2}[+＋]\d{1,2}(?:[+＋][\dnNxX]{1,2})?")
"""“1+8”城市圈: a circle by how many cities it has around how many."""
_CIRCLES = ("都市圈", "城市群", "经济圈", "城市圈", "经济区", "城镇群")
_UPPER = ("省", "市", "自治区")
_LONGEST = 22


def find(draft: Draft, begin: int, end: int, word: str, floor: int, province: str | None = None) -> list[Found]:
    """The areas whose ending `word` stands at `begin`–`end`; empty where the ending is generic.

    `province` is the two digits of the document's own.
    """
    text = draft.text
    if word.startswith("大") and begin > floor and text[begin - 1] in "两三四五六":
        begin, word = begin + 1, word[1:]
    ending = ENDINGS[word]
    if goes_on(text, end) or text.endswith(("省域", "区域"), 0, begin) or ("副中心" in word and text.endswith(_CIRCLES, 0, begin)):
        return []
    if word == ending.short == "首都都市圈" or word == "首都圈":
        modern = 3 if text.endswith("现代化", floor, begin) else 0
        return [_make(text, begin - modern, end, ending, placed=True)]
    if word == "片区":
        return sections(draft, begin, end, ending, floor)
    if ending.kind == "free-trade" and SECTION.match(text, end):
        return []
    known = draft.mentions_in(max(floor, begin - 48), end, SPATIAL)
    if ending.label == "CityCluster" and body(text, end):
        return []
    covering = next((k for k in draft.mentions_in(max(floor, begin - 24), end, SPATIAL) if k.end == end), None)
    if covering is not None:
        return _longer(draft, covering, end, ending, floor)
    quote = quoted_before(text, begin)
    if quote is not None and quote[0] > floor:
        return _quoted(text, quote, end, word, ending, floor)
    run = run_before(text, begin, [k for k in known if k.end <= begin], floor)
    start = run.start
    if start == run.left:
        bracket = bracketed_before(text, start)
        if bracket is not None and bracket >= floor and word != "流域":
            return [_make(text, bracket, end, ending, placed=True)]
        nickname = quoted_before(text, start, 24 if ending.kind in TOPIC_KINDS else 8)
        nickname = nickname if nickname and (nickname[1] - nickname[0] <= 8 or "—" in text[slice(*nickname)]) else None
        if nickname is not None and start < begin and word != "流域" and described(text[start:begin], ending):
            if ending.kind in TOPIC_KINDS and text.endswith(_CIRCLES, floor, nickname[0] - 1):
                of = run_before(text, nickname[0] - 4, [k for k in known if k.end <= nickname[0] - 4], floor)
                return [_make(text, of.start, end, ending, placed=True)]
            name = text[nickname[0] : nickname[1]] + text[start:end]
            return [Found(nickname[0], end, name, ending, placed=True)]
    inner = [k for k in known if k.start >= start and k.end <= begin]
    row = _nicknamed(text, begin, end, word, ending, floor)
    if row:
        return row
    rows = initials_listed(text, begin, word, ending, floor)
    if rows:
        return rows
    if start == begin or not text[start:begin].strip("—-"):
        return _listed(draft, start, end, word, ending, floor) or of_topics(text, known, begin, end, ending, floor)
    if ending.label != "Zone":
        inner = _beside(text, inner)
    first = _begin(text, start, begin, inner)
    listed = first > floor and text[first - 1] in "、和" and 2 <= begin - first <= 4
    listed = listed and (
        (ending.kind in OF_TOWNS and text[first - 1] == "、") or (ending.label != "Zone" and text.endswith(word, floor, first - 1))
    )
    plain = listed and not inner and proper(text[first:begin]) == text[first:begin] and text[first:begin].isalpha()
    plain = plain or (not inner and _of_text(draft, first, begin, ending))
    plain = plain or (ending.kind == "cooperation" and not inner and of_two(draft, first, floor))
    made = _make(text, first, end, ending, placed=True) if plain else _accept(text, first, begin, end, ending, word, inner, province)
    if ending.kind in TOPIC_KINDS and (pairs := pairs_of(text, known, begin, end, word, ending)):
        return pairs
    if made is None:
        return of_topics(text, known, begin, end, ending, floor)
    only = bool(inner) and inner[-1].start == first
    if not only or (inner[-1].end < begin and (ending.kind not in _SHARED_KINDS or proper(text[inner[-1].end : begin]))):
        return [made]
    if inner[-1].end == begin and word not in _SHARED and ending.kind not in _SHARED_KINDS:
        return [made]
    return [made, *_siblings(draft, first, end, text[inner[-1].end : end], ending, floor)]


def _of_text(draft: Draft, first: int, begin: int, ending: Ending) -> bool:
    """Is a circle's name made of initials of places that the text names: 甲乙经济圈 where it speaks of 甲市?"""
    text = draft.text
    own = text[first:begin]
    if ending.label == "Zone" or not 2 <= len(own) <= 4 or proper(own) != own or not own.isalpha():
        return False
    return any(text[k.start] == own[0] and k.end - k.start > 1 for k in draft.mentions_in(max(0, first - 200), first, PLACES))


def _longer(draft: Draft, known: Mention, end: int, ending: Ending, floor: int) -> list[Found]:
    """A known area's name with the place before it: 甲市乙高新区 where 乙高新区 is known."""
    before = next((k for k in draft.mentions_in(max(floor, known.start - 12), known.start, PLACES) if k.end == known.start), None)
    if before is None or known.label in PLACES or ending.label == "CityCluster":
        return []
    return [_make(draft.text, before.start, end, ending, placed=True)]


def _quoted(text: str, quote: tuple[int, int], end: int, word: str, ending: Ending, floor: int) -> list[Found]:
    """“甲乙丙”城市群, and the items before it of the same shape."""
    inside = text[quote[0] : quote[1]]
    if (
        re.search(r"[，。；、]", inside)
        or (ending.label != "Zone" and re.search(r"[\d·.]", inside) and not _SUM.fullmatch(inside))
        or (ending.label == "Zone" and not proper(inside))
    ):
        return []
    found = [Found(quote[0], end, inside + word, ending, placed=True)]
    at = quote[0] - 1
    while (before := quoted_before(text, at - (text[at - 1] in "、和与"))) is not None and before[0] > floor:
        found.append(Found(*before, text[slice(*before)] + word, ending, placed=True))
        at = before[0] - 1
    return found


_NICKNAMED = re.compile(r"[“‘]([^“”‘’]{2,8})[”’]([\u4e00-\u9fff]{2,16}?)(?=、[“‘]|等|产业|科创|$)")
_ROW_END = re.compile(r"(?:等)?(?:[\d两三四五六七八九十]+[大条个])?(?P<of>产业|科创|科技创新|创新|经济)?$")


def _nicknamed(text: str, begin: int, end: int, word: str, ending: Ending, floor: int) -> list[Found]:
    """“甲乙”机械、“丙丁”化工等产业走廊: a row of nicknames with what each is for."""
    if ending.kind != "corridor":
        return []
    low = max(floor, begin - 120)
    tail = _ROW_END.search(text, low, begin)
    at = tail.start() if tail else begin
    of = (tail["of"] if tail else None) or ""
    found: list[Found] = []
    for m in reversed(list(_NICKNAMED.finditer(text, low, at))):
        if m.end() != at:
            break
        found.append(
            Found(m.start(1), m.end() if found or m.end() < begin - len(of) else end, m[1] + m[2] + of + word, ending, placed=True)
        )
        at = m.start() - 1 if text[m.start() - 1] == "、" else -1
    return found if len(found) > 1 else []


def _beside(text: str, inner: list[Mention]) -> list[Mention]:
    """Of the places before a circle's ending the last and those that stand against it: other words end a name."""
    at = len(inner) - 1
    while at > 0 and not text[inner[at - 1].end : inner[at].start].strip("—-–"):
        at -= 1
    return inner[max(at, 0) :]


def _begin(text: str, start: int, begin: int, inner: list[Mention]) -> int:
    """At the first place, with a modifier before it; after divisions that only say where it lies."""
    if not inner:
        return start
    lead = text[start : inner[0].start]
    row = 2 <= len(lead) <= 4 and len(proper(lead)) == len(lead) and all(map(may_be_initial, lead)) and any(map(may_be_city, lead))
    row = row and inner[0].label in AREAS
    fits = _MODIFIER.fullmatch(lead) or lead.endswith(("—", "-")) or row
    return start if fits else inner[0].start


def _accept(
    text: str, first: int, begin: int, end: int, ending: Ending, word: str, inner: list[Mention], province: str | None
) -> Found | None:
    own = text[first:begin]
    if ending.kind == "corridor" and _TRACK.search(own):
        return None
    if ending.label != "Zone" and _SUM.fullmatch(own):
        return _make(text, first, end, ending, placed=True)
    if len(own) > _LONGEST or re.search(r"^\d|[+＋·]", own):
        return None
    if word == "流域":
        own = _CARE.sub("", own)
        river = _RIVER.search(own) and 2 <= len(own) <= 4 and proper(own[:-1])
        return _make(text, begin - len(own), end, ending, placed=bool(inner)) if river else None
    if word == "产业园" and not joint(text, first, begin, inner, province):
        return None
    if word == "科技园" and not (re.search("[—–－-]", own) or partners_of(own[:2], province) or (inner and inner[0].label == "Zone")):
        return None
    if (
        inner
        and ending.kind in TOPIC_KINDS
        and own == text[inner[0].start : inner[0].end]
        and _TOPIC.search(text, max(0, first - 4), first)
    ):
        return None
    if inner:
        rest = text[inner[-1].end : begin]
        if (
            _LEVEL.search(rest)
            or (ending.kind in OF_TOWNS and not proper(rest) and len(inner) == 1 and is_province(inner[0]))
            or (
                len(inner) == 1
                and inner[0].label in AREAS
                and ending.kind in ("high-tech", "development", "cooperation")
                and not proper(rest)
            )
        ):
            return None
        tail = _past_upper(text, first, begin, inner)
        whole = text[first:end] if tail != first else None
        return Found(tail, end, text[tail:end], ending, whole, True)
    if word in _PLACED_ONLY and not own.startswith(("首都", "现代化首都")):
        lead = next((i for i in range(max(1, len(own) - 2)) if not proper(own[:i]) and initialled(own[i:], ending, province)), None)
        return _make(text, first + lead, end, ending, placed=True) if lead is not None else None
    return _make(text, first, end, ending, placed=False) if stands(own, ending) else None


def _past_upper(text: str, first: int, begin: int, inner: list[Mention]) -> int:
    """Skip 甲省乙市 before a name that stands by itself."""
    at = first
    for k in inner:
        if k.start != at or not text[k.start : k.end].endswith(_UPPER):
            break
        rest = text[k.end : begin]
        if len(proper(rest)) < 2:
            break
        at = k.end
    return at


def _make(text: str, start: int, end: int, ending: Ending, *, placed: bool) -> Found:
    return Found(start, end, text[start:end], ending, None, placed)


def _listed(draft: Draft, start: int, end: int, word: str, ending: Ending, floor: int) -> list[Found]:
    """甲、乙两大都市圈, 甲、乙等高新区: the ending after a closed list of places."""
    if word not in _SHARED:
        return []
    head = draft.text[max(floor, start - 8) : start]
    m = _LIST_END.search(head)
    if m is None or not m[0]:
        return []
    at = start - len(m[0])
    last = next((k for k in draft.mentions_in(max(floor, at - 12), at, PLACES) if k.end == at), None)
    if last is None:
        return []
    items = [last, *_before(draft, last, floor)]
    if len(items) < 2:
        return []
    return [Found(k.start, k.end, draft.text[k.start : k.end] + word, ending, placed=True) for k in items]


def _siblings(draft: Draft, first: int, end: int, word: str, ending: Ending, floor: int) -> list[Found]:
    last = next((k for k in draft.mentions_in(first, end, PLACES) if k.start == first), None)
    if last is None:
        return []
    return [Found(k.start, k.end, draft.text[k.start : k.end] + word, ending, placed=True) for k in _before(draft, last, floor)]


def _before(draft: Draft, last: Mention, floor: int) -> list[Mention]:
    """The places joined to `last` by 、 和 与, nearest first."""
    found: list[Mention] = []
    at = last.start
    for k in reversed(draft.mentions_in(max(floor, at - 80), at, PLACES)):
        rest = draft.text[k.end : at - 1] if k.end < at else ""
        if (
            k.end < at
            and draft.text[at - 1] in "、和与及"
            and (
                draft.text[k.end - 1] not in "市区县" or draft.text[last.end - 1] == draft.text[k.end - 1]
            )  # 甲区、乙市高新区: 甲区 is whole
            and (not rest or (len(rest) <= 4 and len(proper(rest)) == len(rest) and rest.isalpha()))
        ):
            found.append(Mention(k.start, at - 1, k.key))
            at = k.start
    return found


def body(text: str, end: int) -> bool:
    """Is a region's name that ends at `end` only what a body has in its own: 甲流域研究院?"""
    return bool(_BODY.match(text, end))


def overlapping(draft: Draft, start: int, end: int) -> list[Mention]:
    """Mentions of areas that share a character with the span."""
    return [k for k in draft.mentions_in(max(0, start - 40), end + 40, AREAS) if k.start < end and start < k.end]
