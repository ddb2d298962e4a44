"""A router picks who serves each request: until that is one named party, nobody can be asked or bound."""

from __future__ import annotations

from collections.abc import Mapping

from riskctl.document.outcomes import OutcomeName, worst
from riskctl.facts.sets import is_complete
from riskctl.facts.values import Fact, Known

NOTE = (
    "a router picks who serves each request, so the answer stays open; "
    "pin it to one provider and assess that provider's route"
)


def server_is_open(facts: Mapping[str, Fact]) -> bool:
    """Whether the route is a router's and the places where it lets requests be served are not all known."""
    deployment, places = facts.get("route.deployment"), facts.get("route.processing_countries")
    if deployment is None or deployment.value != Known("aggregator"):
        return False
    # Pinned to named places the router is a known party like any other.
    return places is None or not is_complete(places.value)


def at_least_open(decision: OutcomeName) -> OutcomeName:
    """The decision, no milder than needs-information: a promise of the router does not bind whoever serves."""
    return worst(decision, "needs-information")
