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
    found = standings(lists_root(), open_descriptors(data), date)
    if format_ == "json":
        show_json({"as_of": date, "lists": [_row(one) for one in found]})
    else:
        _show(found, date)
    if not all(one.sound for one in found):
        raise typer.Exit(exit_codes.STALE_DATA)


def _row(one: ListState) -> dict[str, Any]:
    row: dict[str, Any] = {
        "list": one.list,
        "title": one.title,
        "state": one.word,
        "reason": one.reason,
    }
    row["descriptor"] = one.stands_for
    row["age_days"] = one.age
    row["last_failure"] = (
        {"date": one.failure.date, "url": one.failure.url, "reason": one.failure.reason}
        if one.failure
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
    snapshot = one.snapshot
    row["snapshot"] = (
        {"date": snapshot.date, **{name: snapshot.to_json()[name] for name in kept}}
        if snapshot
        else None
    )
    return row


def _show(found: list[ListState], date: str) -> None:
    from riskctl.cli.paper import new_paper, show
    from riskctl.text.display import safe

    paper = new_paper()
    here = [one for one in found if one.word != "not installed"]
    paper.say(f"Lists as of {date}: {sum(one.sound for one in here)} of {len(here)} sound")
    for one in here:
        paper.blank()
        paper.say(f"{one.list}: {one.word}{_count(one)}")
        if not one.sound:
            paper.say(safe(one.reason), 2)
        if one.sound and one.title:
            paper.say(safe(one.title), 2)
        if one.stands_for:
            paper.say(f"described by {safe(one.stands_for)}", 2)
    if others := [one for one in found if one.word == "not installed"]:
        paper.head("Not installed")
        for one in others:
            described = f" (described by {safe(one.stands_for)})" if one.stands_for else ""
            paper.say(f"{one.list}: {safe(one.reason)}{described}", 2, "- ")
    show(paper)


def _count(one: ListState) -> str:
    if one.snapshot is None:
        return ""
    age = f", {one.age} days old" if one.age is not None else ""
    return f"; {one.snapshot.entries:,} entries of {one.snapshot.date}{age}"
