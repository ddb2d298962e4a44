"""``riskctl lists import``: install a list from a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.grouped import grouped
from riskctl.cli.guard import UsageProblem
from riskctl.cli.list_format import LIST_FORMATS
from riskctl.cli.options import DataDirs

EPILOG = """Examples:

riskctl lists import sdn.csv --list us.sdn --date 2026-11-20

riskctl lists import targets.simple.csv --list own.sanctions --format opensanctions-simple-csv

riskctl lists import partners-barred.csv --list own.barred --format csv --date today --stale-after 90

Formats: ofac-xml, ofac-advanced-xml, ofac-csv, csl-csv, csl-json, ecfr-xml, eu-xml, uk-csv, uk-xml, un-xml,
opensanctions-simple-csv, ftm-json, prohibited-parties-json, csv. Zip and gzip files are unpacked."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The options of the command."""

    list_id: Annotated[
        str, typer.Option("--list", metavar="ID", help="The list it is, or an id of your own.")
    ]
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"Its format; without, told from the file if clear: {LIST_FORMATS}.",
        ),
    ] = ""
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DATE",
            help="The day of the list, if the file does not state it; 'today' for a list of today.",
        ),
    ] = None
    accept_count: Annotated[
        bool,
        typer.Option(
            "--accept-count", help="Install although the number of entries is not believable."
        ),
    ] = False
    accept_older: Annotated[
        bool,
        typer.Option("--accept-older", help="Keep a list that is older than the one installed."),
    ] = False
    stale_after: Annotated[
        int | None,
        typer.Option(
            "--stale-after", metavar="DAYS", min=1, max=3650, help="Days until it is stale."
        ),
    ] = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")] = False
    data: DataDirs = None


@grouped
def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The list.")],
    options: ImportOptions,
) -> None:
    """Check a file and install it as a snapshot of a list."""
    from riskctl.cli.lists_open import check_id, list_day, open_descriptors
    from riskctl.cli.paper import check_choice
    from riskctl.cli.progress import working
    from riskctl.cli.today import day
    from riskctl.sources.errors import BadList, Busy, NoRoom, SourceError
    from riskctl.sources.formats import FORMATS
    from riskctl.sources.importing import import_file
    from riskctl.sources.update import Choices
    from riskctl.text.display import safe
    from riskctl.text.problems import InputError, Problem
    from riskctl.watchlists.snapshots import lists_root

    today = day(None)
    date = list_day(options.date, today)
    check_choice("--format", options.format_ or None, FORMATS)
    descriptors = open_descriptors(options.data)
    check_id(options.list_id, descriptors)
    choices = Choices(
        format=options.format_,
        date=date,
        accept_count=options.accept_count,
        accept_older=options.accept_older,
        rhythm=options.stale_after or 0,
    )
    try:
        with working(f"reading {safe(file.name, 60)}", quiet=options.quiet):
            done = import_file(
                file,
                options.list_id,
                descriptors.get(options.list_id),
                lists_root(),
                today,
                choices,
            )
    except (Busy, NoRoom) as error:
        raise UsageProblem(str(error)) from None
    except SourceError as error:
        line = error.line if isinstance(error, BadList) else 0
        raise InputError(
            [Problem(str(file), line or 1, 1, f"{error}; nothing was installed")]
        ) from None
    if not options.quiet:
        _tell(done.snapshot, done.new, date)


def _tell(snapshot: object, new: bool, date: str) -> None:
    from riskctl.cli.console import say
    from riskctl.watchlists.snapshot import Snapshot

    assert isinstance(snapshot, Snapshot)
    word = "installed" if new else "installed already, checked again"
    say(
        f"{snapshot.list}: {word}; {snapshot.entries:,} entries of {snapshot.date} ({snapshot.format})"
    )
    if date and snapshot.date != date:
        say(f"the file says itself that it is of {snapshot.date}; --date {date} was not needed")
    if snapshot.accepted_count:
        say(
            "the number of entries was accepted by hand: this snapshot is never good for a clear answer"
        )
    if snapshot.incomplete:
        say(f"{snapshot.incomplete}: this snapshot is never good for a clear answer")
