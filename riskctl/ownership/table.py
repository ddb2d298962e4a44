"""The regimes as data. What they forbid is for ``rulesets/``; this is their arithmetic of ownership."""

from __future__ import annotations

from riskctl.ownership import sources
from riskctl.ownership.regimes import Regime, Window

OFAC = Regime(
    id="ofac50",
    title="OFAC 50 Percent Rule",
    jurisdiction="US",
    windows=(Window("2014-08-13", "", "in-force", half=True),),
    sources=(sources.OFAC_401, sources.OFAC_398, sources.OFAC_2014),
    lists=frozenset({"us.sdn"}),
    non_voting="yes",
    note="An interest of any kind in the property is taken to count, capital without votes included.",
)
BIS = Regime(
    id="bis-affiliates",
    title="BIS Affiliates rule (Entity List, Military End-User List, some of the SDN List)",
    jurisdiction="US",
    windows=(
        Window("2025-09-29", "2025-11-09", "in-force", half=True),
        Window("2025-11-10", "2026-11-09", "suspended", half=True),
        Window(
            "2026-11-10",
            "",
            "in-force",
            half=True,
            verify=True,
            note="the suspension ended by its own terms; no later notice was found",
        ),
    ),
    sources=(
        sources.BIS_SUPPLEMENT,
        sources.BIS_RULE,
        sources.BIS_SUSPENSION,
        sources.BIS_FLAGS,
        sources.BIS_MINORITY,
    ),
    lists=frozenset({"us.entity-list", "us.meu", "us.sdn-744.8"}),
    perhaps=frozenset({"us.sdn"}),
    perhaps_because="only SDNs of the programmes in 15 CFR 744.8(a)(1) count, and the programme is not stated",
    spares=frozenset({"US"}),
    note="The rule reaches foreign entities. Whether capital without votes counts was not found in the text.",
)
UK = Regime(
    id="uk",
    title="UK asset freeze: owned or controlled",
    jurisdiction="GB",
    windows=(Window("2020-12-31", "", "in-force", half=False),),
    sources=(sources.UK_REGULATION, sources.UK_SCHEDULE, sources.UK_GUIDANCE),
    lists=frozenset({"uk.consolidated"}),
    adds="no",
    control="yes",
    votes="yes",
    joint="yes",
    note="Whether affairs follow a person's wishes by other means is a question of fact that shares cannot settle.",
)
EU = Regime(
    id="eu",
    title="EU asset freeze: owned or controlled",
    jurisdiction="EU",
    windows=(
        Window(
            "",
            "2024-07-02",
            "in-force",
            half=False,
            verify=True,
            note="before the update of the best practices",
        ),
        Window("2024-07-03", "", "in-force", half=True),
    ),
    sources=(sources.EU_PRACTICES, sources.EU_ADDED),
    lists=frozenset({"eu.consolidated"}),
    control="yes",
    votes="yes",
    joint="possible",
    note="The best practices do not bind; their own text was not read, only what law firms report of it.",
)
COVERED = Regime(
    id="covered-person",
    title="Covered person by ownership (28 CFR part 202)",
    jurisdiction="US",
    windows=(Window("2025-04-08", "", "in-force", half=True),),
    sources=(sources.COVERED_PERSON,),
    lists=frozenset({"us.doj-covered-persons"}),
    places="us.doj-countries-of-concern",
    spares=frozenset({"US"}),
    note="A seat or residence in a country of concern counts by itself. A party whose country is not stated may count.",
)
TERMS = Regime(
    id="provider-terms",
    title="Provider terms: majority owned from an unsupported region (Anthropic)",
    jurisdiction="US",
    windows=(Window("2025-09-05", "", "in-force", half=False),),
    sources=(sources.ANTHROPIC_AFP, sources.ANTHROPIC_SCMP),
    countries=frozenset({"CN", "HK", "MO", "RU", "IR", "KP"}),
    adds="possible",
    control="possible",
    votes="possible",
    joint="possible",
    persons="possible",
    note="The places are those the reports name, with Hong Kong and Macau; the provider's own list of regions decides. "
    "The statement speaks of companies and does not say whether several owners are added.",
)
REGIMES: dict[str, Regime] = {one.id: one for one in (OFAC, BIS, UK, EU, COVERED, TERMS)}
"""Every regime by its id, in the order of reports."""


def regime(name: str) -> Regime | None:
    """The regime of an id, written with hyphens or underscores; None when there is none."""
    return REGIMES.get(name.strip().lower().replace("_", "-"))
