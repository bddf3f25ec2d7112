"""The relations: from which label to which, with which properties.

One table, `RELATIONS`. `statement` tells those that are derived from statements; the others
(`STATED_IN`, `PASSAGE_OF`, `LOADED_BY`) tie a document's parts together.
"""

from __future__ import annotations

from dataclasses import dataclass

from kb.vocabulary._labels import AREAS, ENTITIES, PLACES, SPATIAL

Endpoints = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation type. `properties` names those beside `statements`, `confidence`,
    `modality` and `evidence`, which every derived relation carries."""

    name: str
    zh: str
    endpoints: Endpoints
    properties: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    statement: bool = True


def _pairs(starts: frozenset[str] | set[str], ends: frozenset[str] | set[str]) -> Endpoints:
    return frozenset((a, b) for a in starts for b in ends)


_DIVISIONS = {("District", "City"), ("City", "Province"), ("District", "Province")}
_PART_OF: Endpoints = (
    frozenset(_DIVISIONS)
    | _pairs({"City", "District", "Zone"}, {"MetroArea"})
    | _pairs(PLACES | {"MetroArea", "CityCluster", "Zone"}, {"CityCluster"})
    | _pairs(PLACES | {"Zone"}, {"Zone"})
    | _pairs({"Zone"}, SPATIAL)
)

ROLES_AREA = ("core", "member")
ROLES_CHAIN = ("research", "headquarters", "manufacturing", "supporting", "lead", "co-builder")
REFERENCES = ("based-on", "implements", "replaces", "approves", "cites")

RELATIONS: dict[str, Relation] = {
    relation.name: relation
    for relation in (
        Relation("PART_OF", "属于", _PART_OF, ("role",), ROLES_AREA),
        Relation("ISSUED", "发布", _pairs({"Organization"}, {"Policy"})),
        Relation("COVERS", "适用于", _pairs({"Policy"}, SPATIAL)),
        Relation("REFERS_TO", "引用", frozenset({("Policy", "Policy")}), ("kind",), REFERENCES),
        Relation("PARTY_TO", "缔约", _pairs(SPATIAL | {"Organization"}, {"Agreement"}), ("role",)),
        Relation("TAKES_PART_IN", "参与产业链", _pairs(SPATIAL, {"IndustryChain"}), ("role",), ROLES_CHAIN),
        Relation("LINKS", "连接", _pairs({"Project"}, SPATIAL), ("role",)),
        Relation("CONCERNS", "涉及领域", _pairs({"Policy", "Agreement", "Project"}, {"Field"})),
        Relation("ADDRESSES", "论及机制", _pairs({"Policy", "Agreement", "Document"}, {"Mechanism"})),
        Relation("ACTS_FOR", "代表", _pairs({"Organization"}, SPATIAL)),
        Relation("OF", "指标为", frozenset({("Observation", "Indicator")})),
        Relation("ABOUT", "关于", _pairs({"Observation"}, SPATIAL)),
        Relation("CITES", "引证", frozenset({("Document", "Work")})),
        Relation("MENTIONS", "提及", _pairs({"Document"}, ENTITIES), ("count", "spans")),
        Relation("TEXT_OF", "为其文本", _pairs({"Document"}, {"Policy", "Agreement", "Work"})),
        Relation("STATED_IN", "出自句段", frozenset({("Statement", "Passage")}), statement=False),
        Relation("PASSAGE_OF", "属于文档", frozenset({("Passage", "Document")}), statement=False),
        Relation("LOADED_BY", "载入于", frozenset({("Document", "Load")}), statement=False),
    )
}

__all__ = ["AREAS", "REFERENCES", "RELATIONS", "ROLES_AREA", "ROLES_CHAIN", "Endpoints", "Relation"]
