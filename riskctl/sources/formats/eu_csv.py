"""EU consolidated list of financial sanctions as CSV, form 1.1: a row for every name, address and number of a party.

118 columns set apart by semicolons, those of the party repeated in each row (columns after moov-io/watchman,
pkg/sources/csl_eu/csl.go). The form has no column that calls an alias weak.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from riskctl.sources.days import iso_day
from riskctl.sources.errors import BadList
from riskctl.sources.formats.table import named_rows
from riskctl.sources.places import country_codes
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.watchlists.entry import Entry
from riskctl.watchlists.identifiers import scheme_of

VERSION = "1"
_NEEDED = (
    "filegenerationdate",
    "entity_logicalid",
    "entity_subjecttype",
    "entity_subjecttype_classificationcode",
    "namealias_wholename",
)
_KINDS = {"p": "person", "person": "person", "e": "organisation", "enterprise": "organisation"}
_PARTS = ("namealias_firstname", "namealias_middlename", "namealias_lastname")
_COUNTRIES = ("address_countryiso2code", "citizenship_countryiso2code")
_REMARKS = (
    "entity_remark",
    "entity_designationdetails",
    "namealias_remark",
    "address_remark",
    "birthdate_remark",
    "identification_remark",
    "citizenship_remark",
)
_NUMBERS = ("identification_number", "identification_latinnumber")
_ON_DOCUMENTS = "identification_nameondocument"
"""The name under which an identity document is issued."""
_UNKNOWN_COUNTRY = "00"


@dataclass
class _Party:
    """One party, gathered from its rows."""

    key: str
    rows: list[dict[str, str]] = field(default_factory=list)

    def texts(self, *columns: str) -> list[str]:
        """What the columns say in all rows, each text once, in the order of the file."""
        found = (row.get(column, "") for row in self.rows for column in columns)
        return list(dict.fromkeys(text for text in found if text))


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order in which they start. Rows of one party need not stand together."""
    parties: dict[str, _Party] = {}
    for line, row in named_rows(reading.path, _NEEDED, delimiter=";"):
        key = row["entity_logicalid"]
        if not key:
            raise BadList(
                "the row has no Entity_LogicalId; the file is damaged or of another format", line
            )
        parties.setdefault(key, _Party(key)).rows.append(row)
        reading.list_date = reading.list_date or iso_day(row["filegenerationdate"], day_first=True)
    yield from (_entry(reading, party) for party in parties.values())


def _entry(reading: SourceFile, party: _Party) -> Entry:
    names = list(dict.fromkeys(name for row in party.rows if (name := _name(row))))
    reference = next(iter(party.texts("entity_eu_referencenumber")), "")
    if not names:
        raise BadList(
            f"party {reference or party.key} has no name; the file is damaged or of another format"
        )
    # No name is marked as the main one: the first in Latin letters leads, which most can read.
    lead = next((name for name in names if name.isascii()), names[0])
    return make_entry(
        reading,
        PublishedEntry(
            name=lead,
            key=reference or party.key,
            kind=_kind(party),
            aliases=[*(name for name in names if name != lead), *party.texts(_ON_DOCUMENTS)],
            countries=country_codes(
                code for code in party.texts(*_COUNTRIES) if code != _UNKNOWN_COUNTRY
            ),
            identifiers=_identifiers(party),
            programmes=party.texts("entity_regulation_programme"),
            citation="; ".join(party.texts("entity_regulation_numbertitle")),
            since=_since(party),
            note=" ".join(party.texts(*_REMARKS)),
            more=dict.fromkeys(text for row in party.rows for text in row.values() if text),
        ),
    )


def _name(row: dict[str, str]) -> str:
    """The whole name, else its parts."""
    whole = row["namealias_wholename"]
    return whole or " ".join(text for part in _PARTS if (text := row.get(part, "")))


def _kind(party: _Party) -> str:
    """What the party is by its letter or its word; files have had the two columns either way round."""
    said = party.texts("entity_subjecttype", "entity_subjecttype_classificationcode")
    kinds = {kind for text in said if (kind := _KINDS.get(text.lower()))}
    return kinds.pop() if len(kinds) == 1 else "unknown"


def _identifiers(party: _Party) -> Iterator[tuple[str, str]]:
    for row in party.rows:
        scheme = scheme_of(row.get("identification_typecode", "")) or scheme_of(
            row.get("identification_typedescription", "")
        )
        for number in dict.fromkeys(row.get(column, "") for column in _NUMBERS):
            if number:
                yield scheme or "other", number


def _since(party: _Party) -> str:
    """The day of designation, else the first day on which a regulation that names the party came into force."""
    designated = [iso_day(text, day_first=True) for text in party.texts("entity_designationdate")]
    in_force = [
        iso_day(text, day_first=True)
        for text in party.texts(
            "entity_regulation_entryintoforcedate", "entity_regulation_publicationdate"
        )
    ]
    return min(filter(None, designated), default="") or min(filter(None, in_force), default="")
