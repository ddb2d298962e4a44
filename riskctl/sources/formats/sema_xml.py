"""Consolidated Canadian Autonomous Sanctions List (SEMA and JVCFOA): flat ``record`` elements.

The tags have had two forms: ``Country``, and since August 2026 ``Country-Pays``, with the French word after a hyphen.
The English half is what is read; ``TitleOrShip`` became ``TitleOrShipType`` in the same step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.sources.days import iso_day
from riskctl.sources.errors import BadList
from riskctl.sources.formats.xmltree import XmlNode, records
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.watchlists.entry import Entry

VERSION = "1"
_LANGUAGE = re.compile(r"^\s*(?:ALIAS|[A-Z][a-z]+)\s*:\s*")
"""The language of an alias before it: ``Russian: ...``."""
_LINES = re.compile(r"[;\n\r|]")
_SEVERAL = re.compile(r",\s+|\s+or\s+|\s/\s")
_HALVES = re.compile(r"\s*/\s*")
_SHORTEST = 4
"""Letters of a half of a name that is a name of its own; ``Bi/Pyi`` are districts."""
_FIELDS = ("EntityOrShip", "LastName", "GivenName")


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file, which does not state its date."""
    for place, node in enumerate(records(reading.path, {"data-set"}, {"record"})):
        if node.tag == "record":
            yield _entry(reading, _fields(node), node, place)


def _fields(node: XmlNode) -> dict[str, str]:
    """Texts by the English half of their tags."""
    fields: dict[str, str] = {}
    for part in node.parts:
        if isinstance(part, str):
            continue
        name = part.tag.partition("-")[0]
        fields[name] = "; ".join(text for text in (fields.get(name), part.text()) if text)
    return fields


def _entry(reading: SourceFile, fields: dict[str, str], node: XmlNode, place: int) -> Entry:
    entity = fields.get("EntityOrShip", "")
    person = " ".join(text for name in ("GivenName", "LastName") if (text := fields.get(name, "")))
    if not entity and not person:
        raise BadList(
            f"record {place} has none of {', '.join(_FIELDS)}; the file is damaged or of another format"
        )
    number = fields.get("ShipIMONumber", "")
    # In some records the column of numbers holds a further name.
    ship = any(char.isdigit() for char in number)
    regime = fields.get("Country", "").partition("/")[0].strip()
    schedule, item = fields.get("Schedule", ""), fields.get("Item", "")
    return make_entry(
        reading,
        PublishedEntry(
            name=entity or person,
            key="",
            kind="vessel" if ship else "organisation" if entity else "person",
            aliases=[*_whole(fields, entity, person), *([] if ship else [number])],
            weak=_pieces(fields.get("Aliases", "")),
            identifiers=[("imo", number)] if ship else (),
            programmes=[regime],
            citation=", ".join(
                text
                for label, said in (("", regime), ("schedule ", schedule), ("item ", item))
                if (text := f"{label}{said}" if said else "")
            ),
            since=iso_day(fields.get("DateOfListing", "")),
            note=fields.get("TitleOrShipType", "") or fields.get("TitleOrShip", ""),
            more=node.everything(),
        ),
    )


def _whole(fields: dict[str, str], entity: str, person: str) -> list[str]:
    """Further names that are one without doubt: halves of a name, and aliases as far as semicolons part them."""
    halves = [half for half in _HALVES.split(entity) if len(half) > _SHORTEST]
    names = halves if len(halves) > 1 else []
    if entity and person:
        names.append(person)
    return [*names, *_aliases(fields.get("Aliases", ""))]


def _aliases(text: str) -> list[str]:
    return [_LANGUAGE.sub("", part).strip(" ()") for part in _LINES.split(text) if part.strip()]


def _pieces(text: str) -> list[str]:
    """What commas part, too: they part names, and surnames from given names, and nothing says which."""
    found: list[str] = []
    for alias in _aliases(text):
        pieces = [_LANGUAGE.sub("", piece).strip(" ()") for piece in _SEVERAL.split(alias)]
        found += pieces if len(pieces) > 1 else []
    return [piece for piece in found if len(piece) > 1]
