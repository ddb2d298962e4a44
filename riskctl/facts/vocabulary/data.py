"""Facts about the data that reaches the model. Counts are per class of data subject, over twelve months."""

from __future__ import annotations

from riskctl.facts.spec import FactSpec

CLASSES = (
    "personal",
    "health",
    "biometric",
    "genomic",
    "geolocation",
    "financial",
    "government-id",
    "children",
    "employee",
    "customer-account",
    "trade-secret",
    "controlled-technical",
    "classified",
    "public",
    "important-data-cn",
    "source-code",
    "payment-transaction",
)


def _us(name: str, plain: str) -> FactSpec:
    return FactSpec(
        f"data.us_persons_{name}",
        "integer",
        f"On how many US persons does the data hold {plain} over twelve months?",
        "data-residency",
        unit="US persons",
    )


SPECS: tuple[FactSpec, ...] = (
    FactSpec("data.personal", "bool", "Does personal data reach the model?", "data-residency"),
    FactSpec(
        "data.classes",
        "set",
        "Which classes of data reach the model?",
        "data-residency",
        choices=CLASSES,
    ),
    FactSpec(
        "data.subject_countries",
        "set",
        "In which countries are the people the data is about?",
        "data-residency",
        of="country",
    ),
    FactSpec(
        "data.subjects",
        "integer",
        "How many people is the data about?",
        "data-residency",
        unit="people",
    ),
    FactSpec(
        "data.systematic_monitoring",
        "bool",
        "Are people watched regularly and systematically, such as by tracking, cameras or connected devices?",
        "data-residency",
    ),
    FactSpec(
        "data.special_category_subjects",
        "integer",
        "How many people is special-category or sensitive data held on?",
        "data-residency",
        unit="people",
    ),
    _us("genomic", "human genomic data"),
    _us("other_omic", "other human 'omic data"),
    _us("biometric", "biometric identifiers"),
    _us("geolocation", "precise geolocation (as US devices)"),
    _us("health", "personal health data"),
    _us("financial", "personal financial data"),
    _us("identifiers", "covered personal identifiers"),
    FactSpec(
        "data.us_government_related",
        "bool",
        "Does it hold US government-related data (28 CFR 202.222)?",
        "data-residency",
    ),
    FactSpec(
        "data.cn_subjects",
        "integer",
        "On how many people in mainland China is personal information exported since 1 January of the year?",
        "data-residency",
        unit="people",
    ),
    FactSpec(
        "data.cn_sensitive_subjects",
        "integer",
        "On how many people in mainland China is sensitive personal information exported since 1 January of the year?",
        "data-residency",
        unit="people",
    ),
    FactSpec(
        "data.cn_important",
        "bool",
        "Does it hold data identified as important data under Chinese law?",
        "data-residency",
    ),
    FactSpec(
        "data.controlled_technical",
        "bool",
        "Does it hold export-controlled technical data or technology?",
        "export-control",
    ),
    FactSpec(
        "data.classified", "bool", "Does it hold classified government information?", "supply-chain"
    ),
    FactSpec(
        "data.destination_countries",
        "set",
        "Which countries does the data reach (storage, inference, remote access)?",
        "data-residency",
        of="country",
        derived=True,
        asks=(
            "route.processing_countries",
            "route.storage_countries",
            "route.remote_access_countries",
        ),
    ),
    FactSpec(
        "data.vn_subjects",
        "integer",
        "On how many Vietnamese citizens does the data hold basic personal data?",
        "data-residency",
        unit="people",
    ),
    FactSpec(
        "data.vn_sensitive_subjects",
        "integer",
        "On how many Vietnamese citizens does the data hold sensitive personal data, bank or payment data included?",
        "data-residency",
        unit="people",
    ),
    FactSpec(
        "data.fr_particular_sensitivity",
        "bool",
        "Is it data of particular sensitivity in the sense of article 31 of the French law of 21 May 2024 (SREN)?",
        "data-residency",
    ),
    FactSpec(
        "data.ca_quebec",
        "bool",
        "Is it personal information that an enterprise in Quebec holds?",
        "data-residency",
    ),
    FactSpec(
        "data.au_my_health_records",
        "bool",
        "Does it hold records of the Australian My Health Record system that the organisation keeps as an operator "
        "registered in that system?",
        "data-residency",
    ),
)
