"""US Consolidated Screening List as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.sources.errors import BadList
from riskctl.sources.formats import csl_rows
from riskctl.sources.formats.table import named_rows
from riskctl.sources.reading import SourceFile
from riskctl.watchlists.entry import Entry

VERSION = "4"
_NEEDED = ("source", "name", "alt_names", "addresses", "programs")
_LISTS = ("alt_names", "programs", "nationalities", "citizenships")


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file."""
    for line, record in named_rows(reading.path, _NEEDED):
        try:
            yield csl_rows.entry(
                reading, _split(record), _countries(record), _identifiers(record.get("ids", ""))
            )
        except BadList as error:
            raise BadList(str(error), line) from None


def _split(record: dict[str, str]) -> dict[str, Any]:
    return record | {name: _parts(record.get(name, "")) for name in _LISTS}


def _parts(text: str) -> list[str]:
    """The parts of a field; the Entity List puts ``and`` before the last."""
    return [part.strip().removeprefix("and ") for part in text.split(";") if part.strip()]


def _countries(record: dict[str, str]) -> list[str]:
    """The last part of every address is the country; nationalities beside it."""
    addresses = [part.rpartition(",")[2].strip() for part in _parts(record["addresses"])]
    return [
        *addresses,
        *_parts(record.get("nationalities", "")),
        *_parts(record.get("citizenships", "")),
    ]


def _identifiers(text: str) -> Iterator[tuple[str, str]]:
    """``number, label`` or ``country, number, label``, with dates between: told apart by the label at the end."""
    for part in _parts(text):
        fields = [field.strip() for field in part.split(",")]
        if len(fields) < 2:
            continue
        number = (
            # The country goes first where there is one; no number has two letters alone.
            fields[1]
            if len(fields[0]) == 2 and fields[0].isalpha() and len(fields) > 2
            else fields[0]
        )
        if identifier := csl_rows.identifier(fields[-1], number):
            yield identifier
