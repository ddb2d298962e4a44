"""What follows from one finding: it blocks, holds the answer, becomes a condition, or stays open.

Who can know the open facts, and what the law makes of not knowing, decide; never the nationality of a party.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from riskctl.assessment.cures import Requirement, term
from riskctl.assessment.policy import Policy
from riskctl.assessment.score import Weight, weigh
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
DEPLOYMENT = "route.deployment"
HOSTED = ("route.", "operator.")
"""Prefixes of facts that the organisation knows where it hosts the model itself."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """An outcome in force that is met or open, with what follows.

    ``open_facts`` maps each to who can know it; ``weight`` is what the outcome adds to the scores at its presumption;
    ``requirement`` what the organisation can do alone so that the finding is settled. ``ends`` are there where the
    organisation can answer what is open and so move the score: the weights if it answers for the best and the worst.
    """

    outcome: Outcome
    kind: Kind
    open_facts: Mapping[str, KnownBy]
    presumption: float
    weight: Weight | None = None
    ends: tuple[Weight | None, Weight | None] | None = None
    requirement: Requirement | None = None


def known_by(path: str, facts: Mapping[str, Fact]) -> KnownBy:
    """Who can know the fact on this route: of its own hosting the organisation knows all."""
    if path.startswith(HOSTED):
        deployment = facts.get(DEPLOYMENT)
        if deployment is not None and deployment.value == Known("self-hosted"):
            return "organisation"
    knower = VOCABULARY[path].known_by
    assert knower is not None
    return knower


@dataclass(frozen=True, slots=True)
class Remedy:
    """What is within the organisation's reach.

    ``paper`` clears the finding, ``term`` is a promise that settles it; with ``opens`` the promise ends what is met,
    and a fact that is still open decides. ``cure`` is the measure that is the paper.
    """

    paper: bool = False
    term: bool = False
    opens: bool = False
    cure: Requirement | None = None


NONE = Remedy()


def bearing(
    outcome: Outcome, facts: Mapping[str, Fact], policy: Policy, remedy: Remedy = NONE
) -> Bearing:
    """What follows from an outcome in force, with what the organisation can do about it."""
    paths = sorted({path for leaf in outcome.gaps for path in to_ask(leaf.fact, facts)})
    open_facts = {path: known_by(path, facts) for path in paths}
    kind = _kind(outcome, open_facts, remedy)
    presumed = _presumption(outcome, open_facts, policy)
    # Only what the organisation itself can answer widens the score; others' silence is presumed.
    answerable = any(_own(path, knower) for path, knower in open_facts.items())
    ends = None
    if answerable and outcome.scores and outcome.verdict == "unknown":
        ends = weigh(outcome, policy, 0.0), weigh(outcome, policy, 1.0)
    return Bearing(
        outcome,
        kind,
        open_facts,
        presumed,
        weight=weigh(outcome, policy, presumed),
        ends=ends,
        requirement=_requirement(outcome, kind, remedy, answerable),
    )


def _requirement(
    outcome: Outcome, kind: Kind, remedy: Remedy, answerable: bool
) -> Requirement | None:
    """What the organisation can settle alone: by the cure, else by the term of the rule."""
    promise = term(outcome) if remedy.term else None
    if kind in ("settled", "duty"):
        return remedy.cure or (None if answerable else promise)
    if kind == "scores" and outcome.verdict == "unknown" and not outcome.red_flag:
        return promise
    return None


def _kind(outcome: Outcome, open_facts: Mapping[str, KnownBy], remedy: Remedy) -> Kind:
    entry = outcome.rule.entry
    if entry.effect == "block":
        if outcome.verdict == "triggered":
            return _met_block(outcome, remedy)
        return _open_block(outcome, open_facts, remedy)
    if entry.effect in OBLIGATIONS:
        return "duty"
    return "scores"


def _met_block(outcome: Outcome, remedy: Remedy) -> Kind:
    """Unsigned paperwork is a condition, unless the red flag says that paper does not settle it."""
    # Beside a red flag a promise proves nothing: the law reaches those who had reason to know.
    if not outcome.red_flag:
        if remedy.paper or remedy.term:
            return "settled"
        if remedy.opens:
            return "asks"
    return "block" if outcome.confirmed else "likely"


def _open_block(outcome: Outcome, open_facts: Mapping[str, KnownBy], remedy: Remedy) -> Kind:
    knowers = set(open_facts.values())
    when_unknown = outcome.rule.when_unknown
    # A red flag turns not knowing into a reason to ask, or to put it before a person.
    if outcome.red_flag:
        return "asks" if knowers - {"nobody"} else "likely"
    if any(_own(path, knower) for path, knower in open_facts.items()):
        return "asks"
    outside = knowers & {"public", "operator"}
    if remedy.term:
        return "settled"
    if remedy.paper and not (outside and outcome.rule.entry.when_unknown == "ask"):
        return "settled"
    if when_unknown == "knowledge" or knowers <= {"nobody"}:
        return "residual"
    return "asks"


def _own(path: str, knower: KnownBy) -> bool:
    """A fact that the organisation answers, papers left aside: those it can obtain."""
    return knower == "organisation" and not path.startswith("evidence.")


def _presumption(outcome: Outcome, open_facts: Mapping[str, KnownBy], policy: Policy) -> float:
    presumed = policy.presumptions
    if outcome.verdict == "triggered" and outcome.rule.entry.effect == "block":
        return 1.0  # that a place is stated without proof must not make its route rank better
    if outcome.verdict == "triggered" or outcome.red_flag:
        return presumed.red_flag
    written = outcome.rule.entry.presumption
    if written is not None:
        return written
    if outcome.rule.when_unknown == "knowledge":
        return presumed.nobody
    shares = [float(getattr(presumed, knower)) for knower in set(open_facts.values())]
    return max(shares, default=presumed.nobody)
