"""``riskctl screen``: look names up in the installed official lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli import exit_codes
from riskctl.cli.app import new_app
from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import AsOf
from riskctl.cli.paper import check_choice, new_paper, show

if TYPE_CHECKING:
    from riskctl.screening.query import Query
    from riskctl.screening.whitelist import Whitelist

app = new_app()
FORMATS = ("table", "json", "jsonl", "csv")
HITS = ("match", "review")
EPILOG = """Examples:

riskctl screen "Huawei Technologies" 智谱AI

riskctl screen "Alibaba Cloud" --country SG --format json

riskctl screen --file vendors.csv --format csv --fail-on-hit

Outcomes: match, review (a person decides), related (brand or parent of a listed party), clear, and unknown when a list
is missing, stale or damaged. Exit code 1 for a match or review with --fail-on-hit, 4 when any outcome is unknown."""


@app.command(epilog=EPILOG)
def screen(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME...", help="Names in any script.")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file", metavar="FILE", help="A .csv or .jsonl with id, name, country, kind."
        ),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="CC", help="Country of the names, such as CN."),
    ] = None,
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="organisation, person, vessel or aircraft; unknown compares with all.",
        ),
    ] = "unknown",
    identifiers: Annotated[
        list[str] | None,
        typer.Option("--identifier", metavar="SCHEME=VALUE", help="Such as lei=... or uscc=..."),
    ] = None,
    lists: Annotated[
        list[str] | None,
        typer.Option("--list", metavar="ID", help="Search this list only (may repeat)."),
    ] = None,
    whitelist: Annotated[
        Path | None,
        typer.Option(
            "--whitelist", metavar="FILE", help="Matches set aside with reason and last day."
        ),
    ] = None,
    as_of: AsOf = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="table, json, jsonl or csv.")
    ] = "table",
    fail_on_hit: Annotated[
        bool,
        typer.Option("--fail-on-hit", help="Exit with 1 when a name is a match or for review."),
    ] = False,
    fail_on_unknown: Annotated[
        bool,
        typer.Option(
            "--fail-on-unknown", help="Exit with 1 when not every needed list could be searched."
        ),
    ] = False,
    jurisdictions: Annotated[
        list[str] | None,
        typer.Option(
            "--jurisdiction",
            metavar="CC",
            help="Country of your organisation: says which lists are needed (may repeat).",
        ),
    ] = None,
) -> None:
    """Screen names against the installed official lists, with the reason for every result."""
    check_choice("--format", format_, FORMATS)
    from riskctl.cli.lists_open import check_id
    from riskctl.cli.today import day

    date = day(as_of)
    queries = _queries(names or [], file, country, kind, identifiers or [])
    aside = _whitelist(whitelist)
    from riskctl.screening.rows import result_row
    from riskctl.workspace.needed import bundled_needed
    from riskctl.workspace.screener import open_screener

    for one in lists or ():
        check_id(one, {})
    opened = open_screener(date, lists or (), bundled_needed(_countries(jurisdictions), date))
    rows = [
        result_row(aside.apply(opened.screener.screen(query), date), opened.searched, opened.absent)
        for query in queries
    ]
    _write(rows, format_)
    _leave(rows, fail_on_hit, fail_on_unknown)


def _queries(
    names: list[str], file: Path | None, country: str | None, kind: str, identifiers: list[str]
) -> list[Query]:
    from riskctl.screening.queries import new_query, query_problem, read_queries

    if file is not None and names:
        raise UsageProblem("give names or --file, not both")
    if told := query_problem("x", country or "", kind):
        raise UsageProblem(told)
    if file is not None:
        if country or identifiers:
            raise UsageProblem(
                "--country and --identifier belong to names; in a file each row has its own country"
            )
        return read_queries(file, kind)
    if not names:
        raise UsageProblem(
            "give a name, or a file of names with --file; for example: riskctl screen 'Example Co., Ltd.'"
        )
    pairs = [_identifier(text) for text in identifiers]
    if pairs and len(names) > 1:
        raise UsageProblem("--identifier belongs to one name; screen the names one by one")
    for name in names:
        if told := query_problem(name, "", ""):
            raise UsageProblem(told)
    from dataclasses import replace

    queries = []
    for name in names:
        query = new_query(name, country, kind)
        known = dict.fromkeys([*pairs, *query.identifiers])
        queries.append(replace(query, identifiers=tuple(known)))
    return queries


def _identifier(text: str) -> tuple[str, str]:
    from riskctl.watchlists.identifiers import BadIdentifierError, normal

    scheme, _, value = text.partition("=")
    if not scheme or not any(char.isalnum() for char in value):
        raise UsageProblem("--identifier takes SCHEME=VALUE, such as lei=5493001KJTIIGC8Y1R12")
    try:
        return normal(scheme, value)
    except BadIdentifierError as error:
        raise UsageProblem(str(error)) from None


def _whitelist(path: Path | None) -> Whitelist:
    from riskctl.screening.whitelist import NO_WHITELIST, load_whitelist
    from riskctl.text.located import load

    return NO_WHITELIST if path is None else load_whitelist(load(path))


def _write(rows: list[dict[str, Any]], format_: str) -> None:
    from riskctl.cli import console

    if format_ in ("json", "jsonl"):
        import json

        parts, indent = ([rows], 2) if format_ == "json" else (rows, None)
        for part in parts:
            line = json.dumps(part, ensure_ascii=False, sort_keys=True, indent=indent) + "\n"
            console.write_bytes(
                line.encode("utf-8", "backslashreplace")
            )  # half characters become JSON escapes
        return
    from riskctl.reports.screening import to_csv, write_results

    if format_ == "csv":
        console.write_bytes(to_csv(rows).encode("utf-8", "backslashreplace"))
        return
    paper = new_paper()
    write_results(paper, rows)
    show(paper)


def _countries(texts: list[str] | None) -> frozenset[str]:
    from riskctl.facts.countries import COUNTRIES

    codes = [text.strip().upper() for text in texts or ()]
    for code in codes:
        if code not in COUNTRIES:
            raise UsageProblem(
                f"--jurisdiction takes a country code of two letters, such as DE, not '{code[:20]}'"
            )
    return frozenset(codes)


def _leave(rows: list[dict[str, Any]], fail_on_hit: bool, fail_on_unknown: bool) -> None:
    outcomes = {row["outcome"] for row in rows}
    if fail_on_unknown and (
        "unknown" in outcomes or any(row["open"] or row["not_looked_up"] for row in rows)
    ):
        raise typer.Exit(exit_codes.GATE_FAILED)
    if fail_on_hit and outcomes & set(HITS):
        raise typer.Exit(exit_codes.GATE_FAILED)
    if "unknown" in outcomes:
        raise typer.Exit(exit_codes.STALE_DATA)
