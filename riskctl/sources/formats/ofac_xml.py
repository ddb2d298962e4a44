"""OFAC ``SDN.XML`` and ``CONSOLIDATED.XML``: the classic form, one ``sdnEntry`` a party."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.sources.days import iso_day
from riskctl.sources.formats import ofac_text
from riskctl.sources.formats.xmltree import XmlNode, records
from riskctl.sources.places import country_codes
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.watchlists.entry import Entry
from riskctl.watchlists.identifiers import scheme_of

VERSION = "4"


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file."""
    for node in records(reading.path, {"sdnList"}, {"publshInformation", "sdnEntry"}):
        if node.tag == "publshInformation":
            reading.list_date = iso_day(node.value("Publish_Date"))
            count = node.value("Record_Count")
            reading.stated = int(count) if count.isdecimal() else None
        elif node.tag == "sdnEntry":
            yield _entry(reading, node)


def _entry(reading: SourceFile, node: XmlNode) -> Entry:
    remarks = node.value("remarks")
    kind = ofac_text.KINDS.get(node.value("sdnType").lower(), "unknown")
    aliases, weak = _aliases(node)
    programmes = node.texts("programList", "program")
    return make_entry(
        reading,
        PublishedEntry(
            name=_name(node),
            key=node.value("uid"),
            kind=kind,
            list_id=ofac_text.list_of(reading.list_id, programmes),
            aliases=aliases,
            weak=weak,
            countries=_countries(node),
            identifiers=_identifiers(node),
            programmes=programmes,
            since=iso_day(ofac_text.since(remarks)) or _listing_day(node),
            note=remarks,
            linked=node.texts("vesselInfo", "vesselOwner"),
            more=node.everything(),
        ),
    )


def _name(node: XmlNode) -> str:
    return ofac_text.person_name(node.value("lastName"), node.value("firstName"))


def _aliases(node: XmlNode) -> tuple[list[str], list[str]]:
    aliases: list[str] = []
    weak: list[str] = []
    for aka in node.all("akaList", "aka"):
        (weak if aka.value("category").lower() == "weak" else aliases).append(_name(aka))
    return aliases, weak


def _countries(node: XmlNode) -> list[str]:
    named = node.texts("addressList", "address", "country") + node.texts(
        "nationalityList", "nationality", "country"
    )
    named += node.texts("citizenshipList", "citizenship", "country") + node.texts(
        "vesselInfo", "vesselFlag"
    )
    return country_codes(named)


def _identifiers(node: XmlNode) -> Iterator[tuple[str, str]]:
    for document in node.all("idList", "id"):
        label, number = document.value("idType"), document.value("idNumber")
        scheme = scheme_of(label)
        # OFAC labels the numbers of shipping companies like those of ships.
        if scheme == "imo" and node.value("sdnType") != "Vessel":
            scheme = "imo-company"
        if number and scheme:
            yield scheme, number
        elif number and ofac_text.tells_apart(label):
            yield "other", number
    yield "call-sign", node.value("vesselInfo", "callSign")


def _listing_day(node: XmlNode) -> str:
    """The listing date that some programmes give among the identifiers."""
    for document in node.all("idList", "id"):
        if document.value("idType").startswith("Listing Date") and (
            day := iso_day(document.value("idNumber"))
        ):
            return day
    return ""
