"""What the ``lists`` commands share: descriptors of all layers, the user's addresses, how a list is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from riskctl.cli.guard import UsageProblem

if TYPE_CHECKING:
    from riskctl.sources.descriptors import Descriptor
    from riskctl.workspace.config import ListSource


def open_descriptors(data: Sequence[Path] | None) -> dict[str, Descriptor]:
    """Descriptors of the bundled data, the packs, the configuration and ``--data``, later over earlier."""
    from riskctl.sources.descriptors import FOLDER, load_descriptors
    from riskctl.workspace.layers import all_layers

    layers = [layer for layer in all_layers(data or ()) if layer.data is not None]
    return load_descriptors(
        (f"{layer.name}/{FOLDER}", layer.data / FOLDER) for layer in layers if layer.data
    )


def list_sources() -> Mapping[str, ListSource]:
    """The user's addresses and proxies by list, from the configuration."""
    from riskctl.workspace.config import find_config, read_config

    return read_config(find_config()).lists


def check_id(list_id: str, known: Mapping[str, object]) -> None:
    """Raise :class:`UsageProblem` for what can be no id of a list, with a suggestion."""
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint
    from riskctl.watchlists.snapshot import is_list_id

    if not is_list_id(list_id):
        shape = "small letters, digits, hyphens and dots, such as us.sdn"
        raise UsageProblem(
            f"'{safe(list_id, 60)}' is no id of a list ({shape}){hint(list_id, known)}"
        )


def check_list(list_id: str) -> None:
    """Raise :class:`UsageProblem` for a list that is not installed and whose id looks like that of another."""
    from riskctl.text.suggest import hint
    from riskctl.watchlists.snapshots import installed, lists_root

    known = {*installed(lists_root()), *open_descriptors(None)}
    check_id(list_id, dict.fromkeys(known))
    near = "" if list_id in known else hint(list_id, known)
    if near:
        raise UsageProblem(
            f"no list '{list_id}' is installed{near}; riskctl lists status shows all"
        )


def list_day(value: str | None, today: str) -> str:
    """The date that ``--date`` gives, empty without it. Raises :class:`UsageProblem` for text that is none."""
    if value == "today":
        return today
    check_day("--date", value)
    return value or ""


def check_day(option: str, value: str | None) -> None:
    """Raise :class:`UsageProblem` for text that is no date."""
    from riskctl.text.dates import date_hint, is_date
    from riskctl.text.display import safe

    if value is not None and not is_date(value):
        shown = f"'{safe(value, 40)}'{date_hint(value)}"
        raise UsageProblem(f"{option} takes a date such as 2026-11-23, not {shown}")
