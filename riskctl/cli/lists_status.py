"""``riskctl lists status``: which lists are here, how old they are, and what is wrong with any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli import exit_codes
from riskctl.cli.options import AsOf, DataDirs

if TYPE_CHECKING:
    from riskctl.sources.status import ListState

EPILOG = """Examples:

riskctl lists status

riskctl lists status --format json --as-of 2026-06-30

Exit code 4 when a list that was installed is stale, incomplete, damaged or gone."""


def run(
    format_: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="table for people, json for programs."
        ),
    ] = "table",
    as_of: AsOf = None,
    data: DataDirs = None,
) -> None:
    """Age, number of entries and soundness of every list; no network."""
    from riskctl.cli.lists_open import open_descriptors
    from riskctl.cli.paper import check_choice, show_json
    from riskctl.cli.today import day
    from riskctl.sources.status import standings
    from riskctl.watchlists.snapshots import lists_root

    check_choice("--format", format_, ("table", "json"))
    date = day(as_of)
    states = standings(lists_root(), open_descriptors(data), date)
    if format_ == "json":
        show_json({"as_of": date, "lists": [_row(state) for state in states]})
    else:
        _show(states, date)
    if not all(state.sound for state in states):
        raise typer.Exit(exit_codes.STALE_DATA)


def _row(state: ListState) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "list": state.list,
        "title": state.title,
        "state": state.word,
        "reason": state.reason,
    }
    fields["descriptor"] = state.stands_for
    fields["age_days"] = state.age
    fields["last_failure"] = (
        {"date": state.failure.date, "url": state.failure.url, "reason": state.failure.reason}
        if state.failure
        else None
    )
    kept = (
        "publisher",
        "url",
        "format",
        "parser",
        "retrieved",
        "checked",
        "list_date",
        "sha256",
        "entries_sha256",
        "entries",
        "covers",
        "rhythm_days",
        "quiet_days",
        "accepted_count",
        "imported",
        "incomplete",
    )
    snapshot = state.snapshot
    fields["snapshot"] = (
        {"date": snapshot.date, **{name: snapshot.to_json()[name] for name in kept}}
        if snapshot
        else None
    )
    return fields


def _show(states: list[ListState], date: str) -> None:
    from riskctl.cli.paper import new_paper, show
    from riskctl.text.display import safe

    paper = new_paper()
    here = [state for state in states if state.word != "not installed"]
    paper.say(f"Lists as of {date}: {sum(state.sound for state in here)} of {len(here)} sound")
    for state in here:
        paper.blank()
        paper.say(f"{state.list}: {state.word}{_count(state)}")
        if not state.sound:
            paper.say(safe(state.reason), 2)
        if state.sound and state.title:
            paper.say(safe(state.title), 2)
        if state.stands_for:
            paper.say(f"described by {safe(state.stands_for)}", 2)
    if absent := [state for state in states if state.word == "not installed"]:
        paper.head("Not installed")
        for state in absent:
            described = f" (described by {safe(state.stands_for)})" if state.stands_for else ""
            paper.say(f"{state.list}: {safe(state.reason)}{described}", 2, "- ")
    show(paper)


def _count(state: ListState) -> str:
    if state.snapshot is None:
        return ""
    age = f", {state.age} days old" if state.age is not None else ""
    return f"; {state.snapshot.entries:,} entries of {state.snapshot.date}{age}"
