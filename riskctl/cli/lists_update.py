"""``riskctl lists update``: fetch official lists from their publishers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli import exit_codes
from riskctl.cli.grouped import grouped
from riskctl.cli.guard import UsageProblem
from riskctl.cli.list_format import LIST_FORMATS
from riskctl.cli.options import DataDirs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from riskctl.sources.descriptors import Descriptor
    from riskctl.sources.download import Progress
    from riskctl.sources.update import Choices, Updated
    from riskctl.workspace.config import ListSource

EPILOG = """Examples:

riskctl lists update

riskctl lists update us.sdn un.consolidated

riskctl lists update us.sdn --mirror https://mirror.example.org/ofac

riskctl lists update us.entity-list --date 2026-11-02

A list that cannot be had or does not look right is not installed: the snapshot before it stays, is marked stale, and
the command ends with exit code 4."""


@dataclass(frozen=True, slots=True)
class UpdateOptions:
    """The options of the command."""

    url: Annotated[
        str, typer.Option("--url", metavar="URL", help="Fetch one list from this address.")
    ] = ""
    mirror: Annotated[
        str,
        typer.Option(
            "--mirror", metavar="BASE", help="Fetch from here, with the paths of the publishers."
        ),
    ] = ""
    proxy: Annotated[
        str, typer.Option("--proxy", metavar="URL", help="Fetch through this proxy.")
    ] = ""
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"Format of what --url gives, if it differs: {LIST_FORMATS}.",
        ),
    ] = ""
    date: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="DATE", help="The list as of this day, where the publisher keeps it."
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
    force: Annotated[bool, typer.Option("--force", help="Fetch even what has not changed.")] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")] = False
    data: DataDirs = None


@grouped
def run(
    options: UpdateOptions,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...", help="Lists; without, those installed or of the default set."
        ),
    ] = None,
) -> None:
    """Fetch official lists, check them and install them as snapshots."""
    from riskctl.cli.lists_open import list_day, list_sources, open_descriptors
    from riskctl.cli.paper import check_choice
    from riskctl.cli.today import day
    from riskctl.sources.formats import FORMATS
    from riskctl.sources.update import Choices
    from riskctl.watchlists.snapshots import lists_root

    today = day(None)
    date = list_day(options.date, today)
    check_choice("--format", options.format_ or None, FORMATS)
    descriptors = open_descriptors(options.data)
    wanted = _wanted(ids or [], descriptors, lists_root())
    if (options.url or date or options.format_) and len(ids or []) != 1:
        raise UsageProblem("--url, --format and --date are for one list; name one")
    if options.url and options.mirror:
        raise UsageProblem("say --url or --mirror, not both")
    choices = Choices(
        options.url,
        options.mirror,
        options.proxy,
        options.format_,
        date,
        options.accept_count,
        options.accept_older,
        options.force,
    )
    failed = _all(wanted, descriptors, choices, list_sources(), today, options.quiet)
    if failed:
        raise typer.Exit(exit_codes.STALE_DATA)


def _wanted(ids: list[str], descriptors: Mapping[str, Descriptor], root: Path) -> list[str]:
    """The lists to fetch, each once. Raises :class:`UsageProblem` with every id that has no descriptor."""
    from riskctl.cli.lists_open import check_id
    from riskctl.text.suggest import hint
    from riskctl.watchlists.snapshots import installed

    if not ids:
        there = set(installed(root))
        return [
            descriptor.id
            for descriptor in descriptors.values()
            if descriptor.endpoint and (descriptor.default or descriptor.id in there)
        ]
    for descriptor in ids:
        check_id(descriptor, descriptors)
    if unknown := [
        f"{list_id}{hint(list_id, descriptors)}" for list_id in ids if list_id not in descriptors
    ]:
        raise UsageProblem(
            f"no descriptor for {', '.join(unknown)}; use riskctl lists import for a list of your own"
        )
    return list(dict.fromkeys(ids))


def _all(
    wanted: list[str],
    descriptors: Mapping[str, Descriptor],
    choices: Choices,
    sources: Mapping[str, ListSource],
    today: str,
    quiet: bool,
) -> list[str]:
    """Update one after the other; what fails is told at its turn and again at the end. Returns the ids that failed."""
    from riskctl.cli import progress
    from riskctl.cli.console import say
    from riskctl.sources.errors import SourceError
    from riskctl.sources.update import update
    from riskctl.text.display import safe
    from riskctl.text.problems import InputError
    from riskctl.watchlists.snapshots import lists_root

    failed: list[str] = []
    for list_id in wanted:
        if stands_for := descriptors[list_id].stands_for:
            say(f"{list_id}: described by {safe(stands_for)}")
        try:
            with progress.working(list_id, unit="MB", quiet=quiet) as work:
                done = update(
                    descriptors[list_id],
                    lists_root(),
                    today,
                    _own(choices, sources.get(list_id), work.reach),
                )
        except SourceError as error:
            failed.append(list_id)
            say(f"{list_id}: {safe(str(error))}")
            continue
        except (UsageProblem, InputError):
            raise
        except Exception as error:  # whatever befalls one list, the others are tried
            failed.append(list_id)
            say(f"{list_id}: {_note(list_id, error, today)}")
            continue
        if not quiet:
            say(_told(list_id, done))
    if len(failed) > 1 or (failed and len(wanted) > 1):
        say(
            f"{len(failed)} of {len(wanted)} lists failed: {', '.join(failed)}; their last snapshots stay, marked stale"
        )
    return failed


def _note(list_id: str, error: Exception, today: str) -> str:
    """Mark a list whose update broke off outside of the fetch itself. Returns what to say."""
    from riskctl.sources.install import note_failure
    from riskctl.text.display import safe
    from riskctl.watchlists.snapshots import lists_root

    reason = f"the update broke off ({type(error).__name__}: {safe(str(error), 120)})"
    note_failure(lists_root(), list_id, {"date": today, "url": "", "reason": reason})
    return reason


def _own(choices: Choices, source: ListSource | None, progress: Progress | None) -> Choices:
    """The choices for one list: options first, then the configuration."""
    from dataclasses import replace

    chosen = replace(choices, request=replace(choices.request, progress=progress))
    if source is None:
        return chosen
    # An address in the configuration stands for the publisher's; a mirror that is named now goes
    # before it.
    url = chosen.url or ("" if chosen.mirror else source.url)
    return replace(chosen, url=url, proxy=chosen.proxy or source.proxy)


def _told(list_id: str, done: Updated) -> str:
    snapshot = done.snapshot
    words = {
        "installed": "installed",
        "same": "fetched, nothing changed",
        "unchanged": "not changed at the publisher",
    }
    text = f"{list_id}: {words[done.word]}; {snapshot.entries:,} entries of {snapshot.date}"
    return text + (
        "; the count was accepted by hand: never good for a clear answer"
        if snapshot.accepted_count
        else ""
    )
