"""What the two forms of the UK Sanctions List have in common: one designation gathered from its rows or elements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from riskctl.sources.days import iso_day
from riskctl.sources.errors import BadList
from riskctl.sources.places import country_codes
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.watchlists.entry import Entry

KINDS = {"individual": "person", "entity": "organisation", "ship": "vessel"}


def full_name(given: Iterable[str], last: str) -> str:
    """Names 1 to 5, then name 6, which is the surname of a person and the whole name of anything else."""
    return " ".join(part for part in (*given, last) if part)


@dataclass
class Designation:
    """One designation, whose parts may come in several rows."""

    key: str
    kind: str = ""
    name: str = ""
    aliases: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    identifiers: list[tuple[str, str]] = field(default_factory=list)
    regime: str = ""
    references: list[str] = field(default_factory=list)
    designated: str = ""
    notes: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)

    def add_note(self, text: str) -> None:
        """One piece of free text; rows of one designation repeat theirs."""
        if text and text not in self.notes:
            self.notes.append(text)

    def add_name(self, name: str, kind: str, strength: str) -> None:
        """One name, by what the list says of it. The first primary name leads."""
        kind = kind.lower()
        if kind == "primary name" and not self.name:
            self.name = name
        elif "low" in strength.lower():
            self.weak.append(name)
        else:
            self.aliases.append(name)

    def entry(self, reading: SourceFile) -> Entry:
        """The entry. Raises :class:`BadList` for a designation of a kind that is not known."""
        if self.kind.lower() not in KINDS:
            raise BadList(
                f"designation {self.key} is neither individual nor entity nor ship; another format"
            )
        names = [self.name, *self.aliases] if self.name else [*self.aliases, *self.weak]
        return make_entry(
            reading,
            PublishedEntry(
                name=next((name for name in names if name.strip()), ""),
                key=self.key,
                kind=KINDS[self.kind.lower()],
                aliases=names,
                weak=self.weak,
                countries=country_codes(self.countries),
                identifiers=self.identifiers,
                programmes=[self.regime],
                citation="; ".join(dict.fromkeys([self.key, *self.references])),
                since=iso_day(self.designated, day_first=True),
                note="; ".join(self.notes),
                linked=self.linked,
                more=dict.fromkeys(self.more),
            ),
        )
