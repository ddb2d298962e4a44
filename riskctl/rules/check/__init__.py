"""Lints of rulesets: each a small function from a rule under check to problems."""

from riskctl.rules.check.run import check_ruleset

__all__ = ["check_ruleset"]
