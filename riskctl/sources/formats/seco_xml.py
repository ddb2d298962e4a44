"""Swiss sanctions of the State Secretariat for Economic Affairs (SECO): ``target`` records.

A name is made of parts with an order; parts of one order are alternatives, and a part may have variants in other
scripts. A target that was de-listed stays in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, product

from riskctl.sources.days import iso_day
from riskctl.sources.errors import BadList
from riskctl.sources.formats.xmltree import XmlNode, records
from riskctl.sources.places import country_codes
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.watchlists.entry import Entry
from riskctl.watchlists.identifiers import scheme_of

VERSION = "2"
_ROOT = {"swiss-sanctions-list"}
_KINDS = {"individual": "person", "entity": "organisation"}
_CRAFT = {"vessel": "vessel", "aircraft": "aircraft"}
_MOST_SPELLINGS = 64
"""Spellings of one name that are made from the alternatives of its parts."""
_Script = tuple[str, str]
_PLAIN: _Script = ("", "")


@dataclass
class _Apart:
    """What the file says apart from its targets, by the numbers it uses for them."""

    programmes: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file."""
    apart = _Apart()
    for node in records(reading.path, _ROOT, {"sanctions-program", "place"}):
        if node.tag == "sanctions-program":
            _programme(node, apart)
        elif node.tag == "place":
            apart.countries[node.get("ssid")] = node.value("country")
        else:
            reading.list_date = iso_day(node.get("date"))
    for node in records(reading.path, _ROOT, {"target"}):
        if node.tag == "target":
            yield _entry(reading, node, apart)


def _programme(node: XmlNode, apart: _Apart) -> None:
    names = {child.get("lang"): child.text() for child in node.children("program-name")}
    title = names.get("eng") or next(iter(names.values()), "")
    for sanctions_set in node.children("sanctions-set"):
        apart.programmes[sanctions_set.get("ssid")] = title


def _entry(reading: SourceFile, node: XmlNode, apart: _Apart) -> Entry:
    key = node.get("ssid")
    party = next((first for tag in (*_KINDS, "object") if (first := node.first(tag))), None)
    if party is None:
        raise BadList(f"target {key} is no individual, entity or object; another format")
    names, weak = _names(party)
    sets = [node.get("sanctions-set-id"), *node.texts("sanctions-set-id")]
    since, through = _period(node)
    foreign = node.value("foreign-identifier")
    return make_entry(
        reading,
        PublishedEntry(
            name=(names or weak or [""])[0],
            key=key,
            kind=_KINDS.get(party.tag) or _CRAFT.get(party.get("object-type").lower(), "unknown"),
            aliases=names,
            weak=weak,
            countries=country_codes(_countries(party, apart)),
            identifiers=_documents(party),
            programmes=[apart.programmes.get(one, "") for one in sets if one],
            citation="; ".join(text for text in (f"SSID {key}", foreign) if text),
            since=since,
            through=through,
            note="; ".join(_remarks(party)),
        ),
    )


def _names(party: XmlNode) -> tuple[list[str], list[str]]:
    """Names, the primary ones of the main identity first, and those of low quality."""
    identities = sorted(party.children("identity"), key=lambda one: one.get("main") != "true")
    names = [name for identity in identities for name in identity.children("name")]
    names.sort(key=lambda name: name.get("name-type") != "primary-name")
    good: list[str] = []
    low: list[str] = []
    for name in names:
        (low if name.get("quality") == "low" else good).extend(_spellings(name))
    return good, low


def _spellings(name: XmlNode) -> Iterator[str]:
    """The name in every script, with every alternative of its parts."""
    scripts: dict[_Script, dict[int, list[str]]] = {_PLAIN: {}}
    for place, part in enumerate(name.children("name-part"), 1):
        # Titles are no part of a name: `General` before one would keep it from being found.
        if part.get("name-part-type") == "title":
            continue
        order = int(part.get("order")) if part.get("order").isdecimal() else place
        scripts[_PLAIN].setdefault(order, []).extend(part.texts("value"))
        for variant in part.children("spelling-variant"):
            script = (variant.get("lang"), variant.get("script"))
            scripts.setdefault(script, {}).setdefault(order, []).append(variant.text())
    plain = scripts[_PLAIN]
    for parts in scripts.values():
        # A script that has no form of a part borrows the plain one: half a name would find others.
        columns = [parts.get(order) or plain.get(order) or [""] for order in sorted(plain)]
        # Bounded: ten parts of four alternatives each make a million spellings.
        for words in islice(product(*columns), _MOST_SPELLINGS):
            yield " ".join(word for word in words if word)


def _countries(party: XmlNode, apart: _Apart) -> Iterator[str]:
    for identity in party.children("identity"):
        for country in identity.all("nationality", "country"):
            yield country.get("iso-code") or country.text()
        for address in identity.children("address"):
            yield apart.countries.get(address.get("place-id"), "")


def _documents(party: XmlNode) -> Iterator[tuple[str, str]]:
    for document in party.all("identity", "identification-document"):
        label = document.get("document-type").replace("-", " ").removeprefix("diplomatic ")
        for number in document.texts("number"):
            yield scheme_of(label) or "other", number


def _remarks(party: XmlNode) -> Iterator[str]:
    yield from party.texts("other-information")
    yield from party.texts("justification")
    yield from party.texts("relation", "remark")
    for identity in party.children("identity"):
        for tag in ("identification-document", "address", "name"):
            yield from identity.texts(tag, "remark")
            yield from identity.texts(tag, "remarks")
            yield from identity.texts(tag, "c-o")


def _period(node: XmlNode) -> tuple[str, str]:
    """The first day, and the last where the latest modification took the target off the list."""
    first, latest, through = "", "", ""
    for child in node.children("modification"):
        day = iso_day(child.get("effective-date")) or iso_day(child.get("publication-date"))
        ended = child.get("modification-type") == "de-listed"
        if day and not ended:
            first = min(first or day, day)
        # On one day a listing outweighs a de-listing: to be asked once too often is the smaller
        # harm.
        if day > latest or (day == latest and not ended):
            latest, through = day, day if ended else ""
    return first, through
