"""Safeguards the organisation holds as dated documents. ``none`` means: asked, and there is none."""

from __future__ import annotations

from dataclasses import replace

from riskctl.facts.spec import Dimension, FactSpec, GrantedBy

BY_CONTRACT = frozenset(
    {
        "ai_act_documentation",
        "de_c5_attestation",
        "de_processor_establishment",
        "dora_contract_terms",
        "dpa_signed",
        "professional_secrecy_commitment",
        "region_pinning",
        "sccs",
        "supplier_confirmation",
        "us_business_associate_agreement",
        "zero_retention_agreement",
    }
)
"""Documents that take the operator's signature or statement: the organisation can ask for them before it begins."""
BY_DECISION = frozenset(
    {
        "bcrs",
        "bnm_outsourcing_approval",
        "cn_export_mechanism",
        "exemption",
        "explicit_consent",
        "licence_grant",
        "my_sta_permit",
        "technology_export_licence",
        "us_dod_waiver",
        "us_licence",
        "vn_data_approval",
        "za_prior_authorisation",
    }
)
"""Documents that take the decision of an authority, a licensor or the people concerned."""

CLAUSES = frozenset(
    {
        "sccs",
        "sg_transfer_safeguard",
        *(
            f"{code}_transfer_basis"
            for code in (
                "ae", "au", "br", "ca", "ch", "gb", "id", "jp", "ke", "kr", "kz", "ng", "sa", "th",
                "tr", "za",
            )
        ),
    }
)  # fmt: skip
"""Contracts on a transfer. Their ordinary terms make the operator bind those it engages in the same way (clauses 8.8
and 9 of the EU clauses, module two, and what the other laws ask of an onward transfer)."""
ROUTINE = CLAUSES | {
    "dora_contract_terms",
    "dpa_signed",
    "dpia",
    "my_transfer_impact_assessment",
    "professional_secrecy_commitment",
    "transfer_impact_assessment",
    "us_business_associate_agreement",
}
"""Papers that the organisation writes, or signs on the operator's or authority's ordinary form."""


def _held(
    name: str, question: str, dimension: Dimension, covers: bool = False
) -> tuple[FactSpec, ...]:
    head = FactSpec(f"evidence.{name}", "evidence", question, dimension, covers=covers)
    if not covers:
        return (head,)
    return (
        head,
        FactSpec(
            f"evidence.{name}_uncovered",
            "set",
            f"Which countries that the data reaches are outside it: {question}",
            dimension,
            of="country",
            derived=True,
            asks=(f"evidence.{name}", "data.destination_countries"),
        ),
    )


