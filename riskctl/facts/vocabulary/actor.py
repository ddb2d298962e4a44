"""Facts about the organisation that wants to use the model. It states them itself, in the use case."""

from __future__ import annotations

from riskctl.facts.spec import FactSpec

SECTORS = (
    "banking",
    "insurance",
    "capital-markets",
    "payments",
    "healthcare",
    "defence",
    "government",
    "logistics",
    "telecommunications",
    "energy",
    "transport",
    "education",
    "retail",
    "manufacturing",
    "technology",
    "legal",
    "media",
    "other",
)

LEVELS_OF_GOVERNMENT = (
    "national",
    "state",
    "municipal",
    "parliament",
    "court",
    "agency",
    "institution",
    "state-enterprise",
    "none",
)
"""Whose body it is; ``agency`` is a national one with its own direction, ``institution`` a school, university or
hospital, ``none`` says that the organisation is no public body."""

ROLES = ("deployer", "provider", "importer", "distributor", "data-controller", "data-processor")

SPECS: tuple[FactSpec, ...] = (
    FactSpec(
        "actor.country",
        "text",
        "In which country is the organisation established?",
        "data-residency",
        of="country",
    ),
    FactSpec(
        "actor.operates_in",
        "set",
        "In which countries does the organisation have establishments, staff or assets?",
        "sanctions",
        of="country",
    ),
    FactSpec(
        "actor.parent_country",
        "text",
        "In which country is the organisation's ultimate parent?",
        "sanctions",
        of="country",
    ),
    FactSpec(
        "actor.owner_countries",
        "set",
        "From which countries is more than half of the organisation owned or controlled?",
        "supply-chain",
        of="country",
    ),
    FactSpec(
        "actor.sector",
        "choice",
        "In which sector does the organisation work?",
        "data-residency",
        choices=SECTORS,
    ),
    FactSpec(
        "actor.public_body",
        "bool",
        "Is the organisation a government body or state-controlled?",
        "supply-chain",
    ),
    FactSpec(
        "actor.level_of_government",
        "choice",
        "Which kind of public body is the organisation: national, of a state or province, municipal, parliament, "
        "court, national agency, institution (school, university, hospital), state enterprise, or none?",
        "supply-chain",
        choices=LEVELS_OF_GOVERNMENT,
    ),
    FactSpec(
        "actor.subdivision",
        "text",
        "In which state, province or region is the organisation established (ISO 3166-2, such as US-TX)?",
        "supply-chain",
    ),
    FactSpec(
        "actor.critical_infrastructure",
        "bool",
        "Is the organisation an operator of critical infrastructure?",
        "supply-chain",
    ),
    FactSpec(
        "actor.critical_infrastructure_countries",
        "set",
        "In which countries is the organisation designated as an operator of critical infrastructure?",
        "supply-chain",
        of="country",
    ),
    FactSpec(
        "actor.roles",
        "set",
        "Which roles does the organisation take (deployer, provider, importer ...)?",
        "supply-chain",
        choices=ROLES,
    ),
    FactSpec(
        "actor.us_person",
        "bool",
        "Is the organisation, or are the people involved, US persons?",
        "sanctions",
    ),
    FactSpec(
        "actor.sends_items_subject_to_ear",
        "bool",
        "Does the organisation export, re-export or transfer items subject to the EAR to a party of the route?",
        "export-control",
    ),
    FactSpec(
        "actor.us_hipaa_bound",
        "bool",
        "Is the organisation a covered entity or business associate under HIPAA (45 CFR 160.103)?",
        "data-residency",
    ),
    FactSpec(
        "actor.us_defence_contractor",
        "bool",
        "Does the organisation hold contracts with the US Department of Defense (Department of War)?",
        "sanctions",
    ),
    FactSpec(
        "actor.us_federal_contractor",
        "bool",
        "Does the organisation hold US federal contracts?",
        "sanctions",
    ),
    FactSpec(
        "actor.monthly_active_users",
        "integer",
        "How many monthly active users do its products have?",
        "supply-chain",
        unit="users per month",
    ),
    FactSpec(
        "actor.exports_chips",
        "bool",
        "Does the organisation export, tranship or bring into transit advanced AI chips?",
        "export-control",
    ),
    FactSpec(
        "actor.data_broker",
        "bool",
        "Does the organisation sell or otherwise pass on, for value, data on people that it did not collect from them?",
        "data-residency",
    ),
)
