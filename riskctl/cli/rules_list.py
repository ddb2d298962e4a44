"""``riskctl rules list``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli.grouped import grouped
from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import Basis, open_layers
from riskctl.cli.paper import TextOrJson, check_choice, new_paper, show, show_json

if TYPE_CHECKING:
    from riskctl.rules.ruleset import Rule


@dataclass(frozen=True, slots=True)
class RuleFilter:
    """Which rules are listed; what is not given does not narrow."""

    jurisdiction: Annotated[
        str | None,
        typer.Option(
            "--jurisdiction", "-j", metavar="XX", help="Rules of this jurisdiction, e.g. US."
        ),
    ] = None
    dimension: Annotated[
        str | None,
        typer.Option(
            "--dimension",
            "-d",
            metavar="NAME",
            help="Rules of this dimension: sanctions, export-control, data-residency or supply-chain.",
        ),
    ] = None
    effect: Annotated[
        str | None,
        typer.Option(
            "--effect",
            "-e",
            metavar="NAME",
            help="Rules of this effect: block, approval, filing, condition, assessment, exposure or watch.",
        ),
    ] = None


@grouped
def run(
    wanted: RuleFilter,
    basis: Basis,
    format_: TextOrJson = "text",
) -> None:
    """List the rules with their effect, dimension, status on the day, title and citation."""
    from riskctl.cli.today import day
    from riskctl.explanations.rule import EFFECTS
    from riskctl.explanations.rule_data import rule_row
    from riskctl.facts.spec import DIMENSIONS

    check_choice("--format", format_, ("text", "json"))
    check_choice("--dimension", wanted.dimension, DIMENSIONS)
    date = day(basis.as_of)
    known_rules = open_layers(basis.data, basis.rules).rules
    check_choice("--effect", wanted.effect, EFFECTS)
    jurisdiction = _jurisdiction(known_rules, wanted.jurisdiction or "")
    chosen = [
        rule
        for rule in sorted(known_rules, key=lambda rule: rule.id)
        if (not jurisdiction or rule.jurisdiction == jurisdiction)
        and wanted.dimension in (None, rule.entry.dimension)
        and wanted.effect in (None, rule.entry.effect)
    ]
    if format_ == "json":
        show_json([rule_row(rule, date) for rule in chosen])
        return
    _show(chosen, date)


def _jurisdiction(known_rules: tuple[Rule, ...], text: str) -> str:
    """The jurisdiction meant, by its name or a country's; "" for none. Raises :class:`UsageProblem` without rules."""
    from riskctl.facts.countries import COUNTRIES
    from riskctl.facts.country_names import spoken_country
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    known = sorted({rule.jurisdiction for rule in known_rules})
    folded = {name.casefold(): name for name in known}
    meant = folded.get(text.casefold()) or spoken_country(text)
    if text and meant not in known:
        near = hint(text, [*known, *COUNTRIES.values()])
        listed = ", ".join(known)
        raise UsageProblem(f"--jurisdiction takes one of {listed}, not '{safe(text, 40)}'{near}")
    return meant


def _show(chosen: list[Rule], date: str) -> None:
    from riskctl.explanations.columns import write_rows
    from riskctl.explanations.rule import source_on, status_on

    paper = new_paper()
    rows = [
        (
            rule.id,
            rule.entry.effect,
            rule.entry.dimension,
            status_on(rule, date),
            f"{rule.entry.title}\n{source_on(rule, date).citation}",
        )
        for rule in chosen
    ]
    if rows:
        write_rows(paper, ("ID", "EFFECT", "DIMENSION", "STATUS", "TITLE AND CITATION"), rows)
        paper.blank()
    paper.say(f"{len(rows)} rule{'' if len(rows) == 1 else 's'} as of {date}")
    show(paper)
