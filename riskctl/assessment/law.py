"""What subjects are judged by, apart from the facts about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riskctl.assessment.policy import Policy
from riskctl.facts.reference import References
from riskctl.ownership.regimes import Regime
from riskctl.rules.overlays import Overlay
from riskctl.rules.ruleset import Rule


@dataclass(frozen=True, slots=True)
class Law:
    """Rules, the reference lists they name, the policy that weighs them, waivers, and the ownership regimes."""

    rules: Iterable[Rule]
    references: References
    policy: Policy
    overlays: Sequence[Overlay] = ()
    regimes: Sequence[Regime] = ()
