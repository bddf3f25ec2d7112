"""What each extractor states, for people to see: labels of what it adds, and relations."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, tuple[str, ...]] = {
    "places": ("Province", "City", "District", "MetroArea", "CityCluster", "Zone", "PART_OF", "MENTIONS"),
    "areas": ("MetroArea", "CityCluster", "Zone"),
    "membership": ("PART_OF",),
    "document": ("Policy", "TEXT_OF", "ISSUED", "COVERS", "CONCERNS", "Organization", "ACTS_FOR"),
    "works": ("Work", "CITES"),
    "policies": ("Policy", "Organization", "ISSUED", "COVERS", "CONCERNS", "ACTS_FOR"),
    "references": ("REFERS_TO",),
    "agreements": ("Agreement", "Organization", "PARTY_TO", "CONCERNS", "ACTS_FOR"),
    "chains": ("IndustryChain", "TAKES_PART_IN"),
    "projects": ("Project", "LINKS", "CONCERNS"),
    "observations": ("Observation", "Indicator", "OF", "ABOUT"),
    "mechanisms": ("ADDRESSES",),
    "english": ("PART_OF", "Policy", "COVERS", "Observation", "Indicator", "OF", "ABOUT"),
}
