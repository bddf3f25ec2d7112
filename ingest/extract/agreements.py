"""Agreements and standing arrangements between parties of different places.

Signed: a verb of signing with an agreement as its object (甲与乙签署《丙协议》), or an agreement
called after those who made it (甲与乙战略合作协议). Standing: an alliance, joint meeting or mechanism
that parties found together or that bears their names. Without two parties, or one area that an
alliance or meeting is called after, nothing is stated: a made-up agreement is worse than a
missing one.
"""

from __future__ import annotations

from ingest.extract._bearers import cited
from ingest.extract._deals import Deal, merged, plain
from ingest.extract._draft import Draft
from ingest.extract._fields import fields_named, fields_said
from ingest.extract._organizations import organization
from ingest.extract._registry import extractor
from ingest.extract._signed import called, signed
from ingest.extract._standing import standing
from ingest.extract._written import listed, own_text
from kb import identity
from kb.model import Modality, Passage

_SIGNED = (
    "协议",
    "备忘录",
    "协定",
    "意向书",
    "议定书",
    "签署",
    "签订",
    "会签",
    "宣言",
    "倡议",
    "公约",
    "共识",
    "合作框架",
    "战略合作",
    "合约",
    "契约",
    "换文",
    "缔结",
    "达成",
    "敲定",
    "结为",
    "结成",
    "友城",
    "签约",
    "签字",
    "文件",
    "文本",
)
_STANDING = (
    "联盟", "联席", "联体", "共体", "会晤", "协调会", "协作会", "小组", "促进会", "联络站", "联络处", "工作站", "协作体", "合作体", "会商会", "协商会", "磋商会", "联合工作组", "指挥部", "秘书处", "制度", "机制", "专班", "理事会", "委员会", "联合体", "平台", "实验室", "研究院", "联合会", "共同体", "领导小组", "办公室", "中心", "论坛",
)  # fmt: skip
_MOST_FIELDS = 3
_REACH = 600


@extractor("agreements", version=4, triggers=(*_SIGNED, *_STANDING))
def agreements(draft: Draft) -> None:
    """Add the agreements and arrangements that the document states; the one that its title names is its own text."""
    own = own_text(draft)
    found: list[Deal] = [*own, *listed(draft)]
    for passage, triggers in draft.context.marked("agreements"):
        words = {t.word for t in triggers}
        if not words.isdisjoint(_SIGNED):
            deals = signed(draft, passage)
            deals = deals or called(draft, passage)
            found += [*deals, *cited(draft, passage, deals)]
        if not words.isdisjoint(_STANDING):
            found += standing(draft, passage)
    kept = merged(draft, _with_members(found))
    for deal in kept:
        if deal.name.text is None and any(set(deal.parties) == set(o.parties) for o in own):
            continue  # what the document's text calls 本协议
        if _headline(draft, deal, kept):
            continue
        if deal.modality not in (Modality.SUGGESTED, Modality.DENIED):
            _add(draft, deal)
    about = draft.context.about
    if draft.this is None and about.kind == "agreement" and about.title_span is not None:
        titled = draft.mentions_in(*about.title_span, ("Agreement",))
        draft.this = titled[0].key if titled else None


def _headline(draft: Draft, deal: Deal, found: list[Deal]) -> bool:
    """Does only the title tell of it, in a shorter way than the sentences that tell of the same parties' agreement?"""
    span = draft.context.about.title_span
    if span is None or deal.identified or not span[0] <= deal.name.start < span[1]:
        return False
    return any(set(d.parties) == set(deal.parties) and d.name.start >= span[1] and d.identified for d in found)


def _with_members(found: list[Deal]) -> list[Deal]:
    """Without the alliances of an area whose members are told elsewhere: those are its parties."""
    told = {plain(d.name.text) for d in found if d.rule != "alone" and d.name.text}
    return [d for d in found if d.rule != "alone" or not d.name.text or not any(t.endswith(plain(d.name.text)) for t in told)]


def _named_from(draft: Draft, party: str, passage: Passage) -> int:
    """Where the words begin that show the party: the sentence, or, where it says 两市, the one that named them."""
    mentions = draft.mentions_in(max(0, passage.start - _REACH), passage.end)
    named = [m for m in mentions if m.key == party]
    if not named or named[-1].start >= passage.start:
        return passage.start
    return draft.context.passage_at(named[-1].start).start


def _add(draft: Draft, deal: Deal) -> None:
    name, passage = deal.name, deal.passage
    concerned = fields_named(name.text or "") or fields_said(draft.text, passage.start, passage.end)
    fields = [f for f in concerned if f != "other"][:_MOST_FIELDS]
    year = deal.signed[0][:4] if deal.signed else None
    own = identity.slug(name.text) if name.text else fields[0] if fields else None
    key = draft.know(identity.agreement_key(name.text if deal.identified else None, deal.parties, own, year))
    by = draft.by(deal.rule)
    draft.mention(key, name.start, name.end)
    if name.text:
        draft.describe(key, "name", name.text, name.start, name.end, by=by, confidence=deal.confidence)
    for again in deal.aliases:
        draft.mention(key, again.start, again.end)
        if again.text and again.text != name.text:
            draft.describe(key, "aliases", again.text, again.start, again.end, by=draft.by("again"), confidence=0.7)
    draft.describe(key, "kind", name.kind, name.start, name.end, by=by, confidence=deal.confidence)
    if deal.signed and deal.modality is Modality.HOLDS:
        draft.describe(key, "signed", *deal.signed, by=by, confidence=deal.confidence)
    bodies = {identity.organization_key(draft.text[s:e]): organization(draft, draft.text[s:e], s, e) for s, e in deal.bodies}
    for said in deal.parties:
        party = bodies.get(said, said)
        if party is None:
            continue
        draft.state(
            party,
            "PARTY_TO",
            key,
            _named_from(draft, said, passage),
            passage.end,
            by=by,
            confidence=deal.confidence,
            modality=deal.modality,
        )
    for field in fields:
        draft.state(
            key, "CONCERNS", f"Field:{field}", passage.start, passage.end, by="agreements/fields@3", confidence=0.7, modality=deal.modality
        )