_PLAIN: tuple[FactSpec, ...] = (
    *_held(
        "my_transfer_impact_assessment",
        "When was the Malaysian transfer impact assessment made, and which countries does it cover?",
        "data-residency",
        covers=True,
    ),
    *_held(
        "sccs",
        "When were standard contractual clauses signed with the operator, for which countries?",
        "data-residency",
        covers=True,
    ),
    *_held(
        "transfer_impact_assessment",
        "When was the EU transfer impact assessment made, and which countries does it cover?",
        "data-residency",
        covers=True,
    ),
    *_held("bcrs", "When were binding corporate rules approved?", "data-residency"),
    *_held("dpia", "When was the data protection impact assessment made?", "data-residency"),
    *_held(
        "dpa_signed",
        "When was a data-processing agreement signed with the operator?",
        "data-residency",
    ),
    *_held(
        "explicit_consent",
        "When was consent to the transfer obtained from the people concerned?",
        "data-residency",
    ),
    *_held(
        "sg_transfer_safeguard",
        "When was a legally enforceable transfer safeguard (PDPA s.26) put in place, for which countries?",
        "data-residency",
        covers=True,
    ),
    *_held(
        "bnm_consulted",
        "When was Bank Negara Malaysia consulted on, or notified of, the use of cloud?",
        "data-residency",
    ),
    *_held(
        "outsourcing_register",
        "When was the arrangement entered in the outsourcing or ICT register?",
        "data-residency",
    ),
    *_held(
        "zero_retention_agreement", "When was a zero-retention agreement signed?", "data-residency"
    ),
    *_held(
        "network_egress_blocked",
        "When was it verified that the deployment has no outbound network path?",
        "data-residency",
    ),
    *_held(
        "customer_managed_keys",
        "When was encryption with keys held by the customer put in place?",
        "data-residency",
    ),
    *_held(
        "region_pinning",
        "When was processing pinned by contract to named countries, and which?",
        "data-residency",
        covers=True,
    ),
    *_held(
        "weights_verified",
        "When were the weights verified against the publisher's hashes?",
        "supply-chain",
    ),
    *_held(
        "weights_escrow",
        "When was a local copy of the weights and the runtime archived?",
        "supply-chain",
    ),
    *_held(
        "security_evaluation",
        "When was the model evaluated for security and misuse?",
        "supply-chain",
    ),
    *_held("exit_plan", "When was the exit plan approved?", "supply-chain"),
    *_held("fallback_tested", "When was a replacement route last tested?", "supply-chain"),
    *_held(
        "ownership_traced",
        "When was the ownership of every party to the route traced?",
        "sanctions",
    ),
    *_held(
        "sanctions_screening",
        "When were all parties to the route last screened without a listing beyond those known?",
        "sanctions",
    ),
    *_held(
        "chip_provenance", "When was the lawful origin of the chips documented?", "export-control"
    ),
    *_held("us_licence", "When was a BIS licence or authorisation obtained?", "export-control"),
    *_held(
        "us_dod_waiver",
        "When was a waiver by the Secretary (NDAA FY2026 s.1532) granted?",
        "sanctions",
    ),
    *_held(
        "my_sta_permit",
        "When was the Strategic Trade Act permit or notification made?",
        "export-control",
    ),
    *_held(
        "cn_export_mechanism",
        "When was the Chinese export mechanism (assessment, standard contract or certification) completed?",
        "data-residency",
    ),
    *_held(
        "us_cisa_security_requirements",
        "When were the CISA security requirements for restricted transactions implemented?",
        "data-residency",
    ),
    *_held(
        "ai_act_documentation",
        "When was the provider's technical documentation obtained?",
        "supply-chain",
    ),
    *_held(
        "fundamental_rights_assessment",
        "When was the fundamental rights impact assessment made?",
        "supply-chain",
    ),
    *_held("human_oversight", "When was human oversight assigned and trained?", "supply-chain"),
    *_held(
        "legal_opinion",
        "When was counsel's opinion on conflicting legal duties obtained?",
        "supply-chain",
    ),
    *_held("licence_grant", "When did the licensor grant a separate licence?", "supply-chain"),
    *_held(
        "supplier_confirmation",
        "When did the operator confirm in writing that the terms admit the actor?",
        "supply-chain",
    ),
    *_held(
        "exemption", "When was an exemption granted by the competent authority?", "supply-chain"
    ),
    *_held(
        "my_transfer_basis",
        "When was another basis of the Malaysian PDPA s.129(3) documented (contract necessity, legal claims, "
        "vital interests, certification)?",
        "data-residency",
    ),
    *_held(
        "bnm_outsourcing_approval",
        "When did Bank Negara Malaysia approve the material outsourcing arrangement in writing?",
        "data-residency",
    ),
    *_held(
        "data_protection_officer",
        "When was a data protection officer appointed and made known to the authority?",
        "data-residency",
    ),
    *_held(
        "ncii_risk_assessment",
        "When was the yearly cyber security risk assessment of the critical information infrastructure made?",
        "supply-chain",
    ),
    *(
        spec
        for code, law in (
            ("ae", "the law of the United Arab Emirates"),
            ("au", "Australian law (APP 8)"),
            ("br", "Brazilian law (LGPD art. 33)"),
            ("id", "Indonesian law (PDP Law art. 56)"),
            ("jp", "Japanese law (APPI art. 28)"),
            ("kr", "Korean law (PIPA art. 28-8)"),
            ("sa", "the law of Saudi Arabia"),
            ("th", "Thai law (PDPA ss.28-29)"),
        )
        for spec in _held(
            f"{code}_transfer_basis",
            f"When was the basis of the transfer under {law} documented, and for which countries?",
            "data-residency",
            covers=True,
        )
    ),
    *_held(
        "vn_transfer_dossier",
        "When was the cross-border transfer dossier filed with the Vietnamese Ministry of Public Security?",
        "data-residency",
    ),
    *_held(
        "vn_data_approval",
        "When did the Vietnamese authority assess or approve the transfer of important or core data?",
        "data-residency",
    ),
    *_held(
        "au_foreign_interest_assessment",
        "When was foreign ownership, control or influence assessed under the Australian policy framework?",
        "supply-chain",
    ),
    *_held(
        "ai_transparency_notice",
        "Since when are people told that they deal with AI, and is its output labelled?",
        "supply-chain",
    ),
    *_held(
        "gdpr_special_category_basis",
        "When was the exception of GDPR art. 9(2) that allows the special-category data documented?",
        "data-residency",
    ),
    *_held(
        "model_lawfulness_assessment",
        "When was it assessed that the model was not developed by unlawful use of personal data?",
        "data-residency",
    ),
    *_held(
        "supplier_risk_assessment",
        "When was the supplier's security risk assessed, its home law and its sub-suppliers included?",
        "supply-chain",
    ),
    *_held(
        "de_c5_attestation",
        "When was a C5 type 2 attestation, or a recognised equal one, of whoever processes the data obtained?",
        "data-residency",
    ),
    *_held(
        "de_c5_equivalence",
        "When was a certificate that the C5 equivalence ordinance admits obtained for the service, "
        "with a plan to reach C5?",
        "data-residency",
    ),
    *_held(
        "de_processor_establishment",
        "When did the operator show that it has an establishment in Germany?",
        "data-residency",
    ),
    *_held(
        "professional_secrecy_commitment",
        "When did the operator bind itself and its staff to professional secrecy?",
        "data-residency",
    ),
    *_held(
        "gb_transfer_basis",
        "When was the basis of the transfer under UK law (IDTA, addendum) documented, and for which countries?",
        "data-residency",
        covers=True,
    ),
    *_held(
        "ch_transfer_basis",
        "When was the basis of the transfer under Swiss law (FADP art. 16) documented, and for which countries?",
        "data-residency",
        covers=True,
    ),
    *(
        spec
        for code, law in (
            ("ca", "Canadian law (PIPEDA, principle 4.1.3)"),
            ("ke", "Kenyan law (Data Protection Act ss.48-49)"),
            ("kz", "Kazakh law (Law 94-V art. 16)"),
            ("ng", "Nigerian law (NDPA ss.41-43)"),
            (
                "tr",
                "Turkish law (Law 6698 art. 9) and notified, where the standard contract is used,",
            ),
            ("za", "South African law (POPIA s.72)"),
        )
        for spec in _held(
            f"{code}_transfer_basis",
            f"When was the basis of the transfer under {law} documented, and for which countries?",
            "data-residency",
            covers=True,
        )
    ),
    *_held(
        "ca_quebec_assessment",
        "When was the privacy assessment of the transfer out of Quebec made?",
        "data-residency",
    ),
    *_held(
        "za_prior_authorisation",
        "When did the South African regulator authorise the transfer, or was it documented that every destination "
        "protects the data adequately?",
        "data-residency",
    ),
    *_held(
        "ru_local_database",
        "When was it documented that data of Russian citizens is first recorded in a database in Russia?",
        "data-residency",
    ),
    *_held(
        "ru_transfer_notice",
        "When was the transfer abroad notified to Roskomnadzor?",
        "data-residency",
    ),
    *_held(
        "kz_local_database",
        "When was a database of the personal data set up in Kazakhstan?",
        "data-residency",
    ),
    *_held(
        "us_business_associate_agreement",
        "When was a HIPAA business associate agreement signed with the operator?",
        "data-residency",
    ),
    *_held(
        "dora_contract_terms",
        "When were the contract terms of DORA art. 30 agreed with the operator?",
        "supply-chain",
    ),
    *_held(
        "us_contract_segregation",
        "When was it laid down that the model stays out of US government contract work, and that no "
        "contract flows a ban down to the commercial product?",
        "supply-chain",
    ),
    *_held(
        "technology_export_licence",
        "When was the export of the controlled technology or goods licensed, or found to need no licence, and for "
        "which countries?",
        "export-control",
        covers=True,
    ),
)


def _granted_by(name: str) -> GrantedBy:
    if name in BY_DECISION:
        return "third-party"
    return "operator" if name in BY_CONTRACT | CLAUSES else "organisation"


def _of_paper(spec: FactSpec) -> FactSpec:
    """The entry with what holds for the paper, and for the places it leaves uncovered."""
    name = spec.name.removesuffix("_uncovered")
    return replace(
        spec, granted_by=_granted_by(name), routine=name in ROUTINE, onward=name in CLAUSES
    )


SPECS: tuple[FactSpec, ...] = tuple(_of_paper(spec) for spec in _PLAIN)
