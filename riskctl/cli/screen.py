"""``riskctl screen``: look names up in the installed official lists."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli import exit_codes
from riskctl.cli.app import new_app
from riskctl.cli.grouped import grouped
from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import AsOf
from riskctl.cli.paper import check_choice

if TYPE_CHECKING:
    from riskctl.cli.screen_run import ScreenTally
    from riskctl.screening.query import Query
    from riskctl.screening.whitelist import Whitelist

app = new_app()
FORMATS = ("table", "json", "jsonl", "csv")
EPILOG = """Examples:

riskctl screen "Huawei Technologies" 智谱AI

riskctl screen "Alibaba Cloud" --country SG --format json

riskctl screen --file vendors.csv --format csv --fail-on-hit

cat names.csv | riskctl screen --file -

riskctl screen --file 100000-names.csv --format jsonl -o answers.jsonl --resume

Outcomes: match, review (a person decides), related (brand or parent of a listed party), clear, and unknown when a list
is missing, stale or damaged. Exit code 1 for a match or review with --fail-on-hit, 4 when any outcome is unknown, 2
when a row of the file cannot be read: it stands in the output as unknown, and the other rows are answered."""


@dataclass(frozen=True, slots=True)
class NamesAsked:
    """What is looked up, how the answers are shown, and in what file."""

    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Names in any script.")] = (
        field(default_factory=list)
    )
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="CSV or JSON lines with name and, as far as known, id, country, kind, identifiers; - reads "
            "standard input.",
        ),
    ] = None
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="CC", help="Country of the names, such as CN."),
    ] = None
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="organisation, person, vessel, aircraft or unknown: unknown compares with all.",
        ),
    ] = "unknown"
    identifiers: Annotated[
        list[str],
        typer.Option("--identifier", metavar="SCHEME=VALUE", help="Such as lei=... or uscc=..."),
    ] = field(default_factory=list)
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="table, json, jsonl or csv.")
    ] = "table"
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write csv or jsonl there, row by row."
        ),
    ] = None
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Go on with --output: ids that it answers are left out."),
    ] = False
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", help="Processes for a long file; all cores if unsaid."),
    ] = None


@dataclass(frozen=True, slots=True)
class Against:
    """What the names are compared with, and what ends the command with 1."""

    lists: Annotated[
        list[str],
        typer.Option("--list", metavar="ID", help="Search this list only (may repeat)."),
    ] = field(default_factory=list)
    whitelist: Annotated[
        Path | None,
        typer.Option(
            "--whitelist", metavar="FILE", help="Matches set aside with reason and last day."
        ),
    ] = None
    as_of: AsOf = None
    fail_on_hit: Annotated[
        bool,
        typer.Option("--fail-on-hit", help="Exit with 1 when a name is a match or for review."),
    ] = False
    fail_on_unknown: Annotated[
        bool,
        typer.Option(
            "--fail-on-unknown", help="Exit with 1 when not every needed list could be searched."
        ),
    ] = False
    jurisdictions: Annotated[
        list[str],
        typer.Option(
            "--jurisdiction",
            metavar="CC",
            help="Country of your organisation: says which lists are needed (may repeat).",
        ),
    ] = field(default_factory=list)


@app.command(epilog=EPILOG)
@grouped
def screen(
    asked: NamesAsked,
    against: Against,
) -> None:
    """Screen names against the installed official lists, with the reason for every result."""
    check_choice("--format", asked.format, FORMATS)
    from riskctl.cli.lists_open import check_list
    from riskctl.cli.named_country import country_option
    from riskctl.cli.today import day

    date = day(against.as_of)
    if asked.country:
        asked = replace(asked, country=country_option("--country", asked.country))
    _check_asked(asked)
    queries = _queries(asked)
    aside = _whitelist(against.whitelist)
    from riskctl.cli import console
    from riskctl.cli.screen_file import screen_file
    from riskctl.cli.screen_run import Run
    from riskctl.cli.screen_state import run_state
    from riskctl.screening.idle_rows import idle_rows
    from riskctl.text.display import safe_block
    from riskctl.workspace.needed import bundled_needed
    from riskctl.workspace.screener import open_screener

    for list_id in against.lists:
        check_list(list_id)
    needed = bundled_needed(_countries(against.jurisdictions), date)
    opened = open_screener(date, against.lists, needed)
    run = Run(opened, aside, date, state=run_state(opened, aside, date))
    for notice in idle_rows(aside, opened.screener.indexes):
        console.say(safe_block(notice))
    screen_file(run, asked, queries)
    _leave(run.tally, against)


def _queries(asked: NamesAsked) -> list[Query]:
    from riskctl.screening.queries import new_query, query_problem

    pairs = [_identifier(text) for text in asked.identifiers]
    if pairs and len(asked.names) > 1:
        raise UsageProblem("--identifier belongs to one name; screen the names one by one")
    problems = [problem for name in asked.names if (problem := query_problem(name, "", ""))]
    if problems:
        raise UsageProblem("\n".join(problems))
    queries = []
    for name in asked.names:
        query = new_query(name, asked.country, asked.kind)
        known = dict.fromkeys([*pairs, *query.identifiers])
        queries.append(replace(query, identifiers=tuple(known)))
    return queries


def _check_asked(asked: NamesAsked) -> None:
    from riskctl.screening.queries import query_problem

    if asked.file is not None and asked.names:
        raise UsageProblem("give names or --file, not both")
    if problem := query_problem("x", asked.country or "", asked.kind):
        raise UsageProblem(problem)
    if asked.file is not None and asked.identifiers:
        raise UsageProblem(
            "--identifier belongs to names; in a file each row has its own in the column identifiers"
        )
    if asked.file is None and not asked.names:
        raise UsageProblem(
            "give a name, or a file of names with --file; for example: riskctl screen 'Example Co., Ltd.'"
        )
    if asked.resume and (asked.output is None or asked.file is None):
        raise UsageProblem("--resume goes on with the file of --output, for the names of --file")
    if asked.output and asked.format not in ("csv", "jsonl"):
        raise UsageProblem("--output takes --format csv or jsonl, which grow row by row")


def _identifier(text: str) -> tuple[str, str]:
    from riskctl.watchlists.identifiers import BadIdentifierError, written

    try:
        return written(text)
    except BadIdentifierError as error:
        raise UsageProblem(str(error)) from None


def _whitelist(path: Path | None) -> Whitelist:
    if path is None:
        from riskctl.screening.whitelist import NO_WHITELIST

        return NO_WHITELIST
    from riskctl.screening.whitelist_file import load_whitelist
    from riskctl.text.located import load

    return load_whitelist(load(path))


def _countries(texts: list[str]) -> frozenset[str]:
    from riskctl.cli.named_country import country_option

    return frozenset(country_option("--jurisdiction", text) for text in texts)


def _leave(tally: ScreenTally, against: Against) -> None:
    from riskctl.cli.screen_run import HITS

    if against.fail_on_unknown and ("unknown" in tally.outcomes or tally.gaps):
        raise typer.Exit(exit_codes.GATE_FAILED)
    if against.fail_on_hit and tally.outcomes & HITS:
        raise typer.Exit(exit_codes.GATE_FAILED)
    if tally.bad_rows:
        raise typer.Exit(exit_codes.INVALID_INPUT)
    if "unknown" in tally.outcomes:
        raise typer.Exit(exit_codes.STALE_DATA)
