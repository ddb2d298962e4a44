"""Facts about a legal entity; stated once and used for both the developer and the operator."""

from __future__ import annotations

from riskctl.facts.spec import FactSpec

CUTOFF_KINDS = (
    "government-order",
    "owner-exclusion",
    "territory-exclusion",
    "sanctions-compliance",
    "licence-dispute",
    "commercial",
)
"""Why a vendor's service has been withdrawn from customers before."""

WATCH_KINDS = (
    "listing-recommended",
    "listing-proposed",
    "listing-reported",
    "government-allegation",
    "congressional-inquiry",
    "distillation-alleged",
    "chip-diversion-alleged",
    "military-link-alleged",
    "data-protection-inquiry",
    "designation-contested",
)
"""Statements short of a listing; never a block by themselves."""


def specs(prefix: str, role: str) -> tuple[FactSpec, ...]:
    """The party facts under ``prefix``; ``who`` is how the questions name the party."""

    def fact(
        name: str, type_: str, question: str, dimension: str = "supply-chain", **more: object
    ) -> FactSpec:
        text = question.format(who=role)
        return FactSpec(f"{prefix}.{name}", type_, text, dimension, **more)  # type: ignore[arg-type]

    return (
        fact("id", "text", "Which legal entity is {who}?", of="vendor", derived=True),
        fact(
            "country",
            "text",
            "In which country is {who} established?",
            "data-residency",
            of="country",
        ),
        fact(
            "parent_country",
            "text",
            "In which country is the ultimate parent of {who} established?",
            "data-residency",
            of="country",
        ),
        fact(
            "owner_countries",
            "set",
            "From which countries is {who} owned?",
            "sanctions",
            of="country",
        ),
        fact(
            "lists",
            "set",
            "On which official lists is {who} entered?",
            "sanctions",
            of="list",
            derived=True,
        ),
        fact(
            "watch",
            "set",
            "Which official statements short of a listing concern {who}?",
            "sanctions",
            choices=WATCH_KINDS,
            derived=True,
        ),
        fact(
            "listed_ownership_percent",
            "percent",
            "What share of {who} do listed parties hold in aggregate?",
            "sanctions",
            unit="percent",
            shelf_life=730,
            known_by="operator",
        ),
        fact(
            "state_ownership_percent",
            "percent",
            "What share of {who} do state bodies hold?",
            "supply-chain",
            unit="percent",
            shelf_life=730,
        ),
        fact(
            "affiliates",
            "set",
            "Which legal entities control {who} or are controlled with it?",
            "sanctions",
            of="vendor",
        ),
        fact(
            "cutoff_events",
            "set",
            "For what causes has {who} withdrawn service from customers before?",
            choices=CUTOFF_KINDS,
        ),
        fact("publicly_listed", "bool", "Are the shares of {who} publicly traded?"),
        fact(
            "eu_gpai_code",
            "choice",
            "Has {who} signed the EU code of practice for general-purpose AI?",
            "supply-chain",
            choices=("signed", "safety-chapter-only", "not-signed"),
        ),
        fact(
            "eu_representative",
            "bool",
            "Has {who} a representative in the European Union?",
            "data-residency",
        ),
    )
