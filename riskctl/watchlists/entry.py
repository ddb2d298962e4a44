"""One party on a list, as every list adapter hands it over and every snapshot keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

KINDS = ("organisation", "person", "vessel", "aircraft", "unknown")
"""What a listed party can be; ``unknown`` is compared with every kind."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One listed party. All texts are as published, dates ISO text, countries ISO 3166 alpha-2; empty means not stated.

    ``id`` is the publisher's own key, or one derived from list, name and country where the list has none. ``aliases``
    are full names (also native-script and former ones); ``weak`` are those the list itself calls weak or low quality;
    ``linked`` are names of other parties that the entry prints, such as owners and subsidiaries.
    ``identifiers`` are pairs of scheme (``lei``, ``uscc``, ``registration``, ``tax``, ``imo``, ``passport`` ...) and
    value. ``since`` and ``through`` are the first and last day of the entry, ``citation`` its legal source.
    """

    list: str
    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    programmes: tuple[str, ...] = ()
    citation: str = ""
    since: str = ""
    through: str = ""
    note: str = ""
    linked: tuple[str, ...] = ()

    def names(self) -> Iterator[str]:
        """Every name that the entry prints: those of the party, the main one first, then those of its links."""
        yield self.name
        yield from self.aliases
        yield from self.weak
        yield from self.linked

    def is_of_another(self, name: str) -> bool:
        """Whether a name that the entry prints is that of a party it is linked with, and none of its own."""
        # A holding may bear the name of its subsidiary: then the name is its own too.
        return name in self.linked and name not in (self.name, *self.aliases, *self.weak)

    def to_json(self) -> dict[str, Any]:
        """The fields that say something, as JSON data."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Entry:
        """The entry that :meth:`to_json` wrote. Raises ``KeyError`` or ``TypeError`` for anything else."""
        plain = {
            key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
        }
        if "identifiers" in plain:
            plain["identifiers"] = tuple(
                (str(scheme), str(value)) for scheme, value in plain["identifiers"]
            )
        return cls(**plain)  # type: ignore[arg-type]
