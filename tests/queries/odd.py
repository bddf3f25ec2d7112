"""Documents on which engines could differ: rare and full-width characters, what is missing, dates of any precision, ties."""

from __future__ import annotations

from dataclasses import replace

from kb.model import Extraction
from tests.kb.store.documents import document

CHENGDU, DEYANG, SICHUAN, CHONGQING = "City:510100", "City:510600", "Province:510000", "City:500000"
NAMES = ("乙局", "Ａ局", "𠮷局", "a局", "阿局", "\ue000局", "１局", "ｱ局")
"""Beyond the basic plane, above it in UTF-16 and below it in code points, of full and half width."""
DATES = (None, "2020", "2020-01", "2020-01-05", "2019-12-31", "2020-02")
KINDS = ("based-on", None, "cites", "approves", None)


def _issuers() -> Extraction:
    """Each name issues a policy; two offices share a name, and one acts for two places."""
    said: list[tuple[str, ...]] = []
    for i, name in enumerate(NAMES):
        office, policy = f"Organization:局{i}", f"Policy:规划{i}"
        said += [(office, "name", name), (office, "ISSUED", policy), (policy, "title", f"{name}规划"), (policy, "COVERS", SICHUAN)]
    for i in range(2):
        said += [(f"Organization:同名{i}", "name", "同名局"), (f"Organization:同名{i}", "ISSUED", "Policy:规划0")]
    said += [("Organization:同名0", "ACTS_FOR", place) for place in (DEYANG, SICHUAN, CHENGDU)]
    return document("offices.txt", said)


def _dated() -> Extraction:
    """Policies, agreements and observations with dates of any precision, or none."""
    said: list[tuple[object, ...]] = []
    for i, date in enumerate(DATES):
        policy, deal = f"Policy:文{i}", f"Agreement:约{i}"
        said += [
            (CHENGDU, "PARTY_TO", deal),
            (DEYANG, "PARTY_TO", deal),
            (deal, "CONCERNS", "Field:transport"),
            (policy, "COVERS", CHENGDU),
        ]
        said += (
            [(policy, "issued", date), (deal, "signed", date)] if date else [(policy, "title", "无日期的文"), (deal, "name", "无日期的约")]
        )
        for period in filter(None, ("2020", date)):
            seen = f"Observation:{i}{period}"
            said += [(seen, "ABOUT", CHENGDU), (seen, "OF", f"Indicator:标{i % 2}"), (seen, "period", period), (seen, "value", f"{i}.5")]
    said += [(f"Indicator:标{i}", "name", "同名指标") for i in range(2)]
    return document("dates.txt", said)  # type: ignore[arg-type]


def _missing() -> Extraction:
    """Relations without the property that rows are ordered by, and several between the same two."""
    said: list[tuple[object, ...]] = []
    for i, kind in enumerate(KINDS):
        said.append(("Policy:母", "REFERS_TO", f"Policy:子{i}", {"kind": kind} if kind else {}))
        said.append((f"Policy:子{i}", "REFERS_TO", "Policy:母", {"kind": kind} if kind else {}))
    for place, role in ((CHENGDU, "core"), (DEYANG, None), (CHONGQING, "member"), ("City:510700", None)):
        said.append((place, "PART_OF", "CityCluster:甲群", {"role": role} if role else {}))
        said.append((place, "TAKES_PART_IN", "IndustryChain:甲链", {"role": "research"} if role else {}))
        said.append(("Project:甲线", "LINKS", place))
    said += [("MetroArea:甲圈", "PART_OF", "CityCluster:甲群"), ("CityCluster:甲群", "name", "甲群"), ("Policy:母", "title", "母文")]
    said += [("Policy:母", "COVERS", "CityCluster:甲群"), ("Policy:母", "COVERS", "MetroArea:甲圈")]
    made = document("missing.txt", said)  # type: ignore[arg-type]
    return replace(made, document=replace(made.document, title="", date=None))


def _writings() -> Extraction:
    """Works and mechanisms; a document that is the text of two policies of one title; words beyond the basic plane."""
    said: list[tuple[object, ...]] = []
    for i, name in enumerate(NAMES):
        said += [(f"Work:论{i}", "title", f"{name}论"), (f"Policy:规划{i}", "ADDRESSES", "Mechanism:industrial-division")]
    said += [("Work:论0", "year", "2016"), ("Work:论1", "year", "2016"), ("Work:论2", "year", "1999")]
    said += [(f"Policy:双{i}", "title", "双文") for i in range(2)]
    said += [(f"Policy:双{i}", "ADDRESSES", "Mechanism:scope") for i in range(2)]
    text = "".join(f"😀第{i}句𠮷说了Ａ一件事。\n" for i in range(len(said)))
    made = document("writings.txt", said, text=text)  # type: ignore[arg-type]
    me = f"Document:{made.document.id}"
    more = [*said, *((me, "CITES", f"Work:论{i}") for i in range(len(NAMES))), *((me, "TEXT_OF", f"Policy:双{i}") for i in range(2))]
    more += [(me, "ADDRESSES", "Mechanism:scope"), (me, "MENTIONS", CHENGDU, {"count": 2, "spans": [1, 2, 20, 21]})]
    more += [(me, "MENTIONS", DEYANG, {"count": 1, "spans": [2, 3]})]
    return replace(made, statements=document("writings.txt", more, text=text).statements)  # type: ignore[arg-type]


def odd() -> list[Extraction]:
    return [_issuers(), _dated(), _missing(), _writings()]
