"""Read rows of our own YAML form strictly, with positions, or tolerantly, with notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from riskctl.ownership.graph import OwnershipGraph
from riskctl.text.dates import date_hint, is_date
from riskctl.text.located import KeyPath, Located, Problem
from riskctl.text.suggest import hint

KEYS = {
    "": {"target", "as_of", "listed", "parties", "edges", "facts", "complete", "title", "note"},
    "listed": {
        "party",
        "lists",
        "kind",
        "country",
        "name",
        "listed_from",
        "listed_to",
        "from",
        "to",
        "through",
        "note",
    },
    "parties": {"party", "name", "kind", "country", "note"},
    "edges": {
        "owner",
        "owned",
        "share",
        "share_range",
        "interest",
        "from",
        "to",
        "through",
        "source",
        "note",
        "votes",
        "control",
    },
    "facts": {
        "type",
        "parties",
        "party",
        "nominee",
        "for",
        "over",
        "of",
        "from",
        "to",
        "through",
        "source",
        "note",
    },
}
# In the order in which they are tried: a file may have two of them.
SINCE = ("from", "since", "start", "valid_from", "held_from", "listed_from")
THROUGH = ("through", "to", "until", "end", "valid_to", "held_to", "listed_to")
"""Keys of dates; those not among :data:`KEYS` are met in the files of others only."""


@dataclass(slots=True)
class Case:
    """A graph with what its file says of target and day (empty when it says nothing), and notes for the reader."""

    graph: OwnershipGraph = field(default_factory=OwnershipGraph)
    target: str = ""
    as_of: str = ""
    notes: list[str] = field(default_factory=list)


_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?"
)


def _day_of(value: object) -> object:
    """The day of a moment, as registers export them; anything else as it is."""
    match = _MOMENT.fullmatch(value.strip()) if isinstance(value, str) else None
    return match[1] if match else value


class Rows:
    """The mapping at ``base`` of a file; what was read gathers in ``case`` and what is wrong in ``problems``."""

    def __init__(self, located: Located, base: KeyPath, tolerant: bool) -> None:
        self.located, self.base, self.tolerant = located, base, tolerant
        self.case = Case()
        self.problems: list[Problem] = []

    def problem(self, path: KeyPath, message: str) -> None:
        """Note a problem at a path below the base."""
        self.problems.append(self.located.problem((*self.base, *path), message))

    def unclear(self, path: KeyPath, message: str, effect: str = "taken as possible") -> None:
        """A problem, or in a tolerant reading a note."""
        if self.tolerant:
            self.case.notes.append(f"{'.'.join(str(step) for step in path)}: {message}; {effect}")
        else:
            self.problem(path, message)

    def rows(self, data: dict[str, Any], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """The entries of a list, each a mapping; a bare name stands for a party."""
        entries = data.get(key)
        if entries is None:
            return
        if not isinstance(entries, list):
            self.problem((key,), f"{key} takes a list")
            return
        for index, entry in enumerate(entries):
            # The short form, for a party of which nothing but the name is said.
            if isinstance(entry, str) and key in ("listed", "parties"):
                entry = {"party": entry}
            if not isinstance(entry, dict):
                self.problem((key, index), f"an entry of {key} takes a mapping")
                continue
            if key != "facts" or not self.tolerant:
                self.keys(entry, KEYS[key], (key, index))
            yield index, entry

    def keys(self, data: dict[str, Any], known: set[str], path: KeyPath) -> None:
        """Refuse keys that are not known."""
        # A misspelt date key in one's own file would leave a stake open for ever.
        taken = {*known, *SINCE, *THROUGH} if self.tolerant else known
        listed = ", ".join(sorted(known))
        for key in data:
            if key not in taken:
                text = f"unknown key {key!r}{hint(key, known)}; known here: {listed}"
                self.unclear((*path, key), text, "ignored")

    def text(self, data: dict[str, Any], key: str, path: KeyPath, needed: bool = False) -> str:
        """The text of a key, empty when there is none."""
        value = data.get(key)
        if value is None or (isinstance(value, str) and not value.strip()):
            if needed:
                self.problem(path, f"{key} is missing; add it")
            return ""
        if not isinstance(value, str):
            self.problem((*path, key), f"{key} takes text")
            return ""
        return value.strip()

    def names(self, data: dict[str, Any], key: str, path: KeyPath) -> list[str]:
        """One name or a list of them."""
        value = data.get(key, [])
        names = [value] if isinstance(value, str) else value
        if names is None:
            return []
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            self.problem((*path, key), f"{key} takes a name or a list of names")
            return []
        return [name.strip() for name in names]

    def period(self, data: dict[str, Any], path: KeyPath) -> tuple[str, str]:
        """First and last day, empty where not stated; a period that ends before it begins is a mistake."""
        since, through = self.date(data, SINCE, path), self.date(data, THROUGH, path)
        if since and through and through < since:
            self.problem(
                path, f"the last day {through} is before the first, {since}; keep what is right"
            )
        return since, through

    def date(self, data: dict[str, Any], keys: tuple[str, ...], path: KeyPath) -> str:
        """The first date under any of the keys, empty when there is none."""
        for key in keys:
            value = data.get(key)
            if value is None:
                continue
            value = _day_of(value)
            if not is_date(value):
                hint = date_hint(value) if isinstance(value, str) else ""
                self.problem((*path, key), f"{key} takes a date such as 2026-11-23{hint}")
            else:
                return str(value)
        return ""
