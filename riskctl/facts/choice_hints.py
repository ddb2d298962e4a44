"""Words that people use for the members of closed lists, for did-you-mean; never read as a member."""

from __future__ import annotations

from collections.abc import Iterable

from riskctl.text.suggest import hint

# Only a hint: a bank's "finance" may be banking, insurance or neither, which the user has to say.
_SAID_FOR = {
    "banking": "bank banks finance financial financial-services fintech financial-sector lending credit",
    "insurance": "insurer insurtech reinsurance",
    "capital-markets": "investment asset-management trading securities stock-exchange private-equity hedge-fund",
    "payments": "payment payment-services e-money",
    "healthcare": "health hospital hospitals medical medicine pharma pharmaceutical pharmaceuticals clinic "
    "life-sciences biotech",
    "defence": "defense military aerospace aerospace-and-defence armed-forces",
    "government": "public public-sector public-administration administration state agency municipality gov authority",
    "logistics": "shipping freight supply-chain warehousing post",
    "telecommunications": "telecom telco telecoms communications isp",
    "energy": "utilities utility oil oil-and-gas gas electricity power water mining",
    "transport": "transportation aviation airline rail railway automotive-transport mobility",
    "education": "university school schools universities research academia edtech",
    "retail": "e-commerce ecommerce commerce consumer wholesale food hospitality restaurant",
    "manufacturing": "industry industrial automotive engineering machinery chemicals semiconductors construction",
    "technology": "it tech software saas ict internet information-technology cloud ai startup",
    "legal": "law law-firm legal-services attorney lawyers notary",
    "media": "publishing entertainment news broadcasting games marketing advertising",
    "other": "none any agriculture non-profit ngo charity tourism consulting misc",
    "critical": "very-high vital severe extreme mission-critical essential",
    "high": "important major serious",
    "medium": "normal moderate middle standard average med mid",
    "low": "minor small negligible minimal none trivial",
    "personal": "pii personal-data",
    "health": "phi medical patient special-category",
    "biometric": "biometrics face fingerprints",
    "genomic": "genetic dna genome",
    "geolocation": "location gps",
    "government-id": "passport ssn national-id identity identifiers",
    "children": "minors child kids",
    "employee": "hr employees staff personnel",
    "customer-account": "customer customers client account",
    "trade-secret": "confidential secret proprietary ip internal",
    "controlled-technical": "export-controlled itar ear technical-data cui",
    "classified": "top-secret restricted state-secret",
    "source-code": "code sourcecode",
    "payment-transaction": "card cards pci transactions",
    "data-controller": "controller",
    "data-processor": "processor",
    "deployer": "user operator customer",
    "provider": "developer vendor manufacturer",
    "municipal": "city local council town",
    "national": "federal central ministry",
    "institution": "hospital university",
    "state-enterprise": "state-owned soe state-owned-enterprise",
    "self-hosted": "on-prem on-premise on-premises local own",
}


def choice_hint(text: str, choices: Iterable[str]) -> str:
    """``" (did you mean 'x'?)"`` by what people call the choice or by spelling; empty when neither fits."""
    known = list(choices)
    word = "-".join(text.casefold().replace("&", " and ").replace("_", " ").split())
    # Written in capitals or with blanks, it is the choice itself.
    if word in known:
        return f" (did you mean '{word}'?)"
    for choice in known:
        if word in _SAID_FOR.get(choice, "").split():
            return f" (did you mean '{choice}'?)"
    return hint(text, known)
