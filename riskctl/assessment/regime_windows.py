"""The times of an ownership regime are those of the rule that carries it: one law, one calendar.

So a scenario or a replaced ruleset that moves the rule's windows moves the regime with it, and a finding and an
ownership finding of one document never say different things of the same law.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from riskctl.ownership.regimes import Regime, Window
from riskctl.rules.ruleset import Rule
from riskctl.rules.ruleset import Window as RuleWindow

RULE_OF_REGIME = {"bis-affiliates": "us.ear.affiliates-50"}
"""The rule whose windows a regime follows, by regime; the others carry their own times."""


def follow_rules(regimes: Iterable[Regime], rules: Iterable[Rule]) -> list[Regime]:
    """The regimes, with the windows of their rules where a rule carries them."""
    by_id = {rule.id: rule for rule in rules}
    followed = []
    for regime in regimes:
        rule = by_id.get(RULE_OF_REGIME.get(regime.id, ""))
        followed.append(regime if rule is None else _with_windows(regime, rule))
    return followed


def _with_windows(regime: Regime, rule: Rule) -> Regime:
    half = regime.windows[0].half
    windows = tuple(_window(window, half) for window in rule.entry.windows)
    return replace(regime, windows=windows)


def _window(window: RuleWindow, half: bool) -> Window:
    known = window.status in ("in-force", "suspended")
    return Window(
        since=window.since or "",
        through=window.through or "",
        status=window.status if known else "not-in-force",
        half=half,
        verify=window.verify,
        note=window.note,
    )
