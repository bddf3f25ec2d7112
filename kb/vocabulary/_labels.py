"""The node labels: what each is, and the properties it may carry.

One table, `LABELS`. A property's `type` is how its value is stored; `stated` says that
documents state it, so that it is always backed by a `Statement` with the words, as opposed
to facts of the gazetteer (`stated=False`), which come with the label's identity.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PropertyType = Literal["text", "texts", "number", "flag", "date", "period"]
Group = Literal["place", "area", "domain", "frame", "source", "ledger"]


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node: `texts` is a list of text, `date` ISO as precise as known."""

    name: str
    type: PropertyType
    stated: bool = True
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A node label. `key` is the property that identifies a node of it."""

    name: str
    group: Group
    zh: str
    meaning: str
    properties: tuple[Property, ...]
    key: str = "id"

    def property(self, name: str) -> Property | None:
        return next((p for p in self.properties if p.name == name), None)


def _given(name: str, type: PropertyType = "text", unit: str | None = None) -> Property:
    return Property(name, type, stated=False, unit=unit)


_DIVISION = (
    _given("id"),
    _given("name"),
    _given("short"),
    _given("abbr"),
    _given("level"),
    _given("parent"),
    _given("path"),
    _given("lon", "number", "degree"),
    _given("lat", "number", "degree"),
)
_NAMED = (_given("id"), Property("name", "text"), Property("aliases", "texts"))

LABELS: dict[str, Label] = {
    label.name: label
    for label in (
        Label("Province", "place", "省级政区", "省、自治区、特别行政区 (a 直辖市 is a City)", _DIVISION),
        Label("City", "place", "城市", "直辖市, 地级市, 自治州, 盟, 地区", _DIVISION),
        Label("District", "place", "区县", "county level: 区, 县, 县级市, 旗", _DIVISION),
        Label("MetroArea", "area", "都市圈", "都市圈, 同城化 area, 大都市区", _NAMED),
        Label("CityCluster", "area", "城市群与区域", "城市群, 经济圈, 经济带, named policy region", _NAMED),
        Label("Zone", "area", "功能区", "a named area that is not an administrative division", (*_NAMED, Property("kind", "text"))),
        Label("Organization", "domain", "机构", "an issuer, a signatory, an alliance's member", (*_NAMED, Property("kind", "text"))),
        Label(
            "Policy",
            "domain",
            "政策",
            "a plan, outline, opinion, notice, action plan, approval, law, report",
            (
                _given("id"),
                Property("title", "text"),
                Property("aliases", "texts"),
                Property("number", "text"),
                Property("issued", "date"),
                Property("effective", "date"),
                Property("expires", "date"),
                Property("kind", "text"),
                Property("status", "text"),
            ),
        ),
        Label(
            "Agreement",
            "domain",
            "合作协议与机制",
            "an agreement, memorandum, alliance, joint meeting or standing arrangement of two or more parties",
            (*_NAMED, Property("kind", "text"), Property("signed", "date")),
        ),
        Label(
            "IndustryChain",
            "domain",
            "产业链",
            "a named industry chain or cluster",
            (*_NAMED, Property("kind", "text"), Property("industry", "text")),
        ),
        Label(
            "Project",
            "domain",
            "跨界项目",
            "a cross-boundary undertaking with a place on the ground",
            (*_NAMED, Property("field", "text"), Property("status", "text")),
        ),
        Label("Indicator", "domain", "指标", "what is measured", (*_NAMED, Property("unit", "text"))),
        Label(
            "Observation",
            "domain",
            "指标值",
            "one value of one indicator for one place and period, reached or aimed at",
            (
                _given("id"),
                Property("value", "number"),
                Property("unit", "text"),
                Property("period", "period"),
                Property("change", "number", unit="percent"),
                Property("target", "flag"),
            ),
        ),
        Label("Field", "frame", "一体化领域", "a field of integration", (_given("id"), _given("name"))),
        Label(
            "Mechanism",
            "frame",
            "机制",
            "a code of the metropolitan-integration frame",
            (_given("id"), _given("name"), _given("english"), _given("group")),
        ),
        Label(
            "Work",
            "domain",
            "文献",
            "a cited publication",
            (
                _given("id"),
                Property("title", "text"),
                Property("authors", "texts"),
                Property("year", "text"),
                Property("venue", "text"),
                Property("doi", "text"),
            ),
        ),
        Label(
            "Document",
            "source",
            "文档",
            "a loaded source",
            (
                _given("id"),
                _given("title"),
                _given("source"),
                _given("sources", "texts"),
                _given("shared", "flag"),
                _given("loaded_at"),
                _given("format"),
                _given("chars", "number", "count"),
                _given("text"),
                _given("date", "date"),
                _given("kind"),
                _given("place"),
                _given("layout"),
                _given("extractor"),
            ),
        ),
        Label(
            "Passage",
            "source",
            "句段",
            "a sentence or a table row of a document",
            (
                _given("id"),
                _given("text"),
                _given("start", "number", "code point"),
                _given("end", "number", "code point"),
                _given("section"),
                _given("kind"),
            ),
        ),
        Label(
            "Statement",
            "source",
            "陈述",
            "one fact as one passage states it",
            (
                _given("id"),
                _given("subject"),
                _given("predicate"),
                _given("object"),
                _given("properties"),
                _given("fact"),
                _given("document"),
                _given("slug"),
                _given("confidence", "number"),
                _given("extractor"),
                _given("modality"),
                _given("status"),
                _given("start", "number", "code point"),
                _given("end", "number", "code point"),
            ),
        ),
        Label(
            "Load",
            "ledger",
            "载入记录",
            "a run of loading",
            (
                _given("id"),
                _given("started"),
                _given("finished"),
                _given("version"),
                _given("outcome"),
                _given("new", "number", "count"),
                _given("unchanged", "number", "count"),
                _given("replaced", "number", "count"),
                _given("failed", "number", "count"),
                _given("failures", "texts"),
            ),
        ),
        Label(
            "Migration",
            "ledger",
            "模式变更",
            "a change of schema",
            (_given("version", "number"), _given("name"), _given("checksum"), _given("applied"), _given("turn")),
            key="version",
        ),
    )
}

PLACES = frozenset(n for n, v in LABELS.items() if v.group == "place")
AREAS = frozenset(n for n, v in LABELS.items() if v.group == "area")
SPATIAL = PLACES | AREAS
"""*Place* in the relations table: any division or area."""

ENTITIES = frozenset(n for n, v in LABELS.items() if v.group in ("place", "area", "domain", "frame"))
"""Labels of nodes that statements speak of. In the graph each also carries the label `Entity`,
with the property `key` (`City:510100`), so that one index finds any of them."""
