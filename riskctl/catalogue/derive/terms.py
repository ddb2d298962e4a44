"""Whether licence and terms admit this actor: comparisons between what they say and who it is."""

from __future__ import annotations

from riskctl.catalogue.derive.board import Board
from riskctl.catalogue.derive.licences import NO_DISCRIMINATION
from riskctl.catalogue.derive.steps import derivation
from riskctl.facts.sets import excludes, is_complete, members, shares_member
from riskctl.facts.values import Between, Fact, Known, Unknown, Value

LICENCE_EXCLUDES, THRESHOLD_REACHED = (
    "model.licence_excludes_actor",
    "model.licence_threshold_reached",
)
OWNER_EXCLUDED = "route.excludes_actor_owner"
REFUSED = {
    "route.excludes_actor_country": "actor.country",
    "route.excludes_users_country": "use.places",
    "route.excludes_staff_country": "actor.operates_in",
}
"""Whether the terms refuse the service in a place, and the fact that says which places those are."""


def _put_licence_excludes(board: Board) -> None:
    country, territories = (
        board.get("actor.country"),
        board.get("model.licence_excluded_territories"),
    )
    value = shares_member(country.value, territories.value)
    _put(board, LICENCE_EXCLUDES, value, territories, country)


def _put_places_excluded(board: Board) -> None:
    refused, offered = board.get("route.excluded_countries"), board.get("route.supported_countries")
    for path, stated in REFUSED.items():
        places = board.get(stated)
        value = _refuses(places.value, refused.value, offered.value)
        _put(board, path, value, refused, offered, places)


def _put_owner_excluded(board: Board) -> None:
    owners, barred = board.get("actor.owner_countries"), board.get("route.excluded_owner_countries")
    _put(board, OWNER_EXCLUDED, shares_member(owners.value, barred.value), barred, owners)


def _put_threshold_reached(board: Board) -> None:
    users, threshold = (
        board.get("actor.monthly_active_users"),
        board.get("model.licence_user_threshold"),
    )
    value = _reaches(users.value, threshold.value)
    _put(board, THRESHOLD_REACHED, value, users, threshold)


def _put_licence_without_limits(board: Board) -> None:
    """A permissive licence, or weights that are not published, leaves no weight licence to exclude anybody."""
    licence, published = board.get("model.licence"), board.get("model.open_weights")
    permissive = isinstance(licence.value, Known) and licence.value.value in NO_DISCRIMINATION
    if permissive or published.value == Known(False):
        part = licence if permissive else published
        note = "no weight licence with such a clause applies"
        clauses = {
            LICENCE_EXCLUDES: "model.licence_excluded_territories",
            THRESHOLD_REACHED: "model.licence_user_threshold",
        }
        for path, clause in clauses.items():
            if isinstance(board.value(clause), Unknown):
                board.put(board.joined(path, Known(False), [part], note))


def _put(board: Board, path: str, value: Value, *parts: Fact) -> None:
    board.put_if_unknown(
        board.joined(path, value, parts, "compared with what the organisation states")
    )


def _refuses(places: Value, refused: Value, offered: Value) -> Value:
    """Whether one of the places is refused; one that is known to be is enough, "none" takes all of them."""
    here = members(places)
    # A complete list of supported countries refuses all others without naming them.
    if here & members(refused) or any(excludes(offered, place) for place in here):
        return Known(True)
    # A part of the places proves nothing: the other part may be refused.
    if not is_complete(places):
        return Unknown("not stated")
    if here <= members(offered):
        return Known(False)
    return shares_member(places, refused)


def _reaches(users: Value, threshold: Value) -> Value:
    if not isinstance(threshold, Known) or isinstance(users, Unknown):
        return Unknown("not stated")
    # A licence that binds from a number of users binds at that number.
    limit = float(threshold.value)  # type: ignore[arg-type]
    if isinstance(users, Between):
        return (
            Known(True)
            if users.low >= limit
            else Known(False)
            if users.high < limit
            else Unknown("range straddles")
        )
    return Known(float(users.value) >= limit)  # type: ignore


TERM_DERIVATIONS = (
    derivation(_put_licence_without_limits, LICENCE_EXCLUDES, THRESHOLD_REACHED),
    derivation(_put_licence_excludes, LICENCE_EXCLUDES),
    derivation(_put_places_excluded, *REFUSED),
    derivation(_put_owner_excluded, OWNER_EXCLUDED),
    derivation(_put_threshold_reached, THRESHOLD_REACHED),
)
"""The comparisons that rules on licences and provider terms test, in their order."""
