"""``riskctl ownership``: who owns a company under each regime, with proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.grouped import grouped
from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import RuleDirs

if TYPE_CHECKING:
    from riskctl.ownership.graph import OwnershipGraph
    from riskctl.ownership.regimes import Regime
    from riskctl.ownership.result import OwnershipResult

app = new_app()

FORMATS = ("text", "json", "mermaid")
EPILOG = """Examples:

riskctl ownership owners.yaml --target "Example AI" --listed "Example Group=us.entity-list"

riskctl ownership register.jsonl --target co-1 --listed co-9=us.sdn,uk.consolidated --regime ofac50 --regime uk

riskctl ownership bods.json --target 31c55e425764 --as-of 2026-11-23 --format json

FILE is our own YAML (edges, listed, facts), FollowTheMoney JSON lines or BODS 0.4 JSON; docs/ownership.md shows each.
A party named by --listed without lists is on the SDN, Entity, UK and EU lists. Regimes: ofac50, bis-affiliates, uk, eu,
covered-person, provider-terms. The verdict is that of the rule while in force; its status on the day is told beside."""


@dataclass(frozen=True, slots=True)
class OwnershipOptions:
    """The options of the command."""

    target: Annotated[
        str | None,
        typer.Option("--target", metavar="PARTY", help="The company asked about, by id or name."),
    ] = None
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help="The day (default: that of the file, or today)."
        ),
    ] = None
    regimes: Annotated[
        list[str],
        typer.Option(
            "--regime",
            metavar="REGIME",
            help="Ask only this regime (may repeat): bis-affiliates, ofac50, eu, uk, covered-person, provider-terms.",
        ),
    ] = field(default_factory=list)
    listed: Annotated[
        list[str],
        typer.Option(
            "--listed",
            metavar="PARTY[=LIST,...]",
            help="A party that is on these lists (may repeat).",
        ),
    ] = field(default_factory=list)
    rules: RuleDirs = None
    form: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="text, json or mermaid.")
    ] = "text"


@app.command(epilog=EPILOG)
@grouped
def ownership(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Who holds what: .yaml, .jsonl or .json.")
    ],
    options: OwnershipOptions,
) -> None:
    """Work out who owns a company under each regime, with proof."""
    from riskctl.cli import console
    from riskctl.cli.options import open_layers
    from riskctl.cli.paper import check_choice, show_json
    from riskctl.cli.today import day
    from riskctl.ownership.assess import assess_ownership
    from riskctl.ownership.draw import mermaid
    from riskctl.ownership.read import find_party, read_file

    check_choice("--format", options.form, FORMATS)
    case = read_file(file)
    when = day(options.as_of or case.as_of or None)
    if not (options.target or case.target):
        raise UsageProblem("name the company asked about with --target; the file names none")
    workspace = open_layers(None, options.rules)
    asked = _regimes(options.regimes or [], workspace.ownership_regimes)
    places = {
        regime.places: workspace.references.members(regime.places, when)
        for regime in asked
        if regime.places
    }
    lists = _listed(options.listed or [], case.graph)
    try:
        party = find_party(case.graph, options.target or case.target)
    except ValueError as error:
        raise UsageProblem(str(error)) from None
    judged = assess_ownership(case.graph, party, when, asked, lists, places)
    result = judged.with_notes(case.notes)
    if options.form == "json":
        show_json(result.to_json())
    elif options.form == "mermaid":
        console.write_text(mermaid(result))
    else:
        _show(result)


def _regimes(names: Sequence[str], known: Sequence[Regime]) -> list[Regime]:
    """The regimes named, written with hyphens or underscores; without names all of them."""
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    by_id = {regime.id: regime for regime in known}
    wanted = dict.fromkeys(name.strip().lower().replace("_", "-") for name in names)
    for name in wanted:
        if name not in by_id:
            choices = ", ".join(by_id)
            raise UsageProblem(f"no regime '{safe(name, 40)}'{hint(name, by_id)}; known: {choices}")
    return [by_id[name] for name in wanted] or list(known)


def _listed(options: Sequence[str], graph: OwnershipGraph) -> dict[str, list[str]]:
    """Lists by party id; without lists a party is on those that the regimes of sanctions and export control name."""
    from riskctl.ownership.lists import LISTS, list_id
    from riskctl.ownership.read import find_party
    from riskctl.ownership.read_case import DEFAULT_LISTS
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    lists: dict[str, list[str]] = {}
    for option in options:
        party, equals, names = option.rpartition("=")
        party, wanted = (party, names.split(",")) if equals else (option, list(DEFAULT_LISTS))
        try:
            party_id = find_party(graph, party.strip())
        except ValueError as error:
            raise UsageProblem(f"--listed: {error}") from None
        for name in wanted:
            known = list_id(name)
            if not known:
                text = f"--listed: no list '{safe(name, 40)}'{hint(name, LISTS)}; known: {', '.join(sorted(LISTS))}"
                raise UsageProblem(text)
            lists.setdefault(party_id, []).append(known)
    return lists


def _show(result: OwnershipResult) -> None:
    import sys

    from riskctl.cli import console
    from riskctl.cli.ownership_text import write
    from riskctl.cli.paper import new_paper, show

    paper = new_paper()
    write(paper, result, console.speaks_unicode(sys.stdout))
    show(paper)
