"""Who holds what in whom: parties, dated stakes and the facts beside them. Plain data without a clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from riskctl.ownership.amounts import FULL, Share, read_share
from riskctl.ownership.interests import INTERESTS, LINKS, SAME_INTEREST
from riskctl.text.dates import within

PARTY_KINDS = ("company", "person", "state", "unknown")


@dataclass(frozen=True, slots=True)
class Listing:
    """An entry of a party on a list, in force from ``since`` to ``through``, both inclusive and empty when open.

    ``sure`` is false where only a similar name is listed and no person has decided yet whether it is the party.
    """

    list: str
    since: str = ""
    through: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Party:
    """A company, person or state. ``country`` is its seat or residence (ISO 3166 alpha-2), empty when not known."""

    id: str
    name: str = ""
    kind: str = "unknown"
    country: str = ""
    listings: tuple[Listing, ...] = ()

    def label(self) -> str:
        """The name, or the id when there is no other."""
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Stake:
    """A holding of ``owner`` in ``owned`` between ``low`` and ``high`` billionths of a percent, ends inclusive.

    An empty owner is a holder that is not known. ``since`` and ``through`` are the first and last day, empty when open.
    """

    owner: str
    owned: str
    low: int = 0
    high: int = FULL
    interest: str = "shares"
    since: str = ""
    through: str = ""
    source: str = ""

    @classmethod
    def of(
        cls,
        owner: str,
        owned: str,
        share: Share = None,
        interest: str = "shares",
        since: str = "",
        through: str = "",
    ) -> Stake:
        """A stake from a share in percent: a number, a range of two, or None when not known.

        Raises ``ValueError`` for a share outside 0 to 100 or an interest of no known kind.
        """
        kind = SAME_INTEREST.get(interest, interest)
        if kind not in INTERESTS:
            raise ValueError(f"unknown interest {interest!r}; known: {', '.join(INTERESTS)}")
        low, high = read_share(share)
        return cls(owner, owned, low, high, kind, since, through)


@dataclass(frozen=True, slots=True)
class Link:
    """A fact beside the stakes; ``kind`` is one of :data:`~riskctl.ownership.interests.LINKS`.

    ``parties`` are those who act: all of a ``joint`` arrangement, the principal and then the nominee of a ``nominee``
    one, otherwise each for itself. ``over`` is the company concerned, empty for every one; ``called`` is the word of
    the file.
    """

    kind: str
    parties: tuple[str, ...]
    over: str = ""
    since: str = ""
    through: str = ""
    called: str = ""

    def __post_init__(self) -> None:
        if self.kind not in LINKS:
            raise ValueError(f"unknown kind of link {self.kind!r}; known: {', '.join(LINKS)}")


@dataclass(slots=True)
class OwnershipGraph:
    """Parties, stakes and links, indexed as they are added; the order of adding changes no result.

    ``complete`` names companies all of whose holders are stated: what is left there belongs to nobody else.
    """

    parties: dict[str, Party] = field(default_factory=dict)
    stakes_in: dict[str, list[Stake]] = field(default_factory=dict)
    stakes_of: dict[str, list[Stake]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    complete: set[str] = field(default_factory=set)

    @classmethod
    def of(
        cls, stakes: Iterable[Stake], parties: Iterable[Party] = (), links: Iterable[Link] = ()
    ) -> OwnershipGraph:
        """A graph from plain Python."""
        graph = cls()
        for party in parties:
            graph.add_party(party)
        for stake in stakes:
            graph.add(stake)
        graph.links.extend(links)
        return graph

    def add(self, stake: Stake) -> None:
        """Add a stake; several of one holder in one company add up."""
        self.stakes_in.setdefault(stake.owned, []).append(stake)
        self.stakes_of.setdefault(stake.owner, []).append(stake)

    def add_party(self, party: Party) -> None:
        """Say who a party is; without this it is known by its id alone."""
        self.parties[party.id] = party

    def party(self, party_id: str) -> Party:
        """The party of an id; one that was only named in a stake has no country and is on no list."""
        # Most parties of a register are ids in stakes alone.
        return self.parties.get(party_id) or Party(party_id)

    def knows(self, party_id: str) -> bool:
        """Whether a stake, link or party names this id."""
        if party_id in self.parties or party_id in self.stakes_in or party_id in self.stakes_of:
            return True
        return any(party_id == link.over or party_id in link.parties for link in self.links)

    def ids(self) -> set[str]:
        """Every id named anywhere."""
        # Parties of links count too: a nominee may have no stake of its own.
        named = {party for link in self.links for party in (*link.parties, link.over)}
        return (self.parties.keys() | self.stakes_in.keys() | self.stakes_of.keys() | named) - {""}


def holds(statement: Stake | Link | Listing, as_of: str) -> bool:
    """Whether it is in force on the day."""
    return within(statement.since, statement.through, as_of)
