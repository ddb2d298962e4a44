"""``riskctl lists diff``: what changed on a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli import exit_codes
from riskctl.cli.guard import UsageProblem

if TYPE_CHECKING:
    from riskctl.sources.diff import Difference
    from riskctl.watchlists.snapshots import Snapshot

EPILOG = """Examples:

riskctl lists diff us.entity-list

riskctl lists diff us.sdn --from 2026-06-30 --to 2026-11-23 --format json

Without dates the newest snapshot is compared with the one before it; with --from or --to, the ones in force on these
days."""


def run(
    list_id: Annotated[str, typer.Argument(metavar="ID", help="The list.")],
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="Compare with the list of this day."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help="The later list (default: the newest)."),
    ] = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="text for people, json for programs."
        ),
    ] = "text",
) -> None:
    """Entries added, removed and changed between two snapshots of a list."""
    from riskctl.cli.console import say
    from riskctl.cli.lists_open import check_day, check_id
    from riskctl.cli.paper import check_choice, show_json
    from riskctl.sources.diff import difference
    from riskctl.watchlists.snapshots import DamagedSnapshot, lists_root, read_entries

    check_day("--from", since)
    check_day("--to", until)
    check_choice("--format", format_, ("text", "json"))
    check_id(list_id, {})
    before, after = _pair(list_id, since, until, lists_root())
    try:
        changes = difference(read_entries(before), read_entries(after))
    except DamagedSnapshot as error:
        say(str(error))
        raise typer.Exit(exit_codes.STALE_DATA) from None
    if format_ == "json":
        show_json(_document(list_id, before, after, changes))
    else:
        _show(list_id, before, after, changes)


def _pair(
    list_id: str, since: str | None, until: str | None, root: Any
) -> tuple[Snapshot, Snapshot]:
    """The two snapshots. Raises :class:`UsageProblem` when there are no two to compare."""
    from riskctl.cli.lists_open import open_descriptors
    from riskctl.text.suggest import hint
    from riskctl.watchlists.snapshots import find, installed

    snapshots = [snapshot for snapshot in find(root) if snapshot.list == list_id]
    if not snapshots:
        known = [*installed(root), *open_descriptors(None)]
        raise UsageProblem(
            f"no snapshot of {list_id} is installed{hint(list_id, known)}; see riskctl lists status"
        )
    later = [snapshot for snapshot in snapshots if snapshot.date <= (until or "9999-12-31")]
    if not later:
        raise UsageProblem(
            f"no snapshot of {list_id} is of {until} or before; the first is of {snapshots[0].date}"
        )
    after = later[-1]
    earlier = [snapshot for snapshot in later[:-1] if since is None or snapshot.date <= since]
    if since is not None and after.date <= since:
        earlier = [after]
    if not earlier:
        raise UsageProblem(
            f"there is no snapshot of {list_id} before that of {after.date} to compare with"
        )
    return earlier[-1], after


def _document(
    list_id: str, before: Snapshot, after: Snapshot, difference: Difference
) -> dict[str, Any]:
    return {
        "list": list_id,
        "from": _named(before),
        "to": _named(after),
        "added": [entry.to_json() for entry in difference.added],
        "removed": [entry.to_json() for entry in difference.removed],
        "changed": [
            {
                "list": entry.entry.list,
                "id": entry.entry.id,
                "name": entry.entry.name,
                "fields": [
                    {"field": name, "before": old, "after": new} for name, old, new in entry.fields
                ],
            }
            for entry in difference.changed
        ],
    }


def _named(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "date": snapshot.date,
        "entries": snapshot.entries,
        "entries_sha256": snapshot.entries_sha256,
    }


def _show(list_id: str, before: Snapshot, after: Snapshot, difference: Difference) -> None:
    from riskctl.cli.paper import new_paper, show
    from riskctl.text.display import safe

    paper = new_paper()
    paper.say(
        f"{list_id}, {before.date} ({before.entries:,} entries) to {after.date} ({after.entries:,} entries)"
    )
    for title, entries in (("Added", difference.added), ("Removed", difference.removed)):
        paper.head(f"{title}: {len(entries)}")
        for entry in entries:
            paper.say(safe(f"{entry.name} ({entry.list} {entry.id})"), 2, "- ")
    paper.head(f"Changed: {len(difference.changed)}")
    for change in difference.changed:
        paper.say(safe(f"{change.entry.name} ({change.entry.list} {change.entry.id})"), 2, "- ")
        for name, old, new in change.fields:
            paper.say(safe(f"{name}: {old or 'none'} -> {new or 'none'}"), 6)
    show(paper)
