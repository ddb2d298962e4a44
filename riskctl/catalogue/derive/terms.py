"""Whether licence and terms admit this actor: comparisons between what they say and who it is."""

from __future__ import annotations

from riskctl.catalogue.derive.board import Board
from riskctl.catalogue.derive.licences import NO_DISCRIMINATION
from riskctl.facts.sets import is_complete, members, shares_member
from riskctl.facts.values import Between, Fact, Known, Unknown, Value


def put_term_facts(board: Board) -> None:
    """The four comparisons that rules on licences and provider terms test."""
    _put_licence_without_limits(board)
    country, owners = board.get("actor.country"), board.get("actor.owner_countries")
    territories = board.get("model.licence_excluded_territories")
    _put(
        board,
        "model.licence_excludes_actor",
        shares_member(country.value, territories.value),
        territories,
        country,
    )
    refused, offered = board.get("route.excluded_countries"), board.get("route.supported_countries")
    value = _refuses(country.value, refused.value, offered.value)
    _put(board, "route.excludes_actor_country", value, refused, offered, country)
    barred = board.get("route.excluded_owner_countries")
    _put(
        board,
        "route.excludes_actor_owner",
        shares_member(owners.value, barred.value),
        barred,
        owners,
    )
    users, threshold = (
        board.get("actor.monthly_active_users"),
        board.get("model.licence_user_threshold"),
    )
    _put(
        board,
        "model.licence_threshold_reached",
        _reaches(users.value, threshold.value),
        users,
        threshold,
    )


def _put_licence_without_limits(board: Board) -> None:
    """A permissive licence, or weights that are not published, leaves no weight licence to exclude anybody."""
    licence, published = board.get("model.licence"), board.get("model.open_weights")
    permissive = isinstance(licence.value, Known) and licence.value.value in NO_DISCRIMINATION
    if permissive or published.value == Known(False):
        part = licence if permissive else published
        note = "no weight licence with such a clause applies"
        clauses = {
            "model.licence_excludes_actor": "model.licence_excluded_territories",
            "model.licence_threshold_reached": "model.licence_user_threshold",
        }
        for path, clause in clauses.items():
            if isinstance(board.value(clause), Unknown):
                board.put(board.joined(path, Known(False), [part], note))


def _put(board: Board, path: str, value: Value, *parts: Fact) -> None:
    board.put_if_unknown(
        board.joined(path, value, parts, "compared with what the organisation states")
    )


def _refuses(country: Value, refused: Value, offered: Value) -> Value:
    if not is_complete(country):
        return Unknown("not stated")
    here = members(country)
    if here & members(refused):
        return Known(True)
    if is_complete(offered):
        return Known(not here <= members(offered))
    if here <= members(offered):
        return Known(False)
    return shares_member(country, refused)


def _reaches(users: Value, threshold: Value) -> Value:
    if not isinstance(threshold, Known) or isinstance(users, Unknown):
        return Unknown("not stated")
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
