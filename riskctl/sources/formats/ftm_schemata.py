"""FollowTheMoney schemata and properties that say something about a listed party (https://followthemoney.tech)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
PARTS_OF_NAMES = (
    "firstName", "secondName", "middleName", "fatherName", "motherName", "matronymic", "lastName",
)  # fmt: skip
"""Properties with parts of a person's name, in the order in which they make one."""
_NO_NUMBER = frozenset(
    {"programId", "postalCode", "wikidataId", "sourceId", "authorityId", "publisherId"}
)


def names_of(properties: Mapping[str, list[str]]) -> list[str]:
    """Every name that the properties give: whatever is called a name or alias, and the parts of one put together."""
    name = list(properties.get("name", []))
    parts = [properties[key][0] for key in PARTS_OF_NAMES if properties.get(key)]
    if len(parts) > 1 and properties.get("lastName"):
        name.append(" ".join(parts))
    for key, values in properties.items():
        called = key.lower()
        is_name = "name" in called or called in ("alias", "abbreviation", "callsign", "ticker")
        if is_name and key not in (*PARTS_OF_NAMES, "weakAlias", "nameSuffix", "namePrefix"):
            name += values
    return list(dict.fromkeys(name))


def numbers_of(properties: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Every identifier; a property that ends as those of numbers do, and is not known, gives an ``other``."""
    for key, values in properties.items():
        scheme = IDENTIFIERS.get(key, "")
        if not scheme and key.endswith(_ENDINGS) and key not in _NO_NUMBER:
            scheme = "other"
        yield from ((scheme, value) for value in values if scheme)


_ENDINGS = ("Number", "Code", "Bic", "Isin", "Ruc", "mmsi", "isin", "Id")
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
    "reason",
    "summary",
)


def is_known(schema: str) -> bool:
    """Whether what the schema stands for is known; a file with any other is read in part alone."""
    return schema in _KINDS or schema in _NO_PARTY


def kind_of(schema: str) -> str:
    """The kind of party a schema stands for; empty for what is no party."""
    return _KINDS.get(schema, "")
