"""Run every lint over one ruleset."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.facts.reference import References
from riskctl.rules.check.lints import LINTS
from riskctl.rules.check.subject import RuleUnderCheck
from riskctl.rules.ruleset import Rule, Ruleset
from riskctl.text.located import Located, Problem


def check_ruleset(
    located: Located, ruleset: Ruleset, references: References, everyone: Sequence[Rule], as_of: str
) -> list[Problem]:
    """All problems of a loaded ruleset, as of a day (for ``review_by``). Linear in tests x leaves."""
    problems: list[Problem] = []
    if ruleset.review_by < as_of:
        text = (
            f"review_by {ruleset.review_by} is past; read the sources again and set the next date"
        )
        problems.append(located.problem(("review_by",), text))
    for index, rule in enumerate(ruleset.rules):
        group = tuple(sibling for sibling in everyone if sibling.group == rule.group)
        case = RuleUnderCheck(rule, index, located, references, group)
        for lint in LINTS:
            problems += lint(case)
    return problems
