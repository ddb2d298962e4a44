"""Collect stated facts and derive the rest, in the order the derivations need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.claims import Claim, read_claims, resolve
from riskctl.catalogue.derive.board import Board
from riskctl.catalogue.derive.bodies import put_body_facts
from riskctl.catalogue.derive.chips import put_chip_facts
from riskctl.catalogue.derive.hosts import confirm_places
from riskctl.catalogue.derive.kept import Kept
from riskctl.catalogue.derive.licences import put_licence_facts
from riskctl.catalogue.derive.lineage import put_lineage_facts
from riskctl.catalogue.derive.parties import (
    RouteParty,
    party_facts,
    put_route_parties,
    self_as_operator,
)
from riskctl.catalogue.derive.people import put_people_facts
from riskctl.catalogue.derive.permissions import put_permission_facts
from riskctl.catalogue.derive.places import (
    put_coverage_facts,
    put_evidence_facts,
    put_place_facts,
    scoped_evidence,
)
from riskctl.catalogue.derive.terms import put_term_facts
from riskctl.catalogue.profiles import SELF, Model, Route, Served
from riskctl.catalogue.use_case import Evidence, UseCase
from riskctl.facts.values import Fact, Known, Provenance
from riskctl.text.dates import within


@dataclass(frozen=True, slots=True)
class FactSet:
    """Facts by path, the legal entities of the route with their roles, and documents that are for some rules only.

    ``read`` are the paths that derivations looked at.
    """

    facts: dict[str, Fact]
    parties: tuple[RouteParty, ...]
    scoped: tuple[Evidence, ...] = ()
    read: frozenset[str] = frozenset()


def kept_facts(catalogue: Catalogue) -> Kept:
    """The facts derived from a catalogue before."""
    return catalogue.once(("derived facts",), Kept)


def gather(
    catalogue: Catalogue,
    pair: tuple[str, str],
    use_case: UseCase | None,
    as_of: str,
    overrides: Mapping[str, Fact] | None = None,
    computed: Iterable[Fact] = (),
) -> FactSet:
    """Every fact that can be known about a pair of ids, model and route, for the use case on a day.

    Linear in the claims involved. ``computed`` are facts of the developer and operator that were worked out
    elsewhere, for where nothing is claimed.
    """
    board = Board(overrides or {}, kept_facts(catalogue))
    model_id, route_id = pair
    model, route = catalogue.models[model_id], catalogue.routes[route_id]
    if use_case:
        board.put_all(use_case.facts.values())
        put_evidence_facts(board, use_case, as_of)
        put_permission_facts(board)
        put_people_facts(board)
        put_body_facts(board)
    board.put_all(party_facts(catalogue, "developer", model.developer, as_of))
    _put_model(board, catalogue, model_id, model, as_of)
    _put_route(board, catalogue, route_id, route, model_id, as_of)
    if route.operator == SELF:
        board.put_all(use_case.hosting.values() if use_case else ())
        board.put_all(map(board.same, self_as_operator(board, use_case)))
    else:
        board.put_all(party_facts(catalogue, "operator", route.operator, as_of))
    for fact in computed:
        board.put_if_unknown(board.same(fact))
    _put_first_party(board, model, route)
    parties = put_route_parties(board, catalogue, model, route, as_of)
    put_licence_facts(board)
    put_lineage_facts(board, catalogue, model_id, as_of)
    put_chip_facts(board, catalogue, as_of)
    put_place_facts(board)
    if use_case:
        put_coverage_facts(board, use_case, as_of)
    put_term_facts(board)
    scoped = scoped_evidence(use_case, as_of) if use_case else ()
    return FactSet(board.facts, parties, scoped, frozenset(board.read))


def _put_model(board: Board, catalogue: Catalogue, model_id: str, model: Model, as_of: str) -> None:
    board.put_all(
        catalogue.once(
            ("model", model_id, as_of), lambda: _model_facts(catalogue, model_id, model, as_of)
        )
    )
    board.put(board.same(Fact("model.id", Known(model_id), _catalogue(model_id))))


def _model_facts(catalogue: Catalogue, model_id: str, model: Model, as_of: str) -> tuple[Fact, ...]:
    claims = read_claims(model.claims, "model", catalogue.sources(model), model_id)
    return tuple(resolve(path, rows, as_of) for path, rows in claims.items())


def _put_route(
    board: Board, catalogue: Catalogue, route_id: str, route: Route, model_id: str, as_of: str
) -> None:
    board.put_all(
        catalogue.once(
            ("route", route_id, model_id, as_of),
            lambda: _route_facts(catalogue, route_id, route, model_id, as_of),
        )
    )
    board.put(board.same(Fact("route.id", Known(route_id), _catalogue(route_id))))


def _route_facts(
    catalogue: Catalogue, route_id: str, route: Route, model_id: str, as_of: str
) -> tuple[Fact, ...]:
    claims = _route_claims(catalogue, route_id, route, model_id, as_of)
    return tuple(resolve(path, rows, as_of) for path, rows in claims.items())


def _route_claims(
    catalogue: Catalogue, route_id: str, route: Route, model_id: str, as_of: str
) -> dict[str, list[Claim]]:
    """Claims of the route; those for the served model alone take their place where they exist."""
    sources = catalogue.sources(route)
    claims = read_claims(route.claims, "route", sources, route_id)
    for served in route.served:
        if served.model == model_id and _serves(served, as_of):
            claims |= read_claims(served.claims, "route", sources, route_id)
    confirm_places(route_id, route, claims)
    return claims


def _serves(served: Served, as_of: str) -> bool:
    return within(served.since, served.through, as_of)


def _put_first_party(board: Board, model: Model, route: Route) -> None:
    """First-party when the operator is the developer, or the deployment mode says so."""
    deployment = board.get("route.deployment")
    first = route.operator == model.developer
    if not first and isinstance(deployment.value, Known):
        first = str(deployment.value.value).startswith("first-party")
    catalogue = _catalogue("operator and developer ids")
    board.put_if_unknown(board.same(Fact("route.first_party", Known(first), catalogue)))


def _catalogue(origin: str) -> Provenance:
    return Provenance("catalogue", "", "", "official", "", origin)
