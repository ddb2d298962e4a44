"""From today's routes to the planned ones, as a list of steps."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.portfolio.load import Member, Portfolio
from riskctl.portfolio.problem import Plan


def migration(portfolio: Portfolio, plan: Plan) -> list[dict[str, str]]:
    """What changes for each use case, in the order of the portfolio."""
    return [step for member in portfolio.members for step in _steps(member, plan)]


def _steps(member: Member, plan: Plan) -> Iterator[dict[str, str]]:
    case = member.entry.id
    planned = plan[case].routes if case in plan else ()
    before = member.uses[0] if member.uses else ""
    after = planned[0] if planned else ""
    if before != after:
        yield {"use_case": case, "step": "primary", "from": before, "to": after}
    for route in planned[1:]:
        if route not in member.uses[1:]:
            yield {"use_case": case, "step": "add-fallback", "from": "", "to": route}
    for route in member.uses[1:]:
        if route not in planned:
            yield {"use_case": case, "step": "drop-fallback", "from": route, "to": ""}
