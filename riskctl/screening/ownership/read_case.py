"""Read a graph from a mapping of our own form: listed, parties, edges, facts. See ``docs/ownership.md``.

Strict for users' files: every mistake is a problem with its line. Tolerant for labelled cases of others: what is not
understood counts as possible, and a note says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from riskctl.screening.ownership.graph import PARTY_KINDS, Link, Listing, OwnershipGraph, Party, Stake
from riskctl.screening.ownership.interests import FACTS, INTERESTS, SAME_INTEREST
from riskctl.screening.ownership.lists import LISTS, list_id
from riskctl.text.dates import is_date
from riskctl.text.located import InputError, KeyPath, Located, Problem
from riskctl.text.suggest import hint

DEFAULT_LISTS = ("us.sdn", "us.entity-list", "uk.consolidated", "eu.consolidated")
"""Lists of a party that is only said to be listed."""
KEYS = {
    "": {"target", "as_of", "listed", "parties", "edges", "facts", "complete", "title", "note"},
    "listed": {
        "party", "lists", "kind", "country", "name", "listed_from", "listed_to", "from", "to", "through", "note",
    },
    "parties": {"party", "name", "kind", "country", "note"},
    "edges": {
        "owner", "owned", "share", "share_range", "interest", "from", "to", "through", "source", "note", "votes",
        "control",
    },
    "facts": {
        "type", "parties", "party", "nominee", "for", "over", "of", "from", "to", "through", "source", "note",
    },
}  # fmt: skip
_SINCE = ("from", "since", "start", "valid_from", "held_from", "listed_from")
_THROUGH = ("through", "to", "until", "end", "valid_to", "held_to", "listed_to")
_OVER = ("over", "of", "target", "company", "entity", "owned", "in")
_PRINCIPAL = ("for", "beneficiary", "on_behalf_of", "behalf_of", "principal", "beneficial_owner")
_NOMINEE = ("nominee", "holder", "holds", "by")


@dataclass(slots=True)
class Case:
    """A graph with what its file says of target and day (empty when it says nothing), and notes for the reader."""

    graph: OwnershipGraph = field(default_factory=OwnershipGraph)
    target: str = ""
    as_of: str = ""
    notes: list[str] = field(default_factory=list)


def read_case(located: Located, base: KeyPath = (), tolerant: bool = False, more: frozenset[str] = frozenset()) -> Case:
    """The mapping at ``base`` as a graph; ``more`` are keys it may have besides.

    Raises :class:`InputError` with all problems; with ``tolerant`` only for what makes no graph at all.
    """
    data = located.data
    for step in base:
        data = data[step]
    reader = _Reader(located, base, tolerant)
    reader.read(data, more)
    if reader.problems:
        raise InputError(reader.problems)
    return reader.case


class _Reader:
    def __init__(self, located: Located, base: KeyPath, tolerant: bool) -> None:
        self.located, self.base, self.tolerant = located, base, tolerant
        self.case = Case()
        self.problems: list[Problem] = []

    def problem(self, path: KeyPath, message: str) -> None:
        self.problems.append(self.located.problem((*self.base, *path), message))

    def unclear(self, path: KeyPath, message: str, effect: str = "taken as possible") -> None:
        """A problem, or in a tolerant reading a note."""
        if self.tolerant:
            self.case.notes.append(f"{'.'.join(str(step) for step in path)}: {message}; {effect}")
        else:
            self.problem(path, message)

    def read(self, data: Any, more: frozenset[str]) -> None:
        if not isinstance(data, dict):
            self.problem((), "takes a mapping with edges and listed")
            return
        self.keys(data, KEYS[""] | more, ())
        self.case.target = self.text(data, "target", ())
        self.case.as_of = self.date(data, ("as_of",), ())
        for index, item in self.rows(data, "parties"):
            self.party(item, ("parties", index))
        for index, item in self.rows(data, "listed"):
            self.listed(item, ("listed", index))
        for index, item in self.rows(data, "edges"):
            self.edge(item, ("edges", index))
        for index, item in self.rows(data, "facts"):
            self.fact(item, ("facts", index))
        for name in self.names(data, "complete", ()):
            self.case.graph.complete.add(name)

    def rows(self, data: dict[str, Any], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
        found = data.get(key)
        if found is None:
            return
        if not isinstance(found, list):
            self.problem((key,), f"{key} takes a list")
            return
        for index, item in enumerate(found):
            if isinstance(item, str) and key in ("listed", "parties"):
                item = {"party": item}
            if not isinstance(item, dict):
                self.problem((key, index), f"an entry of {key} takes a mapping")
                continue
            if key != "facts" or not self.tolerant:
                self.keys(item, KEYS[key], (key, index))
            yield index, item

    def keys(self, data: dict[str, Any], known: set[str], path: KeyPath) -> None:
        for key in data:
            if key not in known:
                text = f"unknown key {key!r}{hint(key, known)}; known here: {', '.join(sorted(known))}"
                self.unclear((*path, key), text, "ignored")

    def text(self, data: dict[str, Any], key: str, path: KeyPath, needed: bool = False) -> str:
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
        value = data.get(key)
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        if not (value is None or isinstance(value, list | str)) or not all(isinstance(name, str) for name in names):
            self.problem((*path, key), f"{key} takes a name or a list of names")
            return []
        return [name.strip() for name in names]

    def date(self, data: dict[str, Any], keys: tuple[str, ...], path: KeyPath) -> str:
        for key in keys:
            value = data.get(key)
            if value is None:
                continue
            if not is_date(value):
                self.problem((*path, key), f"{key} takes a date such as 2026-11-23")
            else:
                return str(value)
        return ""

    def party(self, data: dict[str, Any], path: KeyPath) -> Party | None:
        name = self.text(data, "party", path, needed=True)
        kind = self.text(data, "kind", path) or "unknown"
        if kind not in PARTY_KINDS:
            kind = {"individual": "person", "organisation": "company", "government": "state"}.get(kind, kind)
            if kind not in PARTY_KINDS:
                self.unclear((*path, "kind"), f"kind takes one of {', '.join(PARTY_KINDS)}, not {kind!r}")
        country = self.text(data, "country", path).upper()
        if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
            self.problem((*path, "country"), "country takes a code of two letters such as SG")
        if not name:
            return None
        before = self.case.graph.party(name)
        party = Party(
            name, self.text(data, "name", path) or before.name, kind if kind != "unknown" else before.kind,
            country or before.country, before.listings,
        )  # fmt: skip
        self.case.graph.add_party(party)
        return party

    def listed(self, data: dict[str, Any], path: KeyPath) -> None:
        party = self.party(data, path)
        since = self.date(data, _SINCE, path)
        through = self.date(data, _THROUGH, path)
        found = []
        for index, name in enumerate(self.names(data, "lists", path)):
            known = list_id(name)
            if not known:
                text = f"unknown list {name!r}{hint(name, LISTS)}; known: {', '.join(sorted(LISTS))}"
                self.unclear((*path, "lists", index), text, "it counts for no regime")
            found.append(known or name)
        if party is not None:
            lists = found if data.get("lists") is not None else list(DEFAULT_LISTS)
            listings = (*party.listings, *(Listing(name, since, through) for name in lists))
            self.case.graph.add_party(Party(party.id, party.name, party.kind, party.country, listings))

    def edge(self, data: dict[str, Any], path: KeyPath) -> None:
        owner, owned = self.text(data, "owner", path), self.text(data, "owned", path, needed=True)
        if "owner" not in data and not self.tolerant:
            self.problem(path, "owner is missing; write owner: null when it is not known who holds the stake")
        since, through = self.date(data, _SINCE, path), self.date(data, _THROUGH, path)
        source = self.text(data, "source", path)
        called = (self.text(data, "interest", path) or "shares").lower().replace("-", "_").replace(" ", "_")
        kind = SAME_INTEREST.get(called, called)
        if called == "nominee":
            owner, kind = "", "shares"  # for whom it is held is not said
        if kind not in INTERESTS and FACTS.get(called, "joint") != "joint" and owner and owned:
            self.case.graph.links.append(Link(FACTS[called], (owner,), owned, since, through, called))
            return
        if kind not in INTERESTS:
            self.unclear((*path, "interest"), f"unknown interest {kind!r}; known: {', '.join(INTERESTS)}")
            kind = "unclear"
        if owner.lower() in ("unknown", "?"):
            owner = ""
        parts = [("share_range" if data.get("share_range") is not None else "share", kind)]
        if "votes" in data:
            parts.append(("votes", "voting"))
        for key, interest in parts:
            if key not in data and "control" in data and len(parts) == 1:
                continue
            try:
                stake = Stake.of(owner, owned, data.get(key), interest, since, through, source)
            except (ValueError, TypeError) as error:
                self.problem((*path, key), f"{error}")
                continue
            if owned:
                self.case.graph.add(stake)
        self._control(data, path, owner, owned, (since, through))

    def _control(self, data: dict[str, Any], path: KeyPath, owner: str, owned: str, days: tuple[str, str]) -> None:
        value = data.get("control")
        if value is None or value == "false":
            return
        if value not in ("true", "possible") or not owner:
            self.problem((*path, "control"), "control takes true, false or possible, for an owner that is known")
            return
        kind = "control" if value == "true" else "influence"
        self.case.graph.links.append(Link(kind, (owner,), owned, *days))

    def fact(self, data: dict[str, Any], path: KeyPath) -> None:
        called = self.text(data, "type", path, needed=True)
        kind = FACTS.get(called.lower().replace("-", "_").replace(" ", "_"), "")
        if called and not kind:
            self.unclear((*path, "type"), f"unknown fact {called!r}{hint(called, FACTS)}; known: {', '.join(FACTS)}")
        over = next((name for key in _OVER if (name := self.plain(data, key))), "")
        principal = [name for key in _PRINCIPAL if (name := self.plain(data, key))]
        nominee = [name for key in _NOMINEE if (name := self.plain(data, key))]
        parties = [*self.names(data, "parties", path), *self.names(data, "party", path)]
        if kind == "nominee":
            parties = [*principal, *nominee] if principal and nominee else []
        elif not parties:
            parties = self.others(data, over)
        if not parties or (kind in ("control", "influence", "office") and not over):
            self.unclear(path, f"the fact {called!r} does not say between whom")
            kind, parties = "unclear", self.others(data, over) or sorted(self.case.graph.parties)
        if not parties or not called:
            return
        since, through = self.date(data, _SINCE, path), self.date(data, _THROUGH, path)
        self.case.graph.links.append(Link(kind or "unclear", tuple(parties), over, since, through, called))

    def plain(self, data: dict[str, Any], key: str) -> str:
        value = data.get(key)
        return value.strip() if isinstance(value, str) else ""

    def others(self, data: dict[str, Any], over: str) -> list[str]:
        """Parties that any value of the fact names, but for the company concerned."""
        values = [item for value in data.values() for item in (value if isinstance(value, list) else [value])]
        known = self.case.graph.ids()
        return list(dict.fromkeys(value for value in values if isinstance(value, str) and value in known - {over}))
