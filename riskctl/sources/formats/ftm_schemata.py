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
ALIASES = ("alias", "previousName", "abbreviation")
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


def kind_of(schema: str) -> str:
    """The kind of party a schema stands for; empty for what is no party."""
    return _KINDS.get(schema, "")
