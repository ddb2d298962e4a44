"""Rules as plain data for ``--format json``."""

from __future__ import annotations

from typing import Any

from riskctl.explanations.conditions import write_condition
from riskctl.explanations.paper import WIDEST, Paper
from riskctl.explanations.rule import source_on
from riskctl.facts.reference import References
from riskctl.rules.ruleset import Rule, Ruleset


def rule_row(rule: Rule, as_of: str) -> dict[str, Any]:
    """One line of a list of rules."""
    window = rule.window(as_of)
    return {
        "id": rule.id,
        "ruleset": rule.ruleset,
        "jurisdiction": rule.jurisdiction,
        "title": rule.entry.title,
        "dimension": rule.entry.dimension,
        "effect": rule.entry.effect,
        "strength": rule.entry.strength,
        "status": window.status if window else "not-in-force",
        "verify": bool(window and window.verify),
        "citation": source_on(rule, as_of).citation,
    }


def rule_data(rule: Rule, ruleset: Ruleset, references: References, as_of: str) -> dict[str, Any]:
    """Everything about one rule: as written, its status on the day, its sources and its condition in words."""
    paper = Paper(WIDEST)
    write_condition(paper, rule.condition, references, as_of, indent=0)
    keys = dict.fromkeys(window.source for window in rule.entry.windows)
    return {
        **rule.entry.model_dump(by_alias=True),
        **rule_row(rule, as_of),
        "as_of": as_of,
        "review_by": ruleset.review_by,
        "sources": [{"id": key, **rule.sources[key].model_dump()} for key in keys],
        "in_words": paper.lines,
    }
