"""``riskctl rules show``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import AsOf, DataDirs, RuleDirs, open_layers
from riskctl.cli.paper import TextOrJson, check_choice, new_paper, show, show_json

if TYPE_CHECKING:
    from riskctl.rules.ruleset import Rule, Ruleset
    from riskctl.workspace.workspace import Workspace


def run(
    name: Annotated[
        str, typer.Argument(metavar="RULE_OR_RULESET", help="Id of a rule or a ruleset.")
    ],
    as_of: AsOf = None,
    data: DataDirs = None,
    rules: RuleDirs = None,
    format_: TextOrJson = "text",
) -> None:
    """Show one rule in prose with its inline tests, or a ruleset with its sources and rules."""
    from riskctl.cli.today import day
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    check_choice("--format", format_, ("text", "json"))
    date = day(as_of)
    workspace = open_layers(data, rules)
    every = {rule.id: rule for rule in workspace.rules}
    sets = {ruleset.id: ruleset for ruleset in workspace.rulesets}
    if name in every:
        _rule(every[name], sets[every[name].ruleset], workspace, date, format_)
    elif name in sets:
        _ruleset(sets[name], workspace, date, format_)
    else:
        raise UsageProblem(f"no rule or ruleset '{safe(name, 80)}'{hint(name, [*every, *sets])}")


def _rule(rule: Rule, ruleset: Ruleset, workspace: Workspace, date: str, format_: str) -> None:
    from riskctl.cli import departed
    from riskctl.explanations.rule import DatedRule, write_rule
    from riskctl.explanations.rule_data import rule_data

    if format_ == "json":
        data = rule_data(rule, ruleset, workspace.references, date)
        show_json({**data, **departed.of_workspace(workspace)})
        return
    paper = new_paper()
    departed.write_departures(paper, departed.of_workspace(workspace))
    write_rule(paper, DatedRule(rule, ruleset, workspace.references, date))
    paper.head("Inline tests")
    for test in rule.entry.tests:
        asks = f", asks {', '.join(test.asks)}" if test.asks else ""
        paper.say(f"{test.as_of} {test.name}: {test.expect}{asks}", 2, "- ")
    paper.blank()
    paper.say(f"File: {ruleset.name}")
    show(paper)


def _ruleset(ruleset: Ruleset, workspace: Workspace, date: str, format_: str) -> None:
    from riskctl.cli import departed
    from riskctl.explanations.rule import status_on, write_source
    from riskctl.explanations.rule_data import rule_row
    from riskctl.explanations.words import label

    if format_ == "json":
        sources = {key: source.model_dump() for key, source in ruleset.sources.items()}
        show_json(
            {
                "id": ruleset.id,
                "title": ruleset.title,
                "jurisdiction": ruleset.jurisdiction,
                "review_by": ruleset.review_by,
                "sha256": ruleset.sha256,
                "as_of": date,
                "sources": sources,
                "rules": [rule_row(rule, date) for rule in ruleset.rules],
                **departed.of_workspace(workspace),
            }
        )
        return
    paper = new_paper()
    departed.write_departures(paper, departed.of_workspace(workspace))
    paper.say(ruleset.id)
    paper.say(ruleset.title)
    paper.blank()
    paper.pair("Jurisdiction", ruleset.jurisdiction)
    paper.pair(
        "Review by",
        ruleset.review_by + (" (past: read the sources again)" if ruleset.review_by < date else ""),
    )
    paper.pair("File", ruleset.name)
    paper.pair("SHA-256", ruleset.sha256)
    paper.head(f"Rules as of {date}")
    for rule in ruleset.rules:
        paper.say(
            f"{rule.id}: {label(rule.entry.effect)}, {label(rule.entry.dimension)}, {status_on(rule, date)}",
            2,
        )
        paper.say(rule.entry.title, 6)
    paper.head("Sources")
    for source in ruleset.sources.values():
        write_source(paper, source.model_dump())
    show(paper)
