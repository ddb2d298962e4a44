"""What each constraint costs: the plan solved again without it, and without self-hosting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from riskctl.portfolio.file import NodeKind
from riskctl.portfolio.grid import Grid
from riskctl.portfolio.load import Portfolio
from riskctl.portfolio.nodes import ORGANISATION, UNKNOWN_NODE
from riskctl.portfolio.planning import Wishes, planning
from riskctl.portfolio.solve import solve
from riskctl.portfolio.stopwatch import Stopwatch

SECONDS = 2.0
"""Time for each of these plans at most."""
UNHURRIED = Stopwatch(float("inf"))


@dataclass(frozen=True, slots=True)
class Price:
    """The cost of the plan when one thing is different; None where no plan was found."""

    change: str
    cost: float | None
    unserved: tuple[str, ...]
    uncoverable: int


def prices(
    portfolio: Portfolio, grid: Grid, wishes: Wishes, exact: bool, watch: Stopwatch = UNHURRIED
) -> tuple[Price, ...]:
    """One price for each constraint that is set, by equal parts of the time that the watch has left."""
    rows = []
    changes = list(_changes(wishes, _seats(grid)))
    for done, (change, relaxed) in enumerate(changes):
        problem = planning(portfolio, grid, relaxed).problem
        seconds = min(SECONDS, watch.left / (len(changes) - done))
        solution = solve(problem, seconds, exact, watch.clock)
        rows.append(Price(change, solution.cost, problem.unserved, len(problem.uncoverable)))
    return tuple(rows)


def _changes(wishes: Wishes, seats: tuple[str, ...]) -> Iterator[tuple[str, Wishes]]:
    policy = wishes.policy
    for kind, nodes in sorted(policy.exclude.items()):
        changes = {name: value for name, value in policy.exclude.items() if name != kind}
        text = f"without excluding {kind} {', '.join(nodes)}"
        yield text, replace(wishes, policy=policy.model_copy(update={"exclude": changes}))
    for cap in policy.shares:
        rest_of_caps = tuple(share for share in policy.shares if share != cap)
        text = f"without the cap of {cap.at_most:.0%} on {cap.kind} {cap.node}"
        yield text, replace(wishes, policy=policy.model_copy(update={"shares": rest_of_caps}))
    for kind in policy.survive_loss_of:
        kinds = tuple(name for name in policy.survive_loss_of if name != kind)
        text = f"without surviving the loss of any one {kind}"
        yield text, replace(wishes, policy=policy.model_copy(update={"survive_loss_of": kinds}))
    if policy.survive:
        text = "without surviving two scenarios at once"
        yield text, replace(wishes, policy=policy.model_copy(update={"survive": ()}))
    for name in ("max_routes", "budget_usd"):
        if getattr(policy, name) is not None:
            yield f"without {name}", replace(wishes, policy=policy.model_copy(update={name: None}))
    if wishes.scenarios:
        bare = policy.model_copy(update={"survive": ()})
        yield "without surviving any scenario", replace(wishes, policy=bare, scenarios=())
    yield "without self-hosting", _barring(wishes, "operator", ORGANISATION)
    for seat in seats:
        yield f"without any model of seat {seat}", _barring(wishes, "seat", seat)


def _barring(wishes: Wishes, kind: NodeKind, node: str) -> Wishes:
    exclude = wishes.policy.exclude
    wider = {**exclude, kind: (*exclude.get(kind, ()), node)}
    return replace(wishes, policy=wishes.policy.model_copy(update={"exclude": wider}))


def _seats(grid: Grid) -> tuple[str, ...]:
    """Seats of the makers of all routes: what it costs to do without one is what neutrality costs."""
    seats = {node for cell in grid.cells.values() for node in cell.nodes["seat"]}
    return tuple(sorted(seats - {UNKNOWN_NODE}))
