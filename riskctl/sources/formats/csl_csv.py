"""US Consolidated Screening List as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.sources.errors import BadList
from riskctl.sources.formats import csl_rows
from riskctl.sources.formats.table import named_rows
from riskctl.sources.reading import SourceFile
from riskctl.watchlists.entry import Entry

VERSION = "3"
_NEEDED = ("source", "name", "alt_names", "addresses", "programs")
_LISTS = ("alt_names", "programs", "nationalities", "citizenships")


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file."""
    for line, row in named_rows(reading.path, _NEEDED):
        try:
            yield csl_rows.entry(
                reading, _split(row), _countries(row), _identifiers(row.get("ids", ""))
            )
        except BadList as error:
            raise BadList(str(error), line) from None


def _split(row: dict[str, str]) -> dict[str, Any]:
    return row | {name: _parts(row.get(name, "")) for name in _LISTS}


def _parts(text: str) -> list[str]:
    """The parts of a field; the Entity List puts ``and`` before the last."""
    return [part.strip().removeprefix("and ") for part in text.split(";") if part.strip()]


def _countries(row: dict[str, str]) -> list[str]:
    """The last part of every address is the country; nationalities beside it."""
    addresses = [part.rpartition(",")[2].strip() for part in _parts(row["addresses"])]
    return [*addresses, *_parts(row.get("nationalities", "")), *_parts(row.get("citizenships", ""))]


def _identifiers(text: str) -> Iterator[tuple[str, str]]:
    """``number, label`` or ``country, number, label``, with dates between: told apart by the label at the end."""
    for part in _parts(text):
        fields = [field.strip() for field in part.split(",")]
        if len(fields) < 2:
            continue
        number = (
            fields[1]
            if len(fields[0]) == 2 and fields[0].isalpha() and len(fields) > 2
            else fields[0]
        )
        if found := csl_rows.identifier(fields[-1], number):
            yield found
