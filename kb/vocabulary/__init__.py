"""What the graph may hold: labels, relations, their endpoints and properties, fixed lists.

Only tables and the check against them live here. The store writes no statement to a graph that
`check_statement` has not let through.
"""

from kb.vocabulary._check import check_entity, check_statement, literal_to_text, text_to_literal
from kb.vocabulary._frame import AGREEMENT_KINDS, FIELDS, MECHANISM_GROUPS, MECHANISMS, MECHANISMS_EN, AgreementKind, FieldName
from kb.vocabulary._labels import AREAS, ENTITIES, LABELS, PLACES, SPATIAL, Label, Property
from kb.vocabulary._relations import REFERENCES, RELATIONS, ROLES_AREA, ROLES_CHAIN, Relation

__all__ = [
    "AGREEMENT_KINDS",
    "AREAS",
    "ENTITIES",
    "FIELDS",
    "LABELS",
    "MECHANISMS",
    "MECHANISMS_EN",
    "MECHANISM_GROUPS",
    "PLACES",
    "REFERENCES",
    "RELATIONS",
    "ROLES_AREA",
    "ROLES_CHAIN",
    "SPATIAL",
    "AgreementKind",
    "FieldName",
    "Label",
    "Property",
    "Relation",
    "check_entity",
    "check_statement",
    "literal_to_text",
    "text_to_literal",
]
