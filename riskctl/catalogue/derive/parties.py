"""Facts about the legal entities of a route."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.claims import read_claims, resolve
from riskctl.catalogue.derive.board import Board
from riskctl.catalogue.derive.steps import Derivation, derivation
from riskctl.catalogue.listings import SHELF_LIFE, lists_fact, watch_fact
from riskctl.catalogue.profiles import Model, Route
from riskctl.catalogue.use_case import UseCase
from riskctl.facts.sets import largest_share, members, union
from riskctl.facts.values import Fact, Known, Partial, Provenance, Value
from riskctl.text.dates import days_between, is_date

PARTY_LISTS, LISTED_OWNERSHIP = "route.party_lists", "route.listed_ownership_percent"
HOME_LAW = "route.home_law_countries"
_SEATS = ("country", "parent_country", "owner_countries")
_NO_RECORD = ("lists", "watch", "cutoff_events")
SELF_PATHS = tuple(
    f"operator.{name}"
    for name in ("id", *_SEATS, *_NO_RECORD, "listed_ownership_percent", "affiliates")
)
"""Facts of an organisation that is its own operator."""
SELF_NOTE = "the organisation operates the route itself"


@dataclass(frozen=True, slots=True)
class RouteParty:
    """A vendor of the catalogue with its role on the route."""

    vendor: str
    role: str


def party_facts(catalogue: Catalogue, prefix: str, vendor_id: str, as_of: str) -> tuple[Fact, ...]:
    """All facts of a vendor under ``developer`` or ``operator``."""
    return catalogue.once(
        ("party", prefix, vendor_id, as_of),
        lambda: tuple(_party_facts(catalogue, prefix, vendor_id, as_of)),
    )


def _party_facts(catalogue: Catalogue, prefix: str, vendor_id: str, as_of: str) -> Iterator[Fact]:
    vendor = catalogue.vendors[vendor_id]
    sources = catalogue.sources(vendor)
    claims = read_claims(vendor.claims, prefix, sources, vendor_id)
    yield from (resolve(path, rows, as_of) for path, rows in claims.items())
    yield Fact(
        f"{prefix}.id", Known(vendor_id), Provenance("catalogue", "", "", "official", "", vendor_id)
    )
    yield lists_fact(f"{prefix}.lists", vendor_id, vendor, sources, as_of)
    yield watch_fact(f"{prefix}.watch", vendor_id, vendor, sources, as_of)


def vendor_lists(catalogue: Catalogue, path: str, vendor_id: str, as_of: str) -> Fact:
    """On which lists a vendor of the catalogue is, under the path of the fact that asks."""
    vendor = catalogue.vendors[vendor_id]
    return catalogue.once(
        ("lists", path, vendor_id, as_of),
        lambda: lists_fact(path, vendor_id, vendor, catalogue.sources(vendor), as_of),
    )


def self_as_operator(board: Board, use_case: UseCase | None) -> Iterator[Fact]:
    """The organisation as its own operator: it vouches for itself; without a use case nothing is known of it."""
    stated = Provenance("use case", "", "", "official", SELF_NOTE, "use case")
    yield Fact("operator.id", Known("actor"), stated)
    for name in _SEATS:
        fact = board.get(f"actor.{name}")
        yield Fact(f"operator.{name}", fact.value, fact.provenance)
    if use_case:
        none: Value = Known(frozenset())
        for name in _NO_RECORD:
            yield Fact(f"operator.{name}", none, stated)
        yield Fact("operator.listed_ownership_percent", Known(0.0), stated)
        yield Fact("operator.affiliates", Partial(frozenset()), stated)


def route_parties(catalogue: Catalogue, model: Model, route: Route) -> tuple[RouteParty, ...]:
    """The legal entities named for the route, the developer first, then the operator."""
    return tuple(_parties(catalogue, model, route))


def party_derivations(
    catalogue: Catalogue, model: Model, route: Route, as_of: str
) -> tuple[Derivation, ...]:
    """What joins the parties: lists, listed ownership, home law."""
    parties = route_parties(catalogue, model, route)
    later = parties[1 + (route.operator in catalogue.vendors) :]
    lists = [vendor_lists(catalogue, PARTY_LISTS, party.vendor, as_of) for party in later]
    return (
        derivation(lambda board: _put_party_lists(board, lists, as_of), PARTY_LISTS),
        derivation(_put_listed_ownership, LISTED_OWNERSHIP),
        derivation(_put_home_law, HOME_LAW),
    )


def _put_party_lists(board: Board, named: Sequence[Fact], as_of: str) -> None:
    lists = [board.get("developer.lists"), board.get("operator.lists"), *named]
    value = union([fact.value for fact in lists])
    note = "lists of every party named for the route"
    screened = _own_screening(board, as_of)
    if screened:
        value, note = (
            Known(members(value)),
            "known listings; the organisation screened all parties itself",
        )
        none = Fact(PARTY_LISTS, Known(frozenset()), screened.provenance)
        lists.append(board.same(none))
    board.put(board.joined(PARTY_LISTS, value, lists, note))


def _own_screening(board: Board, as_of: str) -> Fact | None:
    """The organisation's own screening of all parties, while it is recent: it closes what the catalogue leaves open."""
    fact = board.get("evidence.sanctions_screening")
    if not isinstance(fact.value, Known) or not is_date(fact.value.value):
        return None
    age = days_between(str(fact.value.value), as_of)
    # A date in the future is a slip, and a paper nobody graded is a claim.
    return fact if 0 <= age <= SHELF_LIFE and fact.provenance.grade != "unverified" else None


def _parties(catalogue: Catalogue, model: Model, route: Route) -> Iterator[RouteParty]:
    yield RouteParty(model.developer, "developer")
    if route.operator in catalogue.vendors:
        yield RouteParty(route.operator, "operator")
    for party in route.parties:
        yield RouteParty(party.vendor, party.role)


def _put_listed_ownership(board: Board) -> None:
    shares = [board.get(f"{role}.listed_ownership_percent") for role in ("developer", "operator")]
    value = largest_share([fact.value for fact in shares])
    note = "largest listed share of developer and operator"
    board.put_if_unknown(board.joined(LISTED_OWNERSHIP, value, shares, note))


def _put_home_law(board: Board) -> None:
    seats = [board.get("operator.country"), board.get("operator.parent_country")]
    # A seat is one country, so a scalar that is known is a set that is complete.
    known = [Known(members(fact.value)) if members(fact.value) else fact.value for fact in seats]
    board.put(
        board.joined(
            HOME_LAW,
            union(known),
            seats,
            "seat of the operator and of its parent",
        )
    )
