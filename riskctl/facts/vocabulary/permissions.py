"""Exemptions, waivers, licences and opinions, each for the one law it is about: a paper never clears another rule.

``evidence.exemption`` and ``evidence.legal_opinion`` stay in the vocabulary so that older use cases load. No rule reads
them: what does not say which law it is about counts for none.
"""

from __future__ import annotations

from riskctl.facts.spec import Dimension, FactSpec

_EXEMPTIONS: tuple[tuple[str, str, Dimension], ...] = (
    (
        "ae_health_data_exception",
        "When was it documented which exception of the UAE ministry lets the health data leave the state?",
        "data-residency",
    ),
    (
        "eu_russia_services_authorisation",
        "When did the national authority authorise the service to Russia (Regulation 833/2014 art. 5n)?",
        "sanctions",
    ),
    (
        "fr_state_cloud_derogation",
        "When was a derogation under the French rules on state cloud granted?",
        "data-residency",
    ),
    (
        "id_offshore_permission",
        "When did the Indonesian committee allow processing abroad for a public operator (GR 71/2019 art. 20)?",
        "data-residency",
    ),
    (
        "kr_financial_sandbox",
        "When did the Korean Financial Services Commission designate the service as an innovative financial service?",
        "data-residency",
    ),
    (
        "ng_hosting_approval",
        "When did the Nigerian agency approve hosting of government data abroad?",
        "data-residency",
    ),
    (
        "au_home_affairs_exemption",
        "When was an exemption from PSPF Direction 001-2025 granted?",
        "supply-chain",
    ),
    (
        "au_home_affairs_scope",
        "When did Home Affairs confirm that PSPF Direction 001-2025 does not reach the local copy?",
        "supply-chain",
    ),
    (
        "au_south_australia_exemption",
        "When did South Australia grant an exemption from its ruling on DeepSeek?",
        "supply-chain",
    ),
    (
        "kr_ministry_permission",
        "When did the Korean ministry concerned allow the use on its devices?",
        "supply-chain",
    ),
    (
        "tw_research_approval",
        "When did the Taiwanese authority approve the use for teaching or research?",
        "supply-chain",
    ),
    (
        "tw_transfer_permission",
        "When did the Taiwanese authority exempt the transfer from its order on mainland China?",
        "data-residency",
    ),
    (
        "us_doj_licence",
        "When did the Department of Justice license the transaction, or which exemption of 28 CFR part 202 subpart E "
        "was documented?",
        "data-residency",
    ),
    (
        "us_ofac_licence",
        "When was an OFAC licence for the dealings with the embargoed place obtained, or a general one documented?",
        "sanctions",
    ),
    (
        "us_section_5949_waiver",
        "When was a waiver under section 5949 granted?",
        "supply-chain",
    ),
    (
        "us_fascsa_waiver",
        "When did the agency waive the order under FAR 52.204-30?",
        "supply-chain",
    ),
    (
        "us_section_4713_waiver",
        "When did the Department of War waive its exclusion under 41 USC 4713 for the contract?",
        "supply-chain",
    ),
    (
        "us_agency_permission",
        "When did the federal agency concerned allow the use on its devices?",
        "supply-chain",
    ),
    (
        "us_intelligence_exception",
        "When was the exception for security or research under section 6604 documented?",
        "supply-chain",
    ),
    (
        "us_state_permission",
        "When did the US state concerned allow the use on its devices?",
        "supply-chain",
    ),
)

_OPINIONS: tuple[tuple[str, str, Dimension], ...] = (
    (
        "cn_conflict_opinion",
        "When was counsel's opinion on the conflict between foreign measures and Chinese law obtained?",
        "sanctions",
    ),
    (
        "eu_russia_services_opinion",
        "When did counsel assess the access of own staff in Russia under Regulation 833/2014 art. 5n?",
        "sanctions",
    ),
    (
        "licence_lineage_opinion",
        "When was counsel's opinion on the licences of the base models obtained?",
        "supply-chain",
    ),
    (
        "us_russia_services_opinion",
        "When did counsel classify the service under the US determinations on services to Russia?",
        "sanctions",
    ),
    (
        "us_section_889_opinion",
        "When was counsel's opinion on section 889 obtained?",
        "supply-chain",
    ),
    (
        "us_fascsa_scope_opinion",
        "When was counsel's opinion on whether the order reaches derivatives obtained?",
        "supply-chain",
    ),
    (
        "us_s1532_scope_opinion",
        "When was counsel's opinion on whether section 1532 reaches derivatives obtained?",
        "supply-chain",
    ),
)


def _specs(entries: tuple[tuple[str, str, Dimension], ...]) -> tuple[FactSpec, ...]:
    return tuple(
        FactSpec(f"evidence.{name}", "evidence", question, dimension)
        for name, question, dimension in entries
    )


SPECS: tuple[FactSpec, ...] = (*_specs(_EXEMPTIONS), *_specs(_OPINIONS))

GENERAL: dict[str, tuple[str, ...]] = {
    "evidence.exemption": tuple(spec.path for spec in _specs(_EXEMPTIONS)),
    "evidence.legal_opinion": tuple(spec.path for spec in _specs(_OPINIONS)),
}
"""The papers that the two general answers of older use cases were once taken for."""
