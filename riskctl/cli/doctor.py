"""``riskctl doctor``: what is installed, which data and lists it found, and whether any is stale. No network."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import typer

from riskctl.cli import exit_codes
from riskctl.cli.app import new_app
from riskctl.cli.options import AsOf, DataDirs, RuleDirs, open_layers
from riskctl.cli.paper import TextOrJson, check_choice, new_paper, show, show_json

if TYPE_CHECKING:
    from riskctl.sources.status import ListState
    from riskctl.text.problems import InputError
    from riskctl.workspace.workspace import Workspace

app = new_app()

EPILOG = """Example: riskctl doctor

Exit code 4 when data is missing, unusable or past its review date, or an installed list is stale or damaged. That no
list is installed is only a hint."""
OLD = 365
"""Days after which an embedded watchlist counts as stale."""
NO_LISTS = "none installed; names are screened against the bundled extracts only. Run: riskctl lists update"


@app.command(epilog=EPILOG)
def doctor(
    as_of: AsOf = None, data: DataDirs = None, rules: RuleDirs = None, format_: TextOrJson = "text"
) -> None:
    """Check the installation, its data, its lists and its cache; no network."""
    from riskctl.cli import machine
    from riskctl.cli.today import day
    from riskctl.text.problems import InputError

    check_choice("--format", format_, ("text", "json"))
    date = day(as_of)
    report: dict[str, Any] = {"as_of": date, **machine.look()}
    try:
        report |= _found(open_layers(data, rules), date)
    except InputError as error:
        report |= _unusable(error)
    except OSError as error:
        report |= {"problems": [f"bundled data cannot be read: {error.strerror}"]}
    report["lists"], unsound = _lists(date)
    report["problems"] += unsound
    if format_ == "json":
        show_json(report)
    else:
        _show(report)
    if report["problems"]:
        raise typer.Exit(exit_codes.STALE_DATA)


def _unusable(error: InputError) -> dict[str, Any]:
    count = len(error.problems)
    first = [str(problem) for problem in error.problems[:5]]
    more = (
        [f"and {count - 5} more; see riskctl catalogue check and riskctl rules check"]
        if count > 5
        else []
    )
    return {"problems": [*first, *more]}


def _found(workspace: Workspace, date: str) -> dict[str, Any]:
    from riskctl.text.dates import days_between

    book = workspace.catalogue
    counts = {kind: len(getattr(book, kind)) for kind in ("vendors", "models", "routes", "chips")}
    counts |= {
        "rulesets": len(workspace.rulesets),
        "rules": len(workspace.rules),
        "scenarios": len(workspace.scenarios),
    }
    watchlists = [
        {"id": entry.id, "date": entry.date, "stale": days_between(entry.date, date) > OLD}
        for entry in workspace.watchlists.inputs
    ]
    stale = [ruleset for ruleset in workspace.rulesets if ruleset.review_by < date]
    problems = [f"ruleset {entry.id} was to be reviewed by {entry.review_by}" for entry in stale]
    problems += [
        f"watchlist {watchlist['id']} is of {watchlist['date']}"
        for watchlist in watchlists
        if watchlist["stale"]
    ]
    problems += [
        f"no {kind} found"
        for kind in ("vendors", "models", "routes", "chips", "rules")
        if not counts[kind]
    ]
    return {"counts": counts, "watchlists": watchlists, "problems": problems}


def _lists(date: str) -> tuple[dict[str, Any], list[str]]:
    """The installed lists as they stand on the day, each read whole, and what is wrong with any."""
    from riskctl.sources.status import standings
    from riskctl.watchlists.snapshots import lists_root

    root = lists_root()
    folder = None if str(root) == os.devnull else str(root)
    try:
        # Without descriptors: a list that was never installed is no problem of the installation.
        states = standings(root, {}, date)
    except OSError as error:
        return {"folder": folder, "installed": []}, [
            f"installed lists cannot be read: {error.strerror}"
        ]
    problems = [f"{state.word} list: {state.reason}" for state in states if not state.sound]
    return {"folder": folder, "installed": [_list_row(state) for state in states]}, problems


def _list_row(state: ListState) -> dict[str, Any]:
    """A list that is gone, or that nobody had on the day, has neither date nor entries."""
    snapshot = state.snapshot
    date, entries = (snapshot.date, snapshot.entries) if snapshot else (None, None)
    return {
        "list": state.list,
        "date": date,
        "entries": entries,
        "state": state.word,
        "reason": state.reason,
    }


def _show(report: dict[str, Any]) -> None:
    paper = new_paper()
    paper.say(f"riskctl {report['version']}, checked as of {report['as_of']}")
    paper.blank()
    paper.pair("Python", report["python"])
    for extra in report["extras"]:
        state = (
            f"{extra['package']} {extra['version']}"
            if extra["version"]
            else f"missing; {extra['advice']}"
        )
        paper.pair(f"Extra {extra['extra']}", state)
    paper.pair("Data", f"{report['data']['root']} ({report['data']['kind']})")
    for pack in report["data"]["packs"]:
        paper.pair("Pack", pack)
    if "counts" in report:
        paper.pair(
            "Holds", ", ".join(f"{count} {name}" for name, count in report["counts"].items())
        )
    for watchlist in report.get("watchlists", ()):
        paper.pair(
            "Watchlist",
            f"{watchlist['id']} of {watchlist['date']}{' (stale)' if watchlist['stale'] else ''}",
        )
    if not report.get("watchlists", True):
        paper.pair(
            "Watchlists",
            "none embedded; parties are screened by the catalogue's dated statements only",
        )
    for watchlist in report["lists"]["installed"]:
        contents = (
            f" of {watchlist['date']}, {watchlist['entries']:,} entries"
            if watchlist["date"]
            else ""
        )
        paper.pair("List", f"{watchlist['list']}{contents} ({watchlist['state']})")
    if not report["lists"]["installed"]:
        paper.pair("Lists", NO_LISTS)
    paper.pair("Config", report["configuration"])
    paper.pair("Cache", _cache_words(report["cache"]))
    screen = report["terminal"]
    colour = "colour" if screen["colour"] else f"no colour ({screen['why']})"
    paper.pair("Terminal", f"{screen['encoding']}, {screen['columns']} columns, {colour}")
    paper.head("Problems" if report["problems"] else "No problems.")
    for problem in report["problems"]:
        paper.say(problem, 2, "- ")
    show(paper)


def _cache_words(cache: dict[str, Any]) -> str:
    if cache["state"] == "off":
        return "switched off (RISKCTL_CACHE_DIR is empty)"
    broken = (
        f", {cache['broken']} broken (ignored and rebuilt when needed)" if cache["broken"] else ""
    )
    return f"{cache['folder']}: {cache['state']}, {cache['files']} files{broken}"
