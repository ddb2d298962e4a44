"""Located YAML, did-you-mean and safe display of hostile text."""

from riskctl.text.display import safe, safe_block
from riskctl.text.problems import InputError, Problem
from riskctl.text.suggest import did_you_mean, hint

__all__ = ["InputError", "Problem", "did_you_mean", "hint", "safe", "safe_block"]
