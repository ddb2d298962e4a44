"""What a route depends on: its maker and the maker's parent, seats, operator, places, chips, family and licence.

Of chips both companies count: the one that designs and sells them, and the fab that makes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from riskctl.assessment.assessor import Subject
from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.profiles import SELF
from riskctl.facts.values import Fact, Known, Partial
from riskctl.portfolio.file import NodeKind

Nodes = dict[NodeKind, frozenset[str]]
KINDS: tuple[NodeKind, ...] = get_args(NodeKind)
UNKNOWN_NODE = "not known"
"""Stands for members that are not known: it counts in shares and is never a node that can fail."""
ORGANISATION = "the organisation"


def nodes_of(subject: Subject, facts: Mapping[str, Fact], catalogue: Catalogue) -> Nodes:
    """The nodes of a route by kind; none is left out for being unknown."""
    model = catalogue.models[subject.model_id]
    operator = catalogue.routes[subject.route_id].operator
    return {
        "maker": frozenset({model.developer}),
        "ultimate-parent": frozenset({_top(model.developer, catalogue)}),
        "seat": _members(facts.get("developer.country")),
        "operator": frozenset({ORGANISATION if operator == SELF else operator}),
        "host-country": _members(facts.get("route.processing_countries")),
        "chip-maker": _of_chips(facts.get("route.served_on"), catalogue, "designer"),
        "fab": _of_chips(facts.get("route.served_on"), catalogue, "maker"),
        "model-family": frozenset({model.family or UNKNOWN_NODE}),
        "licence": _members(facts.get("model.licence")),
    }


def _top(vendor_id: str, catalogue: Catalogue) -> str:
    """The last parent that the catalogue names; a vendor without one stands for itself."""
    seen = {vendor_id}
    vendor = catalogue.vendors.get(vendor_id)
    while vendor is not None and vendor.parent and vendor.parent not in seen:
        vendor_id = vendor.parent
        seen.add(vendor_id)
        vendor = catalogue.vendors.get(vendor_id)
    return vendor_id


def _members(fact: Fact | None) -> frozenset[str]:
    value = fact.value if fact else None
    if isinstance(value, Known):
        known = value.value
        texts = known if isinstance(known, frozenset) else {known}
        return frozenset(str(text) for text in texts) or frozenset({UNKNOWN_NODE})
    if isinstance(value, Partial):
        return frozenset(str(text) for text in value.members) | {UNKNOWN_NODE}
    return frozenset({UNKNOWN_NODE})


def _of_chips(
    fact: Fact | None, catalogue: Catalogue, role: Literal["designer", "maker"]
) -> frozenset[str]:
    """The companies that design, or that make, the chips that serve."""
    companies = set()
    for chip_id in _members(fact):
        chip = catalogue.chips.get(chip_id)
        companies.add((getattr(chip, role) or UNKNOWN_NODE) if chip else UNKNOWN_NODE)
    return frozenset(companies)
