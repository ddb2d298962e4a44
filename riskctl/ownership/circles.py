"""What a company's own subsidiaries hold in it: such a share is as little anybody else's as what it holds in itself."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.ownership.network import Network


def circular_shares(net: Network) -> dict[int, int]:
    """Companies above the target, and the target, in which their own subsidiaries hold: how much at the least.

    Amounts in billionths of a percent. Two companies each of which is held by the other, through whatever chain, are in
    one strongly connected component of the holdings. Linear in the holdings.
    """
    component = _components(net)
    # At the least: a share that may be nothing makes no circle for certain.
    shares = {}
    for company in component:
        circular = 0
        for holding in net.into(company).values():
            if component.get(holding.holder) == component[company]:
                circular += holding.low + holding.mute_low
        if circular:
            shares[company] = circular
    return shares


def _components(net: Network) -> dict[int, int]:
    """The strongly connected component of each node that owns part of the target (Tarjan 1972, without recursion)."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    # Without recursion, since a chain of holdings may be longer than Python's stack.
    component: dict[int, int] = {}
    open_nodes: list[int] = []
    work: list[tuple[int, Iterator[int]]] = [(0, _holders(net, 0))]
    order[0] = low[0] = 0
    open_nodes.append(0)
    while work:
        node, holders = work[-1]
        holder = next(holders, None)
        if holder is not None:
            if holder not in order:
                order[holder] = low[holder] = len(order)
                open_nodes.append(holder)
                work.append((holder, _holders(net, holder)))
            elif holder not in component:
                low[node] = min(low[node], order[holder])
            continue
        work.pop()
        if work:
            low[work[-1][0]] = min(low[work[-1][0]], low[node])
        if low[node] == order[node]:
            _close(node, open_nodes, component)
    return component


def _close(root: int, open_nodes: list[int], component: dict[int, int]) -> None:
    """Everything opened since the root belongs to its component."""
    while True:
        member = open_nodes.pop()
        component[member] = root
        if member == root:
            return


def _holders(net: Network, node: int) -> Iterator[int]:
    return iter([holding.holder for holding in net.into(node).values()])
