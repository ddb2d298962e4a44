"""What a document is for: the party it was signed with, and the rules it is about. Elsewhere it does not count."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.profiles import SELF
from riskctl.catalogue.use_case import Evidence, UseCase
from riskctl.facts.values import Fact, Known, Provenance, Unknown
from riskctl.facts.vocabulary import VOCABULARY

GENERAL = frozenset({"evidence.exemption", "evidence.legal_opinion"})
"""Documents that are about a rule, which they have to name: there is no exemption from everything."""


def held(evidence: Evidence) -> bool:
    """Whether a document is stated, whatever its date."""
    return isinstance(evidence.fact.value, Known) and evidence.fact.value.value != "none"


def signed_with(use_case: UseCase, catalogue: Catalogue, route_id: str, named: bool) -> UseCase:
    """The use case with contracts that were signed with another operator, or with nobody named, left to be signed.

    ``named`` says that the route is the one asked about: a contract without a party is taken to be its.
    """
    operator = catalogue.routes[route_id].operator
    # Nobody signs a contract with itself.
    if operator == SELF:
        return use_case
    kept = {
        path: evidence
        if _counts(path, evidence, use_case, catalogue, operator, named)
        else _unsigned(evidence)
        for path, evidence in use_case.evidence.items()
    }
    return replace(use_case, evidence=kept)


def _counts(
    path: str,
    evidence: Evidence,
    use_case: UseCase,
    catalogue: Catalogue,
    operator: str,
    named: bool,
) -> bool:
    if not held(evidence) or VOCABULARY[path].granted_by != "operator":
        return True
    # From the surest to the weakest: named parties, names in the title, the route of the file.
    if evidence.parties:
        return operator in evidence.parties
    mentioned = mentions(evidence.fact.provenance.source, catalogue)
    if mentioned:
        return operator in mentioned
    if use_case.route in catalogue.routes:
        return catalogue.routes[use_case.route].operator == operator
    return named


def mentions(document: str, catalogue: Catalogue) -> frozenset[str]:
    """The vendors whose name or brand stands in the words of a document."""
    text = f" {_plain(document)} "
    return frozenset(
        vendor_id
        for vendor_id, vendor in catalogue.vendors.items()
        if any(f" {name} " in text for name in _names(vendor_id, vendor.name, vendor.brands))
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


@lru_cache(maxsize=8192)  # every document is read for the names of every vendor
def _names(vendor_id: str, name: str, brands: tuple[str, ...]) -> tuple[str, ...]:
    texts = (vendor_id.replace("-", " "), name, *brands)
    folded = (_plain(text) for text in texts)
    # Shorter brands occur in ordinary words of a title.
    return tuple(text for text in folded if len(text) > 3)


def _unsigned(evidence: Evidence) -> Evidence:
    reason = f"to be signed with this operator; held: {evidence.fact.provenance.source}"
    return replace(
        evidence, fact=Fact(evidence.fact.path, Unknown(reason), evidence.fact.provenance)
    )


def unnamed(evidence: Evidence) -> Evidence:
    """A general document where no rule names it: not held."""
    note = "counts only for the rules or instruments that it names"
    provenance = Provenance("use case", "", "", "official", note, "use case")
    return replace(evidence, fact=Fact(evidence.fact.path, Known("none"), provenance))


def is_about(evidence: Evidence, rule_ids: tuple[str, ...], citations: tuple[str, ...]) -> bool:
    """Whether a document names the rule, its ruleset, or one of the instruments it cites."""
    if evidence.rules & set(rule_ids):
        return True
    return any(
        instrument.casefold() in citation.casefold()
        for instrument in evidence.instruments
        for citation in citations
    )
