"""Which public bodies a use serves: their level of government and, in federal states, the subdivision."""

from __future__ import annotations

from riskctl.catalogue.derive.board import Board
from riskctl.catalogue.derive.steps import derivation
from riskctl.facts.sets import is_complete, members
from riskctl.facts.values import Fact, Known, Partial, Value

ASKS_THE_LEVEL = frozenset({"US"})
"""Where rules bind bodies of single states the level is asked; elsewhere the stricter reading is the national."""

NATIONAL = frozenset({"national"})
NOBODY: Value = Known(frozenset())


def put_body_facts(board: Board) -> None:
    """Levels and subdivisions of the bodies served, and where the actor is critical infrastructure."""
    for each in BODY_DERIVATIONS:
        each.run(board)


def _put_private_actor(board: Board) -> None:
    public = board.get("actor.public_body")
    if public.value == Known(False):
        note = "the organisation is no public body"
        board.put_if_unknown(
            board.joined("actor.level_of_government", Known("none"), [public], note)
        )


def _put_levels(board: Board) -> None:
    served, public = board.get("use.government_bodies"), board.get("actor.public_body")
    level = board.get("actor.level_of_government")
    path = "use.government_levels"
    if public.value == Known(False) and served.value == NOBODY:
        board.put_if_unknown(
            board.joined(path, NOBODY, [public, served], "no public body is served")
        )
    elif public.value == Known(True) and isinstance(level.value, Known):
        value = Known(members(level.value))
        board.put_if_unknown(board.joined(path, value, [level], "the organisation's own level"))
    # The stricter reading where nobody said which: a false approval is worse than a question.
    elif _is_administration(board) and not _countries(board) & ASKS_THE_LEVEL:
        note = "no other level is stated: taken for a national body, whose rules are the stricter"
        board.put_if_unknown(board.joined(path, Known(NATIONAL), [served, public], note))


def _is_administration(board: Board) -> bool:
    """A public body of the sector government, or a firm that serves bodies of some country."""
    if board.value("actor.public_body") == Known(True):
        return board.value("actor.sector") == Known("government")
    return bool(members(board.value("use.government_bodies")))


def _countries(board: Board) -> frozenset[str]:
    served = members(board.value("use.government_bodies"))
    return served | members(board.value("actor.country"))


def _put_subdivisions(board: Board) -> None:
    levels, subdivision = board.get("use.government_levels"), board.get("actor.subdivision")
    path = "use.government_subdivisions"
    # A parliament sits above the states, as national bodies do.
    above_states = frozenset({"national", "parliament"})
    if is_complete(levels.value) and members(levels.value) <= above_states:
        note = "no body of a state, province or municipality is served"
        board.put_if_unknown(board.joined(path, NOBODY, [levels], note))
    elif board.value("actor.public_body") == Known(True) and isinstance(subdivision.value, Known):
        value = Known(members(subdivision.value))
        board.put_if_unknown(
            board.joined(path, value, [subdivision], "the organisation's own subdivision")
        )


def _put_critical_infrastructure(board: Board) -> None:
    path = "actor.critical_infrastructure_countries"
    designated, seat = board.get("actor.critical_infrastructure"), board.get("actor.country")
    if designated.value == Known(False):
        note = "the organisation is no operator of critical infrastructure"
        board.put_if_unknown(board.joined(path, NOBODY, [designated], note))
    elif designated.value == Known(True):
        board.put_if_unknown(_at_home(board, path, designated, seat))


def _at_home(board: Board, path: str, designated: Fact, seat: Fact) -> Fact:
    """At the seat; elsewhere only where the organisation works at all."""
    home, works = members(seat.value), board.get("actor.operates_in")
    value: Value = Partial(home)
    if is_complete(works.value) and members(works.value) <= home:
        value = Known(home)
    note = "designated where it is established; designations elsewhere are asked"
    return board.joined(path, value, [designated, seat, works], note)


BODY_DERIVATIONS = (
    derivation(_put_private_actor, "actor.level_of_government"),
    derivation(_put_levels, "use.government_levels"),
    derivation(_put_subdivisions, "use.government_subdivisions"),
    derivation(_put_critical_infrastructure, "actor.critical_infrastructure_countries"),
)
"""In their order; each with the fact that it may write."""
