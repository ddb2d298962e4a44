"""How much of the portfolio hangs on one node: shares, Herfindahl index, effective number, single points of failure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riskctl.portfolio.file import NodeKind
from riskctl.portfolio.nodes import KINDS, UNKNOWN_NODE, Nodes

WEIGHTS: Mapping[str, float] = {"low": 1.0, "medium": 2.0, "high": 4.0, "critical": 8.0}
"""What a use case weighs by criticality. A convention of this tool, no law and no measurement."""


@dataclass(frozen=True, slots=True)
class NodeUsage:
    """A use case with its weight and the nodes of its routes, the primary first."""

    case: str
    weight: float
    routes: tuple[Nodes, ...]


@dataclass(frozen=True, slots=True)
class Concentration:
    """One node kind: share of each node among primary routes, largest first; the shares add up to 1.

    ``hhi`` is the sum of squared shares (1 is a single node), ``effective`` its inverse: as many equal nodes.
    """

    kind: NodeKind
    shares: tuple[tuple[str, float], ...]
    hhi: float
    effective: float


@dataclass(frozen=True, slots=True)
class PointOfFailure:
    """A node that every route of these use cases needs, so that no fallback helps."""

    kind: NodeKind
    node: str
    cases: tuple[str, ...]
    weight: float


def concentrations(usages: Iterable[NodeUsage]) -> tuple[Concentration, ...]:
    """The concentration of each kind. A route with several nodes of a kind counts for each by equal parts."""
    # A use case without any route hangs on nobody.
    rows = [usage for usage in usages if usage.routes]
    return tuple(_concentration(kind, rows) for kind in KINDS) if rows else ()


def _concentration(kind: NodeKind, usages: Sequence[NodeUsage]) -> Concentration:
    weights: dict[str, float] = {}
    for usage in usages:
        nodes = usage.routes[0][kind]
        for node in nodes:
            weights[node] = weights.get(node, 0.0) + usage.weight / len(nodes)
    total = sum(usage.weight for usage in usages)
    shares = [(node, weight / total) for node, weight in weights.items()]
    shares.sort(key=lambda pair: (-pair[1], pair[0]))
    hhi = sum(share * share for _, share in shares)
    return Concentration(kind, tuple(shares), hhi, 1.0 / hhi)


def points_of_failure(usages: Iterable[NodeUsage]) -> tuple[PointOfFailure, ...]:
    """Nodes that all routes of a use case share, heaviest first. What is not known is no node."""
    reached: dict[tuple[NodeKind, str], list[NodeUsage]] = {}
    for usage in usages:
        for kind in KINDS:
            for node in _shared(kind, usage.routes):
                reached.setdefault((kind, node), []).append(usage)
    points = [
        PointOfFailure(
            kind,
            node,
            tuple(usage.case for usage in hit),
            sum(usage.weight for usage in hit),
        )
        for (kind, node), hit in reached.items()
    ]
    return tuple(sorted(points, key=lambda point: (-point.weight, point.kind, point.node)))


def _shared(kind: NodeKind, routes: Sequence[Nodes]) -> frozenset[str]:
    """Nodes that every route needs. One that has another place or chip to go on with does not need this one."""
    if not routes or any(len(route[kind]) > 1 for route in routes):
        return frozenset()
    # "Unknown" for two routes need not be one and the same node.
    return frozenset.intersection(*(route[kind] for route in routes)) - {UNKNOWN_NODE}
