"""FollowTheMoney schemata and properties that say something about a listed party (https://followthemoney.tech)."""

from __future__ import annotations

_KINDS = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "organisation",
    "LegalEntity": "unknown",
    "Vessel": "vessel",
    "Airplane": "aircraft",
    "CryptoWallet": "",
}
_NO_PARTY = frozenset({
    "Address", "Sanction", "Passport", "Identification", "Ownership", "Directorship", "Employment", "Family",
    "Membership", "Associate", "UnknownLink", "Occupancy", "Position", "Representation", "Succession", "Similar",
    "Debt", "Payment", "BankAccount", "Document", "Documentation", "Event", "Article", "Note", "Security",
    "RealEstate", "Contract", "ContractAward", "CourtCase", "CourtCaseParty", "License", "Project",
    "ProjectParticipant", "TaxRoll", "Interest", "Value", "Thing", "Interval", "Analyzable", "Mention", "Page",
    "Pages", "Table", "Folder", "Package", "Workbook", "HyperText", "PlainText", "Image", "Audio", "Video",
    "Email", "Message", "Call", "EconomicActivity", "Trip", "Risk",
})  # fmt: skip
"""Schemata that are known to stand for no party."""
IDENTIFIERS = {
    "leiCode": "lei",
    "uscCode": "uscc",
    "registrationNumber": "registration",
    "ogrnCode": "registration",
    "taxNumber": "tax",
    "innCode": "tax",
    "vatCode": "tax",
    "imoNumber": "imo",
    "mmsi": "mmsi",
    "swiftBic": "bic",
    "dunsCode": "duns",
    "passportNumber": "passport",
    "idNumber": "national-id",
    "unscId": "un",
    "registrationNumberAircraft": "aircraft-tail",
    "serialNumber": "aircraft-serial",
}
"""Scheme by property."""
COUNTRIES = ("country", "jurisdiction", "mainCountry", "nationality", "citizenship", "flag")
ALIASES = ("alias", "previousName", "abbreviation", "callSign")
TEXTS = ("notes", "summary", "description")
"""Free text, in which names and numbers stand as well."""
SANCTION_TEXTS = (
    "program",
    "programId",
    "authorityId",
    "unscId",
    "startDate",
    "listingDate",
    "endDate",
    "status",
)


def is_known(schema: str) -> bool:
    """Whether what the schema stands for is known; a file with any other is read in part alone."""
    return schema in _KINDS or schema in _NO_PARTY


def kind_of(schema: str) -> str:
    """The kind of party a schema stands for; empty for what is no party."""
    return _KINDS.get(schema, "")
