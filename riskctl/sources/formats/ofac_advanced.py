"""OFAC ``SDN_ADVANCED.XML`` and ``CONS_ADVANCED.XML``. Read twice: programmes and dates stand after the parties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from riskctl.sources.days import iso_day
from riskctl.sources.errors import BadList
from riskctl.sources.formats import ofac_text
from riskctl.sources.formats.xmltree import XmlNode, records
from riskctl.sources.places import country_codes
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.watchlists.entry import Entry
from riskctl.watchlists.identifiers import scheme_of

VERSION = "4"
_ROOT = {"Sanctions"}
_SUBTYPES = {
    "vessel": "vessel",
    "aircraft": "aircraft",
    "entity": "organisation",
    "individual": "person",
}


@dataclass
class _Before:
    """What the file says apart from its parties, by the numbers it uses for them."""

    words: dict[tuple[str, str], str] = field(default_factory=dict)
    subtypes: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    countries: dict[str, list[str]] = field(default_factory=dict)
    documents: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    programmes: dict[str, list[str]] = field(default_factory=dict)
    since: dict[str, str] = field(default_factory=dict)


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file."""
    before = _before(reading)
    for node in records(reading.path, _ROOT, {"DistinctParty"}):
        if node.tag == "DistinctParty":
            yield _entry(reading, node, before)


def _before(reading: SourceFile) -> _Before:
    before = _Before()
    wanted = {
        "DateOfIssue",
        "Location",
        "IDRegDocument",
        "SanctionsEntry",
        "PartySubType",
        "PartyType",
        "FeatureType",
        "Country",
        "IDRegDocType",
    }
    for node in records(reading.path, _ROOT, wanted):
        match node.tag:
            case "DateOfIssue":
                reading.list_date = _day(node)
            case "PartySubType":
                before.subtypes[node.get("ID")] = node.text().lower()
                before.types[node.get("ID")] = node.get("PartyTypeID")
            case "PartyType" | "FeatureType" | "Country" | "IDRegDocType":
                before.words[node.tag, node.get("ID")] = node.text()
            case "Location":
                named = [
                    before.words.get(("Country", child.get("CountryID")), "")
                    for child in node.children("LocationCountry")
                ]
                before.countries[node.get("ID")] = named
            case "IDRegDocument":
                _document(node, before)
            case "SanctionsEntry":
                profile = node.get("ProfileID")
                before.programmes.setdefault(profile, []).extend(
                    node.texts("SanctionsMeasure", "Comment")
                )
                days = [day for event in node.all("EntryEvent", "Date") if (day := _day(event))]
                if days:
                    before.since[profile] = min([*days, before.since.get(profile, days[0])])
    return before


def _document(node: XmlNode, before: _Before) -> None:
    label = before.words.get(("IDRegDocType", node.get("IDRegDocTypeID")), "")
    number = node.value("IDRegistrationNo")
    if number:
        pair = (scheme_of(label) or "other", number)
        before.documents.setdefault(node.get("IdentityID"), []).append(pair)


def _day(node: XmlNode) -> str:
    year, month, day = (node.value(part) for part in ("Year", "Month", "Day"))
    return iso_day(f"{year}-{month:0>2}-{day:0>2}")


def _kind(number: str, before: _Before) -> str:
    subtype = before.subtypes.get(number, "")
    kind = before.words.get(("PartyType", before.types.get(number, "")), "").lower()
    return _SUBTYPES.get(subtype) or _SUBTYPES.get(kind, "unknown")


def _entry(reading: SourceFile, node: XmlNode, before: _Before) -> Entry:
    key = node.get("FixedRef")
    profile = node.first("Profile")
    if profile is None:
        raise BadList(f"party {key} has no profile; the file is damaged or of another format")
    kind = _kind(profile.get("PartySubTypeID"), before)
    names, weak = _names(profile, kind == "person")
    programmes = before.programmes.get(profile.get("ID"), [])
    identities = [child.get("ID") for child in profile.children("Identity")]
    places = [
        place.get("LocationID")
        for place in profile.all("Feature", "FeatureVersion", "VersionLocation")
    ]
    return make_entry(
        reading,
        PublishedEntry(
            name=(names or weak or [""])[0],
            key=key,
            kind=kind,
            list_id=ofac_text.list_of(reading.list_id, programmes),
            aliases=names,
            weak=weak,
            countries=country_codes(
                country for place in places for country in before.countries.get(place, [])
            ),
            identifiers=[
                *_features(profile, before),
                *(pair for identity in identities for pair in before.documents.get(identity, [])),
            ],
            programmes=programmes,
            since=before.since.get(profile.get("ID"), ""),
            note="; ".join([*node.texts("Comment"), *profile.texts("Comment")]),
            more=node.everything(),
        ),
    )


def _names(profile: XmlNode, person: bool) -> tuple[list[str], list[str]]:
    """Names, the primary one first, and those of low quality. A person's surname has a comma after it, as in print."""
    primary: list[str] = []
    names: list[str] = []
    weak: list[str] = []
    for alias in profile.all("Identity", "Alias"):
        for documented in alias.children("DocumentedName"):
            parts = documented.texts("DocumentedNamePart", "NamePartValue")
            name = (
                f"{parts[0]}, {' '.join(parts[1:])}"
                if person and len(parts) > 1
                else " ".join(parts)
            )
            low = alias.get("LowQuality") == "true"
            (weak if low else primary if alias.get("Primary") == "true" else names).append(name)
    latin = sorted(primary, key=lambda name: not name.isascii())
    return [*latin, *names], weak


def _features(profile: XmlNode, before: _Before) -> Iterator[tuple[str, str]]:
    """Identifiers that OFAC keeps among the features, such as the IMO number of a vessel."""
    for feature in profile.children("Feature"):
        label = before.words.get(("FeatureType", feature.get("FeatureTypeID")), "")
        if scheme := scheme_of(label):
            for text in feature.texts("FeatureVersion", "VersionDetail"):
                yield scheme, text
