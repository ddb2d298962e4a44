"""EU consolidated list of financial sanctions, form 1.1: ``sanctionEntity`` records."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.sources.days import iso_day
from riskctl.sources.errors import BadList
from riskctl.sources.formats.xmltree import XmlNode, records
from riskctl.sources.places import country_codes
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.watchlists.entry import Entry
from riskctl.watchlists.identifiers import scheme_of

VERSION = "4"
_KINDS = {"person": "person", "P": "person", "enterprise": "organisation", "E": "organisation"}


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file."""
    for node in records(reading.path, {"export"}, {"sanctionEntity"}):
        if node.tag == "sanctionEntity":
            yield _entry(reading, node)
        else:
            reading.list_date = iso_day(node.get("generationDate"))


def _entry(reading: SourceFile, node: XmlNode) -> Entry:
    key = node.get("euReferenceNumber") or node.get("logicalId")
    strong, weak = _names(node)
    if not strong + weak:
        raise BadList(f"entry {key} has no name; the file is damaged or of another format")
    name = (strong or weak)[0]
    subject = node.first("subjectType") or XmlNode("", {})
    regulations = list(node.children("regulation"))
    remarks = " ".join(_remarks(node))
    return make_entry(
        reading,
        PublishedEntry(
            name=name,
            key=key,
            kind=_KINDS.get(subject.get("code"))
            or _KINDS.get(subject.get("classificationCode"), "unknown"),
            aliases=[*strong[1:], *_on_documents(node)],
            weak=[alias for alias in weak if alias != name],
            countries=_countries(node),
            identifiers=_identifiers(node),
            programmes=[regulation.get("programme") for regulation in regulations],
            citation="; ".join(
                dict.fromkeys(
                    text for regulation in regulations if (text := regulation.get("numberTitle"))
                )
            ),
            since=_since(node, regulations),
            note=" ".join(text for text in (remarks, node.get("designationDetails")) if text),
            more=node.everything(),
        ),
    )


def _names(node: XmlNode) -> tuple[list[str], list[str]]:
    """Names the list calls strong, and the others. The first strong Latin one leads."""
    strong: list[str] = []
    weak: list[str] = []
    for child in node.children("nameAlias"):
        parts = (child.get("firstName"), child.get("middleName"), child.get("lastName"))
        name = child.get("wholeName") or " ".join(part for part in parts if part)
        if name:
            (weak if child.get("strong") == "false" else strong).append(name)
    latin = next((index for index, name in enumerate(strong) if name.isascii()), 0)
    return strong[latin : latin + 1] + strong[:latin] + strong[latin + 1 :], weak


def _on_documents(node: XmlNode) -> list[str]:
    """Names under which identity documents are issued."""
    return [child.get("nameOnDocument") for child in node.children("identification")]


def _remarks(node: XmlNode) -> list[str]:
    """The remarks of the party and those that stand with its names, numbers and addresses."""
    below = ("nameAlias", "identification", "address", "citizenship", "birthdate")
    return [*node.texts("remark"), *(text for tag in below for text in node.texts(tag, "remark"))]


def _countries(node: XmlNode) -> list[str]:
    named = [
        child.get("countryIso2Code")
        for tag in ("citizenship", "address")
        for child in node.children(tag)
    ]
    # `00` is their code for an unknown country.
    return country_codes(code for code in named if code != "00")


def _identifiers(node: XmlNode) -> Iterator[tuple[str, str]]:
    for child in node.children("identification"):
        numbers = [number for key in ("number", "latinNumber") if (number := child.get(key))]
        label = child.get("identificationTypeCode")
        described = scheme_of(child.get("identificationTypeDescription"))
        for number in dict.fromkeys(numbers):
            yield scheme_of(label) or described or "other", number


def _since(node: XmlNode, regulations: list[XmlNode]) -> str:
    """The day of designation, else the first day on which a regulation that names the party came into force."""
    if day := iso_day(node.get("designationDate")):
        return day
    days = [
        iso_day(regulation.get("entryIntoForceDate") or regulation.get("publicationDate"))
        for regulation in regulations
    ]
    return min((day for day in days if day), default="")
