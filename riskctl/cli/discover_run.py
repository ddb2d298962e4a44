"""What ``riskctl discover`` does, apart from reading its options: it is reached with and without the option library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from riskctl.discovery.scanned import Inventory
    from riskctl.discovery.tree import Selection


class DiscoverRequest(NamedTuple):
    """The options of the command as they were given."""

    path: Path = Path()
    format: str = "table"
    output: tuple[Path, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    diff: Path | None = None
    everything: bool = False
    bom: tuple[Path, ...] = ()

    @property
    def selection(self) -> Selection:
        """Which files are read."""
        from riskctl.discovery.tree import Selection

        return Selection(self.include, self.exclude, self.everything)


def run(request: DiscoverRequest) -> int:
    """List the usages of a tree, write what was asked for, and return the exit code. Raises ``UsageProblem``."""
    from riskctl.cli import console, exit_codes
    from riskctl.cli.progress import working
    from riskctl.discovery.formats import writer_named
    from riskctl.discovery.scan import discover

    _check(request)
    with working("reading files"):
        inventory = with_boms(discover(request.path, request.selection), request.bom)
        if request.diff is not None:
            inventory = _beyond(inventory, discover(request.diff, request.selection))
    if request.output:
        from riskctl.text.atomic import write_all

        write_all([(target, _bytes(inventory, target)) for target in request.output])
    shown = writer_named(request.format)(inventory)
    if request.format == "table":
        console.write_text(shown.decode())
    else:
        console.write_bytes(shown)
    _warn(inventory)
    return exit_codes.STALE_DATA if inventory.unread else exit_codes.PASSED


def with_boms(inventory: Inventory, files: Sequence[Path]) -> Inventory:
    """The inventory with the usages of bills of materials of other tools behind its own."""
    if not files:
        return inventory
    from riskctl.discovery.bom import read_bom

    usages = [usage for file in files for usage in read_bom(file)]
    return inventory._replace(usages=(*inventory.usages, *usages)) if usages else inventory


def _check(request: DiscoverRequest) -> None:
    from riskctl.cli.guard import UsageProblem
    from riskctl.cli.usage_pages import is_page
    from riskctl.discovery.formats import FORMATS, writer_for
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    if request.format not in FORMATS:
        known = ", ".join(FORMATS)
        given = safe(request.format, 40)
        raise UsageProblem(
            f"--format takes one of {known}, not '{given}'{hint(request.format, FORMATS)}"
        )
    for place in (request.path, request.diff):
        if place is not None and not place.exists():
            raise UsageProblem(f"{place}:1:1: no such file or folder; name one that exists")
    for target in request.output:
        if writer_for(target.name) is None and not is_page(target):
            raise UsageProblem(f"no format is known for {target}; see riskctl discover --help")


def _bytes(inventory: Inventory, target: Path) -> bytes:
    """The inventory in the format that a file name asks for."""
    import json

    from riskctl.cli.usage_pages import render
    from riskctl.discovery.formats import writer_for
    from riskctl.discovery.inventory import as_json

    writer = writer_for(target.name)
    if writer is not None:
        return writer(inventory)
    from riskctl.reports.pages.usages import inventory_report

    return render(inventory_report(json.loads(as_json(inventory))), target)


def _beyond(inventory: Inventory, old: Inventory) -> Inventory:
    from riskctl.discovery.changes import new_usages

    return inventory._replace(usages=tuple(new_usages(inventory.usages, old.usages)))


def _warn(inventory: Inventory) -> None:
    """What was left out, and files that could not be read: the answer is then not known to be whole."""
    from riskctl.cli import console
    from riskctl.text.display import safe

    for warning in inventory.warnings:
        console.say(safe(warning, 300))
    if inventory.left_out_line:
        console.say(inventory.left_out_line)
    if inventory.unread:
        console.say(f"{len(inventory.unread)} files were not read; what they use is not known")
