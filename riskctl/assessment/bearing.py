"""What follows from one finding: it blocks, holds the answer, becomes a condition, or stays open.

Who can know the open facts, and what the law makes of not knowing, decide; never the nationality of a party.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from riskctl.assessment.policy import Policy
from riskctl.facts.asking import to_ask
from riskctl.facts.spec import KnownBy
from riskctl.facts.values import Fact, Known
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.judge import Outcome
from riskctl.rules.ruleset import OBLIGATIONS

Kind = Literal["block", "likely", "asks", "settled", "residual", "duty", "scores"]
"""``block``: prohibited. ``likely``: prohibited if what is not confirmed holds. ``asks``: open, and
somebody can answer. ``settled``: open, and a statement, term or document settles it. ``residual``:
open, and nobody can know. ``duty``: an obligation. ``scores``: counts in the score alone."""
_HOSTED = ("route.", "operator.")


@dataclass(frozen=True, slots=True)
class Bearing:
    """An outcome in force that is met or open, with what follows. ``open_facts`` maps each to who can know it."""

    outcome: Outcome
    kind: Kind
    open_facts: Mapping[str, KnownBy]
    presumption: float

    @property
    def answerable(self) -> bool:
        """Whether the organisation itself can answer one of the open facts."""
        return any(_own(path, knower) for path, knower in self.open_facts.items())


def known_by(path: str, facts: Mapping[str, Fact]) -> KnownBy:
    """Who can know the fact on this route: of its own hosting the organisation knows all."""
    deployment = facts.get("route.deployment")
    hosted_here = deployment is not None and deployment.value == Known("self-hosted")
    if hosted_here and path.startswith(_HOSTED):
        return "organisation"
    knower = VOCABULARY[path].known_by
    assert knower is not None
    return knower


def bearing(
    outcome: Outcome, facts: Mapping[str, Fact], policy: Policy, curable: bool = False
) -> Bearing:
    """What follows from an outcome in force; ``curable`` when papers the organisation can obtain would clear it."""
    paths = sorted({path for leaf in outcome.gaps for path in to_ask(leaf.fact, facts)})
    open_facts = {path: known_by(path, facts) for path in paths}
    kind = _kind(outcome, open_facts, curable)
    return Bearing(outcome, kind, open_facts, _presumption(outcome, open_facts, policy))


def _kind(outcome: Outcome, open_facts: Mapping[str, KnownBy], curable: bool) -> Kind:
    entry = outcome.rule.entry
    if entry.effect == "block":
        if outcome.verdict == "triggered":
            return "block" if outcome.confirmed else "likely"
        return _open_block(outcome, open_facts, curable)
    if entry.effect in OBLIGATIONS:
        return "duty"
    return "scores"


def _open_block(outcome: Outcome, open_facts: Mapping[str, KnownBy], curable: bool) -> Kind:
    knowers = set(open_facts.values())
    when_unknown = outcome.rule.when_unknown
    if outcome.red_flag:
        return "asks" if knowers - {"nobody"} else "likely"
    if any(_own(path, knower) for path, knower in open_facts.items()):
        return "asks"
    outside = knowers & {"public", "operator"}
    if outcome.rule.entry.settled_by is not None:
        return "settled"
    if curable and not (outside and outcome.rule.entry.when_unknown == "ask"):
        return "settled"
    if when_unknown == "knowledge" or knowers <= {"nobody"}:
        return "residual"
    return "asks"


def _own(path: str, knower: KnownBy) -> bool:
    """A fact that the organisation answers, papers left aside: those it can obtain."""
    return knower == "organisation" and not path.startswith("evidence.")


def _presumption(outcome: Outcome, open_facts: Mapping[str, KnownBy], policy: Policy) -> float:
    presumed = policy.presumptions
    if outcome.verdict == "triggered" or outcome.red_flag:
        return presumed.red_flag
    written = outcome.rule.entry.presumption
    if written is not None:
        return written
    if outcome.rule.when_unknown == "knowledge":
        return presumed.nobody
    shares = [float(getattr(presumed, knower)) for knower in set(open_facts.values())]
    return max(shares, default=presumed.nobody)
