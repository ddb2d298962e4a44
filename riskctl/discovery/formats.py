"""The formats of an inventory, by the end of a file name and by name; each writer is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from riskctl.discovery.scanned import Inventory

Writer = Callable[["Inventory"], bytes]
_SUFFIXES: tuple[tuple[str, str], ...] = (
    (".cdx.json", "cyclonedx"),
    (".bom.json", "cyclonedx"),
    (".cdx17.json", "cyclonedx-1.7"),
    (".sarif", "sarif"),
    (".sarif.json", "sarif"),
    (".rules", "egress"),
    (".mmd", "mermaid"),
    (".svg", "badge"),
    (".txt", "table"),
    (".json", "json"),
)
"""By the end of a file name; the first that fits."""
_WRITERS: dict[str, tuple[str, str]] = {
    "table": ("inventory", "as_table_bytes"),
    "json": ("inventory", "as_json"),
    "cyclonedx": ("cyclonedx", "as_cyclonedx"),
    "cyclonedx-1.7": ("cyclonedx", "as_cyclonedx_1_7"),
    "sarif": ("sarif", "as_sarif"),
    "mermaid": ("egress", "as_mermaid"),
    "egress": ("egress", "as_egress_rules"),
    "badge": ("badge", "as_badge"),
}
_WITH_MENTIONS = ("table", "json")
"""Formats with a place of their own for what is no usage."""
FORMATS = tuple(_WRITERS)
"""Names for ``--format``."""


@cache
def writer_named(name: str) -> Writer:
    """The writer of a format. Raises :class:`KeyError` for an unknown name."""
    module, function = _WRITERS[name]
    write = cast("Writer", getattr(import_module(f"riskctl.discovery.{module}"), function))
    if name in _WITH_MENTIONS:
        return write
    return lambda inventory: write(inventory.used)


def writer_for(file_name: str) -> Writer | None:
    """The writer that the end of a file name asks for; None when no format ends like that."""
    name = next((name for suffix, name in _SUFFIXES if file_name.endswith(suffix)), "")
    return writer_named(name) if name else None
