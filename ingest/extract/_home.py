"""The place that a document speaks for, where its head does not say so.

A part of a provincial report names no province but speaks of its cities: the province of
most of the places that it names is then its own. A news item or a review speaks for nobody.
"""

from __future__ import annotations

import re
from collections import Counter

from ingest.extract._draft import Draft
from kb.gazetteer import divisions
from kb.vocabulary import AREAS, PLACES

_REPORTED = re.compile(r"记者|[日月]电[（(，\s]|本报讯|通讯员|参考文献|摘要[:：]|原标题")
_DATELINE = re.compile(
    r"(?:^|\n)[ \u3000]*(?:本[报网台刊]|[\u4e00-\u9fff]{2,6}(?:网|报|社|台|在线|客户端))[^，。\n]{0,16}[讯电](?:[ \u3000（(：:]|$)"
)
"""How a news item begins: 本报某地讯, 某某网9月5日讯."""
_HEAD = 300
_LEAST, _SHARE = 5, 0.6
_OWN_KINDS = (None, "report", "plan", "opinion", "notice")


def speaks_for(draft: Draft) -> str | None:
    """Key of the place: that of the document's head, else the province that prevails; None if none does."""
    about = draft.context.about
    if about.place:
        return about.place
    if about.kind not in _OWN_KINDS or _REPORTED.search(draft.text):
        return None
    known = divisions()
    counts: Counter[str] = Counter()
    for key in draft.keys(PLACES):
        if key.partition(":")[2] in known:
            counts[key.partition(":")[2][:2]] += len(draft.spans_of(key))
    if not counts:
        return None
    first, most = counts.most_common(1)[0]
    if most < _LEAST or most < _SHARE * counts.total():
        return None
    province = known.get(first + "0000")
    return province.key if province else None


def reports(draft: Draft) -> bool:
    """Is it a news item, which tells of others and not of a place of its own?"""
    return draft.context.about.kind == "news" or _DATELINE.search(draft.text, 0, _HEAD) is not None


def planned_for(draft: Draft, *, placed: bool = False) -> str | None:
    """Key of the area whose plan the document is: what it says of no other place is said of that.

    With `placed` also where the document speaks for a place beside, as a province does that plans its metropolitan area.
    """
    about = draft.context.about
    if about.kind not in ("plan", "reply", "opinion") or (about.place is not None and not placed) or about.title_span is None:
        return None
    return next((m.key for m in draft.mentions_in(*about.title_span, AREAS)), None)
