"""Assess who owns a company under each regime: two fixpoints, one for what is certain and one for what may be.

Each fixpoint looks at every holding once at most, so that a regime that adds holders costs O(V + E). One that does not
(the United Kingdom) asks once for each listed party above the target, and only where adding them up would matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riskctl.ownership.flags import red_flags
from riskctl.ownership.graph import OwnershipGraph
from riskctl.ownership.network import Network, network
from riskctl.ownership.proof import prove
from riskctl.ownership.reasons import Reasons, words
from riskctl.ownership.regimes import Regime
from riskctl.ownership.result import OwnershipResult, RegimeResult, Verdict, percent_words
from riskctl.ownership.seeds import Places, Seeds, find_seeds
from riskctl.ownership.spread import Spread, Test, spread
from riskctl.text.reason import Reason

TARGET = 0
"""The target is the first node of its network."""
# One pass each: thousands of listed holders of one company would take minutes for a figure.
MOST_ALONE = 100
"""Listed parties that are followed one by one to tell the largest share, where the verdict itself needs no more."""


@dataclass(slots=True)
class _Bounds:
    """The passes that decide, and what all of them cost."""

    lower: Spread
    upper: Spread
    low: int = 0
    high: int = 0
    steps: int = 0

    @property
    def verdict(self) -> Verdict:
        """Certain where the least that is known reaches the target, possible where the most does."""
        if TARGET in self.lower.reached:
            return "blocked"
        return "possible" if TARGET in self.upper.reached else "not_blocked"

    def deciding(self, verdict: Verdict) -> Spread:
        """The pass that a verdict is shown by."""
        return self.lower if verdict == "blocked" else self.upper


def assess_ownership(
    graph: OwnershipGraph,
    target: str,
    as_of: str,
    regimes: Iterable[Regime],
    listed: Mapping[str, Sequence[str]] | None = None,
    places: Places | None = None,
) -> OwnershipResult:
    """What each regime says of the target on an ISO date.

    ``listed`` names further lists of parties, by id, in force on the day; ``places`` the countries of the reference
    lists that regimes name. Raises ``ValueError`` for a target the graph does not know, or a regime whose places are
    missing.
    """
    places, listed = places or {}, listed or {}
    if not graph.knows(target) and target not in listed:
        raise ValueError(f"no party {target!r} in the graph")
    asked = list(regimes)
    # Without them a regime would find nobody, which reads like a clear result.
    missing = [regime.places for regime in asked if regime.places and regime.places not in places]
    if missing:
        raise ValueError(f"the countries of {missing[0]} are needed; give them as places")
    net = network(graph, target, as_of)
    results = tuple(_assess(graph, net, regime, as_of, listed, places) for regime in asked)
    return OwnershipResult(target, graph.party(target).label(), as_of, results)


def _assess(
    graph: OwnershipGraph,
    net: Network,
    regime: Regime,
    as_of: str,
    listed: Mapping[str, Sequence[str]],
    places: Places,
) -> RegimeResult:
    seeds = find_seeds(graph, net, regime, as_of, listed, places)
    bounds = _bounds(net, seeds, regime, as_of)
    verdict = bounds.verdict
    reasons = _reasons(verdict, bounds, regime, as_of, seeds)
    country = graph.party(net.names[TARGET]).country
    # A country is spared from being reached through owners, never from a listing of its own.
    if country in regime.spares and TARGET not in seeds.sure and verdict != "not_blocked":
        verdict, reasons = "not_blocked", (Reason("spared", (country,)),)
    return RegimeResult(
        regime=regime,
        window=regime.window(as_of),
        test=regime.test(as_of),
        verdict=verdict,
        reasons=reasons,
        low=bounds.low,
        high=bounds.high,
        proof=prove(net, bounds.deciding(verdict), seeds),
        flags=red_flags(net, bounds.upper, seeds, regime, as_of, verdict),
        steps=bounds.steps,
    )


def _bounds(net: Network, seeds: Seeds, regime: Regime, as_of: str) -> _Bounds:
    lower = spread(net, sorted(seeds.sure), Test.of(regime, as_of, upper=False))
    bounds = _Bounds(lower, lower, steps=lower.steps)
    # With exact shares and no doubt about the tops, what may be is what is certain: one pass is enough.
    settled = net.exact and not seeds.perhaps
    if not settled:
        bounds.upper = spread(net, seeds.all(), Test.of(regime, as_of, upper=True))
        bounds.steps += bounds.upper.steps
    upper = bounds.upper
    if regime.adds != "yes":
        bounds.lower = _strongest(net, lower, sorted(seeds.sure), (), bounds)
    if regime.adds == "no" and settled:
        bounds.upper = bounds.lower
    elif regime.adds == "no":
        tops = sorted({*seeds.sure, *seeds.perhaps})
        bounds.upper = _strongest(net, upper, tops, seeds.nobody, bounds)
    bounds.low = bounds.lower.share(TARGET)
    # One top that gets furthest by votes may have less capital than another: the most is never below the least.
    bounds.high = max(bounds.upper.share(TARGET), bounds.low)
    return bounds


def _strongest(
    net: Network, together: Spread, tops: Sequence[int], nobody: Sequence[int], bounds: _Bounds
) -> Spread:
    """The pass of the one top party that gets furthest at the target; together they always get at least as far.

    A holder that is not known may be any of them, so that it counts with each.
    """
    if len(tops) + len(nobody) < 2 or (TARGET not in together.reached and len(tops) > MOST_ALONE):
        return together
    # Replaced by the first that is tried alone, whatever it reaches.
    best = together
    # By name: numbers follow the order of the file, and the proof must not.
    in_order = sorted(tops, key=lambda top: net.names[top])
    for index, start in enumerate([[top, *nobody] for top in in_order] or [list(nobody)]):
        # The verdict is settled then; only the largest share may be a little larger.
        if index >= MOST_ALONE and TARGET in best.reached:
            break
        alone = spread(net, start, together.test)
        bounds.steps += alone.steps
        if not index or _rank(alone) > _rank(best):
            best = alone
    return best


def _rank(spread: Spread) -> tuple[bool, int]:
    return TARGET in spread.reached, spread.share(TARGET)


def _reasons(
    verdict: Verdict, bounds: _Bounds, regime: Regime, as_of: str, seeds: Seeds
) -> Reasons:
    """The verdict in short."""
    reached = bounds.deciding(verdict).reached.get(TARGET, "")
    if reached == "top":
        return (Reason("itself", (words(seeds.why(TARGET)),)),)
    if reached in _RELATIONS:
        return (Reason(_RELATIONS[reached]),)
    # Where too many are listed to try each, a share is told that all of them have together.
    few = len(seeds.sure) + len(seeds.perhaps) <= MOST_ALONE
    holders = "alone" if regime.adds == "no" and (few or verdict != "not_blocked") else "together"
    if reached == "votes":
        low, high = bounds.lower.share(TARGET, votes=True), bounds.upper.share(TARGET, votes=True)
        return (Reason(f"{holders}-votes", (percent_words(low, max(low, high)),)),)
    if bounds.high:
        share = percent_words(bounds.low, bounds.high)
        return (Reason(holders, (share, regime.test(as_of))),)
    return (Reason("none-counts" if seeds.all() else "none-above"),)


_RELATIONS = {"control": "has-control", "influence": "has-influence", "unclear": "has-relation"}
"""The reason of a verdict by the kind of link that reached the target."""
