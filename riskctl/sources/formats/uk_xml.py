"""UK Sanctions List as XML: ``Designation`` records."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.sources.days import iso_day
from riskctl.sources.formats.uk_names import Designation, full_name
from riskctl.sources.formats.xmltree import XmlNode, records
from riskctl.sources.reading import SourceFile
from riskctl.watchlists.entry import Entry

VERSION = "4"
_PERSON, _ENTITY, _SHIP = (
    ("IndividualDetails", "Individual"),
    ("EntityDetails", "Entity"),
    ("ShipDetails", "Ship"),
)
_IDENTIFIERS = (
    ("registration", (*_ENTITY, "BusinessRegistrationNumbers", "BusinessRegistrationNumber")),
    ("imo", (*_SHIP, "IMONumbers", "IMONumber")),
    ("hull", (*_SHIP, "HullIdentificationNumbers", "HullIdentificationNumber")),
    ("passport", (*_PERSON, "PassportDetails", "Passport", "PassportNumber")),
    (
        "national-id",
        (*_PERSON, "NationalIdentifierDetails", "NationalIdentifier", "NationalIdentifierNumber"),
    ),
)
_COUNTRIES = (
    ("Addresses", "Address", "AddressCountry"),
    (*_PERSON, "Nationalities", "Nationality"),
    (*_SHIP, "CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip"),
)

_LINKED = (
    "Subsidiary", "ParentCompany", "CurrentOwnerOperator", "PreviousOwnerOperator",
)  # fmt: skip
"""Elements with names of other parties."""


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file."""
    for node in records(reading.path, {"Designations"}, {"DateGenerated", "Designation"}):
        if node.tag == "DateGenerated":
            reading.list_date = iso_day(node.text(), day_first=True)
        elif node.tag == "Designation":
            yield _designation(node).entry(reading)


def _designation(node: XmlNode) -> Designation:
    designation = Designation(
        node.value("UniqueID"),
        kind=node.value("IndividualEntityShip"),
        countries=[text for path in _COUNTRIES for text in node.texts(*path)],
        identifiers=[
            (scheme, text) for scheme, path in _IDENTIFIERS for text in node.below(path[-1])
        ],
        regime=node.value("RegimeName"),
        references=node.texts("UNReferenceNumber"),
        designated=node.value("DateDesignated"),
    )
    for tag in ("UKStatementofReasons", "OtherInformation"):
        for text in node.texts(tag):
            designation.add_note(text)
    for name in node.all("Names", "Name"):
        text = full_name(
            (name.value(f"Name{number}") for number in range(1, 6)), name.value("Name6")
        )
        if text:
            designation.add_name(text, name.value("NameType"), name.value("AliasStrength"))
    designation.aliases += node.below("NameNonLatinScript")
    designation.linked += [name for text in node.below(*_LINKED) for name in text.split(";")]
    designation.more += node.everything()
    return designation
