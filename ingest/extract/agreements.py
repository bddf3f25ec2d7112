"""Agreements and standing arrangements between parties of different places.

Signed: a verb of signing with an agreement as its object (A与B签署《C》). Founded: an alliance,
joint meeting, mechanism or platform with a verb of founding or in a standing name. At least two
parties, or one area, or nothing is stated: a made-up agreement is worse than a missing one.
"""

from __future__ import annotations

import re

from ingest.extract._clauses import sentence_lead, title_of
from ingest.extract._draft import Draft
from ingest.extract._fields import fields_of
from ingest.extract._modality import modality
from ingest.extract._parties import parties_in
from ingest.extract._registry import extractor
from kb import identity
from kb.gazetteer import ancestors
from kb.model import Modality, Passage
from kb.values import dates
from kb.vocabulary import AREAS, PLACES

_AGREEMENT = r"(?:协议书?|备忘录|协定|合作宣言|意向书)"
_SIGN = re.compile(r"签署|签订|签约|签定|达成|订立|续签|签下|缔结")
_NAMED = re.compile(rf"《(?P<name>[^《》\n]{{2,80}}?{_AGREEMENT}(?:[（(][^（）()]*[）)])?)》")
_BARE = re.compile(rf"(?P<name>[^，。；：《》、\s]{{2,40}}?{_AGREEMENT})")
_COUNT = re.compile(r"(?P<count>\d+)(?:多|余)?(?:项|个|份|款)")
_FOUND = re.compile(r"成立|组建|建立|设立|创建|揭牌|组成|发起|召开|举行|健全|完善|启动|搭建|共建|打造|构建")
_STANDING = re.compile(
    r"(?P<name>[^，。；：《》、\s（）]{0,40}?(?P<head>联盟(?!赛)|(?:市长|工作|党政|部门)?联席会议(?:制度)?|例会制度|(?:合作|协作|协调|会商|联动|议事)机制|工作专班|理事会|执行委员会|"
    r"(?:合作|服务|协作|共享|创新)平台|联合实验室|技术研究院|合作办公室))"
)
_KINDS = (
    ("alliance", re.compile(r"联盟")),
    ("platform", re.compile(r"平台|实验室|研究院")),
    ("joint-mechanism", re.compile(r"会议|机制|制度|专班|理事会|委员会|办公室")),
)
_JOINT = re.compile(r"联合|共同|携手|会同|与|和|同|、|合作|两地|三地|双方|跨[省区市]|三省|两市|两省")
_INTERNAL = re.compile(r"部门联席会议|厅际联席会议|部际联席会议|委办局|部门协调机制")
_MONTH_DAY = re.compile(r"(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_MULTI = 2
_NOUN = re.compile(r"(?:的|签署|签订|签约)*(?:消息|新闻|仪式|活动|通稿|报道)")
"""What makes a noun of a verb of signing: the news of a signing tells of it, less surely than a sentence."""


@extractor(
    "agreements",
    version=1,
    triggers=(
        "协议",
        "备忘录",
        "协定",
        "联盟",
        "联席会议",
        "例会制度",
        "机制",
        "专班",
        "理事会",
        "委员会",
        "平台",
        "实验室",
        "研究院",
        "意向书",
    ),
)
def agreements(draft: Draft) -> None:
    """Add the agreements and arrangements that the document states."""
    for _, passage, triggers in draft.context.marked("agreements"):
        words = {t.word for t in triggers}
        if words & {"协议", "备忘录", "协定", "意向书"}:
            _signed(draft, passage)
        if words - {"协议", "备忘录", "协定", "意向书"}:
            _standing(draft, passage)


def _signed(draft: Draft, passage: Passage) -> None:
    text = draft.text
    for start, end in sentence_lead(text, passage):
        verb = _SIGN.search(text, start, end)
        if verb is None:
            continue
        names = [(m["name"], m.start("name"), m.end("name")) for m in _NAMED.finditer(text, start, end)]
        if not names:
            bare = _BARE.search(text, verb.end(), end)
            names = [_trimmed(bare["name"], bare.start("name"), bare.end("name"))] if bare else [(None, verb.start(), verb.end())]
            if bare is None and not re.search(_AGREEMENT, text[start:end]):
                continue
        parties = _parties(draft, start, verb.start(), passage)
        for name, at, until in names:
            inside = parties_in(draft, at, until, groups=False)
            who = parties if len(parties) >= _MULTI else list(dict.fromkeys([*parties, *inside]))
            if name and len(who) < _MULTI:
                who = inside
            told = _NOUN.match(text, until + (text[until : until + 1] == "》")) or _NOUN.match(text, verb.end())
            _add(draft, passage, name, at, until, who, "agreement", _date(draft, start, verb.start()), 0.6 if told else 0.85)


def _trimmed(name: str, start: int, end: int) -> tuple[str | None, int, int]:
    """Without a lead of words that no name begins with; a mere count is no name."""
    lead = re.match(r"(?:了|的|一?系列|有关|多项|首个|第[一二三四五六]轮|战略性)+", name)
    at = lead.end() if lead else 0
    counted = _COUNT.match(name[at:])
    if counted or name[at:] in ("协议", "合作协议", "备忘录"):
        return None, start + at, end
    return name[at:], start + at, end


def _parties(draft: Draft, start: int, verb: int, passage: Passage) -> list[str]:
    """Those before the verb in its clause; with 与X签署 also the subject of the sentence."""
    clause = max(start, *(draft.text.rfind(c, start, verb) + 1 for c in "，；："))
    near = parties_in(draft, clause, verb)
    if len(near) >= _MULTI:
        return near
    whole = parties_in(draft, start, verb)
    if len(whole) >= _MULTI:
        return whole
    return parties_in(draft, passage.start, verb)


def _standing(draft: Draft, passage: Passage) -> None:
    text = draft.text
    for start, end in sentence_lead(text, passage):
        for m in _STANDING.finditer(text, start, end):
            if _INTERNAL.search(m["name"]):
                continue
            clause = max(start, *(text.rfind(c, start, m.start("head")) + 1 for c in "，；："))
            lead = text[clause : m.start("head")]
            founded = _FOUND.search(text, clause, min(end, m.end() + 10))
            who = [k for k in parties_in(draft, clause, m.end()) if not k.startswith("Organization")]
            area = [k for k in who if k.partition(":")[0] in AREAS]
            if founded is None or not who or (not area and (len(who) < _MULTI or not _JOINT.search(lead))):
                continue
            name, at = title_of(text, clause, m.end())
            kind = next(k for k, pattern in _KINDS if pattern.search(m["head"]))
            _add(draft, passage, name, at, m.end(), who, kind, None)


def _add(
    draft: Draft,
    passage: Passage,
    name: str | None,
    start: int,
    end: int,
    parties: list[str],
    kind: str,
    signed: tuple[str, int, int] | None,
    sure: float = 0.85,
) -> None:
    areas = [p for p in parties if p.partition(":")[0] in AREAS]
    if not areas and (len(parties) < _MULTI or _one_place(parties)):
        return
    mood = modality(draft.text, start, end)
    fields = [f for f in fields_of(name or "", draft.text[passage.start : passage.end]) if f != "other"][:3]
    key = draft.know(identity.agreement_key(name, parties, fields[0] if fields else None, signed[0][:4] if signed else None))
    by = f"agreements/{'signed' if kind == 'agreement' else 'standing'}@1"
    confidence = sure if name and kind == "agreement" else 0.7
    draft.mention(key, start, end)
    if name:
        draft.describe(key, "name", name, start, end, by=by, confidence=confidence)
    draft.describe(key, "kind", kind, start, end, by=by, confidence=confidence)
    if signed and mood is Modality.HOLDS:
        draft.describe(key, "signed", *signed, by=by, confidence=sure)
    for party in parties:
        draft.state(party, "PARTY_TO", key, passage.start, passage.end, by=by, confidence=confidence, modality=mood)
    for field in fields:
        draft.state(key, "CONCERNS", f"Field:{field}", passage.start, passage.end, by=by, confidence=0.7, modality=mood)


def _one_place(parties: list[str]) -> bool:
    """A province and its own city are one side, not two."""
    places = [p for p in parties if p.partition(":")[0] in PLACES]
    return len(parties) == len(places) == _MULTI and (places[0] in ancestors(places[1]) or places[1] in ancestors(places[0]))


def _date(draft: Draft, start: int, verb: int) -> tuple[str, int, int] | None:
    """The date before the verb in its sentence; month and day take the document's year."""
    about = draft.context.about
    found = [d for d in dates(draft.text, about.date, start, verb) if d.kind in ("day", "month", "year")]
    if found:
        return found[-1].iso, found[-1].start, found[-1].end
    m = _MONTH_DAY.search(draft.text, start, verb)
    if m and about.year is not None:
        return f"{about.year}-{int(m['m']):02d}-{int(m['d']):02d}", m.start(), m.end()
    if about.kind == "news" and about.date and len(about.date) == 10 and about.date_span and start < 1200:
        return about.date, *about.date_span
    return None
