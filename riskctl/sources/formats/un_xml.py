"""UN Security Council consolidated list: ``INDIVIDUAL`` and ``ENTITY`` records."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.sources.days import iso_day
from riskctl.sources.formats.xmltree import XmlNode, records
from riskctl.sources.places import country_codes
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.watchlists.entry import Entry
from riskctl.watchlists.identifiers import scheme_of

VERSION = "4"
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_KINDS = {"INDIVIDUAL": "person", "ENTITY": "organisation"}


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file."""
    for node in records(reading.path, {"CONSOLIDATED_LIST"}, {"INDIVIDUAL", "ENTITY"}):
        if node.tag in _KINDS:
            yield _entry(reading, node)
        else:
            reading.list_date = iso_day(node.get("dateGenerated"))


def _entry(reading: SourceFile, node: XmlNode) -> Entry:
    kind, remarks = _KINDS[node.tag], _remarks(node)
    aliases, weak = _aliases(node)
    native = ";".join(node.texts("NAME_ORIGINAL_SCRIPT"))
    return make_entry(
        reading,
        PublishedEntry(
            name=" ".join(text for tag in _NAMES if (text := node.value(tag))),
            key=node.value("REFERENCE_NUMBER") or node.value("DATAID"),
            kind=kind,
            aliases=[*native.split(";"), *aliases],
            weak=weak,
            countries=_countries(node),
            identifiers=_documents(node),
            programmes=[node.value("UN_LIST_TYPE")],
            citation=node.value("REFERENCE_NUMBER"),
            since=iso_day(node.value("LISTED_ON")),
            note=remarks,
            more=node.everything(),
        ),
    )


def _aliases(node: XmlNode) -> tuple[list[str], list[str]]:
    """Aliases, and those of low quality; one alias field may hold several names set apart by semicolons."""
    good: list[str] = []
    low: list[str] = []
    for child in node.children(f"{node.tag}_ALIAS"):
        names = child.value("ALIAS_NAME").split(";")
        (low if child.value("QUALITY").lower() == "low" else good).extend(names)
    return good, low


def _remarks(node: XmlNode) -> str:
    """The comments, and the notes that stand with names, documents and addresses: names and numbers are in all."""
    parts = [node.value(f"COMMENTS{number}") for number in range(1, 4)]
    for tag in (f"{node.tag}_ALIAS", f"{node.tag}_DOCUMENT", f"{node.tag}_ADDRESS"):
        parts += node.texts(tag, "NOTE")
    return "; ".join(part for part in parts if part)


def _countries(node: XmlNode) -> list[str]:
    named = node.texts(f"{node.tag}_ADDRESS", "COUNTRY") + node.texts("NATIONALITY", "VALUE")
    return country_codes(named)


def _documents(node: XmlNode) -> Iterator[tuple[str, str]]:
    for tag in ("INDIVIDUAL_DOCUMENT", "ENTITY_DOCUMENT"):
        for child in node.children(tag):
            label = child.value("TYPE_OF_DOCUMENT") or child.value("TYPE_OF_DOCUMENT2")
            yield scheme_of(label) or "other", child.value("NUMBER")
