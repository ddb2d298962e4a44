"""Facts about the purpose: what the model does for the organisation and how much hangs on it."""

from __future__ import annotations

from riskctl.facts.spec import FactSpec
from riskctl.facts.vocabulary.actor import LEVELS_OF_GOVERNMENT

SPECS: tuple[FactSpec, ...] = (
    FactSpec(
        "use.criticality",
        "choice",
        "How much harm would failure or loss of this use do?",
        "supply-chain",
        choices=("low", "medium", "high", "critical"),
    ),
    FactSpec(
        "use.places",
        "set",
        "In which countries is the system used or its output relied on?",
        "supply-chain",
        of="country",
    ),
    FactSpec(
        "use.in_us_defence_contract",
        "bool",
        "Is the model used in performing a contract with the US Department of Defense (Department of War)?",
        "sanctions",
    ),
    FactSpec(
        "use.in_us_federal_contract",
        "bool",
        "Is the model used in performing a US federal contract?",
        "sanctions",
    ),
    FactSpec(
        "use.on_government_device",
        "bool",
        "Does it run on devices or networks of a government body?",
        "supply-chain",
    ),
    FactSpec(
        "use.government_bodies",
        "set",
        "For government bodies of which countries is the model used?",
        "supply-chain",
        of="country",
    ),
    FactSpec(
        "use.government_levels",
        "set",
        "For public bodies of which kind is the model used (national, state, municipal, parliament ...)?",
        "supply-chain",
        choices=LEVELS_OF_GOVERNMENT,
    ),
    FactSpec(
        "use.government_subdivisions",
        "set",
        "For bodies of which states, provinces or regions is the model used (ISO 3166-2, such as US-TX)?",
        "supply-chain",
    ),
    FactSpec(
        "use.public_facing",
        "bool",
        "Do members of the public use the system directly?",
        "supply-chain",
    ),
    FactSpec(
        "use.automated_decisions",
        "bool",
        "Does it take decisions with legal or similar effect on people without human review?",
        "data-residency",
    ),
    FactSpec(
        "use.eu_high_risk",
        "bool",
        "Is it a high-risk use under Annex III or I of the EU AI Act?",
        "supply-chain",
    ),
    FactSpec(
        "use.material_outsourcing",
        "bool",
        "Does it support a material or critical function in the sense of the financial supervisor?",
        "data-residency",
    ),
    FactSpec(
        "use.modifies_weights",
        "bool",
        "Does the organisation fine-tune or otherwise modify the weights?",
        "supply-chain",
    ),
    FactSpec(
        "use.redistributes_model",
        "bool",
        "Does the organisation pass the model on to others?",
        "export-control",
    ),
    FactSpec("use.military", "bool", "Is the end use military or intelligence?", "export-control"),
    FactSpec(
        "use.local_law_forbids",
        "bool",
        "Does the law of a country concerned, for which no rules are held here, forbid the use?",
        "data-residency",
    ),
    FactSpec("use.fallback_tested", "bool", "Has a replacement route been tested?", "supply-chain"),
)
