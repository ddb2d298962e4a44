"""Where data goes, and which of those places a safeguard does not cover."""

from __future__ import annotations

from riskctl.catalogue.derive.board import Board
from riskctl.catalogue.derive.scope import GENERAL, held, unnamed
from riskctl.catalogue.derive.steps import Derivation, derivation
from riskctl.catalogue.use_case import Evidence, UseCase
from riskctl.facts.sets import is_complete, members, minus, union
from riskctl.facts.values import Fact, Known, Unknown
from riskctl.facts.vocabulary import VOCABULARY

COVERING = tuple(path for path, spec in VOCABULARY.items() if spec.covers)
"""Documents that cover places."""
DESTINATIONS = "data.destination_countries"
MOVES = "route.moves_outside_places"
PLACES = ("route.processing_countries", "route.storage_countries", "route.remote_access_countries")


def put_place_facts(board: Board) -> None:
    """The union of the three places; partial as long as one of them is open."""
    parts = [board.get(path) for path in PLACES]
    value = union([fact.value for fact in parts])
    board.put(board.joined(DESTINATIONS, value, parts, "storage, inference and remote access"))


def put_evidence_facts(board: Board, use_case: UseCase, as_of: str) -> None:
    """Evidence as it stands on the day; a document that names the rules it is for counts nowhere else."""
    for path, evidence in use_case.evidence.items():
        general = path in GENERAL and held(evidence)
        board.put(board.same(_standing(unnamed(evidence) if general else evidence, as_of)[0]))


def scoped_evidence(use_case: UseCase, as_of: str) -> tuple[Evidence, ...]:
    """Documents in force that name the rules or instruments they are for."""
    return tuple(
        evidence
        for path, evidence in sorted(use_case.evidence.items())
        if path in GENERAL
        and (evidence.rules or evidence.instruments)
        and _standing(evidence, as_of)[1]
    )


DESTINATIONS_OF_DATA = derivation(put_place_facts, DESTINATIONS)


def put_moves(board: Board) -> None:
    """Whether a request may be computed where nobody stated: moves among places that are all stated are none.

    Never a plain yes: while places are missing, the place of a move may be one of those still to be stated.
    """
    moves, places = board.get("route.cross_border_inference"), board.get(PLACES[0])
    stays = moves.value == Known(False) and members(places.value)
    value = Known(False) if stays or is_complete(places.value) else Unknown("not all places stated")
    board.put(board.joined(MOVES, value, [moves, places], "moves of requests, and stated places"))


MOVING = derivation(put_moves, MOVES)


def coverage_derivations(use_case: UseCase, as_of: str) -> tuple[Derivation, ...]:
    """The destinations that each document held leaves uncovered, one derivation a document."""
    derivations = []
    for path, evidence in use_case.evidence.items():
        if VOCABULARY[path].covers and not isinstance(evidence.fact.value, Unknown):
            covers = evidence.covers if _standing(evidence, as_of)[1] else frozenset()
            derivations.append(_uncovered(path, covers))
    supposed = [path for path in COVERING if path not in use_case.evidence]
    return (*derivations, *(_uncovered_if_supposed(path) for path in supposed))


def _uncovered(path: str, covers: frozenset[str]) -> Derivation:
    return derivation(lambda board: _put_uncovered(board, path, covers), f"{path}_uncovered")


def _uncovered_if_supposed(path: str) -> Derivation:
    """Of a document that the use case does not name: something only where it is supposed."""

    def run(board: Board) -> None:
        if board.has(path):
            _put_uncovered(board, path, frozenset())

    return derivation(run, f"{path}_uncovered")


def _standing(evidence: Evidence, as_of: str) -> tuple[Fact, bool]:
    """The evidence on a day: a document made later or expired is not held."""
    value = evidence.fact.value
    if not isinstance(value, Known) or value.value == "none":
        return evidence.fact, False
    # ISO dates compare as text.
    if str(value.value) > as_of or (evidence.expires and evidence.expires < as_of):
        return Fact(evidence.fact.path, Known("none"), evidence.fact.provenance), False
    return evidence.fact, True


def passed_on(board: Board, covers: frozenset[str]) -> frozenset[str]:
    """Places that only those engaged by the operator reach from: clauses signed with it bind them through it.

    Not the seat of the operator or of its parent, which the clauses must name, and nothing where they do not name
    the operator's seat.
    """
    seat = members(board.get("operator.country").value)
    if not seat or not seat <= covers:
        return frozenset()
    kept = [board.get(path).value for path in PLACES[:2]]
    parent = members(board.get("operator.parent_country").value)
    reached = members(board.get(PLACES[2]).value)
    return reached - members(union(kept)) - seat - parent


def _put_uncovered(board: Board, path: str, covers: frozenset[str]) -> None:
    places = board.get(DESTINATIONS)
    if VOCABULARY[path].onward:
        # Only where its ordinary terms say so; another contract binds nobody but those who signed
        # it.
        covers |= passed_on(board, covers)
    value = minus(places.value, covers)
    parts = [places, board.get(path)]
    board.put(
        board.joined(
            f"{path}_uncovered",
            value,
            parts,
            "places the data reaches less those the document covers",
        )
    )
