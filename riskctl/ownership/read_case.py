"""Read a graph from a mapping of our own form: listed, parties, edges, facts. See ``docs/ownership.md``.

Strict for users' files: every mistake is a problem with its line. Tolerant for labelled cases of others: what is not
understood counts as possible, and a note says so.
"""

from __future__ import annotations

from typing import Any

from riskctl.ownership.alike_ids import alike_ids
from riskctl.ownership.graph import PARTY_KINDS, Link, Listing, Party, Stake
from riskctl.ownership.interests import FACTS, INTERESTS, SAME_INTEREST
from riskctl.ownership.lists import LISTS, list_id
from riskctl.ownership.read_facts import add_fact
from riskctl.ownership.rows import KEYS, Case, Rows
from riskctl.ownership.stated_share import stated_share
from riskctl.text.located import InputError, KeyPath, Located
from riskctl.text.suggest import hint

__all__ = ["DEFAULT_LISTS", "Case", "read_case"]

DEFAULT_LISTS = ("us.sdn", "us.entity-list", "uk.consolidated", "eu.consolidated")
"""Lists of a party that is only said to be listed."""


def read_case(
    located: Located, base: KeyPath = (), tolerant: bool = False, more: frozenset[str] = frozenset()
) -> Case:
    """The mapping at ``base`` as a graph; ``more`` are keys it may have besides.

    Raises :class:`InputError` with all problems; with ``tolerant`` only for what makes no graph at all.
    """
    data = located.data
    # Labelled cases lie many in one file, each at a path of its own.
    for step in base:
        data = data[step]
    reader = _CaseReader(located, base, tolerant)
    reader.read(data, more)
    if reader.problems:
        raise InputError(reader.problems)
    return reader.case


class _CaseReader(Rows):
    def read(self, data: Any, more: frozenset[str]) -> None:
        if not isinstance(data, dict):
            self.problem((), "takes a mapping with edges and listed")
            return
        self.keys(data, KEYS[""] | more, ())
        self.case.target = self.text(data, "target", ())
        self.case.as_of = self.date(data, ("as_of",), ())
        for index, party in self.rows(data, "parties"):
            self.party(party, ("parties", index))
        for index, party in self.rows(data, "listed"):
            self.listed(party, ("listed", index))
        for index, party in self.rows(data, "edges"):
            self.edge(party, ("edges", index))
        for index, party in self.rows(data, "facts"):
            add_fact(self, party, ("facts", index))
        for name in self.names(data, "complete", ()):
            self.case.graph.complete.add(name)
        if not self.tolerant:
            # Only in a user's file, who can mend it; a collection of others is taken as it is.
            for message in alike_ids(self.case.graph):
                self.problem((), message)

    def party(self, data: dict[str, Any], path: KeyPath) -> Party | None:
        name = self.text(data, "party", path, needed=True)
        kind = self.text(data, "kind", path) or "unknown"
        if kind not in PARTY_KINDS:
            kind = {"individual": "person", "organisation": "company", "government": "state"}.get(
                kind, kind
            )
            if kind not in PARTY_KINDS:
                self.unclear(
                    (*path, "kind"), f"kind takes one of {', '.join(PARTY_KINDS)}, not {kind!r}"
                )
        country = self.text(data, "country", path).upper()
        if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
            self.problem((*path, "country"), "country takes a code of two letters such as SG")
        if not name:
            return None
        before = self.case.graph.party(name)
        party = Party(
            name,
            self.text(data, "name", path) or before.name,
            kind if kind != "unknown" else before.kind,
            # A party may stand in several places of a file; what one of them says is not undone by
            # another.
            country or before.country,
            before.listings,
        )
        self.case.graph.add_party(party)
        return party

    def listed(self, data: dict[str, Any], path: KeyPath) -> None:
        party = self.party(data, path)
        since, through = self.period(data, path)
        found = []
        for index, name in enumerate(self.names(data, "lists", path)):
            known = list_id(name)
            if not known:
                text = (
                    f"unknown list {name!r}{hint(name, LISTS)}; known: {', '.join(sorted(LISTS))}"
                )
                self.unclear((*path, "lists", index), text, "it counts for no regime")
            found.append(known or name)
        if party is not None:
            # Empty lists are an answer: on none. Without the key the party is only said to be
            # listed.
            lists = found if data.get("lists") is not None else list(DEFAULT_LISTS)
            listings = (*party.listings, *(Listing(name, since, through) for name in lists))
            self.case.graph.add_party(
                Party(party.id, party.name, party.kind, party.country, listings)
            )

    def edge(self, data: dict[str, Any], path: KeyPath) -> None:
        owner, owned = self.text(data, "owner", path), self.text(data, "owned", path, needed=True)
        if "owner" not in data and not self.tolerant:
            self.problem(
                path, "owner is missing; write owner: null when it is not known who holds the stake"
            )
        since, through = self.period(data, path)
        source = self.text(data, "source", path)
        called = (
            (self.text(data, "interest", path) or "shares")
            .lower()
            .replace("-", "_")
            .replace(" ", "_")
        )
        kind = SAME_INTEREST.get(called, called)
        if called == "nominee":
            owner, kind = "", "shares"  # for whom it is held is not said
        # A joint arrangement needs all its parties, and an edge has one.
        if kind not in INTERESTS and FACTS.get(called, "joint") != "joint" and owner and owned:
            self.case.graph.links.append(
                Link(FACTS[called], (owner,), owned, since, through, called)
            )
            if not any(data.get(key) is not None for key in ("share", "share_range", "votes")):
                return
            kind = "shares"  # a right beside a share leaves the share as it is
        if kind not in INTERESTS:
            self.unclear(
                (*path, "interest"), f"unknown interest {kind!r}; known: {', '.join(INTERESTS)}"
            )
            kind = "unclear"
        if owner.lower() in ("unknown", "?"):
            owner = ""
        self._check_range(data, path)
        parts = [("share_range" if data.get("share_range") is not None else "share", kind)]
        if "votes" in data:
            parts.append(("votes", "voting"))
        for key, interest in parts:
            beside = "control" in data and len(parts) == 1
            if key not in data and (beside or (called in FACTS and called not in SAME_INTEREST)):
                continue
            try:
                low, high = stated_share(data.get(key))
            except (ValueError, TypeError) as error:
                self.problem((*path, key), f"{error}")
                continue
            stake = Stake(owner, owned, low, high, interest, since, through, source)
            if owned:
                self.case.graph.add(stake)
        self._control(data, path, owner, owned, (since, through))

    def _check_range(self, data: dict[str, Any], path: KeyPath) -> None:
        """A share outside of the range beside it is a contradiction, which nobody here can resolve."""
        if data.get("share") is None or data.get("share_range") is None:
            return
        try:
            low, high = stated_share(data["share"])
            least, most = stated_share(data["share_range"])
        except (ValueError, TypeError):
            return  # told where the stake is made
        if low < least or high > most:
            self.problem((*path, "share"), "share lies outside of share_range; keep what is right")

    def _control(
        self, data: dict[str, Any], path: KeyPath, owner: str, owned: str, days: tuple[str, str]
    ) -> None:
        value = data.get("control")
        if value is None or value == "false":
            return
        if value not in ("true", "possible") or not owner:
            self.problem(
                (*path, "control"),
                "control takes true, false or possible, for an owner that is known",
            )
            return
        kind = "control" if value == "true" else "influence"
        self.case.graph.links.append(Link(kind, (owner,), owned, *days))
