"""The times of an ownership regime under a scenario, and those of the rule that it follows: one law, one calendar.

So a scenario or a replaced ruleset that moves the rule's windows moves the regime with it, and a finding and an
ownership finding of one document never say different things of the same law.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from riskctl.assessment.scenario import Scenario, WindowPatch
from riskctl.ownership.regime_file import followed
from riskctl.ownership.regimes import Regime, RegimeWindow
from riskctl.rules.ruleset import Rule


def follow_rules(
    regimes: Iterable[Regime], rules: Iterable[Rule], scenario: Scenario
) -> list[Regime]:
    """The regimes with the windows that their rules have, and in front of them those that the scenario supposes."""
    by_id = {rule.id: rule for rule in rules}
    latest_first = sorted(scenario.windows, key=lambda patch: patch.since, reverse=True)
    dated = []
    for regime in regimes:
        rule = by_id.get(regime.follows)
        enough = regime.windows[-1].enough
        windows = followed(rule.entry.windows, enough) if rule else regime.windows
        supposed = [_supposed(patch, regime) for patch in latest_first if patch.regime == regime.id]
        dated.append(replace(regime, windows=(*supposed, *windows)))
    return dated


def _supposed(patch: WindowPatch, regime: Regime) -> RegimeWindow:
    last = regime.windows[-1]
    return RegimeWindow.model_validate(
        {
            "from": patch.since,
            "status": patch.status,
            "source": last.source,
            "enough": last.enough,
            "note": "supposed by the scenario",
        }
    )
