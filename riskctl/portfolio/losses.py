"""What else a plan must survive beside single scenarios: pairs at once, and the loss of any one node of a kind."""

from __future__ import annotations

from collections.abc import Set

from riskctl.portfolio.file import PortfolioPolicy
from riskctl.portfolio.grid import Cell, Grid
from riskctl.portfolio.joint import JOINED
from riskctl.portfolio.nodes import UNKNOWN_NODE


def pairs_of(policy: PortfolioPolicy) -> tuple[str, ...]:
    """The pairs of scenarios, by the name under which both are judged at once."""
    return tuple(f"{first}{JOINED}{second}" for first, second in policy.survive)


def losses(grid: Grid, policy: PortfolioPolicy) -> tuple[str, ...]:
    """The loss of each node of the kinds that the policy names."""
    nodes = {
        (kind, node)
        for cell in grid.cells.values()
        for kind in policy.survive_loss_of
        for node in cell.nodes[kind]
        # What is not known has no name that could fail.
        if node != UNKNOWN_NODE
    }
    return tuple(_loss(kind, node) for kind, node in sorted(nodes))


def withstood(cell: Cell, every: Set[str], policy: PortfolioPolicy) -> set[str]:
    """The losses that leave a route standing: it has another node of the kind, or does not need this one.

    A route whose nodes are not all known may need any of them, so it stands under no loss of that kind.
    """
    hit: set[str] = set()
    for kind in policy.survive_loss_of:
        nodes = cell.nodes[kind]
        if UNKNOWN_NODE in nodes:
            hit |= {name for name in every if name.startswith(_loss(kind, ""))}
        elif len(nodes) == 1:
            hit.update(_loss(kind, node) for node in nodes)
    return set(every) - hit


def _loss(kind: str, node: str) -> str:
    return f"loss of {kind} {node}"
