"""Public extracts of US lists as JSON: ``{list_id, extracted, count, entities: [...]}``, one file a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from riskctl.sources.days import first_day, iso_day
from riskctl.sources.errors import BadList
from riskctl.sources.formats.json_items import items
from riskctl.sources.places import country_codes
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.watchlists.entry import Entry

VERSION = "3"
_HEAD = 1 << 16
"""Characters in which the head of the file is looked for."""
_DATE = re.compile(r'"extracted"\s*:\s*"(\d{4}-\d{2}-\d{2})"')
_COUNT = re.compile(r'"count"\s*:\s*(\d+)')
_BORN = re.compile(r"\bDate of birth:")
_PROGRAMME = re.compile(r"\bProgram: ([A-Z0-9-]+)")
_TEXTS = ("name", "country", "address", "effective_date", "federal_register", "notes")


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file. Its head states the day of the extract and the number of entries."""
    with reading.path.open(encoding="utf-8-sig", errors="replace") as file:
        # The head alone: an entry whose text holds `"count"` must not state the number of entries.
        head = file.read(_HEAD).partition('"entities"')[0]
    if match := _DATE.search(head):
        reading.list_date = iso_day(match[1])
    if match := _COUNT.search(head):
        reading.stated = int(match[1])
    for entity in items(reading.path, "entities"):
        yield _entry(reading, _checked(entity))


def _checked(party: Any) -> dict[str, Any]:
    if not isinstance(party, dict) or not isinstance(party.get("name"), str):
        raise BadList("an entry has no name; the file is of another format")
    aliases = party.get("aliases") or []
    texts = all(isinstance(party.get(name) or "", str) for name in _TEXTS)
    if (
        not texts
        or not isinstance(aliases, list)
        or not all(isinstance(alias, str) for alias in aliases)
    ):
        raise BadList("an entry holds a value of another type than this format has")
    return party


def _entry(reading: SourceFile, party: dict[str, Any]) -> Entry:
    notes, citation = party.get("notes") or "", party.get("federal_register") or ""
    programme = _PROGRAMME.search(notes)
    return make_entry(
        reading,
        PublishedEntry(
            name=party["name"],
            kind="person" if _BORN.search(notes) else "unknown",
            aliases=party.get("aliases") or (),
            countries=country_codes([party.get("country")]),
            programmes=[programme[1] if programme else ""],
            citation=citation,
            since=iso_day(party.get("effective_date")) or first_day(citation),
            note=notes,
        ),
    )
