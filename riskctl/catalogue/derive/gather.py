"""Collect stated facts and derive the rest, in the order the derivations need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.claims import Claim, read_claims, resolve
from riskctl.catalogue.derive.board import Board
from riskctl.catalogue.derive.bodies import BODY_DERIVATIONS
from riskctl.catalogue.derive.chips import chip_derivations
from riskctl.catalogue.derive.hosts import confirm_places
from riskctl.catalogue.derive.kept import Kept
from riskctl.catalogue.derive.licences import LICENCES
from riskctl.catalogue.derive.lineage import lineage_derivation
from riskctl.catalogue.derive.parties import (
    SELF_PATHS,
    RouteParty,
    party_derivations,
    party_facts,
    route_parties,
    self_as_operator,
)
from riskctl.catalogue.derive.people import PEOPLE
from riskctl.catalogue.derive.permissions import PERMISSIONS
from riskctl.catalogue.derive.places import (
    DESTINATIONS_OF_DATA,
    MOVING,
    coverage_derivations,
    put_evidence_facts,
    scoped_evidence,
)
from riskctl.catalogue.derive.steps import (
    Derivation,
    DerivationStep,
    derivation,
    run_again,
    run_all,
)
from riskctl.catalogue.derive.terms import TERM_DERIVATIONS
from riskctl.catalogue.profiles import SELF, Model, Route, Served
from riskctl.catalogue.use_case import Evidence, UseCase
from riskctl.facts.values import Fact, Known, Provenance
from riskctl.text.dates import within

FIRST_PARTY = "route.first_party"


@dataclass(frozen=True, slots=True)
class FactSet:
    """Facts by path, the legal entities of the route with their roles, and documents that are for some rules only.

    ``read`` are the paths that derivations looked at, ``steps`` the derivations.
    """

    facts: dict[str, Fact]
    parties: tuple[RouteParty, ...]
    scoped: tuple[Evidence, ...] = ()
    read: frozenset[str] = frozenset()
    steps: tuple[DerivationStep, ...] = ()


@dataclass(frozen=True, slots=True)
class PairProfiles:
    """A model by a route, with their ids, on a day."""

    model_id: str
    route_id: str
    model: Model
    route: Route
    as_of: str


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
    # The order of derivations is part of the result: each may read what those before it wrote.
    board = Board(overrides or {}, kept_facts(catalogue))
    model_id, route_id = pair
    profiles = PairProfiles(
        model_id=model_id,
        route_id=route_id,
        model=catalogue.models[model_id],
        route=catalogue.routes[route_id],
        as_of=as_of,
    )
    asked = _of_use_case(use_case, as_of) if use_case else ()
    covered = coverage_derivations(use_case, as_of) if use_case else ()
    derivations = (
        *asked,
        *_of_profiles(catalogue, profiles, use_case, tuple(computed)),
        *covered,
        *TERM_DERIVATIONS,
    )
    steps = run_all(board, derivations)
    # Kept apart from facts: such a document counts for the rules it names and nowhere else.
    scoped = scoped_evidence(use_case, as_of) if use_case else ()
    parties = route_parties(catalogue, profiles.model, profiles.route)
    read = frozenset().union(*(step.trace.read for step in steps))
    return FactSet(board.facts, parties, scoped, read, steps)


def gather_again(
    catalogue: Catalogue, base: FactSet, overrides: Mapping[str, Fact], changed: Iterable[str]
) -> tuple[FactSet, set[str]]:
    """Facts as :func:`gather` has them with other overrides, and the paths at which they differ from the base.

    ``changed`` are the paths at which the overrides are not those that the base was gathered with. Linear in the
    facts, and in what the derivations cost that a change reaches.
    """
    board = Board(overrides, kept_facts(catalogue))
    steps, differing = run_again(board, base.steps, overrides, changed)
    return replace(base, facts=board.facts, steps=steps), differing


def _of_use_case(use_case: UseCase, as_of: str) -> tuple[Derivation, ...]:
    return (
        derivation(lambda board: board.put_all(use_case.facts.values())),
        derivation(lambda board: put_evidence_facts(board, use_case, as_of)),
        PERMISSIONS,
        PEOPLE,
        *BODY_DERIVATIONS,
    )


def _of_profiles(
    catalogue: Catalogue, pair: PairProfiles, use_case: UseCase | None, computed: Sequence[Fact]
) -> tuple[Derivation, ...]:
    """What the profiles of the pair state, and what follows from it beside the use case."""
    model, route, as_of = pair.model, pair.route, pair.as_of
    developer = party_facts(catalogue, "developer", model.developer, as_of)
    return (
        derivation(lambda board: board.put_all(developer)),
        derivation(lambda board: _put_model(board, catalogue, pair)),
        derivation(lambda board: _put_route(board, catalogue, pair)),
        *_of_operator(catalogue, route, use_case, as_of),
        derivation(lambda board: _put_computed(board, computed)),
        derivation(lambda board: _put_first_party(board, model, route), FIRST_PARTY),
        *party_derivations(catalogue, model, route, as_of),
        LICENCES,
        lineage_derivation(catalogue, pair.model_id, as_of),
        *chip_derivations(catalogue, as_of),
        DESTINATIONS_OF_DATA,
        MOVING,
    )


def _of_operator(
    catalogue: Catalogue, route: Route, use_case: UseCase | None, as_of: str
) -> tuple[Derivation, ...]:
    if route.operator != SELF:
        facts = party_facts(catalogue, "operator", route.operator, as_of)
        return (derivation(lambda board: board.put_all(facts)),)
    hosting = tuple(use_case.hosting.values()) if use_case else ()
    return (
        derivation(lambda board: board.put_all(hosting)),
        derivation(lambda board: _put_self(board, use_case), *SELF_PATHS),
    )


def _put_self(board: Board, use_case: UseCase | None) -> None:
    board.put_all(map(board.same, self_as_operator(board, use_case)))


def _put_computed(board: Board, computed: Iterable[Fact]) -> None:
    for fact in computed:
        board.put_if_unknown(board.same(fact))


def _put_model(board: Board, catalogue: Catalogue, pair: PairProfiles) -> None:
    model_id, model, as_of = pair.model_id, pair.model, pair.as_of
    board.put_all(
        catalogue.once(
            ("model", model_id, as_of), lambda: _model_facts(catalogue, model_id, model, as_of)
        )
    )
    board.put(board.same(Fact("model.id", Known(model_id), _catalogue(model_id))))


def _model_facts(catalogue: Catalogue, model_id: str, model: Model, as_of: str) -> tuple[Fact, ...]:
    claims = read_claims(model.claims, "model", catalogue.sources(model), model_id)
    return tuple(resolve(path, rows, as_of) for path, rows in claims.items())


def _put_route(board: Board, catalogue: Catalogue, pair: PairProfiles) -> None:
    model_id, route_id, route, as_of = pair.model_id, pair.route_id, pair.route, pair.as_of
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
            # In place and not beside: a route's general claim and its own for the model would
            # disagree.
            claims |= read_claims(served.claims, "route", sources, route_id)
    confirm_places(route_id, route, claims)
    return claims


def _serves(served: Served, as_of: str) -> bool:
    return within(served.since, served.through, as_of)


def _put_first_party(board: Board, model: Model, route: Route) -> None:
    """First-party when the operator is the developer, or the deployment mode says so."""
    deployment = board.get("route.deployment")
    first = route.operator == model.developer
    # A maker may serve through a company of its group, which the ids alone do not show.
    if not first and isinstance(deployment.value, Known):
        first = str(deployment.value.value).startswith("first-party")
    catalogue = _catalogue("operator and developer ids")
    board.put_if_unknown(board.same(Fact(FIRST_PARTY, Known(first), catalogue)))


def _catalogue(origin: str) -> Provenance:
    return Provenance("catalogue", "", "", "official", "", origin)
