"""OpenSanctions ``targets.simple.csv``: one target a row, lists joined by semicolons."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from riskctl.sources.errors import BadList
from riskctl.sources.formats.ftm_schemata import is_known, kind_of
from riskctl.sources.formats.table import named_rows
from riskctl.sources.places import country_codes
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.text.display import safe
from riskctl.watchlists.entry import Entry
from riskctl.watchlists.identifiers import in_text

VERSION = "4"
_NEEDED = ("id", "schema", "name", "aliases", "countries", "identifiers", "sanctions", "dataset")


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file. Targets that are no party, such as an address, are passed over."""
    for line, record in named_rows(reading.path, _NEEDED):
        if not is_known(record["schema"]):
            reading.incomplete = f"targets of the schema {safe(record['schema'], 40)} are not read"
        if not (kind := kind_of(record["schema"])):
            continue
        if not record["id"] or not record["name"]:
            raise BadList("the row has no id or no name; the file is damaged", line)
        yield _entry(reading, record, kind)


def parts(text: str) -> list[str]:
    """The values of a field: CSV within CSV, with semicolons; a line break parts values as well."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    try:
        return [part for record in rows for part in record if part.strip()]
    except csv.Error:
        raise BadList("a cell of several values cannot be read; the file is damaged") from None


def _entry(reading: SourceFile, record: dict[str, str], kind: str) -> Entry:
    numbers = parts(record["identifiers"])
    # The column gives bare numbers: what kind each is can only be told by its form.
    known = {value: scheme for scheme, value in in_text("; ".join(numbers))}
    return make_entry(
        reading,
        PublishedEntry(
            name=record["name"],
            key=record["id"],
            kind=kind,
            aliases=parts(record["aliases"]),
            countries=country_codes(code.upper() for code in parts(record["countries"])),
            identifiers=[(known.get(_bare(number), "other"), _bare(number)) for number in numbers],
            programmes=parts(record["sanctions"]),
            note=record["dataset"],
        ),
    )


def _bare(number: str) -> str:
    """A number without the ``IMO`` before it, which the schema of the row already says."""
    return number[3:] if number.startswith("IMO") and number[3:].isdecimal() else number
